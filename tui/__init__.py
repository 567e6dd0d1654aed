"""The explorer: a terminal application over a library of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def run(
    paths: Sequence[Path],
    *,
    index_dir: Path | None = None,
    compare: tuple[Path, Path] | None = None,
) -> int:
    """Open the explorer on files and folders, the bundled seeds where there are none.

    `compare` opens a comparison at once. Returns the exit code.
    """
    from tui.app import Explorer

    explorer = Explorer(paths, index_dir=index_dir, compare=compare)
    explorer.run()
    return explorer.return_code or 0
