"""A PDF with a text layer becomes the paragraphs of its document, told by the look of its lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import pypdfium2

from corpus.articles import begins_article
from corpus.asides import is_cover_field
from corpus.cleaning import Clean, clean, join
from corpus.contents import is_led
from corpus.dates import is_date, tells_when_made
from corpus.errors import DocumentError
from corpus.extracted import Extracted
from corpus.formats import LOCKED
from corpus.headings import is_annex_label, is_numbered_heading, is_plain_heading, numbering
from corpus.line_ends import begins_decimal, begins_item, may_begin_article, tears
from corpus.lines import Line, cell_width
from corpus.openings import openings
from corpus.readers.pdf_layout import PrintedLine, reading_order
from corpus.readers.pdf_margins import Margins, is_full, margins_of
from corpus.readers.pdf_pages import Page, read_page
from corpus.sentences import ends_sentence
from corpus.tables import CELL
from corpus.titles import is_shelf_mark

_DASHES = frozenset({"——", "――", "──"})
"""What the points of a list without numbers begin with."""

_BULLETS = frozenset("★☆●○■□◆◇▲△▶►•\uf06c\uf06e\uf075\uf09f\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc")

_POINTS = frozenset("─—－–-·")
"""What the items of a list without numbers begin with, and other lines as well."""

_TITLE, _LARGE = 1.2, 1.08
"""How many times as large as the body's the letters of a title are, and those of a heading."""

_WELL_INSIDE, _WIDE = 3.0, 0.75
"""Characters on each side of the second line of a heading in the middle, and the share of the
column that the first takes."""

_SURE = 1.0
"""Log odds at which a line is taken to begin a paragraph that does not look like it: what is parted
wrongly is no longer found as one."""

_FEWEST_LARGE, _LONGEST_LARGE = 2, 40


def read(raw: bytes, name: str) -> Extracted:
    """The document in a PDF. Offsets are into its text as extracted, a printed line a line.

    Raises DocumentError when it is locked, damaged, or shows pictures of text only.
    """
    pages = _pages(raw, name)
    glyphs = sum(page.glyphs for page in pages)
    unknown = sum(page.unknown for page in pages)
    if glyphs < 5 * len(pages) and any(page.has_picture for page in pages):
        raise DocumentError(
            "{name} holds pictures of pages and no text: recognise the text first (OCR), for"
            " example with ocrmypdf",
            name=name,
        )
    if unknown > 0.3 * max(glyphs, 1):
        raise DocumentError(
            "{name} does not say which characters it shows: recognise the text first (OCR), for"
            " example with ocrmypdf --force-ocr",
            name=name,
        )
    text, lines = _paragraphs(reading_order(pages))
    return Extracted(text, lines, "utf-8", lost=unknown, whole=True)


def _pages(raw: bytes, name: str) -> list[Page]:
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise DocumentError(LOCKED, name=name) from error
        raise DocumentError("{name} is damaged: it is not a whole PDF", name=name) from error
    pages: list[Page] = []
    for at in range(len(document)):
        try:
            page = document[at]
        except pypdfium2.PdfiumError:
            continue
        pages.append(read_page(page))
        page.close()
    if not pages:
        raise DocumentError("{name} is damaged: it is not a whole PDF", name=name)
    return pages


def _paragraphs(printed: Sequence[PrintedLine]) -> tuple[str, tuple[Line, ...]]:
    """The text, and one line for each paragraph in it."""
    margins = margins_of(printed)
    body = _body_size(printed)
    goes_on = [
        _goes_on(before, line, below, margins, body)
        for before, line, below in zip(printed, printed[1:], (*printed[2:], None), strict=False)
    ]
    begun = _openings(printed, goes_on, margins)
    parts: list[str] = []
    lines: list[Line] = []
    sizes: list[float] = []
    group: list[tuple[PrintedLine, int]] = []
    at = 0
    for number, line in enumerate(printed):
        parts.append(line.text + "\n")
        group.append((line, at))
        at += len(line.text) + 1
        if number + 1 < len(printed) and goes_on[number] and number + 1 not in begun:
            continue
        found = _paragraph(group, titled=_is_title(group, lines, body))
        lines += found
        sizes += [0.0 if group[0][0].in_table else group[0][0].size] * len(found)
        group = []
    return "".join(parts), tuple(_with_large_heads(lines, sizes, body))


