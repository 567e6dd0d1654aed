"""A command becomes the megabytes that its processes hold at most."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

PAUSE = 0.02


def peak_of(words: Sequence[str]) -> float:
    """The peaks of the command and of all processes that it starts, as the system kept them
    (VmHWM), added up; 0 where it does not. Never less than what is held at one time."""
    process = subprocess.Popen(words)
    peaks: dict[int, int] = {}
    while process.poll() is None:
        for pid in _family(process.pid):
            peaks[pid] = max(peaks.get(pid, 0), _peak_kb(pid))
        time.sleep(PAUSE)
    if process.returncode:
        problem = f"{words[0]} ended with {process.returncode}"
        raise RuntimeError(problem)
    return sum(peaks.values()) / 1024


def _family(pid: int) -> list[int]:
    try:
        tasks = [*Path(f"/proc/{pid}/task").glob("*/children")]
        children = [int(child) for each in tasks for child in each.read_text().split()]
    except OSError:
        return [pid]
    return [pid, *(member for child in children for member in _family(child))]


def _peak_kb(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)
