"""How far long work has come becomes a bar on the terminal, once it lasts a while."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from messages import gettext as _
from typesetting.pieces import fitted
from typesetting.printable import printable

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

    from search_index import Progress

_PATIENCE = 0.4
"""Seconds before a bar appears."""

_NAME_CELLS = 32


class Step(NamedTuple):
    """How far it has come: `done` of `total` documents, now at the file `name`."""

    done: int
    total: int
    name: str


@contextmanager
def progress_bar(
    *, quiet: bool, label: str | None = None
) -> Iterator[Callable[[Progress | Step], None] | None]:
    """What to report to; None where nobody looks. The bar is gone when the block ends."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    started = time.monotonic()
    bars: list[Bar] = []

    def report(progress: Progress | Step) -> None:
        if not bars:
            if time.monotonic() - started < _PATIENCE:
                return
            bars.append(_bar(label or _("Indexing")))
            bars[0].start()
            bars[0].add_task("")
        name = printable(progress.name.rsplit("/", 1)[-1])
        bars[0].update(
            bars[0].task_ids[0],
            completed=progress.done,
            total=progress.total,
            description=fitted(name, _NAME_CELLS),
        )

    try:
        yield report
    finally:
        for bar in bars:
            bar.stop()


def _bar(label: str) -> Bar:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    return Progress(
        TextColumn(label, markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.description}", markup=False),
        console=Console(stderr=True),
        transient=True,
    )
