"""The forms of the headings of a document become their levels, 1 outermost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.decimals import FORMS as DECIMALS
from corpus.headings import heads_part_of_law
from corpus.heads import ARTICLE_OF_LAW
from corpus.nesting import number_of, outermost_first
from corpus.scripts import either_script

PLAIN = "plain"
ARTICLE = "article"
"""Forms of headings without a number; the numbered ones are the names in NUMBERINGS."""

ORDINAL = "第一、"
MARKS = ("#", "##", "###", "####", "#####", "######")
"""Forms of the headings that the format itself declares."""

STATUTE = ("编", "章", "节", ARTICLE_OF_LAW)
COUNTED = ("一、", "（一）", ORDINAL, "1.", "(1)", "①")
_ORDER = (ARTICLE, *MARKS, PLAIN, *STATUTE, *DECIMALS, *COUNTED)
_COUNTS = frozenset(COUNTED)
_NUMBERED = frozenset((*STATUTE, *DECIMALS, *COUNTED))

_front = re.compile(
    either_script("(?:序言?|前言|引言|导言|导语|绪论|总序|自序|结语|结束语|后记|尾声)")
)
"""Headings without a number that stand beside the numbered parts, though they come first."""


def is_front(text: str) -> bool:
    """Whether a heading is that of a preface or the like, which no document is called."""
    return _front.fullmatch(text) is not None


def late_forms(forms: Sequence[str | None], texts: Sequence[str]) -> frozenset[str]:
    """The forms of headings without a number that begin behind numbered ones: annexes, boxes.

    Parts of a statute that a format declares are none, though articles stand before the first.
    """
    opening = (
        form
        for form, text in zip(forms, texts, strict=True)
        if form is not None and form != ARTICLE and not is_front(text)
    )
    first = next(opening, None)
    if first is None or ARTICLE in forms:
        return frozenset()
    if first in _NUMBERED:
        parts = {
            form
            for form, text in zip(forms, texts, strict=True)
            if form in MARKS and heads_part_of_law(text)
        }
        late = frozenset((PLAIN, *MARKS)).intersection(filter(None, forms))
        return late - parts if first == ARTICLE_OF_LAW else late
    return frozenset({PLAIN} if first != PLAIN else ()).intersection(filter(None, forms))


def depths(forms: Sequence[str | None], texts: Sequence[str], late: frozenset[str]) -> list[int]:
    """The level of each heading by its form, 0 where there is none; `late` are `late_forms`.

    Headings without a number stand above the numbered ones when they come first, else beside the
    outermost of them; what then begins to count anew stands below them, as in an annex.
    """
    levels = _levels(forms, texts, late)
    outermost = {form for form, level in levels.items() if level == 1} - late
    found: list[int] = []
    below = last = 0
    due = _next_numbers(forms, texts, outermost) if late else []
    for at, form in enumerate(forms):
        if form is None:
            found.append(0)
            continue
        if form in late:
            if due[at] != last + 1 or not last:
                below = int(due[at] == 1 and last > 0)
            found.append(levels[form])
            continue
        if form in outermost:
            last = number_of(texts[at]) or 0
        found.append(levels[form] + below)
    return found


def _next_numbers(
    forms: Sequence[str | None], texts: Sequence[str], outermost: set[str]
) -> list[int]:
    """For each place the number of the next of the outermost headings, 0 when there is none."""
    found: list[int] = []
    due = 0
    for form, text in zip(reversed(forms), reversed(texts), strict=True):
        found.append(due)
        if form in outermost:
            due = number_of(text) or 0
    return found[::-1]


def _levels(
    forms: Sequence[str | None], texts: Sequence[str], late: frozenset[str]
) -> dict[str, int]:
    """The level of each form of heading that occurs."""
    known = set(forms)
    counted = [
        (form, text)
        for form, text in zip(forms, texts, strict=True)
        if form is not None and form in _COUNTS
    ]
    order = [form for form in _ORDER if form in known and form not in _COUNTS]
    order += outermost_first([form for form in COUNTED if form in known], counted)
    levels = {form: level for level, form in enumerate((f for f in order if f not in late), 1)}
    inner = [form for form in order if form in late]
    return levels | {form: level for level, form in enumerate(inner, 1)}
