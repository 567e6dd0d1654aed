"""The explorer stops, as Ctrl-Z stops any program on a terminal, until its shell lets it go on."""

from __future__ import annotations

import os
import signal
import sys


def stop() -> bool:
    """Stop until the shell lets us go on; False where there is no shell that could.

    The terminal must have been given up before: who ends us meanwhile finds it as it was. All of
    the process group stops, as a program that has started us would wait for us otherwise.
    """
    if sys.platform == "win32":
        return False
    gone_on: list[int] = []
    before = {
        number: signal.signal(number, signal.SIG_DFL)
        for number in (signal.SIGTSTP, signal.SIGCONT, signal.SIGTERM, signal.SIGHUP)
        if signal.getsignal(number) != signal.SIG_IGN
    }
    signal.signal(signal.SIGCONT, lambda number, _frame: gone_on.append(number))
    try:
        os.killpg(os.getpgrp(), signal.SIGTSTP)  # which the system drops where no shell waits
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return bool(gone_on)
