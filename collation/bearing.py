"""What the words and the figures around two figures say of whether they tell of one thing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from collation.likeness import neighbours_kept
from corpus.folding import matchable
from figures import COUNTED, Figure, Kind

_arabic = re.compile(
    r"(?<![0-9.,])(?P<whole>[0-9][0-9,]*)(?:\.(?P<part>[0-9]+))?(?P<unit>[^0-9]*)$"
)
_WITHIN = 0.9
"""How alike a subject and a longer one that holds it are."""

_SHARES = frozenset({Kind.PERCENT, Kind.POINTS})
"""Kinds whose lists have as many decimals in every item, however large it is."""


def subjects_alike(one: Figure, other: Figure) -> float | None:
    """How alike what two figures measure is called, from 0 to 1; None where one does not tell."""
    if not one.subject or not other.subject or not {one.kind, other.kind} <= COUNTED:
        return None
    shorter, longer = sorted((matchable(one.subject), matchable(other.subject)), key=len)
    if shorter == longer:
        return 1.0
    if shorter in longer:
        return _WITHIN
    return _WITHIN * neighbours_kept(shorter, longer)


def exactly(
    base: Figure, around: Sequence[Figure], revised: Figure, beside: Sequence[Figure]
) -> bool:
    """Whether two figures that are near enough to be one of them rounded are both told exactly.

    So is a whole number whose neighbours of the same unit have decimals: in 4%、5.3%、3.4% nothing
    was rounded to 4. And so are two of one unit that have as many digits: who rounds leaves some
    out (8000人 is not 1万人). `around` and `beside` are all figures of the two sides.
    """
    if base.value == revised.value:
        return False
    one, other = _decimals(base), _decimals(revised)
    if one is None or other is None:
        return False
    told = not base.approximate and not revised.approximate
    if told and base.unit == revised.unit and one[3] == other[3]:
        return True
    if one[0] == other[0] or one[1] != other[1]:
        return False
    coarser, finer, own = (base, revised, around) if one[0] < other[0] else (revised, base, beside)
    if (coarser.approximate and not finer.approximate) or (coarser.bound and not finer.bound):
        return False
    return any(_is_finer(each, coarser) for each in own)


def _is_finer(neighbour: Figure, figure: Figure) -> bool:
    """Whether a figure of the same sentence and unit is told with more decimals, as exactly."""
    if neighbour.sentence != figure.sentence or neighbour.kind is not figure.kind:
        return False
    one, other = _decimals(neighbour), _decimals(figure)
    if one is None or other is None or one[1] != other[1] or one[0] <= other[0]:
        return False
    return figure.kind in _SHARES or one[2] > other[2]


def _decimals(figure: Figure) -> tuple[int, str, int, int] | None:
    """How many decimals a figure has, its unit as written, how many digits in all, and without the
    zeros at both ends.

    Of a range those of its end. None for one that is not written in digits.
    """
    found = _arabic.search(matchable(figure.text))
    if found is None:
        return None
    part = found["part"] or ""
    digits = found["whole"].replace(",", "") + part
    return len(part), found["unit"], len(digits), len(digits.strip("0"))
