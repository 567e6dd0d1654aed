"""What `jiaokan serve` starts for each page: the explorer, drawn for the page."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def main(words: list[str]) -> int:
    """Opens the explorer; its driver is named by the environment that the server gives it."""
    parser = argparse.ArgumentParser(prog="jiaokan serve")
    parser.add_argument("--index-dir", type=Path)
    parser.add_argument("paths", nargs="*", type=Path)
    options = parser.parse_args(words)
    from tui import run

    return run(options.paths, index_dir=options.index_dir)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
