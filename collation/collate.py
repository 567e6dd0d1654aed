"""Two documents become their collation: anchors, groups, rows in order, and verdicts."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from collation.anchors import anchor, longest_increasing
from collation.groups import Group, group
from collation.keys import Key, sentence_keys
from collation.model import Change, Collation, FigurePair, FigureVerdicts, Row, Summary
from collation.passages import told_figures
from collation.verdicts import judge
from corpus.model import Document
from figures import COUNTED, Figure

_number_signs = re.compile("(?:[0-9０-９.]+|[零〇一二两三四五六七八九十百千万亿]+).?")
"""A numeral and the character after it: what tells quickly where a figure may stand."""


def collate(base: Document, revised: Document) -> Collation:
    """The comparison of `base` with `revised`: rows in the order of the revised document.

    What only the base has stands in its own place between them. Exchanging the two documents
    gives the mirrored result: both orders are computed as one.
    """
    with _uncollected():
        return _collate(base, revised)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector: a collation is large and has no cycles, and walking it again
    and again while it grows would make the cost of a sentence depend on how many there are."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _collate(base: Document, revised: Document) -> Collation:
    base_keys, revised_keys = sentence_keys(base, revised)
    turned = _comes_first(revised_keys, base_keys)
    if turned:
        mirrored = _groups(revised, base, (revised_keys, base_keys))
        groups = [Group(group.revised, group.base) for group in mirrored]
    else:
        groups = _groups(base, revised, (base_keys, revised_keys))
    moved = _moved(groups, turned=turned)
    rows = [
        _row(base, revised, (base_keys, revised_keys), group, moved=at in moved, turned=turned)
        for at, group in enumerate(groups)
    ]
    ordered = _with_notes(base, _in_order(base, revised, rows))
    return Collation(base, revised, tuple(ordered), _summary(ordered))


def _comes_first(one: Sequence[Key], other: Sequence[Key]) -> bool:
    """An order of documents that does not depend on which is base and which is revised."""
    if len(one) != len(other):
        return len(one) < len(other)
    return [key.text for key in one] < [key.text for key in other]


def _groups(base: Document, revised: Document, keys: Sequence[Sequence[Key]]) -> list[Group]:
    paragraphs = [[sentence.paragraph for sentence in side.sentences] for side in (base, revised)]
    anchors = anchor(keys[0], keys[1])
    return group(keys[0], keys[1], anchors, (paragraphs[0], paragraphs[1]))


def _moved(groups: Sequence[Group], *, turned: bool) -> set[int]:
    """The groups that are off the longest run in which both documents keep their order."""
    sides = [
        (group.revised, group.base) if turned else (group.base, group.revised) for group in groups
    ]
    places = {(one[0], other[0]): at for at, (one, other) in enumerate(sides)}
    kept = {places[pair] for pair in longest_increasing(sorted(places))}
    return set(range(len(groups))) - kept


def _row(
    base: Document,
    revised: Document,
    keys: tuple[Sequence[Key], Sequence[Key]],
    group: Group,
    *,
    moved: bool,
    turned: bool,
) -> Row:
    base_keys, revised_keys = keys
    left = "".join(base_keys[b].text for b in group.base)
    right = "".join(revised_keys[r].text for r in group.revised)
    if left == right:
        verdicts = FigureVerdicts()
        change = Change.EQUAL
    else:
        before = [base.sentences[b] for b in group.base]
        after = [revised.sentences[r] for r in group.revised]
        verdicts = _mirrored(judge(after, before)) if turned else judge(before, after)
        change = Change.CHANGED
    return Row(change, moved, tuple(group.base), tuple(group.revised), verdicts)


def _mirrored(verdicts: FigureVerdicts) -> FigureVerdicts:
    def turn(pairs: tuple[FigurePair, ...]) -> tuple[FigurePair, ...]:
        return tuple(FigurePair(pair.revised, pair.base) for pair in pairs)

    return FigureVerdicts(
        added=verdicts.removed,
        removed=verdicts.added,
        changed=turn(verdicts.changed),
        restated=turn(verdicts.restated),
    )


def _in_order(base: Document, revised: Document, paired: Sequence[Row]) -> list[Row]:
    """All rows in reading order: the paired ones, and one for each sentence that has no partner."""
    of_revised = {row.revised[0]: row for row in paired}
    inside = {r for row in paired for r in row.revised}
    of_base = {b: row for row in paired for b in row.base}
    after: dict[int, list[Row]] = {}
    last = -1
    for sentence in base.sentences:
        row = of_base.get(sentence.index)
        if row is None:
            verdicts = FigureVerdicts(removed=told_figures([sentence]))
            alone = Row(Change.REMOVED, False, (sentence.index,), (), verdicts)  # noqa: FBT003
            after.setdefault(last, []).append(alone)
        elif not row.moved:
            last = row.revised[0]
    ordered = after.get(-1, [])
    for sentence in revised.sentences:
        at = sentence.index
        if at in of_revised:
            ordered.append(of_revised[at])
        elif at not in inside:
            verdicts = FigureVerdicts(added=told_figures([sentence]))
            ordered.append(Row(Change.ADDED, False, (), (at,), verdicts))  # noqa: FBT003
        ordered.extend(after.get(at, []))
    return ordered


def _with_notes(base: Document, rows: Sequence[Row]) -> list[Row]:
    """The rows, with a note where an added figure stands elsewhere in the base.

    Only sentences with a number in common are looked into: reading all would cost more than the
    whole comparison.
    """
    wanted = {_identity(figure) for row in rows for figure in row.figures.added}
    if not wanted:
        return list(rows)
    signs = {n for row in rows for f in row.figures.added for n in _number_signs.findall(f.text)}
    likely = [s for s in base.sentences if not signs.isdisjoint(_number_signs.findall(s.text))]
    places: dict[tuple[object, ...], Figure] = {}
    for figure in told_figures(likely):
        if figure.kind in COUNTED and _identity(figure) in wanted:
            places.setdefault(_identity(figure), figure)
    return [
        replace(row, figures=replace(row.figures, elsewhere=notes))
        if (notes := _notes(row, places))
        else row
        for row in rows
    ]


def _notes(row: Row, places: Mapping[tuple[object, ...], Figure]) -> tuple[FigurePair, ...]:
    return tuple(
        FigurePair(places[_identity(figure)], figure)
        for figure in row.figures.added
        if _identity(figure) in places
    )


def _identity(figure: Figure) -> tuple[object, ...]:
    return figure.kind, figure.value, figure.value_max, figure.unit, figure.bound


def _summary(rows: Sequence[Row]) -> Summary:
    added = _counted(figure for row in rows for figure in row.figures.added)
    return Summary(
        rows=len(rows),
        equal=sum(row.change is Change.EQUAL for row in rows),
        changed=sum(row.change is Change.CHANGED for row in rows),
        added=sum(row.change is Change.ADDED for row in rows),
        removed=sum(row.change is Change.REMOVED for row in rows),
        moved=sum(row.moved for row in rows),
        sentences_with_added_figures=len({figure.sentence for figure in added}),
        added_figures=len(added),
        removed_figures=len(_counted(f for row in rows for f in row.figures.removed)),
        changed_figures=len(_counted(p.revised for row in rows for p in row.figures.changed)),
    )


def _counted(figures: Iterable[Figure]) -> list[Figure]:
    return [figure for figure in figures if figure.kind in COUNTED]
