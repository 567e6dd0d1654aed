"""The explorer: a terminal application over a library of documents."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# Textual looks at this once, when it is imported: what a key or an answer changes is drawn within
# 8 ms, and not within 17.
os.environ.setdefault("TEXTUAL_FPS", "120")


def run(
    paths: Sequence[Path],
    *,
    index_dir: Path | None = None,
    compare: tuple[Path, Path] | None = None,
    tour: bool = False,
) -> int:
    """Open the explorer on files and folders, the bundled seeds where there are none.

    `compare` opens a comparison at once; `tour` begins with the tour if the user has never seen it.
    Returns the exit code.
    """
    from tui.pace import keep_pace

    keep_pace()
    from tui.app import Explorer
    from tui.leaving import leaving_on_signals
    from tui.state import first_start

    gc.freeze()  # what was imported is no garbage, and is never looked at again
    tour = tour and first_start()
    explorer = Explorer(paths, index_dir=index_dir, compare=compare, tour=tour)
    with leaving_on_signals(explorer.leave):
        explorer.run()
    return explorer.return_code or 0
