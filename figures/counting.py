"""A matched number becomes the judgement whether it counts something, names it or is no figure."""

from __future__ import annotations

import re

from figures import patterns
from figures.context import NEARLY, bound_after, in_slogan
from figures.numerals import DIGIT
from figures.units import PLACES, dimension_of

Match = re.Match[str]

NEEDS_MORE = frozenset(
    (*PLACES, *"方 面 分 角 钱 两 度 声 步 头 口 里 斗 尺 寸 丈 类 维 重 车 船 发".split())
)
"""After a single Chinese numeral these make a word or a name as often as a count (八方, 三角)."""

NEVER_ALONE = frozenset("方 面 声 步 头 口".split())
"""Of these not even a numeral that stands between punctuation is a count (三方，)."""

ARTICLES = ("item:", "people", "visits", "months", "hours")
"""Dimensions in which 一 is an article or a phrase (一批, 一年来) unless something binds it."""

POSTPOSED = frozenset("名 人 家 处 所 座 台 辆 件 份 次 册".split())
"""Measure words with which 一 counts at the end of a list item (主任一名，)."""

_digit = re.compile(f"[{DIGIT}]")
_digit_or_ten = re.compile(f"[{DIGIT}十廿卅拾]|([百千万亿兆])(?!\\1)[百千万亿兆]")
_FORMAL = frozenset("壹贰叁肆伍陆柒捌玖")
"""One formal numeral alone is a word (大陆架); they are written in sums (伍佰元)."""
_cjk = re.compile("[\u4e00-\u9fff]")
_large = re.compile("[百千万亿兆].")
_round = re.compile(f"[{DIGIT}][百千万亿兆]$")
_after_is = re.compile(f"(?:{patterns.ALONE_AFTER.pattern})|[而却这那]|不是")
_numerous_before = re.compile(
    rf"(?:{NEARLY}|(?<![高低])超过?|逾|约为?|大约|突破|跨过|不足|不到|不下|至少|(?<=[可多高长])达)$"
)
"""Words behind which a scale character alone is a number (近百家, 逾千人)."""

_sum_goes_on = re.compile(
    rf"(?<=年)(?:零|又)?{patterns.AMOUNT}个半?月|(?<=个月)(?:零|又)?{patterns.AMOUNT}[天日]|(?<=小时)(?:零|又)?{patterns.AMOUNT}分(?![之])"
    rf"|(?<=分钟)(?:零|又)?{patterns.AMOUNT}秒"
)
"""What makes a sum of one year, hour or minute (一年六个月)."""

_ascending = re.compile("十?百?千?万*亿*兆?")
"""A scale stands before the larger one (百万): 万千 and 亿万 are words."""

_bound_to = re.compile(r"(?:满|为期|不足|不满|不少于|不超过|超过|至少|近|仅|达|第|共|计|之)$")
_each = re.compile("[每各][^，。；、]{1,8}$")
_list_end = re.compile(r"[，。、；（）()]|$")
_more = re.compile("多(?=[，。；、的来后前]|时间)")
_lasts = re.compile("[期限间][^，。；]{0,4}(?:为|是|少于|超过|至)?$")
_later = re.compile("(?:以前|之前|以后|之后|前|后)(?![期年者])")
_article_before = re.compile("(?<!主)任$|[每这那另同某哪第有为是的唯之逐了成作在到于从统专单唯万]$")
_code_before = re.compile(
    "(?:邮编|邮政编码|电话|传真|热线|代码|编号|编码|证号|账号|号码|邮箱|网址)[:：为]?$"
)
_compared_before = re.compile(
    "(?:[大小高低多少]于|等于|超过|[至最][多少][是有]?|不[足到超]|[≥≤<>=＜＞])$"
)
_HYPHENS = frozenset("-‐")
_NAME_SIGNS = frozenset("#＃")
_COUNTED_BEFORE = frozenset("共达约近有超")
_COUNTED_BEHIND = frozenset("多余和或的为至到及以左上与是之")


def bare_digits_count(text: str, match: Match) -> bool:
    """Whether Arabic digits without a unit count (涉及20余) or name (930项目, 2.0时代)."""
    start, end = match.span()
    if "," in match["arabic"]:
        return True
    if match["arabic"].endswith(".0") or _code_before.search(text, max(0, start - 6), start):
        return False
    if text[end : end + 1] == "”" and not match["sign"] and in_slogan(text, start):
        return False
    if text[start - 1 : start] == "比" or _compared_before.search(text, max(0, start - 3), start):
        return True
    following = text[end : end + 1]
    joined = (
        match["arabic"].isdigit()
        and text[start - 1 : start] in _HYPHENS
        and _cjk.match(text, max(0, start - 2))
    )
    if following in _NAME_SIGNS or joined:
        return False
    if match["sign"] or not _cjk.match(following) or following in _COUNTED_BEHIND:
        return True
    return text[start - 1 : start] in _COUNTED_BEFORE if start else False


