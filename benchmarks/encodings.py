"""How many texts are decoded right when nobody tells their encoding, and how fast.

usage: python -m benchmarks.encodings FOLDER [--files N]

Every text, and its first 60 and 200 characters, is encoded in each way of the table below; texts in
Big5 are made traditional by OpenCC first.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import opencc

from corpus.decoding import decode

ENCODINGS = (
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"),
    *("gb18030", "gbk", "cp950", "big5hkscs"),
)
TRADITIONAL = ("cp950", "big5hkscs")


def main() -> None:
    """Measure and print one line for each encoding."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=100)
    options = parser.parse_args()
    paths = sorted(path for path in options.folder.rglob("*") if path.suffix in {".txt", ".md"})
    chosen = random.Random(3).sample(paths, min(options.files, len(paths)))
    texts = [path.read_text(encoding="utf-8", errors="ignore") for path in chosen]
    convert = opencc.OpenCC("s2t").convert
    for encoding in ENCODINGS:
        right = total = size = 0
        spent = 0.0
        for text in texts:
            whole = convert(text) if encoding in TRADITIONAL else text
            whole = whole.encode(encoding, "ignore").decode(encoding)
            for part in (whole[:60], whole[:200], whole):
                raw = part.encode(encoding)
                started = time.perf_counter()
                decoded = decode(raw)
                spent += time.perf_counter() - started
                right += decoded.text == part
                total += 1
                size += len(raw)
        print(f"{encoding:10} {right} of {total} right, {size / spent / 1e6:.1f} MB/s")


if __name__ == "__main__":
    main()
