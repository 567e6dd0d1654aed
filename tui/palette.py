"""The commands of the screen at hand become the entries of the command palette."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Provider
from textual.content import Content
from textual.theme import ThemeProvider
from textual.widgets.option_list import Option

from messages import N_
from messages import gettext as _
from tui import themes
from tui.commands import commands_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingsMap
    from textual.command import Hits
    from textual.dom import DOMNode
    from textual.events import Click, Mount

    from tui.app import Explorer


_SYSTEM_COMMANDS = {
    "Theme": (N_("Theme"), N_("Choose the colours")),
    "Screenshot": (N_("Screenshot"), N_("Save a picture of the screen")),
}
"""Those of Textual's own commands that ours do not do better, by Textual's name."""


class Entries(CommandList):
    """Textual's list of what was found, which others may replace while somebody clicks on it."""

    async def _on_click(self, event: Click) -> None:
        """Let a click on an entry that is there no more do nothing; Textual looks for it."""
        at: int | None = event.style.meta.get("option")
        if at is not None and at >= self.option_count:
            event.prevent_default()


class Palette(CommandPalette):
    """Textual's palette, in the user's language."""

    def compose(self) -> ComposeResult:
        """Textual's parts, with our list."""
        for part in super().compose():
            yield Entries() if isinstance(part, CommandList) else part

    def _on_mount(self, event: Mount) -> None:
        """Begin, unless one has left already; Textual looks for the screen below."""
        if self not in self.app.screen_stack:
            event.prevent_default()

    @property
    def _modal_binding_chain(self) -> list[tuple[DOMNode, BindingsMap]]:
        """What can be done everywhere can be done here too; Textual ends at what hides the rest."""
        return self._binding_chain

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Leave, unless that is done already, as our own screens do."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()

    def _action_command_list(self, action: str) -> None:
        """Move in the list; by no page where the terminal leaves the list no room at all."""
        with suppress(KeyError):
            super()._action_command_list(action)

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Say after a while that nothing matches; Textual says it in English."""
        self._stop_no_matches_countdown()

        def show() -> None:
            if search_value:
                nothing = Option(_("Nothing matches"), id=self._NO_MATCHES, disabled=True)
                self.query_one(CommandList).add_option(nothing)
            self._list_visible = bool(search_value)

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, show)


class Offer(NamedTuple):
    """An entry of the palette: its name, what it does and by which keys, how to do it.

    `also` is what it is found by besides, in any language of the interface.
    """

    name: str
    told: str
    run: Callable[[], object]
    also: str


class CommandsProvider(Provider):
    """Everything that can be done on the screen below the palette, and Textual's own commands.

    In one provider: the order of several is no order.
    """

    async def discover(self) -> Hits:
        """All of it."""
        for each in self._commands():
            yield DiscoveryHit(each.name, each.run, text=each.name, help=each.told)

    async def search(self, query: str) -> Hits:
        """What has a name, or else words about it, that match what was typed."""
        matcher = self.matcher(query)
        for each in self._commands():
            if (score := matcher.match(each.name)) > 0:
                name = matcher.highlight(each.name)
            elif (score := max(matcher.match(each.told), matcher.match(each.also)) / 4) > 0:
                name = Content(each.name)
            else:
                continue
            yield Hit(score, name, each.run, text=each.name, help=each.told)

    def _commands(self) -> Iterator[Offer]:
        app: Explorer = self.app  # type: ignore[assignment]  # the only application there is
        for each in commands_of(self.screen, dict(app.settings.keys)):
            run = partial(app.run_action, each.action, each.node)
            told = f"{each.told}  {each.keys}  · {each.group}"
            yield Offer(each.name, told, run, f"{each.english} {each.identity}")
        for own in app.get_system_commands(self.screen):
            if app.no_color and own.title == "Theme":
                continue
            if words := _SYSTEM_COMMANDS.get(own.title):
                yield Offer(_(words[0]), _(words[1]), own.callback, words[0])


class ThemesProvider(ThemeProvider):
    """The themes by the names that people call them, Textual's others below."""

    @property
    def commands(self) -> list[tuple[str, Callable[[], None]]]:
        """The name of each theme and how to take it."""
        others = self.app.available_themes.keys() - themes.NAMES.values()
        names = themes.NAMES | {name: name for name in sorted(others)}
        return [(name, partial(setattr, self.app, "theme", known)) for name, known in names.items()]
