"""The characters of a PDF page become segments: what stands close together on one baseline."""

from __future__ import annotations

import ctypes
import itertools
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from corpus.readers.pdf_rules import Point
from corpus.readers.raised import LONGEST_BEFORE, raised

_APART = 0.7
"""Widths of a character between two neighbours on a baseline that belong to different segments."""

_SPACE = 0.2
"""The same between two words, where no space is written."""

_RAISED_SIZE, _RAISED = 0.8, 0.15
"""Of the size of a line: that of what is raised in it, at most, and by how much, at least."""

_LINE_END_HYPHEN = 2
"""What PDFium says for a hyphen at the end of a line."""


_QUARTER = math.pi / 2
_ASLANT = 0.1
"""Radians from the nearest quarter at which a character is a watermark's."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character with its edges, its baseline and its size, in points, y growing upwards."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell of a ruled table; `full` says that its last line leaves no room.

    `column` is where the rules begin it, `place` which of the cells of its row it is.
    """

    column: int
    text: str
    full: bool
    place: int


@dataclass(frozen=True, slots=True)
class Segment:
    """Text on one baseline without a wide gap; `first` is the width of its first character.

    With `cells` it is a whole row of a ruled table, whatever the lines in its cells.

    `spaces` tells where it has a space that is not written: the offset behind it in the text, and
    its edges.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    first: float
    spaces: tuple[tuple[int, float, float], ...] = ()
    cells: tuple[Cell, ...] = ()


def upright(handle: Any, count: int) -> tuple[list[Glyph], int, int]:
    """The characters of the page's main direction, turned upright; by how many quarters they were
    turned, and how many are unknown.
    """
    turned: dict[int, list[Glyph]] = {}
    unknown = 0
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    high = ""
    for at in range(count):
        code = pdfium.FPDFText_GetUnicode(handle, at)
        if code <= 0x20 and pdfium.FPDFText_IsGenerated(handle, at) == 1:
            continue
        if code == _LINE_END_HYPHEN:
            code = ord("-")
        if (
            code in {0, 0xFFFE, 0xFFFF, 0xFFFD}
            or pdfium.FPDFText_HasUnicodeMapError(handle, at) == 1
        ):
            unknown += 1
            code = 0xFFFD
        if 0xD800 <= code <= 0xDBFF:
            high = chr(code)
            continue
        text = chr(code) if code <= 0x10FFFF else "\ufffd"
        if high:
            text = (high + text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            high = ""
        if not pdfium.FPDFText_GetLooseCharBox(handle, at, box):
            continue
        if not pdfium.FPDFText_GetCharOrigin(handle, at, x, y):
            continue
        angle, size = _angle_and_size(handle, at)
        quarters = round(angle / _QUARTER)
        if abs(angle - quarters * _QUARTER) > _ASLANT:
            continue
        quarter = quarters % 4
        size = size or box.top - box.bottom
        edges = (box.left, box.bottom, box.right, box.top)
        turned.setdefault(quarter, []).append(
            _turned(text, quarter, edges, (x.value, y.value), max(size, 0.1))
        )
    quarter = max(turned, key=lambda each: len(turned[each]), default=0)
    return turned.get(quarter, []), quarter, unknown


def _angle_and_size(handle: Any, at: int) -> tuple[float, float]:
    """The angle of the baseline of a character, clockwise, and its size in points as it is printed.

    The baseline alone tells how it is turned: letters slanted for want of an italic stand upright.
    Fonts disagree on the height of a box, so that it tells no size.
    """
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(handle, at, matrix):
        return float(pdfium.FPDFText_GetCharAngle(handle, at)), 0.0
    scale: float = abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
    size = float(pdfium.FPDFText_GetFontSize(handle, at)) * scale
    return math.atan2(-matrix.b, matrix.a), size


def _turned(
    text: str,
    quarter: int,
    box: tuple[float, float, float, float],
    origin: tuple[float, float],
    size: float,
) -> Glyph:
    """A character turned clockwise by so many quarters, so that it stands upright."""
    left, bottom, right, top = box
    for _ in range(quarter):
        left, bottom, right, top = bottom, -right, top, -left
    return Glyph(text, left, right, turned_point(quarter, *origin)[1], size)


def turned_point(quarter: int, x: float, y: float) -> Point:
    """A point of the page turned clockwise by so many quarters."""
    for _ in range(quarter):
        x, y = y, -x
    return x, y


def segments(glyphs: Sequence[Glyph]) -> Iterator[Segment]:
    """The segments row by row: a file may print a line's characters in any order."""
    for row in _rows(glyphs):
        run: list[Glyph] = []
        for glyph in row:
            if run and _is_doubled(run, glyph):
                continue
            if run and glyph.left - run[-1].right > _APART * max(glyph.size, run[-1].size):
                yield from _segment(run)
                run = []
            run.append(glyph)
        yield from _segment(run)


def _rows(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """The characters by baseline, from the top, each row from left to right.

    Raised and lowered characters, smaller than their neighbours, belong to the row they stand in.
    """
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda each: -each.base):
        if rows and rows[-1][0].base - glyph.base <= 0.25 * min(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    at = 0
    while at < len(rows):
        row = rows[at]
        for beside in (at + 1, at - 1):
            if 0 <= beside < len(rows) and _is_raised(row, rows[beside]):
                rows[beside] += row
                del rows[at]
                break
        else:
            at += 1
    for row in rows:
        yield sorted(row, key=lambda each: each.left)


def _is_raised(small: list[Glyph], row: list[Glyph]) -> bool:
    if len(small) > 8 or len(small) >= len(row) or small[0].size > _RAISED_SIZE * row[0].size:
        return False
    return abs(small[0].base - row[0].base) < 0.6 * row[0].size


def _is_doubled(run: list[Glyph], glyph: Glyph) -> bool:
    """Whether a character is printed again a hair's breadth away, to look bold."""
    return glyph.text.isalnum() and any(
        each.text == glyph.text
        and abs(each.left - glyph.left) < 0.12 * glyph.size
        and abs(each.base - glyph.base) < 0.12 * glyph.size
        for each in run[-3:]
    )


def _stands_above(glyph: Glyph, base: float, size: float) -> bool:
    """Whether a character is raised above a baseline, as the marks of notes are."""
    return glyph.size <= _RAISED_SIZE * size and glyph.base - base > _RAISED * size


def _segment(run: list[Glyph]) -> Iterator[Segment]:
    while run and not run[0].text.strip():
        run = run[1:]
    while run and not run[-1].text.strip():
        run = run[:-1]
    if not run:
        return
    size = Counter(round(glyph.size, 1) for glyph in run).most_common(1)[0][0]
    base = Counter(round(glyph.base, 1) for glyph in run).most_common(1)[0][0]
    pieces: list[str] = []
    spaces: list[tuple[int, float, float]] = []
    before: Glyph | None = None
    for above, group in itertools.groupby(run, lambda each: _stands_above(each, base, size)):
        glyphs = list(group)
        for glyph in glyphs:
            if (
                before is not None
                and glyph.left - before.right > _SPACE * size
                and before.text != " " != glyph.text
            ):
                pieces.append(" ")
                spaces.append((sum(map(len, pieces)), before.right, glyph.left))
            before = glyph
            if not above:
                pieces.append(glyph.text)
        if above:
            text = "".join(glyph.text for glyph in glyphs)
            pieces.append(raised(text, "".join(pieces[-LONGEST_BEFORE:])))
    first = run[0].right - run[0].left
    text = "".join(pieces)
    yield Segment(text, run[0].left, run[-1].right, base, size, first, tuple(spaces))
