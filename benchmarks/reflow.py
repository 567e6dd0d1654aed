"""How many paragraphs survive a machine's wrapping: known-good texts are wrapped and read back.

usage: python -m benchmarks.reflow FOLDER [--files N]

Every text is wrapped in each way of the table below, at widths from 12 to 60 columns, and read
again; a paragraph counts when it comes back identical. Characters count when all come back.

Where nothing but a short last line parts paragraphs, one whose last line is full leaves no sign of
its end. How many full lines end a sentence, and how many of them are told rightly to end the
paragraph or not, is printed for those ways: it bounds what can come back.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, pairwise
from pathlib import Path

from corpus import Document, Paragraph, ParagraphKind, parse, read
from corpus.lines import cell_width
from corpus.sentences import ends_sentence

HEADING = ParagraphKind.HEADING
WIDTHS = (12, 16, 20, 24, 30, 38, 48, 60)
CANNOT_BEGIN = "，。、；：！？）》”’」』】％%"


@dataclass(frozen=True, slots=True)
class Way:
    """One way of wrapping: the first-line indent, what parts lines, what parts paragraphs.

    Every `page` lines stand a page number and the running head, each alone on its line. Headings
    are indented as all paragraphs are, or `flush`, or `centred`.
    """

    name: str
    indent: str
    between_lines: str
    between_paragraphs: str
    page: int = 0
    kinsoku: bool = True
    cells: bool = False
    head: str = ""
    headings: str = ""

    @property
    def is_bare(self) -> bool:
        """Whether nothing but a short last line parts paragraphs."""
        return not self.indent and self.between_lines == self.between_paragraphs


WAYS = (
    Way("indented", "　　", "\n", "\n"),
    Way("indented, no kinsoku", "　　", "\n", "\n", kinsoku=False),
    Way("indented, cells", "　　", "\n", "\n", cells=True),
    Way("indented, double-spaced", "　　", "\n\n", "\n\n"),
    Way("indented, pages", "　　", "\n", "\n", page=30),
    Way("indented, double-spaced, pages", "　　", "\n\n", "\n\n", page=30),
    Way("indented, pages with heads", "　　", "\n", "\n", page=24, head="政府工作报告汇编"),
    Way("indented, headings flush", "　　", "\n", "\n", headings="flush"),
    Way("indented, headings centred", "　　", "\n", "\n", headings="centred"),
    Way("blank line between", "", "\n", "\n\n"),
    Way("blank line between, cells", "", "\n", "\n\n", cells=True),
    Way("blank line between, pages", "", "\n", "\n\n", page=30),
    Way("blank line between, pages with heads", "", "\n", "\n\n", page=24, head="法规汇编"),
    Way("double-spaced, two blank lines between", "", "\n\n", "\n\n\n"),
    Way("no sign between", "", "\n", "\n"),
    Way("no sign between, double-spaced", "", "\n\n", "\n\n"),
)


def wrap(paragraph: str, width: int, way: Way, *, heading: bool = False) -> Iterator[str]:
    """The lines of a paragraph; `width` in characters, or in cells of half a character."""
    lines = _filled(paragraph, width, way, "" if heading and way.headings else way.indent)
    for line in lines:
        centred = heading and way.headings == "centred"
        yield "　" * ((width - len(line)) // 2) + line if centred else line


def _filled(paragraph: str, width: int, way: Way, indent: str) -> Iterator[str]:
    measure: Callable[[str], int] = cell_width if way.cells else len
    limit = width * 2 if way.cells else width
    line = indent
    for unit in re.findall(r"[A-Za-z]+|.", paragraph):
        if measure(line + unit) > limit and line.strip():
            if way.kinsoku and unit in CANNOT_BEGIN and measure(line + unit) <= limit + 2:
                line += unit
                continue
            yield line
            line = ""
        line += unit
    if line:
        yield line


def wrapped(paragraphs: Sequence[str], width: int, way: Way, headings: Container[int] = ()) -> str:
    """The whole text as a machine would print it; `headings` are the places of headings."""
    lines: list[tuple[str, str]] = []
    for at, paragraph in enumerate(paragraphs):
        parts = list(wrap(paragraph, width, way, heading=at in headings))
        lines += [(part, way.between_lines) for part in parts[:-1]]
        lines.append((parts[-1], way.between_paragraphs))
    pieces: list[str] = []
    for at, (line, gap) in enumerate(lines):
        pieces += [line, gap]
        if way.page and at % way.page == way.page - 1:
            pieces.append(f"\n\n— {at // way.page + 1} —\n\n")
            pieces.append(f"{way.head}\n\n" if way.head else "")
    return "".join(pieces)


def in_doubt(paragraphs: list[str], width: int, way: Way) -> dict[int, bool]:
    """The offsets, without spacing, behind full lines that end a sentence; whether a paragraph
    ends there."""
    found: dict[int, bool] = {}
    at = 0
    for paragraph, after in pairwise(paragraphs):
        lines = list(wrap(paragraph, width, way))
        for line, follows in zip(lines, [*lines[1:], after], strict=True):
            at += unspaced(line)
            first = re.match(r"[A-Za-z]+|.", follows)
            full = first is not None and len(line + first[0]) > width
            if full and ends_sentence(line):
                found[at] = follows is after
    return found


def unspaced(text: str) -> int:
    """The characters of a text that are no spacing."""
    return len("".join(text.split()))


def body(document: Document) -> list[Paragraph]:
    """The paragraphs without what belongs to the page."""
    return [each for each in document.paragraphs if each.kind is not ParagraphKind.NAVIGATION]


def survived(before: list[str], after: list[str]) -> int:
    """How many paragraphs come back identical and in order."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


