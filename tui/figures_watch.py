"""The figures of a document or a library are found, and found again when files change on disk."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from figures import Kind
from messages import gettext as _
from tui.figure_rows import FigureRow, listed_with, most_rows, rows_of
from tui.library_watch import WATCH_PAUSE
from tui.screen import ExplorerScreen, stop_if_unwanted, told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from search_index import Index
    from tui.app import Explorer
    from tui.library import Item


@dataclass(frozen=True, slots=True)
class Gathered:
    """The figures of some documents, of which kinds there are more, and which texts were read.

    In `more` None stands for all kinds that count something.
    """

    rows: list[FigureRow]
    more: frozenset[Kind | None]
    identities: tuple[str, ...]


class FiguresWatch(ExplorerScreen[None]):
    """The base of the screen that shows figures: finds them, looks again at the files."""

    app: Explorer

    class Progressed(Message):
        """The figures of so many documents have been found."""

        def __init__(self, done: int) -> None:
            super().__init__()
            self.done = done

    def __init__(self) -> None:
        super().__init__()
        self._path: Path | None = None
        self._gathered = Gathered([], frozenset(), ())
        self._awaited = 0
        """How many documents are being looked through."""
        self._unread = ""
        """Why the document cannot be read, when it was last looked at."""
        self._index: Index | None = None
        """The index that there was when the figures were found."""

    def begin(self) -> None:
        """Look at the files again from time to time."""
        self.set_interval(WATCH_PAUSE, self.look_again)

    def open(self, path: Path | None) -> None:
        """Show the figures of a document, unless those of the library are shown already.

        Of those that are shown already, only what files have changed is looked for again.
        """
        same = self.of_library or path == self._path
        self._path = path
        if same and self._gathered.rows:
            self.look_again()
        else:
            self.collect()

    def collect(self) -> None:
        """Find the figures of the document or the library in the background."""

        def use(answer: Gathered) -> None:
            self._gathered, self._unread = answer, ""
            self.show_figures()

        self._index = self.app.shelf.index
        self.gather(self._items, use)

    def gather(self, items: Sequence[Item], use: Callable[[Gathered], None]) -> None:
        """Find the figures of some documents in the background, telling how far that is."""

        def gathered(answer: Gathered) -> None:
            self._awaited = 0
            use(answer)

        def find() -> Gathered:
            return self._find(items, lambda done: self.post_message(self.Progressed(done)))

        self.forget("watch")
        self._awaited = len(items)
        self.ask("collect", find, gathered)

    @property
    def _items(self) -> tuple[Item, ...]:
        """The documents whose figures are to be shown."""
        if self.of_library:
            return self.app.shelf.items
        return () if self._path is None else (self.app.shelf.item(self._path),)

    def _find(self, items: Sequence[Item], tell: Callable[[int], object]) -> Gathered:
        """The figures of some documents, so many of each kind that is listed by itself.

        Raises DocumentError for one that cannot be read.
        """
        from corpus import DocumentError

        shelf = self.app.shelf
        found: list[FigureRow] = []
        counts: Counter[Kind | None] = Counter()
        identities: list[str] = []
        for done, item in enumerate(items):
            stop_if_unwanted()
            tell(done)
            try:
                document = self.app.library.read(item.path)
            except DocumentError:
                if len(items) == 1:
                    raise
                continue
            identities.append(document.identity)
            for row in rows_of(item.path, shelf.name(item.path), document):
                kind = listed_with(row.figure.kind)
                counts[kind] += 1
                if counts[kind] <= most_rows(kind):
                    found.append(row)
            if counts[None] > most_rows(None):
                return Gathered(found, frozenset({None, *Kind}), tuple(identities))
        more = frozenset(kind for kind, count in counts.items() if count > most_rows(kind))
        return Gathered(found, more, tuple(identities))

    def look_again(self) -> None:
        """Find the figures again if a file has changed, unless that is being done.

        Of a library, a new index tells that something has.
        """
        index, known, items = self.app.shelf.index, self._gathered, self._items
        if self not in self.app.screen_stack or self.asking("watch") or self.asking("collect"):
            return
        if not items or (self.of_library and index is self._index):
            return
        of_library = self.of_library

        def look() -> Gathered | None:
            if not of_library and known.identities == (
                self.app.library.read(items[0].path).identity,
            ):
                return None
            found = self._find(items, lambda _done: None)
            return None if found == known else found

        def looked(found: Gathered | None) -> None:
            self._index = index
            was_unread, self._unread = bool(self._unread), ""
            if found is not None:
                self._gathered = found
                changed = found.identities != known.identities
                self.show_again(_("Files have changed on disk: figures read anew") * changed)
            elif was_unread:
                self.tell()

        self.ask("watch", look, looked)

    def failed(self, topic: str, error: Exception) -> None:
        """A document that cannot be read has no figures to show; those that are shown stay."""
        if topic == "collect":
            self._awaited = 0
            self._gathered = Gathered([], frozenset(), ())
            self._unread = told(error)
            self.show_figures()
        elif topic == "watch":
            self._unread = told(error)
            self.tell()
        else:
            super().failed(topic, error)

    # What the screen does about it

    @property
    def of_library(self) -> bool:
        """Whether the figures of all documents are shown."""
        raise NotImplementedError

    def show_figures(self) -> None:
        """Show what was found from its beginning."""
        raise NotImplementedError

    def show_again(self, news: str) -> None:
        """Show what was found again, where one was in it, and tell the news."""
        raise NotImplementedError

    def tell(self) -> None:
        """Tell what is known of the figure that one has come to."""
        raise NotImplementedError
