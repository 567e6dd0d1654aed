"""The margins of the columns of a PDF: where lines begin and end, and how far apart they are."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from corpus.readers.pdf_layout import PrintedLine
from corpus.sentences import ends_sentence

_INDENT = range(6, 11)
"""Quarters of a character that the first lines of paragraphs are set in, about two characters."""

_ROOM_AT_END = 3.0
"""Characters that a line leaves free at its end which is the last of a paragraph."""

_FEWEST_ON_PAGE = 6
"""Lines of a page that its own margins are told from."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the lines of a column begin and end, and the usual distance of their baselines.

    `indented` says that paragraphs begin two characters further in: most of the lines do that
    stand behind one that ends well before the margin.
    """

    left: float
    right: float
    pitch: float
    indented: bool


def margins_of(printed: Sequence[PrintedLine]) -> Callable[[PrintedLine], Margins]:
    """What tells the margins of the column that a line stands in: those of its own page where they
    are plain there, since the parts of a document are often set to different widths."""
    columns: defaultdict[tuple[int, int], list[PrintedLine]] = defaultdict(list)
    pages: defaultdict[tuple[int, tuple[int, int]], list[PrintedLine]] = defaultdict(list)
    for line in printed:
        columns[line.column].append(line)
        if not line.in_table:
            pages[line.page, line.column].append(line)
    usual = {
        column: _margins([line for line in lines if not line.in_table] or lines)
        for column, lines in columns.items()
    }
    own = {
        place: margins
        for place, lines in pages.items()
        if (margins := _own_margins(lines, usual[place[1]])) is not None
    }
    return lambda line: own.get((line.page, line.column)) or usual[line.column]


def _own_margins(lines: Sequence[PrintedLine], usual: Margins) -> Margins | None:
    """The margins of a page that shows them by itself where they are not the usual ones."""
    if len(lines) < _FEWEST_ON_PAGE:
        return None
    margins = _margins(lines)
    size = median(line.size for line in lines)
    long = 0.5 * (usual.right - usual.left)
    at_edge = sum(
        abs(line.right - margins.right) < size
        and line.right - line.left > long
        and not ends_sentence(line.text)
        for line in lines
    )
    beyond = sum(line.right > margins.right + size for line in lines)
    aside = max(abs(margins.right - usual.right), abs(margins.left - usual.left)) > size / 2
    spaced = abs(margins.pitch - usual.pitch) > 0.2 * usual.pitch
    shown = 10 * beyond <= len(lines) and at_edge >= max(2, 0.2 * len(lines))
    return margins if shown and (aside or spaced) else None


def _margins(lines: Sequence[PrintedLine]) -> Margins:
    """The margins that many lines share; a line end that few reach is no margin."""
    size = median(line.size for line in lines)
    step = size / 4
    lefts = Counter(round(line.left / step) for line in lines)
    rights = Counter(round(line.right / step) for line in lines)
    few = max(2, 0.04 * len(lines))
    left = min((at for at, count in lefts.items() if count >= few), default=min(lefts))
    reach = {at: rights[at - 1] + count + rights[at + 1] for at, count in rights.items()}
    many = max(2, 0.25 * max(reach.values()))
    right = max((at for at, count in reach.items() if count >= many), default=max(rights))
    drops = Counter(
        round((a.base - b.base) * 2)
        for a, b in itertools.pairwise(lines)
        if a.page == b.page and 0 < a.base - b.base < 4 * size
    )
    pitch = drops.most_common(1)[0][0] / 2 if drops else 1.5 * size
    indents = [
        round(after.left / step) - left
        for before, after in itertools.pairwise(lines)
        if right * step - before.right > _ROOM_AT_END * size
    ]
    begun = sum(at in _INDENT for at in indents)
    return Margins(left * step, right * step, pitch, indented=2 * begun >= max(2, len(indents)))
