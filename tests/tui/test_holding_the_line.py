"""The line that one reads stays through resizes, leaving and coming back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.tui.driving import NARROW, drive, press, seen, settle
from tui.reader import Reader
from tui.state import Spot
from tui.visits import Trail

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.app import Explorer


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A report whose paragraphs are longer than any window, each sentence another."""
    paragraphs = [
        "".join(f"第{at}段第{nth}句说明了有关工作的进展情况。" for nth in range(150))
        for at in range(5)
    ]
    folder = tmp_path / "library"
    folder.mkdir()
    text = "\n\n".join(["工作报告", "一、总体情况", *paragraphs, "二、下步打算", *paragraphs[::-1]])
    folder.joinpath("long.txt").write_text(text, encoding="utf-8")
    return folder


def first_line(app: Explorer) -> str:
    """The text of the first line in sight."""
    reader = app.screen.query_one(Reader)
    lines = (reader.line(reader.scroll_offset.y + at) for at in range(reader.size.height))
    return next(filter(None, ("".join(piece.text for piece in line).strip() for line in lines)))


@pytest.mark.parametrize("keys", [["d"] * 10, ["d"] * 7 + ["j"], ["G"], ["G", "k"], ["j", "j"]])
def test_the_first_character_in_sight_stays_in_sight_through_resizes(
    keys: list[str], library: Path, indexes: Path
) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "enter", *keys)
        before, top = seen(app), first_line(app)[:5]
        for size in ((100, 30), (61, 12), (200, 60), (80, 50), (200, 5)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert top in seen(app)
        await pilot.resize_terminal(*NARROW)
        await settle(pilot)
        assert seen(app) == before

    drive(scene, [library], indexes, size=NARROW)


def test_who_moves_in_another_window_holds_what_came_into_sight_there(
    library: Path, indexes: Path
) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "enter", *["d"] * 10)
        await pilot.resize_terminal(100, 30)
        await settle(pilot)
        await press(pilot, "d", "d")
        before = seen(app)
        await pilot.resize_terminal(*NARROW)
        await settle(pilot)
        await pilot.resize_terminal(100, 30)
        await settle(pilot)
        assert seen(app) == before

    drive(scene, [library], indexes, size=NARROW)


@pytest.mark.parametrize("keys", [["G"], ["d"] * 10, ["d"] * 7 + ["j"], ["G", "k", "k"], []])
def test_who_leaves_and_comes_back_reads_on_at_the_same_line(
    keys: list[str], library: Path, indexes: Path
) -> None:
    left: list[str] = []

    async def leave(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "enter", *keys)
        left.append(seen(app))
        await pilot.press("q")

    async def come_back(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "enter")
        assert seen(app).splitlines()[1:-2] == left[0].splitlines()[1:-2]

    async def come_back_elsewhere(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "enter")
        line = left[0].splitlines()[3].strip()
        assert line[:6] in seen(app)

    drive(leave, [library], indexes, size=NARROW)
    drive(come_back, [library], indexes, size=NARROW)
    drive(come_back_elsewhere, [library], indexes, size=(100, 30))


def test_back_and_forward_lead_to_the_same_lines(library: Path, indexes: Path) -> None:
    library.joinpath("zz.txt").write_text("通知\n\n请遵照执行。\n", encoding="utf-8")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        reader = app.screen.query_one(Reader)
        await press(pilot, "enter", *["d"] * 10)
        first = reader.sight
        app.open_document(library / "zz.txt", {}, 0)
        await settle(pilot)
        app.open_document(library / "long.txt", {}, 9)
        await press(pilot, *["d"] * 5)
        last = reader.sight
        await press(pilot, "H", "H")
        assert reader.sight == first
        await press(pilot, "L", "L")
        assert reader.sight == last

    drive(scene, [library], indexes, size=NARROW)


def test_a_place_within_a_long_paragraph_is_one_to_come_back_to() -> None:
    near, far = Spot("a", 1, offset=300), Spot("a", 1, offset=3000)
    assert Trail().jump(Spot("a", 1), near).spots == (Spot("a", 1),)
    assert Trail().jump(Spot("a", 1), far).spots == (Spot("a", 1), far)
    assert Trail().jump(far, Spot("a", 2)).spots == (far,)
