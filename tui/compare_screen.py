"""Two documents become a comparison to walk through, change by change and figure by figure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on
from textual.containers import Horizontal

from messages import N_, ngettext
from messages import gettext as _
from tui.bar import Bar, between
from tui.commands import command
from tui.comparison_view import ComparisonView, Wording
from tui.figure_list import FigureList
from tui.key_bar import KeyBar
from tui.moves import origin, origin_path
from tui.pick_list import PickList
from tui.ruler import Ruler
from tui.screen import ExplorerScreen, told
from typesetting.comparison import Layout
from typesetting.folds import Show, shows
from typesetting.pieces import Line, Piece, Role, fitted, fitted_tail
from typesetting.printable import printable

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app import Explorer
    from typesetting.sheet import Sheet

_SHOWN = {
    Show.ALL: N_("everything"),
    Show.CHANGES: N_("changes"),
    Show.FIGURES: N_("changed figures"),
    Show.ADDED_FIGURES: N_("added figures"),
}

_MARKED = {
    Wording.WORDS: N_("wording marked by words"),
    Wording.CHARACTERS: N_("wording marked by characters"),
    Wording.OFF: N_("wording not marked"),
}


class CompareScreen(ExplorerScreen[None]):
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
                N_("Show everything, changes, changed figures or added figures")),
        command("compare.fold", "z", "fold", N_("Fold"),
                N_("Unfold the nearest folded sentences, or fold them again")),
        command("compare.fold_all", "Z", "fold_all", N_("Fold all"),
                N_("Unfold all folded sentences, or fold all again"), show=False),
        command("compare.origin", "m", "origin", N_("Moved from"),
                N_("Go to where a moved sentence stood in the base, or back to it"), show=False),
        command("compare.wording", "w", "wording", N_("Wording"),
                N_("Mark the wording by words, by characters or not at all"), show=False),
        command("compare.export", "e", "export", N_("Export"),
                N_("Write the rows shown to a web page, Markdown or a table")),
        command("compare.swap", "x", "swap", N_("Swap"), N_("Swap the base and the revised text")),
        command("compare.switch", "tab", "switch", N_("Other pane"),
                N_("Go from the texts to the list of figures or back"), show=False),
        command("compare.search", "s", "app.search", N_("Search all"),
                N_("Search all documents of the library"), show=False),
        command("compare.back", "escape", "back", N_("Back"), N_("Back to the library")),
    ]  # fmt: skip

    app: Explorer

    def __init__(self, base: Path, revised: Path) -> None:
        super().__init__()
        self._paths = (base, revised)
        self._moved_from: int | None = None
        """The moved row that one has left for its place in the base."""

    def compose(self) -> ComposeResult:
        """The titles over the two texts and their ruler, the figures, the summary, the keys."""
        yield Bar(id="title")
        yield Bar(id="pane-titles")
        with Horizontal(id="rows"):
            yield ComparisonView(id="comparison")
            yield Ruler(id="ruler")
        yield Bar(id="figures-title")
        yield FigureList(id="figures")
        yield Bar(id="summary", classes="foot")
        yield KeyBar()

    def on_mount(self) -> None:
        """Compare in the background."""
        view = self.query_one(ComparisonView)
        self.watch(view, "moved", self._moved, init=False)
        view.focus()
        self._begin()

    def _begin(self) -> None:
        base, revised = self._paths
        library = self.app.library
        self.query_one("#title", Bar).tell(_("Comparing…"))

        def compare() -> Sheet:
            from collation import collate
            from collation.wording import differing_words
            from typesetting.sheet import sheet_of

            collation = collate(library.read(base), library.read(revised))
            differing_words("一", "二")  # loads the dictionary, which drawing would wait for
            return sheet_of(collation)

        self.ask("compare", compare, self._show)

    def failed(self, topic: str, error: Exception) -> None:
        """Nothing to compare: tell why and go back."""
        super().failed(topic, error)
        if self.query_one(ComparisonView).collation is None:
            self.app.pop_screen()
            self.app.warn(told(error))

    def _show(self, sheet: Sheet) -> None:
        view = self.query_one(ComparisonView)
        view.open(sheet, signs=self.app.no_color)
        self.query_one(FigureList).show(sheet)
        self.query_one("#title", Bar).show(self._title)
        self.query_one("#pane-titles", Bar).show(self._pane_titles)
        if self.query_one(FigureList).figures:
            view.go_to(self.query_one(FigureList).figures[0][0])
        self._tell()

    def _title(self, width: int) -> Line:
        collation = self.query_one(ComparisonView).collation
        if collation is None:
            return ()
        summary = collation.summary
        counts = [
            ngettext(
                "{count} sentence with added figures",
                "{count} sentences with added figures",
                summary.sentences_with_added_figures,
            ).format(count=summary.sentences_with_added_figures),
            ngettext("{count} added figure", "{count} added figures", summary.added_figures).format(
                count=summary.added_figures
            ),
        ]
        told = " · ".join(counts)
        titles = f"{printable(collation.base.title)} ⇄ {printable(collation.revised.title)}"
        room = width - cell_len(told) - 2
        if room < cell_len(titles):
            return between(told)(width)
        return (Piece(fitted(titles, room) + "  " + told, Role.PLAIN),)

    def _pane_titles(self, width: int) -> Line:
        view = self.query_one(ComparisonView)
        if view.collation is None:
            return ()
        base, revised = (
            f"{printable(document.title)} · "
            + ngettext("{count} sentence", "{count} sentences", len(document.sentences)).format(
                count=len(document.sentences)
            )
            for document in (view.collation.base, view.collation.revised)
        )
        wide = view.layout_now is not Layout.UNIFIED
        left = (view.text_width - 3) // 2 if wide else width // 2
        divider = (Piece(" │ ", Role.GUTTER),) if wide else (Piece(" ", Role.PLAIN),)
        right = width - left - sum(len(piece.text) for piece in divider)
        return (*_titled(_("Base"), base, left), *divider, *_titled(_("Revised"), revised, right))

    def _tell(self) -> None:
        view = self.query_one(ComparisonView)
        if view.collation is None:
            return
        if told := self._moved_hint():
            self.query_one("#summary", Bar).tell(told, _("m: go there"))
            self._tell_figures()
            return
        summary = view.collation.summary
        told = _(
            "{changed} reworded · {added} added · {removed} removed · {moved} moved · "
            "{equal} the same"
        ).format(
            changed=summary.changed,
            added=summary.added,
            removed=summary.removed,
            moved=summary.moved,
            equal=summary.equal,
        )
        shown = _("Shown: {what} (f)").format(what=_(_SHOWN[view.show]))
        if view.wording is not Wording.WORDS:
            shown = _(_MARKED[view.wording]) + " (w) · " + shown
        self.query_one("#summary", Bar).tell(told, shown)
        self._tell_figures()

    def _moved_hint(self) -> str:
        """Where the current row stood in the base, if it has moved."""
        view = self.query_one(ComparisonView)
        if view.collation is None or view.current is None:
            return ""
        if origin(view.collation, view.current) is None:
            return ""
        sentence = view.collation.rows[view.current].base[0] + 1
        path = " › ".join(origin_path(view.collation, view.current))
        return _("⇄ moved here; sentence {number} of the base, under {section}").format(
            number=sentence, section=path or view.collation.base.title
        )

    def _tell_figures(self) -> None:
        figures = self.query_one(FigureList)
        nth = 0 if figures.cursor is None else figures.cursor + 1
        self.query_one("#figures-title", Bar).tell(
            " " + _("Added figures {nth}/{total}").format(nth=nth, total=len(figures.figures)),
            _("figure · value · unit · what it counts · sentence"),
        )

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
        self._tell()

    @on(PickList.Reached, "#figures")
    def _figure_reached(self, message: PickList.Reached) -> None:
        message.stop()
        view = self.query_one(ComparisonView)
        match message.item:
            case (int(row), _) if view.collation is not None and row != view.current:
                view.go_to(row)
        self._tell()

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
            return
        at = figures.cursor + step
        if view.place != listed[figures.cursor][0]:
            place = bisect_right if step > 0 else bisect_left
            at = place(listed, view.place, key=lambda each: each[0]) - (step < 0)
        if not 0 <= at < len(listed):
            self.app.bell()
            return
        figures.move_to(at, tell=False)
        view.go_to(listed[at][0])
        self._tell()

    def action_change(self, step: int) -> None:
        """The next or previous row that differs; a run that only the base has counts as one."""
        view = self.query_one(ComparisonView)
        if view.sheet is None:
            return
        changes = view.sheet.changes
        at = bisect_right(changes, view.place) if step > 0 else bisect_left(changes, view.place) - 1
        if 0 <= at < len(changes):
            self._go_to_change(changes[at])
        else:
            self.app.bell()

    def _go_to_change(self, row: int) -> None:
        """Go to a row; a run of sentences that only the base has stays folded."""
        self.query_one(ComparisonView).go_to(row, unfold=False)
        self._tell()

    def action_filter(self) -> None:
        """Everything, changes, changed figures, added figures, and round."""
        view = self.query_one(ComparisonView)
        kinds = list(Show)
        view.filter(kinds[(kinds.index(view.show) + 1) % len(kinds)])
        self._tell()

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
            self.warn(_("Come to a moved sentence (⇄) first: ] goes to the next change"))
            self.app.bell()
            return
        view.go_to(row)
        self._tell()

    def action_wording(self) -> None:
        """By words, by characters, not at all, and round."""
        view = self.query_one(ComparisonView)
        kinds = list(Wording)
        view.mark_wording(kinds[(kinds.index(view.wording) + 1) % len(kinds)])
        self._tell()

    def action_export(self) -> None:
        """Ask for a name, then write the rows shown."""
        from tui.export_screen import ExportScreen, proposed

        view = self.query_one(ComparisonView)
        if view.collation is not None:
            screen = ExportScreen(proposed(view.collation), _(_SHOWN[view.show]))
            self.app.push_screen(screen, self._export)

    def _export(self, name: str | None) -> None:
        view = self.query_one(ComparisonView)
        collation = view.collation
        if name is None or collation is None:
            return
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
        base, revised = self._paths
        self._paths = (revised, base)
        self._begin()

    def action_switch(self) -> None:
        """From the texts to the list of figures, or back."""
        view = self.query_one(ComparisonView)
        (self.query_one(FigureList) if view.has_focus else view).focus()

    def action_back(self) -> None:
        """Back to where one came from."""
        self.app.pop_screen()


def _titled(name: str, title: str, width: int) -> Line:
    """A pane's name and the end of its title in `width` cells."""
    told = f" {name}  "
    return (
        Piece(told, Role.SIGN_FIGURE),
        Piece(fitted_tail(title, max(1, width - cell_len(told))), Role.PLAIN),
    )
