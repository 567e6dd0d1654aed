"""A collation becomes a sheet: what its pages need of every row, reckoned once for all widths."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collation.model import Change
from figures.model import counted
from typesetting.folds import Run, Show, added_figures, runs
from typesetting.page import about_cells
from typesetting.pieces import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collation.model import Collation, Row
    from corpus.model import Document
    from figures.model import Figure

TELLING = (
    Role.SIGN_FIGURE,
    Role.SIGN_CHANGED,
    Role.SIGN_MOVED,
    Role.SIGN_ADDED,
    Role.SIGN_REMOVED,
)
"""What a row can be marked as on a map of all rows, the most telling first."""

NOTHING = len(TELLING)
"""The mark of a row that is the same."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A collation with what is asked of all of its rows again and again.

    `cells` are about how many cells each row takes in the base and in the revised text, `runs`
    what is shown and folded by what is asked for, `changes` the rows that differ, a run that only
    the base has counting as one, `figures` the added figures with their rows, and `marks` for
    every row its place in TELLING, else NOTHING.
    """

    collation: Collation
    cells: tuple[list[int], list[int]]
    runs: dict[Show, tuple[Run, ...]]
    changes: list[int]
    figures: tuple[tuple[int, Figure], ...]
    marks: bytes


def sheet_of(collation: Collation) -> Sheet:
    """The sheet of a collation. Takes time linear in its rows: to be called from a thread."""
    rows = collation.rows
    base = _cells(collation.base, [row.base for row in rows])
    revised = _cells(collation.revised, [row.revised for row in rows])
    return Sheet(
        collation,
        (base, revised),
        {show: tuple(runs(rows, show)) for show in Show},
        _changes(rows),
        added_figures(collation),
        bytes(map(_mark, rows)),
    )


def telling_of(marks: bytes) -> Role | None:
    """The most telling of the marks of some rows, None where all of them are the same."""
    found = min(marks, default=NOTHING)
    return None if found == NOTHING else TELLING[found]


def _mark(row: Row) -> int:
    if counted(row.figures.added):
        return TELLING.index(Role.SIGN_FIGURE)
    if row.moved:
        return TELLING.index(Role.SIGN_MOVED)
    match row.change:
        case Change.CHANGED:
            return TELLING.index(Role.SIGN_CHANGED)
        case Change.ADDED:
            return TELLING.index(Role.SIGN_ADDED)
        case Change.REMOVED:
            return TELLING.index(Role.SIGN_REMOVED)
        case Change.EQUAL:
            return NOTHING


def _changes(rows: Sequence[Row]) -> list[int]:
    removed = [row.change is Change.REMOVED for row in rows]
    return [
        at
        for at, row in enumerate(rows)
        if (row.change is not Change.EQUAL or row.moved)
        and not (removed[at] and at and removed[at - 1])
    ]


def _cells(document: Document, rows: Sequence[tuple[int, ...]]) -> list[int]:
    cells = [about_cells(sentence.text) for sentence in document.sentences]
    return [sum(cells[at] for at in members) for members in rows]
