"""Paragraphs become the articles of a statute: each begins with its number (第十四条).

A reference to an article may begin a paragraph as well (第三条规定的…). An article is told from it
by the space after its number, or where that is lost by its turn in the counting.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from corpus.model import ParagraphKind
from corpus.reflow import Block

_number = re.compile(
    r"第\s?([一二三四五六七八九十百千〇零两\d]{1,7})(?:-\d{1,3})?\s?[条條](?:之[一二三四五六七八九十]{1,3})?"
)
_set_off = re.compile(r"[\s\u3000【（(]|$")
_goes_on = re.compile(r"[第至、，,；。和及与或的之款项所規规]|修改|改为|修改為|删[去除]|中[的“]")
"""What goes on from the number of an article that is only referred to."""

_DIGITS = "零一二三四五六七八九"
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MOST_BETWEEN = 3
"""How far the numbers of neighbouring articles may be apart where some were not told."""


class _Candidate(NamedTuple):
    """A paragraph that may be an article: its place, the characters of its number, its value."""

    at: int
    length: int
    value: int
    set_off: bool
    refers: bool


def articles(blocks: Sequence[Block], kinds: Sequence[ParagraphKind]) -> dict[int, int]:
    """The places of the articles among the blocks, and how many characters their numbers take."""
    found = [
        candidate
        for at, (block, kind) in enumerate(zip(blocks, kinds, strict=True))
        if (kind is ParagraphKind.BODY or kind is ParagraphKind.HEADING)
        and (raw := block.lines[0].raw)[0] == "第"
        and (candidate := _candidate(at, raw))
    ]
    told: dict[int, int] = {}
    last = 0
    for nth, each in enumerate(found):
        in_turn = each.value == last + 1 and not (each.refers and last)
        if each.set_off or in_turn or (not each.refers and _counts_on(found, nth)):
            told[each.at] = each.length
            last = each.value
    return told


def _counts_on(found: Sequence[_Candidate], nth: int) -> bool:
    """Whether the number of a candidate comes soon behind that of the one before, or before that
    of the next."""
    beside = [*found[nth - 1 : nth], found[nth], *found[nth + 1 : nth + 2]]
    return any(
        0 <= after.value - before.value <= _MOST_BETWEEN for before, after in pairwise(beside)
    )


def begins_article(raw: str) -> bool:
    """Whether a line begins with the number of an article, and does not only refer to it."""
    match = _number.match(raw) if raw[0] == "第" else None
    return match is not None and (
        _set_off.match(raw, match.end()) is not None or _goes_on.match(raw, match.end()) is None
    )


def _candidate(at: int, raw: str) -> _Candidate | None:
    match = _number.match(raw)
    if match is None:
        return None
    end = match.end()
    told = match[0]
    bare = " " not in told and told.isprintable()
    length = len(told) if bare else len("".join(told.split()))
    set_off = _set_off.match(raw, end) is not None
    refers = not set_off and _goes_on.match(raw, end) is not None
    return _Candidate(at, length, _value(match[1]), set_off, refers)


@lru_cache(maxsize=2048)
def _value(numeral: str) -> int:
    """What a numeral of up to seven characters counts to (一百零一, 一〇一 or 101)."""
    if numeral.isdecimal():
        return int(numeral)
    total = digit = 0
    plain = not any(unit in numeral for unit in _UNITS)
    for character in numeral.replace("〇", "零").replace("两", "二"):
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        elif character in _DIGITS:
            digit = (10 * digit if plain else 0) + _DIGITS.index(character)
        else:
            digit = (10 * digit if plain else 0) + int(character)
    return total + digit
