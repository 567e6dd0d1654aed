"""Keys that arrive at once do what they do when each is waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual import events

from tests.tui.driving import drive, press, settle
from tests.tui.pseudo_terminal import ESCAPE, Terminal
from tui.field import Field
from tui.library_screen import LibraryScreen
from tui.outline import Outline
from tui.reader import Reader
from tui.search_screen import SearchScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.app import Explorer

NAMES = {"/": "slash"}
BACKSPACE, CTRL_U = "\x7f", "\x15"


async def at_once(app: Explorer, pilot: Pilot[Any], *keys: str) -> None:
    """Press keys without a pause between them, and wait for what comes of them all."""
    for key in keys:
        app.post_message(events.Key(NAMES.get(key, key), key if len(key) == 1 else None))
    await settle(pilot)


def typed(app: Explorer) -> str:
    """What stands in the field that has the focus."""
    assert isinstance(app.focused, Field)
    return app.focused.value


@pytest.mark.parametrize(
    ("keys", "left"),
    [
        (("a", "b", "c", "backspace", "d"), "abd"),
        (("a", "ctrl+u", "x", "y"), "xy"),
        (("a", "b", "left", "c", "home", "d"), "dacb"),
        (tuple("新能源" * 20), "新能源" * 20),
    ],
)
def test_what_is_typed_keeps_its_order_with_the_keys_that_edit_it(
    keys: tuple[str, ...], left: str, indexes: Path, shelf: Path
) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "s")
        await at_once(app, pilot, *keys)
        assert typed(app) == left

    drive(scene, [shelf], indexes)


@pytest.mark.parametrize(
    ("before", "keys", "left"),
    [
        (("enter",), "/q", "q"),
        (("enter",), "/d", "d"),
        ((), "/工作", "工作"),
        ((), "sgdp", "gdp"),
        ((), "jjks床位", "床位"),
    ],
)
def test_what_follows_the_key_that_opens_a_field_is_typed_there(
    before: tuple[str, ...], keys: str, left: str, indexes: Path, shelf: Path
) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, *before)
        await at_once(app, pilot, *keys)
        assert typed(app) == left

    drive(scene, [shelf], indexes)


def test_keys_go_where_those_before_them_lead(indexes: Path, shelf: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "enter")
        await at_once(app, pilot, *"/收入", "enter", "/", "backspace", "b")
        assert typed(app) == "b"
        await at_once(app, pilot, "escape", "escape", "/", "q")
        assert typed(app) == "q"
        assert isinstance(app.screen, LibraryScreen)
        assert app.focused is app.screen.query_one("#filter")
        await at_once(app, pilot, "escape", "j", "s", "x", "escape", "escape", "j")
        assert isinstance(app.focused, Outline)

    drive(scene, [shelf], indexes)


def test_a_paste_goes_where_the_key_before_it_leads(indexes: Path, shelf: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        app.post_message(events.Key("s", "s"))
        app.post_message(events.Paste("床位"))
        await at_once(app, pilot, "a")
        assert isinstance(app.screen, SearchScreen)
        assert typed(app) == "床位a"

    drive(scene, [shelf], indexes)


def test_a_key_that_ends_the_tour_goes_before_those_behind_it(indexes: Path, shelf: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await at_once(app, pilot, "f1", *"sgdp")
        assert isinstance(app.screen, SearchScreen)
        assert typed(app) == "gdp"

    drive(scene, [shelf], indexes)


def test_moves_in_a_row_are_all_made_and_drawn_together(indexes: Path, tmp_path: Path) -> None:
    text = "报告\n\n" + "\n\n".join(f"第{at}项工作。" for at in range(400))
    tmp_path.joinpath("long.txt").write_text(text, encoding="utf-8")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "enter")
        reader = app.focused
        assert isinstance(reader, Reader)
        drawn = 0

        def count(_screen: object) -> None:
            nonlocal drawn
            drawn += 1

        app.screen.screen_layout_refresh_signal.subscribe(reader, count, immediate=True)
        await at_once(app, pilot, *"j" * 100, *"k" * 40)
        assert reader.scroll_offset.y == 60
        assert drawn < 20

    drive(scene, [tmp_path], indexes)


def test_a_widget_that_hangs_does_not_hold_the_keys_for_ever(
    indexes: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def lost(*_args: object, **_named: object) -> None:
        pass

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        monkeypatch.setattr("tui.turns.Turns._passed", lost)
        await at_once(app, pilot, "j", "s")
        held = app.screen
        assert not isinstance(held, SearchScreen)
        monkeypatch.setattr("tui.turns.PATIENCE", 0.0)
        await at_once(app, pilot, "j")
        assert isinstance(app.screen, SearchScreen)

    drive(scene, [shelf], indexes)


def test_a_burst_on_a_terminal_stays_in_order(shelf: Path, tmp_path: Path) -> None:
    terminal = Terminal([shelf], tmp_path)
    try:
        terminal.until("Your documents")
        terminal.until("工作报告", ESCAPE)
        terminal.until("Search all documents", "s")
        terminal.until("abd", f"abc{BACKSPACE}d")
        terminal.until("xyz", f"{CTRL_U}xyz")
        terminal.press(ESCAPE)
        terminal.press(ESCAPE)
        terminal.press("\t")
        terminal.until("Find", "/q")
        terminal.until("quit", "uit")
    finally:
        terminal.close()
