"""A signal that asks the explorer to end becomes leaving as by its own command."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 5.0
"""Seconds after which one ends all the same: a terminal that is gone can hold one up for ever."""


@contextmanager
def leaving_on_signals(leave: Callable[[int], None]) -> Iterator[None]:
    """Call `leave` in the loop, with the exit code, when the system or the terminal ends us."""
    if sys.platform == "win32":
        yield
        return

    def ended(number: int, _frame: object) -> None:
        code = 128 + number
        threading.Thread(target=_end, args=(code,), daemon=True).start()
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            sys.exit(code)
        loop.call_soon_threadsafe(leave, code)

    before = {
        number: signal.signal(number, ended)
        for number in (signal.SIGTERM, signal.SIGHUP)
        if signal.getsignal(number) != signal.SIG_IGN
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(code: int) -> None:
    time.sleep(PATIENCE)
    os._exit(code)
