"""Pieces become one line that does not scroll: a title, a path of headings, a hint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tui import roles
from typesetting.pieces import Line, Piece, Role, fitted, fitted_tail, width_of
from typesetting.printable import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def between(left: str, right: str = "", role: Role = Role.PLAIN) -> Callable[[int], Line]:
    """A line with one text at its left edge, cut where it must be, and one at its right edge."""
    left, right = printable(left), printable(right)

    def line(width: int) -> Line:
        told = fitted(right, min(width, width_of((Piece(right, role),)))) if right else ""
        taken = width_of((Piece(told, role),)) + (2 if told else 0)
        if left and width - taken < 8:
            return (Piece(fitted(left, width), role),)
        return (Piece(fitted(left, width - taken) + "  " * bool(told) + told, role),)

    return line


def listed(items: Sequence[str], right: str = "", role: Role = Role.PLAIN) -> Callable[[int], Line]:
    """A line with as many of the items as fit whole at its left edge, and a text at its right."""

    def line(width: int) -> Line:
        room = width - (width_of((Piece(printable(right), role),)) + 2 if right else 0)
        for count in range(len(items), 0, -1):
            told = " " + " · ".join(items[:count]) + " …" * (count < len(items))
            if width_of((Piece(printable(told), role),)) <= room:
                return between(told, right, role)(width)
        return between(" " + "".join(items[:1]), right, role)(width)

    return line


def both_or_last(left: str, right: str) -> Callable[[int], Line]:
    """A line with a text at each edge; the right one alone where both do not fit whole."""

    def line(width: int) -> Line:
        needed = width_of((Piece(printable(left) + printable(right), Role.PLAIN),)) + 2
        return between(left, right)(width) if needed <= width else between(right or left)(width)

    return line


def warning(text: str, right: str = "") -> Callable[[int], Line]:
    """A line of what went wrong, and a text at the right edge where there is one.

    The end says why, so it is the beginning that is cut.
    """
    shown, right = printable(text), printable(right)
    kept = width_of((Piece(right, Role.PLAIN),)) + 2 if right else 0

    def line(width: int) -> Line:
        if kept > width // 2:
            return (Piece(fitted_tail(shown, width), Role.SIGN_REMOVED),)
        told = Piece(fitted_tail(shown, width - kept), Role.SIGN_REMOVED)
        return (told, Piece("  " + right, Role.PLAIN)) if right else (told,)

    return line


class Bar(Widget):
    """One line of pieces that are made for its width."""

    DEFAULT_CSS = """
    Bar {
        height: 1;
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._line: Callable[[int], Line] = lambda _width: ()
        self._notice: Callable[[int], Line] | None = None
        self._colours = roles.Colours(self)

    def show(self, line: Callable[[int], Line]) -> None:
        """Show what this gives for the width of the bar."""
        self._notice = None
        self.rest(line)

    def rest(self, line: Callable[[int], Line]) -> None:
        """Show this as soon as no notice stands over it."""
        self._line = line
        self.refresh()

    def notice(self, line: Callable[[int], Line], seconds: float) -> None:
        """Show this for so long, unless something else is shown before."""
        self._notice = line
        self.refresh()

        def over() -> None:
            if self._notice is line:
                self._notice = None
                self.refresh()

        self.set_timer(seconds, over)

    def tell(self, left: str, right: str = "", role: Role = Role.PLAIN) -> None:
        """Show a text at each edge. They may come from documents: nothing in them is obeyed."""
        self.show(between(left, right, role))

    def warn(self, text: str) -> None:
        """Show what went wrong."""
        self.show(warning(text))

    def render_line(self, y: int) -> Strip:
        """The line, and nothing below it."""
        width = self.size.width
        line = self._notice or self._line
        pieces = line(width) if y == 0 else ()
        plain = self._colours.plain
        segments = [
            Segment(text, plain if role is Role.PLAIN else plain + self._colours.of(role))
            for text, role in pieces
        ]
        return Strip(segments).crop_extend(0, width, plain)

    def notify_style_update(self) -> None:
        """Forget the colours when the theme changes them."""
        super().notify_style_update()
        self._colours.forget()
