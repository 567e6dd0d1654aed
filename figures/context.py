"""A figure becomes what the words around it make of it: approximate, at least, at most."""

from __future__ import annotations

import re
from dataclasses import replace

from figures.model import Bound, Figure
from figures.patterns import NAME_IN_QUOTES

NEARLY = "(?<![附最邻靠亲就临毗])近"
"""近 where it says that a number is a little less, and ends no word of its own (最近, 附近)."""

_ABOUT_BEFORE = re.compile(rf"(?:约为?|大约|{NEARLY}|大概|大致|上下浮动|差不多|估计|据估)$")
_until_now = re.compile("(?<=[年月周天日])以?来")
"""Behind 近三年 it tells of the last three years, not of nearly three."""

_ABOUT_AFTER = re.compile(
    r"左右|上下(?!游)|有余|开外|不等|多(?![种样元个次项家年边少功])|余(?![额下地款名])"
)
_LEVEL_AFTER = re.compile("级(?!别)")
_AT_LEAST = re.compile(
    r"(?:(?<!不)(?<!不得)(?:超过|多于|高于|大于|胜过)|(?<![高低])超|逾|突破|跨过|站上|迈上|破"
    r"|不(?:得|应|能)?(?:少于|低于|小于|亚于)|不下|至少|最少|最低|起码"
    r"|(?:大于|高于|多于)或?者?等于|满|≥|＞ ?=?|> ?=?|(?<=[率比值量额价数元均])过)"
    r"(?:了|过|[是有为])? ?$"
)
_AT_MOST = re.compile(
    r"(?:(?<!不)(?<!不得)(?:低于|少于|小于)|不(?:得|应|能)?(?:超过|高于|大于|多于|超|逾)"
    r"|至多|最多|最高|最高可?达|不足|不满|未满|未达到?|不到|控制在"
    r"|(?:小于|低于|少于)或?者?等于|≤|＜ ?=?|< ?=?)(?:了|[是有为])? ?$"
)
_excluding = re.compile(
    r"(?:(?<!不)(?<!不得)(?<!不应)(?<!不能)(?:超过|多于|高于|大于|少于|低于|小于|超|逾|(?<!超)过)|不满|未满|不足|不到)了?$"
)
_COMPARED = {**dict.fromkeys("大高多长重", Bound.MIN), **dict.fromkeys("小低少短轻", Bound.MAX)}
"""比三十大, 比170低: on which side of the value the adjective puts what is compared."""
_FAR_BOUNDS = (
    (re.compile(r"不(?:得|应)?(?:低于|少于|小于)[^，。；、0-9]{1,24}的$"), Bound.MIN),
    (re.compile(r"(?<!不)(?<!不得)超过[^，。；、0-9]{1,24}的$"), Bound.MIN),
    (re.compile(r"不(?:得|应)?(?:超过|高于|大于|多于)[^，。；、0-9]{1,24}的$"), Bound.MAX),
)
"""不得低于公用经费标准的十倍."""
_UP = re.compile(
    r"(?:[（(]含[^（）()]{0,10}[）)])?(?:及其?|或者?)?以上|之上|或者?更[多高大]"
    r"|起(?![来到步草诉用拍])|\+"
)
_DOWN = re.compile(
    r"(?:[（(]含[^（）()]{0,10}[）)])?(?:及其?|或者?)?(?:以下|以内|之内|之下|或者?更[少低小]|内(?![部外容地陆在需有的蒙涵存]))"
)
_ABOUT_FIRST = frozenset("左上有开不多余")
_AFTER_FIRST = frozenset("及或（(以之内起+")
_BEFORE_LAST = frozenset("过于超逾破上少低满≥＞>=了足到在高达多≤＜<等的下码约为近概致不计似是有 ")


def surroundings(text: str, start: int, end: int) -> tuple[bool, Bound | None]:
    """Whether the words around a number call it approximate, and on which side they bound it."""
    about, bound = False, None
    if start and text[start - 1] in _BEFORE_LAST:
        before = text[max(0, start - 7) : start]
        about = _ABOUT_BEFORE.search(before) is not None and not (
            before[-1] == "近" and _until_now.match(text, end)
        )
        bound = _bound_before(text, before, start)
    if end < len(text):
        after = text[end]
        if after in _COMPARED and start and text[start - 1] == "比":
            bound = _COMPARED[after]
        elif after in _AFTER_FIRST:
            bound = bound_after(text, end) or bound
        elif after in _ABOUT_FIRST:
            about = about or _ABOUT_AFTER.match(text, end) is not None
        elif after == "级" and text[end - 1] in "万亿元":
            about = about or _LEVEL_AFTER.match(text, end) is not None
    return about, bound


def excludes(text: str, start: int) -> bool:
    """Whether the word before a bounded number leaves the number itself out (超过, 不满)."""
    return _excluding.search(text, max(0, start - 5), start) is not None


def in_context(text: str, figure: Figure) -> Figure:
    """The figure with what the words before and after say: 约, 左右, 超过, 以上."""
    about, bound = surroundings(text, figure.start, figure.end)
    if not about and bound is None:
        return figure
    return replace(
        figure,
        approximate=figure.approximate or about,
        bound=bound,
        exclusive=bound is not None and excludes(text, figure.start),
    )


def bound_after(text: str, end: int) -> Bound | None:
    """The bound that the words from `end` on tell (以上, 以下, 内), if any."""
    if end >= len(text) or text[end] not in _AFTER_FIRST:
        return None
    if _UP.match(text, end):
        return Bound.MIN
    return Bound.MAX if _DOWN.match(text, end) else None


def _bound_before(text: str, before: str, start: int) -> Bound | None:
    if _AT_MOST.search(before):
        return Bound.MAX
    if _AT_LEAST.search(before):
        return Bound.MIN
    if before[-1] == "的":
        window = text[max(0, start - 32) : start]
        for pattern, bound in _FAR_BOUNDS:
            if pattern.search(window):
                return bound
    return None


def in_slogan(text: str, at: int) -> bool:
    """Whether the character at `at` stands inside short quotation marks (“四个自信”)."""
    opening = max(text.rfind("“", max(0, at - 12), at), text.rfind("‘", max(0, at - 12), at))
    if opening < 0:
        return False
    quoted = NAME_IN_QUOTES.match(text, opening)
    return bool(quoted and at < quoted.end())
