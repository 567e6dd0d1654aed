"""What is drawn is let go of at once, without a search for garbage."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

from rich.segment import Segment
from textual.strip import Strip

from tests.tui.driving import drive, press
from tui.pace import keep_pace

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.app import Explorer


def strips() -> int:
    return sum(isinstance(each, Strip) for each in gc.get_objects())


def test_a_line_that_stays_whole_keeps_nothing_alive() -> None:
    keep_pace()
    gc.collect()
    gc.disable()
    try:
        before = strips()
        for _line in range(20):
            strip = Strip([Segment("工作报告")])
            assert strip.divide([8]) == [strip]
            assert strip.crop_extend(0, 8, None) is strip
            assert strip.adjust_cell_length(8) is strip
            assert [part.text for part in strip.divide([4, 8])] == ["工作", "报告"]
            assert strip.crop_extend(0, 4, None).text == "工作"
            assert strip.adjust_cell_length(10).text == "工作报告  "
            del strip
        assert strips() == before
    finally:
        gc.enable()


def test_reading_on_leaves_little_garbage(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "enter", "j")
        gc.collect()
        gc.disable()
        try:
            before = strips()
            await press(pilot, *["pagedown", "pageup"] * 10)
            assert strips() - before < 200
        finally:
            gc.enable()

    drive(scene, [], indexes)
