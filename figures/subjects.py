"""The figures of a sentence become told: what each measures, and what happened to it.

What a count measures stands behind it (222家重点企业) or before it (急诊床位51张); what a share or
a sum measures stands before it (研发投入同比增长19.6%) or in the clause before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.words import cut
from figures.clause_words import COMPARISONS, STRIPPED, TREND_OF, TRENDS
from figures.lexer import find_figures
from figures.model import COUNTED, Figure, Kind
from figures.noun_phrases import LONGEST, Before, before, behind, clause_before
from figures.units import alternation, dimension_of

_AMONG = "|".join(f"(?:{alternation(words.split())})" for words in TRENDS.values())
_at_end = re.compile(
    rf"(?<![至不多])(?:年均|月均|日均|平均)?(?P<trend>(?![为是]){alternation(TREND_OF)}|(?<![达遇看])到|至"
    r"|(?<![成作认定列评变分设称视转选])为|是)"
    rf"(?:{_AMONG}|[约近了共将均已]|左右|分别|大约|预计|同比|环比|全国|平均){{0,4}}$"
)
_trend_words = re.compile(alternation(TREND_OF))
_TELLING = ("下降", "增长", "新增", "完成", "累计", "达到")
"""The trends, the more telling first."""

_governing = re.compile(
    rf"(?P<新增>{alternation(TRENDS['新增'].split())}|新(?=[建改增设签认培创投开筹引入登注获晋批评]))"
    rf"|(?P<完成>{alternation(TRENDS['完成'].split())})|(?P<累计>{alternation(TRENDS['累计'].split())})"
    r"|(?P<增长>净增|多增|增加)|(?P<下降>减少|压减|削减)"
)
_rate = re.compile(
    r"(?:每(?:平方米|立方米|平方公里|[百千万]?人|户|亩|公顷|公里|米|年|月|日|天|小时|名|个|家|村|股|吨|公斤|斤|辆|张"
    r"|套|件|次|学期|学年|季度|万元)){1,2}$"
)
"""What a number is told for (每人每月209元)."""

_period = re.compile(r"[比较与同在]?“”(?:时期|期间|末|初|以来)?")
"""What is left of a period whose name was taken out."""

_bounds = re.compile(
    r"(?:不(?:得|应|能)?(?:低于|少于|超过|高于|大于|小于|多于|超)|低于|少于|小于|大于|多于|不足|不满|不到|未满"
    r"|(?:最[长短高低多少迟]|至[多少])(?:不(?:得|应)?(?:超过|低于|少于))?|一般)$"
)
"""Words that bound the number behind them and tell nothing of what became of it."""

_trend_behind = re.compile(
    r"(?:以上|左右|以内|以下)?的?(增长|增幅|增速|下降|降幅|涨幅)(?![至到为0-9])"
)
_article = re.compile(r"(?:余|多|级)?(?:以上|以下|左右|以内|之内)?的?")
_of_noun = re.compile(r"(?:以上|以下|左右|以内)?的")
_opening = re.compile(r"^(?:余|多)?(?:以上|以下|左右|以内)?(?:的)?")
_within = re.compile(r"(?:之日起|以内|之内|内|前|后|起|以后|以前|之前|之后)")
_measure = re.compile(
    "(?:[率量额数值比费]|收入|支出|投资|面积|贷款|存款|余额|规模|标准|水平|工资|利润|价格|消费|比重)$"
)
_passing = re.compile(r"(?:连续|历时|为期|过去|未来|今后|近)$")
_since_then = re.compile("以?来")

_LEVEL, _TOTAL = "达到", "累计"
_GOVERNED = frozenset({"新增", "完成", "累计"})
_counts_itself = frozenset({"人", "人次", "户次", "辆次", "架次", "件次", "台次"})
"""Units that say themselves what is counted; their subject stands before them."""

_COUNTED_BY_NOUN = ("item:", "people")
_DURATIONS = frozenset({"hours", "months", "working days"})
_SHARES = frozenset({Kind.PERCENT, Kind.POINTS, Kind.RATIO})
_LISTED = frozenset({"、", "和", "及", "与"})
_TOTALS = frozenset({"总数", "总量", "数量", "总计", "共计"})
"""Nouns that tell how many there are of what was told before."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure's subject and trend, and whether a verb governs both (新增上市企业6家)."""

    subject: str
    trend: str
    governed: bool = False


def tell_figures(text: str, sentence: int = 0) -> tuple[Figure, ...]:
    """Every figure of a sentence with its subject and trend."""
    return told(text, find_figures(text, sentence))


