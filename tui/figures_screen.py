"""A document or a library becomes a table of its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.message import Message

from messages import N_, ngettext
from messages import gettext as _
from tui.bar import Bar, listed
from tui.chart_screen import ChartScreen
from tui.commands import command
from tui.field import Field
from tui.figure_rows import (
    KIND_NAMES,
    MOST_ROWS,
    FigureRow,
    holding,
    named,
    of_kind,
    ordered,
    rows_of,
    series,
    totals,
)
from tui.figure_table import FigureTable, columns_for
from tui.key_bar import KeyBar
from tui.pick_list import PickList
from tui.screen import ExplorerScreen, stop_if_unwanted, told
from typesetting.pieces import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from figures import Kind
    from search_index import Index
    from tui.app import Explorer
    from tui.library import Item

TYPING_PAUSE = 0.1
"""Seconds without a key after which the filter is put to work."""


class FiguresScreen(ExplorerScreen[None]):
    """Every figure with what it counts, and where it stands."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("figures.filter", "slash", "filter", N_("Filter"), N_("Filter the table")),
        command("figures.scope", "a", "scope", N_("All documents"),
                N_("The figures of this document or of the whole library")),
        command("figures.kind", "t", "kind", N_("Kind"),
                N_("Show the figures of the next kind only")),
        command("figures.sort", "o", "sort(1)", N_("Sort"), N_("Sort by the next column")),
        command("figures.sort_before", "O", "sort(-1)", N_("Sort"),
                N_("Sort by the column before"), show=False),
        command("figures.chart", "v", "chart", N_("Chart"),
                N_("What the documents say of this subject, as a chart")),
        command("figures.reverse", "r", "reverse", N_("Reverse"), N_("Sort the other way round")),
        command("figures.down", "down", "step(1)", N_("Down"), N_("One line down"), show=False),
        command("figures.up", "up", "step(-1)", N_("Up"), N_("One line up"), show=False),
        command("figures.back", "escape", "back", N_("Back"), N_("Back to where you were")),
    ]  # fmt: skip

    app: Explorer

    class Progressed(Message):
        """The figures of so many documents have been found."""

        def __init__(self, done: int) -> None:
            super().__init__()
            self.done = done

    def __init__(self) -> None:
        super().__init__()
        self._path: Path | None = None
        self._rows: Sequence[FigureRow] = ()
        self._cut_short = False
        self._kind: Kind | None = None
        self._column, self._reverse = "sentence", False
        self._pause: Timer | None = None
        self._awaited = 0
        """How many documents are being looked through."""
        self._totals: dict[Kind, int] = {}
        """How many of the rows that hold the words of the filter are of each kind."""
        self._unread = ""
        """Why the document has no figures to show, when it cannot be read."""
        self._index: Index | None = None
        """The index that there was when the figures were found."""

    def compose(self) -> ComposeResult:
        """The filter, the totals, the table, the sentence at hand, the keys."""
        yield Bar(id="title")
        with Horizontal(id="query-line"):
            yield Field(id="figures-filter")
            yield Bar(id="found")
        yield Bar(id="totals")
        yield Bar(id="columns")
        yield FigureTable(id="table")
        yield Bar(id="place", classes="foot")
        yield KeyBar()

    def on_mount(self) -> None:
        """Let the keys go to the table."""
        self.query_one("#figures-filter", Field).placeholder = _("Filter")
        self.query_one(FigureTable).focus()

    def open(self, path: Path | None) -> None:
        """Show the figures of a document, unless those of the library are shown already.

        They are looked for again when files have changed, as a new index tells.
        """
        changed = self._index is not None and self._index is not self.app.shelf.index
        if not self._rows or changed or (path != self._path and not self._of_library):
            self._path = path
            self._collect()

    @property
    def _of_library(self) -> bool:
        return self.is_mounted and self.query_one(FigureTable).of_library

    def _collect(self) -> None:
        """Find the figures of the document or the library in the background."""
        items = self.app.shelf.items
        self._index = self.app.shelf.index
        if not self._of_library:
            items = tuple(item for item in items if item.path == self._path)

        def use(answer: tuple[list[FigureRow], bool]) -> None:
            self._rows, self._cut_short = answer
            self._unread = ""
            self._put()

        self._gather(items, use)

    def _gather(
        self, items: Sequence[Item], use: Callable[[tuple[list[FigureRow], bool]], None]
    ) -> None:
        """Find the figures of some documents in the background; whether there are too many."""
        self.query_one("#title", Bar).tell(_("Looking for figures…"))

        def gather() -> tuple[list[FigureRow], bool]:
            from corpus import DocumentError

            found: list[FigureRow] = []
            for done, item in enumerate(items):
                stop_if_unwanted()
                self.post_message(self.Progressed(done))
                try:
                    document = self.app.library.read(item.path)
                except DocumentError:
                    if len(items) == 1:
                        raise
                    continue
                found += rows_of(item.path, item.title, document)
                if len(found) > MOST_ROWS:
                    return found[:MOST_ROWS], True
            return found, False

        def gathered(answer: tuple[list[FigureRow], bool]) -> None:
            self._awaited = 0
            use(answer)

        self._awaited = len(items)
        self.ask("collect", gather, gathered)

    def failed(self, topic: str, error: Exception) -> None:
        """A document that cannot be read has no figures to show, and the foot says why."""
        if topic == "collect":
            self._awaited = 0
            self._rows, self._cut_short, self._unread = [], False, told(error)
            self._put()
            return
        super().failed(topic, error)

    def on_figures_screen_progressed(self, message: Progressed) -> None:
        """Tell how far the reading has come."""
        if self._awaited > 1:
            done = _("{done} of {total} documents").format(
                done=f"{message.done:,}", total=f"{self._awaited:,}"
            )
            self.query_one("#title", Bar).tell(
                _("Looking for figures…"), done + " · " + _("Esc: stop")
            )

    @on(Field.Changed, "#figures-filter")
    def _typed(self) -> None:
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(TYPING_PAUSE, self._put)

    def _put(self) -> None:
        """Filter and sort in the background."""
        rows, kind = self._rows, self._kind
        wanted = self.query_one("#figures-filter", Field).value
        column, reverse = self._column, self._reverse

        def put() -> tuple[list[FigureRow], dict[Kind, int]]:
            held = holding(rows, wanted)
            return ordered(of_kind(held, kind), column, reverse=reverse), totals(held)

        self.ask("rows", put, self._show)

    def _show(self, answer: tuple[list[FigureRow], dict[Kind, int]]) -> None:
        rows, self._totals = answer
        self.query_one(FigureTable).show(rows)
        self._tell_title()
        count = ngettext("{count} figure", "{count} figures", len(rows))
        self.query_one("#found", Bar).tell("", count.format(count=f"{len(rows):,}"))
        self._tell_totals()
        self._tell_columns()
        self._tell_place()

    def _tell_title(self) -> None:
        name = self.app.library.name
        if not self._of_library and self._path is not None:
            name = self.app.shelf.item(self._path).title
        self.query_one("#title", Bar).tell(_("Figures") + "  " + name)

    def _tell_totals(self) -> None:
        counts = [
            f"[{_(KIND_NAMES[kind])} {count:,}]"
            if kind is self._kind
            else f"{_(KIND_NAMES[kind])} {count:,}"
            for kind, count in self._totals.items()
        ]
        right = _("the first {count:,} only").format(count=MOST_ROWS) if self._cut_short else ""
        self.query_one("#totals", Bar).show(listed(counts, right, Role.BYLINE))

    def _tell_columns(self) -> None:
        table = self.query_one(FigureTable)
        self.query_one("#columns", Bar).show(
            lambda _width: table.header(self._column, reverse=self._reverse)
        )

    def _tell_place(self) -> None:
        row = self.query_one(FigureTable).row
        place = self.query_one("#place", Bar)
        if row is None and self._unread:
            place.warn(self._unread)
            return
        if row is None:
            elsewhere = _("a: look in all documents") if self._path is not None else ""
            none = _("No figure of this kind holds these words") if self._rows else ""
            place.tell(none, elsewhere)
            return
        place.tell(f"{named(row)} · " + row.sentence, _("Enter: read there"))

    @on(PickList.Reached, "#table")
    def _reached(self, message: PickList.Reached) -> None:
        message.stop()
        self._tell_place()

    @on(PickList.Picked, "#table")
    def _picked(self, message: PickList.Picked) -> None:
        message.stop()
        if isinstance(message.item, FigureRow):
            self.read(message.item)

    def read(self, row: FigureRow) -> None:
        """Go to the place of a figure in its document."""
        start = row.start + row.figure.start
        span = (start, row.start + row.figure.end)
        self.app.open_document(row.path, {row.paragraph: (span,)}, row.paragraph)

    def on_resize(self, _event: events.Resize) -> None:
        """Let the names of the columns follow the width."""
        self.query_one("#columns", Bar).refresh()

    def on_click(self, event: events.Click) -> None:
        """Sort by the column whose name was clicked."""
        if event.widget is self.query_one("#columns", Bar):
            column = self.query_one(FigureTable).column_at(event.x)
            if column is not None:
                self._sort_by(column)

    # Commands

    def action_filter(self) -> None:
        """Let the keys go to the filter."""
        self.query_one("#figures-filter", Field).focus()

    def action_scope(self) -> None:
        """This document, or all of them."""
        table = self.query_one(FigureTable)
        table.of_library = not table.of_library
        self._collect()

    def action_kind(self) -> None:
        """The next kind that there is, and after the last all that count something."""
        kinds = [None, *self._totals]
        at = kinds.index(self._kind) if self._kind in kinds else 0
        self._kind = kinds[(at + 1) % len(kinds)]
        self._put()

    def action_sort(self, step: int) -> None:
        """By the next column, or the one before."""
        table = self.query_one(FigureTable)
        names = list(columns_for(table.text_width, of_library=table.of_library))
        at = names.index(self._column) if self._column in names else -max(0, step)
        self._sort_by(names[(at + step) % len(names)])

    def _sort_by(self, column: str) -> None:
        self._reverse = not self._reverse if column == self._column else False
        self._column = column
        self._put()

    def action_reverse(self) -> None:
        """The other way round."""
        self._reverse = not self._reverse
        self._put()

    def action_step(self, by: int) -> None:
        """The next or previous figure, while one types."""
        self.query_one(FigureTable).step(by)

    def action_chart(self) -> None:
        """A bar for each document that tells of the subject at hand."""
        row = self.query_one(FigureTable).row
        if row is None or row.figure.value is None or not row.figure.subject:
            self.warn(_("The sentence does not say plainly what this figure counts"))
            self.app.bell()
        elif self._of_library:
            self._show_chart(self._rows, row)
        else:
            self._gather(self.app.shelf.items, lambda answer: self._show_chart(answer[0], row))

    def _show_chart(self, rows: Sequence[FigureRow], of: FigureRow) -> None:
        self._tell_title()
        self.app.push_screen(ChartScreen(series(rows, of), of), self._charted)

    def _charted(self, row: FigureRow | None) -> None:
        if row is not None:
            self.read(row)

    def action_back(self) -> None:
        """Out of the filter, out of the reading of a library, then back to where one came from."""
        field = self.query_one("#figures-filter", Field)
        if field.has_focus:
            field.value = ""
            self._put()
            self.query_one(FigureTable).focus()
        elif self._awaited > 1 and self._of_library:
            self.action_scope()
        elif self._awaited > 1:  # for a chart
            self._awaited = 0
            self.forget("collect")
            self._tell_title()
        else:
            self.dismiss()

    @on(Field.Submitted, "#figures-filter")
    def _filtered(self) -> None:
        self.query_one(FigureTable).focus()
