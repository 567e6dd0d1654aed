"""Lines become blocks: the line ends that only a page, a column or a wrap made are mended.

In text that is not wrapped a line is a paragraph, unless it breaks off in the middle of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from corpus.cleaning import Clean, join
from corpus.columns import SLACK, Column, columns
from corpus.contents import LED_LAST, is_led
from corpus.headings import (
    heads_contents,
    heads_part_of_law,
    is_article_number,
    is_byline,
    is_letterspaced,
    is_navigation,
    is_numbered_heading,
    is_picture_credit,
    is_plain_heading,
    is_signed,
    may_be_set_apart,
    numbering,
    opens_news,
)
from corpus.line_ends import (
    INDENT,
    LONGEST_HEADLINE,
    NEAR_EDGE,
    are_items,
    begins_item,
    breaks_number,
    continues,
    flowing,
    goes_on,
    hung,
    leads_on,
    may_begin_article,
    opens_indented,
    run_on,
    tears,
    torn,
)
from corpus.lines import Line
from corpus.openings import openings
from corpus.page_bars import bars
from corpus.pages import part_pages
from corpus.sentences import ends_sentence
from corpus.titles import is_shelf_mark, title_lines

_inner_comma = re.compile("[，、,]")
_FEWEST_FIRST = 2
"""Lines of a text that lost their indent."""

_MOST_OF_HEADING = 3
"""Lines over which a heading is set."""


class Block(NamedTuple):
    """Lines of one paragraph, joined; or, as `furniture`, a line that belongs to the page."""

    content: Clean
    lines: tuple[Line, ...]
    furniture: bool = False


@dataclass(frozen=True, slots=True)
class _Text:
    """The lines of a text; of each the column it stands in, whether it can be no part of a
    paragraph of several lines, and whether a machine filled it; and the numbers of those that begin
    a paragraph though the line before them is full, and of those that no blank line parts from the
    line before where blank lines part the paragraphs; those that are wrapped below an indented one;
    those of a wrapped paragraph that stands by itself; those that go on with a title, or begin a
    block below one; and those that go on with a paragraph that another program tore.
    """

    lines: Sequence[Line]
    found: Sequence[Column | None]
    alone: Sequence[bool]
    full: Sequence[bool]
    begun: frozenset[int]
    run_on: frozenset[int]
    hung: frozenset[int]
    flowing: frozenset[int]
    titled: Mapping[int, bool]
    torn: frozenset[int]


def reflow(
    lines: Sequence[Line], *, gaps_part: bool = False, outside: Collection[int] = ()
) -> tuple[Block, ...]:
    """The blocks of a text in order; every line stands in exactly one of them.

    `gaps_part` says that a blank line always parts paragraphs, as the rules of Markdown have it;
    `outside` numbers lines that are known to be no part of the document.
    Page numbers, running heads and the bars of a web page come after the paragraph that they
    interrupt.
    """
    around = bars(lines).union(outside)
    pages = part_pages([line for at, line in enumerate(lines) if at not in around])
    body = pages.body
    alone = [_stands_alone(line) for line in body]
    found = columns(body, [at for at, is_alone in enumerate(alone) if is_alone])
    full = _full(body, found)
    close = run_on(body, sum(column is not None for column in found))
    begun = _openings(body, found, full)
    torn_off = torn(body) if gaps_part else frozenset()
    whole = (hung(body), flowing(body), _titled(body), torn_off)
    text = _Text(body, found, alone, full, begun, close, *whole)
    blocks: list[Block] = []
    first = 0
    for at in range(1, len(body) + 1):
        if at == len(body) or _parts(text, first, at, gaps_part=gaps_part):
            within = tuple(body[first:at])
            blocks.append(Block(join([line.content for line in within]), within))
            first = at
    of_page = [*pages.furniture, *(lines[at] for at in around)]
    if not of_page:
        return tuple(blocks)
    furniture = [Block(line.content, (line,), furniture=True) for line in of_page]
    return tuple(sorted([*blocks, *furniture], key=lambda block: block.lines[0].start))


def _parts(text: _Text, first: int, at: int, *, gaps_part: bool) -> bool:
    """Whether a new block begins at line `at`, the block so far being lines[first:at]."""
    lines, alone = text.lines, text.alone
    before, after = lines[at - 1], lines[at]
    column = text.found[at - 1] if text.found[at] is not None else None
    if at in text.titled:
        return text.titled[at]
    if gaps_part and after.gap:
        if before.mark or after.mark or before.row or after.row:
            return True
        wrapped = column is not None and text.full[at - 1] and _runs_over(before, after)
        return not (at in text.torn or wrapped or tears(before.content.text, after.content.text))
    if before.mark or after.mark:
        return True
    if breaks_number(before.content.text, after.content.text):
        return False
    if column is not None and text.full[at - 1]:
        return _parts_after_full(text, column, at)
    if goes_on(after.raw) and not (before.row or after.row):
        return False
    ended = ends_sentence(before.raw)
    if not (ended or before.row or after.row) and tears(before.content.text, after.content.text):
        return False
    if column is not None and column.exact and column.opens(after):
        return not leads_on(before.content.text)
    if alone[at - 1] or alone[at] or opens_news(after.raw) or is_signed(before.raw):
        return True
    if at in text.hung or (column is None and (at in text.flowing or _leaves_column(text, at))):
        return False
    if before.raw[-1] in "；;：:" and begins_item(after.content.text):
        return True
    if at in text.run_on and column is None:
        return numbering(after.content.text) is not None or is_numbered_heading(before.content.text)
    if column is not None and before.width <= column.width + SLACK and not column.exact:
        return _parts_in_column(lines, column, first, at)
    if ended or opens_indented(after):
        return True
    return not continues(before.content.text, after.content.text)


def _runs_over(before: Line, after: Line) -> bool:
    """Whether a full line stops inside a sentence and the next, below a blank line, may go on."""
    last = before.raw[-1]
    return ("\u4e00" <= last <= "\u9fff" or last in "，、") and not (
        _may_head(before.content.text)
        or begins_item(after.content.text)
        or may_begin_article(after.raw)
    )


def _leaves_column(text: _Text, at: int) -> bool:
    """Whether a line beyond the edge of a column, as one is in which a page number stands, goes on
    with a full line of it."""
    before, after, column = text.lines[at - 1], text.lines[at], text.found[at - 1]
    return (
        column is not None
        and after.width > column.width + SLACK
        and after.gap <= column.gap
        and before.width > column.width - SLACK - INDENT
        and _stops_inside(before.content.text)
        and not (ends_sentence(before.raw) or begins_item(after.content.text))
    )


def _titled(lines: Sequence[Line]) -> dict[int, bool]:
    """Whether a block begins at the lines within titles of several lines and directly below."""
    titles = title_lines(lines)
    within = {at: False for title in titles for at in title[1:]}
    return within | {title.stop: True for title in titles}


def _full(lines: Sequence[Line], found: Sequence[Column | None]) -> list[bool]:
    """Whether each line leaves no room in a machine's column for what the next begins with.

    Several that come near the edge and stop inside a sentence are full too: they are the first of
    their paragraphs, and an extract lost their indent, or of a part that is set narrower. Where
    most of them would fill the column with an indent, so do others that read like headings.
    """
    full: list[bool] = []
    first: list[int] = []
    fitting: list[int] = []
    for at, ((before, after), column) in enumerate(zip(pairwise(lines), found, strict=False)):
        exact = column if column is not None and column.exact else None
        full.append(exact is not None and exact.is_full(before, after))
        if exact is None or full[-1] or begins_item(after.content.text):
            continue
        begins = at == 0 or not full[at - 1] or ends_sentence(lines[at - 1].raw)
        if begins and exact.lost_its_indent(before, after):
            fitting.append(at)
        if before.raw[-1] in ".；;：:" or ends_sentence(before.raw):
            continue
        full[-1] = exact.may_be_full(before, after)
        if not full[-1] and exact.nearly_fills(before) and _stops_inside(before.content.text):
            first.append(at)
    if len(first) >= _FEWEST_FIRST:
        lost = len(first) < 2 * len(set(first).intersection(fitting))
        for at in (*first, *(fitting if lost else ())):
            full[at] = True
    return [*full, False]


def _stops_inside(text: str) -> bool:
    """Whether a line reads like a piece of prose, and not like a heading or a field of a list."""
    return _inner_comma.search(text) is not None and not (_may_head(text) or "：" in text)


def _openings(
    lines: Sequence[Line], found: Sequence[Column | None], full: Sequence[bool]
) -> frozenset[int]:
    """The lines that begin a paragraph after a full line where the columns have no sign of it."""
    in_doubt = (
        column is not None
        and column.exact
        and column.lead is None
        and (column.break_gap is None or line.page)
        for line, column in zip(lines, found, strict=True)
    )
    return openings(lines, full) if any(in_doubt) else frozenset()


def _parts_after_full(text: _Text, column: Column, at: int) -> bool:
    """Whether the line after a full one of a machine-wrapped text begins a paragraph.

    A heading in the middle of its lines goes on there.
    """
    before, after = text.lines[at - 1], text.lines[at]
    opens = column.opens(after)
    if opens and not ends_sentence(before.raw) and column.centres(after):
        return begins_item(after.content.text)
    if opens is False and heads_part_of_law(after.content.text) and not text.full[at]:
        return True
    if opens is False and (ends_sentence(before.raw) or before.raw[-1] in "）)"):
        opens = _heads_flush(text, column, at)
    if opens is not None:
        return opens
    return at in text.begun or are_items(before.content.text, after.content.text)


def _heads_flush(text: _Text, column: Column, at: int) -> bool:
    """Whether the lines from `at` to the next with the sign of a paragraph are a heading, which
    has no such sign where the text is indented: no paragraph ends without a mark."""
    end = at + 1
    while end < len(text.lines) and text.full[end - 1] and not column.opens(text.lines[end]):
        end += 1
        if end > at + _MOST_OF_HEADING:
            return False
    if end < len(text.lines) and not column.opens(text.lines[end]):
        return False
    whole = join([line.content for line in text.lines[at:end]]).text
    return is_numbered_heading(whole) or (is_plain_heading(whole) and not re.search("[，,]", whole))


def _parts_in_column(lines: Sequence[Line], column: Column, first: int, at: int) -> bool:
    """Whether a new block begins at line `at` of a justified column."""
    before, after = lines[at - 1], lines[at]
    ended = ends_sentence(before.raw) or before.raw.endswith("...")
    full = _reaches_edge(before, after, column, opens=first == at - 1 and not ended)
    if ended:
        return not full or after.gap > column.gap or _begins_paragraph(lines, column, at)
    if after.gap < column.gap and _is_display(before, column):
        return not _same_headline(before, after, column)
    may_head = _may_head(before.content.text)
    if not full and after.gap > column.gap and before.width < NEAR_EDGE * column.width:
        return True
    if not full:
        return may_head and not _is_ragged(before, after, column)
    if are_items(before.content.text, after.content.text):
        return True
    return bool(after.gap > column.gap and (may_head or numbering(after.content.text)))


def _is_ragged(before: Line, after: Line, column: Column) -> bool:
    """Whether a line without a number ends near the edge of a wide column, and the next goes on at
    once where it began: a word that did not fit was taken to the next line."""
    return (
        column.width >= LONGEST_HEADLINE
        and before.width >= NEAR_EDGE * column.width
        and after.gap <= column.gap
        and before.indent == after.indent == 0
        and numbering(before.content.text) is None
    )


def _may_head(text: str) -> bool:
    """Whether a line of a column may be a heading; a comma there nearly always tells a sentence."""
    return is_numbered_heading(text) or (is_plain_heading(text) and not re.search("[，,]", text))


def _reaches_edge(before: Line, after: Line, column: Column, *, opens: bool) -> bool:
    """Whether a justified line goes as far as its column, so that its end may be a wrap.

    `opens` says that the line is the first of its block; its indent may be lost.
    """
    if before.width > column.width - SLACK:
        return True
    may_be_indented = opens and before.width > column.width - SLACK - INDENT
    return may_be_indented and (
        after.width > column.width - INDENT or _ends_in_second(before, after, column)
    )


def _ends_in_second(before: Line, after: Line, column: Column) -> bool:
    """Whether a line is as wide as its column is without an indent that was lost, and the next one
    is the end of its sentence."""
    return (
        before.indent == after.indent == 0
        and before.width <= column.width - INDENT + 1
        and ends_sentence(after.raw)
        and numbering(after.content.text) is None
    )


def _begins_paragraph(lines: Sequence[Line], column: Column, at: int) -> bool:
    """Whether the line after a full one that ends a sentence begins a paragraph.

    Signs are an indent, a number, and the two characters that a lost indent leaves missing.
    """
    line = lines[at]
    if line.indent > lines[at - 1].indent or numbering(line.content.text):
        return True
    if at + 1 == len(lines) or ends_sentence(line.raw):
        return False
    return not column.is_full(line, lines[at + 1]) and line.width <= column.width - INDENT


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
    if line.row or line.mark:
        return True
    raw = line.raw
    if is_article_number(raw) or heads_contents(raw) or (raw[-1] in LED_LAST and is_led(raw)):
        return True
    if raw[-1] in "件)" and is_shelf_mark(raw):
        return True
    if not may_be_set_apart(raw):
        return False
    return is_byline(raw) or is_navigation(raw) or is_letterspaced(raw) or is_picture_credit(raw)
