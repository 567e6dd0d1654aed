"""Long output becomes pages: what a terminal gets goes through the user's pager, as git's does."""

from __future__ import annotations

import io
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cli.parsing import Options

_TOLD_IN_TEXT = frozenset({"compare", "figures", "search", "show"})
_FOR_PEOPLE = frozenset({None, "table", "text"})
_NONE = frozenset({"", "cat"})
"""What users set a pager to who want none."""

_OWN = {"LESS": "FRX", "LESSCHARSET": "utf-8"}
"""What less is told unless the user tells it: end where one screen holds all, show colours, leave
the text on the screen."""


@contextmanager
def paged(options: Options) -> Iterator[None]:
    """Within the block, standard output leads to the pager if it is for people on a terminal.

    The pager starts with the first output, and the block ends when its user leaves it.
    """
    words = _pager() if _is_for_a_pager(options) else []
    if not words:
        yield
        return
    terminal = sys.stdout
    pager = _Pager(words)
    sys.stdout = io.TextIOWrapper(
        io.BufferedWriter(pager), encoding="utf-8", errors="surrogateescape"
    )
    try:
        yield
    finally:
        paper, sys.stdout = sys.stdout, terminal
        with suppress(BrokenPipeError, ValueError):
            paper.flush()
        pager.end()


def _is_for_a_pager(options: Options) -> bool:
    return (
        options.command in _TOLD_IN_TEXT
        and getattr(options, "format", None) in _FOR_PEOPLE
        and not any(
            getattr(options, switch, False)
            for switch in ("json", "jsonl", "quiet", "no_pager", "output", "textconv")
        )
        and sys.stdout.isatty()
        and os.environ.get("TERM") != "dumb"
    )


def _pager() -> list[str]:
    """The words of JIAOKAN_PAGER, else PAGER, else less; none where the user wants no pager."""
    for name in ("JIAOKAN_PAGER", "PAGER"):
        told = os.environ.get(name)
        if told is not None:
            break
    else:
        told = "less"
    if told.strip() in _NONE:
        return []
    with suppress(ValueError):
        words = shlex.split(told)
        return [*words, "-R"] if Path(words[0]).name == "less" else words
    return []


class _Pager(io.RawIOBase):
    """A stream into a pager that starts when something is written; a terminal to who asks."""

    def __init__(self, words: list[str]) -> None:
        self._words = words
        self._process: subprocess.Popen[bytes] | None = None
        self._missing = False

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return True

    def write(self, text: object) -> int:
        data = bytes(text)  # type: ignore[call-overload] # whatever a buffered writer passes on
        if self._process is None and not self._missing:
            self._start()
        if self._process is None or self._process.stdin is None:
            return os.write(1, data)
        return os.write(self._process.stdin.fileno(), data)

    def end(self) -> None:
        """Lets the pager know that this was all and waits until its user leaves it.

        Ctrl-C is the pager's meanwhile.
        """
        if self._process is None:
            return
        if self._process.stdin is not None:
            with suppress(BrokenPipeError):
                self._process.stdin.close()
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            self._process.wait()
        finally:
            signal.signal(signal.SIGINT, before)

    def _start(self) -> None:
        try:
            self._process = subprocess.Popen(  # noqa: S603 - the user's own pager
                self._words, stdin=subprocess.PIPE, env=_OWN | os.environ
            )
        except OSError:
            self._missing = True
