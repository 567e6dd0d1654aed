"""What documents say of one subject becomes a chart to pick from."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical

from messages import N_, ngettext
from messages import gettext as _
from tui.bar import Bar
from tui.commands import command, hint, hints
from tui.figure_rows import FigureRow
from tui.figure_table import Chart
from tui.pick_list import PickList
from tui.screen import ExplorerScreen
from typesetting.pieces import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app import Explorer


class ChartScreen(ExplorerScreen["FigureRow"]):
    """One subject through the documents, the earliest first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("chart.back", "escape,v,q", "dismiss", N_("Back"), N_("Back to the table")),
    ]

    app: Explorer

    def __init__(self, rows: Sequence[FigureRow], of: FigureRow) -> None:
        super().__init__()
        self._rows = rows
        self._of = of

    def compose(self) -> ComposeResult:
        """The subject over the bars, the sentence below."""
        with Vertical(id="chart"):
            yield Bar(id="chart-title", classes="foot")
            yield Chart()
            yield Bar(id="chart-place")

    def on_mount(self) -> None:
        """Draw the bars."""
        count = len({row.path for row in self._rows})
        documents = ngettext("{count} document", "{count} documents", count)
        told = hints(
            documents.format(count=f"{count:,}"),
            hint(_("{key}: read there"), key=self.app.key("list.pick")),
            hint(_("{key}: back"), key=self.app.key("chart.back")),
        )
        self.query_one("#chart-title", Bar).tell(self._of.figure.subject, told, Role.HEADING)
        chart = self.query_one(Chart)
        chart.show(self._rows, self._rows.index(self._of) if self._of in self._rows else 0)
        chart.focus()

    @on(PickList.Reached)
    def _reached(self, message: PickList.Reached) -> None:
        if isinstance(message.item, FigureRow):
            self.query_one("#chart-place", Bar).tell(message.item.sentence, "", Role.MUTED)

    @on(PickList.Picked)
    def _picked(self, message: PickList.Picked) -> None:
        if isinstance(message.item, FigureRow):
            self.dismiss(message.item)
