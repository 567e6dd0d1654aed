"""Bookmarks and what was read lately become a menu of places to go to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from messages import gettext as _
from tui.commands import hint, hints
from tui.menu_screen import Entry, MenuScreen
from tui.state import Bookmark, Spot

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.app import Explorer


def choose_place(app: Explorer, go: Callable[[Spot], None]) -> None:
    """Let the user choose a place; bookmarks first. What is forgotten there is forgotten."""
    places: list[Bookmark | Spot] = [*app.state.bookmarks, *app.state.recent]
    if not places:
        setting = hint(_("{key} sets one"), key=app.key("library.bookmark"))
        app.notify(hints(_("There are no bookmarks yet"), setting))
        return

    def chosen(number: int | None) -> None:
        if number is not None:
            place = places[number]
            go(place if isinstance(place, Spot) else _spot(place))

    def forget(number: int) -> None:
        place, state = places[number], app.state
        if isinstance(place, Bookmark):
            left = tuple(each for each in state.bookmarks if each != place)
            app.remember(replace(state, bookmarks=left))
        else:
            read = tuple(each for each in state.recent if each.document != place.document)
            app.remember(replace(state, recent=read))

    entries = [_entry(app, place) for place in places]
    app.push_screen(MenuScreen(_("Bookmarks, and what was read lately"), entries, forget), chosen)


def _spot(mark: Bookmark) -> Spot:
    return Spot(mark.document, mark.paragraph, mark.words, mark.identity)


def _entry(app: Explorer, place: Bookmark | Spot) -> Entry:
    title = app.shelf.item(Path(place.document)).title
    if isinstance(place, Bookmark):
        return Entry(place.words, title, "★")
    return Entry(title, _("read lately"), "·")
