"""A paragraph of a document becomes lines of a page: indented, its roles told apart."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

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
_BLANK_BEFORE = {"heading": 1}


def cells_of(paragraphs: Iterable[Paragraph]) -> list[int]:
    """About how many cells each paragraph takes, found at little cost."""
    return [_FIRST_INDENT.get(each.kind, 0) + about_cells(each.text) for each in paragraphs]


def about_cells(text: str) -> int:
    """The cells of a text, two for every character that UTF-8 writes in three bytes."""
    return (len(text.encode("utf-8", "surrogatepass")) + len(text)) // 2


def guessed_heights(paragraphs: Iterable[Paragraph], cells: Iterable[int], width: int) -> list[int]:
    """About how many lines each paragraph takes at this width, from its cells."""
    room = max(1, _measure(width) - 1)
    return [
        blank_before(paragraph) + 1 + each // room
        for paragraph, each in zip(paragraphs, cells, strict=False)
    ]


def paragraph_height(paragraph: Paragraph, width: int) -> int:
    """How many lines `paragraph_lines` gives."""
    return blank_before(paragraph) + len(_spans(paragraph, width))


def paragraph_lines(
    paragraph: Paragraph, width: int, marks: Iterable[tuple[Span, Role]]
) -> list[Line]:
    """The lines of a paragraph with these marks, earlier ones over later, in `width` cells."""
    pieces = marked(paragraph.text, _ROLES[paragraph.kind], marks)
    measure, margin = _measure(width), indent_that_fits(_MARGIN, width)
    first = _FIRST_INDENT.get(paragraph.kind, 0)
    lines: list[Line] = [()] * blank_before(paragraph)
    for nth, line in enumerate(flow(pieces, measure, first=first)):
        indent = margin + (indent_that_fits(first, measure) if nth == 0 else 0)
        lines.append((Piece(" " * indent, Role.PLAIN), *line))
    return lines


def line_of(paragraph: Paragraph, offset: int, width: int) -> int:
    """Which line of the text of a paragraph holds an offset, not counting the blank before it."""
    before = len(printable(paragraph.text[:offset]))
    ends = [end for _start, end in _spans(paragraph, width)]
    return min(bisect_right(ends, before), len(ends) - 1)


def blank_before(paragraph: Paragraph) -> int:
    """The blank lines above a paragraph; none at the top of the page."""
    return _BLANK_BEFORE.get(paragraph.kind, 0) if paragraph.index else 0


def _spans(paragraph: Paragraph, width: int) -> list[Span]:
    first = _FIRST_INDENT.get(paragraph.kind, 0)
    return wrap(printable(paragraph.text), _measure(width), first=first)


def _measure(width: int) -> int:
    """The cells of a line of text where `width` cells are free."""
    return max(2, min(WIDEST, width - indent_that_fits(_MARGIN, width)))