_SCALES = frozenset("百千万亿")
_OPENS, _CLOSES = frozenset("（(［["), frozenset("）)］]")
_UNIT_LABELS = ("单位：", "单位:")


def numeral_counts(text: str, match: Match, unit: str) -> bool:
    """Whether a Chinese numeral counts something and is not part of a word or a name."""
    numeral = match["chinese"]
    start, end = match.span()
    if match["sign"] or match["currency"] or match["half_of"] or "点" in numeral:
        return True
    if numeral[0] in _SCALES and _is_heading_unit(text, start, end):
        return False
    if in_slogan(text, start):
        return False
    if numeral in _FORMAL and not _alone(text, start, end):
        return False
    if _digit.search(numeral) and _compared_before.search(text, max(0, start - 3), start):
        return True
    if start and text[start - 1] == "是" and _after_is.match(text, end):
        return True
    if unit not in NEVER_ALONE and (start == 0 or unit or numeral[1:]) and _alone(text, start, end):
        return bool(unit or _digit_or_ten.search(numeral)) and (numeral != "一" or start == 0)
    if match["vague"] or match["more"] or match["more2"]:
        return True
    if not _digit.search(numeral) and numeral[0] != "十":
        return _scale_counts(text, (start, end), numeral, unit)
    if not unit and bound_after(text, end):
        return True
    if not unit or unit in NEEDS_MORE:
        return _unlikely_counts(text, numeral + (match["scale"] or ""), unit, end)
    if numeral != "一" or match["scale"] or match["half"]:
        return True
    dimension = dimension_of(unit)
    return not dimension.startswith(ARTICLES) or _one_counts(text, start, end, unit, dimension)


def _is_heading_unit(text: str, start: int, end: int) -> bool:
    """Whether a scale with its unit only says in what a column is told: （万吨）, 单位：亿元."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return (before in _OPENS and after in _CLOSES) or (
        text.endswith(_UNIT_LABELS, 0, start)
        and (not after or after in _CLOSES or after in "、，,；/")
    )


def _scale_counts(text: str, span: tuple[int, int], numeral: str, unit: str) -> bool:
    """Whether scale characters alone count (百万户, 千亿元, 近百家) or make a word (百姓, 千家)."""
    start, end = span
    if not _ascending.fullmatch(numeral) or (start and text[start - 1].isdigit()):
        return False
    if unit and _numerous_before.search(text, max(0, start - 3), start):
        return True
    if dimension_of(unit).startswith("money:"):
        return True
    return len(numeral) > 1 and (bool(unit) or text[end : end + 1] in "台级大，。、；以")


def _unlikely_counts(text: str, numeral: str, unit: str, end: int) -> bool:
    """Whether a numeral counts though no unit, or hardly a unit, stands behind it."""
    if _large.search(numeral) or (unit and len(numeral) > 1):
        return True
    return not unit and bool(_round.search(numeral) and patterns.ALONE_AFTER.match(text, end))


def _one_counts(text: str, start: int, end: int, unit: str, dimension: str) -> bool:
    """Whether 一 is more than the indefinite article (一批) or a phrase (一年来).

    Something binds it: a rule (一年以下), a rate (每年一次), its place behind the noun
    (主任一名，).
    """
    before = text[max(0, start - 10) : start]
    if bound_after(text, end) or _bound_to.search(before) or _sum_goes_on.match(text, end):
        return True
    if dimension in {"months", "hours"} and _more.match(text, end):
        return True
    if dimension in {"months", "hours"} and _later.match(text, end):
        return True
    if dimension == "months" and _lasts.search(before) and _list_end.match(text, end):
        return True
    ends = _list_end.match(text, end) is not None
    if _each.search(before):
        return ends or unit in {"次", "名"}
    return (
        ends
        and unit in POSTPOSED
        and dimension.startswith(("item:", "people"))
        and _cjk.search(before[-1:]) is not None
        and not _article_before.search(before)
    )


def _alone(text: str, start: int, end: int) -> bool:
    """Whether nothing but punctuation stands on both sides."""
    return bool(
        patterns.ALONE_AFTER.match(text, end)
        and patterns.ALONE_BEFORE.search(text[max(0, start - 1) : start])
    )
