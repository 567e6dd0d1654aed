from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual.app import App
from textual.binding import ActiveBinding, Binding, BindingsMap
from textual.dom import DOMNode

import messages
import seeds
from figures import Figure, Kind
from tests.tui.driving import NARROW, drive, press, seen, settle, type_text
from tui.app import Explorer
from tui.bar import listed
from tui.commands import (
    AT_HAND,
    GROUPS,
    commands_elsewhere,
    commands_of,
    declared,
    group_of,
    key_name,
)
from tui.figure_list import value_of
from tui.finding import occurrences
from tui.key_bar import KeyBar, fitting
from tui.library import Item, Shelf
from tui.menu_screen import Entry, MenuScreen
from tui.picker_screen import choices
from tui.reader import Reader
from tui.search_screen import SearchScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

OURS = "tui."


def owners() -> list[type[DOMNode]]:
    """All of our classes with commands or actions of their own."""
    declared()
    found: list[type[DOMNode]] = []
    left: list[type[DOMNode]] = [DOMNode]
    while left:
        owner = left.pop()
        left += owner.__subclasses__()
        if owner.__module__.startswith(OURS) and owner not in found:
            found.append(owner)
    return sorted(found, key=lambda owner: owner.__qualname__)


def commands() -> list[tuple[type[DOMNode], Binding]]:
    return [
        (owner, binding)
        for owner in owners()
        for binding in owner.__dict__.get("BINDINGS", ())
        if isinstance(binding, Binding)
    ]


def test_everything_that_is_bound_to_a_key_is_a_command_with_an_identity_of_its_own() -> None:
    bound = [each for owner in owners() for each in owner.__dict__.get("BINDINGS", ())]
    assert len(bound) == len(commands()) > 80
    identities = [binding.id for _owner, binding in commands()]
    assert sorted(filter(None, identities)) == sorted(declared())
    assert len(identities) == len(set(identities))


def test_every_command_has_a_key_a_name_and_words_about_it_and_belongs_to_a_group() -> None:
    for _owner, binding in commands():
        assert binding.key, binding
        assert binding.description, binding
        assert binding.tooltip, binding
        assert group_of(binding.id or "") in GROUPS, binding


def test_every_action_of_ours_is_a_command() -> None:
    run = {binding.action.partition("(")[0].removeprefix("app.") for _owner, binding in commands()}
    for owner in owners():
        for name in vars(owner):
            if name.startswith("action_"):
                assert name.removeprefix("action_") in run, (owner, name)


def test_every_action_of_a_command_is_there() -> None:
    for owner, binding in commands():
        name = binding.action.partition("(")[0]
        obeys = Explorer if name.startswith("app.") else owner
        action = f"action_{name.removeprefix('app.')}"
        assert any(hasattr(each, action) for each in (obeys, App)), binding


def test_every_command_speaks_chinese() -> None:
    messages.use("zh_CN")
    told = {text for _owner, each in commands() for text in (each.description, each.tooltip)}
    for text in told | set(GROUPS.values()):
        assert messages.gettext(text) != text, text


def test_the_page_about_keys_tells_every_command_with_its_keys() -> None:
    page = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `[a-z]+\.[a-z_]+` \| .*$", page, flags=re.MULTILINE))
    assert told == {
        f"| `{each.identity}` | {' '.join(f'`{key}`' for key in each.keys.split())} | {each.told} |"
        for each in commands_elsewhere((), {})
    }


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("question_mark", "?"),
        ("right_curly_bracket", "}"),
        ("ctrl+p", "Ctrl+P"),
        ("alt+left", "Alt+←"),
        ("G", "G"),
        ("f2", "F2"),
        ("f", "f"),
        ("+", "+"),
        ("escape", "Esc"),
    ],
)
def test_keys_are_told_as_they_are_written_on_a_keyboard(key: str, written: str) -> None:
    assert key_name(key) == written


