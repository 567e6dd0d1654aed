"""The documents under the paths and their index are kept as fresh as the files on disk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.message import Message

from tui.library import Shelf, with_index
from tui.places_again import Names
from tui.screen import ExplorerScreen, stop_if_unwanted

if TYPE_CHECKING:
    from search_index import Index, Progress
    from tui.app import Explorer

WATCH_PAUSE = 5.0
"""Seconds between two looks at whether files have changed on disk."""


class LibraryWatch(ExplorerScreen[None]):
    """The base of the screen that shows the library: finds it, indexes it, looks again."""

    app: Explorer

    class Progressed(Message):
        """Indexing has come further."""

        def __init__(self, progress: Progress) -> None:
            super().__init__()
            self.progress = progress

    def __init__(self) -> None:
        super().__init__()
        self._percent = 0
        self._found_shelf = Shelf()
        """The library as it was found, with nothing that an index knows of it."""
        self._nothing_there = False
        """Whether the last look found no documents: no index tells when some come."""
        self._retired: Index | None = None
        """The index before the present one, which a search may still be reading."""

    def begin(self) -> None:
        """Look for the documents, and look again from time to time."""
        self.ask("find", self.app.library.find, self._found)
        self.set_interval(WATCH_PAUSE, self.look_again)

    def on_unmount(self) -> None:
        """Let go of an index that was replaced."""
        if self._retired is not None:
            self._retired.close()

    def _found(self, shelf: Shelf) -> None:
        self._nothing_there = not shelf.items
        self.app.shelf = self._found_shelf = shelf
        self.relist()
        self.open_first()
        if shelf.items:
            self.ask("index", self._open_index, self._indexed)

    def look_again(self) -> None:
        """Look whether files came, went or changed, unless that is being done."""
        if self.asking("watch") or self.asking("find"):
            return  # on a slow disk a look takes longer than the time to the next
        index = self.app.shelf.index
        if index is not None:
            self.ask("watch", index.changed, self._watched)
        elif self._nothing_there:
            self.ask("find", self.app.library.find, self._found)

    def _watched(self, changed: bool) -> None:  # noqa: FBT001  the answer of a thread
        if changed or self._nothing_there:
            self.ask("find", self.app.library.find, self._found_again)

    def _found_again(self, shelf: Shelf) -> None:
        """Show what is there now, and refresh the index; until then the old one answers."""
        self._nothing_there = not shelf.items
        index = self.app.shelf.index
        before = [item.path for item in self.app.shelf.items]
        self._found_shelf = shelf
        self.app.shelf = with_index(shelf, index) if index is not None else shelf
        if [item.path for item in shelf.items] != before:
            self.relist()
        self.reread()
        if shelf.items:
            self.ask("index", self._open_index, self._indexed)

    def _open_index(self) -> Index:
        return self.app.library.open_index(self._report)

    def _report(self, progress: Progress) -> None:
        stop_if_unwanted()
        self.post_message(self.Progressed(progress))

    def on_library_watch_progressed(self, message: Progressed) -> None:
        """Tell how far indexing has come, a hundredth at a time."""
        done, total = message.progress.done, message.progress.total
        share = done / total if total else 0.0
        if self.app.shelf.indexed is None or int(share * 100) != self._percent:
            self._percent = int(share * 100)
            self.app.shelf = replace(self.app.shelf, indexed=share)
            self.tell_library()
            if self.app.shelf.index is None:
                self.app.index_told()

    def _indexed(self, index: Index) -> None:
        previous = self.app.shelf.index
        if previous is not None and previous is not index:
            if self._retired is not None:
                self._retired.close()
            self._retired = previous
        self.app.shelf = with_index(self._found_shelf, index)
        self.follow_names(
            Names(
                frozenset(each.name for each in index.entries),
                {each.identity: each.name for each in reversed(index.entries)},
            )
        )
        self.relabel()
        self.tell_library()
        self.app.index_told()
        self.ask("comparison", _load_comparison, lambda _nothing: None)

    def failed(self, topic: str, error: Exception) -> None:
        """Tell an error; a library that cannot be indexed can still be read."""
        if topic == "index":
            self.app.shelf = replace(self.app.shelf, failure=error)
            self.tell_library()
            self.app.index_told()
        super().failed(topic, error)

    # What the screen does about it

    def open_first(self) -> None:
        """Open the document to begin with, if none is open."""
        raise NotImplementedError

    def follow_names(self, names: Names) -> None:
        """Go along with documents that have another name now."""
        raise NotImplementedError

    def relist(self) -> None:
        """List the documents anew."""
        raise NotImplementedError

    def relabel(self) -> None:
        """Show what has become known of the documents that are listed."""
        raise NotImplementedError

    def reread(self) -> None:
        """Read the document at hand again if its file has changed."""
        raise NotImplementedError

    def tell_library(self) -> None:
        """Tell what is known of the library."""
        raise NotImplementedError


def _load_comparison() -> None:
    """Load what the first comparison would wait for."""
    import tui.compare_screen  # noqa: F401
