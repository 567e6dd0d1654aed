"""How long comparing takes, beside Python's difflib on the same lists of sentences.

usage: python -m benchmarks.collation_speed FOLDER

Documents of 500 to 50,000 sentences are drawn from the texts in FOLDER (statutes, reports) and
one in twenty of their sentences edited. Growth is the time per sentence against the step before.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from contextlib import suppress
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path

from collation import collate
from corpus import Document, DocumentError, parse, read
from seeds import manifest

SIZES = (500, 5_000, 50_000)


def edited(sentences: list[str], random_: random.Random) -> list[str]:
    """The sentences with one in twenty reworded, taken out, put in or moved."""
    after: list[str] = []
    for sentence in sentences:
        chance = random_.random()
        if chance < 0.02 and len(sentence) > 8:
            at = random_.randrange(2, len(sentence) - 2)
            after.append(sentence[:at] + "进一步" + sentence[at + 2 :])
        elif chance < 0.03:
            continue
        elif chance < 0.04:
            after += [sentence, "新增各类市场主体" + str(random_.randrange(9999)) + "户。"]
        elif chance < 0.05 and after:
            after.insert(random_.randrange(max(0, len(after) - 200), len(after)), sentence)
        else:
            after.append(sentence)
    return after


def document(sentences: list[str]) -> Document:
    """A document of these sentences, one a paragraph."""
    return parse("\n\n".join(sentences), "a.md")


def difflib_opcodes(base: Document, revised: Document) -> object:
    """What Python's difflib makes of the two lists of sentences."""
    texts = [sentence.text for sentence in base.sentences]
    others = [sentence.text for sentence in revised.sentences]
    return SequenceMatcher(None, texts, others, autojunk=False).get_opcodes()


def seconds(work: Callable[[], object], runs: int = 3) -> float:
    """The best processor time of a few runs; other programs change it less than clock time."""
    best = float("inf")
    for _ in range(runs):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    pair = manifest()
    base, revised = read(pair.base), read(pair.revised)
    collate(base, revised)
    print(
        f"the two versions of the seeds: {1000 * seconds(partial(collate, base, revised)):.0f} ms"
    )
    pool: list[str] = []
    for path in sorted(p for p in options.folder.rglob("*") if p.suffix in {".txt", ".md"}):
        with suppress(DocumentError):
            pool += [s.text for s in read(path).sentences if len(s.text) > 6]
        if len(pool) > 120_000:
            break
    before = 0.0
    for size in SIZES:
        left = pool[:size]
        right = edited(left, random.Random(3))
        one, other = document(left), document(right)
        runs = 2 if size > 9_999 else 5
        ours = seconds(partial(collate, one, other), runs)
        theirs = seconds(partial(difflib_opcodes, one, other), runs)
        growth = f", growth {ours / size / before:.2f}" if before else ""
        ratio = f"ratio {ours / theirs:.1f}{growth}"
        print(f"{size} sentences: {ours:.2f} s, difflib {theirs:.2f} s, {ratio}")
        before = ours / size
    half = len(pool) // 2
    one, other = document(pool[:20_000]), document(pool[half : half + 20_000])
    print(f"20,000 unrelated sentences: {seconds(partial(collate, one, other), 1):.1f} s")


if __name__ == "__main__":
    main()
