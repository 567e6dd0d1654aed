"""Rows of one or more lines become a view that lays out only what is near.

How many lines a row takes is known once it has been wrapped, which takes seconds for a long
document. So heights are guessed from the length of the text, and measured where one comes near;
what stands in sight stays where it is when a guess turns out wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.cache import FIFOCache
from textual.reactive import var

from tui.line_view import LineView
from typesetting.heights import Heights

if TYPE_CHECKING:
    from collections.abc import Iterable

    from typesetting.pieces import Line

_ROWS_KEPT = 400
_FEW = 500
"""Rows that are all measured at once, so that shares of the whole are exact."""

_HIGH = 1000
"""Lines that no row takes on average."""


class RowsView(LineView):
    """The base of texts. Children guess and measure the heights of rows, and typeset them."""

    moved: var[int] = var(0, init=False)
    """Counts the moves. Who watches it follows within the same frame; a message comes later."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self.heights = Heights()
        self._shown: list[int] = []
        self._measured = bytearray()
        self._typeset: FIFOCache[int | tuple[int, int], list[Line]] = FIFOCache(_ROWS_KEPT)
        """The lines of rows, and of folds by the rows that they stand for."""

    def measure(self, row: int) -> int:
        """The lines that a row takes, at least one."""
        raise NotImplementedError

    def typeset(self, row: int) -> list[Line]:
        """The lines of a row."""
        raise NotImplementedError

    def fold_at(self, row: int) -> tuple[int, int] | None:
        """The rows `[start, stop)` that are folded into one line with this one."""
        raise NotImplementedError

    def lay_out(self, guesses: list[int], folds: Iterable[tuple[int, int]] = ()) -> None:
        """There are rows of about these heights, some of them folded as `fold_up` has it."""
        self._shown = guesses
        self._measured = bytearray(len(guesses))
        self._typeset.clear()
        self.fold_up(folds)

    def fold_up(self, folds: Iterable[tuple[int, int]]) -> None:
        """Fold these rows `[start, stop)` into a line each, and no others."""
        heights = self._shown.copy()
        left = len(heights)
        for start, stop in folds:
            heights[start:stop] = [1] + [0] * (stop - start - 1)
            left -= stop - start
        self.heights = Heights(heights)
        if left <= _FEW:
            self._measure_from(0, self.heights.total + len(heights) * _HIGH, draw=False)
        self.set_line_count(self.heights.total)

    def typeset_anew(self) -> None:
        """Draw again what is in sight: the same rows look different now."""
        self._typeset.clear()
        self.redraw()

    def come_near(self, row: int) -> None:
        """Measure the rows around one, as far as they will be in sight when it is shown."""
        if not 0 <= row < len(self.heights):
            return
        lines = max(1, self.size.height) + self.heights[row]
        if self._measure_from(row, lines, draw=True) + self._measure_back(row, lines):
            self.set_line_count(self.heights.total)

    def line(self, y: int) -> Line:
        """The pieces of line `y`."""
        if not len(self.heights):
            return ()
        row = self.heights.row_at(y)
        lines = self._lines(row)
        within = y - self.heights.top(row)
        return lines[within] if within < len(lines) else ()

    def _lines(self, row: int) -> list[Line]:
        """The lines of a row, or of the fold that it stands for, typeset once."""
        key = self.fold_at(row) or row
        lines = self._typeset.get(key)
        if lines is None:
            lines = self._typeset[key] = self.typeset(row)
        return lines

    def show_place(self, row: int, within: int = 0, *, above: int = 0) -> None:
        """Scroll so that a line of a row stands `above` lines below the top edge."""
        self.come_near(row)
        self.show_line(self.heights.top(row) + within, above=above)

    def in_sight(self, row: int) -> bool:
        """Whether the first line of a row is in sight."""
        top = self.scroll_offset.y
        return top <= self.heights.top(row) < top + max(1, self.size.height)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Measure what has come into sight, and tell that one has moved."""
        if round(old_value) == round(new_value):
            super().watch_scroll_y(old_value, new_value)
            return
        y = round(new_value)
        row = self.heights.row_at(y)
        within = y - self.heights.top(row)
        self.come_near(row)
        settled = self.heights.top(row) + within if len(self.heights) else y
        if settled != y and self.scroll_offset.y == y:
            self.show_line(settled)
            return
        super().watch_scroll_y(old_value, new_value)
        self.tell_moved()

    def tell_moved(self) -> None:
        """Let those who watch follow."""
        self.moved += 1

    def action_scroll_end(self) -> None:
        """To the last line, at once."""
        self.come_near(len(self.heights) - 1)
        super().action_scroll_end()

    def _measure_from(self, row: int, lines: int, *, draw: bool) -> int:
        """Measure rows down from one for so many lines; how many were guessed wrong.

        Rows that are about to be drawn are typeset, which tells their height as well.
        """
        wrong = 0
        while 0 <= row < len(self.heights) and lines > 0:
            fold = self.fold_at(row)
            if fold is None:
                if draw and not self._measured[row]:
                    self._lines(row)
                wrong += self._measure(row)
            lines -= max(1, self.heights[row])
            row = row + 1 if fold is None else fold[1]
        return wrong

    def _measure_back(self, row: int, lines: int) -> int:
        """Measure rows up from one for so many lines; how many were guessed wrong."""
        wrong = 0
        while 0 <= row < len(self.heights) and lines > 0:
            fold = self.fold_at(row)
            if fold is None:
                wrong += self._measure(row)
            row = row if fold is None else fold[0]
            lines -= max(1, self.heights[row])
            row -= 1
        return wrong

    def _measure(self, row: int) -> bool:
        if self._measured[row]:
            return False
        self._measured[row] = True
        typeset = self._typeset.get(row)
        height = self.measure(row) if typeset is None else len(typeset)
        if height == self.heights[row]:
            return False
        self.heights[row] = self._shown[row] = height
        return True
