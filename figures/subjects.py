"""The figures of a sentence become told: what each measures, and what happened to it.

No parser is asked: the clause around a figure is cut at verbs and other words of declared tables.
What a count measures stands behind it (222家重点企业) or before it (急诊床位51张); what a share or
a sum measures stands before it (研发投入同比增长19.6%) or in the clause before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.words import cut
from figures.lexer import find_figures
from figures.model import COUNTED, Figure, Kind
from figures.units import dimension_of

TRENDS = {
    "增长": (
        "增长 增加 增 上升 提高 提升 扩大 回升 上涨 增幅 涨 净增 多增 上浮 上调 增速 递增 提速 "
    ),
    "下降": (
        "下降 减少 降低 压缩 压减 削减 缩短 下调 下跌 回落 收窄 降 减 少 缩减 降幅 下滑 节约 "
    ),
    "达到": (
        "达到 达 高达 可达 增至 升至 降至 提高到 提高至 提升到 提升至 增加到 增加至 增长至 上升到 "
        "上升至 上升为 扩大到 扩大至 下降到 下降至 降低到 降到 减少到 减少至 压缩至 压缩到 缩短至 "
        "突破 超过 超 稳定在 保持在 控制在 维持在 为 是 有 共有 拥有 预计达 总计达 达成 "
    ),
    "累计": ("累计 累计达 累计达到 累计超过 总计 合计 共计 "),
    "新增": ("新增 新建 新设 新开 新开工 新签约 新引进 新认定 新培育 新注册 增设 新筹集 新投用 "),
    "完成": ("完成 实现 建成 建成投运 建成投用 竣工 投产 开工 落地 办结 化解 完工 交付 "),
}
"""What may have happened to what is measured, each with the words that say so."""

VERBS = (
    "发放 拉动 带动 开通 引育 引进 培育 创建 获批 推进 推动 加快 扩容 安排 落实 支持 拨付 争取 "
    "发布 出台 制定 签约 设立 组建 组织 开展 举办 处置 减免 筹集 筹建 整治 清理 帮助 惠及 覆盖 "
    "吸引 集聚 留住 助企 助力 贡献 改造 治理 建设 确保 控制 稳定 保持 维持 力争 推广 争创 打造 "
    "形成 做强 做优 用好 深化 优化 强化 完善 通过 取得 荣获 获得 启动 实施 兑现 盘活 储备 承接 "
    "对接 出让 收储 退出 腾退 疏解 纳入 入选 入驻 聚集 汇聚 集聚了 发明 核发 办理 受理 查处 侦破 "
    "追回 挽回 解决 收集 梳理 编制 修订 审议 组织了 派出 选派 慰问 救助 资助 募集 授信 缴纳 并处 "
    "罚款 超出 低于 高于 不低于 不超过 不少于 占 比 较 由 从 对 向 在 将 把 使 让 给 于 以 并 且 "
    "又 再 也 还 每 其中 占 目前 处 全年 今年 去年 上年 本年 期间 已有 共 已 均 约 近 仅 只 总 "
    "分别 预计 同比 环比 年均 月均 日均 平均 净 了 至 到 逾 满 以来 首次 连续 全部 大约 将近 "
    "接近 左右 "
).split()
"""Words that are no part of the noun phrase beside a figure."""

_BREAKS = re.compile(r"[，。；：！？,;:!?（）()—…\s]")
_STOPS = frozenset(
    (
        "， 。 ； ： ！ ？ , ; : ! ? （ ） ( ) — … 、 开设 开放 达 超 均 为 获 被 等 和 与 及 或 "
        "是 有 可 按 起 的 地 得 完成 实现 增收 开展 以 来 入 能 要 需 应 须 内 后 前 中 里 上 "
        "下 外 "
    ).split()
)
_LEADING = frozenset("和 与 及 以及 或 、 的 其中 ， 有 了 “ ” 《 》".split())
_TREND_OF = {word: trend for trend, words in TRENDS.items() for word in words.split()}
_CUT_OFF = frozenset((*_TREND_OF, *VERBS))
_article = re.compile(r"(?:余|多)?(?:以上|以下|左右|以内)?的?")
_trend_behind = re.compile("的?(增长|增幅|增速|下降|降幅|涨幅)")
_counts_itself = frozenset({"人", "人次", "户次", "辆次", "架次", "件次", "台次"})
"""Units that say themselves what is counted; their subject stands before them."""

_TRANSPARENT = frozenset({"年均", "平均", "连续", "净"})
"""Adverbs that may stand within a noun phrase (细颗粒物年均浓度)."""
_NAMED_BEHIND = frozenset({Kind.MONEY, Kind.QUANTITY, Kind.PERCENT, Kind.RATIO})
_LISTED = frozenset({"、", "和", "及", "与"})
_COUNTED_BY_NOUN = ("item:", "people")
_LONGEST = 24


def tell_figures(text: str, sentence: int = 0) -> tuple[Figure, ...]:
    """Every figure of a sentence with its subject and trend."""
    return told(text, find_figures(text, sentence))


def told(text: str, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures, those that count something with subject and trend as far as the text tells."""
    done: list[Figure] = []
    for at, figure in enumerate(figures):
        if figure.kind in COUNTED:
            subject, trend = _told(text, figures, at, done)
            figure = replace(figure, subject=subject, trend=trend)  # noqa: PLW2901 - filled in
        done.append(figure)
    return _distributed(text, tuple(done))


