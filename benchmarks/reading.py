"""How fast plain text becomes a document, structure and sentences included, on one core.

usage: python -m benchmarks.reading FOLDER

Beside it, in the same run, the yardstick: decoding the same bytes and looking for every sentence
end with one regular expression.
"""

from __future__ import annotations

import argparse
import re
import time
from pathlib import Path

from corpus.reading import parse_bytes

_end = re.compile("[。！？]+[”’）]*")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    files = [(p.read_bytes(), p.name) for p in sorted(options.folder.rglob("*.txt"))]
    size = sum(len(raw) for raw, _ in files) / 1e6
    ratios: list[float] = []
    best = float("inf")
    for _ in range(options.runs):
        began = time.perf_counter()
        for raw, name in files:
            parse_bytes(raw, name)
        ours = time.perf_counter() - began
        began = time.perf_counter()
        for raw, _name in files:
            sum(1 for _ in _end.finditer(raw.decode()))
        ratios.append(ours / (time.perf_counter() - began))
        best = min(best, ours)
    ratio = sorted(ratios)[len(ratios) // 2]
    print(f"{len(files)} files, {size:.1f} MB: {size / best:.1f} MB/s, {ratio:.1f} x the yardstick")


if __name__ == "__main__":
    main()
