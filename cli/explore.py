"""Paths become the explorer on the terminal."""

from __future__ import annotations

import sys

from cli.documents import library_paths
from cli.json_output import index_json, to_line
from cli.library import index_folder, opened
from cli.parsing import Options
from cli.terminal import write_utf8
from corpus import UsageError

TROUBLE = 2


def run(options: Options) -> int:
    """Opens the explorer; with --json lists instead what it would open."""
    if options.json:
        with opened(options, options.paths) as index:
            write_utf8(to_line(index_json(index)))
            return TROUBLE if index.problems else 0
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("the explorer needs a terminal; jiaokan search, compare, show do not")
    from tui import explore

    return explore(library_paths(options.paths), index_dir=index_folder(options))
