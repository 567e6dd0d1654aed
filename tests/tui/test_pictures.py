"""Every screen as it was accepted: in both languages, dark and light, at two sizes.

`pytest tests/tui/test_pictures.py --snapshot-update` takes the pictures anew; look at them then.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pytest_textual_snapshot import (  # type: ignore[import-untyped]  # it has no types
    SVGImageExtension,
)
from textual.command import CommandPalette
from textual.widgets import Input

import messages
import seeds
from docs.pictures.grid import on_the_grid
from tests.tui.driving import NARROW, WIDE, press, settle, type_text
from tui.app import Explorer
from tui.search_screen import SearchScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from syrupy.assertion import SnapshotAssertion
    from textual.pilot import Pilot

THEMES = {"dark": "textual-dark", "light": "textual-light"}


async def error_line(pilot: Pilot[Any]) -> None:
    await settle(pilot)


async def unreadable(pilot: Pilot[Any]) -> None:
    await press(pilot, "exclamation_mark")


async def library(pilot: Pilot[Any]) -> None:
    await press(pilot, "escape", "slash")
    await type_text(pilot, "工作报告")
    await press(pilot, "enter", "right")


async def reader(pilot: Pilot[Any]) -> None:
    await press(pilot, "enter", "d", "d", "slash")
    await type_text(pilot, "新能源")
    await press(pilot, "enter", "n", "right_parenthesis")


async def bookmarks(pilot: Pilot[Any]) -> None:
    await press(pilot, "escape", "b", "B")


async def keys(pilot: Pilot[Any]) -> None:
    await press(pilot, "escape", "question_mark")


async def palette(pilot: Pilot[Any]) -> None:
    await press(pilot, "escape", "ctrl+p")
    assert isinstance(pilot.app.screen, CommandPalette)
    await pilot.pause(0.2)


async def tour(pilot: Pilot[Any]) -> None:
    await press(pilot, "escape", "f1")


async def tour_end(pilot: Pilot[Any]) -> None:
    await press(pilot, *(["enter"] * 4))


async def search(pilot: Pilot[Any]) -> None:
    await press(pilot, "enter", "s")
    assert isinstance(pilot.app.screen, SearchScreen)
    await type_text(pilot, "新能源 产业")
    await press(pilot, "enter", "n")


async def facets(pilot: Pilot[Any]) -> None:
    await press(pilot, "f2")


async def history(pilot: Pilot[Any]) -> None:
    await press(pilot, "escape", "asterisk", "f3")


async def nothing_found(pilot: Pilot[Any]) -> None:
    await press(pilot, "escape", "slash")
    pilot.app.screen.query_one("#query", Input).value = "新能原汽车"
    await settle(pilot)


async def picker(pilot: Pilot[Any]) -> None:
    await press(pilot, "escape", "c")


async def compare(pilot: Pilot[Any]) -> None:
    await press(pilot, "enter", *(["right_curly_bracket"] * 3))


async def added_figures(pilot: Pilot[Any]) -> None:
    await press(pilot, "f", "f", "f", "tab", "j", "j")


async def export(pilot: Pilot[Any]) -> None:
    await press(pilot, "e")


async def figures(pilot: Pilot[Any]) -> None:
    await press(pilot, "escape", "escape", "f")
    for key in ("a", "o", "o", "r", "j", "j"):  # each waits for the rows of the one before
        await press(pilot, key)


async def chart(pilot: Pilot[Any]) -> None:
    await press(pilot, "slash")
    await type_text(pilot, "产值 增长")
    await press(pilot, "enter", "v")


SCENES: tuple[Callable[[Pilot[Any]], Awaitable[None]], ...] = (
    *(error_line, unreadable, library, reader, bookmarks, keys, palette, tour, tour_end),
    *(search, facets, history, nothing_found),
    *(picker, compare, added_figures, export),
    *(figures, chart),
)
"""The walk: each scene begins where the one before it ended."""


async def picture(pilot: Pilot[Any], theme: str) -> str:
    """The screen in the colours of a theme."""
    pilot.app.theme = THEMES[theme]
    if isinstance(pilot.app.screen, CommandPalette):  # it keeps the colours it was opened in
        await press(pilot, "escape", "ctrl+p")
        await pilot.pause(0.2)
    for field in pilot.app.screen.query(Input):
        field.cursor_blink = False
    await settle(pilot)
    return on_the_grid(pilot.app.export_screenshot())


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["140x40", "80x24"])
def test_every_screen_looks_as_accepted(  # noqa: PLR0917  fixtures, and what varies
    size: tuple[int, int],
    language: str,
    snapshot: SnapshotAssertion,
    indexes: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    messages.use(language)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JIAOKAN_CONFIG", "config.toml")
    monkeypatch.setattr(Explorer, "NOTIFICATION_TIMEOUT", 0.01)  # how long differs by machine
    tmp_path.joinpath("received").mkdir()
    tmp_path.joinpath("received", "scan.pdf").write_bytes(b"%PDF-1.4 nothing")
    accepted = snapshot.with_defaults(extension_class=SVGImageExtension)
    explorer = Explorer([seeds.FOLDER, Path("received")], index_dir=indexes)
    other: list[str] = []

    async def walk() -> None:
        async with explorer.run_test(size=size) as pilot:
            await settle(pilot)
            for scene in SCENES:
                await scene(pilot)
                for theme in THEMES:
                    name = f"{scene.__name__}-{theme}"
                    if accepted(name=name) != await picture(pilot, theme):
                        other.append(name)
                explorer.theme = THEMES["dark"]
                await settle(pilot)

    asyncio.run(walk())
    assert not other
