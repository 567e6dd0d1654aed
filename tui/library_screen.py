"""A library becomes a tree beside the document that is being read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical

from messages import N_
from messages import gettext as _
from tui.bar import Bar, both_or_last, warning
from tui.commands import command, hint, hints
from tui.field import Field
from tui.finding import holds
from tui.key_bar import KeyBar
from tui.library import with_problem
from tui.library_reading import LibraryReading
from tui.library_words import (
    ORDER_NAMES,
    document_hint,
    first_place,
    library_hint,
    ordered,
    problem_hint,
    progress_hint,
    title_line,
)
from tui.outline import Outline, Place
from tui.page import Page
from tui.reader import Reader
from tui.screen import told

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from corpus.model import Document
    from tui.app import Explorer
    from tui.figures_screen import FiguresScreen
    from tui.library import Item


class LibraryScreen(LibraryReading):
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
                N_("List the files that could not be read and the mistakes in the settings"),
                show=False),
        command("library.switch", "tab", "switch", N_("Other pane"),
                N_("Go from the list to the document or back")),
        command("library.next_typing", "down", "list(1)", N_("Down"),
                N_("Go down the list while typing what to filter it by"), show=False),
        command("library.previous_typing", "up", "list(-1)", N_("Up"),
                N_("Go up the list while typing what to filter it by"), show=False),
        command("library.back", "escape", "back", N_("Back"),
                N_("Leave the filter or the search in the document"), show=False),
    ]  # fmt: skip

    app: Explorer

    def __init__(self) -> None:
        super().__init__()
        self._figures: FiguresScreen | None = None
        self._to_read_on: Path | None = None
        """The document to go on to as soon as it is open."""
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
        self.watch(self.query_one(Reader), "left", self._left, init=False)
        self.tell_library()
        self.call_after_refresh(self.begin)

    # The library

    def open_first(self) -> None:
        """Where one read last, else the first document that can be read; unless one is open."""
        readable = [item for item in self.app.shelf.items if item.path not in self._unreadable]
        if readable and self._opening is None and self._path is None:
            spot, last = first_place(readable, self.app.state), self.app.state.last
            if last is not None and last.document not in {str(item.path) for item in readable}:
                self._last_missed = last
            self.open_spot(spot)

    def relabel(self) -> None:
        """Show titles and dates that have become known; filter and order go by them."""
        outline, items = self.query_one(Outline), self._wanted()
        if [item.path for item in items] == outline.paths:
            outline.relabel(items)
        else:
            self.relist()

    def read_on(self) -> None:
        """Let the keys go to the document, once the one that is being opened is there."""
        if self._opening is None:
            super().read_on()
        else:
            self._to_read_on = self._opening[0]

    def _read(self, answer: tuple[Path, Document]) -> None:
        wanted, self._to_read_on = self._to_read_on, None
        super()._read(answer)
        if wanted == answer[0]:
            self.read_on()

    def failed(self, topic: str, error: Exception) -> None:
        """Tell an error; a document that cannot be read is no longer awaited, but the next is.

        Who wanted to read it stays where they are.
        """
        super().failed(topic, error)
        if topic == "reread":
            self._gone = error
            self.tell_library()
        if topic == "read" and self._opening is not None:
            self.app.shelf = with_problem(self.app.shelf, self._opening[0], error)
            self._unreadable.add(self._opening[0])
            self._opening = self._to_read_on = None
            self.relabel()
            self.open_first()
            self.foot.notice(warning(told(error)), self.app.NOTIFICATION_TIMEOUT)

    def _wanted(self) -> list[Item]:
        """The documents that the filter leaves, in the order chosen."""
        state = self.app.state
        wanted = self.query_one("#filter", Field).value
        items = [
            item for item in self.app.shelf.items if not wanted or holds(item.known_by, wanted)
        ]
        return ordered(items, state.chosen("order", "name"), state)

    def relist(self) -> None:
        """List the documents that are wanted."""
        outline = self.query_one(Outline)
        place = outline.place
        outline.show_items(self._wanted(), filtered=bool(self.query_one("#filter", Field).value))
        document = self.query_one(Reader).document
        if self._path is not None and document is not None:
            outline.show_sections(self._path, document)
        for path in outline.unfolded:
            if (kept := self.app.library.kept(path)) is not None:
                outline.show_sections(path, kept)
        if place is not None:
            outline.reveal(place)
        self.tell_library()

    # What is told

    def tell_library(self) -> None:
        """Tell how much there is, how far the index is, what could not be read."""
        shelf, key, foot = self.app.shelf, self.app.key, self.foot
        self.query_one("#title", Bar).tell(title_line(self.app.library, shelf))
        if self._gone is not None:
            foot.rest(warning(told(self._gone), progress_hint(shelf)))
        elif len(shelf.problems) > self._problems_told:
            foot.rest(warning(problem_hint(shelf, key), progress_hint(shelf)))
        else:
            document = self.query_one(Reader).document
            known = document_hint(shelf, self._path, document, key)
            foot.rest(both_or_last(library_hint(shelf, key), known))
        self.query_one(Page).tell()

    # Commands

    def action_switch(self) -> None:
        """From the list to the document, or back."""
        if self.query_one(Outline).has_focus or self.query_one("#filter").has_focus:
            super().read_on()
        else:
            self.remove_class("-reading")
            self.query_one(Outline).focus()

    def action_find(self) -> None:
        """Find in the document when that is being read, else filter the list."""
        page, key = self.query_one(Page), self.app.key
        if page.reader.has_focus or page.field.has_focus:
            page.find()
            self.query_one("#hint", Bar).tell(
                hints(
                    hint(_("{key}: to the text"), key=key("field.accept")),
                    hint(
                        _("{next} {back}: next match and back"),
                        next=key("library.next_match"),
                        back=key("library.previous_match"),
                    ),
                    hint(_("{key}: leave"), key=key("library.back")),
                )
            )
        else:
            self.query_one("#filter", Field).focus()

    def action_match(self, step: int) -> None:
        """The next or previous match in the document, and round."""
        if told := self.query_one(Page).match(step):
            self.query_one("#hint", Bar).tell(told)
        else:
            self.tell_library()

    def action_list(self, step: int) -> None:
        """One line down or up in the list that is being filtered."""
        outline = self.query_one(Outline)
        if self.query_one("#filter", Field).has_focus:
            (outline.action_cursor_down if step > 0 else outline.action_cursor_up)()

    def action_order(self) -> None:
        """The next order of the documents."""
        names = list(ORDER_NAMES)
        order = self.app.state.chosen("order", "name")
        at = names.index(order) if order in names else -1
        order = names[(at + 1) % len(names)]
        self.app.remember(self.app.state.choosing("order", order))
        self.relist()
        self.query_one("#hint", Bar).tell(
            _("Documents {order}").format(order=_(ORDER_NAMES[order])),
            hint(_("{key}: next order"), key=self.app.key("library.order")),
        )

    def action_problems(self) -> None:
        """The mistakes in the settings, and the files that could not be read with the reasons."""
        from tui.menu_screen import Entry, MenuScreen

        problems, mistakes = self.app.shelf.problems, self.app.mistakes
        if not problems and not mistakes:
            self.app.notify(_("All files could be read"))
            return
        self._problems_told = len(problems)
        self.tell_library()
        entries = [Entry(each) for each in mistakes]
        entries += [Entry(Path(name).name, told(reason)) for name, reason in problems]
        title = _("Files that could not be read")
        if mistakes:
            title = _("Mistakes, and files not read") if problems else _("Mistakes")
        self.app.push_screen(MenuScreen(title, entries, to_read=True))

    def action_compare(self) -> None:
        """Choose what to compare with."""
        self.app.choose_comparison(self._at_hand)

    def action_figures(self) -> None:
        """Open the table of figures as it was left."""
        from tui.figures_screen import FiguresScreen

        if self._figures is None:
            self._figures = FiguresScreen()
            self.app.install_screen(self._figures, "figures")
        figures, path = self._figures, self._at_hand
        self.app.push_screen("figures")
        self.app.call_after_refresh(figures.open, path)

    @property
    def _at_hand(self) -> Path | None:
        """The document under the cursor of the list, if that has the keys, else the one read."""
        outline = self.query_one(Outline)
        place = outline.place if outline.has_focus else None
        return self._path if place is None or place.is_folder else place.path

    def action_back(self) -> None:
        """Out of a field, then out of the document to the list."""
        if self.query_one(Page).leave_field():
            self.tell_library()
            return
        field = self.query_one("#filter", Field)
        if field.has_focus or self.query_one(Outline).has_focus:
            field.value = ""
        self.remove_class("-reading")
        self.query_one(Outline).focus()

    @on(Field.Changed, "#filter")
    def _filter(self) -> None:
        """What the filter leaves; from where the cursor was, else from its beginning."""
        outline = self.query_one(Outline)
        place = outline.place
        self.relist()
        if outline.first and (place is None or place.path not in outline.paths):
            outline.reveal(Place(outline.first))
        elif not outline.first and self.app.shelf.items:
            key = self.app.key("library.search")
            elsewhere = hint(_("No name or title holds these words: {key} searches texts"), key=key)
            self.query_one("#hint", Bar).tell(
                elsewhere or _("No name or title holds these words"),
                hint(_("{key}: all"), key=self.app.key("library.back")),
            )

    @on(Field.Submitted, "#find")
    def _found_in_text(self) -> None:
        self.tell_library()

    @on(Field.Submitted, "#filter")
    def _filtered(self) -> None:
        """To the list, and go to what its cursor is on."""
        outline = self.query_one(Outline)
        outline.focus()
        if outline.place is not None and not outline.place.is_folder:
            self._go(outline.place)
