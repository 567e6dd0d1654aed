"""A DOCX file becomes the lines of its document, numbered as a reader of it sees them.

Follows ECMA-376 part 1, 17. What was deleted under tracked changes, moved away or hidden is left
out, what was inserted is kept; headers and footers are no part of the document, footnotes follow.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from corpus.errors import DocumentError
from corpus.extracted import Extracted
from corpus.lines import Line, make_line
from corpus.readers.archive import Archive, attribute
from corpus.readers.docx_chunks import chunk, extension_of, relations
from corpus.readers.docx_levels import with_meant_levels
from corpus.readers.docx_numbering import Numbering, read_numbering
from corpus.readers.docx_styles import (
    Style,
    Styles,
    over,
    paragraph_style,
    read_styles,
    run_style,
)
from corpus.readers.docx_title import UNTOLD, Setting, with_title
from corpus.readers.raised import LONGEST_BEFORE, raised
from corpus.readers.torn_bold import without_torn_bold
from corpus.readers.typed_marks import as_marked_up, has_typed_marks
from corpus.tables import row_text

_LEFT_OUT = frozenset(
    (
        "del moveFrom delText instrText delInstrText rt comment annotationRef pPr rPr sectPr tblPr"
        " tblGrid trPr tcPr sdtPr sdtEndPr fldData binData proofErr Fallback drawing"
    ).split()
)
"""Elements that hold no text of the document; <drawing> is searched for text boxes alone."""

_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_contents = re.compile(r"(?:toc|目录)\s*[1-9]", re.IGNORECASE)
"""Styles of a table of contents: headings said twice, with page numbers that are no figures."""

_GONE = frozenset({"page", "column"})

_FILES = frozenset({"docx", "docm", "dotx", "dotm"})
_MOST_OF_HEADING = 2
"""Lines that an author breaks a heading into."""

_DEEPEST = 3
"""How many files, one in the other, are read."""


@dataclass(slots=True)
class _Reading:
    """What is known of the file, and the lines of its document so far."""

    archive: Archive
    name: str
    depth: int
    relations: dict[str, str]
    styles: Styles
    numbering: Numbering
    parts: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    settings: list[Setting] = field(default_factory=list)
    length: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)
    held: str = ""
    """The text of a paragraph whose end was deleted, so that the next one goes on with it."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """The text of a paragraph with its number, its heading level, how it is set, and the boxes
    anchored in it."""

    text: str
    mark: int
    setting: Setting
    boxes: tuple[Element, ...]


def read(raw: bytes, name: str) -> Extracted:
    """The document in a DOCX file. Offsets are into its text as extracted."""
    return _read(raw, name, 1)


def _read(raw: bytes, name: str, depth: int) -> Extracted:
    archive = Archive(raw, name)
    main = _main_part(archive)
    if not archive.has(main):
        raise DocumentError("{name} is damaged: it holds no document", name=name)
    folder = posixpath.dirname(main)
    styles = read_styles(archive, f"{folder}/styles.xml")
    numbering = read_numbering(archive, f"{folder}/numbering.xml")
    now = _Reading(archive, name, depth, relations(archive, main), styles, numbering)
    for block in _body(archive, main):
        _block(now, block)
    _add(now, now.held, 0)
    for kind in ("footnotes", "endnotes"):
        wanted = [key for note, key in now.notes if note == kind]
        if wanted:
            _add_notes(now, archive.tree(f"{folder}/{kind}.xml"), wanted)
    title, lines = with_title(with_meant_levels(now.lines), now.settings)
    text = "".join(now.parts)
    if has_typed_marks(lines):
        title, lines = "", without_torn_bold([*as_marked_up(text, lines)])
    return Extracted(text, tuple(lines), "utf-8", whole=True, title=title)


def _main_part(archive: Archive) -> str:
    root = archive.tree("_rels/.rels")
    for relation in root if root is not None else ():
        if attribute(relation, "Type").endswith("/officeDocument"):
            return attribute(relation, "Target").lstrip("/")
    return "word/document.xml"


def _body(archive: Archive, part: str) -> Iterator[Element]:
    """The paragraphs and tables of the body one by one, each let go of after its use."""
    depth = 0
    body: Element | None = None
    for event, element in archive.events(part):
        depth += 1 if event == "start" else -1
        if event == "start" and element.tag == "body" and body is None:
            body = element
        elif event == "end" and depth == 2 and body is not None:
            yield element
            body.clear()


def _block(now: _Reading, element: Element) -> None:
    """Add a paragraph, the rows of a table, or what another element of the body holds."""
    if element.tag == "p":
        paragraph = _paragraph(now, element)
        text = now.held + paragraph.text
        now.held = text if _goes_on(element) else ""
        _add(now, "" if now.held else text, paragraph.mark, paragraph.setting)
        for box in paragraph.boxes:
            _blocks(now, box)
    elif element.tag == "tbl":
        for row in _rows(element):
            _row(now, row)
    elif element.tag == "altChunk":
        _add_chunk(now, now.relations.get(attribute(element, "id"), ""))
    elif element.tag not in _LEFT_OUT:
        _blocks(now, element)


def _goes_on(element: Element) -> bool:
    """Whether the mark that ends a paragraph was deleted or moved away (17.13.5.15)."""
    return any(
        one.tag in {"del", "moveFrom"}
        for properties in element
        if properties.tag == "pPr"
        for mark in properties
        if mark.tag == "rPr"
        for one in mark
    )


def _blocks(now: _Reading, element: Element) -> None:
    for child in element:
        _block(now, child)


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, those inside content controls and insertions too."""
    for child in table:
        if child.tag == "tr" and not _is_deleted(child):
            yield child
        elif child.tag in {"sdt", "sdtContent", "ins", "customXml"}:
            yield from _rows(child)


