"""Folders of documents become a random sample of sentences to annotate, one JSON object a line.

    python -m benchmarks.figures_sample COUNT FOLDER [COUNT FOLDER ...]

From each folder so many sentences are drawn that hold a numeral character, at most one of a
document until every document has given one; others can hold no figure. Half are marked held out.
The draw is seeded: the same folders give the same sentences.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from corpus import JiaokanError, read

SEED = 20250
_numeral = re.compile("[0-9０-９零〇一二两三四五六七八九十百千万亿半壹贰叁肆伍陆柒捌玖拾佰仟①-⑳]")
_LONGEST = 240


def main(arguments: list[str]) -> None:
    """Prints the sample; an annotator then writes the figures of each line by reading it."""
    chance = random.Random(SEED)
    number = 0
    for count, folder in zip(arguments[::2], arguments[1::2], strict=True):
        for source, text in _draw(chance, Path(folder), int(count)):
            held_out = chance.random() < 0.5
            line = {"id": number, "source": source, "held_out": held_out, "text": text}
            sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
            number += 1


def _draw(chance: random.Random, folder: Path, count: int) -> Iterator[tuple[str, str]]:
    paths = sorted(path for path in folder.rglob("*") if path.suffix in {".txt", ".md"})
    chance.shuffle(paths)
    seen: set[str] = set()
    kept: dict[Path, list[str]] = {}
    while len(seen) < count:
        for path in paths:
            if len(seen) == count:
                return
            if path not in kept:
                kept[path] = _sentences(path)
            fresh = [text for text in kept[path] if text not in seen]
            if fresh:
                text = chance.choice(fresh)
                seen.add(text)
                yield path.name, text


def _sentences(path: Path) -> list[str]:
    try:
        document = read(path)
    except JiaokanError:
        return []
    return [
        sentence.text
        for sentence in document.sentences
        if _numeral.search(sentence.text) and len(sentence.text) <= _LONGEST
    ]


if __name__ == "__main__":
    main(sys.argv[1:])
