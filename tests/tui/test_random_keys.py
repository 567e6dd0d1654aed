from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from textual.command import CommandList

import seeds
from benchmarks.explorer_random import Staying, ended_by, pressed
from benchmarks.stage import on_stage
from tests.tui.driving import drive, press
from tui.app import Explorer

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

PRESSES = 250


@pytest.mark.parametrize("seed", range(1, 5))
def test_no_keys_end_the_explorer(
    seed: int, shelf: Path, indexes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.setenv("VISUAL", "true")
    monkeypatch.chdir(tmp_path)

    async def play() -> None:
        app = Staying([shelf, seeds.FOLDER], index_dir=indexes)
        async with on_stage(app) as stage:
            assert await ended_by(stage, PRESSES, seed) == []
        assert app._exception is None

    asyncio.run(play())


def test_leaving_while_a_screen_is_being_opened_is_no_mistake(indexes: Path) -> None:
    async def leave(turns: int) -> None:
        app = Explorer([seeds.FOLDER], index_dir=indexes)
        async with on_stage(app) as stage:
            stage.terminal.process_message(pressed("B"))
            for _turn in range(turns):
                await asyncio.sleep(0)
            app.exit()
        assert app._exception is None

    for turns in range(20):
        asyncio.run(leave(turns))


def test_the_palette_is_left_once(indexes: Path) -> None:
    async def play() -> None:
        app = Staying([seeds.FOLDER], index_dir=indexes)
        async with on_stage(app) as stage:
            for turns in range(12):
                stage.terminal.process_message(pressed("ctrl+p"))
                await stage.rest()
                for key in ("down", "enter", "escape", "ctrl+p", "escape"):
                    stage.terminal.process_message(pressed(key))
                    for _turn in range(turns):
                        await asyncio.sleep(0)
                await stage.rest()
                stage.terminal.process_message(pressed("escape"))
                await stage.rest()
                if not app.is_running:
                    break
        assert app._exception is None

    asyncio.run(play())


def test_the_palette_pages_through_a_list_that_has_no_room(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+p", "pagedown", "pageup")
        assert app.screen.query_one(CommandList).option_count

    drive(scene, [], indexes, size=(20, 3))
