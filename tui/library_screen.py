"""A library becomes a tree beside the document that is being read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Footer

from messages import gettext as _
from messages import ngettext
from tui.bar import Bar, both_or_last
from tui.commands import N_, command
from tui.field import Field
from tui.finding import occurrences
from tui.library import Shelf, with_index
from tui.outline import Outline, Place
from tui.reader import Reader
from tui.screen import ExplorerScreen, stop_if_unwanted, told
from typesetting.pieces import Role

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets.tree import TreeNode

    from corpus.model import Document
    from search_index import Index, Progress
    from tui.app import Explorer
    from tui.figures_screen import FiguresScreen
    from tui.reader import Matches

RESTING_PAUSE = 0.15
"""Seconds after which the reader goes where the cursor of the outline rests."""


class LibraryScreen(ExplorerScreen[None]):
    """What is here, and the document at hand."""

    AUTO_FOCUS = "Outline"
    BINDINGS: ClassVar[list[BindingType]] = [
        command("library.find", "slash", "find", N_("Find"),
                N_("Find in the document, or filter the list of documents")),
        command("library.search", "s", "app.search", N_("Search all"),
                N_("Search all documents of the library")),
        command("library.compare", "c", "compare", N_("Compare"),
                N_("Compare this document with another version of it")),
        command("library.figures", "f", "figures", N_("Figures"),
                N_("List the figures of this document, or of all")),
        command("library.next_match", "n", "match(1)", N_("Next match"),
                N_("Go to the next match in the document"), show=False),
        command("library.previous_match", "N", "match(-1)", N_("Previous match"),
                N_("Go to the previous match in the document"), show=False),
        command("library.switch", "tab", "switch", N_("Other pane"),
                N_("Go from the list to the document or back")),
        command("library.back", "escape", "back", N_("Back"),
                N_("Leave the filter or the search in the document"), show=False),
    ]  # fmt: skip

    app: Explorer

    class Progressed(Message):
        """Indexing has come further."""

        def __init__(self, progress: Progress) -> None:
            super().__init__()
            self.progress = progress

    def __init__(self) -> None:
        super().__init__()
        self._opening: tuple[Path, Matches, int] | None = None
        self._path: Path | None = None
        self._percent = 0
        self._figures: FiguresScreen | None = None

    def compose(self) -> ComposeResult:
        """The title, the two panes, the hint, the keys."""
        yield Bar(id="title")
        with Horizontal(id="panes"):
            with Vertical(id="side"):
                yield Field(id="filter")
                yield Outline(id="outline")
            with Vertical(id="page"):
                yield Bar(id="crumb")
                yield Reader(id="reader")
                yield Field(id="find")
        yield Bar(id="hint", classes="foot")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Look for the documents once the empty screen is there."""
        self.query_one("#filter", Field).placeholder = _("Filter")
        self.query_one("#find", Field).placeholder = _("Find in this document")
        self.query_one("#find", Field).display = False
        self._tell()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.ask("find", self.app.library.find, self._found)

    # The library

    def _found(self, shelf: Shelf) -> None:
        self.app.shelf = shelf
        self._list()
        if shelf.items and self._opening is None and self._path is None:
            self.open(shelf.items[0].path)
        if shelf.items:
            self.ask("index", self._open_index, self._indexed)

    def _open_index(self) -> Index:
        return self.app.library.open_index(self._report)

    def _report(self, progress: Progress) -> None:
        stop_if_unwanted()
        self.post_message(self.Progressed(progress))

    def on_library_screen_progressed(self, message: Progressed) -> None:
        """Tell how far indexing has come, a hundredth at a time."""
        done, total = message.progress.done, message.progress.total
        share = done / total if total else 0.0
        if self.app.shelf.indexed is None or int(share * 100) != self._percent:
            self._percent = int(share * 100)
            self.app.shelf = replace(self.app.shelf, indexed=share)
            self._tell()

    def _indexed(self, index: Index) -> None:
        self.app.shelf = with_index(self.app.shelf, index)
        self.query_one(Outline).relabel(self.app.shelf.items)
        self._tell()
        self.app.index_ready()
        self.ask("comparison", _load_comparison, lambda _nothing: None)

    def failed(self, topic: str, error: Exception) -> None:
        """Tell an error; a library that cannot be indexed can still be read."""
        if topic == "index":
            self.app.shelf = replace(self.app.shelf, failure=error)
            self._tell()
            self.app.index_ready()
        elif topic == "read":
            self._opening = None
        super().failed(topic, error)

    def _list(self) -> None:
        wanted = self.query_one("#filter", Field).value
        items = [
            item
            for item in self.app.shelf.items
            if not wanted or occurrences(f"{item.date} {item.title} {item.path.name}", wanted)
        ]
        outline = self.query_one(Outline)
        outline.show_items(items)
        document = self.query_one(Reader).document
        if self._path is not None and document is not None:
            outline.show_sections(self._path, document)
        self._tell()

    # Reading

    def open(self, path: Path, matches: Matches | None = None, paragraph: int = 0) -> None:
        """Read a document from a paragraph on, with these matches marked."""
        self._opening = (path, matches or {}, paragraph)
        self.ask("read", lambda: (path, self.app.library.read(path)), self._read)

    def _read(self, answer: tuple[Path, Document]) -> None:
        path, document = answer
        wanted, first = self._opening, self._path is None
        self._opening = None
        matches, paragraph = (wanted[1], wanted[2]) if wanted and wanted[0] == path else ({}, 0)
        self._path = path
        outline = self.query_one(Outline)
        outline.show_sections(path, document)
        if first:
            outline.unfold(path)
        reader = self.query_one(Reader)
        reader.show(document, matches, paragraph)
        if paragraph in matches:
            reader.go_to_place(paragraph, 0)
        self._follow()
        self._tell()

    def _follow(self) -> None:
        """Let the outline and the path of headings follow the reading."""
        reader = self.query_one(Reader)
        document = reader.document
        if document is None or self._path is None or not document.paragraphs:
            return
        section = document.paragraphs[reader.place].section
        outline = self.query_one(Outline)
        if not (outline.has_focus and self._under_cursor() in {0, section}):
            outline.reveal(Place(self._path, section))
        self._tell_crumb()

    def _under_cursor(self) -> int | None:
        """The section of this document that the cursor of the outline is on."""
        node = self.query_one(Outline).cursor_node
        if node is None or node.data is None or node.data.path != self._path:
            return None
        return node.data.section

    @on(Reader.Moved)
    def _moved(self, message: Message) -> None:
        message.stop()
        self._follow()

    @on(Outline.NodeHighlighted)
    def _highlighted(self, event: Outline.NodeHighlighted[Place]) -> None:
        if self.query_one(Outline).has_focus and event.node.data is not None:
            place = event.node.data
            self.set_timer(RESTING_PAUSE, lambda: self._preview(event.node, place))

    def _preview(self, node: TreeNode[Place], place: Place) -> None:
        """Go where the cursor of the outline has rested."""
        outline = self.query_one(Outline)
        if outline.has_focus and outline.cursor_node is node:
            self._go(place)

    def _go(self, place: Place) -> None:
        reader = self.query_one(Reader)
        document = reader.document
        if place.path != self._path or document is None:
            self.open(place.path)
        elif document.paragraphs[reader.place].section != place.section:
            reader.go_to(document.sections[place.section].first_paragraph)

    @on(Outline.NodeSelected)
    def _selected(self, event: Outline.NodeSelected[Place]) -> None:
        if event.node.data is not None:
            self._go(event.node.data)
            event.node.expand()
            self.read_on()

    @on(Outline.NodeExpanded)
    def _expanded(self, event: Outline.NodeExpanded[Place]) -> None:
        place = event.node.data
        if place is not None and not place.section and not event.node.children:
            self.open(place.path)

    # What is told

    def _tell(self) -> None:
        shelf = self.app.shelf
        title = self.app.library.name
        if shelf.items:
            count = len(shelf.items)
            title += " · " + ngettext("{count} document", "{count} documents", count).format(
                count=count
            )
        if shelf.characters:
            title += " · " + _("{count:,} characters").format(count=shelf.characters)
        self.query_one("#title", Bar).tell(_("Jiaokan") + "  " + title)
        hint = self.query_one("#hint", Bar)
        if shelf.problems:
            hint.warn(self._problem_hint())
        else:
            hint.show(both_or_last(self._library_hint(), self._document_hint()))
        self._tell_crumb()

    def _problem_hint(self) -> str:
        problems = self.app.shelf.problems
        unread = ngettext(
            "{count} file could not be read: {reason}",
            "{count} files could not be read, the first: {reason}",
            len(problems),
        )
        return unread.format(count=len(problems), reason=told(problems[0][1]))

    def _library_hint(self) -> str:
        shelf = self.app.shelf
        if shelf.index is not None:
            return _("All documents are indexed: s searches them")
        if shelf.indexed is not None:
            return _("Indexing: {percent} %").format(percent=int(shelf.indexed * 100))
        return _("Opening the library…") if not shelf.items else _("Opening the index…")

    def _document_hint(self) -> str:
        other = self.app.shelf.counterpart(self._path) if self._path else None
        if other is None:
            return ""
        return _("Another version: {title} (c compares)").format(
            title=self.app.shelf.item(other).title
        )

    def _tell_crumb(self) -> None:
        from corpus.model import section_path

        reader = self.query_one(Reader)
        crumb = self.query_one("#crumb", Bar)
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
            right = matched.format(nth=nth, total=total) + " · " + right
        crumb.tell(path, right, Role.HEADING)

    # Commands

    def read_on(self) -> None:
        """Let the keys go to the document."""
        self.add_class("-reading")
        self.query_one(Reader).focus()

    def action_switch(self) -> None:
        """From the list to the document, or back."""
        if self.query_one(Outline).has_focus or self.query_one("#filter").has_focus:
            self.read_on()
        else:
            self.remove_class("-reading")
            self.query_one(Outline).focus()

    def action_find(self) -> None:
        """Find in the document when that is being read, else filter the list."""
        if self.query_one(Reader).has_focus:
            field = self.query_one("#find", Field)
            field.display = True
            field.focus()
        else:
            self.query_one("#filter", Field).focus()

    def action_match(self, step: int) -> None:
        """The next or previous match in the document."""
        if not self.query_one(Reader).go_to_match(step):
            self.app.bell()
        self._tell_crumb()

    def action_compare(self) -> None:
        """Choose what to compare with."""
        self.app.choose_comparison(self._path)

    def action_figures(self) -> None:
        """Open the table of figures as it was left."""
        from tui.figures_screen import FiguresScreen

        if self._figures is None:
            self._figures = FiguresScreen()
            self.app.install_screen(self._figures, "figures")
        figures = self._figures
        self.app.push_screen("figures")
        self.app.call_after_refresh(figures.open, self._path)

    def action_back(self) -> None:
        """Out of a field, then out of the document to the list."""
        field = self.query_one("#find", Field)
        if field.display:
            field.value = ""
            field.display = False
            self.read_on()
        elif self.query_one("#filter", Field).has_focus:
            self.query_one("#filter", Field).value = ""
            self.query_one(Outline).focus()
        else:
            self.remove_class("-reading")
            self.query_one(Outline).focus()

    @on(Field.Changed, "#filter")
    def _filter(self) -> None:
        self._list()

    @on(Field.Submitted, "#filter")
    def _filtered(self) -> None:
        self.query_one(Outline).focus()

    @on(Field.Changed, "#find")
    def _find(self, event: Field.Changed) -> None:
        reader = self.query_one(Reader)
        if reader.document is None:
            return
        wanted = event.value
        found = {
            paragraph.index: spans
            for paragraph in reader.document.paragraphs
            if (spans := occurrences(paragraph.text, wanted))
        }
        reader.mark(found)
        if found and not reader.go_to_match(1):
            reader.go_to_match(-1)
        self._tell_crumb()

    @on(Field.Submitted, "#find")
    def _to_next(self) -> None:
        self.query_one(Reader).focus()


def _load_comparison() -> None:
    """Load what the first comparison would wait for."""
    import tui.compare_screen  # noqa: F401
