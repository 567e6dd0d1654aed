"""The figures of aligned sentences become verdicts: added, removed, changed, restated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from collation.counterparts import ENOUGH_CONTEXT, context, counterparts
from collation.model import FigurePair, FigureVerdicts
from collation.passages import Passage, passage
from corpus.model import Sentence
from figures import Figure, Relation, compare

_day = re.compile("(?P<day>[0-9０-９]{1,2})[日号]$")
_LISTING = frozenset("、 , 和 及".split())


def judge(base: Sequence[Sentence], revised: Sequence[Sentence]) -> FigureVerdicts:
    """The verdicts on the figures of one row, over all its sentences together."""
    left, right = passage(base), passage(revised)
    pairs = counterparts(left, right)
    listed = {(i, j): _listed_days(left, i, right, j) for i, j, _ in pairs}
    pairs = [(i, j, Relation.RESTATED if any(listed[i, j]) else each) for i, j, each in pairs]
    told = {
        wanted: tuple(
            FigurePair(left.figures[i], right.figures[j])
            for i, j, relation in pairs
            if relation is wanted
        )
        for wanted in (Relation.CHANGED, Relation.RESTATED)
    }
    of_base = {i for i, _, _ in pairs}
    of_revised = {j for _, j, _ in pairs}
    for days, other_days in listed.values():
        of_base.update(days)
        of_revised.update(other_days)
    of_revised |= _repeated(right, left, {(j, i) for i, j, _ in pairs})
    of_base |= _repeated(left, right, {(i, j) for i, j, _ in pairs})
    return FigureVerdicts(
        added=tuple(f for j, f in enumerate(right.figures) if j not in of_revised),
        removed=tuple(f for i, f in enumerate(left.figures) if i not in of_base),
        changed=told[Relation.CHANGED],
        restated=told[Relation.RESTATED],
    )


def paired_figures(
    base: Sequence[Sentence], revised: Sequence[Sentence]
) -> tuple[tuple[Figure, Figure], ...]:
    """The figures of a row that tell of the same thing on both sides, whatever their values."""
    left, right = passage(base), passage(revised)
    return tuple((left.figures[i], right.figures[j]) for i, j, _ in counterparts(left, right))


def _listed_days(left: Passage, i: int, right: Passage, j: int) -> tuple[range, range]:
    """The days listed behind two dates that are one period: 10月1日、2日、3日 is 10月1日至3日."""
    days, other_days = _listedbehind(left, i), _listedbehind(right, j)
    none = range(0)
    if bool(days) is bool(other_days):
        return none, none
    base = _period(left.figures[i], left.figures[days[-1]]) if days else left.figures[i]
    revised = (
        _period(right.figures[j], right.figures[other_days[-1]]) if other_days else right.figures[j]
    )
    one = compare(base, revised) in (Relation.SAME, Relation.RESTATED)
    return (days, other_days) if one else (none, none)


def _listedbehind(passage: Passage, at: int) -> range:
    """The figures that go on counting the days from a date on, as far as they do."""
    last = at
    while last + 1 < len(passage.figures):
        day, following = (_day.search(passage.figures[n].text) for n in (last, last + 1))
        joint = passage.text[passage.places[last] + 1 : passage.places[last + 1]]
        if not day or not following or following.start() or joint not in _LISTING:
            break
        if int(following["day"]) != int(day["day"]) + 1:
            break
        last += 1
    return range(at + 1, last + 1)


def _period(first: Figure, last: Figure) -> Figure:
    return replace(first, text=f"{first.text}至{last.text}", value=None)


def _repeated(own: Passage, other: Passage, pairs: set[tuple[int, int]]) -> set[int]:
    """The figures of one side told again in another of its sentences, as a split may repeat them.

    `pairs` are the figures of this side with their counterparts of the other, by index.
    """
    if len({figure.sentence for figure in own.figures}) < 2:
        return set()
    paired = {j: i for i, j in pairs}
    free = set(range(len(own.figures))) - set(paired.values())
    return {
        i
        for i in free
        for j, twin in paired.items()
        if own.figures[twin].sentence != own.figures[i].sentence
        and compare(own.figures[i], other.figures[j]) is Relation.SAME
        and context(own, i, other, j) >= ENOUGH_CONTEXT
    }