def test_the_palette_and_help_offer_what_every_part_of_the_screen_can_do(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        here = list(commands_of(app.screen, {}))
        assert {group_of(each.identity) for each in here} == {
            "library",
            "outline",
            "reader",
            "view",
            "field",
            "app",
        }
        elsewhere = commands_elsewhere(here, {})
        assert {each.identity for each in [*here, *elsewhere]} == set(declared())
        reader = app.screen.query_one(Reader)
        assert next(each for each in here if each.identity == "reader.copy").node is reader
        await press(pilot, "ctrl+p")
        await type_text(pilot, "Copy")
        await press(pilot, "enter", "enter")
        assert "新能源产业加快发展" not in app.clipboard
        assert app.clipboard
        await press(pilot, "question_mark")
        assert seen(app).index(" Library ") < seen(app).index(" Text ")
        await press(pilot, "G")
        assert "Skip the tour" in seen(app)

    drive(scene, [], indexes)


@pytest.mark.parametrize("identity", sorted(declared()))
def test_every_command_can_be_given_another_key(identity: str) -> None:
    keys = {identity: "f12"}
    for _owner, binding in commands():
        bindings = BindingsMap([binding])
        bindings.apply_keymap(keys)
        assert ("f12" in bindings.key_to_bindings) == (binding.id == identity)


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
        (figure("126058200000000"), "126,058,200,000,000"),
        (figure("3650000000000000", approximate=True), "≈36,500,000亿"),
        (figure("50000000", "6050000000000"), "0.5–60,500亿"),
    ],
)
def test_values_are_grouped_and_never_in_powers_of_ten(given: Figure, told: str) -> None:
    assert value_of(given, 20) == told


def test_the_earlier_document_is_proposed_as_the_base() -> None:
    old, new = Item(Path("a"), "市政府工作报告", "2021"), Item(Path("b"), "市政府工作报告", "2022")
    for here in (old.path, new.path):
        (choice,) = choices(Shelf((old, new)), here)
        assert (choice.base, choice.revised) == (old.path, new.path)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (Item(Path("20240103.txt"), "要闻四则"), Item(Path("20240104.txt"), "要闻二则")),
        (Item(Path("x"), "第9期简报"), Item(Path("y"), "第10期简报")),
        (Item(Path("x"), "2021年工作报告", "2024"), Item(Path("y"), "2022年工作报告", "2024")),
    ],
)
def test_without_dates_the_numbers_of_a_series_tell_the_earlier(earlier: Item, later: Item) -> None:
    for here in (earlier.path, later.path):
        (choice,) = choices(Shelf((later, earlier)), here)
        assert (choice.base, choice.revised) == (earlier.path, later.path)


def test_numbers_of_different_titles_tell_nothing() -> None:
    items = (Item(Path("a"), "2024年报告"), Item(Path("b"), "关于2021年通知的说明"))
    (choice,) = choices(Shelf(items), Path("a"))
    assert choice.base == Path("a")


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


def active(*told: tuple[str, str, str]) -> list[ActiveBinding]:
    return [
        ActiveBinding(Explorer(), Binding(key, "x", name, id=identity), True, "")
        for identity, key, name in told
    ]


def keys_shown(commands: list[ActiveBinding], width: int) -> list[str]:
    found = fitting(commands, width)
    assert all(1 <= each.start < each.end <= width for each in found)
    assert all(one.end < other.start for one, other in pairwise(found))
    return [each.key for each in found]


def test_the_line_of_keys_drops_what_does_not_fit_but_never_the_way_to_help() -> None:
    commands = active(
        ("app.keys", "question_mark", "按键"),
        ("library.search", "s", "搜索"),
        ("library.search", "S", "搜索"),
        ("app.quit", "ctrl+q", "退出"),
    )

    assert keys_shown(commands, 40) == ["s", "Ctrl+Q", "?"]
    assert keys_shown(commands, 27) == ["s", "?"]
    assert keys_shown(commands, 14) == ["?"]
    assert keys_shown(commands, 3) == []


