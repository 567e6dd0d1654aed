"""A Textual application in a terminal of its own becomes the seconds until its first frame.

Both the explorer and an empty application run in a fresh process behind a pseudo-terminal; the
clock stops when the terminal has received the text to wait for, and the process is then ended.
Textual writes a frame at once, so the text is there when its frame is.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence

from benchmarks.harness import environment_of_users

_CONTROL = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-_P].)")
_LIMIT = 30.0


def first_paint(
    words: Sequence[str],
    *,
    environment: Mapping[str, str],
    size: tuple[int, int] = (140, 40),
    shows: str,
) -> Callable[[], float]:
    """Starts the command at `size` (columns, lines) and waits for a frame that shows a text."""

    def run() -> float:
        started = time.perf_counter()
        process, terminal = pty.fork()
        if process == 0:
            os.execvpe(words[0], list(words), environment_of_users(environment))
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        try:
            _read_until(terminal, shows.encode(), started + _LIMIT)
            return time.perf_counter() - started
        finally:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            os.close(terminal)

    return run


def _read_until(terminal: int, shows: bytes, until: float) -> None:
    seen = b""
    while time.perf_counter() < until:
        if not select.select([terminal], [], [], 0.1)[0]:
            continue
        seen += os.read(terminal, 65536)
        if shows in _CONTROL.sub(b"", seen):
            return
    problem = f"{shows.decode()} was not shown within {_LIMIT:.0f} s: {seen[-300:]!r}"
    raise RuntimeError(problem)
