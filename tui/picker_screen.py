"""The documents of a library become pairs to choose a comparison from, the likeliest first."""

from __future__ import annotations

import re
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
from tui.screen import ExplorerScreen, told
from typesetting.pieces import Line, Piece, Role, fitted_tail
from typesetting.printable import printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app import Explorer
    from tui.library import Item, Shelf


_number = re.compile("[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Choice:
    """Two documents to compare, what they are called, and whether they are known versions.

    `kinship` is how much of the shorter stands in the other, 0 to 1, 0 while it is not known.
    """

    base: Path
    revised: Path
    titles: tuple[str, str]
    versions: bool = False
    kinship: float = 0.0


def choices(shelf: Shelf, path: Path | None) -> tuple[Choice, ...]:
    """What a document can be compared with, the known versions of one report before all others.

    The earlier of two dated documents is the base; else the one at hand is.
    """
    found: list[Choice] = []
    if shelf.pair is not None:
        base, revised = shelf.pair
        titles = (shelf.name(base), shelf.name(revised))
        found.append(Choice(base, revised, titles, versions=True))
    here = shelf.item(path) if path is not None else next(iter(shelf.items), None)
    if here is None:
        return tuple(found)
    others = [item for item in shelf.items if item.path != here.path and not item.unread]
    for item in sorted(others, key=lambda item: -_likeness(here.title, item.title)):
        if shelf.pair is not None and {here.path, item.path} == set(shelf.pair):
            continue
        found.append(_choice(here, item, shelf))
    return tuple(found)


def by_kinship(
    proposals: Sequence[Choice], path: Path, kin: Mapping[Path, float]
) -> tuple[Choice, ...]:
    """The proposals with what is known of the kinship of others to the document at `path`.

    Known versions stay first; then come the nearest.
    """
    told = [
        replace(each, kinship=kin.get(each.revised if each.base == path else each.base, 0.0))
        if path in {each.base, each.revised}
        else each
        for each in proposals
    ]
    return tuple(sorted(told, key=lambda each: (not each.versions, -each.kinship)))


def _choice(here: Item, other: Item, shelf: Shelf) -> Choice:
    base, revised = (other, here) if _earlier(other, here) else (here, other)
    return Choice(base.path, revised.path, (shelf.name(base.path), shelf.name(revised.path)))


def _earlier(one: Item, other: Item) -> bool:
    """Whether a document comes before another: by their dates, else by the numbers in which their
    titles or file names differ and nothing else does: a year, a day, an issue."""
    if one.date and other.date and one.date != other.date:
        return one.date < other.date
    for name, its in ((one.title, other.title), (one.path.stem, other.path.stem)):
        if name != its and _number.sub("", name) == _number.sub("", its):
            first, second = (list(map(int, _number.findall(each))) for each in (name, its))
            return first < second
    return False


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

    def show(self, choices: Sequence[Choice], cursor: int = 0) -> None:
        """List these choices."""
        self.choices = choices
        self.set_heights([2] * len(choices), cursor=cursor)

    @property
    def nothing(self) -> str:
        """What is said where the filter leaves no choice."""
        return _("Nothing matches")

    def item(self, at: int) -> Choice:
        """A choice."""
        return self.choices[at]

    def item_lines(self, at: int) -> list[Line]:
        """The two documents of a choice, one under the other."""
        choice = self.choices[at]
        note = _("versions of one report") if choice.versions else ""
        if choice.kinship:
            alike = _("{percent} % alike").format(percent=round(100 * choice.kinship))
            note = f"{note} · {alike}" if note else alike
        room = max(4, self.text_width - 5)
        left = max(4, room - cell_len(note) - 2 * bool(note))
        return [
            (
                Piece("▸ " if at == self.cursor else "  ", Role.SIGN_FIGURE),
                Piece("  " + fitted_tail(printable(choice.titles[0]), room), Role.PLAIN),
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

    app: Explorer

    def __init__(self, proposals: Sequence[Choice], path: Path | None = None) -> None:
        super().__init__()
        self._proposals = tuple(proposals)
        self._path = path

    def compose(self) -> ComposeResult:
        """A filter over the choices."""
        with Vertical(id="picker"):
            yield Bar(id="picker-title", classes="foot")
            yield Field(id="picker-filter")
            yield ChoiceList()

    def on_mount(self) -> None:
        """List all choices."""
        self._tell()
        field = self.query_one("#picker-filter", Field)
        field.placeholder = _("Filter")
        field.focus()
        self.query_one(ChoiceList).show(self._proposals)
        path = self._path
        if path is not None:
            others = [
                each.revised if each.base == path else each.base
                for each in self._proposals
                if path in {each.base, each.revised}
            ]
            self._tell(_("Looking for versions…"))
            self.ask("kin", lambda: self.app.library.kin(path, others), self._found)

    def _tell(self, note: str = "") -> None:
        self.query_one("#picker-title", Bar).tell(
            _("Compare which two documents?"),
            note
            or hints(
                hint(_("{key}: compare"), key=self.app.key("field.accept")),
                hint(_("{key}: back"), key=self.app.key("picker.cancel")),
            ),
        )

    def _found(self, kin: Mapping[Path, float]) -> None:
        """Put the nearest first; the cursor stays where the user has moved it."""
        self._tell()
        if self._path is None:
            return
        listed = self.query_one(ChoiceList)
        chosen = listed.choices[listed.cursor] if listed.cursor else None
        self._proposals = by_kinship(self._proposals, self._path, kin)
        self._list(chosen)

    def failed(self, topic: str, error: Exception) -> None:  # noqa: ARG002  any will do
        """Without kinship the choices stay in the order of their titles."""
        self._tell(told(error))

    def action_step(self, by: int) -> None:
        """The next or previous choice, while one types."""
        self.query_one(ChoiceList).step(by)

    @on(Field.Changed)
    def _filter(self) -> None:
        self._list()

    def _list(self, chosen: Choice | None = None) -> None:
        """List the choices that the filter leaves, with the cursor on the chosen one."""
        wanted = self.query_one("#picker-filter", Field).value
        left = [
            each
            for each in self._proposals
            if not wanted or occurrences(" ".join(each.titles), wanted)
        ]
        places = [
            at
            for at, each in enumerate(left)
            if chosen and (each.base, each.revised) == (chosen.base, chosen.revised)
        ]
        self.query_one(ChoiceList).show(left, places[0] if places else 0)

    @on(Field.Submitted)
    def _submitted(self) -> None:
        self.query_one(ChoiceList).action_pick()

    @on(PickList.Picked)
    def _picked(self, message: PickList.Picked) -> None:
        if isinstance(message.item, Choice):
            self.dismiss((message.item.base, message.item.revised))
