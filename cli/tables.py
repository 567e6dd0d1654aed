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


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the cells it takes at most, its role, and whether numbers stand in it.

    `most` is None for the column that takes what is left.
    """

    heading: str
    most: int | None
    role: Role = Role.PLAIN
    right: bool = False


def table_lines(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int | None
) -> Iterator[Line]:
    """The headings and the rows; nothing is cut where `width` is None. Empty columns are left out.

    Where too little is left for the last column it is left out too.
    """
    shown = [at for at in range(len(columns)) if any(row[at] for row in rows)]
    widths = {at: _width(columns[at], [row[at] for row in rows], cut=width) for at in shown}
    if width is not None and shown and columns[shown[-1]].most is None:
        used = sum(widths[at] + len(_GAP) for at in shown[:-1])
        if width - used < _NARROWEST_LAST:
            shown.pop()
        else:
            widths[shown[-1]] = min(widths[shown[-1]], width - used)
    heading = [column.heading for column in columns]
    for nth, row in enumerate((heading, *rows)):
        pieces: list[Piece] = []
        for at in shown:
            column = columns[at]
            role = column.role if nth else Role.MUTED
            text = _aligned(printable(row[at]), widths[at], right=column.right)
            pieces += [Piece(_GAP if pieces else "", Role.PLAIN), Piece(text, role)]
        yield tuple(pieces)


def _width(column: Column, cells: Sequence[str], *, cut: int | None) -> int:
    widest = max(cell_len(printable(text)) for text in (column.heading, *cells))
    if cut is None or column.most is None:
        return widest
    return min(widest, max(column.most, cell_len(column.heading)))


def _aligned(text: str, width: int, *, right: bool) -> str:
    missing = width - cell_len(text)
    return " " * missing + text if right and missing > 0 else fitted(text, width)
