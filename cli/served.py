"""What `jiaokan serve` starts for each page: the explorer, drawn for the page."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
import time
from pathlib import Path

LOOK = 1.0
"""Seconds between two looks at whether the server is still there."""


def main(words: list[str]) -> int:
    """Opens the explorer; its driver is named by the environment that the server gives it."""
    parser = argparse.ArgumentParser(prog="jiaokan serve")
    parser.add_argument("--index-dir", type=Path)
    parser.add_argument("paths", nargs="*", type=Path)
    options = parser.parse_args(words)
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    from tui import run

    return run(options.paths, index_dir=options.index_dir)


def _end_with(server: int) -> None:
    """Leave when the server is gone, even one that was killed and could say nothing."""
    while os.getppid() == server:
        time.sleep(LOOK)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(10 * LOOK)
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
