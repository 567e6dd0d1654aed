"""A document becomes pages to read: wrapped, headings told apart, matches marked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, ClassVar

from textual.app import SuspendNotSupported
from textual.message import Message

from corpus.errors import UsageError
from messages import N_, translate
from messages import gettext as _
from tui.citation import citation
from tui.commands import command, hint
from tui.paragraphs_view import ParagraphsView
from tui.sight import Sight
from typesetting.page import paragraph_lines
from typesetting.pieces import Line, Role

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from textual import events
    from textual.binding import BindingType

    from corpus.model import Document, Paragraph, Span
    from tui.app import Explorer

    Matches: TypeAlias = Mapping[int, tuple[Span, ...]]


class Reader(ParagraphsView):
    """The document at hand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("reader.next_sentence", "right_parenthesis", "sentence(1)", N_("Next sentence"),
                N_("Choose the next sentence"), show=False),
        command("reader.previous_sentence", "left_parenthesis", "sentence(-1)",
                N_("Previous sentence"), N_("Choose the sentence before"), show=False),
        command("reader.copy", "y", "copy", N_("Copy"),
                N_("Copy the chosen sentence with its source")),
        command("reader.edit", "o", "edit", N_("Editor"),
                N_("Open the file in your editor ($VISUAL, $EDITOR) at this place")),
    ]  # fmt: skip

    app: Explorer

    class Edited(Message):
        """The file of the document may have been changed in an editor."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self.document: Document | None = None
        self.matches: Matches = {}
        self.current: tuple[int, int] | None = None
        """The match one has come to: paragraph, and which of its matches."""
        self.sentence: int | None = None
        """The sentence that was chosen, by its index in the document."""
        self._places: list[tuple[int, int]] = []

    def show(
        self,
        document: Document | None,
        matches: Matches | None = None,
        at: Sight | int = 0,
    ) -> None:
        """Open a document at a paragraph or as it was in sight, with these spans marked."""
        changed = document is not self.document
        self.document = document
        self._take(matches or {})
        self.sentence = None
        if changed:
            self.take_paragraphs(document.paragraphs if document else ())
        else:
            self.typeset_anew()
        self.show_sight(at if isinstance(at, Sight) else Sight(at))

    def show_again(self, document: Document, matches: Matches, paragraph: int) -> None:
        """Show a later reading of the document: a paragraph takes the line of the place at hand."""
        above = self.heights.top(self.place) - self.scroll_offset.y
        self.show(document, matches, paragraph)
        if self._laid_out_for:
            self.show_place(paragraph, above=above)
            self.tell_moved()

    def mark(self, matches: Matches) -> None:
        """Mark these matches and no others, without moving."""
        self._take(matches)
        self.typeset_anew()

    def mark_more(self, matches: Matches) -> None:
        """Mark these, among which are those marked already; the one that one has come to stays."""
        current = self.current
        self.mark(matches)
        self.current = current

    def _take(self, matches: Matches) -> None:
        self.matches = matches
        self.current = None
        self._places = [(at, nth) for at in sorted(matches) for nth in range(len(matches[at]))]

    def go_to_match(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) match; False where there is none that way."""
        if self.current is None:
            after = bisect_right(self._places, (self.place, -1))
            target = after if step > 0 else after - 1
        else:
            target = bisect_left(self._places, self.current) + step
        if not 0 <= target < len(self._places):
            return False
        self.go_to_place(*self._places[target])
        return True

    def go_to_place(self, paragraph: int, nth: int) -> None:
        """Go to the `nth` match of a paragraph and mark it as the current one."""
        self.current = (paragraph, nth)
        self.typeset_anew()
        self.go_to(paragraph, self.matches[paragraph][nth][0])

    @property
    def at_match(self) -> bool:
        """Whether the match that one has come to is in sight."""
        if self.current is None:
            return False
        at, nth = self.current
        return self.holds(at, self.matches[at][nth][0])

    @property
    def match_count(self) -> tuple[int, int]:
        """Which match is the current one, from 1 (0 when none is), and how many there are."""
        if self.current is None:
            return 0, len(self._places)
        return bisect_right(self._places, self.current), len(self._places)

    @property
    def place_at_hand(self) -> int:
        """The paragraph of the sentence chosen while that is in sight, else the place."""
        document, chosen = self.document, self.sentence
        if document is not None and chosen is not None and self._sentence_here() == chosen:
            return document.sentences[chosen].paragraph
        return self.place

    @property
    def percent(self) -> int:
        """How much has been read, at the last line in sight."""
        if not self.line_count:
            return 0
        seen = min(self.line_count, self.scroll_offset.y + self.size.height)
        return 100 * seen // self.line_count

    def typeset(self, row: int) -> list[Line]:
        """A paragraph with its matches, figures and the chosen sentence marked."""
        paragraph = self._paragraphs[row]
        marks = [
            (span, Role.CURRENT_MATCH if self.current == (row, nth) else Role.MATCH)
            for nth, span in enumerate(self.matches.get(row, ()))
        ]
        marks.append(((0, paragraph.head), Role.HEADING))
        marks += [(span, Role.FIGURE) for span in _figures(paragraph)]
        if self.document is not None and self.sentence is not None:
            sentence = self.document.sentences[self.sentence]
            if sentence.paragraph == row:
                marks.append(((sentence.start, sentence.end), Role.SENTENCE))
        return paragraph_lines(paragraph, self._laid_out_for, marks)

    # Sentences

    def choose(self, sentence: int) -> None:
        """Choose a sentence, and bring it into sight."""
        if self.document is None:
            return
        self.sentence = sentence
        self.typeset_anew()
        chosen = self.document.sentences[sentence]
        y = self.line_at(chosen.paragraph, chosen.start)
        if not self.scroll_offset.y <= y < self.scroll_offset.y + self.size.height:
            self.go_to(chosen.paragraph, chosen.start)

    def _sentence_here(self) -> int | None:
        """The sentence chosen while in sight, else the match's, else the first in sight."""
        document = self.document
        if document is None or not document.sentences:
            return None
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.size.height
        if self.sentence is not None:
            chosen = document.sentences[self.sentence]
            if top <= self.line_at(chosen.paragraph, chosen.start) < bottom:
                return self.sentence
        if self.current is not None:
            at, nth = self.current
            if top <= self.heights.top(at + 1) and self.heights.top(at) < bottom:
                return _sentence_at(document, at, self.matches[at][nth][0])
        first = _sentence_at(document, self.heights.row_at(top), 0)
        for index in range(first, len(document.sentences)):
            sentence = document.sentences[index]
            if self.line_at(sentence.paragraph, sentence.start) >= top:
                return index
        return first

    def action_sentence(self, step: int) -> None:
        """The next sentence or the one before; at first the one at hand."""
        here = self._sentence_here()
        if self.document is None or here is None:
            return
        wanted = here + step if here == self.sentence else here
        if 0 <= wanted < len(self.document.sentences):
            self.choose(wanted)
        else:
            self.app.bell()

    def action_copy(self) -> None:
        """Copy the sentence at hand with its source, and show which one it is."""
        here = self._sentence_here()
        if self.document is None or here is None:
            self.app.bell()
            return
        self.choose(here)
        self.app.copy_to_clipboard(citation(self.document, here))
        self.app.notify(
            hint(
                _("Copied with its source: {previous} and {next} choose another sentence"),
                previous=self.app.key("reader.previous_sentence"),
                next=self.app.key("reader.next_sentence"),
            )
            or _("Copied with its source")
        )

    def action_edit(self) -> None:
        """Hand the terminal to the user's editor, at the paragraph at hand."""
        from handover.editor import edit

        if self.document is None:
            return
        problem: UsageError | None = None
        try:
            with self.app.suspend():
                try:
                    edit(self.document, self.place_at_hand)
                except UsageError as error:  # told once the terminal is the explorer's again
                    problem = error
        except SuspendNotSupported:
            self.app.notify(_("No editor can be opened from here"), severity="warning")
            return
        if problem is not None:
            self.app.notify(translate(problem), severity="warning")
        self.app.refresh()
        self.post_message(self.Edited())

    def on_click(self, event: events.Click) -> None:
        """Choose the last sentence that begins on or above the line that was clicked."""
        y = event.y + self.scroll_offset.y
        document = self.document
        if document is None or y >= self.line_count:
            return
        at = self.heights.row_at(y)
        own = [
            index
            for index in range(_sentence_at(document, at, 0), len(document.sentences))
            if document.sentences[index].paragraph == at
            and self.line_at(at, document.sentences[index].start) <= y
        ]
        if own:
            self.choose(own[-1])


def _sentence_at(document: Document, paragraph: int, offset: int) -> int:
    """The last sentence that begins at or before a place; the first after it where none does."""
    place = (paragraph, offset)
    at = bisect_right(document.sentences, place, key=lambda each: (each.paragraph, each.start)) - 1
    if at < 0 or (
        document.sentences[at].paragraph < paragraph and at + 1 < len(document.sentences)
    ):
        return at + 1
    return at


def _figures(paragraph: Paragraph) -> list[Span]:
    """Where the figures of a paragraph stand that count something."""
    from figures import COUNTED, find_figures

    if paragraph.kind != "body":
        return []
    return [
        (start + figure.start, start + figure.end)
        for start, end in paragraph.sentences
        for figure in find_figures(paragraph.text[start:end])
        if figure.kind in COUNTED
    ]
