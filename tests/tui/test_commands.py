from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.binding import Binding

import messages
from figures import Figure, Kind
from tui.app import Explorer
from tui.compare_screen import CompareScreen
from tui.figure_list import value_of
from tui.finding import occurrences
from tui.keys_screen import KeysScreen
from tui.library import Item, Shelf
from tui.library_screen import LibraryScreen
from tui.line_view import LineView
from tui.outline import Outline
from tui.pick_list import PickList
from tui.picker_screen import PickerScreen, choices
from tui.search_screen import SearchScreen

if TYPE_CHECKING:
    from textual.dom import DOMNode

OWNERS: list[type[DOMNode]] = [
    Explorer,
    LibraryScreen,
    SearchScreen,
    CompareScreen,
    PickerScreen,
    KeysScreen,
    LineView,
    PickList,
    Outline,
]
COMMANDS = [binding for owner in OWNERS for binding in owner.BINDINGS]


def test_every_command_has_an_identity_of_its_own_a_name_and_a_tooltip() -> None:
    bindings = [binding for binding in COMMANDS if isinstance(binding, Binding)]
    assert len(bindings) == len(COMMANDS)
    assert all(each.id and each.description and each.tooltip for each in bindings)
    identities = [each.id for each in bindings]
    assert len(identities) == len(set(identities))


def test_every_command_speaks_chinese() -> None:
    messages.use("zh_CN")
    for binding in COMMANDS:
        assert isinstance(binding, Binding)
        for told in (binding.description, binding.tooltip):
            assert messages.gettext(told) != told, told


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("新能源", ["新能源", "新 能源"]),
        ("新 能源", ["新能源", "新 能源"]),
        ("ICU", ["ＩＣＵ"]),
        ("icu床", ["ＩＣＵ床"]),
        ("絕無", []),
        ("", []),
        ("  ", []),
        (".*", []),
    ],
)
def test_finding_looks_past_width_case_script_and_spacing(wanted: str, found: list[str]) -> None:
    text = "新能源与新 能源，ＩＣＵ床位"
    assert [text[start:end] for start, end in occurrences(text, wanted)] == found


def figure(value: str | None, value_max: str | None = None, *, approximate: bool = False) -> Figure:
    low = None if value is None else Decimal(value)
    high = None if value_max is None else Decimal(value_max)
    return Figure("", 0, 0, 0, Kind.QUANTITY, low, high, "家", approximate, None)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (figure("3450000000"), "3,450,000,000"),
        (figure("5.1"), "5.1"),
        (figure("3", "5"), "3–5"),
        (figure("1500", approximate=True), "≈1,500"),
        (figure("3E+9"), "3,000,000,000"),
        (figure(None), ""),
    ],
)
def test_values_are_grouped_and_never_in_powers_of_ten(given: Figure, told: str) -> None:
    assert value_of(given) == told


def test_the_earlier_document_is_proposed_as_the_base() -> None:
    old, new = Item(Path("a"), "市政府工作报告", "2021"), Item(Path("b"), "市政府工作报告", "2022")
    for here in (old.path, new.path):
        (choice,) = choices(Shelf((old, new)), here)
        assert (choice.base, choice.revised) == (old.path, new.path)


def test_the_likeliest_partner_comes_before_the_others_and_known_versions_before_all() -> None:
    items = tuple(
        Item(Path(name), title)
        for name, title in (
            ("a", "工作报告"),
            ("b", "放假通知"),
            ("c", "工作报告摘要"),
            ("d", "工作总结"),
        )
    )
    assert [choice.revised.name for choice in choices(Shelf(items), Path("a"))] == ["c", "d", "b"]
    known = Shelf(items, pair=(Path("a"), Path("d")))
    first, *others = choices(known, Path("a"))
    assert first.versions
    assert (first.base.name, first.revised.name) == ("a", "d")
    assert [choice.revised.name for choice in others] == ["c", "b"]


def test_a_library_of_one_document_proposes_nothing() -> None:
    assert choices(Shelf((Item(Path("a"), "报告"),)), Path("a")) == ()
    assert choices(Shelf(), None) == ()
