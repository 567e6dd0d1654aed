"""Neighbouring lines of plain text whose cells are set apart by spacing become rows of a table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from corpus.cleaning import SPACES, Clean, clean
from corpus.lines import Line
from corpus.model import Span
from corpus.sentences import ends_sentence

CELL = "|"
"""What stands between the cells of a row: spacing beside Chinese characters would not survive."""

LONGEST_CELL = 40
"""Characters; spacing inside longer text is a flaw of its making, not a column."""

_FEWEST_ROWS = 2
_between_cells = re.compile(
    r"[ \u3000\xa0]*\t[ \t\u3000\xa0]*|[ \xa0]{2,}\u3000*|\u3000+[ \u3000\xa0]*"
)
_BEHIND = " \t\u3000\xa0"
_figure = re.compile(r"[-+±－]?[\d,，.．]+\s*[%％‰]?|[-—－–…/／]+|[\d.]+[^\d\s]{1,4}")
_letterspaced = re.compile(r"(?:^|[\s\u3000])[\u4e00-\u9fff]{2}$")
"""One Chinese character and another: names and headings are widened so (总　则, 张　三)."""

_numbered = re.compile(r"第[一二三四五六七八九十百千〇零\d]{1,7}[编章节条款][\s\u3000]")


@dataclass(frozen=True, slots=True)
class _Cells:
    """The spans in the text of the cells of a line, and whether tabs part them."""

    spans: tuple[Span, ...]
    tabbed: bool
    figures: int


def rows_apart(lines: Sequence[Line], text: str) -> tuple[Line, ...]:
    """The lines of a text, those that are rows of a table with a rule between their cells.

    A row has neighbours that are rows: with as many cells, or parted by tabs as it is. Where only
    spaces part the cells, figures must stand in them or three and more be in a row. Where all rows
    have as many tabs, each tab parts two cells, and what nothing stands in is an empty one.
    """
    found = [_cells(line) for line in lines]
    if not any(found):
        return tuple(lines)
    told = list(lines)
    for first, end in _runs(found):
        rows = [cells for cells in found[first:end] if cells]
        if _is_table(rows):
            spans = _grid(lines[first:end], text) or [[*row.spans] for row in rows]
            told[first:end] = map(partial(_row, text), lines[first:end], spans)
    return tuple(told)


def row_text(cells: Mapping[int, str]) -> str:
    """The text of a row with these filled cells, by their places among all cells of the row.

    Between its rules an empty cell is nothing, so that what follows stays in its column; behind the
    last filled one none is told, and a row with one filled cell is that cell.
    """
    if len(cells) == 1:
        return next(iter(cells.values()))
    return CELL.join(cells.get(place, "") for place in range(max(cells, default=-1) + 1))


def is_figure(text: str) -> bool:
    """Whether a cell holds a number, with a unit perhaps, or the dash that stands for none."""
    return _figure.fullmatch(text) is not None


def _cells(line: Line) -> _Cells | None:
    """The cells of a line that may be a row, or None."""
    raw = line.raw
    if "  " not in raw and raw.isprintable():  # the space is the only spacing that is printable
        return None
    gaps = [
        match.span()
        for match in _between_cells.finditer(raw)
        if "\t" in match[0] or not _is_letterspaced(raw, *match.span())
    ]
    if not gaps or ends_sentence(raw) or _numbered.match(raw):
        return None
    edges = [0, *(edge for gap in gaps for edge in gap), len(raw)]
    within = [*zip(edges[::2], edges[1::2], strict=True)]
    texts = [raw[start:end] for start, end in within]
    if any(len(text) > LONGEST_CELL or re.search("[。；]", text) for text in texts):
        return None
    figures = sum(map(is_figure, texts))
    spans = tuple((line.start + start, line.start + end) for start, end in within)
    return _Cells(spans, "\t" in raw, figures)


def _is_letterspaced(raw: str, start: int, end: int) -> bool:
    """Whether a gap stands between one Chinese character and another, nothing beside the first."""
    return _letterspaced.search(raw[max(0, start - 2) : start] + raw[end]) is not None


def _runs(found: Sequence[_Cells | None]) -> Iterator[tuple[int, int]]:
    """The runs of neighbouring lines that may be rows."""
    first: int | None = None
    for at in range(len(found) + 1):
        inside = at < len(found) and found[at] is not None
        if inside and first is None:
            first = at
        elif not inside and first is not None:
            yield first, at
            first = None


def _is_table(rows: Sequence[_Cells]) -> bool:
    if len(rows) < _FEWEST_ROWS:
        return False
    usual, often = Counter(len(row.spans) for row in rows).most_common(1)[0]
    if sum(row.tabbed for row in rows) > 0.6 * len(rows):
        return True
    regular = often >= 0.6 * len(rows)
    figures = sum(row.figures > 0 for row in rows)
    return regular and (figures >= 0.5 * len(rows) or (usual > 2 and len(rows) > _FEWEST_ROWS))


def _grid(lines: Sequence[Line], text: str) -> list[list[Span]] | None:
    """The cells of each line between its tabs, None where the lines differ in the number of tabs.

    Columns in which nothing stands are none: more than one tab parts the cells then.
    """
    rows = [_between_tabs(line, text) for line in lines]
    if len({len(row) for row in rows}) > 1 or len(rows[0]) < 2:
        return None
    columns = [
        column
        for column in zip(*rows, strict=True)
        if any(text[start:end].strip(SPACES) for start, end in column)
    ]
    return [*map(list, zip(*columns, strict=True))]


def _between_tabs(line: Line, text: str) -> list[Span]:
    """What stands between the tabs of a line, those before and behind its text included."""
    start, end = line.start - line.lead, line.end
    while text[end : end + 1] and text[end] in _BEHIND:
        end += 1
    tabs = [start + at for at, character in enumerate(text[start:end]) if character == "\t"]
    return [*zip([start, *(tab + 1 for tab in tabs)], [*tabs, end], strict=True)]


def _row(text: str, line: Line, cells: Sequence[Span]) -> Line:
    """The line with a rule between its cells, told as `row_text` has it."""
    contents = [clean(text, start, end) for start, end in cells]
    filled = [at for at, content in enumerate(contents) if content.text]
    first = filled[0] if len(filled) == 1 else 0
    texts: list[str] = []
    runs: list[tuple[int, int]] = []
    length = 0
    for at in range(first, filled[-1] + 1):
        if at > first:
            runs.append((length, cells[at][0] - 1))
            texts.append(CELL)
            length += 1
        runs += ((offset + length, source) for offset, source in contents[at].runs)
        texts.append(contents[at].text)
        length += len(contents[at].text)
    content = Clean("".join(texts), tuple(runs))
    return line._replace(content=content, start=min(line.start, runs[0][1]), row=True)
