"""The commands at hand become one line: as many as fit, the way back and the way to the others."""

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

OTHERS = "app.keys"
"""The command that tells all the others: the last of the line."""

BACK = ".back"
"""How commands are called that lead back to where one came from."""


class Shown(NamedTuple):
    """A command on the line: the cells from its key to its name, and what to run."""

    start: int
    end: int
    key: str
    active: ActiveBinding


def fitting(active: Iterable[ActiveBinding], width: int) -> list[Shown]:
    """The commands that fit, in their order, each with the first of its plain keys.

    The places of those that lead back and to the others are kept.
    """
    first: dict[str, ActiveBinding] = {}
    for each in active:
        identity = each.binding.id
        if not (each.binding.show and each.enabled and identity):
            continue
        if identity not in first or "+" in first[identity].binding.key:
            first[identity] = each
    last = [first.pop(OTHERS)] if OTHERS in first else []
    kept = [*(each for name, each in first.items() if name.endswith(BACK)), *last]
    shown: list[Shown] = []
    x = 1
    for each in (*first.values(), *last):
        if each in kept:
            kept.remove(each)
        if x + _cells(each) + sum(_cells(other) + 2 for other in kept) <= width:
            shown.append(Shown(x, x + _cells(each), key_name(each.binding.key), each))
            x += _cells(each) + 2
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
