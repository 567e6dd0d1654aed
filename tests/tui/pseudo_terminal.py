"""A terminal that tests open, type into and read everything from."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path

SEQUENCE = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\]22;[a-z-]*\x07|\]52;c;[A-Za-z0-9+/=]*\x07"
    r"|[78=>()][B0]?|P[^\x1b]*\x1b\\|\][^\x07\x1b]*\x1b\\)"
)
"""What Textual itself writes: cursor, colours, modes, the pointer, and what a user has copied."""

PATIENCE = 120.0
"""Seconds that a loaded machine may take to show something."""


ENTER, ESCAPE, DOWN, CTRL_P = "\r", "\x1b", "\x1b[B", "\x10"
PAGE_DOWN, F1, F2, F3 = "\x1b[6~", "\x1bOP", "\x1bOQ", "\x1bOR"


class Terminal:
    """A terminal of its own for the explorer, or a shell; keeps everything written on it.

    `others` is what else its environment has, or has otherwise.
    """

    def __init__(
        self, paths: list[Path], home: Path, shell: Sequence[str] = (), **others: str
    ) -> None:
        environment = os.environ | {
            "TERM": "xterm-256color",
            "JIAOKAN_LANG": "en",
            "JIAOKAN_CONFIG": str(home / "config.toml"),
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_CACHE_HOME": str(home / "cache"),
            **others,
        }
        words = [*shell] or [sys.executable, "-m", "cli.main", *map(str, paths)]
        self._process, self._terminal = pty.fork()
        if self._process == 0:
            os.execvpe(words[0], words, environment)
        size = struct.pack("HHHH", 70, 180, 0, 0)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, size)
        self._written = bytearray()
        self._ended = False

    @property
    def written(self) -> str:
        """Everything so far; what is cut off within a character is left out."""
        return self._written.decode("utf-8", "ignore")

    def press(self, *keys: str) -> None:
        """Press keys, each when what came of the one before has been drawn."""
        for key in keys:
            os.write(self._terminal, key.encode())
            self._read(0.4)

    def until(self, shown: str, *keys: str) -> None:
        """Press keys and wait until a text has been drawn since; without keys, at all."""
        before = len(self._written) if keys else 0
        self.press(*keys)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            drawn = self._written[before:].decode("utf-8", "ignore")
            if shown in SEQUENCE.sub("", drawn):
                return
            self._read(0.2)
        message = f"{shown} was not shown: {SEQUENCE.sub('', self.written)[-2000:]!r}"
        raise AssertionError(message)

    def ended_by(self, number: int) -> int:
        """The exit code of the explorer after a signal, or its number where it ended by that."""
        os.kill(self._process, number)
        self._read(1.0)
        _process, status = os.waitpid(self._process, 0)
        self._ended = True
        return abs(os.waitstatus_to_exitcode(status))

    def close(self) -> None:
        """End the explorer."""
        if not self._ended:
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
        os.close(self._terminal)

    def _read(self, quiet: float) -> None:
        """Read until nothing has come for so many seconds."""
        until = time.monotonic() + 10
        while time.monotonic() < until and select.select([self._terminal], [], [], quiet)[0]:
            try:
                self._written += os.read(self._terminal, 65536)
            except OSError:
                return
