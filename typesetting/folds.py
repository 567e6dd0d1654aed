"""The rows of a collation become blocks: rows to show, and folds that stand for many."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from collation.model import Change
from figures.model import counted

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


class Run(NamedTuple):
    """The rows `[start, stop)` that are shown one by one, or that fold into one line."""

    start: int
    stop: int
    fold: Fold | None


SHORTEST_FOLD = {Fold.EQUAL: 3, Fold.BASE_ONLY: 4, Fold.REVISED_ONLY: 12}
"""How many rows of a kind in a row are folded, where everything is shown."""

_CONTEXT = 1


def blocks(
    collation: Collation, *, show: Show = Show.ALL, unfolded: frozenset[int] = frozenset()
) -> tuple[Block, ...]:
    """The blocks of a comparison in order; together they hold every row once.

    Rows that are not asked for are folded. So are, where all rows or all changes are shown, long
    runs of equal or one-sided rows, but for an equal row on each side of a change. `unfolded`
    holds the starts of folds to open.
    """
    found: list[Block] = []
    for start, stop, fold in runs(collation.rows, show):
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


def added_figures(collation: Collation) -> tuple[tuple[int, Figure], ...]:
    """Each added figure that the summary counts, with its row, in the order of the rows."""
    return tuple(
        (at, figure)
        for at, row in enumerate(collation.rows)
        for figure in sorted(
            counted(row.figures.added), key=lambda figure: (figure.sentence, figure.start)
        )
    )


def runs(rows: tuple[Row, ...], show: Show) -> Iterator[Run]:
    """The runs of the rows in order, as `blocks` has them before any is unfolded."""
    for wanted, members in groupby(range(len(rows)), key=lambda at: shows(rows[at], show)):
        run = list(members)
        if not wanted:
            kinds = {_kind(rows[at]) for at in run}
            only = kinds.pop() if len(kinds) == 1 else None
            yield Run(run[0], run[-1] + 1, only or Fold.MIXED)
        elif show in {Show.ALL, Show.CHANGES}:
            yield from _long_runs(rows, run[0], run[-1] + 1)
        else:
            yield Run(run[0], run[-1] + 1, None)


def _long_runs(rows: tuple[Row, ...], start: int, stop: int) -> Iterator[Run]:
    """The rows of a range that is shown, with long runs of one kind to be folded."""
    for fold, members in groupby(range(start, stop), key=lambda at: _kind(rows[at])):
        run = list(members)
        first, last = run[0], run[-1] + 1
        inner_first, inner_last = first, last
        if fold is Fold.EQUAL:
            inner_first += _CONTEXT if first else 0
            inner_last -= _CONTEXT if last < len(rows) else 0
        if fold is None or inner_last - inner_first < SHORTEST_FOLD[fold]:
            yield Run(first, last, None)
            continue
        if first < inner_first:
            yield Run(first, inner_first, None)
        yield Run(inner_first, inner_last, fold)
        if inner_last < last:
            yield Run(inner_last, last, None)


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
