"""How much of a text can be found again: random substrings of it, in whatever format it is made.

usage: python -m benchmarks.substrings FOLDER [--files N] [--way NAME] [--samples N] [--show]

A sample is a stretch of one line of the source file, spacing taken out. It is found when a
paragraph holds it, and whole when one sentence does; only samples that end no sentence inside are
looked for in sentences. Beside the file as it is, all that `benchmarks.formats` makes is read.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import tempfile
from pathlib import Path

from benchmarks.formats import WAYS, Way
from corpus import Document, ParagraphKind, read

SHORTEST, LONGEST = 4, 40
_ends_inside = re.compile(r"[。！？!?…](?!$)")


def stretches(lines: list[str], samples: int, rng: random.Random) -> list[str]:
    """Random stretches of lines, spacing taken out."""
    found: list[str] = []
    weights = [len(line) for line in lines]
    for line in rng.choices(lines, weights, k=samples):
        length = rng.randint(min(SHORTEST, len(line)), min(LONGEST, len(line)))
        start = rng.randint(0, len(line) - length)
        found.append(line[start : start + length])
    return found


def bare(text: str) -> str:
    """The text without spacing."""
    return re.sub(r"\s", "", text)


def lost(document: Document, samples: list[str]) -> tuple[list[str], list[str]]:
    """The samples that no paragraph holds, and those that no sentence holds whole."""
    paragraphs = "\n".join(bare(each.text) for each in document.paragraphs)
    shown = [each for each in document.paragraphs if each.kind is not ParagraphKind.NAVIGATION]
    sentences = "\n".join(
        bare(each.text[start:end]) for each in shown for start, end in each.sentences
    )
    missing = [each for each in samples if bare(each) not in paragraphs]
    parted = [
        each
        for each in samples
        if not _ends_inside.search(each) and bare(each) not in sentences and each not in missing
    ]
    return missing, parted


def made(way: Way | None, path: Path, lines: list[str], folder: Path) -> Path:
    """The file to read: the source itself, or what the programs of a way make of its lines."""
    if way is None:
        return path
    target = folder / f"{path.stem}-{WAYS.index(way)}{way.suffix}"
    if not target.exists():
        way.make(lines, target)
    return target


def main() -> None:
    """Measure and print one line for each way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=31)
    parser.add_argument("--samples", type=int, default=300, help="of each file")
    parser.add_argument("--way", default="", help="only what has this in its name")
    parser.add_argument("--show", action="store_true", help="print what was not found")
    options = parser.parse_args()
    paths = [
        path
        for path in sorted(options.folder.rglob("*"))
        if path.suffix in {".txt", ".md"} and path.name[0].isalnum()
    ]
    rng = random.Random(5)
    chosen = rng.sample(paths, min(options.files, len(paths)))
    for way in (None, *WAYS):
        name = way.name if way else "as it is"
        if options.way not in name or (way and way.simplified):
            continue
        if way and not all(map(shutil.which, way.programs)):
            print(f"{name:32} not measured: a program is not installed")
            continue
        total = missing = parted = 0
        with tempfile.TemporaryDirectory() as scratch:
            for path in chosen:
                source = re.sub(r"^#+ ", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
                source = re.sub(r"<!--.*?-->", "", source, flags=re.DOTALL)
                lines = [text for line in source.splitlines() if (text := re.sub(r"\s", "", line))]
                if not lines:
                    continue
                samples = stretches(lines, options.samples, rng)
                found = lost(read(made(way, path, lines, Path(scratch))), samples)
                total += len(samples)
                missing += len(found[0])
                parted += len(found[1])
                if options.show:
                    for text in found[0]:
                        print("  not found", path.name, text)
                    for text in found[1]:
                        print("  not whole", path.name, text)
        print(f"{name:32} {total} samples, {missing} not found, {parted} in no one sentence")


if __name__ == "__main__":
    main()
