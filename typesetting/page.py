"""A paragraph of a document becomes lines of a page: indented, its roles told apart."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len

from typesetting.pieces import Line, Piece, Role, flow, marked
from typesetting.printable import printable
from typesetting.wrap import indent_that_fits, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.model import Paragraph, Span

WIDEST = 96
"""Cells after which a line is tiring to read."""

_MARGIN = 2
_ROLES = {
    "heading": Role.HEADING,
    "body": Role.PLAIN,
    "byline": Role.BYLINE,
    "caption": Role.CAPTION,
    "navigation": Role.NAVIGATION,
}
_FIRST_INDENT = {"body": 4}
_sign = re.compile(r"——|[•●■◆▪▸►]|[-*–·○◇□※](?=\s)")
_WORTH_HANGING = 4
"""The part of a line, its inverse, that may stay free for what hangs."""

_BLANK_BEFORE = {"heading": 1}

_HEIGHTS_KEPT = 10_000
"""Paragraphs whose heights are known: while one types a query the same documents come and go."""

_ENDS_KEPT = 8
"""Paragraphs whose ends of lines are known: one goes from place to place in the few at hand."""

_LONG = 4000
"""Characters of a paragraph whose height is not kept: its text would be kept with it."""


def cells_of(paragraphs: Iterable[Paragraph]) -> list[int]:
    """About how many cells each paragraph takes, found at little cost."""
    return [_FIRST_INDENT.get(each.kind, 0) + about_cells(each.text) for each in paragraphs]


def about_cells(text: str) -> int:
    """The cells of a text, two for every character that UTF-8 writes in three bytes."""
    return (len(text.encode("utf-8", "surrogatepass")) + len(text)) // 2


def guessed_heights(paragraphs: Iterable[Paragraph], cells: Iterable[int], width: int) -> list[int]:
    """About how many lines each paragraph takes at this width, from its cells."""
    measure = _measure(width)
    room = max(1, measure - 1)
    found = []
    for paragraph, each in zip(paragraphs, cells, strict=False):
        hanging = _indents(paragraph.text, paragraph.kind, measure)[1] if each > measure else 0
        found.append(blank_before(paragraph) + 1 + (each - hanging) // max(1, room - hanging))
    return found


def paragraph_height(paragraph: Paragraph, width: int) -> int:
    """How many lines `paragraph_lines` gives."""
    count = _line_count if len(paragraph.text) < _LONG else _line_count.__wrapped__
    return blank_before(paragraph) + count(paragraph.text, paragraph.kind, width)


def paragraph_lines(
    paragraph: Paragraph, width: int, marks: Iterable[tuple[Span, Role]]
) -> list[Line]:
    """The lines of a paragraph with these marks, earlier ones over later, in `width` cells.

    What heads it looks like a heading: in a statute no space parts 第十四条 from its text.
    """
    if paragraph.head:
        marks = [*marks, ((0, paragraph.head), Role.HEADING)]
    pieces = marked(paragraph.text, _ROLES[paragraph.kind], marks)
    measure, margin = _measure(width), indent_that_fits(_MARGIN, width)
    first, hanging = _indents(paragraph.text, paragraph.kind, measure)
    lines: list[Line] = [()] * blank_before(paragraph)
    for nth, line in enumerate(flow(pieces, measure, first=first, hanging=hanging)):
        indent = margin + indent_that_fits(hanging if nth else first, measure)
        lines.append((Piece(" " * indent, Role.PLAIN), *line))
    return lines


def line_of(paragraph: Paragraph, offset: int, width: int) -> int:
    """Which line of the text of a paragraph holds an offset, not counting the blank before it."""
    before = len(printable(paragraph.text[:offset]))
    ends = _line_ends(paragraph.text, paragraph.kind, width)
    return min(bisect_right(ends, before), len(ends) - 1)


def offset_of(paragraph: Paragraph, line: int, width: int) -> int:
    """The offset at which a line of the text of a paragraph begins, counted as `line_of` does."""
    ends = _line_ends(paragraph.text, paragraph.kind, width)
    before = ends[min(line, len(ends)) - 1] if line > 0 else 0
    text = paragraph.text
    if len(printable(text)) == len(text):
        return before
    return bisect_left(range(len(text)), before, key=lambda at: len(printable(text[:at])))


def blank_before(paragraph: Paragraph) -> int:
    """The blank lines above a paragraph; none at the top of the page."""
    return _BLANK_BEFORE.get(paragraph.kind, 0) if paragraph.index else 0


@lru_cache(maxsize=_HEIGHTS_KEPT)
def _line_count(text: str, kind: str, width: int) -> int:
    return len(_spans(text, kind, width))


@lru_cache(maxsize=_ENDS_KEPT)
def _line_ends(text: str, kind: str, width: int) -> list[int]:
    return [end for _start, end in _spans(text, kind, width)]


def _spans(text: str, kind: str, width: int) -> list[Span]:
    measure = _measure(width)
    first, hanging = _indents(text, kind, measure)
    return wrap(printable(text), measure, first=first, hanging=hanging)


def _indents(text: str, kind: str, measure: int) -> tuple[int, int]:
    """The cells free before the first line and before the others: the lines of an item of a list
    hang from its words, where they leave most of the line to them."""
    first = _FIRST_INDENT.get(kind, 0)
    item = item_mark(text) if kind == "body" else ""
    hanging = first + cell_len(printable(item)) if item else 0
    return first, hanging if hanging * _WORTH_HANGING <= measure else 0


def item_mark(text: str) -> str:
    """The number or sign that a paragraph begins with as an item of a list (（一）, 1., ——), with
    the spaces behind it; "" when there is none."""
    # The document is read by now, and this room of it loaded: the first screen need not wait.
    from corpus.headings import PARTS_OF_LAW, numbering

    number = numbering(text) if text else None
    end = number.length if number is not None and number.form not in PARTS_OF_LAW else 0
    if not end and (sign := _sign.match(text)):
        end = sign.end()
    while end and text[end : end + 1].isspace():
        end += 1
    return text[:end]


def _measure(width: int) -> int:
    """The cells of a line of text where `width` cells are free."""
    return max(2, min(WIDEST, width - indent_that_fits(_MARGIN, width)))