def _is_deleted(row: Element) -> bool:
    return any(
        one.tag == "del" for properties in row if properties.tag == "trPr" for one in properties
    )


def _row(now: _Reading, row: Element) -> None:
    """One line for the row, cells apart; a row with one filled cell gives what stands in it, which
    heads nothing where it is one line beside empty cells."""
    cells = list(_cells(row))
    filled = [place for place, cell in enumerate(cells) if _is_filled(cell)]
    numbered = {place for place, cell in enumerate(cells) if _is_numbered(cell)}
    counted = numbered.difference(filled)
    if len(filled) == 1 and not counted:
        first = len(now.lines)
        _blocks(now, cells[filled[0]])
        if len(cells) > 1 and len(now.lines) == first + 1:
            now.lines[first] = now.lines[first]._replace(mark=0, row=True)
        return
    boxes: list[Element] = []
    texts: dict[int, str] = {}
    for place in sorted({*filled, *counted}):
        told = [*_paragraphs(cells[place])]
        paragraphs = [_paragraph(now, each, alone=place in counted) for each in told]
        text = " ".join(text for each in paragraphs if (text := each.text.strip()))
        if text:
            texts[place] = text.replace("\n", " ")
        boxes += (box for each in paragraphs for box in each.boxes)
    if filled and texts:
        _add(now, row_text(texts), 0)
    for box in boxes:
        _blocks(now, box)


def _is_numbered(cell: Element) -> bool:
    """Whether a cell holds a paragraph of a list, which shows its number without a text too, and
    is not covered by the cell above (17.4.84)."""
    covered = any(attribute(one, "val") != "restart" for one in cell.iter("vMerge"))
    return not covered and any(
        attribute(one, "val") not in {"", "0"}
        for number in cell.iter("numPr")
        for one in number
        if one.tag == "numId"
    )


def _is_filled(cell: Element) -> bool:
    """Whether a cell holds any text or sign, in a table or a box inside it or not."""
    return any(
        bool(one.text and one.text.strip()) if one.tag == "t" else bool(_SIGNS[one.tag].strip())
        for one in cell.iter()
        if one.tag == "t" or one.tag in _SIGNS
    )


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == "tc":
            yield child
        elif child.tag in {"sdt", "sdtContent", "ins", "customXml"}:
            yield from _cells(child)


def _paragraphs(element: Element) -> Iterator[Element]:
    """The paragraphs of a cell, those of tables inside it too."""
    for child in element:
        if child.tag == "p":
            yield child
        elif child.tag not in _LEFT_OUT:
            yield from _paragraphs(child)


def _paragraph(now: _Reading, element: Element, *, alone: bool = False) -> _Paragraph:
    """What a paragraph says and how it is set; its number also `alone`, without a text."""
    properties = next((one for one in element if one.tag == "pPr"), None)
    own = Style() if properties is None else paragraph_style(properties)
    name = now.styles.usual
    if properties is not None:
        name = next((attribute(one, "val") for one in properties if one.tag == "pStyle"), name)
    said = over(now.styles.by_id.get(name, Style()), own)
    if _contents.fullmatch(said.name or ""):
        return _Paragraph("", 0, UNTOLD, ())
    pieces: list[str] = []
    boxes: list[Element] = []
    _texts(now, element, pieces, boxes)
    text = "".join(pieces)
    if said.list_id not in {None, "0"} and (alone or text.strip()):
        list_id, level = said.list_id or "", said.list_level
        level = now.numbering.level_of(list_id, name) if level is None else level
        number = now.numbering.next(list_id, level)
        text = _numbered(number, text) if text.strip() else number
    size = _size(now, element, said.size or now.styles.size)
    mark = min(6, said.outline or 0)
    return _Paragraph(text, mark, Setting(size, bool(said.centred)), tuple(boxes))


