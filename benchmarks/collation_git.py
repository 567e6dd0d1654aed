"""How many unchanged sentences a comparison marks as changed, beside git's word diff.

usage: python -m benchmarks.collation_git [FOLDER]

A sentence is unchanged when the base has it too, looking past width, spacing, wraps, numbering and
quotation marks. Compared are the two versions of the seeds, and with FOLDER pairs made of the
reports in it: some figures and sentences taken out or reworded, the rest printed as another
program would print it. git gets the same files: its word diff as it is, and by single characters.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import tempfile
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from benchmarks.version_reduced import Rates, make
from collation import Change, collate
from collation.keys import key
from corpus import Document, read
from seeds import manifest

RATES = Rates(move=0.0, split=0.0, merge=0.0)
BY_CHARACTERS = "--word-diff-regex=."


@dataclass(frozen=True, slots=True)
class Counted:
    """Sentences of the revised text: all, the unchanged ones, and those of them that were marked.

    `missed` are changed sentences that were not marked.
    """

    sentences: int
    unchanged: int
    wrong: dict[str, int]
    missed: dict[str, int]


def count(base: Path, revised: Path) -> Counted:
    """What each tool marks in the comparison of two files."""
    one, other = read(base), read(revised)
    known = {key(sentence.text).text for sentence in one.sentences}
    same = {s.index for s in other.sentences if key(s.text).text in known}
    changed = {s.index for s in other.sentences} - same
    marked = {
        "git": in_sentences(other, revised, marked_by_git(base, revised)),
        "git by characters": in_sentences(
            other, revised, marked_by_git(base, revised, BY_CHARACTERS)
        ),
        "jiaokan": {
            index
            for row in collate(one, other).rows
            if row.change is not Change.EQUAL
            for index in row.revised
        },
    }
    return Counted(
        len(other.sentences),
        len(same),
        {tool: len(same & told) for tool, told in marked.items()},
        {tool: len(changed - told) for tool, told in marked.items()},
    )


def marked_by_git(base: Path, revised: Path, *options: str) -> list[bool]:
    """For each character of the revised text that is no space: whether git marks it, or a removal
    right before it."""
    told = subprocess.run(
        [
            *("git", "diff", "--no-index", "--no-color", "-U1000000", "--word-diff=porcelain"),
            *(*options, "--", str(base), str(revised)),
        ],
        capture_output=True,
        check=False,
        env=os.environ | {"LC_ALL": "C.UTF-8", "GIT_CONFIG_GLOBAL": os.devnull},
    ).stdout.decode("utf-8", "surrogateescape")
    marks: list[bool] = []
    removed = False
    lines = told.split("\n")
    start = next((at for at, line in enumerate(lines) if line.startswith("@@")), len(lines))
    for line in lines[start + 1 :]:
        text = "".join(line[1:].split())
        if line.startswith("-"):
            removed = removed or bool(text)
        elif line.startswith((" ", "+")) and text:
            marks += [line[0] == "+" or (removed and not at) for at in range(len(text))]
            removed = False
    return marks


def in_sentences(document: Document, path: Path, marks: list[bool]) -> set[int]:
    """The sentences that hold a mark, found by their place in the file; spaces do not count."""
    raw = path.read_bytes().decode("utf-8-sig")
    rank = [0, *accumulate(not character.isspace() for character in raw)]
    if not marks:
        return set()
    assert len(marks) == rank[-1], (path, len(marks), rank[-1])  # every character is accounted for
    return {index for index, start, end in places(document) if any(marks[rank[start] : rank[end]])}


def places(document: Document) -> Iterator[tuple[int, int, int]]:
    """Each sentence with where it begins and ends in the decoded file."""
    for sentence in document.sentences:
        runs = document.paragraphs[sentence.paragraph].runs
        yield sentence.index, source(runs, sentence.start), source(runs, sentence.end - 1) + 1


def source(runs: Sequence[tuple[int, int]], offset: int) -> int:
    """Where in the file the character at an offset of the paragraph's text stands."""
    at = bisect_right(runs, offset, key=lambda run: run[0]) - 1
    return runs[at][1] + offset - runs[at][0]


def pairs(folder: Path, place: Path) -> Iterator[tuple[str, Path, Path]]:
    """The pairs made of the reports in a folder, written as files."""
    found = sorted(p for p in folder.rglob("*") if p.suffix in {".txt", ".md"})
    for number, path in enumerate(found):
        made = make(read(path), RATES, random.Random(1000 + number))
        base, revised = place / f"{number}-base.txt", place / f"{number}-revised.txt"
        base.write_text(made.base, encoding="utf-8", newline="")
        revised.write_text(made.revised, encoding="utf-8", newline="")
        yield path.name, base, revised


def tell(name: str, counted: Counted) -> None:
    """Print one line of the table."""
    wrong = ", ".join(f"{tool} {number}" for tool, number in counted.wrong.items())
    missed = ", ".join(f"{tool} {number}" for tool, number in counted.missed.items() if number)
    print(
        f"{name}: {counted.sentences} sentences, {counted.unchanged} unchanged; "
        f"wrongly marked: {wrong}" + (f"; missed: {missed}" if missed else "")
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--each", action="store_true", help="print every pair, not only the sum")
    options = parser.parse_args()
    tell("the two versions of the seeds", count(manifest().base, manifest().revised))
    if options.folder is None:
        return
    with tempfile.TemporaryDirectory() as place:
        counts = []
        for name, base, revised in pairs(options.folder, Path(place)):
            counts.append(count(base, revised))
            if options.each:
                tell(name, counts[-1])
    tell(
        f"{len(counts)} generated pairs",
        Counted(
            sum(one.sentences for one in counts),
            sum(one.unchanged for one in counts),
            {tool: sum(one.wrong[tool] for one in counts) for tool in counts[0].wrong},
            {tool: sum(one.missed[tool] for one in counts) for tool in counts[0].missed},
        ),
    )


if __name__ == "__main__":
    main()
