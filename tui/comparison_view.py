"""A collation becomes two columns that scroll as one, aligned sentence by sentence."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from tui.finding import occurrences
from tui.rows_view import RowsView
from typesetting.comparison import Layout, guessed_heights, height, layout_for, lines
from typesetting.folds import Block, Run, Show
from typesetting.pieces import Line, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.style import Style
    from textual import events

    from collation.model import Collation
    from typesetting.sheet import Sheet

_ABOVE = 3
_MARKER = "▸"


class Wording(StrEnum):
    """How closely the wording of reworded sentences is marked."""

    WORDS = "words"
    CHARACTERS = "characters"
    OFF = "off"


class ComparisonView(RowsView):
    """The rows of a comparison; one of them is the one that one has come to."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self.sheet: Sheet | None = None
        self.show = Show.ALL
        self.signs = False
        self.wording = Wording.WORDS
        self._sought = ""
        """What is looked for, and marked wherever it stands."""
        self.current: int | None = None
        """The row that one has come to."""
        self._runs: tuple[Run, ...] = ()
        self._starts: list[int] = []
        self._unfolded: frozenset[int] = frozenset()
        self._just_opened: int | None = None
        self._laid_out_for = 0

    @property
    def collation(self) -> Collation | None:
        """What is compared."""
        return None if self.sheet is None else self.sheet.collation

    def open(self, sheet: Sheet, *, signs: bool) -> None:
        """Show a collation from its first row on. `signs` tell apart what colours cannot."""
        self.sheet = sheet
        self.signs = signs
        self.current = None
        self._choose(self.show)
        self._lay_out()
        self.scroll_to(y=0)

    def on_unmount(self) -> None:
        """Let go of the documents at once, without waiting for a search for garbage."""
        self.sheet = None

    @property
    def layout_now(self) -> Layout:
        """Side by side, or one above the other where that is too narrow."""
        return layout_for(self.text_width)

    def filter(self, show: Show) -> None:
        """Show these rows and fold the others; stay near where one was."""
        row = self.top_row
        self._choose(show)
        self.fold_up(self._folds())
        self.show_row(row if self.current is None else self.current)
        self.tell_moved()

    def mark_wording(self, wording: Wording) -> None:
        """Mark what differs in reworded sentences this closely."""
        self.wording = wording
        if self.signs:
            row = self.top_row
            self._lay_out()
            self.show_row(row)
        self.typeset_anew()

    def mark_sought(self, sought: str) -> None:
        """Mark this wherever it stands, nothing where it is ""."""
        if sought != self._sought:
            self._sought = sought
            self.typeset_anew()

    @property
    def _marks(self) -> dict[str, bool]:
        return {
            "signs": self.signs,
            "by_characters": self.wording is Wording.CHARACTERS,
            "wording": self.wording is not Wording.OFF,
        }

    def go_to(self, row: int, *, unfold: bool = True) -> None:
        """Make a row the current one and bring it into sight, out of its fold if `unfold`."""
        self.current = row
        self._just_opened = None
        if not len(self.heights):
            return
        fold = self.fold_at(row)
        if fold is not None and unfold:
            self._unfolded |= {fold[0]}
            self.fold_up(self._folds())
        self.redraw()
        head = self._head(row)
        self.come_near(head)
        top = self.heights.top(head)
        first = self.scroll_offset.y
        if not first <= top <= top + self.heights[head] <= first + self.size.height:
            self.show_row(row)
        self.tell_moved()

    def action_scroll_home(self) -> None:
        """To the first line, from where the first change is the next one again."""
        self.current = None
        self.redraw()
        self.tell_moved()
        super().action_scroll_home()

    def show_row(self, row: int) -> None:
        """Bring a row near the top without making it the current one."""
        if len(self.heights):
            self.show_place(self._head(row), above=_ABOVE)

    @property
    def top_row(self) -> int:
        """The first row in sight."""
        return self.heights.row_at(self.scroll_offset.y)

    @property
    def place(self) -> int:
        """From where to look for the next change: the current row if in sight, else the top one."""
        if self.current is not None and len(self.heights):
            head = self._head(self.current)
            top, first = self.heights.top(head), self.scroll_offset.y
            if top + self.heights[head] > first and top < first + self.size.height:
                return self.current
        return self.top_row - (self.current is None and self.scroll_offset.y == 0)

    def toggle_fold(self) -> bool:
        """Open the fold nearest to the place, or close the one just opened; False if neither."""
        if not len(self.heights):
            return False
        here = max(0, self.place)
        run = self._run_of(here)
        group = run.start if run.start in self._unfolded else self._just_opened
        if group is not None:
            return self._set_unfolded(self._unfolded - {group}, group)
        first, last = self.scroll_offset.y, self.scroll_offset.y + self.size.height - 1
        runs = self._runs[self._run_at(self.heights.row_at(first)) :]
        end = self.heights.row_at(last)
        folds = [each.start for each in runs if each.start <= end and each.fold is not None]
        folds = [start for start in folds if start not in self._unfolded]
        if not folds:
            return False
        head = self._head(here)
        start = min(folds, key=lambda start: abs(start - head))
        self._set_unfolded(self._unfolded | {start}, start)
        self._just_opened = start
        return True

    def toggle_all_folds(self) -> None:
        """Open all folds, or close all where none is left to open."""
        if not len(self.heights):
            return
        row = self.top_row
        folds = frozenset(run.start for run in self._runs if run.fold is not None)
        self._unfolded = folds if folds - self._unfolded else frozenset()
        self.fold_up(self._folds())
        self.show_row(row)
        self.tell_moved()

    def measure(self, row: int) -> int:
        """The lines of a row."""
        if self.sheet is None:
            return 1
        block = Block(row, row + 1)
        return height(self.sheet.collation, block, self.text_width, self.layout_now, **self._marks)

    def typeset(self, row: int) -> list[Line]:
        """The lines of a row, or of the fold that it stands for."""
        if self.sheet is None:
            return []
        fold = self.fold_at(row)
        block = Block(row, row + 1) if fold is None else Block(*fold, self._run_of(row).fold)
        sought = partial(occurrences, wanted=self._sought) if self._sought.strip() else None
        collation, width, layout = self.sheet.collation, self.text_width, self.layout_now
        return lines(collation, block, width, layout, **self._marks, sought=sought)

    def line(self, y: int) -> Line:
        """The pieces of line `y`, with a marker where the current row begins."""
        found = super().line(y)
        if found and self.current is not None and y == self.heights.top(self._head(self.current)):
            return (Piece(_MARKER + found[0].text[1:], found[0].role), *found[1:])
        return found

    def base_style(self, y: int) -> Style:
        """The cursor's colour under the current row."""
        if self.current is not None and self.heights.row_at(y) == self._head(self.current):
            return self.cursor_style
        return self.plain_style

    def tell_moved(self) -> None:
        """Tell when another part is in sight, or another row is the current one."""
        self._just_opened = None
        super().tell_moved()

    def on_resize(self, _event: events.Resize) -> None:
        """Lay the rows out for another width, and stay at the same row."""
        if self.text_width != self._laid_out_for:
            row = self.current if self.current is not None else self.top_row
            self._lay_out()
            self.show_row(row)
        self.tell_moved()

    def on_click(self, event: events.Click) -> None:
        """Make a row the current one; open a fold."""
        y = event.y + self.scroll_offset.y
        if y >= self.heights.total:
            return
        row = self.heights.row_at(y)
        if self.fold_at(row) is not None:
            self._set_unfolded(self._unfolded | {row}, row)
        else:
            self.current = row
            self.redraw()
            self.tell_moved()

    def fold_at(self, row: int) -> tuple[int, int] | None:
        """The rows `[start, stop)` that are folded into one line with this one."""
        run = self._run_of(row)
        if run.fold is None or run.start in self._unfolded:
            return None
        return run.start, run.stop

    def _head(self, row: int) -> int:
        """The row itself, or the first of the fold that it lies in."""
        fold = self.fold_at(row)
        return row if fold is None else fold[0]

    def _run_at(self, row: int) -> int:
        return max(0, bisect_right(self._starts, row) - 1)

    def _run_of(self, row: int) -> Run:
        return self._runs[self._run_at(row)]

    def _set_unfolded(self, unfolded: frozenset[int], row: int) -> bool:
        """Lay out with these folds open, the first line of `row` staying where it was."""
        above = self.heights.top(row) - self.scroll_offset.y
        self._unfolded = unfolded
        self.fold_up(self._folds())
        self.show_place(row, above=max(0, above))
        self.tell_moved()
        return True

    def _choose(self, show: Show) -> None:
        """Fold what is not asked for, and what is much alike."""
        self.show = show
        self._runs = () if self.sheet is None else self.sheet.runs[show]
        self._starts = [run.start for run in self._runs]
        self._unfolded = frozenset()

    def _folds(self) -> Iterator[tuple[int, int]]:
        for run in self._runs:
            if run.fold is not None and run.start not in self._unfolded:
                yield run.start, run.stop

    def _lay_out(self) -> None:
        if self.sheet is None or not self.size.width:
            return
        width, layout = self.text_width, self.layout_now
        self._laid_out_for = width
        guesses = guessed_heights(self.sheet.collation, self.sheet.cells, width, layout)
        self.lay_out(guesses, self._folds())
