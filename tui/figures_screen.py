"""A document or a library becomes a table of its figures."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal

from figures import COUNTED
from messages import N_, ngettext
from messages import gettext as _
from tui.bar import Bar, listed
from tui.chart_screen import ChartScreen
from tui.commands import command, hint, hints
from tui.field import Field
from tui.figure_rows import (
    KIND_NAMES,
    FigureRow,
    holding,
    listed_with,
    most_rows,
    named,
    of_kind,
    ordered,
    place_in,
    series,
    totals,
)
from tui.figure_table import FigureTable, columns_for
from tui.figures_watch import FiguresWatch
from tui.key_bar import KeyBar
from tui.pick_list import PickList
from typesetting.pieces import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from figures import Kind
    from tui.figures_watch import Gathered
    from tui.library import Item
    from tui.reader import Matches

TYPING_PAUSE = 0.1
"""Seconds without a key after which the filter is put to work."""

_MANY = 5000
"""Figures that take a moment to filter and to sort, which is told meanwhile."""


class FiguresScreen(FiguresWatch):
    """Every figure with what it counts, and where it stands."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("figures.filter", "slash", "filter", N_("Filter"), N_("Filter the table")),
        command("figures.scope", "a", "scope", N_("One or all"),
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

    def __init__(self) -> None:
        super().__init__()
        self._kind: Kind | None = None
        self._column, self._reverse = "sentence", False
        self._pause: Timer | None = None
        self._totals: dict[Kind, int] = {}
        """How many of the rows that hold the words of the filter are of each kind."""

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
        self.begin()

    @property
    def of_library(self) -> bool:
        """Whether the figures of all documents are shown."""
        return self.is_mounted and self.query_one(FigureTable).of_library

    def show_figures(self) -> None:
        """Show what was found from its beginning."""
        self._put()

    def show_again(self, news: str) -> None:
        """Show what was found again, with the cursor where it was, and tell the news."""
        self._put(stay=True, news=news)

    def gather(self, items: Sequence[Item], use: Callable[[Gathered], None]) -> None:
        """Find the figures of some documents, and tell that it is done."""
        self.query_one("#title", Bar).tell(_("Looking for figures…"))
        super().gather(items, use)

    def on_figures_watch_progressed(self, message: FiguresWatch.Progressed) -> None:
        """Tell how far the reading has come."""
        if self._awaited > 1:
            done = _("{done} of {total} documents").format(
                done=f"{message.done:,}", total=f"{self._awaited:,}"
            )
            self.query_one("#title", Bar).tell(
                _("Looking for figures…"),
                hints(done, hint(_("{key}: stop"), key=self.app.key("figures.back"))),
            )

    @on(Field.Changed, "#figures-filter")
    def _typed(self) -> None:
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(TYPING_PAUSE, self._put)

    def _put(self, *, stay: bool = False, news: str = "") -> None:
        """Filter and sort in the background; the cursor is to `stay` on its figure, or begins."""
        rows, kind = self._gathered.rows, self._kind
        wanted = self.query_one("#figures-filter", Field).value
        column, reverse = self._column, self._reverse
        if len(rows) > _MANY:
            self.query_one("#found", Bar).tell("", _("Sorting…"))

        def put() -> tuple[list[FigureRow], dict[Kind, int]]:
            held = holding(rows, wanted)
            return ordered(of_kind(held, kind), column, reverse=reverse), totals(held)

        self.ask("rows", put, partial(self._show, stay=stay, news=news))

    def _show(
        self, answer: tuple[list[FigureRow], dict[Kind, int]], *, stay: bool, news: str
    ) -> None:
        rows, self._totals = answer
        self.query_one(FigureTable).show(rows, stay=stay)
        self._tell_title()
        count = ngettext("{count} figure", "{count} figures", len(rows))
        self.query_one("#found", Bar).tell("", count.format(count=f"{len(rows):,}"))
        self._tell_totals()
        self._tell_columns()
        self.tell()
        if news:
            self.call_after_refresh(self.app.notify, news)

    def _tell_title(self) -> None:
        name = self.app.library.name
        if not self.of_library and self._path is not None:
            name = self.app.shelf.name(self._path)
        self.query_one("#title", Bar).tell(_("Figures") + "  " + name)

    def _tell_totals(self) -> None:
        told: dict[bool, list[str]] = {True: [], False: []}
        for kind, number in self._totals.items():
            left_out = "+" if listed_with(kind) in self._gathered.more else ""
            count = f"{_(KIND_NAMES[kind])} {number:,}{left_out}"
            told[kind in COUNTED].append(f"[{count}]" if kind is self._kind else count)
        counts = told[True]
        if told[False]:
            first, *others = told[False]
            counts += [_("also {count}").format(count=first), *others]
        listed_kind = listed_with(self._kind)
        more = listed_kind in self._gathered.more
        right = _("the first {count:,} only").format(count=most_rows(listed_kind)) if more else ""
        self.query_one("#totals", Bar).show(listed(counts, right, Role.BYLINE))

    def _tell_columns(self) -> None:
        table = self.query_one(FigureTable)
        self.query_one("#columns", Bar).show(
            lambda _width: table.header(self._column, reverse=self._reverse)
        )

    def tell(self) -> None:
        """Tell where the figure at hand stands, or why there is none."""
        row = self.query_one(FigureTable).row
        place = self.query_one("#place", Bar)
        if self._unread:
            place.warn(self._unread)
            return
        if row is None:
            elsewhere = hint(_("{key}: look in all documents"), key=self.app.key("figures.scope"))
            elsewhere = elsewhere if self._path is not None else ""
            none = _("No figure of this kind holds these words") if self._gathered.rows else ""
            place.tell(none, elsewhere)
            return
        pick = hint(_("{key}: read there"), key=self.app.key("list.pick"))
        place.tell(f"{named(row)} · " + row.sentence, pick)

    @on(PickList.Reached, "#table")
    def _reached(self, message: PickList.Reached) -> None:
        message.stop()
        self.tell()

    @on(PickList.Picked, "#table")
    def _picked(self, message: PickList.Picked) -> None:
        message.stop()
        if isinstance(message.item, FigureRow):
            self.read(message.item)

    def read(self, row: FigureRow) -> None:
        """Go to the place of a figure in its document as that is now."""

        def find() -> tuple[int, Matches]:
            return place_in(self.app.library.read(row.path), row)

        def go(place: tuple[int, Matches]) -> None:
            paragraph, matches = place
            self.app.open_document(row.path, matches, paragraph)

        self.ask("place", find, go)

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
        self.collect()

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
        if row is None:
            self.warn(_("There is no figure here to show as a chart"))
            self.app.bell()
        elif row.figure.value is None or not row.figure.subject:
            self.warn(_("The sentence does not say plainly what this figure counts"))
            self.app.bell()
        elif self.of_library:
            self._show_chart(self._gathered.rows, row)
        else:
            self.gather(self.app.shelf.items, lambda answer: self._show_chart(answer.rows, row))

    def _show_chart(self, rows: Sequence[FigureRow], of: FigureRow) -> None:
        self._tell_title()

        def show(found: list[FigureRow]) -> None:
            self.app.push_screen(ChartScreen(found, of), self._charted)

        self.ask("chart", lambda: series(rows, of), show)

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
        elif self._awaited > 1 and self.of_library:
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