def _openings(
    printed: Sequence[PrintedLine],
    goes_on: Sequence[bool],
    margins_at: Callable[[PrintedLine], Margins],
) -> frozenset[int]:
    """The lines that begin a paragraph after a full line where nothing in their looks says it."""
    texts = [line.text.strip() for line in printed]
    margined = {
        found.form
        for at, line in enumerate(printed)
        if at and not goes_on[at - 1] and not _is_inside(line, margins_at(line))
        if (found := numbering(texts[at]))
    }
    doubtful = set()
    for at, (before, line) in enumerate(pairwise(printed), start=1):
        if not (goes_on[at - 1] and _may_end(before, line)):
            continue
        if may_begin_article(texts[at]) and not begins_article(texts[at]):
            continue
        found = numbering(texts[at])
        fellow = found is not None and found.form in margined
        if not _shows(before, line, margins_at(line), fellow=fellow):
            doubtful.add(at)
    if not doubtful:
        return frozenset()
    lines = [_line([(line, 0)]) for line in printed]
    return openings(lines, [*goes_on, False], _SURE) & doubtful


def _may_end(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether a paragraph may end with a line: with a sentence, or above an item with a clause."""
    clause = before.text[-1] in "：:；;" and begins_item(line.text.strip())
    return clause or ends_sentence(before.text)


def _shows(before: PrintedLine, line: PrintedLine, margins: Margins, *, fellow: bool) -> bool:
    """Whether it could be seen if a paragraph began with a line; `fellow` says that others begin
    at the margin that have a number of its form."""
    if margins.indented:
        return not fellow or _is_inside(line, margins)
    beside = before.page == line.page and before.column == line.column
    return margins.gap is not None and beside


def _is_inside(line: PrintedLine, margins: Margins) -> bool:
    """Whether a line begins further in than the margin."""
    return line.left - margins.left > 0.8 * line.size


def _with_large_heads(lines: Sequence[Line], sizes: Sequence[float], body: float) -> Iterator[Line]:
    """The lines below a title, short ones in letters larger than the body's marked as headings:
    the larger the letters, the higher. Those with a number say by it what they head.
    """
    titled = [at for at, line in enumerate(lines) if line.mark]
    begin = titled[-1] + 1 if titled else len(lines)
    large = {
        at: round(sizes[at] * 2)
        for at in range(begin, len(lines))
        if sizes[at] >= _LARGE * body and _may_head(lines[at])
    }
    order = sorted(set(large.values()), reverse=True)
    for at, line in enumerate(lines):
        if at in large and len(large) >= _FEWEST_LARGE:
            yield line._replace(mark=min(6, 2 + order.index(large[at])))
        else:
            yield line


def _may_head(line: Line) -> bool:
    text = line.content.text
    if is_cover_field(text) or is_date(text) or tells_when_made(text):
        return False
    return (
        len(text) <= _LONGEST_LARGE and is_plain_heading(text) and numbering(text) is None
    ) and any(character.isalpha() for character in text)


def _paragraph(group: Sequence[tuple[PrintedLine, int]], *, titled: bool) -> list[Line]:
    line = _line(group)
    return [line._replace(mark=1 if titled else 0)] if line.content.text else []


def _line(group: Sequence[tuple[PrintedLine, int]]) -> Line:
    """The line of a paragraph, of printed lines and where they begin in the text."""
    pieces: list[Clean] = []
    for line, at in group:
        moved = clean(line.text, 0, len(line.text))
        runs = tuple((start, source + at) for start, source in moved.runs)
        pieces.append(Clean(moved.text, runs))
    content = join(pieces)
    raw = group[0][0].text.strip() if len(group) == 1 else content.text
    start, end = group[0][1], group[-1][1] + len(group[-1][0].text)
    start = content.runs[0][1] if content.runs else start
    row = group[0][0].in_table and CELL not in content.text
    return Line(content, raw, cell_width(raw), 0, 0, 1, start, end, row=row)


def _is_title(group: Sequence[tuple[PrintedLine, int]], lines: Sequence[Line], body: float) -> bool:
    """Whether these are the large letters that a document begins with."""
    first = group[0][0]
    if first.page or first.size < _TITLE * body or any(line.mark for line in lines):
        return False
    if is_annex_label(first.text.strip()) or is_cover_field(first.text.strip()):
        return False
    return len(lines) < 6 and sum(len(line.text) for line, _ in group) <= 100


def _goes_on(
    before: PrintedLine,
    after: PrintedLine,
    below: PrintedLine | None,
    margins_at: Callable[[PrintedLine], Margins],
    body: float,
) -> bool:
    """Whether a printed line goes on with the paragraph of the line before it; `below` is the
    line that follows it.
    """
    size, margins = before.size, margins_at(before)
    if abs(after.size - size) > 0.12 * size or before.in_table or after.in_table:
        return False
    begins = after.text.strip()
    above = before.text.strip()
    if begins[0] in _BULLETS or is_led(above) or is_led(begins) or is_shelf_mark(above):
        return False
    beside = before.page == after.page and before.column == after.column
    drop = before.base - after.base if beside else margins.pitch
    if 0 < drop < 4 * size and _is_open(before.text) and tears(before.text.strip(), begins):
        return True
    if beside and not 0 < drop < 1.25 * max(margins.pitch, size) and drop > 1.8 * size:
        return False
    if beside and margins.gap and drop > (margins.pitch + margins.gap) / 2:
        return False
    centred = _is_centred(before, margins) and _is_centred(after, margins)
    if size > 1.08 * body and centred and not _fills(after, margins):
        return beside and drop < 2.5 * size
    if beside and _is_centred_pair(before, after, margins):
        return drop < 1.5 * max(margins.pitch, size)
    indent, indent_before = after.left - margins_at(after).left, before.left - margins.left
    full = is_full(before, after, margins)
    if below is not None and _is_first(after, below, margins_at):
        return False
    if full and _hangs(before, after):
        return not begins_item(begins)
    if indent > 0.8 * size and abs(indent - indent_before) > 0.3 * size:
        return False
    numbered = begins_item(begins) or begins_article(begins)
    sentence_ended = ends_sentence(before.text)
    if sentence_ended and begins[:2] in _DASHES:
        return False
    ended = sentence_ended or before.text[-1] in "：:；;"
    if ended and margins.indented and 1.2 * size < indent < 3 * size:
        return False
    flush = margins.indented and indent < 0.8 * size and not begins_decimal(begins)
    if numbered and ended and not flush:
        return False
    if not full:
        room = margins.right - before.right
        near = not margins.even and room < 0.25 * (margins.right - margins.left)
        heading = is_numbered_heading(before.text.strip()) and not _is_open(before.text)
        return near and not (ended or numbered or heading)
    return not (numbered and indent > 0.8 * size)


def _is_first(
    line: PrintedLine, below: PrintedLine, margins_at: Callable[[PrintedLine], Margins]
) -> bool:
    """Whether a full line stands at the indent of first lines, and the one below at the margin."""
    margins, size = margins_at(line), line.size
    indent = line.left - margins.left
    return (
        margins.indented
        and 1.2 * size < indent < 3 * size
        and line.column == below.column
        and abs(below.size - size) < 0.12 * size
        and below.left - margins_at(below).left < 0.5 * size
        and not begins_item(below.text.strip())
        and is_full(line, below, margins)
    )


def _hangs(before: PrintedLine, after: PrintedLine) -> bool:
    """Whether a line stands below the text of an item, whose number stands further left."""
    above = before.text.strip()
    item = begins_item(above) or above[0] in _BULLETS or above[0] in _POINTS
    further = after.left - before.left
    inside = not ends_sentence(above) and above[-1] not in "：:；;"
    return item and inside and 0.8 * before.size < further < 5 * before.size


def _is_open(text: str) -> bool:
    """Whether a quotation or a bracket begins in a line and does not end in it."""
    return any(
        text.count(opening) > text.count(closing) for opening, closing in ("“”", "（）", "《》")
    )


def _is_centred(line: PrintedLine, margins: Margins) -> bool:
    before, behind = line.left - margins.left, margins.right - line.right
    return abs(before - behind) < 1.5 * line.size


def _is_centred_pair(before: PrintedLine, after: PrintedLine, margins: Margins) -> bool:
    """Whether two lines are a heading that is set in the middle, the first as wide as it can be."""
    aside = min(after.left - margins.left, margins.right - after.right)
    return (
        aside > _WELL_INSIDE * after.size
        and _is_centred(after, margins)
        and _is_centred(before, margins)
        and before.right - before.left >= _WIDE * (margins.right - margins.left)
        and not (ends_sentence(before.text) or before.text[-1] in "：:；;")
    )


def _fills(line: PrintedLine, margins: Margins) -> bool:
    """Whether a line goes from one margin to the other."""
    return line.left - margins.left < line.size and margins.right - line.right < line.size


def _body_size(printed: Sequence[PrintedLine]) -> float:
    sizes: Counter[float] = Counter()
    for line in printed:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0
