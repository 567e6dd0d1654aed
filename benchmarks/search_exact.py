"""Random pieces of documents, quoted, become the proof that each place is found and counted.

`python -m benchmarks.search_exact [FOLDER ... [SAMPLES [SEED]]]`, on the bundled documents, 2,000
pieces of 2 to 12 characters and seed 0 if not told otherwise. A piece must be found in all the
paragraphs that hold its characters, and counted as Ctrl+F counts: from left to right, none
overlapping. So must the same piece with other spacing, width, case and script, and what the
unquoted piece finds must hold all of that. What is there is counted in the documents as they are
read, not in the index. Ends with 1 when something was missed or counted wrong.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.harness import machine
from corpus import DocumentError, find_documents, read
from corpus.folding import matchable
from corpus.simplification import PAIRS
from corpus.words import is_word
from search_index import Index, open_index, search
from seeds import FOLDER

SAMPLES = 2000
LENGTHS = (2, 12)
KINDS = {
    "anywhere": "",
    "over a sentence end": "[。！？；].",
    "over a pause": "[，、：“”（）《》]",
    "with digits": "[0-9０-９]",
    "with Latin letters": "[A-Za-zａ-ｚ]",
}
TRADITIONAL = dict(zip(PAIRS[1::2], PAIRS[::2], strict=True))
WIDE = {point: point + 0xFEE0 for point in range(0x23, 0x7F)}
SIGNS = set('()（）“”"「」『』„＂*?＊？~～:：-－ \u3000')
"""Characters that mean something in a query that is not quoted."""

VARIANTS: dict[str, Callable[[str], str]] = {
    "as it stands": lambda piece: piece,
    "spaced": " ".join,
    "wrapped": lambda piece: piece[: len(piece) // 2] + "\n\u3000" + piece[len(piece) // 2 :],
    "full width": lambda piece: piece.translate(WIDE),
    "other case": str.swapcase,
    "traditional": lambda piece: "".join(TRADITIONAL.get(each, each) for each in piece),
}


def pieces(texts: list[str], count: int, choose: random.Random) -> Iterator[tuple[str, str]]:
    """Pieces of the texts with the kind of place that each was taken from, kinds in turn."""
    places = {
        kind: [at for at, text in enumerate(texts) if re.search(sign, text) and len(text) > 1]
        for kind, sign in KINDS.items()
    }
    kinds = [kind for kind, found in places.items() if found]
    made = 0
    while made < count:
        kind = kinds[made % len(kinds)]
        text = texts[choose.choice(places[kind])]
        length = choose.randint(*LENGTHS)
        at = choose.choice([each.start() for each in re.finditer(KINDS[kind] or ".", text)])
        start = max(0, at - choose.randrange(length))
        piece = text[start : start + length]
        if len(matchable(piece)) > 1 and '"' not in piece:
            made += 1
            yield kind, piece


def wrong(index: Index, held: dict[tuple[str, int], str], piece: str) -> Iterator[str]:
    """What is wrong with the answers for a piece; `held` are the paragraphs as they are matched."""
    needle = matchable(piece)
    counts = {place: text.count(needle) for place, text in held.items() if needle in text}
    for name, variant in VARIANTS.items():
        query = f'"{variant(piece)}"'
        hits = search(index, query, seconds=None).hits
        found = {(hit.document, hit.paragraph): len(hit.matches) for hit in hits}
        if found != counts:
            yield f"{name}: {query!r} {sum(found.values())} for {sum(counts.values())}"
    if set(piece) & SIGNS or not is_word(piece):
        return
    unquoted = {(hit.document, hit.paragraph) for hit in search(index, piece, seconds=None).hits}
    if missed := counts.keys() - unquoted:
        yield f"not found without quotation marks: {piece!r} in {len(missed)} paragraphs"


def main(words: list[str]) -> int:
    """Runs and prints; the exit code says whether nothing went wrong."""
    numbers = [int(word) for word in words if word.isdigit()]
    count, seed = numbers + [SAMPLES, 0][len(numbers) :]
    folders = [Path(word) for word in words if not word.isdigit()] or [FOLDER]
    held: dict[tuple[str, int], str] = {}
    texts: list[str] = []
    for path in find_documents(folders).files:
        try:
            document = read(path)
        except DocumentError:
            continue
        texts += [paragraph.text for paragraph in document.paragraphs]
        held |= {(str(path), each.index): matchable(each.text) for each in document.paragraphs}
    done: Counter[str] = Counter()
    failed: list[str] = []
    with open_index(folders, index_dir=Path(tempfile.mkdtemp(prefix="benchmark-"))) as index:
        for kind, piece in pieces(texts, count, random.Random(seed)):
            done[kind] += 1
            failed += [f"{kind}: {each}" for each in wrong(index, held, piece)]
    for line in failed[:20]:
        print(line)
    print(", ".join(f"{number} {kind}" for kind, number in done.items()), f"(seed {seed})")
    print(f"{len(held):,} paragraphs, {count} pieces, each in {len(VARIANTS)} forms:", end=" ")
    print(f"{len(failed)} wrong. {machine()}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
