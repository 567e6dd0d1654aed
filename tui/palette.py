"""The commands of the screen at hand become the entries of the command palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Provider
from textual.content import Content

from tui.commands import commands_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.command import Hits

    from tui.app import Explorer
    from tui.commands import Command


class CommandsProvider(Provider):
    """Everything that can be done on the screen below the palette, by any part of it."""

    async def discover(self) -> Hits:
        """All of it."""
        for each in self._commands():
            yield DiscoveryHit(each.name, self._run(each), text=each.name, help=_help(each))

    async def search(self, query: str) -> Hits:
        """What has a name, or else words about it, that match what was typed."""
        matcher = self.matcher(query)
        for each in self._commands():
            if (score := matcher.match(each.name)) > 0:
                name = matcher.highlight(each.name)
            elif (score := matcher.match(_help(each)) / 4) > 0:
                name = Content(each.name)
            else:
                continue
            yield Hit(score, name, self._run(each), text=each.name, help=_help(each))

    def _commands(self) -> Iterator[Command]:
        app: Explorer = self.app  # type: ignore[assignment]  # the only application there is
        return commands_of(self.screen, dict(app.settings.keys))

    def _run(self, chosen: Command) -> Callable[[], object]:
        return partial(self.app.run_action, chosen.action, chosen.node)


def _help(each: Command) -> str:
    return f"{each.told}  {each.keys}  · {each.group}"
