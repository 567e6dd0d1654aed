"""Short lines become the headings of a text that numbers its parts 1, 1.1, 1.1.1.

Plans for emergencies, standards and theses do (GB/T 1.1-2020, 7.3). A line that begins with a
number is a heading only where it counts on from others: 1.5倍 is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from corpus.headings import is_plain_heading, numbering
from corpus.model import ParagraphKind

FORMS = ("1", "1.1", "1.1.1", "1.1.1.1")
"""The forms of such numbers, the outermost first."""

_decimal = re.compile(r"(\d{1,2}(?:[.．]\d{1,2}){0,3})[.．]?\s?(?=[^\d\s.．、,，:：%％)）-])")
_LONGEST = 40
_FEWEST, _FEWEST_DEEPER = 4, 2
"""Headings of a text that is numbered so, and those of them that divide others."""

_MOST_LEFT_OUT = 2
"""Numbers that may be missing between two headings: their lines were told as something else."""


def decimal_headings(texts: Sequence[str], kinds: Sequence[ParagraphKind]) -> dict[int, str]:
    """The form of the number of each line that is such a heading, by its place."""
    found: list[tuple[int, tuple[int, ...]]] = []
    runs = [found]
    current: tuple[int, ...] = ()
    for at, (text, kind) in enumerate(zip(texts, kinds, strict=True)):
        if not text[0].isdecimal() or kind is ParagraphKind.NAVIGATION:
            continue
        number = _number(text)
        if number in {(1,), (1, 1)} and not _counts_on(current, number):
            found = []
            runs.append(found)
        elif not _counts_on(current, number):
            continue
        found.append((at, number))
        current = number
    return {
        at: FORMS[len(number) - 1]
        for run in runs
        if len(run) >= _FEWEST and sum(len(each) > 1 for _, each in run) >= _FEWEST_DEEPER
        for at, number in run
    }


def _number(text: str) -> tuple[int, ...]:
    """The number that a line which may be a heading begins with; empty for another line."""
    match = _decimal.match(text) if len(text) <= _LONGEST else None
    if match is None or numbering(text) is not None or not is_plain_heading(text[match.end() :]):
        return ()
    return tuple(int(each) for each in re.split("[.．]", match[1]))


def _counts_on(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Whether a number follows another: it divides it, or is the next of it or of what it divides.

    One, one.one, one.two, two.
    """
    same = len([*takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False))])
    if not before or len(after) != same + 1:
        return False
    last = before[same] if same < len(before) else 0
    return last < after[same] <= last + 1 + _MOST_LEFT_OUT
