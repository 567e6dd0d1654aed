"""The tree of an HTML page becomes its blocks: runs of text that stand on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.headings import is_byline
from corpus.lines import Line, cell_width
from corpus.readers.html_captions import is_caption, is_prose
from corpus.readers.html_lists import number_of
from corpus.readers.html_tokens import Text, unescaped
from corpus.readers.html_tree import Node, is_block
from corpus.readers.pieces import Piece, line_of, pieces_of
from corpus.readers.raised import LONGEST_BEFORE, raised
from corpus.tables import CELL

_SKIPPED = frozenset(
    (
        "script style noscript template svg head select textarea button datalist audio video canvas"
        " iframe object rt rp map frameset input title"
    ).split()
)
_heading = re.compile(r"h([1-6])")
_attachment = re.compile(
    r"\.(?:docx?|wps|pdf|xlsx?|et|pptx?|ofd|zip|rar|7z|txt)(?:$|[?#&])", re.IGNORECASE
)
"""Addresses of files that belong to a document, unlike those of other pages."""

_NEAR = 3
"""Lines before a picture among which there is text where it is one of a document's."""

_INDENT = 4
"""Cells; a line after <br> that stands so far in begins a paragraph."""

_LEADING = 16
"""Pieces in which an indent is looked for: each entity is one."""

_lead = re.compile(r"\s*")
_collapsed = re.compile("[ \\t\\r\\n\\f]+")

_superscript = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_bold = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_says_more = re.compile("[—－（(〔【-]")
"""What the second line of a heading begins with that is no more of it but a subtitle."""

_WIDEST_SPAN = 64
"""Rows and columns that a cell is believed to take at most."""

_MOST_COLUMNS = 256
"""Columns in which cells of rows above are believed to stand; more make a row of nothing."""

_LONGEST_CELL = 160
"""Characters; a longer cell of several blocks may be the text of a page that a table lays out."""

_FEWEST_ROWS, _FEWEST_CELLS = 3, 3
"""Rows and cells of each that make a table of what has such a long one."""


