"""Paragraphs become a view that knows the place in them, and holds it in a window of any size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Size
from textual.reactive import var

from tui.rows_view import RowsView
from tui.sight import Sight
from typesetting.page import (
    blank_before,
    cells_of,
    guessed_heights,
    line_of,
    offset_of,
    paragraph_height,
)

if TYPE_CHECKING:
    from textual import events

    from corpus.model import Paragraph

_ABOVE = 2


class ParagraphsView(RowsView):
    """The base of the text that is read. Children typeset its paragraphs."""

    left: var[Sight | None] = var(None, init=False, always_update=True)
    """What a jump within the text has left, set once it has arrived. Who watches it remembers."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._cells: list[int] = []
        self._laid_out_for = 0
        self._sized_for = Size()
        self._wanted: int | None = None
        self._top = (0, 0)
        """The paragraph at the top edge when one moved last, and which of its lines."""
        self._kept: Sight | None = None
        """What is to stay in sight through changes of size, until one moves."""

    def take_paragraphs(self, paragraphs: tuple[Paragraph, ...]) -> None:
        """Lay out these paragraphs, and be at none of them yet."""
        # Laying out scrolls, and scrolling asks for the place, which is none of the old text's.
        self._wanted = self._kept = None
        self._paragraphs = paragraphs
        self._cells = cells_of(paragraphs)
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.text_width if self.size.width else 0
        self._laid_out_for = width
        shown = self._paragraphs if width else ()
        self.lay_out(guessed_heights(shown, self._cells, width))

    def measure(self, row: int) -> int:
        """The lines of a paragraph."""
        return paragraph_height(self._paragraphs[row], self._laid_out_for)

    def fold_at(self, _row: int) -> tuple[int, int] | None:
        """Nothing is folded."""
        return None

    # The place

    @property
    def place(self) -> int:
        """The paragraph being read: the one last gone to while it is in sight, else the top one.

        A text that is not shown at all is at the one last gone to.
        """
        if not self._laid_out_for:
            kept = self._kept.paragraph if self._kept is not None else 0
            return kept if self._wanted is None else self._wanted
        if self._wanted is not None and self.in_sight(self._wanted):
            return self._wanted
        return self.heights.row_at(self.scroll_offset.y)

    @property
    def sight(self) -> Sight:
        """What was in sight when one moved last, by the first line of the place that was.

        It is so still when the screen has been taken away, and no size tells what is in sight.
        """
        if not self._laid_out_for or not self._paragraphs:
            return self._kept or Sight(self.place)
        row, within = self._top
        if self._wanted is not None:
            row, within = (
                self._wanted,
                within + self.heights.top(row) - self.heights.top(self._wanted),
            )
        return self._sight_of(row, within)

    def _sight_of(self, row: int, within: int) -> Sight:
        """The sight with a line of a row at the top edge, or one `-within` lines above the row."""
        paragraph = self._paragraphs[row]
        line = within - blank_before(paragraph)
        if line <= 0:
            return Sight(row, 0, -line)
        return Sight(row, offset_of(paragraph, line, self._laid_out_for), 0)

    def go_to(self, paragraph: int, offset: int = 0) -> None:
        """Bring a paragraph near the top, or the line of it that holds `offset`."""
        self.show_sight(Sight(paragraph, offset))

    def show_sight(self, sight: Sight) -> None:
        """Bring a line of a paragraph into sight, now or once there is room for the text."""
        if not self._paragraphs:
            return
        self._wanted, self._kept = sight.paragraph, sight
        if self._laid_out_for:
            self._bring(sight)
            self.tell_moved()

    def action_scroll_home(self) -> None:
        """To the first line, from a place to come back to."""
        before = self.sight
        super().action_scroll_home()
        self.left = before

    def action_scroll_end(self) -> None:
        """To the last line, from a place to come back to."""
        before = self.sight
        super().action_scroll_end()
        self.left = before

    def _bring(self, sight: Sight) -> None:
        paragraph = self._paragraphs[sight.paragraph]
        within = line_of(paragraph, sight.offset, self._laid_out_for)
        if sight.above is None or sight.above >= self.size.height:
            self.show_place(sight.paragraph, within, above=_ABOVE if sight.paragraph else 0)
        else:
            within += blank_before(paragraph)
            self.show_place(sight.paragraph, within, above=sight.above)

    def tell_moved(self) -> None:
        """Let those who watch follow, and hold what one has come to."""
        # A change of size moves the text before it can be wrapped for that: nobody has moved then.
        if self._laid_out_for and self.size == self._sized_for:
            y = self.scroll_offset.y
            row = self.heights.row_at(y)
            self._top, self._kept = (row, y - self.heights.top(row)), None
            if self._wanted is not None and not self.in_sight(self._wanted):
                self._wanted = None
        super().tell_moved()

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap anew for another width; the first character in sight stays in sight."""
        kept = self._kept
        if self._laid_out_for and self._paragraphs:
            if not self.size.width:
                kept = self.sight  # the place is all that is asked for until there is room again
            elif kept is None:
                kept = self._sight_of(*self._top)
        if self.text_width != self._laid_out_for:
            self._lay_out()
        self._sized_for = self.size
        if kept is not None and self._laid_out_for:
            self._bring(kept)
            self.tell_moved()
        # Kept still: on the way back to the size before it is not the line that holds it now, which
        # may begin earlier, that is to stand at the top edge again.
        self._kept = kept

    def holds(self, paragraph: int, offset: int) -> bool:
        """Whether the line that holds an offset in a paragraph is in sight; all of a text is that
        is not shown."""
        if not self._laid_out_for:
            return True
        top = self.scroll_offset.y
        return top <= self.line_at(paragraph, offset) < top + self.size.height

    def line_at(self, paragraph: int, offset: int) -> int:
        """The line of the whole text that holds an offset in a paragraph."""
        here = self._paragraphs[paragraph]
        within = line_of(here, offset, self._laid_out_for)
        return self.heights.top(paragraph) + blank_before(here) + within
