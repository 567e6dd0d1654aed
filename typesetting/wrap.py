"""A text becomes the spans of its lines, each no wider than a number of terminal cells.

Lines break between CJK characters and at spaces, under the prohibitions of GB/T 15834 and CLREQ
(避头尾): no line begins with a closing or pausing mark nor ends with an opening one. Latin words,
and numbers with their units, stay whole where they fit on a line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from rich.cells import get_character_cell_size, split_graphemes

if TYPE_CHECKING:
    from corpus.model import Span

NOT_AT_START = frozenset("，。、；：！？…‥）〕］｝》〉」』】〗”’,.;:!?)]}％%‰℃°·・～〜々—")
"""Characters that no line begins with."""

NOT_AT_END = frozenset("（〔［｛《〈「『【〖“‘([{￥¥$")
"""Characters that no line ends with."""

_SPACES = " \u3000\xa0"
_UNITS = (
    "个百分点|百分点|平方公里|平方千米|平方米|立方米|公里|千米|厘米|毫米|公顷|公斤|千瓦时|千瓦|"
    "美元|欧元|英镑|日元|港元|人次|小时|分钟|个月|工作日|[元年月日号时分秒天岁个家项人名户位次件"
    "条座所处台辆架艘列套种类批期届版年级度倍成米吨克斤里亩升平间栋幢场起宗例只张篇册本部门层]"
)
_ALNUM = "0-9A-Za-z\xc0-\u024f０-９Ａ-Ｚａ-ｚ"
_WHOLE = re.compile(
    rf"[{_ALNUM}]++(?:[.,:/'’&+@_~～–—-]++[{_ALNUM}]++)*+"
    rf"(?:[%％‰℃°]++|(?<=[0-9０-９])[余多]?[十百千万亿]*+[余多]?(?:{_UNITS})?)?"
    "|—++|…++"
)
_JOINERS = re.compile("[\u200d\ufe0f]")
_LEAST_ROOM = 4


def indent_that_fits(indent: int, width: int) -> int:
    """The indent, or as much of it as leaves a narrow line room for two CJK characters."""
    return max(0, min(indent, width - _LEAST_ROOM))


def wrap(text: str, width: int, *, first: int = 0, hanging: int = 0) -> list[Span]:
    """The spans of the lines; together they are the whole text, without gap or overlap.

    `first` and `hanging` are the cells kept free before the first and the other lines, cut by
    `indent_that_fits`. Spaces at the end of a line belong to it and do not count for its width.
    A line is wider than `width` only when a single character is. A line feed ends a line. Takes
    time linear in the text.
    """
    lines: list[Span] = []
    room_first = max(1, width - indent_that_fits(first, width))
    room = max(1, width - indent_that_fits(hanging, width))
    start = 0
    for part in text.splitlines(keepends=True) if "\n" in text else (text,):
        lines += _wrap_part(part, start, room_first, room)
        start += len(part)
    return lines


def _wrap_part(text: str, offset: int, room_first: int, room: int) -> list[Span]:
    if len(text) * 2 <= room_first:
        return [(offset, offset + len(text))]
    measured = _measure(text)
    widths, edges = measured.widths, measured.edges
    if edges[-1] <= room_first:
        return [(offset, offset + len(text))]
    lines: list[Span] = []
    at, count, free = 0, len(text), room_first
    while at < count:
        limit = max(bisect_right(edges, edges[at] + free) - 1, at + 1)
        while limit < count and not widths[limit]:
            limit += 1
        end = limit
        while end < count and text[end] in _SPACES:
            end += 1
        if end < count and (end == limit or text[end] in NOT_AT_START):
            end = (
                _last_break(measured, at, limit, whole=True)
                or _last_break(measured, at, limit, whole=False)
                or limit
            )
        lines.append((offset + at, offset + end))
        at, free = end, room
    return lines


@dataclass(frozen=True, slots=True)
class _Measured:
    """A text, the cells of its characters, their running sum, and the words to keep whole."""

    text: str
    widths: list[int]
    edges: list[int]
    word_starts: list[int]
    word_ends: list[int]


def _measure(text: str) -> _Measured:
    widths = _widths(text)
    words = [match.span() for match in _WHOLE.finditer(text) if match.end() - match.start() > 1]
    return _Measured(
        text,
        widths,
        [0, *accumulate(widths)],
        [start for start, _end in words],
        [end for _start, end in words],
    )


def _last_break(measured: _Measured, start: int, limit: int, *, whole: bool) -> int:
    """The last place in `(start, limit]` where a line may end, 0 when there is none.

    Words are kept `whole` or not.
    """
    text, widths = measured.text, measured.widths
    at = limit
    while at > start:
        before = bisect_right(measured.word_starts, at - 1) - 1 if whole else -1
        if before >= 0 and at < measured.word_ends[before]:
            at = measured.word_starts[before]
        elif text[at] in NOT_AT_START or text[at - 1] in NOT_AT_END or not widths[at]:
            at -= 1
        else:
            return at
    return 0


class _Widths(dict[str, int]):
    """The cells of characters met so far."""

    def __missing__(self, character: str) -> int:
        width = self[character] = get_character_cell_size(character)
        return width


_WIDTHS = _Widths()


def _widths(text: str) -> list[int]:
    """The cells of each character; what joins the one before it has none of its own."""
    if _JOINERS.search(text) is None:
        return [*map(_WIDTHS.__getitem__, text)]
    widths = [0] * len(text)
    for start, _end, cells in split_graphemes(text)[0]:
        widths[start] = cells
    return widths
