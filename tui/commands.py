"""A command's key, action and words become a binding; the words are told in the user's language.

The bindings are declared once, in English: the footer, the key screen and the command palette
translate them when they show them.
"""

from __future__ import annotations

import pkgutil
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Provider

from messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.binding import ActiveBinding
    from textual.command import Hits
    from textual.screen import Screen


def N_(message: str) -> str:  # noqa: N802  the name by which extractors know a deferred message
    """The message as it is: marked for translation where it is shown."""
    return message


_identities: set[str] = set()


def known_commands() -> frozenset[str]:
    """The identities of all commands. Loads every screen: to be called from a thread."""
    for module in pkgutil.iter_modules(import_module("tui").__path__, "tui."):
        import_module(module.name)
    return frozenset(_identities)


def command(
    identity: str, keys: str, action: str, description: str, tooltip: str, *, show: bool = True
) -> Binding:
    """A binding that can be remapped by its identity. `description` and `tooltip` are English."""
    _identities.add(identity)
    return Binding(keys, action, description, show=show, tooltip=tooltip, id=identity)


def translated(active: ActiveBinding) -> ActiveBinding:
    """The binding with its words in the user's language."""
    return active._replace(
        binding=replace(active.binding, description=_(active.binding.description)),
        tooltip=_(active.tooltip),
    )


def commands_of(screen: Screen[object]) -> Iterator[tuple[str, ActiveBinding]]:
    """The commands a screen offers, each once, with all of its keys as they are written."""
    keys: dict[str, list[str]] = {}
    first: dict[str, ActiveBinding] = {}
    for active in screen.active_bindings.values():
        if active.enabled and active.binding.description and active.binding.id:
            identity = active.binding.id
            first.setdefault(identity, active)
            keys.setdefault(identity, []).append(screen.app.get_key_display(active.binding))
    for identity, active in first.items():
        yield " ".join(dict.fromkeys(keys[identity])), active


class CommandsProvider(Provider):
    """The commands of the screen at hand, for the command palette."""

    async def discover(self) -> Hits:
        """All of them."""
        for keys, active in commands_of(self.screen):
            run = partial(self.app.run_action, active.binding.action, active.node)
            yield DiscoveryHit(active.binding.description, run, help=f"{active.tooltip}  {keys}")

    async def search(self, query: str) -> Hits:
        """Those that match what was typed."""
        matcher = self.matcher(query)
        for keys, active in commands_of(self.screen):
            score = matcher.match(active.binding.description)
            if score > 0:
                run = partial(self.app.run_action, active.binding.action, active.node)
                told = matcher.highlight(active.binding.description)
                yield Hit(score, told, run, help=f"{active.tooltip}  {keys}")