def told(text: str, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures, those that count something with subject and trend as far as the text tells."""
    counted = [figure for figure in figures if figure.kind in COUNTED]
    done: list[_Told] = []
    for at in range(len(counted)):
        done.append(_told(text, figures, counted, at, done))
    done = _respective(text, counted, _distributed(text, counted, done))
    found = iter(done)
    return tuple(
        replace(figure, subject=one.subject, trend=one.trend)
        if figure.kind in COUNTED and (one := next(found))
        else figure
        for figure in figures
    )


def same_subject(one: Figure, other: Figure) -> bool:
    """Whether two figures tell of the same thing: one subject is in the other, both told."""
    if not one.subject or not other.subject:
        return False
    return one.subject in other.subject or other.subject in one.subject


def _told(
    text: str,
    figures: Sequence[Figure],
    counted: Sequence[Figure],
    at: int,
    done: Sequence[_Told],
) -> _Told:
    figure = counted[at]
    previous = done[-1] if done else None
    joint = text[counted[at - 1].end : figure.start] if at else ""
    noun = _noun_behind(text, counted, at)
    by_noun = _by_noun(figure)
    if previous and joint in _LISTED:
        return replace(previous, subject=(noun if by_noun else "") or previous.subject)
    clause = _rate.sub("", _bounds.sub("", clause_before(_text_before(text, figures, figure))))
    last = _at_end.search(clause)
    told_before = _compared(clause, _before(clause, last))
    trend, governed = _trend(text, figure, last, told_before)
    if _duration(figure) and _within.match(text, figure.end):
        return _Told("", "")
    of_noun = _of_noun.match(text, figure.end) is not None
    subject = _choice(figure, told_before, noun, trend, by_noun=by_noun, of_noun=of_noun)
    if noun and _duration(figure) and subject == noun:
        trend = ""
    elif not trend and subject.endswith("新增就业"):
        trend, governed = "新增", True
    if previous:
        if not trend and previous.governed and _goes_on(joint, told_before):
            trend, governed = previous.trend, True
        if subject in _TOTALS or (not subject and _elliptical(told_before, trend)):
            subject = previous.subject
    elif not subject and trend and _elliptical(told_before, trend):
        subject = _topic(text[: figure.start])
    return _Told(subject, trend, governed)


def _choice(
    figure: Figure, told_before: Before, noun: str, trend: str, *, by_noun: bool, of_noun: bool
) -> str:
    """The noun phrase that a figure measures, of that before it and that behind it.

    `by_noun` where it counts what stands behind it, `of_noun` where 的 joins it to that (80%的村).
    """
    phrase = "" if told_before.severed else told_before.phrase
    if by_noun:
        return noun or ("" if phrase in STRIPPED else phrase)
    if not noun:
        return "" if told_before.between == "的" and _duration(figure) else phrase
    if (
        _duration(figure)
        or phrase in STRIPPED
        or (figure.kind in _SHARES and not trend and of_noun)
    ):
        return noun
    adjacent = phrase and told_before.between in {"", "的"}
    grows = trend not in _GOVERNED and trend
    return phrase if phrase and (adjacent or grows) else noun


def _before(clause: str, last: re.Match[str] | None) -> Before:
    """What stands before the verb that a clause ends with, if it ends with one."""
    if not last:
        return before(clause)
    told_before = before(clause[: last.start()], arrives=last["trend"] in {"到", "至"})
    return replace(told_before, between=told_before.between + last[0])


def _told_most(last: re.Match[str]) -> str:
    """The trend of the verbs that end a clause: growth rather than a total (累计下降), a total
    rather than a level (累计达)."""
    trends = [TREND_OF[word[0]] for word in _trend_words.finditer(last[0])]
    return min(trends, key=_TELLING.index) if trends else _LEVEL


def _compared(clause: str, told_before: Before) -> Before:
    """What stands before what the clause only compares with (水耗低于全国平均水平)."""
    if told_before.between == "的" or not told_before.governing.endswith(COMPARISONS):
        return told_before
    verb = next(word for word in COMPARISONS if told_before.governing.endswith(word))
    end = clause.rfind(verb)
    return replace(told_before, phrase=before(clause[: max(0, end)]).phrase, governing="")


def _trend(
    text: str, figure: Figure, last: re.Match[str] | None, told_before: Before
) -> tuple[str, bool]:
    """What happened to what a figure measures, and whether the verb stands before both.

    The verb right before the figure tells it, rather one that says more than 达到 (累计达); a count
    may be told by the verb before its noun (新增上市企业6家).
    """
    governing = ""
    if figure.kind not in _SHARES:
        for match in _governing.finditer(told_before.governing + told_before.between):
            governing = match.lastgroup or ""
    if last:
        trend = _told_most(last)
        if trend == _LEVEL and governing == _TOTAL:
            return _TOTAL, True
        return trend, trend in _GOVERNED
    behind_it = _trend_behind.match(text, figure.end)
    if behind_it:
        return ("下降" if behind_it[1][0] in "下降" else "增长"), False
    return governing, bool(governing)


def _goes_on(joint: str, told_before: Before) -> bool:
    """Whether a figure goes on listing what a verb governs (新增企业50家、上市公司23家)."""
    return "、" in joint[:4] and "，" not in joint and not told_before.governing


def _elliptical(told_before: Before, trend: str) -> bool:
    """Whether a clause only goes on telling of what was told (，增长5.2%；，累计达47家)."""
    return (
        not told_before.phrase
        and not told_before.severed
        and bool(trend or not told_before.governing)
    )


def _by_noun(figure: Figure) -> bool:
    """Whether the noun stands behind the number (222家重点企业)."""
    if figure.kind is not Kind.QUANTITY or figure.unit in _counts_itself:
        return False
    return not figure.unit or dimension_of(figure.unit).startswith(_COUNTED_BY_NOUN)


def _noun_behind(text: str, counted: Sequence[Figure], at: int) -> str:
    """The noun phrase behind a figure; where another stands there (两批21件), the one behind it."""
    figure = counted[at]
    opening = _article.match(text, figure.end)
    start = opening.end() if opening else figure.end
    if at + 1 < len(counted) and counted[at + 1].start == figure.end and _by_noun(counted[at + 1]):
        return _noun_behind(text, counted, at + 1)
    if _duration(figure) and (
        _within.match(text, figure.end) or _passing.search(text, 0, figure.start)
    ):
        return ""
    end = counted[at + 1].start if at + 1 < len(counted) else start + LONGEST
    return behind(text[start:end], counted_by_noun=_by_noun(figure))


def _text_before(text: str, figures: Sequence[Figure], figure: Figure) -> str:
    """The text before a figure from the last that counts on, without dates and times in passing."""
    pieces: list[str] = []
    end = figure.start
    for earlier in reversed([one for one in figures if one.start < figure.start]):
        if earlier.kind in COUNTED:
            if _passing.search(text, 0, earlier.start) and _duration(earlier):
                since = _since_then.match(text, earlier.end)
                pieces.append(text[since.end() if since else earlier.end : end])
                end = earlier.start
                continue
            pieces.append(_opening.sub("", text[earlier.end : end]))
            break
        if earlier.kind is Kind.ENUMERATOR or _is_article(earlier):
            pieces.append(text[earlier.end : end])
            break
        if earlier.kind is Kind.DATE:
            pieces.append(text[earlier.end : end].removeprefix("的"))
            end = earlier.start
    else:
        pieces.append(text[max(0, end - 8 * LONGEST) : end])
    return _period.sub("", "".join(reversed(pieces)))


def _is_article(figure: Figure) -> bool:
    return figure.kind is Kind.ORDINAL and figure.text[-1] in "条款项"


def _duration(figure: Figure) -> bool:
    return figure.kind is Kind.QUANTITY and dimension_of(figure.unit) in _DURATIONS


def _topic(text: str) -> str:
    """The noun phrase of the last clause before the one that `text` ends with that has one."""
    for _ in range(2):
        clause = clause_before(text)
        text = text[: len(text) - len(clause) - 1]
        phrase = _before((clause := clause_before(text)), _at_end.search(clause)).phrase
        if phrase:
            return phrase
    return ""


def _distributed(text: str, counted: Sequence[Figure], done: Sequence[_Told]) -> list[_Told]:
    """Subjects told one by one where the text says 分别: 苹果、食用菌产量分别增长3.4%、6.8%."""
    found = list(done)
    for at, figure in enumerate(counted):
        names = re.split("[、和与]", done[at].subject)
        if len(names) < 2 or "分别" not in text[max(0, figure.start - 16) : figure.start]:
            continue
        if _listed_with(text, counted, at) == len(names):
            for place, name in enumerate(_with_head(names)):
                found[at + place] = replace(found[at + place], subject=name)
    return found


def _with_head(names: Sequence[str]) -> list[str]:
    """The names, each with what the last one says of them all (苹果、食用菌产量: 苹果产量)."""
    last = names[-1]
    if _measure.search(last) is None:
        return [*names]
    return [name if _measure.search(name) else name + _shared(name, last) for name in names]


def _shared(name: str, last: str) -> str:
    """What follows in `last` what stands there beside `name`: 城镇, 农村居民收入 share 居民收入.

    That is what ends with the same character (中小企业, 高新技术企业数量), else what is as long or
    has as many words.
    """
    at = last.rfind(name[-1], 0, len(last) - 1)
    if at > 0:
        return last[at + 1 :]
    rest = last[len(name) :]
    if rest and len(cut(last[: len(name)])) == 1 and len(cut(rest)[0]) > 1:
        return rest
    words = cut(last)
    return "".join(words[min(len(cut(name)), len(words) - 1) :])


def _respective(text: str, counted: Sequence[Figure], done: Sequence[_Told]) -> list[_Told]:
    """Subjects of the figures told before, one by one: 游客3亿人次、花费37亿元，分别增长8%、9%."""
    found = list(done)
    for at, figure in enumerate(counted):
        many = _listed_with(text, counted, at)
        if at < many or many < 2 or (at and text[counted[at - 1].end : figure.start] in _LISTED):
            continue
        joint = text[counted[at - 1].end : figure.start]
        if figure.kind not in _SHARES or before(clause_before(joint)).phrase or "，" not in joint:
            continue
        earlier = done[at - many : at]
        if len({one.subject for one in earlier}) == many:
            for place, one in enumerate(earlier):
                found[at + place] = replace(found[at + place], subject=one.subject)
    return found


def _listed_with(text: str, counted: Sequence[Figure], at: int) -> int:
    """How many figures stand in one list from `at` on."""
    last = at
    while last + 1 < len(counted) and text[counted[last].end : counted[last + 1].start] in _LISTED:
        last += 1
    return last - at + 1
