"""H comes back to where one read before a find, and before the top or the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.tui.driving import NARROW, drive, press, seen, type_text
from tui.reader import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.app import Explorer


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A report of many paragraphs; 法治 stands in some of the last, 法 in one near the middle."""

    def paragraph(at: int) -> str:
        told = f"第{at}项工作按照计划完成，投资{at}亿元。"
        return told + {100: "依法办事。"}.get(at, "加强法治建设。" if at in {150, 160, 170} else "")

    folder = tmp_path / "library"
    folder.mkdir()
    text = "\n\n".join(["工作报告", *map(paragraph, range(1, 200))])
    folder.joinpath("long.txt").write_text(text, encoding="utf-8")
    return folder


def test_back_leads_to_where_one_read_before_a_find(library: Path, indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        reader = app.screen.query_one(Reader)
        await press(pilot, "enter", *["d"] * 7)
        before = reader.sight
        await press(pilot, "slash")
        await type_text(pilot, "法")
        await type_text(pilot, "治")
        await press(pilot, "enter", "n", "n")
        last = reader.sight
        assert "match 3 of 3" in seen(app)
        await press(pilot, "escape", "H")
        assert reader.sight == before
        await press(pilot, "L")
        assert reader.sight == last
        await press(pilot, "H")
        assert reader.sight == before

    drive(scene, [library], indexes, size=NARROW)


def test_who_reads_on_from_a_match_comes_back_there_too(library: Path, indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        reader = app.screen.query_one(Reader)
        await press(pilot, "enter", "d", "d")
        first = reader.sight
        await press(pilot, "slash")
        await type_text(pilot, "法")
        await press(pilot, "enter", *["d"] * 3)
        second = reader.sight
        await press(pilot, "n", "n", "H")
        assert reader.sight == second
        await press(pilot, "H", "H")
        assert reader.sight == first

    drive(scene, [library], indexes, size=NARROW)


@pytest.mark.parametrize("key", ["G", "g"])
def test_back_leads_to_where_one_read_before_the_top_or_the_bottom(
    key: str, library: Path, indexes: Path
) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        reader = app.screen.query_one(Reader)
        await press(pilot, "enter", *["d"] * 7)
        before = reader.sight
        await press(pilot, key)
        reached = reader.sight
        assert reached != before
        await press(pilot, key, "H")
        assert reader.sight == before
        await press(pilot, "L")
        assert reader.sight == reached

    drive(scene, [library], indexes, size=NARROW)


def test_a_find_that_leads_nowhere_adds_no_place(library: Path, indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "enter", *["d"] * 7, "slash")
        await type_text(pilot, "绝无此词")
        await press(pilot, "enter", "n", "escape", "H")
        assert "None comes before" in seen(app)

    drive(scene, [library], indexes, size=NARROW)
