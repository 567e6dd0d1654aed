"""Paths become the explorer on the terminal."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from cli.arguments import COMMANDS, PROGRAM
from cli.parsing import Options
from corpus.errors import UsageError

UNDRAWABLE = ("dumb", "unknown")
"""Terminals whose cursor cannot be moved, as editors and build logs have them."""


def run(options: Options) -> int:
    """Opens the explorer; with --json lists instead what it would open, as `index` does."""
    if options.json:
        from cli.index import run as list_library

        return list_library(options)
    _look_for(options.paths)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("the explorer needs a terminal; jiaokan search, compare, show do not")
    if os.environ.get("TERM") in UNDRAWABLE:
        raise UsageError(
            "the explorer cannot be drawn on a terminal of TERM={kind}; "
            "jiaokan search, compare, show work on any",
            kind=os.environ["TERM"],
        )
    from tui import run as open_explorer

    return open_explorer(
        [Path(path) for path in options.paths],
        index_dir=None if options.index_dir is None else Path(options.index_dir),
        tour=True,
    )


def _look_for(paths: Sequence[str]) -> None:
    """Raises UsageError when none of the paths is there: a command was misspelt, or a name."""
    if not paths or any(os.path.lexists(path) for path in paths):
        return
    near = difflib.get_close_matches(paths[0], COMMANDS, n=1)
    if near:
        raise UsageError(
            "{name} is neither a command nor a file; did you mean {command}?",
            name=paths[0],
            command=f"{PROGRAM} {near[0]}",
        )
    raise UsageError("{name} does not exist", name=paths[0])
