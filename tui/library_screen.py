"""A library becomes a tree beside the document that is being read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical

from messages import N_
from messages import gettext as _
from tui.bar import Bar, both_or_last, warning
from tui.commands import command
from tui.field import Field
from tui.finding import occurrences
from tui.key_bar import KeyBar
from tui.library import with_problem
from tui.library_watch import LibraryWatch
from tui.library_words import (
    ORDER_NAMES,
    document_hint,
    first_place,
    library_hint,
    ordered,
    problem_hint,
    title_line,
)
from tui.outline import Outline, Place
from tui.page import Page
from tui.reader import Reader
from tui.screen import told
from tui.state import Spot
from tui.visits import Trail, with_bookmark, with_visit

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets.tree import TreeNode

    from corpus.model import Document
    from tui.app import Explorer
    from tui.figures_screen import FiguresScreen
    from tui.reader import Matches

RESTING_PAUSE = 0.15
"""Seconds after which the reader goes where the cursor of the outline rests."""


class LibraryScreen(LibraryWatch):
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
        command("library.before", "H,alt+left", "trail(-1)", N_("Go back"),
                N_("Back to where you read before"), show=False),
        command("library.after", "L,alt+right", "trail(1)", N_("Go forward"),
                N_("Forward again to where you came back from"), show=False),
        command("library.bookmark", "b", "bookmark", N_("Bookmark"),
                N_("Set a bookmark at this place, or take it away")),
        command("library.places", "B", "places", N_("Places"),
                N_("List the bookmarks and what was read lately"), show=False),
        command("library.order", "O", "order", N_("Order"),
                N_("Order the documents by name, date, title, length or last reading"),
                show=False),
        command("library.problems", "exclamation_mark", "problems", N_("Not read"),
                N_("List the files that could not be read, with the reasons"), show=False),
        command("library.switch", "tab", "switch", N_("Other pane"),
                N_("Go from the list to the document or back")),
        command("library.back", "escape", "back", N_("Back"),
                N_("Leave the filter or the search in the document"), show=False),
    ]  # fmt: skip

    app: Explorer

    def __init__(self) -> None:
        super().__init__()
        self._opening: tuple[Path, Matches, int] | None = None
        self._path: Path | None = None
        self._trail = Trail()
        self._retracing = False
        self._figures: FiguresScreen | None = None
        self._unreadable: set[Path] = set()
        """The documents that were to be opened and could not be read."""
        self._problems_told = 0
        """How many files that cannot be read the user has been shown."""

    def compose(self) -> ComposeResult:
        """The title, the two panes, the hint, the keys."""
        yield Bar(id="title")
        with Horizontal(id="panes"):
            with Vertical(id="side"):
                yield Field(id="filter")
                yield Outline(id="outline")
            yield Page(id="page")
        yield Bar(id="hint", classes="foot")
        yield KeyBar()

    def on_mount(self) -> None:
        """Look for the documents once the empty screen is there."""
        self.query_one("#filter", Field).placeholder = _("Filter")
        self.watch(self.query_one(Reader), "moved", self._follow, init=False)
        self.tell_library()
        self.call_after_refresh(self.begin)

    # The library

    def open_first(self) -> None:
        """Where one read last, else the first document that can be read; unless one is open."""
        readable = [item for item in self.app.shelf.items if item.path not in self._unreadable]
        if readable and self._opening is None and self._path is None:
            spot = first_place(readable, self.app.state)
            self.open(Path(spot.document), {}, spot.paragraph)

    def relabel(self) -> None:
        """Show titles and dates that have become known."""
        self.query_one(Outline).relabel(self.app.shelf.items)

    def failed(self, topic: str, error: Exception) -> None:
        """Tell an error; a document that cannot be read is no longer awaited, but the next is."""
        super().failed(topic, error)
        if topic == "read" and self._opening is not None:
            self.app.shelf = with_problem(self.app.shelf, self._opening[0], error)
            self._unreadable.add(self._opening[0])
            self._opening = None
            self.relabel()
            self.open_first()

    def relist(self) -> None:
        """List the documents that the filter leaves, in the order chosen."""
        wanted = self.query_one("#filter", Field).value
        items = [
            item
            for item in self.app.shelf.items
            if not wanted or occurrences(f"{item.date} {item.title} {item.path.name}", wanted)
        ]
        outline = self.query_one(Outline)
        state = self.app.state
        outline.show_items(ordered(items, state.chosen("order", "name"), state))
        document = self.query_one(Reader).document
        if self._path is not None and document is not None:
            outline.show_sections(self._path, document)
        self.tell_library()

    # Reading

    @on(Reader.Edited)
    def reread(self) -> None:
        """Read the document at hand again if its file has changed."""
        path = self._path
        if path is not None:
            self.ask("reread", lambda: self.app.library.read(path), self._read_again)

    def _read_again(self, document: Document) -> None:
        reader = self.query_one(Reader)
        if self._path is None or document is reader.document:
            return
        place = min(reader.place, len(document.paragraphs) - 1)
        self.query_one(Outline).show_sections(self._path, document, anew=True)
        reader.show(document, {}, max(0, place))
        self._follow()
        self.app.notify(_("The file has changed on disk and was read again"))

    def open(self, path: Path, matches: Matches | None = None, paragraph: int = 0) -> None:
        """Read a document from a paragraph on, with these matches marked."""
        self._opening = (path, matches or {}, paragraph)
        self.ask("read", lambda: (path, self.app.library.read(path)), self._read)

    def _read(self, answer: tuple[Path, Document]) -> None:
        path, document = answer
        left = self._here()
        wanted, first = self._opening, self._path is None
        self._opening = None
        matches, paragraph = (wanted[1], wanted[2]) if wanted and wanted[0] == path else ({}, 0)
        paragraph = min(paragraph, len(document.paragraphs) - 1)
        self._path = path
        self._arrived(left, Spot(str(path), paragraph))
        outline = self.query_one(Outline)
        outline.show_sections(path, document)
        if first:
            outline.unfold(path)
        reader = self.query_one(Reader)
        reader.show(document, matches, paragraph)
        if paragraph in matches:
            reader.go_to_place(paragraph, 0)
        self._follow()
        self.tell_library()

    def _follow(self) -> None:
        """Let the outline and the path of headings follow the reading."""
        reader = self.query_one(Reader)
        document = reader.document
        if document is None or self._path is None or not document.paragraphs:
            return
        self.query_one(Outline).follow(self._path, document, reader.place)
        self.query_one(Page).tell()

    def _here(self) -> Spot | None:
        reader = self.query_one(Reader)
        if self._path is None or reader.document is None:
            return None
        return Spot(str(self._path), reader.place)

    def _arrived(self, left: Spot | None, reached: Spot) -> None:
        """Remember a jump, unless it goes along the trail itself."""
        if left is not None and not self._retracing:
            self._trail = self._trail.jump(left, reached)
        self._retracing = False
        self.app.state = with_visit(self.app.state, reached)

    def _jump(self, paragraph: int) -> None:
        """Go to another paragraph of the document at hand."""
        left = self._here()
        self.query_one(Reader).go_to(paragraph)
        if left is not None:
            self._arrived(left, Spot(left.document, paragraph))

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
        elif place.paragraph is not None:
            self._jump(place.paragraph)
        elif document.paragraphs[reader.place].section != place.section:
            self._jump(document.sections[place.section].first_paragraph)

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

    def tell_library(self) -> None:
        """Tell how much there is, how far the index is, what could not be read."""
        shelf = self.app.shelf
        self.query_one("#title", Bar).tell(title_line(self.app.library, shelf))
        hint = self.query_one("#hint", Bar)
        if len(shelf.problems) > self._problems_told:
            hint.rest(warning(problem_hint(shelf)))
        else:
            document = self.query_one(Reader).document
            told = document_hint(shelf, self._path, document)
            hint.rest(both_or_last(library_hint(shelf), told))
        self.query_one(Page).tell()

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
        page = self.query_one(Page)
        if page.reader.has_focus or page.field.has_focus:
            page.find()
            self.query_one("#hint", Bar).tell(
                _("Enter: to the text · n N: next match and back · Esc: leave")
            )
        else:
            self.query_one("#filter", Field).focus()

    def action_match(self, step: int) -> None:
        """The next or previous match in the document, and round."""
        if told := self.query_one(Page).match(step):
            self.query_one("#hint", Bar).tell(told)
        else:
            self.tell_library()

    def action_trail(self, step: int) -> None:
        """Back to where one was before a jump, or forward again."""
        here = self._here()
        trail = self._trail.step(step, here) if here is not None else None
        if trail is None:
            self.app.bell()
            return
        self._trail, self._retracing = trail, True
        spot = trail.spots[trail.at]
        if self._path is not None and spot.document == str(self._path):
            self._jump(spot.paragraph)
        else:
            self.open(Path(spot.document), {}, spot.paragraph)

    def action_bookmark(self) -> None:
        """Set a bookmark at the paragraph at hand, or take it away."""
        reader = self.query_one(Reader)
        if reader.document is None:
            return
        state, is_set = with_bookmark(self.app.state, reader.document, reader.place_at_hand)
        self.app.remember(state)
        self.app.notify(
            _("Bookmark set: B lists them") if is_set else _("The bookmark is taken away")
        )

    def action_places(self) -> None:
        """Choose among the bookmarks and the documents read lately."""
        from tui.places import choose_place

        choose_place(self.app, self.open_at)

    def open_at(self, spot: Spot) -> None:
        """Read on at a spot."""
        self.open(Path(spot.document), {}, spot.paragraph)
        self.read_on()

    def action_order(self) -> None:
        """The next order of the documents."""
        names = list(ORDER_NAMES)
        order = self.app.state.chosen("order", "name")
        at = names.index(order) if order in names else -1
        order = names[(at + 1) % len(names)]
        self.app.remember(self.app.state.choosing("order", order))
        self.relist()
        self.query_one("#hint", Bar).tell(
            _("Documents {order}").format(order=_(ORDER_NAMES[order])), _("O: next order")
        )

    def action_problems(self) -> None:
        """The files that could not be read, each with its reason."""
        from tui.menu_screen import Entry, MenuScreen

        problems = self.app.shelf.problems
        if not problems:
            self.app.notify(_("All files could be read"))
            return
        self._problems_told = len(problems)
        self.tell_library()
        entries = [Entry(Path(name).name, told(reason)) for name, reason in problems]
        self.app.push_screen(MenuScreen(_("Files that could not be read"), entries))

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
        if self.query_one(Page).leave_field():
            self.tell_library()
            return
        if self.query_one("#filter", Field).has_focus:
            self.query_one("#filter", Field).value = ""
        self.remove_class("-reading")
        self.query_one(Outline).focus()

    @on(Field.Changed, "#filter")
    def _filter(self) -> None:
        self.relist()

    @on(Field.Submitted, "#filter")
    def _filtered(self) -> None:
        self.query_one(Outline).focus()