@dataclass(frozen=True, slots=True)
class Block:
    """A line, the element that holds it, how many of its characters are in links, and the links.

    `bold` is how many of its characters are in bold.
    """

    line: Line
    node: Node
    linked: int
    links: int
    bold: int = 0


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk is: the innermost block element, heading level, in a link, bold, in <pre>."""

    node: Node
    mark: int = 0
    linked: bool = False
    verbatim: bool = False
    bold: bool = False


@dataclass(slots=True)
class _Blocks:
    """The blocks found, and the pieces of the one that is being filled."""

    source: str
    found: list[Block] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    number: list[Piece] = field(default_factory=list)
    """The number of a list item of which no text has been found yet."""
    linked: int = 0
    links: int = 0
    bold: int = 0
    gap: int = 1
    pictured: bool = False
    """Whether a picture stands between a text and the next line."""


def blocks(source: str, root: Node) -> list[Block]:
    """The blocks of the page in order. Lines that only <br> parts have no gap between them."""
    return _inside(source, root, _Place(root))


def _inside(source: str, node: Node, place: _Place) -> list[Block]:
    now = _Blocks(source)
    _walk(node, now, place)
    _flush(now, place)
    return _with_whole_headings(now.found)


def _with_whole_headings(found: Sequence[Block]) -> list[Block]:
    """The blocks, those that <br> alone parts in a heading as one; who wrote, and what it is about
    stay apart."""
    runs: list[list[Block]] = []
    for block in found:
        goes_on = (
            runs
            and runs[-1][0].node is block.node
            and block.line.mark
            and not block.line.gap
            and not (_says_more.match(block.line.raw) or is_byline(block.line.raw))
        )
        if goes_on:
            runs[-1].append(block)
        else:
            runs.append([block])
    return [*map(joined, runs)]


def joined(run: Sequence[Block]) -> Block:
    """The blocks of one heading as one."""
    first = run[0]
    if len(run) == 1:
        return first
    pieces: list[Piece] = []
    for block in run:
        text = block.line.content.text
        if pieces and pieces[-1][0][-1:].isascii() and text[0].isascii():
            pieces.append((" ", block.line.start))
        pieces += pieces_of(block.line)
    line = line_of(pieces, gap=first.line.gap, mark=first.line.mark, end=run[-1].line.end)
    assert line is not None  # noqa: S101 - each line of it has text
    return replace(
        first, line=line, linked=sum(b.linked for b in run), links=sum(b.links for b in run)
    )


def _walk(node: Node, now: _Blocks, place: _Place) -> None:
    for child in node.children:
        if isinstance(child, Text):
            _text(child, now, place)
        elif child.name == "br":
            _flush(now, place, gap_after=0)
        elif child.name in _SKIPPED:
            continue
        elif child.name == "img":
            now.pictured = any(is_prose(block.line) for block in now.found[-_NEAR:])
        elif child.name == "table" and (rows := _rows(now.source, child)):
            _flush(now, place)
            now.found += rows
            now.gap = 1
        elif is_block(child.name):
            _flush(now, place)
            if child.name == "li":
                now.number = number_of(child, now.source)
            inner = _place_inside(child, place)
            _walk(child, now, inner)
            _flush(now, inner)
            if child.name == "li":
                now.number = []
        elif child.name == "a" and not _attachment.search(child.attributes.get("href", "")):
            now.links += 1
            _walk(child, now, replace(place, linked=True))
        elif _is_raised(child) and (mark := _raised(child, now)):
            now.pieces.append((mark, child.start))
        else:
            _walk(child, now, replace(place, bold=True) if _is_bold(child) else place)


def _is_bold(node: Node) -> bool:
    return (
        node.name in {"b", "strong"} or _bold.search(node.attributes.get("style", "")) is not None
    )


def _is_raised(node: Node) -> bool:
    return node.name == "sup" or _superscript.search(node.attributes.get("style", "")) is not None


def _raised(node: Node, now: _Blocks) -> str:
    """What an element that is set raised reads as; "" where it reads as it is."""
    text = "".join(_texts(now.source, node))
    mark = raised(text, "".join(piece for piece, _ in now.pieces[-LONGEST_BEFORE:]))
    return "" if mark == text else mark


def _texts(source: str, node: Node) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, Text):
            yield from (piece for piece, _ in unescaped(source, child.start, child.end))
        else:
            yield from _texts(source, child)


def _place_inside(node: Node, place: _Place) -> _Place:
    heading = _heading.fullmatch(node.name)
    mark = int(heading[1]) if heading else place.mark
    verbatim = place.verbatim or node.name == "pre"
    return _Place(node, mark, place.linked, verbatim, place.bold or _is_bold(node))


def _text(text: Text, now: _Blocks, place: _Place) -> None:
    lines = [(text.start, text.end)]
    if place.verbatim:
        lines = []
        at = text.start
        for line in now.source[text.start : text.end].splitlines(keepends=True):
            lines.append((at, at + len(line)))
            at += len(line)
    for start, end in lines:
        pieces = list(unescaped(now.source, start, end))
        now.pieces += pieces
        length = sum(len(piece.strip()) for piece, _ in pieces)
        now.linked += length * place.linked
        now.bold += length * place.bold
        if place.verbatim and now.source[end - 1] in "\n\r":
            _flush(now, place, gap_after=0 if now.source[start:end].strip() else 1)


def _flush(now: _Blocks, place: _Place, gap_after: int = 1) -> None:
    gap = now.gap or int(_is_indented(now.pieces))
    if now.number and any(text.strip() for text, _ in now.pieces):
        now.pieces, now.number = [*now.number, *now.pieces], []
    line = line_of(now.pieces, gap=gap, mark=place.mark) if now.pieces else None
    if line is not None:
        if not place.verbatim:
            # As a browser shows it: how the source is broken into lines tells nothing.
            raw = _collapsed.sub(" ", line.raw)
            line = line._replace(raw=raw, width=cell_width(raw))
        caption = now.pictured and is_caption(line, place.node)
        line, now.pictured = line._replace(caption=caption), False
        now.found.append(
            Block(line, place.node, min(now.linked, len(line.content.text)), now.links, now.bold)
        )
        now.gap = gap_after
    elif gap_after:
        now.gap = 1
    now.pieces, now.linked, now.links, now.bold = [], 0, 0, 0


def _is_indented(pieces: Sequence[Piece]) -> bool:
    """Whether a line opens with the indent of a paragraph, in spacing that a browser shows."""
    lead = _lead.match("".join(text for text, _ in pieces[:_LEADING]))
    return lead is not None and cell_width(_collapsed.sub("", lead[0])) >= _INDENT


def _rows(source: str, table: Node) -> list[Block]:
    """One block a row, cells apart; nothing when the table lays out a page."""
    if any(True for _ in _elements(table, "table")):
        return []
    found: list[Block] = []
    for caption in _elements(table, "caption"):
        found += _inside(source, caption, _Place(caption))
    below: dict[int, int] = {}
    rows = [
        (row, [[] if cell is None else _inside(source, cell, _Place(cell)) for cell in nodes])
        for row in _elements(table, "tr")
        if (nodes := [*_cells(row, below)])
    ]
    if _lays_out([cells for _, cells in rows]):
        return []
    wide = [sum(map(bool, cells)) > 1 for _, cells in rows]
    for at, (row, cells) in enumerate(rows):
        filled = [cell for cell in cells if cell]
        if wide[at]:
            found.append(_row(cells, row))
        elif filled and (any(wide[:at]) or (len(cells) > 1 and any(wide))):
            found += [replace(each, line=each.line._replace(row=True)) for each in filled[0]]
        elif filled:
            found += filled[0]
    return found


def _cells(row: Node, below: dict[int, int]) -> Iterator[Node | None]:
    """The cells of a row in order, None for one that a cell of a row above takes.

    `below` tells in how many more rows each column is taken; it is brought up to date.
    """
    column = 0
    taken = {at: rows for at, rows in below.items() if rows}
    for at, rows in taken.items():
        below[at] = rows - 1
    for cell in row.children:
        if not isinstance(cell, Node) or cell.name not in {"td", "th"}:
            continue
        while column in taken:
            yield None
            column += 1
        width, height = _span(cell, "colspan"), _span(cell, "rowspan")
        taken_by = range(column, min(column + width, _MOST_COLUMNS))
        below.update(dict.fromkeys(taken_by, height - 1))
        yield cell
        column += width
    while column in taken:
        yield None
        column += 1


def _span(cell: Node, name: str) -> int:
    """In how many rows or columns a cell stands."""
    told = cell.attributes.get(name, "")
    return min(max(int(told), 1), _WIDEST_SPAN) if told.isascii() and told.isdigit() else 1


def _lays_out(rows: Sequence[Sequence[list[Block]]]) -> bool:
    """Whether a table sets a page: a cell holds several paragraphs, and is not one of many in rows
    of a table that is really one, none of which says most of it."""
    lengths = {id(cell): _length(cell) for cells in rows for cell in cells}
    longest = max(lengths.values(), default=0)
    if not any(
        len(cell) > 2 and lengths[id(cell)] > _LONGEST_CELL for cells in rows for cell in cells
    ):
        return False
    wide = sum(sum(map(bool, cells)) >= _FEWEST_CELLS for cells in rows)
    return wide < _FEWEST_ROWS or longest > sum(lengths.values()) / 2


def _length(cell: Sequence[Block]) -> int:
    return sum(len(block.line.content.text) for block in cell)


def _row(cells: list[list[Block]], row: Node) -> Block:
    pieces: list[Piece] = []
    while not cells[-1]:
        cells = cells[:-1]
    start = next(cell[0].line.start for cell in cells if cell)
    for place, cell in enumerate(cells):
        start = cell[0].line.start if cell else start
        if place:
            pieces.append((CELL, start))
        for nth, block in enumerate(cell):
            if nth:
                pieces.append((" ", block.line.start))
            pieces += pieces_of(block.line)
    line = line_of(pieces, gap=1)
    assert line is not None  # noqa: S101 - some cell has text
    linked = sum(block.linked for cell in cells for block in cell)
    return Block(line, row, linked, sum(block.links for cell in cells for block in cell))


def _elements(node: Node, name: str) -> Iterator[Node]:
    """The elements of this name below `node`, but not inside a table within it."""
    for child in node.children:
        if isinstance(child, Node):
            if child.name == name:
                yield child
            elif child.name != "table":
                yield from _elements(child, name)
