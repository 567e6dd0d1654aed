"""A page of a PDF becomes its segments and the rows of its ruled tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pypdfium2.raw as pdfium

from corpus.cleaning import clean, join
from corpus.readers.pdf_glyphs import Cell, Glyph, Segment, segments, turned_point, upright
from corpus.readers.pdf_rules import rules_of
from corpus.readers.pdf_tables import Grid, grids
from corpus.tables import row_text

_MOST_GLYPHS = 200_000
"""Characters of one page; no printed page holds a tenth of it."""

_WAIST = 0.35
"""How far above its baseline the middle of a character is, in its size."""

_LONGEST_CELL, _LONGEST_CELL_ALONE = 600, 160
"""Characters of one cell of a table, and of one with a single row; longer text is a page's."""

_NO_ROOM = 2.0
"""Characters that may be free at the end of a cell's line that the next word did not fit on."""


@dataclass(frozen=True, slots=True)
class Page:
    """The segments of a page in the order of the file, its extent, and what was met on it."""

    segments: tuple[Segment, ...]
    bottom: float
    top: float
    glyphs: int
    unknown: int
    has_picture: bool


def read_page(page: Any) -> Page:
    """The segments of a page as it is meant to be read, whichever way it was scanned in."""
    text_page = page.get_textpage()
    try:
        glyphs, quarter, unknown = upright(
            text_page.raw, min(text_page.count_chars(), _MOST_GLYPHS)
        )
    finally:
        text_page.close()
    tables = grids(rules_of(page, partial(turned_point, quarter))) if glyphs else ()
    rows, outside = _tables(glyphs, tables)
    bottom = min((glyph.base for glyph in glyphs), default=0.0)
    top = max((glyph.base + glyph.size for glyph in glyphs), default=0.0)
    return Page(
        (*segments(outside), *rows),
        bottom,
        top,
        len(glyphs),
        unknown,
        _has_picture(page, blank=not glyphs),
    )


def _tables(
    glyphs: Sequence[Glyph], tables: Sequence[Grid]
) -> tuple[list[Segment], Sequence[Glyph]]:
    """The rows of the ruled tables of a page, and the characters outside them."""
    rows: list[Segment] = []
    for table in tables:
        inside: dict[int, list[Glyph]] = {}
        outside: list[Glyph] = []
        for glyph in glyphs:
            middle = (glyph.left + glyph.right) / 2, glyph.base + _WAIST * glyph.size
            owner = table.cell_at(*middle)
            (outside if owner is None else inside.setdefault(owner, [])).append(glyph)
        found = list(_table_rows(table, inside))
        if not _lays_out(found):
            rows += found
            glyphs = outside
    return rows, glyphs


def _table_rows(table: Grid, inside: Mapping[int, Sequence[Glyph]]) -> Iterator[Segment]:
    """A segment for each row; a cell that takes several rows stands in its first."""
    for row, owners in enumerate(table.owners):
        cells: list[Cell] = []
        size = width = 0.0
        begins = [
            column
            for column, owner in enumerate(owners)
            if owner is not None and owner not in owners[:column]
        ]
        for place, column in enumerate(begins):
            owner = owners[column]
            if owner not in inside or owner != row * table.columns + column:
                continue
            right = table.lefts[column + owners.count(owner)]
            if cell := _cell(column, place, right, inside[owner]):
                cells.append(cell)
                size = size or inside[owner][0].size
                width = width or inside[owner][0].right - inside[owner][0].left
        if cells:
            text = row_text({cell.place: cell.text for cell in cells})
            base = table.tops[row + 1] + size * (1 - _WAIST)
            ends = table.lefts[0], table.lefts[-1]
            yield Segment(text, *ends, base, size, width, cells=tuple(cells))


def _cell(column: int, place: int, right: float, glyphs: Sequence[Glyph]) -> Cell | None:
    """A cell whose right edge is at `right`: its lines as one text, or None when it is empty."""
    lines: list[list[Segment]] = []
    for segment in segments(glyphs):
        if lines and abs(lines[-1][0].base - segment.base) < segment.size / 4:
            lines[-1].append(segment)
        else:
            lines.append([segment])
    if not lines:
        return None
    texts = (" ".join(segment.text for segment in line) for line in lines)
    last = lines[-1][-1]
    full = right - last.right < _NO_ROOM * last.size
    return Cell(column, join([clean(text, 0, len(text)) for text in texts]).text, full, place)


def _lays_out(rows: Sequence[Segment]) -> bool:
    """Whether rules frame parts of a page, as in a newspaper, and not the cells of a table."""
    longest = max((len(cell.text) for row in rows for cell in row.cells), default=0)
    return longest > (_LONGEST_CELL if len(rows) > 1 else _LONGEST_CELL_ALONE)


def _has_picture(page: Any, *, blank: bool) -> bool:
    """Whether a page shows a picture; drawn shapes are one where it has no character."""
    kinds = [pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM]
    if blank:
        kinds += [pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_SHADING]
    for count, each in enumerate(page.get_objects(max_depth=1)):
        if each.type in kinds:
            return True
        if count > 200:
            return False
    return False
