"""The segments of PDF pages become printed lines in reading order, running heads left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from statistics import median
from typing import TypeVar

from corpus.cleaning import clean, join
from corpus.readers.pdf_glyphs import Segment
from corpus.readers.pdf_pages import Page
from corpus.tables import CELL, is_figure, row_text
from corpus.titles import is_issuer

_number = re.compile(r"[-—–―－·•~～\s]*(?:\d{1,4}|[ivxlcIVXLC]{1,6})[-—–―－·•~～\s]*")
_address = re.compile(r"(?:https?|file)://[!-~]+\d+/\d+")
_printed_at = re.compile(
    r"(?:\d{1,4}[-/.年]){2}\d{1,4}日?[,，]?(?:[上下]午|凌晨)?\d{1,2}:\d{2}(?::\d{2})?(?:[AP]M)?"
)
"""When a page was printed, as browsers tell it (2024/5/6 09:12, 5/6/24, 9:12 AM)."""

_page = re.compile(r"第\s*\d{1,4}\s*页.{0,10}|\d{1,4}\s*/\s*\d{1,4}|[-—–―－]+\s*\d{1,4}\s*[-—–―－]+"
                   r"|Page\s+\d+.{0,10}")  # fmt: skip
_BETWEEN_CELLS = 1.6
"""Width of the narrowest gap between two cells of a row, in characters."""

_SET_WIDE = frozenset(
    "目次 目录 目錄 前言 引言 序言 附录 附錄 附件 附则 總則 总则 通知 公告 摘要 说明".split()
)
"""Headings of two characters that are set so far apart that they look like two cells."""

_GAP = 0.5
"""Width of what two rows both leave free between cells, in characters."""

_ALIGNED = 0.2
"""How far apart the edges or the middles of two cells of a column are at most, in characters."""

_APART_IN_COLUMN = 1.2
"""Width of the gap before a cell that stands right below or above another, in characters: wider
than the space that a title is set with."""

_GUTTER = 0.8
"""Width of the narrowest gap between two columns, in characters."""

_FURTHEST_IN = 3.5
"""Room between a gutter and the first line of a paragraph behind it, in characters."""

_MOST_EDGES = 24
"""Left edges that many lines share, which the right one of two columns may begin at."""

_FEWEST = 5
"""Lines of the shortest column."""

_NARROWEST = 8
"""Width of the narrowest column in characters."""


Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a page, or a row of a table in it.

    `column` tells which of how many columns beside one another it is in.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    first: float
    page: int
    column: tuple[int, int] = (0, 1)
    in_table: bool = False


def reading_order(pages: Sequence[Page]) -> list[PrintedLine]:
    """The lines of all pages as they are read, without running heads and page numbers."""
    running = _running(pages)
    lines: list[PrintedLine] = []
    bodies = [
        [each for each in page.segments if (at, each) not in running]
        for at, page in enumerate(pages)
    ]
    bodies = _tables_joined(bodies)
    usual = _usual_gutter(bodies)
    for at, segments in enumerate(bodies):
        for block, column in _columns(segments, usual):
            lines += _lines(block, at, column)
    return lines


def _tables_joined(bodies: Sequence[Sequence[Segment]]) -> list[list[Segment]]:
    """The segments of each page; of a table that goes on over pages its head stands on the first.

    A row that a page end parts is whole again where it began.
    """
    joined: list[list[Segment]] = []
    heads: dict[str, Segment] = {}
    last: Segment | None = None
    for segments in bodies:
        body = sorted(segments, key=lambda each: -each.base)
        head = heads.get(body[0].text) if body else None
        if head and _same_table(head, body[0]):
            del body[0]
        else:
            heads = {}
        if last and body and _same_table(last, body[0]) and (whole := _whole_row(last, body[0])):
            joined[-1][-1] = whole
            del body[0]
        joined.append(body)
        rows = list(takewhile(lambda each: bool(each.cells), reversed(body)))[::-1]
        last = rows[-1] if rows else None
        heads |= {each.text: each for each in (*body[:1], *rows[:1]) if each.cells}
    return joined


def _same_table(above: Segment, below: Segment) -> bool:
    """Whether two rows, the last of a page and the first of the next, are of one table."""
    edges = (above.left - below.left, above.right - below.right)
    return bool(above.cells and below.cells) and max(map(abs, edges)) < below.size / 2


def _whole_row(above: Segment, below: Segment) -> Segment | None:
    """The row that a page end parted, or None: few cells go on, and those had no room left."""
    begun = {cell.column: cell for cell in above.cells}
    going_on = {cell.column: cell.text for cell in below.cells}
    parted = _same_table(above, below) and len(going_on) <= len(begun) / 2
    if not parted or not all(column in begun and begun[column].full for column in going_on):
        return None
    cells = tuple(
        replace(cell, text=_joined(cell.text, going_on.get(cell.column, "")))
        for cell in above.cells
    )
    text = row_text({cell.place: cell.text for cell in cells})
    return replace(above, text=text, cells=cells)


def _joined(*texts: str) -> str:
    return join([clean(text, 0, len(text)) for text in texts]).text


def _running(pages: Sequence[Page]) -> set[tuple[int, Segment]]:
    """The segments, with their pages, that only number a page or say on each what it is part of."""
    edges: list[tuple[int, tuple[Segment, ...], str]] = []
    for at, page in enumerate(pages):
        rows = [row for row in _rows(page.segments) if not row[0].cells]
        for row in {id(row): row for row in [*rows[:2], *rows[-3:]]}.values():
            text = " ".join(segment.text for segment in row)
            edges.append((at, tuple(row), re.sub(r"\s", "", text)))
    found = {(at, segment) for at, row in _of_browser(edges) for segment in row}
    same: dict[tuple[str, int], set[int]] = {}
    for at, segments, text in edges:
        same.setdefault((_masked(text), _height(segments)), set()).add(at)
    most = max(2, min(3, len(pages)), round(0.3 * len(pages)))
    for at, segments, text in edges:
        heights = (_height(segments) + shift for shift in (-1, 0, 1))
        on = set().union(*(same.get((_masked(text), height), set()) for height in heights))
        numbered = _number.fullmatch(text) or _page.fullmatch(text)
        alone = _page.fullmatch(text) is not None and _is_at_edge(pages[at], segments)
        if len(on) >= (2 if numbered else most) or alone:
            found |= {(at, segment) for segment in segments}
    return found


def _of_browser(
    edges: Sequence[tuple[int, tuple[Segment, ...], str]],
) -> Iterator[tuple[int, tuple[Segment, ...]]]:
    """What a browser prints around a page: its address below, and the date and its name above."""
    printed = {at for at, _row, text in edges if _address.fullmatch(text)}
    seen: set[int] = set()
    for at, row, text in edges:
        is_top = at not in seen
        seen.add(at)
        if _address.fullmatch(text) or (at in printed and is_top and _printed_at.match(text)):
            yield at, row


def _masked(text: str) -> str:
    return "#" if _number.fullmatch(text) else re.sub(r"\d+", "0", text)


def _height(row: Sequence[Segment]) -> int:
    return round(row[0].base / 6)


def _is_at_edge(page: Page, row: Sequence[Segment]) -> bool:
    size = row[0].size
    return row[0].base < page.bottom + size or row[0].base > page.top - 2.5 * size


def _rows(segments: Sequence[Segment]) -> list[list[Segment]]:
    """The segments by baseline, topmost first, each row from left to right."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda each: -each.base):
        if rows and rows[-1][0].base - segment.base < 0.4 * min(rows[-1][0].size, segment.size):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [sorted(row, key=lambda each: each.left) for row in rows]


