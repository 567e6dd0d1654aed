"""Two passages become the pairs of their figures that belong together, whatever their values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from rapidfuzz.distance import Indel, LCSseq

from collation.bearing import exactly, subjects_alike
from collation.likeness import neighbours_kept
from collation.passages import Passage, before, behind, clauses, lists, placed_alike
from figures import Relation, compare
from figures.subjects import same_subject

ENOUGH_CONTEXT = 0.5
"""How alike the words beside two figures are from which they say the same."""

_MOST_PAIRS, _NEAREST = 4096, 8
_FEW = 4
"""Characters; fewer beside a figure, as at the end of a text, say less."""

_ONE_SUBJECT = 0.5
"""How alike two subjects must be, where both are told, for one thing to be counted."""

_SAME_SUBJECT, _SURE_SUBJECT, _OTHER_SUBJECT = 0.9, 0.75, 0.25
"""How alike two subjects are that are one, two that need no words around them to be taken for one,
and how much an equal value weighs between others."""

_ONE_SENTENCE = 0.75
"""How alike two passages are that say one thing, however its name was reworded."""

_ONE_CLAUSE, _SAME_CLAUSE = 0.3, 0.8
"""How much two clauses have in common that tell of one thing, and that are one clause."""

_SAME, _RESTATED, _PLACED, _FIRMLY = 2.0, 1.5, 0.9, 2.2
"""What an equal value, a restated one, the same place, and that in the same clause weigh."""

_NAMED, _CLAUSE = 1.3, 0.6
"""What the same subject weighs, and a clause that says the same."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What two figures have in common besides their values.

    `near`: the words beside them, `clause`: what their clauses say, from 0 to 1; `named`: how they
    call what they measure, None where one does not tell; `placed`: they stand at the same place,
    `placed_surely`: of two texts that are otherwise one sentence; `touching`: as far as the words
    right beside them say, they tell of one thing.
    """

    relation: Relation
    near: float
    clause: float
    named: float | None
    one_unit: bool
    placed: bool
    placed_surely: bool
    touching: bool


def counterparts(left: Passage, right: Passage) -> list[tuple[int, int, Relation]]:
    """The pairs of figures that belong together, in the order of the base.

    Chosen from the surest pair on: the same place in the same clause first, then the same value,
    the same subject and the same words around.
    """
    scored = [
        (_weight(found), i, j, found.relation)
        for i, j, found in _evidence(left, right)
        if found.relation is not Relation.CHANGED or _may_change(found)
    ]
    scored.sort(key=lambda pair: (-pair[0], abs(pair[1] - pair[2]), pair[1], pair[2]))
    chosen: dict[int, tuple[int, Relation]] = {}
    taken: set[int] = set()
    for _, i, j, relation in scored:
        if i not in chosen and j not in taken:
            chosen[i] = (j, relation)
            taken.add(j)
    return [(i, j, relation) for i, (j, relation) in sorted(chosen.items())]


def _evidence(left: Passage, right: Passage) -> Iterator[tuple[int, int, _Evidence]]:
    """The pairs of figures that can be compared, with what they have in common."""
    in_place = placed_alike(left, right)
    left_lists, right_lists = lists(left), lists(right)
    left_said, right_said = clauses(left), clauses(right)
    one_sentence = Indel.normalized_similarity(left.text, right.text) >= _ONE_SENTENCE
    for i, j in _possible(left, right, in_place):
        relation = _relation(left, i, right, j)
        if relation is Relation.DIFFERENT:
            continue
        # In lists of different length a place tells nothing, but for a value that stayed in it.
        same_list = relation is Relation.SAME or left_lists[i] == right_lists[j]
        placed = same_list and (i, j) in in_place
        yield (
            i,
            j,
            _Evidence(
                relation,
                context(left, i, right, j),
                _clauses_alike(left_said[i], right_said[j]),
                subjects_alike(left.figures[i], right.figures[j]),
                left.figures[i].unit == right.figures[j].unit,
                placed,
                placed and one_sentence,
                relation is Relation.CHANGED and _tell_of_one(left, i, right, j),
            ),
        )


def _may_change(found: _Evidence) -> bool:
    """Whether two figures of different values can be one that changed.

    They must have the unit and the subject, the clause or many words around in common, or the
    place and the subject or the next word. Where their subjects do not agree, their clauses must,
    and the place in a sentence that is otherwise the same.
    """
    named = found.named or 0.0
    if named < _ONE_SUBJECT and found.clause < _ONE_CLAUSE:
        return False
    if found.named is not None and named < _ONE_SUBJECT and not found.placed_surely:
        return False
    in_words = found.near >= ENOUGH_CONTEXT
    agree = (
        found.clause >= _SAME_CLAUSE
        or named >= _SURE_SUBJECT
        or min(named, found.clause) >= _ONE_SUBJECT
    )
    if found.one_unit and (in_words or agree):
        return True
    return (in_words or found.placed) and found.touching


def _weight(found: _Evidence) -> float:
    """How sure it is that two figures belong together, to be compared with other pairs only."""
    weight = {Relation.SAME: _SAME, Relation.RESTATED: _RESTATED}.get(found.relation, 0.0)
    if found.named is not None:
        weight *= max(found.named, _OTHER_SUBJECT)
    if found.placed:
        of_one = found.named is None or found.named >= _SAME_SUBJECT
        firmly = of_one and found.near >= ENOUGH_CONTEXT and found.clause >= _SAME_CLAUSE
        weight += _FIRMLY if firmly else _PLACED * found.clause
    return weight + found.near + _NAMED * (found.named or 0.0) + _CLAUSE * found.clause


def _clauses_alike(one: str, other: str) -> float:
    """How alike what the clauses of two figures say is, from 0 to 1."""
    shorter, longer = sorted((one, other), key=len)
    return 1.0 if shorter == longer else neighbours_kept(shorter, longer)


def _relation(left: Passage, i: int, right: Passage, j: int) -> Relation:
    """How two figures stand to each other where they are: one told exactly is not rounded."""
    base, revised = left.figures[i], right.figures[j]
    relation = compare(base, revised)
    if relation is Relation.RESTATED and exactly(base, left.figures, revised, right.figures):
        return Relation.CHANGED
    return relation


def _possible(
    left: Passage, right: Passage, in_place: set[tuple[int, int]]
) -> Iterable[tuple[int, int]]:
    """The pairs of figures worth comparing: all, but in tables of numbers only the nearest."""
    if len(left.figures) * len(right.figures) <= _MOST_PAIRS:
        return product(range(len(left.figures)), range(len(right.figures)))
    near = {
        (i, j)
        for i in range(len(left.figures))
        for j in range(max(0, i - _NEAREST), min(len(right.figures), i + _NEAREST + 1))
    }
    return sorted(near | in_place)


def _tell_of_one(left: Passage, i: int, right: Passage, j: int) -> bool:
    """Whether two figures at one place tell of one thing, as far as the words beside them say."""
    return (
        same_subject(left.figures[i], right.figures[j])
        or _touches(left, i, right, j)
        or _alike(before(left, i), before(right, j)) >= ENOUGH_CONTEXT
        or _alike(behind(left, i), behind(right, j)) >= ENOUGH_CONTEXT
    )


def _touches(left: Passage, i: int, right: Passage, j: int) -> bool:
    """Whether the same character, not a mark, stands right before or right behind two figures."""
    sides = (
        (before(left, i)[-1:], before(right, j)[-1:]),
        (behind(left, i)[:1], behind(right, j)[:1]),
    )
    return any(one == other and one.isalnum() for one, other in sides)


def _alike(one: str, other: str) -> float:
    """How many of their characters two stretches have in common, in order, from 0 to 1."""
    longest = max(len(one), len(other))
    return LCSseq.similarity(one, other) / longest if longest else 0.0


def context(left: Passage, i: int, right: Passage, j: int) -> float:
    """How alike the words before and after two figures are, from 0 to 1."""
    words_before = _common(before(left, i)[::-1], before(right, j)[::-1])
    return (words_before + _common(behind(left, i), behind(right, j))) / 2


def _common(one: str, other: str) -> float:
    """The part of the first few characters that two texts begin with in common, 1 if all."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    longest = max(len(one), len(other))
    return length / max(longest, _FEW) if longest else 1.0
