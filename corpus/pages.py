"""Lines of a paged text become its body and its furniture: page numbers, running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.lines import Line
from corpus.sentences import ends_sentence

LONGEST_HEAD = 40
"""Characters; a longer line is no running head."""

LONGEST_NUMBER = 24
"""Characters of a page number with what is set around it."""

_SHORTEST_PAGE = 80
"""Characters that most pages of a text with bare page numbers have at least."""

REPEATED, REPEATED_ON_ALL = 3, 2
"""Pages on which a running head must stand to be one; fewer do when no page number lacks it."""

_marked_number = re.compile(
    r"[-—–－·•.\s]+[1-9]\d{0,3}[-—–－·•.\s]+$"
    r"|第\s*\d{1,4}\s*页(?:\s*[,，/／]?\s*共\s*\d{1,4}\s*页)?$"
    r"|\d{1,3}\s*[/／]\s*\d{1,3}$"
    r"|(?:Page|page|PAGE)\s*\d{1,4}(?:\s*of\s*\d{1,4})?$"
)
_bare_number = re.compile(r"\d{1,4}$")
_COUNTED = frozenset({"专栏", "專欄"})
"""What the number on the next line counts: boxes, not pages."""

_numbered_head = re.compile(r"^[-—–·\s]*\d{1,3}[-—–·]?\s+\D|\D\s+[-—–·]?\d{1,3}[-—–·\s]*$")
_GOES_ON = frozenset("：:；;，,、")
_digits = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Pages:
    """The body lines, where a page ended marked in them, and the furniture in its order."""

    body: tuple[Line, ...]
    furniture: tuple[Line, ...]


def part_pages(lines: Sequence[Line]) -> Pages:
    """The body and the furniture of a text; a text without pages is all body."""
    numbers = _page_numbers(lines)
    ends = sorted({*numbers, *(at for at, line in enumerate(lines) if line.page)})
    if not ends:
        return Pages(tuple(lines), ())
    furniture = numbers | _running_heads(lines, numbers)
    body: list[Line] = []
    page = False
    for at, line in enumerate(lines):
        if at in furniture:
            page = True
        else:
            body.append(line._replace(page=True) if page else line)
            page = False
    return Pages(tuple(body), tuple(lines[at] for at in sorted(furniture)))


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    """The lines that are page numbers: set off by dashes or words, or bare and counting up."""
    short = [(at, line.raw) for at, line in enumerate(lines) if len(line.raw) <= LONGEST_NUMBER]
    marked = {at for at, raw in short if _marked_number.match(raw)}
    bare = [
        (at, int(raw))
        for at, raw in short
        if _bare_number.match(raw) and not (at and lines[at - 1].raw in _COUNTED)
    ]
    counting: set[int] = set()
    run: list[int] = []
    expected = -1
    for at, number in bare:
        if number != expected:
            run = []
        run.append(at)
        expected = number + 1
        if len(run) >= REPEATED and _are_pages_apart(lines, run):
            counting.update(run)
    return marked | counting


def _are_pages_apart(lines: Sequence[Line], run: Sequence[int]) -> bool:
    """Whether numbers that count up stand as far from each other as the ends of pages do, and not
    as those of the rows of a table with a line for each cell."""
    lengths = [lines[after].start - lines[before].end for before, after in pairwise(run)]
    return run[-1] - run[-2] > 2 and median(lengths) >= _SHORTEST_PAGE


def _running_heads(lines: Sequence[Line], numbers: set[int]) -> set[int]:
    """The short lines at page ends that stand, but for their digits, on several pages, and that do
    not stand within pages as often."""
    counts: Counter[str] = Counter()
    within: Counter[str] = Counter()
    by_number: Counter[str] = Counter()
    for at, line in enumerate(lines):
        near = bool({at - 1, at + 1} & numbers)
        after = at + 1 < len(lines) and lines[at + 1].page
        edge = near or line.page or after or (at == 0 and _numbered_head.search(line.raw))
        if at not in numbers and len(line.raw) <= LONGEST_HEAD and line.raw[-1] not in _GOES_ON:
            text = _digits.sub("0", line.content.text)
            (counts if edge else within)[text] += 1
            by_number[text] += near and not ends_sentence(text)
    heads = {
        text
        for text, count in counts.items()
        if (count >= REPEATED or by_number[text] >= max(REPEATED_ON_ALL, len(numbers)))
        and count > within[text]
    }
    # The first page has no page end before its head. Its first line is the title itself, unless
    # the number of the page stands beside it.
    return {
        at
        for at, line in enumerate(lines)
        if heads
        and (at or 1 in numbers or _numbered_head.search(line.raw))
        and len(line.raw) <= LONGEST_HEAD
        and _digits.sub("0", line.content.text) in heads
    }
