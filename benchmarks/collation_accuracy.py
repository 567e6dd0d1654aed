"""How well rows, moves and figures are told, on version pairs of every sort made of real documents.

usage: python -m benchmarks.collation_accuracy FOLDER ... [--sort SORT] [--seed N] [--show N]

Of the sorts, `reduced` takes figures out of a document to make its base (`version_reduced`); the
others make another version of it (`version_making`): the same report edited throughout, a short
summary of it, a revised statute. All but the statutes are made of the same documents: name the
folder of statutes for that sort alone.
"""

from __future__ import annotations

import argparse
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from rapidfuzz.distance import LCSseq

from benchmarks import version_reduced
from benchmarks.version_making import NOTHING, SORTS, Told, Version, make
from collation import Change, Collation, Row, collate
from corpus import Document, DocumentError, ParagraphKind, parse, read
from corpus.folding import matchable
from figures import COUNTED, Figure, find_figures

FEWEST = 40
"""Sentences; a shorter document makes no version pair."""

REDUCED = "reduced"


@dataclass(slots=True)
class Tally:
    """Right, false and missed by what was told."""

    right: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def add(self, what: str, told: set[object], true: set[object]) -> None:
        """Count what was told against what is true."""
        self.right[what] += len(told & true)
        self.false[what] += len(told - true)
        self.missed[what] += len(true - told)

    def lines(self) -> Iterator[str]:
        """A line for each kind with precision and recall."""
        for what in self.right | self.false | self.missed:
            right, false, missed = self.right[what], self.false[what], self.missed[what]
            precision = right / (right + false) if right + false else 1.0
            recall = right / (right + missed) if right + missed else 1.0
            yield (
                f"  {what:<10} precision {precision:.4f}  recall {recall:.4f}"
                f"  ({right} right, {false} false, {missed} missed)"
            )


