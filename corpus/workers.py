"""Files are handed to processes that read them, kept for the next and ended when stuck."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from corpus.errors import DocumentError
from corpus.limits import MEMORY, OUT_OF_MEMORY, PATIENCE, SECONDS
from corpus.model import Document
from corpus.transfer import from_lines

_BOOT = "import sys; sys.path[:] = sys.argv[1:]; from corpus.child import serve; serve()"
_LONGEST_LINE = 256 << 20
"""Bytes of one paragraph that are taken from the other process."""


class Worker:
    """A process that reads one file after the other."""

    def __init__(self) -> None:
        places = [str(Path(place).resolve()) for place in sys.path if place]
        # Isolated, and finding modules where this process found them: never in the folder that it
        # is started from, where a document may be called json.py.
        self._process = subprocess.Popen(  # noqa: S603 - this Python and this program
            [sys.executable, "-I", "-c", _BOOT, *places],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def read(self, raw: bytes, name: str, identity: str) -> Document:
        """The document in these bytes. Raises DocumentError; `alive` then tells how it went."""
        late = threading.Event()

        def give_up() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(PATIENCE, give_up)
        timer.daemon = True
        timer.start()
        try:
            return from_lines(self._asked(raw, name), name, identity)
        except (ValueError, KeyError, TypeError, IndexError, OSError, RecursionError) as error:
            raise self._failure(name, late=late.is_set()) from error
        finally:
            timer.cancel()

    @property
    def alive(self) -> bool:
        """Whether the process can read another file."""
        return self._process.poll() is None

    def close(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()

    def _asked(self, raw: bytes, name: str) -> Iterator[bytes]:
        """The lines of the answer, fewer than they should be when the process ends before."""
        requests, answers = self._process.stdin, self._process.stdout
        assert requests is not None  # noqa: S101 - opened as a pipe
        assert answers is not None  # noqa: S101 - opened as a pipe
        requests.write(json.dumps({"name": name, "size": len(raw)}).encode("ascii") + b"\n")
        requests.write(raw)
        requests.flush()
        while line := answers.readline(_LONGEST_LINE):
            yield line

    def _failure(self, name: str, *, late: bool) -> DocumentError:
        """Why there is no answer; a process that gave a wrong one is not asked again."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_LAST_WORDS)
        code = self._process.poll()
        self.close()
        if late or code == -_CPU_SIGNAL:
            return DocumentError(
                "{name} took longer than {seconds} seconds to read and was given up",
                name=name,
                seconds=SECONDS,
            )
        if code == OUT_OF_MEMORY:
            return DocumentError(
                "{name} needs more than {megabytes} MB of memory to read and was given up",
                name=name,
                megabytes=MEMORY // 1_000_000,
            )
        return DocumentError("{name} is damaged: its parser ended unexpectedly", name=name)


_LAST_WORDS = 1.0
"""Seconds in which a process whose pipe is closed is gone."""

_CPU_SIGNAL = 24
"""SIGXCPU on Linux and macOS: the process computed longer than it may."""

_idle: list[Worker] = []
_of_parent: list[Worker] = []
_lock = threading.Lock()


def _begin_after_fork() -> None:
    """A forked process has its parent's pipes, but must never speak through them."""
    global _lock  # noqa: PLW0603 - the parent may have held it
    _lock = threading.Lock()
    _of_parent.extend(_idle)
    _idle.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_after_fork)


def read_apart(raw: bytes, name: str, identity: str) -> Document:
    """The document in these bytes, read by a process apart. Raises DocumentError."""
    with _lock:
        worker = _idle.pop() if _idle else None
    if worker is None or not worker.alive:
        worker = Worker()
    try:
        return worker.read(raw, name, identity)
    except BaseException as error:
        if not isinstance(error, DocumentError):
            worker.close()  # it is in the middle of an answer that nobody will read
        raise
    finally:
        if worker.alive:
            with _lock:
                _idle.append(worker)


@atexit.register
def close_all() -> None:
    """End the processes that wait for another file."""
    with _lock:
        while _idle:
            _idle.pop().close()
