"""The margins of the columns of a PDF: where lines begin and end, and how far apart they are."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from corpus.lines import cell_width
from corpus.readers.pdf_layout import PrintedLine
from corpus.sentences import ends_sentence

_NEVER_FIRST = frozenset("，。、；：！？）》”’“‘」』】〕％%,.;:!?)]}…—·")
_NEVER_LAST = frozenset("（《“‘”’「『【〔([{…—")
_TOGETHER = frozenset("0123456789.%+-/:∶~ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_STOPS = frozenset("，、。；：")
_LONGEST_UNIT = 24

_INDENT = range(6, 11)
"""Quarters of a character that the first lines of paragraphs are set in, about two characters."""

_ROOM_AT_END = 3.0
"""Characters that a line leaves free at its end which is the last of a paragraph."""

_FEWEST_ON_PAGE = 6
"""Lines of a page that its own margins are told from."""


_LEAST_GAP = 1.15
"""How many times as far apart as lines paragraphs stand at least."""

_FEWEST_EVEN, _MOST_SHORT = 10, 0.04
"""Lines that end nothing, and the share of them that may leave room, where lines are even."""

_FEWEST_GOING_ON = 3
"""Full lines that end no sentence, which the distance of baselines is told from."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the lines of a column begin and end, and the usual distance of their baselines.

    `indented` says that paragraphs begin two characters further in: most of the lines do that
    stand behind one that ends well before the margin. `even` says that no line stops short which
    goes on in the next one. `gap` is the usual distance of the baselines of two paragraphs where
    it is larger than `pitch`, and else None.
    """

    left: float
    right: float
    pitch: float
    indented: bool
    even: bool = False
    gap: float | None = None


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
    pitch = _pitch(lines, right * step, size)
    indents = [
        round(after.left / step) - left
        for before, after in itertools.pairwise(lines)
        if right * step - before.right > _ROOM_AT_END * size
    ]
    begun = sum(at in _INDENT for at in indents)
    margins = Margins(left * step, right * step, pitch, indented=2 * begun >= max(2, len(indents)))
    return replace(margins, even=_is_even(lines, margins), gap=_gap(lines, margins))


def _is_even(lines: Sequence[PrintedLine], margins: Margins) -> bool:
    """Whether of the long lines that end nothing, hardly any leaves room for what follows it."""
    long = 0.75 * (margins.right - margins.left)
    short = [
        not is_full(a, b, margins)
        for a, b in itertools.pairwise(lines)
        if a.right - margins.left > long
        and not (a.text[-1] in "：:；;" or ends_sentence(a.text))
        and abs(b.left - margins.left) < a.size / 2
    ]
    return len(short) >= _FEWEST_EVEN and sum(short) <= _MOST_SHORT * len(short)


def _gap(lines: Sequence[PrintedLine], margins: Margins) -> float | None:
    """How far paragraphs stand apart where that is more than lines do: below short lines that end
    a sentence."""
    drops = Counter(
        round((a.base - b.base) * 2)
        for a, b in itertools.pairwise(lines)
        if a.page == b.page
        and 0 < a.base - b.base < 4 * a.size
        and margins.right - a.right > _ROOM_AT_END * a.size
        and ends_sentence(a.text)
        and not (a.in_table or b.in_table)
    )
    if drops.total() < _FEWEST_GOING_ON:
        return None
    gap = drops.most_common(1)[0][0] / 2
    return gap if gap > _LEAST_GAP * margins.pitch else None


def is_full(line: PrintedLine, below: PrintedLine, margins: Margins) -> bool:
    """Whether a line has no room left for the beginning of the one below it."""
    return margins.right - line.right < _room_needed(below) + 0.35 * line.size


def _room_needed(line: PrintedLine) -> float:
    """The width of what a line begins with and no line end may part (Unicode annex 14).

    LibreOffice keeps figures and letters and the stop before them together (10.4%、13.3%).
    """
    text = line.text
    end = 1
    while end < min(len(text), _LONGEST_UNIT) and (
        text[end] in _NEVER_FIRST
        or text[end - 1] in _NEVER_LAST
        or (text[end] in _TOGETHER and text[end - 1] in _TOGETHER)
        or (text[end] in _TOGETHER and text[end - 1] in _STOPS)
    ):
        end += 1
    return cell_width(text[:end]) * line.first / max(1, cell_width(text[0]))


def _pitch(lines: Sequence[PrintedLine], right: float, size: float) -> float:
    """The usual distance of two baselines within a paragraph: below full lines that end no
    sentence where there are such, as most lines of short paragraphs stand below an end."""
    pairs = [
        (round((a.base - b.base) * 2), right - a.right < size and not ends_sentence(a.text))
        for a, b in itertools.pairwise(lines)
        if a.page == b.page and 0 < a.base - b.base < 4 * size
    ]
    within = Counter(drop for drop, goes_on in pairs if goes_on)
    if within.total() < _FEWEST_GOING_ON:
        within = Counter(drop for drop, _ in pairs)
    return within.most_common(1)[0][0] / 2 if within else 1.5 * size
