"""The commands of a screen become a page that says what the keys do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.containers import Vertical

from messages import gettext as _
from tui.bar import Bar
from tui.commands import N_, command, commands_of
from tui.line_view import LineView
from tui.screen import ExplorerScreen
from typesetting.pieces import Line, Piece, Role, fitted, flow

if TYPE_CHECKING:
    from typing import Any

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.screen import Screen


class KeyList(LineView):
    """One command a line: its keys, its name, what it does."""

    def __init__(self, commands: list[tuple[str, str, str]]) -> None:
        super().__init__(id="key-list")
        self._commands = commands
        self._lines: list[Line] = []

    def on_resize(self, _event: events.Resize) -> None:
        """Lay the columns out for another width."""
        keys = max((cell_len(keys) for keys, _name, _told in self._commands), default=0) + 2
        names = max((cell_len(name) for _keys, name, _told in self._commands), default=0) + 2
        keys = min(keys, max(8, self.text_width // 3))
        room = self.text_width - keys - names - 1
        self._lines = []
        for key, name, told in self._commands:
            first = (
                Piece(" " + fitted(key, keys), Role.SIGN_FIGURE),
                Piece(fitted(name, names), Role.HEADING),
            )
            if room < 12:
                self._lines.append(first)
                continue
            for nth, line in enumerate(flow([Piece(told, Role.PLAIN)], room)):
                blank = (Piece(" " * (keys + names + 1), Role.PLAIN),)
                self._lines.append((*(blank if nth else first), *line))
        self.set_line_count(len(self._lines))

    def line(self, y: int) -> Line:
        """The pieces of line `y`."""
        return self._lines[y]


class KeysScreen(ExplorerScreen[None]):
    """What the keys do on the screen below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("keys.close", "escape,q,question_mark", "dismiss", N_("Back"),
                N_("Back to where you were")),
    ]  # fmt: skip

    def __init__(self, below: Screen[Any]) -> None:
        super().__init__()
        self._commands = [
            (keys, active.binding.description, active.tooltip)
            for keys, active in commands_of(below)
        ]

    def compose(self) -> ComposeResult:
        """A title over the list."""
        with Vertical(id="keys"):
            yield Bar(id="keys-title", classes="foot")
            yield KeyList(self._commands)

    def on_mount(self) -> None:
        """Let the keys scroll the list."""
        self.query_one("#keys-title", Bar).tell(_("What the keys do here"), _("Esc: back"))
        self.query_one(KeyList).focus()
