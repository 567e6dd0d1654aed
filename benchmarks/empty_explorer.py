"""The yardstick of keys and frames: the explorer's widgets with nothing of ours in them.

The same bars, panes and footer, and 50,000 lines that are all alike, drawn by line as Textual's own
documentation shows; its keys scroll and do nothing else.
"""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Footer, Input, Static, Tree

LINES = 50_000
LINE = "坚持稳中求进工作总基调，完整、准确、全面贯彻新发展理念。" * 2


class Lines(ScrollView, can_focus=True):
    """Lines that are all alike."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("j", "scroll_down", "Down"),
        ("k", "scroll_up", "Up"),
        ("g", "scroll_home", "Top"),
        ("G", "scroll_end", "Bottom"),
        ("right_square_bracket,right_curly_bracket,right_parenthesis,n,z", "jump(30)", "Next"),
        ("left_square_bracket,left_curly_bracket,N,Z,f,w", "jump(-30)", "Previous"),
    ]

    def on_mount(self) -> None:
        """There are so many lines."""
        self.virtual_size = Size(0, LINES)
        self.focus()

    def render_line(self, y: int) -> Strip:
        """One of them."""
        text = f"{y + self.scroll_offset.y:>6} {LINE}"
        width = self.size.width
        return Strip([Segment(text, self.rich_style)]).crop_extend(0, width, self.rich_style)

    def action_jump(self, lines: int) -> None:
        """So many lines down, from the bottom to the top again."""
        at = (self.scroll_offset.y + lines) % max(1, int(self.max_scroll_y))
        self.scroll_to(y=at, animate=False)


class EmptyReader(App[None]):
    """A list beside lines."""

    CSS = "#side { width: 40; } Static { height: 1; } Lines { height: 1fr; } Input { height: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self.animation_level = "none"

    def compose(self) -> ComposeResult:
        """As the library is arranged."""
        yield Static("title")
        with Horizontal():
            with Vertical(id="side"):
                yield Input()
                yield Tree("documents")
            with Vertical():
                yield Static("path")
                yield Lines()
        yield Static("hint")
        yield Footer()


class EmptyComparison(App[None]):
    """Lines with a ruler, a list below."""

    CSS = """
    Static { height: 1; } #rows { height: 3fr; } Lines { height: 1fr; }
    #ruler { width: 2; height: 1fr; } #figures { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.animation_level = "none"

    def compose(self) -> ComposeResult:
        """As the comparison is arranged."""
        yield Static("title")
        yield Static("names")
        with Horizontal(id="rows"):
            yield Lines()
            yield Static(id="ruler")
        yield Static("figures")
        yield Tree("figures", id="figures")
        yield Static("summary")
        yield Footer()