def _lines(
    segments: Sequence[Segment], page: int, column: tuple[int, int]
) -> Iterator[PrintedLine]:
    printed = _rows(segments)
    rows = [_cells(row, _beside(printed, at)) for at, row in enumerate(printed)]
    for at, cells in enumerate(rows):
        beside = _beside(rows, at)
        in_table = bool(cells[0][0].cells) or (
            len(cells) > 1 and any(len(each) > 1 or each[0][0].cells for each in beside)
        )
        texts = [" ".join(segment.text for segment in cell) for cell in cells]
        text = (CELL if in_table else "   ").join(texts)
        if len(texts) > 2 and max(map(len, texts)) == 1 and is_issuer("".join(texts)):
            text, in_table = "".join(texts), False
        row = [segment for cell in cells for segment in cell]
        widest = max(row, key=lambda each: each.right - each.left)
        right = max(segment.right for segment in row)
        yield PrintedLine(
            text, row[0].left, right, widest.base, widest.size, row[0].first, page, column, in_table
        )


def _beside(rows: Sequence[Row], at: int) -> list[Row]:
    """The rows above and below one."""
    return [rows[near] for near in (at - 1, at + 1) if 0 <= near < len(rows)]


def _cells(row: Sequence[Segment], beside: Sequence[Sequence[Segment]] = ()) -> list[list[Segment]]:
    """The segments of a row by the wide gaps between them, and by those next to a figure that a
    row `beside` leaves free as well.
    """
    cells = [[row[0]]]
    for before, after in pairwise(row):
        wide = after.left - before.right > _BETWEEN_CELLS * after.size
        set_wide = (before is row[0] and before.text + after.text[:1] in _SET_WIDE) or (
            after is row[-1] and before.text[-1:] + after.text in _SET_WIDE
        )
        figures = is_figure(before.text) or is_figure(after.text)
        free = [other for other in beside if _leaves_free(other, before.right, after.left)]
        apart = after.left - before.right > _APART_IN_COLUMN * after.size
        aligned = apart and any(_aligned(row, other, after) for other in free)
        if (wide and not set_wide) or (free and figures) or (aligned and not set_wide):
            cells.append([])
        cells[-1].append(after)
    return cells


