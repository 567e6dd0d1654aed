"""Cells become lines of a table: columns as wide as their cells, the last takes the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from typesetting.pieces import Line, Piece, Role, fitted
from typesetting.printable import printable

_GAP = "  "
_NARROWEST_LAST = 16
"""Cells below which the last column is left out."""


_NARROWEST = 4


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the cells it takes at most, its role, and whether numbers stand in it.

    `most` is None for the column that takes what is left. What is `whole` is never cut.
    """

    heading: str
    most: int | None
    role: Role = Role.PLAIN
    right: bool = False
    whole: bool = False


def table_lines(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int | None
) -> Iterator[Line]:
    """The headings and the rows; nothing is cut where `width` is None. Empty columns are left out.

    Where too little is left for the last column it is left out too.
    """
    cells = [[printable(text) for text in row] for row in rows]
    shown = [at for at in range(len(columns)) if any(row[at] for row in cells)]
    widths = {at: _natural(columns[at], [row[at] for row in cells]) for at in shown}
    if width is not None:
        shown = _fitted(columns, shown, widths, width)
    heading = [column.heading for column in columns]
    for nth, row in enumerate((heading, *cells)):
        pieces: list[Piece] = []
        for at in shown:
            column = columns[at]
            role = column.role if nth else Role.MUTED
            text = _aligned(row[at], widths[at], right=column.right)
            pieces += [Piece(_GAP if pieces else "", Role.PLAIN), Piece(text, role)]
        yield tuple(pieces)


def _natural(column: Column, cells: Sequence[str]) -> int:
    return max(map(cell_len, (column.heading, *cells)))


def _fitted(
    columns: Sequence[Column], shown: list[int], widths: dict[int, int], width: int
) -> list[int]:
    """The columns that have room, their `widths` cut to what they may take of `width`."""
    for at in shown:
        column = columns[at]
        if column.most is not None and not column.whole:
            widths[at] = min(widths[at], column.most)

    def used(some: Sequence[int]) -> int:
        return sum(widths[at] for at in some) + len(_GAP) * (len(some) - 1)

    if shown and columns[shown[-1]].most is None:
        room = width - used(shown[:-1]) - len(_GAP)
        if room < _NARROWEST_LAST:
            shown = shown[:-1]
        else:
            widths[shown[-1]] = min(widths[shown[-1]], room)
    yielding = [at for at in shown if not columns[at].whole]
    while yielding and used(shown) > width:
        widest = max(yielding, key=widths.__getitem__)
        if widths[widest] <= _NARROWEST:
            break
        widths[widest] -= 1
    return shown


def _aligned(text: str, width: int, *, right: bool) -> str:
    missing = width - cell_len(text)
    return " " * missing + text if right and missing > 0 else fitted(text, width)
