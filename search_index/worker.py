"""Jobs on standard input become parts of an index, told on standard output: a JSON object a line.

A process of its own for each core; it needs nothing of its parent but the two pipes, and ends when
they close, so that a build that is killed leaves nothing running.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from search_index.indexing import Job, Made, index_part

START = "import sys; sys.path.insert(0, sys.argv[1]); from search_index.worker import main; main()"
"""What `python -c` is given to become a worker; its argument is the folder of our packages."""

CANNOT_TELL = 74
"""The exit code of a worker whose answers reach nobody: no file is to blame for its end."""

ENOUGH: dict[str, Any] = {"enough": True}
"""The order to end the part at hand with the files that were read so far."""


def main() -> None:
    """Take jobs until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told as well, and closes the pipes
    answers = os.fdopen(os.dup(1), "w", encoding="ascii", buffering=1)
    os.dup2(2, 1)  # what a library prints is no answer

    def tell(answer: dict[str, Any]) -> None:
        try:
            answers.write(json.dumps(answer) + "\n")
        except OSError:
            os._exit(CANNOT_TELL)

    orders: SimpleQueue[dict[str, Any]] = SimpleQueue()
    enough = threading.Event()
    threading.Thread(target=_listen, args=(orders, enough), daemon=True).start()
    while True:
        _work(orders.get(), tell, enough)


def _listen(orders: SimpleQueue[dict[str, Any]], enough: threading.Event) -> None:
    for line in sys.stdin.buffer:
        order = json.loads(line)
        if order == ENOUGH:
            enough.set()
        else:
            orders.put(order)
    os._exit(0)


def _work(order: dict[str, Any], tell: Any, enough: threading.Event) -> None:
    sources = tuple((key, name, tuple(stamp)) for key, name, stamp in order["sources"])
    try:
        record = index_part(
            Path(order["generation"]),
            Job(sources, frozenset(order["fatal"])),
            Made(order["maker"], tuple(order["own_words"])),
            lambda name, size: tell({"reading": name, "size": size}),
            enough.is_set,
        )
    except OSError as error:
        tell({"refused": [error.errno, error.strerror, error.filename]})
    else:
        tell({"made": record.told()})
