"""What is drawn is let go of at once, without a search for garbage."""

from __future__ import annotations

import ctypes
import gc
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
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


def test_what_a_search_took_goes_back_to_the_system() -> None:
    if not hasattr(ctypes.CDLL(None) if os.name == "posix" else None, "mallinfo2"):
        pytest.skip("this C library does not tell what it keeps")
    told = subprocess.run(
        [sys.executable, "-c", LEFT_BEHIND], capture_output=True, text=True, check=True
    )
    kept, left = map(int, told.stdout.split())
    assert kept < left // 10


LEFT_BEHIND = """
import ctypes, os, threading
from array import array
from tui.pace import keep_pace

names = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()
Told = type("Told", (ctypes.Structure,), {"_fields_": [(each, ctypes.c_size_t) for each in names]})
mallinfo2 = ctypes.CDLL(None).mallinfo2
mallinfo2.restype = Told

def left_by_a_search():
    def search():
        tables = [array("I", bytes(4_000_000)) for _table in range(8)]
        answer.append(array("I", bytes(1000)))
        del tables

    answer = []
    for _nth in range(2):
        thread = threading.Thread(target=search)
        thread.start()
        thread.join()
    return mallinfo2().fordblks

left = left_by_a_search()
ctypes.CDLL(None).malloc_trim(0)
keep_pace()
before = mallinfo2().fordblks
print(max(0, left_by_a_search() - before), left)
"""
