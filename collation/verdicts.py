"""The figures of aligned sentences become verdicts: added, removed, changed, restated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product

from rapidfuzz.distance import Indel, LCSseq

from collation.bearing import exactly, subjects_alike
from collation.model import FigurePair, FigureVerdicts
from corpus.folding import Squeezed, matchable, squeeze
from corpus.model import Sentence
from figures import Figure, Kind, Relation, compare, tell_figures
from figures.subjects import same_subject

_article = re.compile("第.+[编章节条款项](?:之.+)?")
_CONTEXT = 8
_ENOUGH_CONTEXT = 0.5
_FIGURE = "\ue000"
_day = re.compile("(?P<day>[0-9０-９]{1,2})[日号]$")
_LISTING = frozenset("、 , 和 及".split())
_MOST_PAIRS, _NEAREST = 4096, 8

_ONE_SUBJECT = 0.5
"""How alike two subjects must be, where both are told, for one thing to be counted."""

_ONE_SENTENCE = 0.75
"""How alike two passages are that say one thing, however its name was reworded."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """The joined text of a row's side with one sign for each figure, and where the signs are."""

    text: str
    figures: tuple[Figure, ...]
    places: tuple[int, ...]


def told_figures(sentences: Sequence[Sentence]) -> tuple[Figure, ...]:
    """The figures of some sentences, without the numbers that only count items and articles.

    Spacing inside a figure (5 G) is looked past, as everywhere in a comparison.
    """
    return tuple(
        figure
        for sentence in sentences
        for figure in _spaceless_figures(sentence)
        if figure.kind is not Kind.ENUMERATOR and not _is_head(figure)
    )


def _is_head(figure: Figure) -> bool:
    """Whether a figure numbers the article that its sentence begins: numbering is no difference."""
    return (
        figure.start == 0
        and figure.kind is Kind.ORDINAL
        and _article.fullmatch(figure.text) is not None
    )


def _spaceless_figures(sentence: Sentence) -> tuple[Figure, ...]:
    squeezed = squeeze(sentence.text)
    found = tell_figures(squeezed.text, sentence.index)
    if len(squeezed.text) == len(sentence.text):
        return found
    return tuple(_spaced(figure, sentence.text, squeezed) for figure in found)


def _spaced(figure: Figure, text: str, squeezed: Squeezed) -> Figure:
    """The figure with its place in the text that has spacing."""
    start, end = squeezed.unsqueeze(figure.start, figure.end)
    return replace(figure, text=text[start:end], start=start, end=end)


def judge(base: Sequence[Sentence], revised: Sequence[Sentence]) -> FigureVerdicts:
    """The verdicts on the figures of one row, over all its sentences together."""
    left, right = _passage(base), _passage(revised)
    pairs = _counterparts(left, right)
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


def _listed_days(left: _Passage, i: int, right: _Passage, j: int) -> tuple[range, range]:
    """The days listed behind two dates that are one period: 10月1日、2日、3日 is 10月1日至3日."""
    days, other_days = _listed_behind(left, i), _listed_behind(right, j)
    none = range(0)
    if bool(days) is bool(other_days):
        return none, none
    base = _period(left.figures[i], left.figures[days[-1]]) if days else left.figures[i]
    revised = (
        _period(right.figures[j], right.figures[other_days[-1]]) if other_days else right.figures[j]
    )
    one = compare(base, revised) in (Relation.SAME, Relation.RESTATED)
    return (days, other_days) if one else (none, none)


def _listed_behind(passage: _Passage, at: int) -> range:
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


def _repeated(own: _Passage, other: _Passage, pairs: set[tuple[int, int]]) -> set[int]:
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
        and _context(own, i, other, j) >= _ENOUGH_CONTEXT
    }


def counterparts(
    base: Sequence[Sentence], revised: Sequence[Sentence]
) -> tuple[tuple[Figure, Figure], ...]:
    """The figures of a row that tell of the same thing on both sides, whatever their values."""
    left, right = _passage(base), _passage(revised)
    return tuple((left.figures[i], right.figures[j]) for i, j, _ in _counterparts(left, right))


