"""Random queries become the proof that none raises and none outruns its time.

`python -m benchmarks.search_fuzz [FOLDER [COUNT [SEED]]]`; on the bundled documents, 100,000
queries and seed 0 if not told otherwise. Ends with 1 when a query raised, ran more than half a
second past its limit, or was cut off without saying so.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.harness import machine
from search_index import Index, open_index, search
from seeds import FOLDER

COUNT = 100_000
LIMIT = 2.0
SLACK = 0.5

SIGNS = [
    *"()（）\"“”「」*?~:：-－<>=.,%～[]{}\\|^$+&;'",
    *" \u3000\n\t\0\x1b\ud800\u200b\u202e",
    *("AND", "OR", "NOT", "title:", "section:", "file:", "figure:"),
    *("~2", "~5", "..", ">=", "3%", "亿元", "三分之二", "以上", "“十四五”", "1e999", "9" * 40),
    *("𠀀", "é", "\U0001f600", "企" * 30, "a*", "?", "**", "国*", "*国", "-的"),
]


def queries(texts: list[str], seed: int) -> Iterator[str]:
    """Endless queries: signs of the language among pieces of the texts."""
    choose = random.Random(seed)
    while True:
        pieces: list[str] = []
        for _ in range(choose.randint(0, 12)):
            if choose.random() < 0.6:
                pieces.append(choose.choice(SIGNS))
            else:
                text = choose.choice(texts)
                start = choose.randrange(max(1, len(text) - 12))
                pieces.append(text[start : start + choose.randint(1, 12)])
        yield choose.choice(("", " ")).join(pieces)


def run(index: Index, count: int, seed: int) -> list[str]:
    """Puts the queries; what went wrong, a line each, and the slowest at the end of a line."""
    choose = random.Random(seed)
    texts = [
        part.texts[choose.randrange(len(part.texts))]
        for part in index.parts
        if len(part.texts)
        for _ in range(500)
    ]
    wrong: list[str] = []
    slowest = (0.0, "")
    cut_off = found = 0
    for _at, query in zip(range(count), queries(texts, seed), strict=False):
        started = time.perf_counter()
        try:
            answer = search(index, query, limit=20, seconds=LIMIT)
        except Exception as error:  # noqa: BLE001 - any exception is what is looked for
            wrong.append(f"{type(error).__name__} {error} from {query!r}")
            continue
        took = time.perf_counter() - started
        slowest = max(slowest, (took, query))
        told = any("cut off" in str(note) for note in answer.notes)
        cut_off += told
        found += answer.total > 0
        if took > LIMIT + SLACK:
            wrong.append(f"{took:.2f} s for {query!r}")
        if took > LIMIT + 0.1 and not told:
            wrong.append(f"not said to be cut off: {query!r}")
    print(f"{count} queries (seed {seed}): {found} found something, {cut_off} were cut off,")
    print(f"the slowest took {slowest[0]:.2f} s: {slowest[1]!r}")
    return wrong


def main(words: list[str]) -> int:
    """Runs and prints; the exit code says whether nothing went wrong."""
    folder = Path(words[0]) if words else FOLDER
    count = int(words[1]) if len(words) > 1 else COUNT
    seed = int(words[2]) if len(words) > 2 else 0
    with open_index([folder], index_dir=Path(tempfile.mkdtemp(prefix="benchmark-"))) as index:
        wrong = run(index, count, seed)
    for line in wrong[:20]:
        print(line)
    print(f"{len(wrong)} went wrong. {machine()}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