def test_the_line_of_keys_keeps_the_way_back() -> None:
    commands = active(
        ("figures.sort", "o", "排序"),
        ("figures.chart", "v", "图"),
        ("figures.back", "escape", "返回"),
        ("app.keys", "question_mark", "按键"),
    )

    assert keys_shown(commands, 40) == ["o", "v", "Esc", "?"]
    assert keys_shown(commands, 27) == ["o", "Esc", "?"]
    assert keys_shown(commands, 18) == ["Esc", "?"]
    assert keys_shown(commands, 9) == ["?"]


@pytest.mark.parametrize("width", [60, 80, 140])
def test_every_screen_tells_the_way_back(width: int, indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        for key in ("s", "f"):
            await press(pilot, key)
            assert "Esc Back" in seen(app).splitlines()[-1]
            await press(pilot, "escape")
        manifest = seeds.manifest()
        app.compare(manifest.base, manifest.revised)
        await settle(pilot)
        assert "Esc Back" in seen(app).splitlines()[-1]

    drive(scene, [], indexes, size=(width, 24))


def test_a_menu_longer_than_its_window_begins_with_its_first_entry(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        entries = [Entry(f"第{nth}项") for nth in range(1, 60)]
        app.push_screen(MenuScreen("去处", entries))
        await settle(pilot)
        assert "▸ 第1项" in seen(app)
        assert "第59项" not in seen(app)
        await press(pilot, *["down"] * 8)
        assert "▸ 第9项" in seen(app)
        await pilot.resize_terminal(60, 10)
        await settle(pilot)
        assert "▸ 第9项" in seen(app)

    drive(scene, [], indexes, size=NARROW)


def test_a_line_of_items_ends_with_a_whole_one() -> None:
    items = ["数量 148", "金额 18", "日期 12"]

    def told(width: int) -> str:
        return "".join(piece.text for piece in listed(items, "仅前1万")(width)).rstrip()

    assert told(60).startswith(" 数量 148 · 金额 18 · 日期 12  ")
    assert told(37).startswith(" 数量 148 · 金额 18 …  ")
    assert told(60).endswith("仅前1万")
    assert told(12) == " 数量 148"


def test_a_click_on_a_key_does_what_it_says(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        line = seen(app).splitlines()[-1]
        await pilot.hover(KeyBar, offset=(line.index("Search all"), 0))
        assert app.screen.query_one(KeyBar).tooltip == "Search all documents of the library"
        await pilot.click(KeyBar, offset=(line.index("Search all"), 0))
        await settle(pilot)
        assert isinstance(app.screen, SearchScreen)
        line = seen(app).splitlines()[-1]
        assert "Query" not in line  # one types a slash there
        assert "Esc Back" in line

    drive(scene, [], indexes)


def test_the_groups_at_hand_together_are_those_of_the_screens(
    indexes: Path, tmp_path: Path
) -> None:
    found: set[frozenset[str]] = set()

    def take(app: Explorer) -> None:
        screen = app.screen
        for widget in (each for each in screen.query("*") if each.focusable):
            above = [each for each in widget.ancestors_with_self if each is not app]
            found.add(frozenset(group_of(name) for each in above for name in own_commands(each)))

    def own_commands(node: DOMNode) -> list[str]:
        return [
            binding.id
            for owner in type(node).__mro__
            for binding in owner.__dict__.get("BINDINGS", ())
            if isinstance(binding, Binding) and binding.id and binding.id in declared()
        ]

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "tab", "slash")
        take(app)
        for keys in ("escape B", "escape question_mark", "escape f1", "escape s", "escape f"):
            await press(pilot, *keys.split())
            take(app)
        await press(pilot, "G", "v")
        take(app)
        await press(pilot, "escape", "escape", "c")
        take(app)
        await press(pilot, "enter", "slash")
        take(app)
        await press(pilot, "escape", "e")
        take(app)

    drive(scene, [seeds.FOLDER], indexes)
    assert found == set(AT_HAND)
