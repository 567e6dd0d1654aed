"""Rows of figures become a table to pick from, and bars to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from messages import gettext as _
from tui.figure_list import in_context, value_of
from tui.figure_rows import COLUMNS, KIND_NAMES, found_again, named, size_of
from tui.pick_list import PickList
from typesetting.pieces import Line, Piece, Role, fitted
from typesetting.printable import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.figure_rows import FigureRow

_LEAST_SENTENCE = 18
_ROOMY = 160
"""Cells from which on the longest name of a kind is told whole."""

_GIVEN_UP = ("document", "kind", "unit", "subject", "value")
"""Columns that a narrow table does without, the first to go first."""

_FULL, _PARTS = "█", " ▏▎▍▌▋▊▉"


def columns_for(width: int, *, of_library: bool) -> dict[str, int]:
    """The columns that fit, with their widths; the sentence takes what is left."""
    widths = {name: column.width for name, column in COLUMNS.items() if column.width}
    if not of_library:
        del widths["document"]
    for name in _GIVEN_UP:
        if width - sum(widths.values()) - len(widths) - 2 >= _LEAST_SENTENCE:
            break
        widths.pop(name, None)
    longest = max(cell_len(_(name)) for name in KIND_NAMES.values())
    if "kind" in widths and width >= _ROOMY:
        widths["kind"] = max(widths["kind"], longest)
    widths["sentence"] = max(4, width - sum(widths.values()) - len(widths) - 2)
    return widths


class FigureTable(PickList):
    """One figure a line."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self.rows: Sequence[FigureRow] = ()
        self.of_library = False

    def show(self, rows: Sequence[FigureRow], *, stay: bool = False) -> None:
        """List these rows; the cursor goes to the first, or is to `stay` on the figure it is on.

        Where that is gone it stays near its place.
        """
        here, at = self.row, self.cursor or 0
        above = at - self.scroll_offset.y
        self.rows = rows
        if not stay or here is None:
            self.set_heights([1] * len(rows), tell=False)
            return
        again = found_again(here, rows)
        at = max(0, min(at, len(rows) - 1)) if again is None else again
        self.set_heights([1] * len(rows), cursor=at, tell=False)
        self.show_line(at, above=above)

    @property
    def row(self) -> FigureRow | None:
        """The row under the cursor."""
        return None if self.cursor is None else self.rows[self.cursor]

    def item(self, at: int) -> FigureRow:
        """A row."""
        return self.rows[at]

    def header(self, sorted_by: str, *, reverse: bool) -> Line:
        """The names of the columns, with an arrow at the one that is sorted by."""
        line = [Piece("  ", Role.PLAIN)]
        for name, room in columns_for(self.text_width, of_library=self.of_library).items():
            told = _(COLUMNS[name].name)
            if name == sorted_by:
                told += " ▼" if reverse else " ▲"
            cell = " " * max(0, room - cell_len(told)) + told if name == "value" else told
            role = Role.SIGN_FIGURE if name == sorted_by else Role.PLAIN
            line.append(Piece(fitted(cell, room) + " ", role))
        return tuple(line)

    def column_at(self, x: int) -> str | None:
        """The column that stands at a cell of the header."""
        left = 2
        for name, room in columns_for(self.text_width, of_library=self.of_library).items():
            if left <= x <= left + room:
                return name
            left += room + 1
        return None

    def item_lines(self, at: int) -> list[Line]:
        """A figure on its line."""
        row = self.rows[at]
        line = [Piece("▸ " if at == self.cursor else "  ", Role.SIGN_FIGURE)]
        for name, room in columns_for(self.text_width, of_library=self.of_library).items():
            if name == "sentence":
                line += in_context(row.sentence, row.figure, room)
            else:
                text, role = _cell(row, name, room)
                told = f"{' ' * max(0, room - cell_len(text))}{text}" if name == "value" else text
                line.append(Piece(fitted(printable(told), room) + " ", role))
        return [tuple(line)]


def _cell(row: FigureRow, column: str, room: int) -> tuple[str, Role]:
    figure = row.figure
    match column:
        case "figure":
            return figure.text, Role.SIGN_FIGURE
        case "value":
            return value_of(figure, room), Role.PLAIN
        case "unit":
            return figure.unit, Role.MUTED
        case "subject":
            return figure.subject, Role.PLAIN
        case "kind":
            return _(KIND_NAMES[figure.kind]), Role.MUTED
    return row.title, Role.BYLINE


class Chart(PickList):
    """What documents say of one subject: a bar for each, as long as its value is large."""

    def __init__(self) -> None:
        super().__init__(id="chart-bars")
        self.rows: Sequence[FigureRow] = ()

    def show(self, rows: Sequence[FigureRow], cursor: int) -> None:
        """Draw these rows."""
        self.rows = rows
        self.set_heights([1] * len(rows), cursor=cursor)

    def item(self, at: int) -> FigureRow:
        """A row."""
        return self.rows[at]

    def item_lines(self, at: int) -> list[Line]:
        """A document and its bar."""
        row = self.rows[at]
        width = self.text_width
        name = min(40, width * 2 // 5)
        told = f" {row.figure.trend}{row.figure.text}"
        room = max(4, width - name - 20)
        most = max((abs(size_of(each)) for each in self.rows), default=0.0)
        return [
            (
                Piece("▸ " if at == self.cursor else "  ", Role.SIGN_FIGURE),
                Piece(fitted(printable(named(row)), name - 3), Role.PLAIN),
                Piece(" ", Role.PLAIN),
                Piece(bar(size_of(row), most, room), Role.SIGN_FIGURE),
                Piece(fitted(printable(told), max(1, width - name - room)), Role.PLAIN),
            )
        ]


def bar(size: float, most: float, room: int) -> str:
    """A bar as long as its share of the largest, in eighths of a cell; at least a sliver."""
    if not most:
        return ""
    eighths = max(1, round(abs(size) / most * room * 8))
    full, part = divmod(eighths, 8)
    return _FULL * full + (_PARTS[part] if part else "")
