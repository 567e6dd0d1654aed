"""The commands of all screens become a page that says what the keys do, those at hand first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.containers import Vertical

from messages import N_
from messages import gettext as _
from tui.bar import Bar
from tui.commands import by_group, command, commands_elsewhere, commands_of, hint, hints
from tui.line_view import LineView
from tui.screen import ExplorerScreen
from typesetting.pieces import Line, Piece, Role, fitted, flow, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.screen import Screen

    from tui.app import Explorer
    from tui.commands import Command

_LEAST_ROOM = 12
"""Cells below which what a command does is left out beside its name."""

_WIDE, _IDENTITY = 104, 24
"""Cells from which on a command's name for the configuration file is told, and how many it gets."""


class KeyList(LineView):
    """One command a line under the name of its group: its keys, its name, what it does."""

    def __init__(self) -> None:
        super().__init__(id="key-list")
        self._commands: Sequence[Command] = ()
        self._lines: list[Line] = []

    def show(self, commands: Sequence[Command]) -> None:
        """List these commands; the place stays."""
        self._commands = commands
        self._lay_out()

    def on_resize(self, _event: events.Resize) -> None:
        """Lay the columns out for another width."""
        self._lay_out()

    def line(self, y: int) -> Line:
        """The pieces of line `y`."""
        return self._lines[y]

    def _lay_out(self) -> None:
        keys = max((cell_len(each.keys) for each in self._commands), default=0) + 2
        keys = min(keys, max(8, self.text_width // 4))
        names = max((cell_len(each.name) for each in self._commands), default=0) + 2
        names = min(names, max(10, self.text_width // 3))
        self._lines = []
        for group, commands in by_group(self._commands):
            if self._lines:
                self._lines.append(())
            self._lines.append((Piece(" " + group, Role.HEADING),))
            for each in commands:
                self._lines += self._told(each, keys, names)
        self.set_line_count(len(self._lines))

    def _told(self, told: Command, keys: int, names: int) -> Iterator[Line]:
        first = (
            Piece(" " + fitted(told.keys, keys - 1) + " ", Role.SIGN_FIGURE),
            Piece(fitted(told.name, names - 1) + " ", Role.PLAIN),
        )
        named = self.text_width >= _WIDE
        room = self.text_width - keys - names - 1 - (_IDENTITY + 1) * named
        if room < _LEAST_ROOM:
            yield first
            return
        blank = (Piece(" " * (keys + names + 1), Role.PLAIN),)
        for nth, line in enumerate(flow([Piece(told.told, Role.MUTED)], room)):
            if nth or not named:
                yield (*(blank if nth else first), *line)
            else:
                gap = Piece(" " * (room - width_of(line) + 1), Role.PLAIN)
                yield (*first, *line, gap, Piece(told.identity, Role.GUTTER))


class KeysScreen(ExplorerScreen[None]):
    """What the keys do on the screen below, and then on all others."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("keys.close", "escape,q,question_mark", "dismiss", N_("Back"),
                N_("Back to where you were")),
        command("keys.tour", "t", "tour", N_("Tour"), N_("Take the tour of the explorer")),
    ]  # fmt: skip

    app: Explorer

    def __init__(self, below: Screen[Any]) -> None:
        super().__init__()
        self._below = below

    def compose(self) -> ComposeResult:
        """A title over the list."""
        with Vertical(id="keys"):
            yield Bar(id="keys-title", classes="foot")
            yield KeyList()

    def on_mount(self) -> None:
        """List the commands at hand, and the others when they are known."""
        self.query_one("#keys-title", Bar).tell(
            _("What the keys do"),
            hints(
                hint(_("{key}: take the tour"), key=self.app.key("keys.tour")),
                hint(_("{key}: back"), key=self.app.key("keys.close")),
            ),
        )
        listed = self.query_one(KeyList)
        own = dict(self.app.settings.keys)
        here = list(commands_of(self._below, own))
        listed.show(here)
        listed.focus()
        self.ask(
            "others", lambda: commands_elsewhere(here, own), lambda more: listed.show(here + more)
        )

    def action_tour(self) -> None:
        """The tour in place of this page."""
        self.dismiss()
        self.app.action_tour()