def _size(now: _Reading, paragraph: Element, usual: int) -> int:
    """The size that most letters of a paragraph have."""
    letters = Counter[int]()
    for run in _runs(paragraph):
        length = sum(len(one.text or "") for one in run if one.tag == "t")
        letters[_run_style(now, run).size or usual] += length
    return max(letters, key=letters.__getitem__, default=usual)


def _runs(element: Element) -> Iterator[Element]:
    """The runs of a paragraph, those of links and insertions too, not of boxes anchored in it."""
    for child in element:
        if child.tag == "r":
            yield child
        elif child.tag not in _LEFT_OUT:
            yield from _runs(child)


def _numbered(number: str, text: str) -> str:
    """The paragraph behind its number; apart where the two would read as one figure."""
    body = text.lstrip()
    if not number or not body:
        return text
    apart = number[-1].isascii() and body[0].isascii() and body[0].isalnum()
    return f"{number} {body}" if apart else number + body


def _texts(now: _Reading, element: Element, pieces: list[str], boxes: list[Element]) -> None:
    """The text of the runs below an element, and the text boxes met on the way."""
    for child in element:
        tag = child.tag
        if tag == "t":
            pieces.append(child.text or "")
        elif tag == "r":
            if _run_style(now, child).hidden:
                continue
            if _is_raised(child):
                inside: list[str] = []
                _texts(now, child, inside, boxes)
                pieces.append(raised("".join(inside), "".join(pieces[-LONGEST_BEFORE:])))
            else:
                _texts(now, child, pieces, boxes)
        elif tag in _SIGNS:
            if attribute(child, "type") not in _GONE:
                pieces.append(_SIGNS[tag])
        elif tag == "txbxContent":
            boxes.append(child)
        elif tag in {"footnoteReference", "endnoteReference"}:
            now.notes.append((tag.removesuffix("Reference") + "s", attribute(child, "id")))
        elif tag == "AlternateContent":
            _texts(now, child, pieces, boxes)
        elif tag == "drawing":
            boxes += child.iter("txbxContent")
        elif tag not in _LEFT_OUT and tag != "tbl":
            _texts(now, child, pieces, boxes)


def _is_raised(run: Element) -> bool:
    return any(
        one.tag == "vertAlign" and attribute(one, "val") == "superscript"
        for properties in run
        if properties.tag == "rPr"
        for one in properties
    )


def _run_style(now: _Reading, run: Element) -> Style:
    for properties in run:
        if properties.tag == "rPr":
            name = next((attribute(one, "val") for one in properties if one.tag == "rStyle"), "")
            return over(now.styles.by_id.get(name, Style()), run_style(properties))
    return Style()


def _add(now: _Reading, text: str, mark: int, setting: Setting = UNTOLD) -> None:
    """A paragraph becomes one line, or one for each of the lines that its author broke it into; of
    many, only the first is the heading that its style says."""
    gap = 1
    parts = text.split("\n")
    many = sum(map(bool, map(str.strip, parts))) > _MOST_OF_HEADING
    for part in parts:
        line = make_line(part, 0, len(part), gap=gap)
        if line is not None:
            now.lines.append(line.moved(now.length)._replace(mark=mark))
            now.settings.append(setting)
            gap = 0
            mark = 0 if many else mark
        now.parts += (part, "\n")
        now.length += len(part) + 1


def _add_chunk(now: _Reading, part: str) -> None:
    """The lines of a part that is a document of its own."""
    if extension_of(part) in _FILES:
        deeper = now.archive.has(part) and now.depth < _DEEPEST
        found = _read(now.archive.read(part), now.name, now.depth + 1) if deeper else None
    else:
        found = chunk(now.archive, part)
    if found is None:
        return
    for at, line in enumerate(found.lines):
        apart = line if at else line._replace(gap=max(1, line.gap))
        now.lines.append(apart.moved(now.length))
        now.settings.append(UNTOLD)
    now.parts += (found.text, "\n")
    now.length += len(found.text) + 1


def _add_notes(now: _Reading, root: Element | None, wanted: list[str]) -> None:
    for note in root if root is not None else ():
        if attribute(note, "id") in wanted:
            _blocks(now, note)
