"""Ways to leave the explorer that are not its own."""

from __future__ import annotations

import json
import signal
import sys
from typing import TYPE_CHECKING, Any

import pytest
from rich.style import Style
from textual.events import Click
from textual.widgets import Input

from tests.tui.driving import drive, press, seen, settle
from tests.tui.pseudo_terminal import ESCAPE, Terminal
from tui import state
from tui.library import Library
from tui.library_screen import LibraryScreen
from tui.palette import Entries, Palette
from tui.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.app import Explorer

CTRL_Z = "\x1a"
RESTORED = ("?1049l", "?25h", "?1000l", "?1003l", "?1006l", "?2004l")
"""The screen that was there before, the cursor, no mouse, no pastes in brackets."""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    text = "\n\n".join(["报告", *(f"第{at}项工作。" for at in range(300))])
    folder.joinpath("a.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_leaves_the_terminal_as_it_was_and_the_place_remembered(
    number: int, code: int, library: Path, tmp_path: Path
) -> None:
    terminal = Terminal([library], tmp_path)
    try:
        terminal.until("Your documents")
        terminal.until("301 sentences", ESCAPE)
        terminal.press("\t", "d", "d")
        drawn = len(terminal.written)
        assert terminal.ended_by(number) == code
        told = terminal.written[drawn:]
    finally:
        terminal.close()
    for mode in RESTORED:
        assert f"\x1b[{mode}" in told
    assert "Traceback" not in told
    (file,) = (tmp_path / "state").rglob("*.json")
    assert json.loads(file.read_text("ascii"))["last"]["paragraph"] > 0


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
def test_the_palette_is_left_with_the_explorer_by_the_keys_that_hold_everywhere(
    key: str, indexes: Path
) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+p")
        await pilot.press("q", "question_mark")
        assert isinstance(app.screen, Palette)
        assert app.screen.query_one(Input).value == "q?"
        await pilot.press(key)
        await pilot.pause()
        assert not app.is_running

    drive(scene, [], indexes)


def test_the_place_is_remembered_now_and_then_but_not_written_where_nothing_has_changed(
    library: Path, indexes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.PLACE_PAUSE", 0.05)
    written: list[object] = []
    write = state._write

    def counted(file: Path, known: state.State) -> None:
        written.append(known)
        write(file, known)

    monkeypatch.setattr(state, "_write", counted)

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "tab", "d", "d")
        await pilot.pause(0.3)
        await settle(pilot)
        last = state.load(Library([library])).last
        assert last is not None
        assert last.paragraph == app.screen.query_one(Reader).place > 0
        often = len(written)
        await pilot.pause(0.3)
        assert len(written) == often

    drive(scene, [library], indexes)


@pytest.fixture
def shell(library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    monkeypatch.setenv("PS1", "READY")
    monkeypatch.setenv("ENV", "")
    monkeypatch.setenv("EXPLORER", f"{sys.executable} -m cli.main {library}")
    terminal = Terminal([], tmp_path, ["/bin/sh", "-i"])
    try:
        yield terminal
    finally:
        terminal.close()


def test_ctrl_z_leads_to_the_shell_and_fg_back_to_the_place(shell: Terminal) -> None:
    shell.until("READY")
    shell.until("Your documents", "$EXPLORER\r")
    shell.until("301 sentences", ESCAPE)
    shell.press("\t", "d")
    drawn = len(shell.written)
    shell.until("READY", CTRL_Z)
    for mode in RESTORED:
        assert f"\x1b[{mode}" in shell.written[drawn:]
    shell.until("said 42", "echo said $((40+2))\r")
    shell.until("301 sentences", "fg\r")
    shell.until("READY", "q")
    shell.until("ended 0", "echo ended $?\r")


def test_ctrl_z_says_that_there_is_no_shell_where_the_explorer_is_all_that_runs(
    library: Path, tmp_path: Path
) -> None:
    terminal = Terminal([library], tmp_path)
    try:
        terminal.until("Your documents")
        terminal.until("301 sentences", ESCAPE)
        terminal.until("There is no shell here to go back to", CTRL_Z)
        terminal.until("What the keys do", "?")
    finally:
        terminal.close()


def test_ctrl_z_says_so_too_where_the_terminal_cannot_be_given_up(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+z")
        assert "There is no shell here to go back to" in seen(app).splitlines()[-2]

    drive(scene, [], indexes)


@pytest.mark.parametrize("beyond", [0, 5])
def test_a_click_on_an_entry_of_the_palette_that_has_gone_does_nothing(
    beyond: int, indexes: Path, shelf: Path
) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+p")
        entries = app.screen.query_one(Entries)
        gone = Style(meta={"option": entries.option_count + beyond})
        x, y = entries.region.offset
        click = Click(entries, 1, 1, 0, 0, 1, False, False, False, x + 1, y + 1, gone)
        entries.post_message(click)
        await settle(pilot)
        assert isinstance(app.screen, Palette)

    drive(scene, [shelf], indexes)


@pytest.mark.parametrize("action", ["command_palette", "tour", "keys", "search", "themes"])
def test_a_screen_may_be_left_before_it_is_there(action: str, indexes: Path, shelf: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        if action == "themes":
            app.search_themes()
        else:
            await app.run_action(action)
        app.pop_screen()
        await settle(pilot)
        library = app.screen
        assert isinstance(library, LibraryScreen)
        await press(pilot, "s")
        assert app.screen.query("#query")

    drive(scene, [shelf], indexes)
