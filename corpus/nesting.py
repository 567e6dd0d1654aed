"""Numbers of headings that go on behind others tell which stand inside which."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_numeral = re.compile(r"[一二三四五六七八九十]{1,3}|\d{1,2}|[①-⑳]")
_DIGITS = "〇一二三四五六七八九"

_LONGEST_NUMBER = 4
"""Characters in which a heading tells its number (第九十九, of which nothing more is read)."""


def nested(headings: Sequence[tuple[int, int, str]]) -> Mapping[int, int]:
    """For each heading that is part of another of its own numbering the place of what it divides.

    `headings` are the place, the level and the text of each in order. One, two, [one, two, three,]
    three: the second one to three divide what stands before them, since the last goes on with two.
    Where nothing goes on, or a heading of a higher level is between, numbers begin anew by
    themselves.
    """
    found: dict[int, int] = {}
    counts: dict[int, list[_Count]] = defaultdict(list)
    before = 0
    for at, level, text in headings:
        number = number_of(text)
        for other in [each for each in counts if each > level or (each == level and not number)]:
            del counts[other]
        if number:
            for inner in _add(counts[level], at, number, before):
                if len(inner.places) > 1:
                    divided = found.get(inner.divides, inner.divides)
                    found.update(dict.fromkeys(inner.places, divided))
        before = at
    return found


def set_between(headings: Sequence[tuple[int, str, str]]) -> Mapping[int, int]:
    """For each heading without a number that stands between two that count on, what it stands in.

    `headings` are the place, the form of numbering ("" for none) and the text of each in order.
    One, (one), A, (two): A stands in (one), as the title of a box in the text does.
    """
    found: dict[int, int] = {}
    latest: dict[str, int] = {}
    waiting: list[int] = []
    inside: int | None = None
    for at, form, text in headings:
        number = number_of(text) if form else None
        if number is None:
            waiting.append(at)
            continue
        if inside is not None and latest.get(form) == number - 1:
            found.update(dict.fromkeys(waiting, inside))
        latest[form], inside = number, at
        waiting = []
    return found


def counted_on(numbered: Sequence[tuple[int, str, str]]) -> list[list[int]]:
    """The places of those that count on from each other: one, two, three in one form.

    `numbered` are the place, the form of numbering and the text of each in order.
    """
    runs: list[list[int]] = []
    latest: dict[str, tuple[int, list[int]]] = {}
    for at, form, text in numbered:
        number = number_of(text) or 0
        last, run = latest.get(form, (0, []))
        if number != last + 1 or not run:
            run = []
            runs.append(run)
        run.append(at)
        latest[form] = number, run
    return runs


def outermost_first(order: Sequence[str], headings: Sequence[tuple[str, str]]) -> list[str]:
    """The forms of numbering in `order`, but one before another that only its parts have.

    `headings` are the form and the text of each in order. A form that comes first in the text,
    whose numbers go on behind headings of the other, has them as its parts.
    """
    numbers: dict[str, list[int]] = defaultdict(list)
    places: dict[str, list[int]] = defaultdict(list)
    for at, (form, text) in enumerate(headings):
        numbers[form].append(number_of(text) or 0)
        places[form].append(at)
    forms: list[str] = []
    for form in order:
        place = len(forms)
        if numbers[form] == list(range(1, len(numbers[form]) + 1)):
            while place and _holds(places[form], places[forms[place - 1]]):
                place -= 1
        forms.insert(place, form)
    return forms


def _holds(outer: Sequence[int], inner: Sequence[int]) -> bool:
    """Whether headings at the one places begin before those at the others, and go on behind."""
    return len(inner) > 1 and outer[0] < inner[0] < outer[-1]


@dataclass(slots=True)
class _Count:
    """Headings that count on: the last number, their places, and the heading before the first."""

    last: int
    places: list[int]
    divides: int


def _add(counts: list[_Count], at: int, number: int, before: int) -> Sequence[_Count]:
    """The counts that stand between this number and the one that it goes on with.

    `counts` are those that have begun, the outermost first; they are brought up to date.
    """
    last = counts[-1].last if counts else 0
    outer = None
    if 1 < number != last + 1:
        backwards = reversed(range(len(counts) - 1))
        outer = next((each for each in backwards if counts[each].last == number - 1), None)
    if outer is None and not number > last > 0:
        counts.append(_Count(number, [at], before))
        return ()
    reached = len(counts) - 1 if outer is None else outer
    inner = counts[reached + 1 :]
    del counts[reached + 1 :]
    counts[reached].last = number
    counts[reached].places.append(at)
    return inner


def number_of(text: str) -> int | None:
    """The number that a heading or an item begins with, up to 99."""
    return _number_in(text[:_LONGEST_NUMBER])


@lru_cache(maxsize=4096)
def _number_in(beginning: str) -> int | None:
    match = _numeral.search(beginning)
    if match is None:
        return None
    told = match[0]
    if told.isdecimal():
        return int(told)
    if "①" <= told <= "⑳":
        return ord(told) - ord("①") + 1
    tens, ten, ones = told.rpartition("十")
    if len(ones) > 1 or len(tens) > 1 or tens == "十":
        return None
    return (_DIGITS.index(tens) if tens else len(ten)) * 10 + (_DIGITS.index(ones) if ones else 0)
