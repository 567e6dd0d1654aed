"""The rows of a collation become blocks: rows to show, and folds that stand for many."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from collation.model import Change
from figures.model import COUNTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collation.model import Collation, Row
    from figures.model import Figure


class Show(StrEnum):
    """Which rows to show; the others are folded. The values are those of `compare --only`."""

    ALL = "all"
    CHANGES = "changes"
    FIGURES = "figures"
    ADDED_FIGURES = "added-figures"


class Fold(StrEnum):
    """What the rows of a fold have in common."""

    EQUAL = "equal"
    BASE_ONLY = "base only"
    REVISED_ONLY = "revised only"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Block:
    """The rows `[start, stop)`: one row to show, or a fold of several.

    `group` is the start of the fold that a shown row was unfolded from.
    """

    start: int
    stop: int
    fold: Fold | None = None
    group: int | None = None


SHORTEST_FOLD = {Fold.EQUAL: 3, Fold.BASE_ONLY: 4, Fold.REVISED_ONLY: 12}
"""How many rows of a kind in a row are folded, where everything is shown."""

_CONTEXT = 1


def blocks(
    collation: Collation, *, show: Show = Show.ALL, unfolded: frozenset[int] = frozenset()
) -> tuple[Block, ...]:
    """The blocks of a comparison in order; together they hold every row once.

    With `Show.ALL` long runs of equal or one-sided rows are folded, an equal row being left on
    each side of a change; otherwise every row that is not asked for. `unfolded` holds the starts
    of folds to open.
    """
    found: list[Block] = []
    for start, stop, fold in _runs(collation.rows, show):
        if fold is None or start in unfolded:
            group = None if fold is None else start
            found += [Block(at, at + 1, None, group) for at in range(start, stop)]
        else:
            found.append(Block(start, stop, fold))
    return tuple(found)


def shows(row: Row, show: Show) -> bool:
    """Whether a row is asked for."""
    match show:
        case Show.ALL:
            return True
        case Show.CHANGES:
            return row.change is not Change.EQUAL or row.moved
        case Show.FIGURES:
            verdicts = row.figures
            return bool(verdicts.added or verdicts.removed or verdicts.changed or verdicts.restated)
        case Show.ADDED_FIGURES:
            return bool(counted(row.figures.added))


def counted(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures of the kinds that a summary counts."""
    return tuple(figure for figure in figures if figure.kind in COUNTED)


def added_figures(collation: Collation) -> tuple[tuple[int, Figure], ...]:
    """Each added figure that the summary counts, with its row, in the order of the rows."""
    return tuple(
        (at, figure)
        for at, row in enumerate(collation.rows)
        for figure in sorted(
            counted(row.figures.added), key=lambda figure: (figure.sentence, figure.start)
        )
    )


def _runs(rows: tuple[Row, ...], show: Show) -> Iterator[tuple[int, int, Fold | None]]:
    """Rows to show (None) and rows to fold, as `(start, stop, fold)` in order."""
    if show is not Show.ALL:
        yield from _runs_not_asked_for(rows, show)
        return
    for fold, members in groupby(range(len(rows)), key=lambda at: _kind(rows[at])):
        run = list(members)
        start, stop = run[0], run[-1] + 1
        if fold is None:
            yield start, stop, None
            continue
        inner_start, inner_stop = start, stop
        if fold is Fold.EQUAL:
            inner_start += _CONTEXT if start else 0
            inner_stop -= _CONTEXT if stop < len(rows) else 0
        if inner_stop - inner_start < SHORTEST_FOLD[fold]:
            yield start, stop, None
            continue
        if start < inner_start:
            yield start, inner_start, None
        yield inner_start, inner_stop, fold
        if inner_stop < stop:
            yield inner_stop, stop, None


def _runs_not_asked_for(
    rows: tuple[Row, ...], show: Show
) -> Iterator[tuple[int, int, Fold | None]]:
    for wanted, members in groupby(range(len(rows)), key=lambda at: shows(rows[at], show)):
        run = list(members)
        kinds = {_kind(rows[at]) for at in run}
        only = kinds.pop() if len(kinds) == 1 else None
        yield run[0], run[-1] + 1, None if wanted else only or Fold.MIXED


def _kind(row: Row) -> Fold | None:
    """What fold a row may go into, None when it must stay in sight."""
    if row.moved:
        return None
    match row.change:
        case Change.EQUAL:
            return Fold.EQUAL
        case Change.REMOVED:
            return Fold.BASE_ONLY
        case Change.ADDED:
            return None if counted(row.figures.added) else Fold.REVISED_ONLY
        case Change.CHANGED:
            return None
