"""The documents of a library become pairs to choose a comparison from, the likeliest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on
from textual.containers import Vertical

from messages import gettext as _
from tui.bar import Bar
from tui.commands import N_, command
from tui.field import Field
from tui.finding import occurrences
from tui.pick_list import PickList
from tui.screen import ExplorerScreen
from typesetting.pieces import Line, Piece, Role, fitted, fitted_tail
from typesetting.printable import printable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.library import Item, Shelf


@dataclass(frozen=True, slots=True)
class Choice:
    """Two documents to compare, their titles, and whether they are known versions."""

    base: Path
    revised: Path
    titles: tuple[str, str]
    versions: bool = False


def choices(shelf: Shelf, path: Path | None) -> tuple[Choice, ...]:
    """What a document can be compared with, the known versions of one report before all others.

    The earlier of two dated documents is the base; else the one at hand is.
    """
    found: list[Choice] = []
    if shelf.pair is not None:
        base, revised = shelf.pair
        titles = (shelf.item(base).title, shelf.item(revised).title)
        found.append(Choice(base, revised, titles, versions=True))
    here = shelf.item(path) if path is not None else next(iter(shelf.items), None)
    if here is None:
        return tuple(found)
    others = [item for item in shelf.items if item.path != here.path]
    for item in sorted(others, key=lambda item: -_likeness(here.title, item.title)):
        if shelf.pair is not None and {here.path, item.path} == set(shelf.pair):
            continue
        found.append(_choice(here, item))
    return tuple(found)


def _choice(here: Item, other: Item) -> Choice:
    base, revised = here, other
    if here.date and other.date and other.date < here.date:
        base, revised = other, here
    return Choice(base.path, revised.path, (base.title, revised.title))


def _likeness(one: str, other: str) -> float:
    """How many of the pairs of neighbouring characters two titles share, 0 to 1."""
    pairs = {one[at : at + 2] for at in range(len(one) - 1)}
    others = {other[at : at + 2] for at in range(len(other) - 1)}
    return len(pairs & others) / max(1, len(pairs | others))


class ChoiceList(PickList):
    """The choices, two lines each."""

    def __init__(self) -> None:
        super().__init__(id="choices")
        self.choices: Sequence[Choice] = ()

    def show(self, choices: Sequence[Choice]) -> None:
        """List these choices."""
        self.choices = choices
        self.set_heights([2] * len(choices))

    def item_lines(self, at: int) -> list[Line]:
        """The two documents of a choice, one under the other."""
        choice = self.choices[at]
        note = _("versions of one report") if choice.versions else ""
        room = max(4, self.text_width - 5)
        left = max(4, room - cell_len(note) - 2 * bool(note))
        return [
            (
                Piece("▸ " if at == self.cursor else "  ", Role.SIGN_FIGURE),
                Piece("  " + fitted(printable(choice.titles[0]), room), Role.PLAIN),
            ),
            (
                Piece("  ⇄ ", Role.SIGN_MOVED),
                Piece(fitted_tail(printable(choice.titles[1]), left), Role.PLAIN),
                Piece("  " + note, Role.SIGN_FIGURE),
            ),
        ]


class PickerScreen(ExplorerScreen["tuple[Path, Path]"]):
    """Which two documents to compare."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("picker.cancel", "escape", "dismiss", N_("Back"), N_("Compare nothing")),
        command("picker.down", "down", "step(1)", N_("Down"), N_("One line down"), show=False),
        command("picker.up", "up", "step(-1)", N_("Up"), N_("One line up"), show=False),
    ]

    def __init__(self, proposals: Sequence[Choice]) -> None:
        super().__init__()
        self._proposals = proposals

    def compose(self) -> ComposeResult:
        """A filter over the choices."""
        with Vertical(id="picker"):
            yield Bar(id="picker-title", classes="foot")
            yield Field(id="picker-filter")
            yield ChoiceList()

    def on_mount(self) -> None:
        """List all choices."""
        self.query_one("#picker-title", Bar).tell(_("Compare which two documents?"))
        field = self.query_one("#picker-filter", Field)
        field.placeholder = _("Filter")
        field.focus()
        self.query_one(ChoiceList).show(self._proposals)

    def action_step(self, by: int) -> None:
        """The next or previous choice, while one types."""
        self.query_one(ChoiceList).step(by)

    @on(Field.Changed)
    def _filter(self, event: Field.Changed) -> None:
        wanted = event.value
        self.query_one(ChoiceList).show(
            [
                each
                for each in self._proposals
                if not wanted or occurrences(" ".join(each.titles), wanted)
            ]
        )

    @on(Field.Submitted)
    def _submitted(self) -> None:
        self.query_one(ChoiceList).action_pick()

    @on(PickList.Picked)
    def _picked(self, message: PickList.Picked) -> None:
        choice = self.query_one(ChoiceList).choices[message.at]
        self.dismiss((choice.base, choice.revised))
