"""The rows of a whole comparison become a column of marks: where the changes are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui import roles
from typesetting.pieces import Role
from typesetting.sheet import telling_of

if TYPE_CHECKING:
    from textual import events

    from tui.comparison_view import ComparisonView

_MARKS = {
    Role.SIGN_FIGURE: "█",
    Role.SIGN_CHANGED: "▌",
    Role.SIGN_MOVED: "▌",
    Role.SIGN_ADDED: "▌",
    Role.SIGN_REMOVED: "▏",
}
"""What stands for a row; the most telling wins where rows share a cell."""

_IN_SIGHT = "┃"


class Ruler(Widget):
    """All rows at once beside those in sight; a click goes to the place."""

    class Pointed(Message):
        """A place of the whole was clicked: a share of all lines, 0 to 1."""

        def __init__(self, share: float) -> None:
            super().__init__()
            self.share = share

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self._marks: list[Role | None] = []
        self._sight = (0, 0)
        self._made_for: tuple[object, int] = (None, 0)
        self._colours = roles.Colours(self)

    def follow(self, view: ComparisonView) -> None:
        """Show the rows of the view as they are laid out now, and which of them are in sight."""
        count = self.size.height
        if self._made_for != (view.heights, count):
            self._made_for = (view.heights, count)
            self._marks = marks(view, count)
        total = max(1, view.line_count)
        top = view.scroll_offset.y
        self._sight = (top * count // total, -(-(top + view.size.height) * count // total))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A cell for what is in sight, and one for the marks."""
        base = self._colours.plain
        seen = _IN_SIGHT if self._sight[0] <= y < self._sight[1] else " "
        gutter = base + self._colours.of(Role.GUTTER)
        role = self._marks[y] if y < len(self._marks) else None
        if role is None:
            mark = Segment(" ", base)
        else:
            mark = Segment(_MARKS[role], base + self._colours.of(role))
        return Strip([Segment(seen, gutter), mark])

    def notify_style_update(self) -> None:
        """Forget the colours when the theme changes them."""
        super().notify_style_update()
        self._colours.forget()

    def on_click(self, event: events.Click) -> None:
        """Tell which place was meant."""
        if self.size.height:
            self.post_message(self.Pointed(event.y / self.size.height))


def marks(view: ComparisonView, count: int) -> list[Role | None]:
    """The mark of each of `count` cells: the most telling of the rows that fall on it."""
    if view.sheet is None:
        return [None] * count
    total = max(1, view.heights.total)
    found = []
    for cell in range(count):
        first = view.heights.row_at(cell * total // count)
        last = view.heights.row_at(-(-(cell + 1) * total // count) - 1)
        fold = view.fold_at(last)
        found.append(telling_of(view.sheet.marks[first : fold[1] if fold else last + 1]))
    return found
