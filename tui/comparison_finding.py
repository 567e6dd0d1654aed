"""What is typed into the field of a comparison becomes the rows that hold it, and marks in them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on

from messages import gettext as _
from tui.comparison_view import ComparisonView
from tui.comparison_watch import ComparisonWatch
from tui.comparison_words import nothing_sought, rows_holding
from tui.field import Field

if TYPE_CHECKING:
    from pathlib import Path


class ComparisonFinding(ComparisonWatch):
    """The part of the screen of a comparison that finds in both of its texts."""

    def __init__(self, base: Path, revised: Path) -> None:
        super().__init__(base, revised)
        self._holding: list[int] = []
        """The rows that hold what is looked for."""

    def find_again(self) -> None:
        """Find what stands in the field in a comparison that was opened anew, without moving."""
        self._holding = []
        wanted, collation = self.query_one(Field).value, self.query_one(ComparisonView).collation
        if wanted and collation is not None:
            self.ask("find", partial(rows_holding, collation, wanted), self._hold_again)

    def leave_field(self) -> bool:
        """Close the field and look for nothing more; whether it was open."""
        field = self.query_one(Field)
        if not field.display:
            return False
        field.value = ""
        field.display = False
        self._holding = []
        self.query_one(ComparisonView).mark_sought("")
        self.query_one(ComparisonView).focus()
        return True

    def action_find(self) -> None:
        """Let one type what to find."""
        field = self.query_one(Field)
        field.display = True
        field.focus()
        field.action_select_all()

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        """Look for what is typed, in a thread: the texts may be long."""
        view, wanted = self.query_one(ComparisonView), event.value
        collation, top = view.collation, view.scroll_offset.y
        if collation is not None:
            self.ask("find", partial(rows_holding, collation, wanted), partial(self._hold, top))

    def _hold(self, top: int, rows: list[int]) -> None:
        """Go to the next of the rows, unless one has moved on from line `top` meanwhile."""
        view, wanted = self.query_one(ComparisonView), self.query_one(Field).value
        self._holding = rows
        view.mark_sought(wanted)
        if rows and view.scroll_offset.y == top:
            self.action_match(1)
        elif rows or not wanted:
            self.tell()
        else:
            self.warn(_("Neither text holds it"))

    def _hold_again(self, rows: list[int]) -> None:
        self._holding = rows
        self.tell()

    def action_match(self, step: int) -> None:
        """The next or previous row that holds what is looked for, and round."""
        view = self.query_one(ComparisonView)
        if not self._holding:
            self.warn(nothing_sought(self.app.key))
            return
        place = view.place
        ahead = [at for at in self._holding if (at > place if step > 0 else at < place)]
        rows = ahead or self._holding
        view.go_to(rows[0] if step > 0 else rows[-1])
        self.tell()
