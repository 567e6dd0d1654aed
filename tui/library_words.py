"""What is known of a library becomes the lines that tell it: a title, a hint, the orders."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from messages import N_, ngettext
from messages import gettext as _
from tui.commands import hint, hints
from tui.screen import told
from tui.state import Spot
from typesetting.printable import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from corpus.model import Document
    from tui.commands import KeyOf
    from tui.library import Item, Library, Shelf
    from tui.state import State

_numbered = re.compile("([^0-9]*)([0-9]{0,18})")


@lru_cache(maxsize=8192)
def natural(text: str) -> tuple[tuple[str, int], ...]:
    """A text as people order it: 第9号 before 第10号."""
    return tuple((words, int(digits or -1)) for words, digits in _numbered.findall(text))


ORDERS: dict[str, tuple[str, Callable[[Item], object], bool]] = {
    "name": (N_("by file name"), lambda item: natural(str(item.path)), False),
    "date": (N_("by date, the latest first"), lambda item: item.date, True),
    "title": (N_("by title"), lambda item: natural(item.title), False),
    "length": (N_("by length, the longest first"), lambda item: item.characters, True),
}
"""The orders of a library that its documents tell: name, key, and whether the largest is first."""

RECENT = "recent"
"""The order by what was read last."""

ORDER_NAMES = {RECENT: N_("by what was read last"), **{name: ORDERS[name][0] for name in ORDERS}}


def ordered(items: Iterable[Item], order: str, state: State) -> list[Item]:
    """The items in an order; those that it does not tell apart by their file names."""
    found = sorted(items, key=lambda item: natural(str(item.path)))
    if order == RECENT:
        places = {spot.document: at for at, spot in enumerate(state.recent)}
        return sorted(found, key=lambda item: places.get(str(item.path), len(places)))
    if order in ORDERS:
        _name, key, reverse = ORDERS[order]
        found.sort(key=key, reverse=reverse)  # type: ignore[arg-type]  # texts or numbers
    return found


def first_place(items: Sequence[Item], state: State) -> Spot:
    """Where one read last if that is among the items, else the first of them in their order."""
    if state.last is not None and any(str(item.path) == state.last.document for item in items):
        return state.last
    first, *_others = ordered(items, state.chosen("order", "name"), state)
    return Spot(str(first.path))


def title_line(library: Library, shelf: Shelf) -> str:
    """The name of the library, and how much is in it."""
    title = _("Jiaokan") + "  " + library.name
    if shelf.items:
        count = len(shelf.items)
        title += " · " + ngettext("{count} document", "{count} documents", count).format(
            count=f"{count:,}"
        )
    if shelf.characters:
        title += " · " + _("{count:,} characters").format(count=shelf.characters)
    return title


def problem_hint(shelf: Shelf, key_of: KeyOf) -> str:
    """How many files could not be read, and the first reason; that alone if nothing is there."""
    if not shelf.items:
        return told(shelf.problems[0][1])
    key = key_of("library.problems")
    if key:
        unread = ngettext(
            "{count} file could not be read ({key} tells why): {reason}",
            "{count} files could not be read ({key} lists them), the first: {reason}",
            len(shelf.problems),
        )
    else:
        unread = ngettext(
            "{count} file could not be read: {reason}",
            "{count} files could not be read, the first: {reason}",
            len(shelf.problems),
        )
    name, reason = shelf.problems[0]
    short = told(reason).replace(printable(name), printable(Path(name).name))
    return unread.format(count=f"{len(shelf.problems):,}", key=key, reason=short)


def library_hint(shelf: Shelf, key_of: KeyOf) -> str:
    """How far the index is."""
    search = key_of("library.search")
    if shelf.index is not None and shelf.problems:
        count, key = len(shelf.problems), key_of("library.problems")
        if key:
            unread = ngettext(
                "{count} file not read ({key})", "{count} files not read ({key})", count
            )
        else:
            unread = ngettext("{count} file not read", "{count} files not read", count)
        return hints(
            unread.format(count=f"{count:,}", key=key),
            hint(_("{key} searches the others"), key=search),
        )
    if shelf.index is not None:
        told = hint(_("All documents are indexed: {key} searches them"), key=search)
        return told or _("All documents are indexed")
    if shelf.indexed is not None:
        return progress_hint(shelf)
    return _("Opening the library…") if not shelf.items else _("Opening the index…")


def progress_hint(shelf: Shelf) -> str:
    """How much of the library is indexed while that is being done, else nothing."""
    if shelf.index is not None or shelf.indexed is None:
        return ""
    return _("Indexing: {percent} %").format(percent=int(shelf.indexed * 100))


def document_hint(shelf: Shelf, path: Path | None, document: Document | None, key_of: KeyOf) -> str:
    """The other version of the document at hand, where one is known; else how long it is."""
    other = shelf.counterpart(path) if path else None
    if other is not None:
        key, told = key_of("library.compare"), _("Another version: {title}")
        if key:
            told = _("Another version: {title} ({key} compares)")
        return told.format(title=shelf.name(other), key=key)
    if document is None:
        return ""
    count = len(document.sentences)
    sentences = ngettext("{count} sentence", "{count} sentences", count)
    sentences = sentences.format(count=f"{count:,}")
    characters = sum(len(each.text) for each in document.paragraphs)
    return sentences + " · " + _("{count:,} characters").format(count=characters)
