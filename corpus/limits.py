"""What a process that parses files from anywhere may use, and how it is held to that."""

from __future__ import annotations

import os
import sys
import threading
import time

MEMORY = 1 << 30
"""Bytes a parsing process may take; Python and a reader take 60 MB of them."""

SECONDS = 15
"""Seconds of computing that one file may take."""

PATIENCE = SECONDS * 6 if sys.platform != "win32" else SECONDS
"""Seconds of the clock, by which a busy machine is waited for. Windows limits no computing."""

_PATROL = 0.05

if sys.platform != "win32":
    import resource


def confine() -> None:
    """Take from this process what parsing needs none of, and end it when it takes too much memory.

    Where the system does not hold a process to its address space (macOS), a thread watches over it.
    """
    if sys.platform == "win32":
        return
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_NPROC, 0) if sys.platform == "darwin" else None
    _limit(resource.RLIMIT_AS, MEMORY)
    threading.Thread(target=_patrol, daemon=True).start()


def allow_seconds(seconds: int) -> None:
    """Let this process compute for so many seconds from now; then the system ends it."""
    if sys.platform == "win32":
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + seconds + 1, soft_only=True)


def _limit(kind: int, most: int, *, soft_only: bool = False) -> None:
    _, hard = resource.getrlimit(kind)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    try:
        resource.setrlimit(kind, (most, hard if soft_only else most))
    except (OSError, ValueError):
        return


def _patrol() -> None:
    """End the process once it has taken more memory than it may."""
    unit = 1 if sys.platform == "darwin" else 1024
    while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit <= MEMORY:
        time.sleep(_PATROL)
    os._exit(OUT_OF_MEMORY)


OUT_OF_MEMORY = 77
"""The exit code of a process that took too much memory."""
