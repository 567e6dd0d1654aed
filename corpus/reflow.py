"""Lines become blocks: the line ends that only a page, a column or a wrap made are mended.

Whether lines are wrapped, and how wide, is estimated from the lines around each place; in text
that is not wrapped a line is a paragraph, unless it breaks off in the middle of a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.cleaning import Clean, join
from corpus.headings import (
    is_byline,
    is_letterspaced,
    is_navigation,
    is_numbered_heading,
    is_plain_heading,
    is_signed,
    numbering,
    opens_news,
)
from corpus.lines import Line, cell_width
from corpus.sentences import ends_sentence

WINDOW = 8
"""Lines on each side that the wrap width at a line is estimated from."""

NARROWEST, WIDEST = 12, 200
"""Wrap widths that are believed, in cells."""

SLACK = 6
"""Cells that a justified column may leave at the end of a full line: characters pushed on to the
next line by the rules of line breaking, and punctuation squeezed or hung."""

INDENT = 4
"""Cells of a first-line indent, which text taken from a page has often lost."""

_cannot_begin = re.compile(
    r"[，。、；：！？）》”’」』】％%,;:!?)\]]|[\u4e00-\u9fff][，,]|们|的(?![士确])"
)
_first_unit = re.compile(r"[A-Za-z0-9.%+\-]+|[“‘（《(]*.[，。、；：！？）》”’」』】]*")
_quoted_sentence = re.compile(r"[“‘「][^“”]{4,}[。！？](?:[^“”]*)”")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one paragraph, joined. `wrapped` tells that they stood in a wrapped column."""

    content: Clean
    lines: tuple[Line, ...]
    wrapped: bool


@dataclass(frozen=True, slots=True)
class Column:
    """How the text around a line is wrapped.

    `width` is the width of its full lines in cells, `exact` whether every full line leaves no room
    for what follows (a machine wrapped it), `gap` the number of blank lines between two lines.
    """

    width: int
    exact: bool
    gap: int


def reflow(lines: Sequence[Line], *, gaps_part: bool = False) -> tuple[Block, ...]:
    """The blocks of a text, in order; every line stands in exactly one of them.

    `gaps_part` says that a blank line always parts paragraphs, as the rules of Markdown have it.
    """
    columns = _columns(lines)
    blocks: list[Block] = []
    first = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or (gaps_part and lines[at].gap) or _parts(lines, columns, first, at):
            content = lines[first].content
            for line in lines[first + 1 : at]:
                content = join(content, line.content)
            blocks.append(Block(content, tuple(lines[first:at]), columns[first] is not None))
            first = at
    return tuple(blocks)


def _columns(lines: Sequence[Line]) -> list[Column | None]:
    """For each line the column it stands in, or None where the text is not wrapped."""
    open_ended = [not ends_sentence(line.raw) for line in lines]
    if sum(open_ended) < 4:
        return [None] * len(lines)
    walls = [0, *(at for at, line in enumerate(lines) if _stands_alone(line)), len(lines)]
    columns: list[Column | None] = []
    for wall, next_wall in pairwise(walls):
        seen: dict[tuple[int, int], Column | None] = {}
        for at in range(wall, next_wall):
            low, high = max(wall, at - WINDOW), min(next_wall, at + WINDOW + 1)
            if (low, high) not in seen:
                seen[low, high] = _column(lines[low:high], open_ended[low:high])
            columns.append(seen[low, high])
    return columns