def _aligned(row: Sequence[Segment], other: Sequence[Segment], cell: Segment) -> bool:
    """Whether a segment of a row stands right below or above one of another row, and figures in
    one of the two make them rows of a table."""
    if not any(is_figure(each.text) for each in (*row, *other)):
        return False
    return any(
        min(abs(each.left - cell.left), abs(each.right - cell.right)) < _ALIGNED * cell.size
        or abs(each.left + each.right - cell.left - cell.right) < 2 * _ALIGNED * cell.size
        for each in other
    )


def _leaves_free(row: Sequence[Segment], left: float, right: float) -> bool:
    """Whether a row has a gap where another has one."""
    return any(
        min(after.left, right) - max(before.right, left) > _GAP * after.size
        for before, after in pairwise(row)
    )


def _columns(
    segments: Sequence[Segment], usual: float | None = None, deepest: int = 3
) -> Iterator[tuple[list[Segment], tuple[int, int]]]:
    """The segments in groups that are read one after the other, and the column of each group.

    What stands across a gutter parts a page into bands; in each the left column is read first.
    """
    gutter = _gutter(segments) if deepest else None
    if gutter is None and usual is not None and _has_gutter(segments, usual):
        gutter = usual
    if gutter is None:
        yield list(segments), (0, 1)
        return
    parted = [part for segment in segments for part in _parted(segment, gutter)]
    band: list[Segment] = []
    for row in [*_rows(parted), None]:
        across = row is not None and any(_crosses(each, gutter) for each in row)
        if row is not None and not across:
            band += row
            continue
        for side in (0, 1):
            part = [each for each in band if (each.left >= gutter) == bool(side)]
            for group, (at, count) in _columns(part, None, deepest - 1):
                yield group, (side * 4 + at, 4 + count)
        band = []
        if row is not None:
            yield row, (0, 1)


def _parted(segment: Segment, gutter: float) -> Iterator[Segment]:
    """A segment, in two where the gutter runs through a space in it.

    A mark that ends the left line may hang into the gutter and leave little more than a space.
    """
    edge = gutter + 0.5 + _GUTTER * segment.size / 2
    for offset, right, left in segment.spaces:
        if abs(left - edge) < 0.5 * segment.size:
            before, behind = segment.text[:offset].rstrip(), segment.text[offset:]
            inside = tuple(each for each in segment.spaces if each[0] < offset)
            yield replace(segment, text=before, right=right, spaces=inside)
            yield replace(segment, text=behind, left=left, spaces=())
            return
    yield segment


def _usual_gutter(bodies: Sequence[Sequence[Segment]]) -> float | None:
    """The gutter that at least a third of the pages have, or None."""
    found = [gutter for segments in bodies if (gutter := _gutter(segments)) is not None]
    if len(found) < max(1, len(bodies) / 3):
        return None
    middle = median(found)
    return middle if sum(abs(each - middle) < 12 for each in found) > len(found) / 2 else None


def _has_gutter(segments: Sequence[Segment], gutter: float) -> bool:
    """Whether hardly anything on a page crosses the gutter of the others, and lines begin at it."""
    across = sum(_crosses(each, gutter) for each in segments)
    begun = any(0 < each.left - gutter < _FURTHEST_IN * each.size for each in segments)
    return begun and across <= 0.1 * len(segments)


def _gutter(segments: Sequence[Segment]) -> float | None:
    """The middle of a gap between two columns of running text, or None; tables have none."""
    if len(segments) < 2 * _FEWEST:
        return None
    size = median(segment.size for segment in segments)
    low, high = min(each.left for each in segments), max(each.right for each in segments)
    best: tuple[int, float] | None = None
    edges = Counter(round(each.left) for each in segments).most_common(_MOST_EDGES)
    for edge, _ in sorted(edges):
        at = edge - 0.5 - _GUTTER * size / 2
        if not low + _NARROWEST * size < at < high - _NARROWEST * size:
            continue
        left = [each for each in segments if each.right <= at - _GUTTER * size / 2]
        right = [each for each in segments if each.left >= at + _GUTTER * size / 2]
        across = len(segments) - len(left) - len(right)
        if (
            min(len(left), len(right)) >= _FEWEST
            and across <= 0.3 * len(segments)
            and (best is None or across < best[0])
            and _is_running_text(left)
            and _is_running_text(right)
            and _stand_beside(left, right)
        ):
            best = across, at
    return best[1] if best else None


def _is_running_text(segments: Sequence[Segment]) -> bool:
    """Whether most of these lines are as long as their column is wide."""
    low, high = min(each.left for each in segments), max(each.right for each in segments)
    full = sum(each.right - each.left > 0.75 * (high - low) for each in segments)
    return full >= 0.5 * len(segments)


def _stand_beside(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    low = max(min(each.base for each in left), min(each.base for each in right))
    high = min(max(each.base for each in left), max(each.base for each in right))
    shorter = min(
        max(each.base for each in side) - min(each.base for each in side) for side in (left, right)
    )
    return high - low >= 0.5 * shorter


def _crosses(segment: Segment, gutter: float) -> bool:
    return segment.left < gutter < segment.right
