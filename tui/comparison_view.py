"""A collation becomes two columns that scroll as one, aligned sentence by sentence."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING

from textual.cache import LRUCache
from textual.message import Message

from tui.line_view import LineView
from typesetting.comparison import Layout, height, layout_for, lines
from typesetting.folds import Block, Show, blocks
from typesetting.pieces import Line, Piece

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events

    from collation.model import Collation

_ABOVE = 3
_MARKER = "▸"


class Wording(StrEnum):
    """How closely the wording of reworded sentences is marked."""

    WORDS = "words"
    CHARACTERS = "characters"
    OFF = "off"


class ComparisonView(LineView):
    """The rows of a comparison; one of them is the one that one has come to."""

    class Moved(Message):
        """Another part of the comparison is in sight, or another row is the current one."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self.collation: Collation | None = None
        self.show = Show.ALL
        self.signs = False
        self.wording = Wording.WORDS
        self.current: int | None = None
        """The row that one has come to."""
        self.blocks: tuple[Block, ...] = ()
        self.tops: list[int] = [0]
        """The first line of each block, and of what would follow the last."""
        self._unfolded: frozenset[int] = frozenset()
        self._just_opened: int | None = None
        self._laid_out_for = 0
        self._drawn: LRUCache[int, list[Line]] = LRUCache(400)

    def open(self, collation: Collation, *, signs: bool) -> None:
        """Show a collation from its first row on. `signs` tell apart what colours cannot."""
        self.collation = collation
        self.signs = signs
        self.current = None
        self._unfolded = frozenset()
        self._lay_out()
        self.scroll_to(y=0, animate=False)

    @property
    def layout_now(self) -> Layout:
        """Side by side, or one above the other where that is too narrow."""
        return layout_for(self.text_width)

    def filter(self, show: Show) -> None:
        """Show these rows and fold the others; stay near where one was."""
        row = self.top_row
        self.show = show
        self._unfolded = frozenset()
        self._lay_out()
        self.show_row(row if self.current is None else self.current)

    def mark_wording(self, wording: Wording) -> None:
        """Mark what differs in reworded sentences this closely."""
        self.wording = wording
        if self.signs:
            row = self.top_row
            self._lay_out()
            self.show_row(row)
        self._drawn.clear()
        self.redraw()

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
        if not self.blocks:
            return
        block = self.blocks[self._block_of(row)]
        if block.fold is not None and unfold:
            self._unfolded |= {block.start}
            self._lay_out()
        self.redraw()
        at = self._block_of(row)
        top, bottom = self.tops[at], self.tops[at + 1]
        first = self.scroll_offset.y
        if not (first <= top and bottom <= first + self.size.height):
            self.show_row(row)
        self.post_message(self.Moved())

    def show_row(self, row: int) -> None:
        """Bring a row near the top without making it the current one."""
        self.show_line(self.tops[self._block_of(row)], above=_ABOVE)

    @property
    def top_row(self) -> int:
        """The first row in sight."""
        if not self.blocks:
            return 0
        return self.blocks[self._block_at(self.scroll_offset.y)].start

    @property
    def place(self) -> int:
        """From where to look for the next change: the current row if in sight, else the top one."""
        if self.current is not None and self.blocks:
            at = self._block_of(self.current)
            first = self.scroll_offset.y
            if self.tops[at + 1] > first and self.tops[at] < first + self.size.height:
                return self.current
        return self.top_row - (self.current is None and self.scroll_offset.y == 0)

    def toggle_fold(self) -> bool:
        """Open the fold nearest to the place, or close the one just opened; False if neither."""
        if not self.blocks:
            return False
        here = self.blocks[self._block_of(max(0, self.place))]
        group = here.group if here.group is not None else self._just_opened
        if group is not None:
            return self._set_unfolded(self._unfolded - {group}, group)
        first, last = self.scroll_offset.y, self.scroll_offset.y + self.size.height
        folds = [
            block
            for block in self.blocks[self._block_at(first) : self._block_at(last - 1) + 1]
            if block.fold is not None
        ]
        if not folds:
            return False
        start = min(folds, key=lambda block: abs(block.start - here.start)).start
        self._set_unfolded(self._unfolded | {start}, start)
        self._just_opened = start
        return True

    def toggle_all_folds(self) -> None:
        """Open all folds, or close all where none is left to open."""
        if self.collation is None:
            return
        row = self.top_row
        folds = {block.start for block in self.blocks if block.fold is not None}
        self._unfolded = self._unfolded | folds if folds else frozenset()
        self._lay_out()
        self.show_row(row)

    def line(self, y: int) -> Line:
        """The pieces of line `y`."""
        if self.collation is None:
            return ()
        at = self._block_at(y)
        drawn = self._drawn.get(at)
        if drawn is None:
            drawn = self._drawn[at] = lines(
                self.collation, self.blocks[at], self.text_width, self.layout_now, **self._marks
            )
        within = y - self.tops[at]
        found = drawn[within] if within < len(drawn) else ()
        if within == 0 and found and self._is_current(self.blocks[at]):
            return (Piece(_MARKER + found[0].text[1:], found[0].role), *found[1:])
        return found

    def base_style(self, y: int) -> Style:
        """The cursor's colour under the current row."""
        if self.blocks and self._is_current(self.blocks[self._block_at(y)]):
            return self.cursor_style
        return self.rich_style

    def _is_current(self, block: Block) -> bool:
        return self.current is not None and block.start <= self.current < block.stop

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell when another part is in sight."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._just_opened = None
            self.post_message(self.Moved())

    def on_resize(self, _event: events.Resize) -> None:
        """Lay the rows out for another width, and stay at the same row."""
        if self.text_width != self._laid_out_for:
            row = self.current if self.current is not None else self.top_row
            self._lay_out()
            if self.blocks:
                self.show_row(row)
        self.post_message(self.Moved())

    def on_click(self, event: events.Click) -> None:
        """Make a row the current one; open a fold."""
        y = event.y + self.scroll_offset.y
        if self.collation is None or y >= self.tops[-1]:
            return
        block = self.blocks[self._block_at(y)]
        if block.fold is not None:
            self._set_unfolded(self._unfolded | {block.start}, block.start)
        else:
            self.current = block.start
            self.redraw()
            self.post_message(self.Moved())

    def _set_unfolded(self, unfolded: frozenset[int], row: int) -> bool:
        """Lay out with these folds open, the first line of `row` staying where it was."""
        self._just_opened = None
        above = self.tops[self._block_of(row)] - self.scroll_offset.y
        self._unfolded = unfolded
        self._lay_out()
        self.show_line(self.tops[self._block_of(row)], above=max(0, above))
        self.post_message(self.Moved())
        return True

    def _lay_out(self) -> None:
        if self.collation is None or not self.size.width:
            return
        collation, width, layout = self.collation, self.text_width, self.layout_now
        self._laid_out_for = width
        self._drawn.clear()
        self.blocks = blocks(collation, show=self.show, unfolded=self._unfolded)
        heights = [height(collation, block, width, layout, **self._marks) for block in self.blocks]
        self.tops = [0, *accumulate(heights)]
        self.set_line_count(self.tops[-1])

    def _block_of(self, row: int) -> int:
        at = bisect_right(self.blocks, row, key=lambda block: block.start) - 1
        return max(0, min(at, len(self.blocks) - 1))

    def _block_at(self, y: int) -> int:
        return max(0, min(bisect_right(self.tops, y) - 1, len(self.blocks) - 1))
