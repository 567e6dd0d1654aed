"""The hit at hand becomes its document beside the hits, scrolled to it, with every match marked."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on

from corpus.model import section_path
from messages import gettext as _
from tui.bar import Bar
from tui.hit_list import AllMatches, HitList, hit_of
from tui.pick_list import PickList
from tui.reader import Reader
from tui.screen import ExplorerScreen
from typesetting.pieces import Role

if TYPE_CHECKING:
    from textual.timer import Timer

    from corpus.model import Document
    from search_index import Answer, Hit
    from tui.app import Explorer
    from tui.reader import Matches

SLOW = 0.3
"""Seconds; after a search that took longer, a document is shown before all its matches are marked.
"""

RESTING_PAUSE = 0.3
"""Seconds at a hit after which the other matches of a slow search are looked for."""


class SearchPreview(ExplorerScreen[None]):
    """A screen with a list of hits and a reader."""

    app: Explorer

    def __init__(self) -> None:
        super().__init__()
        self._answer: Answer | None = None
        self._took = 0.0
        """Seconds that the answer took to find."""
        self._all: AllMatches | None = None
        """All matches of the answer; None where its hits are narrowed, whose matches are all."""
        self._previewed: int | None = None
        """The paragraph of the hit that the document beside the hits was scrolled to."""
        self._rest: Timer | None = None

    @on(PickList.Reached)
    def _reached(self, message: PickList.Reached) -> None:
        message.stop()
        hit = hit_of(message)
        if self._rest is not None:
            self._rest.stop()
        if hit is not None:
            matches, slow = self._all, self._took > SLOW

            def read() -> tuple[Document, Hit]:
                if matches is not None and not slow:
                    matches.look(hit.document)
                return self.app.library.read(Path(hit.document)), hit

            self.ask("read", read, lambda told: self._show_document(*told))
            if matches is not None and slow and hit.document not in matches.known:
                look = partial(matches.look, hit.document)
                mark = partial(self.ask, "marks", look, lambda _: self._mark(hit))
                self._rest = self.set_timer(RESTING_PAUSE, mark)

    def _mark(self, hit: Hit) -> None:
        """Mark what has become known of the document of a hit, if that is still shown."""
        reader = self.query_one(Reader)
        if reader.document is not None and reader.document.name == hit.document:
            reader.mark_more(self._matches(hit.document))

    def _matches(self, document: str) -> Matches:
        """What is known to match in a document: in the hits that are listed, and else."""
        others = self._all.known.get(document, {}) if self._all else {}
        hits = self._answer.hits if self._answer else ()
        return {**others} | {
            each.paragraph: each.matches
            for each in hits
            if each.document == document and each.matches
        }

    def _show_document(self, document: Document | None, hit: Hit | None = None) -> None:
        reader = self.query_one(Reader)
        if document is None or hit is None or self._answer is None:
            self.forget("read")
            reader.show(None)
            self.query_one("#crumb", Bar).tell("")
            return
        matches = self._matches(hit.document)
        before, self._previewed = self._previewed, hit.paragraph
        if (reader.document, reader.matches, before) == (document, matches, hit.paragraph):
            self._tell_crumb()
            return  # the same hit found again: one may have scrolled on from it
        reader.show(document, matches, hit.paragraph)
        if hit.paragraph in matches:  # the answer may be newer than the hit
            reader.go_to_place(hit.paragraph, 0)
        self._tell_crumb()

    def _tell_crumb(self) -> None:
        reader = self.query_one(Reader)
        document = reader.document
        if document is None or not document.paragraphs:
            return
        section = document.paragraphs[reader.place].section
        title = self.app.shelf.name(Path(document.name))
        path = " › ".join([title, *section_path(document, section)])
        nth, total = self.query_one(HitList).position
        self.query_one("#crumb", Bar).tell(
            path,
            _("hit {nth} of {total}").format(nth=f"{nth:,}", total=f"{total:,}"),
            Role.HEADING,
        )
