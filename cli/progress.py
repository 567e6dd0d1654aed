"""How far long work has come becomes a bar on the terminal, once it lasts a while."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from messages import gettext as _
from typesetting.pieces import fitted
from typesetting.printable import printable

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import ProgressColumn

    from search_index import Progress

_PATIENCE = 0.4
"""Seconds before a bar appears."""

_NAME_CELLS = 32
_DOCUMENTS_AT_MOST = 100_000
"""More than that are bytes."""


class Step(NamedTuple):
    """How far it has come, as `search_index.Progress` tells it."""

    done: int
    total: int
    name: str
    read: int = 0
    size: int = 0
    waiting_for: str = ""


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
            bars[0].add_task("", documents="")
        bars[0].update(bars[0].task_ids[0], **_come_so_far(progress))

    try:
        yield report
    finally:
        for bar in bars:
            bar.stop()


def _come_so_far(progress: Progress | Step) -> dict[str, Any]:
    """What the bar is told: bytes where they are known, which say more of the time than files."""
    if progress.waiting_for:
        told = _("waiting for process {process}, which builds this index").format(
            process=progress.waiting_for
        )
        return {"completed": 0, "total": None, "description": told, "documents": ""}
    name = printable(progress.name.rsplit("/", 1)[-1])
    return {
        "completed": progress.read if progress.size else progress.done,
        "total": progress.size or progress.total,
        "description": fitted(name, _NAME_CELLS),
        "documents": f"{progress.done}/{progress.total}",
    }


def _bar(label: str) -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn(label, markup=False),
        BarColumn(),
        TextColumn("{task.fields[documents]}", markup=False),
        _rate(),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.description}", markup=False),
        console=Console(stderr=True),
        transient=True,
    )


def _rate() -> ProgressColumn:
    """Megabytes a second; nothing where what is counted are documents."""
    from rich.progress import ProgressColumn, Task
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            speed = task.finished_speed or task.speed
            counts_bytes = (task.total or 0) > _DOCUMENTS_AT_MOST
            return Text(f"{speed / 1e6:.1f} MB/s" if speed and counts_bytes else "")

    return Rate()