def main() -> None:
    """Measure and print one line for each way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=12)
    parser.add_argument("--way", default="")
    parser.add_argument("--show", action="store_true", help="print what did not come back")
    options = parser.parse_args()
    paths = sorted(p for p in options.folder.rglob("*") if p.suffix in {".txt", ".md"})
    chosen = random.Random(7).sample(paths, min(options.files, len(paths)))
    texts = [body(read(path)) for path in chosen]
    for way in (way for way in WAYS if options.way in way.name):
        total = good = lost = doubtful = right = 0
        by_width: list[str] = []
        for width in WIDTHS:
            here = came = 0
            for whole in texts:
                paragraphs = [each.text for each in whole]
                headings = {at for at, each in enumerate(whole) if each.kind is HEADING}
                source = wrapped(paragraphs, width, way, headings)
                back = [each.text for each in body(parse(source, "a.txt"))]
                here += len(paragraphs)
                came += survived(paragraphs, back)
                lost += re.sub(r"\s", "", "".join(back)) != re.sub(r"\s", "", "".join(paragraphs))
                if way.is_bare:
                    ends = set(accumulate(map(unspaced, back)))
                    doubts = in_doubt(paragraphs, width, way)
                    doubtful += len(doubts)
                    right += sum((at in ends) == is_end for at, is_end in doubts.items())
                if options.show:
                    show(paragraphs, back)
            total, good = total + here, good + came
            by_width.append(f"{width}: {100 * came / here:.2f}")
        share = 100 * good / total
        print(f"{way.name:40} {share:6.2f} % of {total} paragraphs; {lost} texts lose characters")
        print(f"{'':6}by width {', '.join(by_width)}", flush=True)
        if doubtful:
            told = f"{doubtful} full lines that end a sentence, {100 * right / doubtful:.2f} %"
            print(f"{'':6}{told} of them told rightly to end the paragraph or not", flush=True)


def show(before: list[str], after: list[str]) -> None:
    """Print the paragraphs that did not come back, and what came instead."""
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            print("  -", " | ".join(before[a:b]))
            print("  +", " | ".join(after[c:d]))


if __name__ == "__main__":
    main()
