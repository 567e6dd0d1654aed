"""The document at hand becomes a page: its text, the headings above it, a field to find in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical

from corpus.model import section_path
from messages import gettext as _
from tui.bar import Bar
from tui.commands import hint
from tui.field import Field
from tui.finding import occurrences
from tui.reader import Reader
from tui.screen import stop_if_unwanted
from typesetting.pieces import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from corpus.model import Document
    from tui.app import Explorer
    from tui.reader import Matches
    from tui.screen import ExplorerScreen
    from tui.sight import Sight

_LOOK_EVERY = 1000
"""Paragraphs that are looked through before asking whether anybody waits for more."""


class Page(Vertical):
    """What is being read, and where one is in it."""

    app: Explorer

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self._before: tuple[Document, Sight] | None = None
        """What was in sight before a find, until a match has led away from it."""

    @property
    def reader(self) -> Reader:
        """The text."""
        return self.query_one(Reader)

    @property
    def field(self) -> Field:
        """What to find in the text, out of sight while nothing is looked for."""
        return self.query_one("#find", Field)

    def compose(self) -> ComposeResult:
        """The path of headings, the text, the field."""
        yield Bar(id="crumb")
        yield Reader(id="reader")
        yield Field(id="find")

    def on_mount(self) -> None:
        """Keep the field out of sight."""
        self.field.placeholder = _("Find in this document")
        self.field.display = False

    def tell(self) -> None:
        """Tell under which headings one is, how far, and which match one has come to."""
        reader, crumb = self.reader, self.query_one("#crumb", Bar)
        document = reader.document
        if document is None or not document.paragraphs:
            crumb.tell("")
            return
        section = document.paragraphs[reader.place].section
        path = " › ".join(section_path(document, section)) or document.title
        right = f"{reader.percent} %"
        nth, total = reader.match_count
        if total:
            matched = _("match {nth} of {total}") if nth else _("{total} matches")
            right = matched.format(nth=f"{nth:,}", total=f"{total:,}") + " · " + right
        elif self.field.display and self.field.value:
            right = _("no match") + " · " + right
        crumb.tell(path, right, Role.HEADING)

    def find(self) -> None:
        """Let one type what to find."""
        self._stand_here()
        self.field.display = True
        self.field.focus()
        self.field.action_select_all()

    def leave_field(self) -> bool:
        """Forget what was to be found; False where nothing was looked for."""
        if not self.field.display:
            marked = self.reader.has_focus and bool(self.reader.matches)
            if marked:
                self.reader.mark({})
            return marked
        self._before = None
        self.field.value = ""
        self.field.display = False
        self.reader.mark({})
        self.reader.focus()
        return True

    def match(self, step: int) -> str:
        """Go to the next (1) or previous (-1) match, from the last one to the first.

        From match to match is one way; where it began is a place to come back to, and so is the
        one to which somebody has read on from a match. Returns what is to be told of it.
        """
        if not self.reader.at_match:
            self._stand_here()
        return self._match(step)

    def _stand_here(self) -> None:
        document = self.reader.document
        self._before = None if document is None else (document, self.reader.sight)

    def _match(self, step: int) -> str:
        reader = self.reader
        told = ""
        if not reader.matches and self.field.value:
            told = _("The document does not hold it")
        elif not reader.matches:
            told = hint(
                _("Nothing is looked for in this document: {key} finds"),
                key=self.app.key("library.find"),
            ) or _("Nothing is looked for in this document")
        elif not reader.go_to_match(step):
            at = min(reader.matches) if step > 0 else max(reader.matches)
            reader.go_to_place(at, 0 if step > 0 else len(reader.matches[at]) - 1)
            told = _("From the beginning again") if step > 0 else _("From the end again")
        self._depart()
        self.tell()
        return told

    def _depart(self) -> None:
        """Tell what has been left, once it is out of sight."""
        if self._before is None:
            return
        document, before = self._before
        if document is not self.reader.document:
            self._before = None
        elif not self.reader.holds(before.paragraph, before.offset):
            self._before = None
            self.reader.left = before

    @on(Field.Changed, "#find")
    def _typed(self, event: Field.Changed) -> None:
        """Look for what is typed, and go there."""
        event.stop()
        top = self.reader.scroll_offset.y
        self._look_for(event.value, lambda document, found: self._mark(document, found, top))

    def find_again(self) -> None:
        """Look for what is looked for in what the document has become, without going there."""
        if self.field.display and self.field.value:
            self._look_for(self.field.value, self._mark_again)

    def _look_for(self, wanted: str, then: Callable[[Document, Matches], None]) -> None:
        """Look in a thread: the document may be long."""
        document = self.reader.document
        if document is None:
            return

        def find() -> Matches:
            found = {}
            for paragraph in document.paragraphs:
                if paragraph.index % _LOOK_EVERY == 0:
                    stop_if_unwanted()
                if spans := occurrences(paragraph.text, wanted):
                    found[paragraph.index] = spans
            return found

        screen: ExplorerScreen[None] = self.screen  # type: ignore[assignment]  # all of ours are
        screen.ask("find in document", find, lambda found: then(document, found))

    def _mark(self, document: Document, found: Matches, top: int) -> None:
        """Mark what was found, and go to the first of it that follows.

        Who has read on from line `top` while a long document was looked through is not torn away:
        `n` leads there.
        """
        if self.reader.document is not document:
            return
        self.reader.mark(found)
        if found and self.reader.scroll_offset.y == top:
            self._match(1)
        self.tell()

    def _mark_again(self, document: Document, found: Matches) -> None:
        if self.reader.document is document:
            self.reader.mark(found)
            self.tell()

    @on(Field.Submitted, "#find")
    def _to_text(self) -> None:
        self.reader.focus()
