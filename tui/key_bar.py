"""The commands at hand become one line: as many as fit, and always the way to the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from tui.bar import Bar
from tui.commands import key_name
from typesetting.pieces import Line, Piece, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events
    from textual.binding import ActiveBinding

ALWAYS = "app.keys"
"""The command whose place is kept: it tells all the others."""


class Shown(NamedTuple):
    """A command on the line: the cells from its key to its name, and what to run."""

    start: int
    end: int
    key: str
    active: ActiveBinding


def fitting(active: Iterable[ActiveBinding], width: int) -> list[Shown]:
    """The commands that fit, in their order, each with the first of its plain keys."""
    first: dict[str, ActiveBinding] = {}
    for each in active:
        identity = each.binding.id
        if not (each.binding.show and each.enabled and identity):
            continue
        if identity not in first or "+" in first[identity].binding.key:
            first[identity] = each
    last = first.pop(ALWAYS, None)
    kept = 0 if last is None else _cells(last) + 2
    shown: list[Shown] = []
    x = 1
    for each in first.values():
        if x + _cells(each) + kept > width:
            break
        shown.append(Shown(x, x + _cells(each), key_name(each.binding.key), each))
        x += _cells(each) + 2
    if last is not None and x + _cells(last) <= width:
        shown.append(Shown(x, x + _cells(last), key_name(last.binding.key), last))
    return shown


def _cells(active: ActiveBinding) -> int:
    return cell_len(key_name(active.binding.key)) + 1 + cell_len(active.binding.description)


class KeyBar(Bar):
    """The keys of the screen, which can be clicked as well."""

    def on_mount(self) -> None:
        """Follow the commands as the focus goes from one part of the screen to another."""
        self.show(self._keys)
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def _shown(self) -> list[Shown]:
        return fitting(self.screen.active_bindings.values(), self.size.width)

    def _keys(self, _width: int) -> Line:
        line: list[Piece] = []
        x = 0
        for each in self._shown():
            line.append(Piece(" " * (each.start - x), Role.PLAIN))
            line.append(Piece(each.key, Role.SIGN_FIGURE))
            line.append(Piece(" " + each.active.binding.description, Role.PLAIN))
            x = each.end
        return tuple(line)

    def _at(self, x: int) -> ActiveBinding | None:
        return next((each.active for each in self._shown() if each.start <= x < each.end), None)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say what the command under the pointer does."""
        active = self._at(event.x)
        self.tooltip = active.tooltip if active else None

    async def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        if active := self._at(event.x):
            await self.app.run_action(active.binding.action, active.node)
