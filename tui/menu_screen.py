"""A list of things becomes a choice of one of them, with a filter over it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on
from textual.containers import Vertical

from messages import N_
from messages import gettext as _
from tui.bar import Bar
from tui.commands import command, hint, hints
from tui.field import Field
from tui.finding import occurrences
from tui.pick_list import PickList
from tui.screen import ExplorerScreen
from typesetting.pieces import Line, Piece, Role, fitted, fitted_tail, flow
from typesetting.printable import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app import Explorer


_INDENT = 2
"""Cells before an entry, in which its marker stands."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a menu: what to call it, what to tell of it at the right, a sign before it."""

    label: str
    note: str = ""
    sign: str = ""


class EntryList(PickList):
    """The entries that are left by the filter, one a line, or each on as many as it takes `whole`.

    On one line what is told of an entry loses its beginning where there is no room.
    """

    def __init__(self, *, whole: bool = False) -> None:
        super().__init__(id="entries")
        self.entries: Sequence[tuple[int, Entry]] = ()
        self._whole = whole

    def show(self, entries: Sequence[tuple[int, Entry]], cursor: int = 0) -> None:
        """List these entries, each with its number in the whole menu."""
        self.entries = entries
        self._lay_out(cursor)

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap what is told whole for another width."""
        if self._whole:
            self._lay_out(self.cursor or 0)

    def _lay_out(self, cursor: int) -> None:
        heights = [len(self._wrapped(entry)) or 1 for _number, entry in self.entries]
        self.set_heights(heights, cursor=cursor)

    def _wrapped(self, entry: Entry) -> list[Line]:
        """An entry that is told whole and does not fit on one line, on several; else nothing."""
        room = max(4, self.text_width - _INDENT - 1)
        taken = cell_len(printable(entry.label)) + 2 + cell_len(printable(entry.note))
        if not self._whole or taken <= room:
            return []
        indent = Piece(" " * _INDENT, Role.PLAIN)
        label = flow([Piece(entry.label, Role.PLAIN)], room)
        note = flow([Piece(entry.note, Role.MUTED)], max(4, room - _INDENT))
        return [(indent, *line) for line in label] + [(indent, indent, *line) for line in note]

    @property
    def nothing(self) -> str:
        """What an empty menu says."""
        return _("Nothing matches")

    def item(self, at: int) -> int:
        """The number of an entry in the whole menu."""
        return self.entries[at][0]

    def item_lines(self, at: int) -> list[Line]:
        """An entry on its line, or its lines."""
        _number, entry = self.entries[at]
        marker = "▸ " if at == self.cursor else "  "
        if lines := self._wrapped(entry):
            return [(Piece(marker, Role.SIGN_FIGURE), *lines[0][1:]), *lines[1:]]
        sign = printable(entry.sign) + " " if entry.sign else ""
        room = max(4, self.text_width - len(marker) - cell_len(sign) - 1)
        note = printable(entry.note)
        right = cell_len(note) if self._whole else min(cell_len(note), room * 2 // 3)
        left = max(4, room - right - 2 * bool(note))
        return [
            (
                Piece(marker + sign, Role.SIGN_FIGURE),
                Piece(fitted(printable(entry.label), left), Role.PLAIN),
                Piece("  " + fitted_tail(note, right) if note else "", Role.MUTED),
            )
        ]


class MenuScreen(ExplorerScreen[int]):
    """Which of these; where they are only `to_read` they are told whole, as no choice."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("menu.cancel", "escape", "dismiss", N_("Back"), N_("Choose nothing")),
        command("menu.down", "down", "step(1)", N_("Down"), N_("One line down"), show=False),
        command("menu.up", "up", "step(-1)", N_("Up"), N_("One line up"), show=False),
        replace(
            command("menu.forget", "delete", "forget", N_("Forget"),
                    N_("Take this out of the list"), show=False),
            priority=True,
        ),
    ]  # fmt: skip

    app: Explorer

    def __init__(
        self,
        title: str,
        entries: Sequence[Entry],
        forget: Callable[[int], None] | None = None,
        *,
        to_read: bool = False,
    ) -> None:
        super().__init__()
        self._to_read = to_read
        self._heading = title
        self._entries = dict(enumerate(entries))
        self._forget = forget

    def compose(self) -> ComposeResult:
        """A filter over the entries."""
        with Vertical(id="menu"):
            yield Bar(id="menu-title", classes="foot")
            yield Field(id="menu-filter")
            yield EntryList(whole=self._to_read)

    def on_mount(self) -> None:
        """List all entries."""
        choose = hint(_("{key}: choose"), key=self.app.key("field.accept"))
        forget = hint(_("{key}: forget"), key=self.app.key("menu.forget"))
        back = hint(_("{key}: back"), key=self.app.key("menu.cancel"))
        told = hints("" if self._to_read else choose, forget if self._forget else "", back)
        self.query_one("#menu-title", Bar).tell(self._heading, told)
        field = self.query_one("#menu-filter", Field)
        field.placeholder = _("Filter")
        field.focus()
        self._list()

    def _list(self, cursor: int = 0) -> None:
        wanted = self.query_one("#menu-filter", Field).value
        self.query_one(EntryList).show(
            [
                (number, entry)
                for number, entry in self._entries.items()
                if not wanted or occurrences(f"{entry.label} {entry.note}", wanted)
            ],
            cursor,
        )

    def action_step(self, by: int) -> None:
        """The next or previous entry, while one types."""
        self.query_one(EntryList).step(by)

    def action_forget(self) -> None:
        """Take the entry under the cursor out, here and where it is remembered."""
        listed = self.query_one(EntryList)
        if self._forget is None or listed.cursor is None:
            self.app.bell()
            return
        number, _entry = listed.entries[listed.cursor]
        self._forget(number)
        del self._entries[number]
        self._list(min(listed.cursor, max(0, len(self._entries) - 1)))

    @on(Field.Changed)
    def _filter(self) -> None:
        self._list()

    @on(Field.Submitted)
    def _submitted(self) -> None:
        self.query_one(EntryList).action_pick()

    @on(PickList.Picked)
    def _picked(self, message: PickList.Picked) -> None:
        if isinstance(message.item, int):
            self.dismiss(message.item)
