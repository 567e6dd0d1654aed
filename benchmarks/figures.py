"""A folder of documents becomes the speed at which figures are found in it, on one core.

    python -m benchmarks.figures FOLDER

Told in characters a second, and as a ratio to a bare regular expression that looks for numbers in
the same text in the same run, so that it can be compared between machines. Each side runs many
times, turn and turn about; the median counts.
"""

from __future__ import annotations

import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.harness import machine
from corpus import read
from figures import find_figures, tell_figures

WANTED = 3_000_000
"""Characters a second."""

_ROUNDS = 9
_numbers = re.compile(
    r"[0-9]+(?:\.[0-9]+)?[万亿]*[\u4e00-\u9fff%]?|[一二三四五六七八九十百千万亿]+"
)


def main(arguments: Sequence[str]) -> None:
    """Prints the speeds."""
    paths = sorted(Path(arguments[0]).rglob("*.txt"))
    sentences = [sentence.text for path in paths for sentence in read(path).sentences]
    characters = sum(map(len, sentences))
    found = sum(len(find_figures(text)) for text in sentences)
    write(f"{len(paths)} documents, {characters:,} characters, {found:,} figures")
    works: dict[str, Callable[[str], object]] = {
        "a bare regular expression": lambda text: sum(1 for _ in _numbers.finditer(text)),
        "finding figures": find_figures,
        "finding, with subjects and trends": tell_figures,
    }
    took: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(_ROUNDS):
        for name, work in works.items():
            started = time.process_time()
            for text in sentences:
                work(text)
            took[name].append(time.process_time() - started)
    bare = statistics.median(took["a bare regular expression"])
    for name, times in took.items():
        middle = statistics.median(times)
        write(
            f"{name:36} {characters / middle / 1e6:6.2f} M characters/s  ratio {middle / bare:5.2f}"
        )
    rate = characters / statistics.median(took["finding figures"])
    verdict = "ok" if rate >= WANTED else "TOO SLOW"
    write(f"{'wanted for finding':36} {WANTED / 1e6:6.2f} M  {verdict}")
    write(machine())


write: Callable[[str], object] = print


if __name__ == "__main__":
    main(sys.argv[1:])
