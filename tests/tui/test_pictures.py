from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import messages
import seeds
from tests.tui.driving import NARROW, WIDE, press, settle, type_text
from tui.app import Explorer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    Picture = Callable[..., bool]


async def library(pilot: Pilot[Any]) -> None:
    await press(pilot, "slash")
    await type_text(pilot, "工作报告")
    await press(pilot, "enter", "enter", "d", "d")


async def search(pilot: Pilot[Any]) -> None:
    await press(pilot, "s")
    await type_text(pilot, "新能源 产业")
    await press(pilot, "enter", "n")


async def compare(pilot: Pilot[Any]) -> None:
    await press(pilot, "right_curly_bracket", "right_curly_bracket", "right_curly_bracket")


async def picker(pilot: Pilot[Any]) -> None:
    await press(pilot, "c")


async def keys(pilot: Pilot[Any]) -> None:
    await press(pilot, "question_mark")


async def figures(pilot: Pilot[Any]) -> None:
    await press(pilot, "f", "a", "o", "o", "r", "j", "j")


async def chart(pilot: Pilot[Any]) -> None:
    await press(pilot, "f", "a", "slash")
    await type_text(pilot, "产值 增长")
    await press(pilot, "enter", "v")


async def export(pilot: Pilot[Any]) -> None:
    await press(pilot, "e")


async def facets(pilot: Pilot[Any]) -> None:
    await search(pilot)
    await press(pilot, "f2")


SCENES = {
    each.__name__: each
    for each in (library, search, compare, picker, keys, figures, chart, export, facets)
}


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["140x40", "80x24"])
@pytest.mark.parametrize("scene", SCENES)
def test_every_screen_looks_as_accepted(
    scene: str, size: tuple[int, int], language: str, snap_compare: Picture, indexes: Path
) -> None:
    messages.use(language)
    assert snap_compare(explorer(scene, indexes), terminal_size=size, run_before=shown(scene))


@pytest.mark.parametrize("scene", ["library", "search", "compare", "figures"])
def test_every_screen_looks_as_accepted_in_light_colours(
    scene: str, snap_compare: Picture, indexes: Path
) -> None:
    app = explorer(scene, indexes)
    app.theme = "textual-light"
    assert snap_compare(app, terminal_size=WIDE, run_before=shown(scene))


def explorer(scene: str, indexes: Path) -> Explorer:
    manifest = seeds.manifest()
    pair = (manifest.base, manifest.revised) if scene in {"compare", "export"} else None
    return Explorer([], index_dir=indexes, compare=pair)


def shown(scene: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def steps(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await SCENES[scene](pilot)

    return steps