def same_subject(one: Figure, other: Figure) -> bool:
    """Whether two figures tell of the same thing: one subject is in the other, both told."""
    if not one.subject or not other.subject:
        return False
    return one.subject in other.subject or other.subject in one.subject


def _told(
    text: str, figures: tuple[Figure, ...], at: int, done: Sequence[Figure]
) -> tuple[str, str]:
    figure = figures[at]
    counted_before = [one for one in done if one.kind in COUNTED]
    previous = counted_before[-1] if counted_before else None
    behind = _behind(text, figure) if _by_noun(figure) else ""
    if previous and text[previous.end : figure.start] in _LISTED:
        return behind or previous.subject, previous.trend
    words = _words_before(text, figures, at)
    trend = _trend(words)
    if not trend and (match := _trend_behind.match(text, figure.end)):
        trend = "下降" if match[1][0] in "下降" else "增长"
    subject = behind or _phrase(words)
    if not subject and figure.kind in _NAMED_BEHIND:
        subject = _behind(text, figure)
    if not subject and previous:
        subject = previous.subject
    if not subject:
        clauses = _BREAKS.split(text[max(0, figure.start - 4 * _LONGEST) : figure.start])
        subject = next(
            (phrase for clause in reversed(clauses[:-1]) if (phrase := _phrase(cut(clause)))), ""
        )
    return subject, trend


def _trend(words: Sequence[str]) -> str:
    """What the words before a figure say happened: the verb right before it, rather one that says
    more than 达到 (累计达); else the last of the clause."""
    last = ""
    for at in range(len(words) - 1, -1, -1):
        trend = _TREND_OF.get(words[at], "")
        if trend and (not last or (last == _LEVEL and trend == _TOTAL)):
            last = trend
        if last and words[at] not in _CUT_OFF:
            break
    return last


_LEVEL, _TOTAL = "达到", "累计"


def _by_noun(figure: Figure) -> bool:
    """Whether the noun stands behind the number (222家重点企业)."""
    if figure.kind is not Kind.QUANTITY or figure.unit in _counts_itself:
        return False
    return not figure.unit or dimension_of(figure.unit).startswith(_COUNTED_BY_NOUN)


def _words_before(text: str, figures: tuple[Figure, ...], at: int) -> Sequence[str]:
    """The words of the clause before a figure, from the last that counts on, without dates."""
    figure = figures[at]
    pieces: list[str] = []
    end = figure.start
    for earlier in reversed(figures[:at]):
        if earlier.kind in COUNTED:
            pieces.append(text[earlier.end : end])
            break
        if earlier.kind is Kind.DATE:
            pieces.append(text[earlier.end : end])
            end = earlier.start
    else:
        pieces.append(text[:end])
    clause = _BREAKS.split("".join(reversed(pieces))[-4 * _LONGEST :])[-1]
    return cut(clause)


def _behind(text: str, figure: Figure) -> str:
    """The noun phrase that begins right behind a figure."""
    begin = _article.match(text, figure.end)
    start = begin.end() if begin else figure.end
    words: list[str] = []
    for word in cut(text[start : start + _LONGEST]):
        if words and words[-1] in _STAY and word not in _HARD:
            words.append(word)
        elif word in _STOPS or word in _CUT_OFF or _BREAKS.match(word):
            break
        else:
            words.append(word)
    phrase = "".join(words)
    return phrase if len(phrase) > 1 and not phrase.isascii() else ""


_STAY = frozenset({"级"})
_HARD = frozenset("，。；：、")


def _phrase(words: Sequence[str]) -> str:
    """The noun phrase that stands last in the words before a figure, without the verbs."""
    end = len(words)
    while end and (words[end - 1] in _CUT_OFF or words[end - 1] in _LEADING):
        end -= 1
    start = end
    while start and (words[start - 1] not in _CUT_OFF or words[start - 1] in _TRANSPARENT):
        start -= 1
    while start < end and words[start] in _TRANSPARENT:
        start += 1
    while start < end and words[start] in _LEADING - {"“", "《"}:
        start += 1
    phrase = "".join(words[start:end])[-_LONGEST:]
    if phrase.count("“") != phrase.count("”"):
        phrase = phrase.replace("“", "").replace("”", "")
    return phrase if len(phrase) > 1 else ""


def _distributed(text: str, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Subjects told one by one where the text says 分别: 苹果、食用菌产量分别增长3.4%、6.8%."""
    done = list(figures)
    for at, figure in enumerate(figures):
        names = figure.subject.split("、")
        if len(names) < 2 or "分别" not in text[max(0, figure.start - 16) : figure.start]:
            continue
        last = at
        while (
            last + 1 < len(figures) and text[figures[last].end : figures[last + 1].start] in _LISTED
        ):
            last += 1
        if last - at + 1 == len(names):
            for place, name in enumerate(names):
                done[at + place] = replace(done[at + place], subject=name)
    return tuple(done)
