"""Numbered lines of pieces become a scrolling view that draws only what is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.cache import FIFOCache
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from messages import N_
from tui import roles
from tui.commands import command

if TYPE_CHECKING:
    from textual.binding import BindingType

    from typesetting.pieces import Line

_STRIPS_KEPT = 1000


class LineView(ScrollView, can_focus=True):
    """The base of all views drawn by line. Children give `line(y)` and set the height."""

    DEFAULT_CSS = """
    LineView {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        command("view.down", "j,down", "scroll_down", N_("Down"), N_("One line down"), show=False),
        command("view.up", "k,up", "scroll_up", N_("Up"), N_("One line up"), show=False),
        command(
            "view.half_down", "d", "half_page(1)", N_("Half a page down"), N_("Half a page down"),
            show=False,
        ),
        command(
            "view.half_up", "u", "half_page(-1)", N_("Half a page up"), N_("Half a page up"),
            show=False,
        ),
        command(
            "view.page_down", "pagedown,space", "page_down", N_("Page down"), N_("A page down"),
            show=False,
        ),
        command(
            "view.page_up", "pageup", "page_up", N_("Page up"), N_("A page up"), show=False
        ),
        command(
            "view.top", "g,home", "scroll_home", N_("Top"), N_("To the first line"), show=False
        ),
        command(
            "view.bottom", "G,end", "scroll_end", N_("Bottom"), N_("To the last line"), show=False
        ),
    ]  # fmt: skip

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._strips: FIFOCache[int, Strip] = FIFOCache(_STRIPS_KEPT)
        self._colours = roles.Colours(self)

    def line(self, y: int) -> Line:
        """The pieces of line `y`; nothing where there is no such line."""
        raise NotImplementedError

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        return int(self.virtual_size.height)

    def set_line_count(self, count: int) -> None:
        """There are now so many lines, and what was drawn of them is out of date.

        Only the scroll bar depends on their number: no other widget is arranged anew for it.
        """
        size = Size(self.text_width, count)
        if size != self.virtual_size:
            self.set_reactive(LineView.virtual_size, size)
            self._scroll_update(size)
        self.redraw()

    @property
    def text_width(self) -> int:
        """The cells a line may take, with the scroll bar's kept free."""
        return max(1, self.scrollable_content_region.width)

    def redraw(self) -> None:
        """Draw again what is in sight."""
        self._strips.clear()
        self.refresh()

    def base_style(self, _y: int) -> Style:
        """The style under the pieces of a line."""
        return self.plain_style

    @property
    def plain_style(self) -> Style:
        """The style of the view itself."""
        return self._colours.plain

    @property
    def cursor_style(self) -> Style:
        """The style under the line that one has come to."""
        return roles.style_of(self, roles.CURSOR)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        at = y + self.scroll_offset.y
        strip = self._strips.get(at)
        if strip is None or strip.cell_length != self.size.width:
            pieces = self.line(at) if 0 <= at < self.line_count else ()
            base = self.base_style(at)
            segments = [Segment(text, base + self._colours.of(role)) for text, role in pieces]
            strip = Strip(segments).crop_extend(0, self.size.width, base)
            self._strips[at] = strip
        return strip

    def notify_style_update(self) -> None:
        """Forget the colours when the theme or the focus changes them."""
        super().notify_style_update()
        self._colours.forget()
        self._strips.clear()

    def scroll_to(
        self, x: float | None = None, y: float | None = None, *, animate: bool = True, **more: Any
    ) -> None:
        """Scroll at once, whatever `animate` says.

        Even where nothing is to be seen of an animation Textual would scroll only with its clock's
        next beat, and what then scrolls in answer takes the animation away under its hands.
        """
        del animate
        super().scroll_to(x, y, animate=False, **more)

    def action_half_page(self, direction: int) -> None:
        """Half a page down (1) or up (-1)."""
        self.scroll_to(y=self.scroll_offset.y + direction * max(1, self.size.height // 2))

    def action_scroll_end(self) -> None:
        """To the last line, at once."""
        self.scroll_to(y=self.max_scroll_y, force=True)

    def show_line(self, y: int, *, above: int = 0) -> None:
        """Scroll so that line `y` stands `above` lines below the top edge, as far as can be."""
        self.scroll_to(y=y - above, force=True)
