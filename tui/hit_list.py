"""The hits of a query become a list grouped by document, each with its words in context."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.cache import FIFOCache

from messages import ngettext
from tui.pick_list import PickList
from typesetting.excerpt import excerpt, excerpt_height
from typesetting.pieces import Line, Piece, Role, fitted
from typesetting.printable import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events

    from search_index import Answer, Hit, Index
    from tui.reader import Matches

_EXCERPT_LINES = 2
_INDENT = 2


class HitList(PickList):
    """Headers name documents; under each stand its hits."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self._items: list[Hit | tuple[str, int, int]] = []
        self._drawn: FIFOCache[int, list[Line]] = FIFOCache(300)
        self._total = 0

    def show(self, answer: Answer | None, titles: Mapping[str, str], *, stay: bool = False) -> None:
        """List the hits of an answer; `titles` are by name.

        The cursor goes to the first, or is to `stay` on the hit that it is on, if that is found
        again: in the same document, with the same text.
        """
        here = self.hit(self.cursor) if stay and self.cursor is not None else None
        self._items = []
        self._total = answer.total if answer else 0
        document = None
        listed = Counter(hit.document for hit in answer.hits) if answer else Counter[str]()
        for hit in answer.hits if answer else ():
            if hit.document != document:
                document = hit.document
                count = answer.counts.get(document, 0) if answer else 0
                self._items.append((titles.get(document, hit.title), listed[document], count))
            self._items.append(hit)
        again = (
            at
            for at, item in enumerate(self._items)
            if here is not None
            and not isinstance(item, tuple)
            and (item.document, item.text) == (here.document, here.text)
        )
        self._lay_out(next(again, 0))

    def item(self, at: int) -> Hit | tuple[str, int, int]:
        """A hit, or the name of a document, how many hits of it are listed, and of how many."""
        return self._items[at]

    def hit(self, at: int) -> Hit | None:
        """The hit of an item; None for the name of a document."""
        item = self._items[at] if at < len(self._items) else None
        return None if item is None or isinstance(item, tuple) else item

    @property
    def position(self) -> tuple[int, int]:
        """Which hit the cursor is on, from 1, and how many there are, listed or not."""
        before = self._items[: (self.cursor or 0) + 1]
        return sum(not isinstance(item, tuple) for item in before), self._total

    def item_lines(self, at: int) -> list[Line]:
        """The name of a document, or the words of a hit in context."""
        lines = self._drawn.get(at)
        if lines is None:
            lines = self._drawn[at] = self._typeset(at)
        if self.hit(at) is None:
            return lines
        marker = Piece("▸ " if at == self.cursor else "· ", Role.SIGN_FIGURE)
        blank = Piece(" " * _INDENT, Role.PLAIN)
        return [(blank if nth else marker, *line) for nth, line in enumerate(lines)]

    def on_resize(self, _event: events.Resize) -> None:
        """Cut the excerpts for another width."""
        self._lay_out(self.cursor or 0)

    def _lay_out(self, cursor: int = 0) -> None:
        self._drawn.clear()
        headers = frozenset(at for at, item in enumerate(self._items) if isinstance(item, tuple))
        self.set_heights([self._height(at) for at in range(len(self._items))], headers, cursor)

    def _height(self, at: int) -> int:
        hit = self.hit(at)
        return 1 if hit is None else excerpt_height(hit.text, self._room, _EXCERPT_LINES)

    @property
    def _room(self) -> int:
        """Cells for the words of a hit."""
        return max(4, self.text_width - _INDENT)

    def _typeset(self, at: int) -> list[Line]:
        item = self._items[at]
        width = self.text_width
        if isinstance(item, tuple):
            title, listed, count = item
            told = ngettext("{count} paragraph", "{count} paragraphs", count)
            some = f"{listed:,} / " if listed < count else ""
            told = some + told.format(count=f"{count:,}")
            room = max(4, width - cell_len(told) - 3)
            return [
                (
                    Piece(fitted(printable(title), room), Role.HEADING),
                    Piece("  " + told, Role.MUTED),
                )
            ]
        return excerpt(item.text, item.matches, self._room, _EXCERPT_LINES)


def hit_of(message: PickList.Reached) -> Hit | None:
    """The hit that was reached or picked; None for the name of a document."""
    from search_index import Hit

    return message.item if isinstance(message.item, Hit) else None


class AllMatches:
    """Every match of an answer in its documents, looked for in one of them when that is shown.

    `known` holds those of the documents that were looked through, by their names; they are none
    where all hits of a document are listed with theirs.
    """

    def __init__(self, index: Index, answer: Answer) -> None:
        self._index = index
        self._answer = answer
        self._listed = Counter(hit.document for hit in answer.hits)
        self.known: dict[str, Matches] = {}

    def look(self, document: str) -> None:
        """Have those of a document known. Raises LibraryError when the index cannot be read."""
        if document in self.known:
            return
        if self._listed[document] == self._answer.counts.get(document, 0):
            self.known[document] = {}
            return
        from search_index import matches_in

        try:
            self.known[document] = matches_in(self._index, self._answer.query, document)
        finally:
            self._index.rest()
