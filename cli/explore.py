"""Paths become the explorer on the terminal."""

from __future__ import annotations

import sys
from pathlib import Path

from cli.parsing import Options
from corpus.errors import UsageError


def run(options: Options) -> int:
    """Opens the explorer; with --json lists instead what it would open, as `index` does."""
    if options.json:
        from cli.index import run as list_library

        return list_library(options)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("the explorer needs a terminal; jiaokan search, compare, show do not")
    from tui import run as open_explorer

    return open_explorer(
        [Path(path) for path in options.paths],
        index_dir=None if options.index_dir is None else Path(options.index_dir),
        tour=True,
    )