def _counterparts(left: _Passage, right: _Passage) -> list[tuple[int, int, Relation]]:
    """The pairs of figures that belong together, in the order of the base.

    Chosen from the surest pair on: the same value first, then the same place, the same subject and
    the same words around. A pair of different values must have the unit and the subject or many
    words around in common, or the place and the subject or the next word; and where both subjects
    are told and are not alike, the place in a sentence that is otherwise the same.
    """
    in_place = _placed_alike(left, right)
    one_sentence = Indel.normalized_similarity(left.text, right.text) >= _ONE_SENTENCE
    scored: list[tuple[float, int, int, Relation]] = []
    for i, j in _possible(left, right, in_place):
        relation = _relation(left, i, right, j)
        if relation is Relation.DIFFERENT:
            continue
        near = _context(left, i, right, j)
        placed = (i, j) in in_place
        named = subjects_alike(left.figures[i], right.figures[j])
        if relation is Relation.CHANGED:
            if named is not None and named < _ONE_SUBJECT and not (placed and one_sentence):
                continue
            in_words = near >= _ENOUGH_CONTEXT
            alike = left.figures[i].unit == right.figures[j].unit
            if not (
                (named == 1.0 and alike)
                or (in_words and alike)
                or ((in_words or placed) and _tell_of_one(left, i, right, j))
            ):
                continue
        weight = {Relation.SAME: 2.0, Relation.RESTATED: 1.5}.get(relation, 0.0)
        if named is not None:
            weight *= max(named, _ONE_SUBJECT)
        scored.append((weight + near + 0.9 * placed + (named or 0.0), i, j, relation))
    scored.sort(key=lambda pair: (-pair[0], abs(pair[1] - pair[2]), pair[1], pair[2]))
    chosen: dict[int, tuple[int, Relation]] = {}
    taken: set[int] = set()
    for _, i, j, relation in scored:
        if i not in chosen and j not in taken:
            chosen[i] = (j, relation)
            taken.add(j)
    return [(i, j, relation) for i, (j, relation) in sorted(chosen.items())]


def _relation(left: _Passage, i: int, right: _Passage, j: int) -> Relation:
    """How two figures stand to each other where they are: one told exactly is not rounded."""
    base, revised = left.figures[i], right.figures[j]
    relation = compare(base, revised)
    if relation is Relation.RESTATED and exactly(base, left.figures, revised, right.figures):
        return Relation.CHANGED
    return relation


def _possible(
    left: _Passage, right: _Passage, in_place: set[tuple[int, int]]
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


def _passage(sentences: Sequence[Sentence]) -> _Passage:
    pieces: list[str] = []
    places: list[int] = []
    figures: list[Figure] = []
    length = 0
    for sentence in sentences:
        at = 0
        for figure in told_figures([sentence]):
            pieces.append(matchable(sentence.text[at : figure.start]))
            length += len(pieces[-1])
            places.append(length)
            pieces.append(_FIGURE)
            length += 1
            figures.append(figure)
            at = figure.end
        pieces.append(matchable(sentence.text[at:]))
        length += len(pieces[-1])
    return _Passage("".join(pieces), tuple(figures), tuple(places))


def _placed_alike(left: _Passage, right: _Passage) -> set[tuple[int, int]]:
    """The pairs of figures that stand at the same place when the two texts are laid together."""
    if not left.figures or not right.figures:
        return set()
    index = {place: j for j, place in enumerate(right.places)}
    shift: dict[int, int] = {}
    for block in Indel.opcodes(left.text, right.text):
        if block.tag == "equal":
            for offset in range(block.src_end - block.src_start):
                shift[block.src_start + offset] = block.dest_start + offset
    return {
        (i, index[shift[place]])
        for i, place in enumerate(left.places)
        if place in shift and shift[place] in index
    }


def _tell_of_one(left: _Passage, i: int, right: _Passage, j: int) -> bool:
    """Whether two figures at one place tell of one thing, as far as the words beside them say."""
    return (
        same_subject(left.figures[i], right.figures[j])
        or _touches(left, i, right, j)
        or _alike(_before(left, i), _before(right, j)) >= _ENOUGH_CONTEXT
        or _alike(_behind(left, i), _behind(right, j)) >= _ENOUGH_CONTEXT
    )


def _touches(left: _Passage, i: int, right: _Passage, j: int) -> bool:
    """Whether the same character, not a mark, stands right before or right behind two figures."""
    sides = (
        (_before(left, i)[-1:], _before(right, j)[-1:]),
        (_behind(left, i)[:1], _behind(right, j)[:1]),
    )
    return any(one == other and one.isalnum() for one, other in sides)


def _before(passage: _Passage, at: int) -> str:
    place = passage.places[at]
    return passage.text[max(0, place - _CONTEXT) : place]


def _behind(passage: _Passage, at: int) -> str:
    place = passage.places[at]
    return passage.text[place + 1 : place + 1 + _CONTEXT]


def _alike(one: str, other: str) -> float:
    """How many of their characters two stretches have in common, in order, from 0 to 1."""
    longest = max(len(one), len(other))
    return LCSseq.similarity(one, other) / longest if longest else 0.0


def _context(left: _Passage, i: int, right: _Passage, j: int) -> float:
    """How alike the words before and after two figures are, from 0 to 1."""
    before = _common(_before(left, i)[::-1], _before(right, j)[::-1])
    after = _common(_behind(left, i), _behind(right, j))
    return (before + after) / 2


def _common(one: str, other: str) -> float:
    """The part of the first few characters that two texts begin with in common, 1 if all."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    longest = max(len(one), len(other))
    return length / longest if longest else 1.0