def _column(lines: Sequence[Line], open_ended: Sequence[bool]) -> Column | None:
    """The column that these neighbouring lines stand in, or None."""
    widths = [line.width for line, is_open in zip(lines, open_ended, strict=True) if is_open]
    if len(widths) < 4:
        return None
    middle = median(widths)
    full = sorted(width for width in widths if abs(width - middle) <= SLACK)
    too_wide = sum(line.width > middle + SLACK + 2 for line in lines)
    if len(full) < 0.6 * len(widths) or too_wide > 0.25 * len(lines):
        return None
    if not NARROWEST <= full[-1] <= WIDEST:
        return None
    pairs = [
        (a, b)
        for a, b, is_open in zip(lines, lines[1:], open_ended, strict=False)
        if is_open and abs(a.width - middle) <= SLACK
    ]
    exact = all(a.width + _first_unit_width(b) > full[-1] for a, b in pairs)
    gaps = Counter(b.gap for _, b in pairs)
    width = full[-1] if exact else full[3 * len(full) // 4]
    return Column(width, exact, gaps.most_common(1)[0][0] if gaps else 0)


def _first_unit_width(line: Line) -> int:
    """The cells of what a line breaker would have had to keep together at the line's start."""
    match = _first_unit.match(line.raw)
    return cell_width(match[0]) if match else 0


def _parts(lines: Sequence[Line], columns: Sequence[Column | None], first: int, at: int) -> bool:
    """Whether a new block begins at line `at`, the block so far being lines[first:at]."""
    before, after = lines[at - 1], lines[at]
    if _cannot_begin.match(after.raw):
        return False
    if _stands_alone(before) or _stands_alone(after) or opens_news(after.raw):
        return True
    if is_signed(before.raw):
        return True
    if before.raw[-1] in "；;：:" and numbering(after.content.text):
        return True
    column = columns[at - 1]
    if column is not None and columns[at] is not None and before.width <= column.width + SLACK:
        return _parts_in_column(lines, column, first, at)
    if ends_sentence(before.raw):
        return True
    return not _continues(before.content.text, after.content.text)


def _parts_in_column(lines: Sequence[Line], column: Column, first: int, at: int) -> bool:
    before, after = lines[at - 1], lines[at]
    ended = ends_sentence(before.raw)
    full = _is_full(before, after, column, opens=first == at - 1 and not ended)
    if ended:
        return not full or after.gap > column.gap or _begins_paragraph(lines, column, at)
    if after.gap < column.gap and _is_display(before, column):
        return not _same_headline(before, after, column)
    may_head = _may_head(before.content.text)
    if not full:
        return may_head
    return bool(after.gap > column.gap and (may_head or numbering(after.content.text)))


def _may_head(text: str) -> bool:
    """Whether a line of a column may be a heading; a comma there nearly always tells a sentence."""
    return is_numbered_heading(text) or (is_plain_heading(text) and not re.search("[，,]", text))


def _is_full(before: Line, after: Line, column: Column, *, opens: bool) -> bool:
    """Whether a line goes as far as its column, so that its end may be a wrap.

    `opens` says that the line is the first of its block; its indent may be lost.
    """
    if column.exact:
        return before.width + _first_unit_width(after) > column.width
    if before.width > column.width - SLACK:
        return True
    may_be_indented = opens and before.width > column.width - SLACK - INDENT
    return may_be_indented and after.width > column.width - INDENT


def _begins_paragraph(lines: Sequence[Line], column: Column, at: int) -> bool:
    """Whether the line after a full one that ends a sentence begins a paragraph.

    Signs are an indent, a number, and the two characters that a lost indent leaves missing.
    """
    line = lines[at]
    if line.indent > lines[at - 1].indent or numbering(line.content.text):
        return True
    if at + 1 == len(lines) or ends_sentence(line.raw):
        return False
    return line.width + _first_unit_width(lines[at + 1]) + 2 <= column.width


def _is_display(line: Line, column: Column) -> bool:
    """Whether a line that the next one follows closer than usual is part of a headline."""
    return line.width <= column.width - INDENT or is_plain_heading(line.content.text)


def _same_headline(before: Line, after: Line, column: Column) -> bool:
    """Whether two close lines are one headline in two lines, not a headline and what it heads."""
    whole = re.compile(r"\s|[，。！？]")
    if whole.search(before.raw) or whole.search(after.raw) or before.indent != after.indent:
        return False
    return after.width <= column.width - INDENT and is_plain_heading(after.content.text)


def _stands_alone(line: Line) -> bool:
    return (
        line.mark > 0 or is_byline(line.raw) or is_navigation(line.raw) or is_letterspaced(line.raw)
    )


def _continues(before: str, after: str) -> bool:
    """Whether `after` goes on with the sentence that an unwrapped line `before` breaks off in."""
    if is_plain_heading(before) or numbering(after) or before[-1] in "；;：:":
        return False
    if not re.search("[，,。；;！？]", before):
        return False
    if numbering(before) and not re.search("[。！？]", before):
        return False
    return not (_quoted_sentence.match(after) and before[-1] not in "：，")