def owners(document: Document, version: Version) -> tuple[list[int], list[int]]:
    """For each sentence read out of the new version: where it starts there, and which it is."""
    starts: list[int] = []
    own: list[int] = []
    at = 0
    for sentence in document.sentences:
        text = re.sub(r"\s", "", sentence.text)
        found = version.squeezed.find(text, at, at + len(text) + 400)
        start = found if found >= 0 else at
        starts.append(start)
        own.append(min(bisect_right(version.ends, start + len(text) // 2), len(version.ends) - 1))
        at = start + len(text)
    return starts, own


def judge(collation: Collation, version: Version, tally: Tally) -> list[str]:
    """Count what a collation tells rightly and wrongly; a line for each wrong thing."""
    starts, own = owners(collation.revised, version)
    wrong: list[str] = []

    def place(figure: Figure) -> tuple[int, int]:
        sentence = collation.revised.sentences[figure.sentence]
        before = len(re.sub(r"\s", "", sentence.text[: figure.start]))
        length = len(re.sub(r"\s", "", sentence.text[figure.start : figure.end]))
        return starts[figure.sentence] + before, starts[figure.sentence] + before + length

    def inserted(figure: Figure) -> bool:
        return version.sentences[own[figure.sentence]].inserted

    figures = [f for s in collation.revised.sentences for f in find_figures(s.text, s.index)]
    wanted = {
        "added": {span[:2] for span in version.spans if span[2].what == "added"},
        "changed": {span[:2] for span in version.spans if span[2].what == "changed"},
        "restated": {span[:2] for span in version.spans if span[2].what == "restated"},
    }
    wanted["added"] |= {
        place(f)
        for f in figures
        if inserted(f) and f.kind in COUNTED and not _marked(place(f), wanted["added"])
    }
    told = {"added": set[tuple[int, int]](), "changed": set(), "restated": set()}
    rows: dict[tuple[int, int], Row] = {}
    for row in collation.rows:
        pairs = {
            "added": row.figures.added,
            "changed": [p.revised for p in row.figures.changed],
            "restated": [p.revised for p in row.figures.restated],
        }
        for what, found in pairs.items():
            for figure in found:
                if figure.kind in COUNTED:
                    here = place(figure)
                    span = _marked(here, wanted[what]) or here
                    told[what].add(span)
                    rows[span] = row
    for what in ("added", "changed", "restated"):
        tally.add(what, set(told[what]), set(wanted[what]))
        wrong += [
            f"FALSE {what} {version.squeezed[a:b]} | {_shown(collation, rows[a, b])}"
            for a, b in sorted(told[what] - wanted[what])
        ]
        wrong += [
            f"MISSED {what} {version.squeezed[a:b]} | {_row_at(collation, starts, a)}"
            for a, b in sorted(wanted[what] - told[what])
        ]
    wrong += _judge_rows(collation, version, own, tally)
    return wrong


def _judge_rows(
    collation: Collation, version: Version, own: Sequence[int], tally: Tally
) -> list[str]:
    wrong: list[str] = []
    heads = [p.kind is not ParagraphKind.BODY for p in collation.base.paragraphs]
    links = {(b, own[r]) for row in collation.rows for b in row.base for r in row.revised}
    repeated = Counter(sentence.text for sentence in collation.base.sentences)
    alone = {s.index for s in collation.base.sentences if repeated[s.text] == 1}
    links = {(b, at) for b, at in links if b in alone}
    seen = set(own)
    true = {
        (b, at)
        for at, told in enumerate(version.sentences)
        for b in told.base
        if at in seen and b in alone and _in_common(collation.base.sentences[b].text, told.text)
    }
    tally.add("aligned", set(links), set(true))
    for row in collation.rows:
        here = {(b, own[r]) for b in row.base for r in row.revised if b in alone}
        if here - true:
            wrong.append(f"FALSE aligned | {_shown(collation, row)}")
    lost = sorted({at for _, at in true - links})
    by_own: dict[int, Row] = {own[r]: row for row in collation.rows for r in row.revised}
    for at in lost:
        bases = " + ".join(collation.base.sentences[b].text for b in version.sentences[at].base)
        wrong.append(f"MISSED aligned | {bases} => {_shown(collation, by_own[at])}")
    moved = {own[r] for row in collation.rows if row.moved for r in row.revised}
    truly = {at for at in _truly_moved(version.sentences) if at in seen}
    headings = {
        own[r]
        for row in collation.rows
        for r in row.revised
        if row.base and heads[collation.base.sentences[row.base[0]].paragraph]
    }
    tally.add("moved", set(moved - headings), set(truly - headings))
    return wrong + [
        f"{'FALSE' if at in moved else 'MISSED'} moved | {_shown(collation, by_own[at])}"
        for at in sorted(moved ^ truly)
    ]


def _in_common(base: str, told: str) -> bool:
    """Whether a part of a base sentence has something of it: not only what was put in."""
    own = re.sub(
        "[\U000f0000-\U000fffff][^\U000f0000-\U000fffff]*[\U000f0000-\U000fffff]", "", told
    )
    common = LCSseq.similarity(base, own)
    return common >= max(4, 0.3 * min(len(own), len(base)))


def _truly_moved(sentences: Sequence[Told]) -> Iterator[int]:
    """The moved sentences that passed at least two that stayed: of two neighbours that changed
    places nobody can tell which one moved."""
    stayed = [
        (at, told.base[0]) for at, told in enumerate(sentences) if told.base and not told.moved
    ]
    for at, told in enumerate(sentences):
        if told.moved:
            passed = [b for place, b in stayed if (place < at) != (b < told.base[0])]
            if len(set(passed)) >= 2:
                yield at


def _marked(span: tuple[int, int], marks: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    return next((mark for mark in marks if mark[0] < span[1] and span[0] < mark[1]), None)


def _row_at(collation: Collation, starts: Sequence[int], place: int) -> str:
    at = bisect_right(starts, place) - 1
    return next(_shown(collation, row) for row in collation.rows if at in row.revised)


def _shown(collation: Collation, row: Row) -> str:
    base = " // ".join(collation.base.sentences[b].text for b in row.base)
    revised = " // ".join(collation.revised.sentences[r].text for r in row.revised)
    verdicts = row.figures
    told = " ".join(
        [f"+{f.text}" for f in verdicts.added]
        + [f"-{f.text}" for f in verdicts.removed]
        + [f"{p.base.text}>{p.revised.text}" for p in verdicts.changed]
        + [f"{p.base.text}={p.revised.text}" for p in verdicts.restated]
    )
    return f"{row.change}{' moved' * row.moved} [{told}]\n    B {base}\n    R {revised}"


def documents(folders: Iterable[Path]) -> Iterator[Document]:
    """The documents of some folders that are long enough, as they are read."""
    for folder in folders:
        paths = [folder] if folder.is_file() else sorted(folder.rglob("*.*"))
        for path in paths:
            if path.suffix in {".txt", ".md"}:
                try:
                    document = read(path)
                except DocumentError:
                    continue
                if len(document.sentences) >= FEWEST:
                    yield document


def reduced(bases: Sequence[Document], random: Random, tally: Tally) -> list[str]:
    """Count the added figures of pairs whose base was reduced; a line for each wrong row."""
    wrong: list[str] = []
    for base in bases:
        made = version_reduced.make(base, version_reduced.Rates(), random)
        collation = collate(parse(made.base, "base.txt"), parse(made.revised, "revised.txt"))
        told: Counter[str] = Counter()
        for row in collation.rows:
            told.update(matchable(f.text) for f in row.figures.added if f.kind in COUNTED)
        tally.right["added"] += (told & made.added).total()
        tally.false["added"] += (told - made.added).total()
        tally.missed["added"] += (made.added - told).total()
        false = told - made.added
        wrong += [
            f"FALSE added | {_shown(collation, row)}"
            for row in collation.rows
            if any(matchable(figure.text) in false for figure in row.figures.added)
        ]
    return wrong


def revised(bases: Sequence[Document], sort: str, random: Random, tally: Tally) -> list[str]:
    """Count what is told of pairs with another version; a line for each wrong thing."""
    wrong: list[str] = []
    for at, base in enumerate(bases):
        texts = [sentence.text for sentence in bases[at - 1].sentences]
        donors = [text for text in texts if text.endswith("。") and 12 < len(text) < 120]
        version = make(base, SORTS[sort], random, donors)
        wrong += judge(collate(base, parse(version.text, "version.txt")), version, tally)
    return wrong


def copied(bases: Sequence[Document], random: Random) -> tuple[int, list[str]]:
    """The figures told as added between copies printed anew, and the rows that are not equal."""
    added = 0
    wrong: list[str] = []
    for base in bases:
        copy = collate(base, parse(make(base, NOTHING, random, ()).text, "copy.txt"))
        added += copy.summary.added_figures
        changed = (row for row in copy.rows if row.change is not Change.EQUAL)
        wrong += [f"COPY | {_shown(copy, row)}" for row in changed]
    return added, wrong


def main() -> None:
    """Make the pairs and print how well they are told."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="+", type=Path)
    parser.add_argument("--sort", choices=[REDUCED, *SORTS], action="append")
    parser.add_argument("--files", type=int, default=31)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="so many wrong things, drawn by lot")
    parser.add_argument("--only", default="", help="of those shown, only such as begin so")
    options = parser.parse_args()
    found = list(documents(options.folder))
    bases = Random(options.seed).sample(found, min(options.files, len(found)))
    copies, wrong = copied(bases, Random(options.seed))
    print(f"{len(bases)} documents, seed {options.seed}; figures added in copies: {copies}")
    for sort in options.sort or (REDUCED, "report", "summary"):
        random, tally = Random(options.seed), Tally()
        if sort == REDUCED:
            wrong += reduced(bases, random, tally)
        else:
            wrong += revised(bases, sort, random, tally)
        print("\n".join([f"{sort}:", *tally.lines()]))
    wrong = [line for line in wrong if line.startswith(options.only)]
    for line in Random(options.seed).sample(wrong, min(options.show, len(wrong))):
        print(line)


if __name__ == "__main__":
    main()
