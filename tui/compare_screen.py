"""Two documents become a comparison to walk through, change by change and figure by figure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal

from messages import N_
from messages import gettext as _
from tui.bar import Bar
from tui.commands import command, hint
from tui.comparison_finding import ComparisonFinding
from tui.comparison_view import ComparisonView, Wording
from tui.comparison_words import (
    SHOWN,
    figures_title,
    holding_words,
    moved_hint,
    no_move,
    pane_titles,
    summary_line,
    title_line,
)
from tui.field import Field
from tui.figure_list import FigureList
from tui.key_bar import KeyBar
from tui.moves import counterpart, origin
from tui.pick_list import PickList
from tui.ruler import Ruler
from tui.screen import told
from typesetting.folds import Show, shows

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from collation.model import Collation
    from typesetting.sheet import Sheet


class CompareScreen(ComparisonFinding):
    """The two texts side by side, what was added listed below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("compare.next_figure", "right_curly_bracket", "figure(1)", N_("Next figure"),
                N_("Go to the next added figure")),
        command("compare.previous_figure", "left_curly_bracket", "figure(-1)",
                N_("Previous figure"), N_("Go to the previous added figure"), show=False),
        command("compare.next_change", "right_square_bracket", "change(1)", N_("Next change"),
                N_("Go to the next change")),
        command("compare.previous_change", "left_square_bracket", "change(-1)",
                N_("Previous change"), N_("Go to the previous change"), show=False),
        command("compare.filter", "f", "filter", N_("Filter"),
                N_("Show everything, changes, figures that differ or added figures")),
        command("compare.fold", "z", "fold", N_("Fold"),
                N_("Unfold the nearest folded sentences, or fold them again")),
        command("compare.fold_all", "Z", "fold_all", N_("Fold all"),
                N_("Unfold all folded sentences, or fold all again"), show=False),
        command("compare.origin", "m", "origin", N_("Moved from"),
                N_("Go to where a moved sentence stood in the base, or back to it"), show=False),
        command("compare.wording", "w", "wording", N_("Wording"),
                N_("Mark the wording by words, by characters or not at all"), show=False),
        command("compare.find", "slash", "find", N_("Find"),
                N_("Find in both texts"), show=False),
        command("compare.next_match", "n", "match(1)", N_("Next match"),
                N_("Go to the next row that holds what you look for"), show=False),
        command("compare.previous_match", "N", "match(-1)", N_("Previous match"),
                N_("Go to the previous row that holds what you look for"), show=False),
        command("compare.export", "e", "export", N_("Export"),
                N_("Write the rows shown to a web page, Markdown or a table")),
        command("compare.swap", "x", "swap", N_("Swap"), N_("Swap the base and the revised text")),
        command("compare.switch", "tab", "switch", N_("Other pane"),
                N_("Go from the texts to the list of figures or back"), show=False),
        command("compare.search", "s", "app.search", N_("Search all"),
                N_("Search all documents of the library"), show=False),
        command("compare.back", "escape", "back", N_("Back"), N_("Back to where you were")),
    ]  # fmt: skip

    def __init__(self, base: Path, revised: Path) -> None:
        super().__init__(base, revised)
        self._moved_from: int | None = None
        """The moved row that one has left for its place in the base."""
        self._exporting = ""
        """The name under which it is to be written."""

    def compose(self) -> ComposeResult:
        """The titles over the two texts and their ruler, the figures, the summary, the keys."""
        yield Bar(id="title")
        yield Bar(id="pane-titles")
        with Horizontal(id="rows"):
            yield ComparisonView(id="comparison")
            yield Ruler(id="ruler")
        yield Bar(id="figures-title")
        yield FigureList(id="figures")
        yield Field(id="compare-find")
        yield Bar(id="summary", classes="foot")
        yield KeyBar()

    def on_mount(self) -> None:
        """Compare in the background."""
        view = self.query_one(ComparisonView)
        self.watch(view, "moved", self._moved, init=False)
        field = self.query_one(Field)
        field.placeholder = _("Find in both texts")
        field.display = False
        view.focus()
        self.query_one("#title", Bar).tell(_("Comparing…"))
        self.begin()

    def failed(self, topic: str, error: Exception) -> None:
        """Nothing written: ask for another name. Nothing swapped: what is shown stays."""
        if topic == "export":
            self._ask_name(self._exporting, told(error))
            return
        super().failed(topic, error)
        if self.collation is not None:
            self.query_one("#title", Bar).show(title_line(self.collation))

    @property
    def collation(self) -> Collation | None:
        """What is shown."""
        return self.query_one(ComparisonView).collation

    def show(self, sheet: Sheet) -> None:
        """Show a comparison from its first added figure on."""
        self._open(sheet)
        if sheet.figures:
            self.query_one(ComparisonView).go_to(sheet.figures[0][0])
        self.tell()

    def show_again(self, sheet: Sheet, *, swapped: bool = False) -> None:
        """Show what a comparison has become, where one was in it."""
        view = self.query_one(ComparisonView)
        before, current, top = view.collation, view.current, view.top_row
        if before is None or not before.rows or not sheet.collation.rows:
            self._open(sheet)
        elif current is None:
            there = counterpart(before, top, sheet.collation, swapped=swapped)
            self._open(sheet, there)
            view.show_row(there)
        else:
            there = counterpart(before, current, sheet.collation, swapped=swapped)
            self._open(sheet, there)
            view.go_to(there)
        self.tell()

    def _open(self, sheet: Sheet, row: int = 0) -> None:
        view = self.query_one(ComparisonView)
        view.open(sheet, signs=self.app.no_color)
        self.query_one(FigureList).show(sheet, row)
        self.find_again()
        self.query_one("#title", Bar).show(title_line(sheet.collation))
        self.query_one("#pane-titles", Bar).show(partial(pane_titles, view))

    def tell(self) -> None:
        """Tell at the foot what is known of the place that one has come to."""
        view = self.query_one(ComparisonView)
        collation = view.collation
        if collation is None:
            return
        foot = self.query_one("#summary", Bar)
        if self._holding:
            nth = self._holding.index(view.current) + 1 if view.current in self._holding else 0
            foot.tell(*holding_words(nth, len(self._holding), self.app.key))
        elif view.current is not None and (told := moved_hint(collation, view.current)):
            foot.tell(told, hint(_("{key}: go there"), key=self.app.key("compare.origin")))
        else:
            foot.show(summary_line(view, collation, self.app.key))
        self.query_one("#figures-title", Bar).tell(*figures_title(self.query_one(FigureList)))

    def _moved(self) -> None:
        view = self.query_one(ComparisonView)
        self.query_one(Ruler).follow(view)
        self.query_one("#pane-titles", Bar).refresh()
        figures = self.query_one(FigureList)
        if view.current is not None and figures.cursor is not None:
            row, _figure = figures.figures[figures.cursor]
            first = figures.of_row(view.current)
            if row != view.current and first is not None:
                figures.move_to(first, tell=False)
        self.tell()

    @on(PickList.Reached, "#figures")
    def _figure_reached(self, message: PickList.Reached) -> None:
        message.stop()
        view = self.query_one(ComparisonView)
        match message.item:
            case (int(row), _) if view.collation is not None and row != view.current:
                view.go_to(row)
        self.tell()

    @on(PickList.Picked, "#figures")
    def _figure_picked(self, message: PickList.Picked) -> None:
        message.stop()
        self.query_one(ComparisonView).focus()

    @on(Ruler.Pointed)
    def _pointed(self, message: Ruler.Pointed) -> None:
        message.stop()
        view = self.query_one(ComparisonView)
        view.show_line(int(message.share * view.line_count))

    # Commands

    def action_figure(self, step: int) -> None:
        """The next or previous added figure."""
        view = self.query_one(ComparisonView)
        figures = self.query_one(FigureList)
        listed = figures.figures
        if not listed or figures.cursor is None:
            self.app.bell()
            if view.sheet is not None:
                self.app.notify(_("No figure was added"))
            return
        at = figures.cursor + step
        if view.place != listed[figures.cursor][0]:
            place = bisect_right if step > 0 else bisect_left
            at = place(listed, view.place, key=lambda each: each[0]) - (step < 0)
        if not 0 <= at < len(listed):
            self._tell_end(step)
            return
        figures.move_to(at, tell=False)
        view.go_to(listed[at][0])
        self.tell()

    def action_change(self, step: int) -> None:
        """The next or previous row that differs; a run that only the base has counts as one."""
        view = self.query_one(ComparisonView)
        if view.sheet is None:
            return
        changes = view.sheet.changes
        at = bisect_right(changes, view.place) if step > 0 else bisect_left(changes, view.place) - 1
        if 0 <= at < len(changes):
            view.go_to(changes[at], unfold=False)
            self.tell()
        else:
            self._tell_end(step)

    def _tell_end(self, step: int) -> None:
        self.app.bell()
        self.app.notify(_("None follows") if step > 0 else _("None comes before"))

    def action_filter(self) -> None:
        """Everything, changes, changed figures, added figures, and round."""
        view = self.query_one(ComparisonView)
        kinds = list(Show)
        view.filter(kinds[(kinds.index(view.show) + 1) % len(kinds)])
        self.tell()

    def action_fold(self) -> None:
        """Open or close the nearest fold."""
        if not self.query_one(ComparisonView).toggle_fold():
            self.app.bell()

    def action_fold_all(self) -> None:
        """Open or close all folds."""
        self.query_one(ComparisonView).toggle_all_folds()

    def action_origin(self) -> None:
        """To the place of a moved row in the base, and from there back to the row."""
        view = self.query_one(ComparisonView)
        if view.collation is None:
            return
        row = None if view.current is None else origin(view.collation, view.current)
        if row is None:
            row, self._moved_from = self._moved_from, None
        else:
            self._moved_from = view.current
        if row is None:
            self.warn(no_move(self.app.key))
            self.app.bell()
            return
        view.go_to(row)
        self.tell()

    def action_wording(self) -> None:
        """By words, by characters, not at all, and round."""
        view = self.query_one(ComparisonView)
        kinds = list(Wording)
        view.mark_wording(kinds[(kinds.index(view.wording) + 1) % len(kinds)])
        self.tell()

    def action_export(self) -> None:
        """Ask for a name, then write the rows shown."""
        from tui.export_screen import proposed

        collation = self.query_one(ComparisonView).collation
        if collation is not None:
            self._ask_name(proposed(collation))

    def _ask_name(self, name: str, refusal: str = "") -> None:
        from tui.export_screen import ExportScreen

        shown = _(SHOWN[self.query_one(ComparisonView).show])
        self.app.push_screen(ExportScreen(name, shown, refusal), self._export)

    def _export(self, name: str | None) -> None:
        view = self.query_one(ComparisonView)
        collation = view.collation
        if name is None or collation is None:
            return
        self._exporting = name
        rows = [row for row in collation.rows if shows(row, view.show)]
        by_characters = view.wording is Wording.CHARACTERS

        def write() -> Path:
            from tui.export_screen import export

            return export(collation, rows, name, by_characters=by_characters)

        self.ask("export", write, self._exported)

    def _exported(self, path: Path) -> None:
        self.query_one("#summary", Bar).tell(_("Written: {name}").format(name=path))

    def action_swap(self) -> None:
        """Take the base for the revised text and the other way round."""
        self.query_one("#title", Bar).tell(_("Comparing…"))
        self.swap()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """False for the way to a list that has no room."""
        if action == "switch" and not self.query_one(FigureList).display:
            return False
        return super().check_action(action, parameters)

    def action_switch(self) -> None:
        """From the texts to the list of figures, or back."""
        view, figures = self.query_one(ComparisonView), self.query_one(FigureList)
        (figures if view.has_focus and figures.display else view).focus()

    @on(Field.Submitted)
    def _to_texts(self) -> None:
        self.query_one(ComparisonView).focus()

    def action_back(self) -> None:
        """Out of the field, else back to where one came from."""
        if self.leave_field():
            self.tell()
        else:
            self.dismiss()
