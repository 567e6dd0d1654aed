"""A library becomes an application of three screens: read, search, compare."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.app import App, SuspendNotSupported
from textual.css.query import NoMatches
from textual.filter import Monochrome

from messages import N_, ngettext
from messages import gettext as _
from tui import colourless, roles, settings, themes
from tui.bar import between, warning
from tui.commands import MOVING, command, declared, key_name, key_of
from tui.field import Field
from tui.library import Library, Shelf
from tui.library_screen import LibraryScreen
from tui.pace import keep_pace
from tui.palette import CommandsProvider, Palette, ThemesProvider
from tui.screen import ExplorerScreen, told
from tui.state import State, load, save, welcome
from tui.suspending import stop
from tui.turns import Turns
from tui.visits import with_visit
from typesetting.printable import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.binding import Binding, BindingType
    from textual.command import Provider
    from textual.filter import LineFilter
    from textual.notifications import SeverityLevel
    from textual.screen import Screen

    from tui.reader import Matches
    from tui.search_screen import SearchScreen


_MISTAKE_TOLD = 15.0
"""Seconds for which a mistake in the settings is told, unless something else is to be told."""


PLACE_PAUSE = 10.0
"""Seconds after which the place where one reads is remembered, should nobody come to leave it."""


class Explorer(App[None]):
    """The screens, and what they share: the library and what is known of it."""

    CSS_PATH = "explorer.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012  as Textual has it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012  as Textual has it
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {
        CommandsProvider,
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        command("app.keys", "question_mark", "keys", N_("Keys"),
                N_("Show what the keys do here")),
        command("app.quit", "q,ctrl+q,ctrl+c", "quit", N_("Quit"), N_("Leave Jiaokan")),
        command("app.palette", "ctrl+p", "command_palette", N_("Commands"),
                N_("Find a command by its name"), show=False),
        command("app.suspend", "ctrl+z", "suspend_process", N_("Suspend"),
                N_("Back to the shell; its fg leads here again"), show=False),
        command("app.tour", "f1", "tour", N_("Tour"), N_("Take the tour of the explorer"),
                show=False),
    ]  # fmt: skip
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        paths: Sequence[Path] = (),
        *,
        index_dir: Path | None = None,
        compare: tuple[Path, Path] | None = None,
        tour: bool = False,
    ) -> None:
        super().__init__()
        self.library = Library(paths, index_dir)
        self.shelf = Shelf()
        self.state = State()
        self._kept = self.state
        """What was remembered when it was loaded or saved last."""
        self.settings = settings.load()
        self.animation_level = "none"
        self._compare = compare
        self._tour = tour
        self._choosing_theme = False
        self.mistakes: tuple[str, ...] = ()
        """What made no sense in the settings and in what was remembered, a line each."""
        self._search: SearchScreen | None = None
        self._library_screen = LibraryScreen()
        self._turns = Turns(self, super().on_event, self._stays)

    def get_default_screen(self) -> Screen[object]:
        """The library is the screen at the bottom, made for the size that it will have.

        Told afterwards, as Textual does, all of its widgets would be styled twice.
        """
        for most, breakpoints in zip(
            get_terminal_size(),
            (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS),
            strict=True,
        ):
            name = max(each for each in breakpoints if each[0] <= most)[1]
            self._library_screen.add_class(name, update=False)
        return self._library_screen  # type: ignore[return-value]  # its result is never used

    def on_mount(self) -> None:
        """Open the comparison that was asked for."""
        keep_pace()
        self.no_color = colourless.wanted(on_terminal=not (self.is_headless or self.is_web))
        self.title = _("Jiaokan")
        self.state = self._kept = load(self.library)
        self._obey(self.settings)
        self.set_interval(PLACE_PAUSE, self._keep_place)
        if self._compare is not None:
            self.call_after_refresh(self.compare, *self._compare)
        elif self._tour:
            self.call_after_refresh(self._welcome)

    async def on_event(self, event: events.Event) -> None:
        """Take keys and what is pasted one at a time; what has bubbled up is theirs already."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self._turns.take(event)
        else:
            await super().on_event(event)

    def _stays(self, event: events.Event) -> bool:
        """Whether all that a key can do is to move within what has the focus, or be typed there."""
        if not isinstance(event, events.Key):
            return False
        if isinstance(self.focused, Field):
            return event.is_printable
        active = self.screen.active_bindings.get(event.key)
        return active is not None and active.binding.id in MOVING

    def simulate_key(self, key: str) -> None:
        """Press a key; one that comes of the key under way goes before those that wait."""
        event = events.Key(key, None)
        if not self._turns.put_first(event):
            self.post_message(event)

    def _obey(self, chosen: settings.Settings) -> None:
        """Take over the theme and the keys that the user has chosen; tell what makes no sense."""
        for own in themes.OURS.values():
            self.register_theme(own)
        if self.no_color:
            self.register_theme(themes.COLOURLESS)
            self.theme = themes.COLOURLESS.name
        elif theme := themes.chosen(chosen.theme, dict(chosen.colors)):
            self.register_theme(theme)
            self.theme = theme.name
        found = (self.state.problem, *chosen.problems)
        self.call_after_refresh(self._tell_first, tuple(filter(None, found)))
        if chosen.keys:
            self.set_keymap(dict(chosen.keys))
            self._library_screen.ask(
                "keys",
                lambda: settings.key_problems(
                    chosen, {name: binding.key for name, binding in declared().items()}
                ),
                self._tell_first,
            )

    def _welcome(self) -> None:
        """Open the tour over the library, this time and never again by itself."""
        welcome()
        self.action_tour()

    def _tell_first(self, problems: tuple[str, ...]) -> None:
        """Tell the first of the mistakes so far, below the library, and how many more there are."""
        self.mistakes += problems
        if not problems:
            return
        others, key = len(self.mistakes) - 1, self.key("library.problems")
        more = ngettext(
            "{key} tells {count} more mistake", "{key} lists {count} more mistakes", others
        )
        line = warning(
            self.mistakes[0], more.format(key=key, count=others) if others and key else ""
        )
        self._library_screen.foot.notice(line, _MISTAKE_TOLD)

    def _handle_exception(self, error: Exception) -> None:
        """Go on leaving where a screen that was just being opened then has no widgets any more."""
        if not (self._exit and isinstance(error, NoMatches)):
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End with one line about a mistake of ours; JIAOKAN_DEBUG shows where it was made."""
        error = sys.exception()
        if os.environ.get("JIAOKAN_DEBUG") or not isinstance(error, Exception):
            super()._fatal_error()
            return
        self._return_code = 2
        self.panic(Text(f"jiaokan: {told(error)}"))

    def on_unmount(self) -> None:
        """Remember where one was, and let go of the index."""
        self._keep_place()
        if self.shelf.index is not None:
            self.shelf.index.close()

    def remember(self, state: State) -> bool:
        """Keep what is to be known the next time the library is opened; whether that succeeded."""
        self.state = state
        try:
            self._keep(state)
        except OSError as error:
            reason = _(error.strerror or type(error).__name__)
            self.warn(_("This will be forgotten: {reason}").format(reason=reason))
            return False
        return True

    def _keep_place(self) -> None:
        """Remember where one reads now, unless that is remembered already."""
        spot = self._library_screen.spot
        state = self.state if spot is None else with_visit(self.state, spot)
        if state != self._kept:
            with suppress(OSError):
                self._keep(state)

    def leave(self, code: int) -> None:
        """Remember where one reads at once, as a terminal that is gone may hold one up; leave."""
        self._keep_place()
        self.exit(return_code=code)

    def _keep(self, state: State) -> None:
        """Save the state and take over what another explorer has kept. Raises OSError.

        The layout that one looks at stays: it is the other's only in the file.
        """
        kept = save(self.library, state, self._kept)
        self.state = self._kept = replace(kept, layout=state.layout)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What the styles of our roles go by where a theme says nothing else."""
        return {**roles.VARIABLES, "here": self.current_theme.primary}

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What lines go through before they are drawn: ours takes all colours off, not some."""
        if self.no_color:
            return (colourless.FILTER,)
        return [each for each in super().get_line_filters() if not isinstance(each, Monochrome)]

    def key(self, identity: str) -> str:
        """The key that a command has now, as messages name it; "" where it has none."""
        return key_of(identity, dict(self.settings.keys))

    def get_key_display(self, binding: Binding) -> str:
        """A key as it is written on a keyboard."""
        return key_name(binding.key)

    def action_command_palette(self) -> None:
        """Open the palette, in the user's language."""
        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(placeholder=_("Search for commands…")))

    def deliver_screenshot(
        self, filename: str | None = None, path: str | None = None, time_format: str | None = None
    ) -> str | None:
        """Save a picture of the screen in the folder at hand, or hand it to the browser."""
        if self.is_web:
            return super().deliver_screenshot(filename, path, time_format)
        try:
            written = self.save_screenshot(filename, path or str(Path.cwd()), time_format)
        except OSError as error:
            reason = _(error.strerror or type(error).__name__)
            self.warn(_("The picture cannot be saved: {reason}").format(reason=reason))
            return None
        self.notify(_("Written: {name}").format(name=written))
        return written

    def search_themes(self) -> None:
        """Open the palette of the themes, in the user's language."""
        placeholder = _("Search for themes…")
        self._choosing_theme = True
        self.push_screen(Palette(providers=[ThemesProvider], placeholder=placeholder))

    def watch_theme(self, _before: str, chosen: str) -> None:
        """Say how a theme that was chosen in the palette is kept."""
        if self._choosing_theme:
            self._choosing_theme = False
            told = _("Until you leave; to keep it, write {line} in {file}")
            line, file = f'theme = "{themes.called(chosen)}"', settings.from_home(settings.file())
            self.notify(told.format(line=line, file=file), timeout=_MISTAKE_TOLD)

    # Between the screens

    def index_told(self) -> None:
        """Let a search that waits for the index begin, or tell how far that is."""
        if self._search is not None:
            self._search.index_told()

    def open_document(self, path: Path, matches: Matches, paragraph: int) -> None:
        """Go to the reader, at a paragraph of a document."""
        while self.screen is not self._library_screen:
            self.pop_screen()
        self._library_screen.open(path, matches, paragraph)
        self._library_screen.read_on()

    def compare(self, base: Path, revised: Path) -> None:
        """Open the comparison of two documents."""
        from tui.compare_screen import CompareScreen

        self.push_screen(CompareScreen(base, revised))

    def choose_comparison(self, path: Path | None) -> None:
        """Let the user choose what to compare the document with."""
        from tui.picker_screen import PickerScreen, choices

        if proposals := choices(self.shelf, path):
            self.push_screen(PickerScreen(proposals, path), self._compare_chosen)
        else:
            self.warn(_("There is no other document to compare with"))

    def _compare_chosen(self, chosen: tuple[Path, Path] | None) -> None:
        if chosen is not None:
            self.compare(*chosen)

    def warn(self, text: str) -> None:
        """Tell what went wrong at the foot of the screen at hand."""
        if isinstance(self.screen, ExplorerScreen):
            self.screen.warn(text)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,  # noqa: ARG002  never
    ) -> None:
        """A line at the foot of the screen for a while; a notification where there is no foot."""
        if isinstance(self.screen, ExplorerScreen):
            line = between(message) if severity == "information" else warning(message)
            self.screen.foot.notice(line, self.NOTIFICATION_TIMEOUT if timeout is None else timeout)
            return
        super().notify(
            printable(message),
            title=printable(title),
            severity=severity,
            timeout=timeout,
            markup=False,
        )

    # Commands

    def action_search(self) -> None:
        """Open the search screen with the hits left there; typing begins another query."""
        from tui.search_screen import SearchScreen

        if self._search is None:
            self._search = SearchScreen()
            self.install_screen(self._search, "search")
        if self.screen is not self._search:
            self.push_screen("search")
            if self._search.is_mounted:
                self._search.action_query()

    def action_suspend_process(self) -> None:
        """Give the terminal back to the shell until that lets the explorer go on."""
        self._keep_place()
        try:
            with self.suspend():
                stopped = stop()
        except SuspendNotSupported:
            stopped = False
        if not stopped:
            self.notify(_("There is no shell here to go back to"), severity="warning")

    def action_tour(self) -> None:
        """Take the tour."""
        from tui.tour_screen import TourScreen

        if not isinstance(self.screen, TourScreen):
            self.push_screen(TourScreen())

    def action_keys(self) -> None:
        """Show what the keys do on this screen."""
        from tui.keys_screen import KeysScreen

        if not isinstance(self.screen, KeysScreen):
            self.push_screen(KeysScreen(self.screen))
