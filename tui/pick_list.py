"""Items of one or more lines become a list with a cursor to pick from."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from messages import N_
from tui.commands import command
from tui.line_view import LineView
from typesetting.pieces import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual import events
    from textual.binding import BindingType

    from typesetting.pieces import Line


class PickList(LineView):
    """A list with a cursor. Children give `item_lines` and `item`; `headers` cannot be picked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("list.pick", "enter", "pick", N_("Open"), N_("Open what the cursor is on")),
    ]

    class Reached(Message):
        """The cursor has come to an item: which one in the list, and what that is.

        By the time that this is handled the list may show something else at the same place.
        """

        def __init__(self, pick_list: PickList, at: int) -> None:
            super().__init__()
            self.pick_list = pick_list
            self.at = at
            self.item = pick_list.item(at)

        @property
        def control(self) -> PickList:
            """The list, so that handlers can tell lists apart."""
            return self.pick_list

    class Picked(Reached):
        """The item under the cursor was chosen."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self.cursor: int | None = None
        self._tops: list[int] = [0]
        self._headers: frozenset[int] = frozenset()

    def item_lines(self, at: int) -> list[Line]:
        """The lines of item `at`, as many as its height says."""
        raise NotImplementedError

    def item(self, at: int) -> object:
        """What item `at` is, for those who are told that it was reached or picked."""
        raise NotImplementedError

    @property
    def nothing(self) -> str:
        """What an empty list says."""
        return ""

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        if y or self.count or not self.nothing:
            return super().render_line(y)
        told = Segment(f"  {self.nothing}", self.plain_style + self._colours.of(Role.MUTED))
        return Strip([told]).crop_extend(0, self.size.width, self.plain_style)

    def set_heights(
        self,
        heights: Sequence[int],
        headers: frozenset[int] = frozenset(),
        cursor: int = 0,
        *,
        tell: bool = True,
    ) -> None:
        """There are now items of these heights; the cursor goes to `cursor` or what follows it."""
        self._tops = [0, *accumulate(heights)]
        self._headers = headers
        self.cursor = None
        self.set_line_count(self._tops[-1])
        self.scroll_to(y=0)
        self.move_to(cursor, tell=tell)

    @property
    def count(self) -> int:
        """How many items there are."""
        return len(self._tops) - 1

    def move_to(self, at: int, *, tell: bool = True) -> None:
        """Put the cursor on an item, or on the next after it that can be picked."""
        while at in self._headers:
            at += 1
        if not 0 <= at < self.count or at == self.cursor:
            return
        self.cursor = at
        self.redraw()
        self._show_cursor()
        if tell:
            self.post_message(self.Reached(self, at))

    def _show_cursor(self) -> None:
        """Scroll no farther than brings the cursor in sight; a list without a height shows none."""
        at, height = self.cursor, self.size.height
        if at is None or not height:
            return
        top = 0 if at == 1 and 0 in self._headers else self._tops[at]
        bottom = self._tops[at + 1]
        if top < self.scroll_offset.y:
            self.show_line(top)
        elif bottom > self.scroll_offset.y + height:
            self.show_line(min(top, bottom - height))

    def on_resize(self, _event: events.Resize) -> None:
        """Keep the cursor in sight, whatever height the list has got."""
        self._show_cursor()

    def step(self, by: int) -> bool:
        """Move the cursor by so many items that can be picked; False where there are none."""
        if self.cursor is None:
            return False
        at, left = self.cursor, abs(by)
        direction = 1 if by > 0 else -1
        found = at
        while left and 0 <= (at := at + direction) < self.count:
            if at not in self._headers:
                found, left = at, left - 1
        moved = found != self.cursor
        self.move_to(found)
        return moved

    def line(self, y: int) -> Line:
        """The pieces of line `y`."""
        at = self._item_at(y)
        lines = self.item_lines(at)
        within = y - self._tops[at]
        return lines[within] if within < len(lines) else ()

    def base_style(self, y: int) -> Style:
        """The cursor's colour under its item."""
        return self.cursor_style if self._item_at(y) == self.cursor else self.plain_style

    def action_scroll_down(self) -> None:
        """The next item."""
        self.step(1)

    def action_scroll_up(self) -> None:
        """The item before."""
        if not self.step(-1):
            self.scroll_to(y=0)

    def action_half_page(self, direction: int) -> None:
        """Half a page of items."""
        self.step(direction * max(1, self._page // 2))

    def action_page_down(self) -> None:
        """A page of items down."""
        self.step(self._page)

    def action_page_up(self) -> None:
        """A page of items up."""
        self.step(-self._page)

    def action_scroll_home(self) -> None:
        """The first item."""
        self.step(-self.count)
        self.scroll_to(y=0)

    def action_scroll_end(self) -> None:
        """The last item."""
        self.step(self.count)

    def action_pick(self) -> None:
        """Choose the item under the cursor."""
        if self.cursor is not None:
            self.post_message(self.Picked(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on an item; a second click chooses it."""
        at = self._item_at(event.y + self.scroll_offset.y)
        if event.y + self.scroll_offset.y >= self._tops[-1] or at in self._headers:
            return
        if event.chain > 1 and at == self.cursor:
            self.action_pick()
        else:
            self.move_to(at)

    @property
    def _page(self) -> int:
        """How many items fit in sight."""
        average = max(1, self._tops[-1] // max(1, self.count))
        return max(1, self.size.height // average)

    def _item_at(self, y: int) -> int:
        return max(0, min(bisect_right(self._tops, y) - 1, self.count - 1))
