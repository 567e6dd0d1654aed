"""Markdown becomes the lines of its document: the signs of its layout are taken out of the text.

Follows CommonMark 0.31 with the tables and footnotes of GitHub, but for one thing: a line end
inside a paragraph is left to the mending of wraps, since Chinese authors end paragraphs with a
single one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.decoding import decode
from corpus.extracted import Extracted
from corpus.headings import LONGEST_HEADING
from corpus.lines import Line
from corpus.readers.markdown_heads import with_bold_heads
from corpus.readers.markdown_html import HtmlBlocks, lines_of_html, parted
from corpus.readers.markdown_layout import (
    ATTRIBUTES,
    end_of_contents,
    is_layout,
    labels_of_links,
)
from corpus.readers.pieces import Piece, line_of
from corpus.readers.raised import LONGEST_BEFORE, raised
from corpus.readers.torn_bold import without_torn_bold
from corpus.sentences import ends_sentence
from corpus.tables import CELL

_OPENERS = frozenset(" \t`~#=-*_>+|[:@0123456789")
"""What a line begins with that may be more than a paragraph."""

_special = re.compile(r"[\\`!\[<&*_~={]")
_fence = re.compile(r" {0,3}(`{3,}|~{3,})")
_heading = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_closing_hashes = re.compile(r"[ \t]+#+[ \t]*$")
_underline = re.compile(r" {0,3}(=+|-{2,})[ \t]*\r?\n?$")
_rule = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_quote = re.compile(r"[ \t]{0,3}>[ \t]?")
_bullet = re.compile(r"[ \t]*[-*+](?:[ \t]+(?:\[[ xX]\][ \t]+)?|$)")
_number = re.compile(r"[ \t]*(?=\d{1,9}[.)][ \t])")
_table_rule = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_reference = re.compile(r" {0,3}\[(?!\^)[^\]]{1,200}\]:[ \t]*\S")
_footnote = re.compile(r" {0,3}\[\^([^\]\s]{1,100}\]):[ \t]*")
_front_matter = re.compile(r"---[ \t]*\r?\n(?:.*\r?\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
_front_field = re.compile(r"^(title|date)[ \t]*:(.*)$", re.MULTILINE)
_QUOTES = "\"'"
_comment = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)

_inline = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<ticks>`+)(?P<code>[^`]*+)(?P=ticks)(?!`)"
    r"|\[\^(?P<note>[^\]\s]{1,100}\])"
    r"|!\[[^\]\[]{0,500}\]\([^()\s]*+(?:[ \t]+[\"'][^\"']*+[\"'])?\)"
    r"|\[(?P<text>(?:!\[[^\]\[]{0,200}\]\([^()\s]{0,500}\)|[^\]\[\\]|\\.){0,500})\]"
    r"(?:\((?:[^()\s]|\([^()\s]*+\))*+(?:[ \t]+[\"'][^\"']*+[\"'])?\)"
    r"|\[(?P<label>[^\]\[]{0,200})\])"
    r"|<(?P<address>[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*+|[^\s<>@]{1,64}@[^\s<>]{1,255})>"
    r"|<(?:sup|SUP)>(?P<raised>[^<>]{1,12})</(?:sup|SUP)>"
    r"|</?[A-Za-z][^<>]{0,1000}>"
    r"|&(?P<entity>#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    rf"|(?P<attributes>{ATTRIBUTES})"
    r"|(?P<mark>\*{4}(?!\*)|\*{1,3}|_{1,3}|~~|==)"
)
_BOLD_TWICE = "****"


@dataclass(slots=True)
class Layout:
    """What the lines so far have opened."""

    fence: str = ""
    table: bool = False
    gap: int = 0


def read(raw: bytes, _name: str) -> Extracted:
    """The lines of a Markdown file."""
    decoded = decode(raw)
    return marked_up(decoded.text, decoded.encoding, decoded.lost)


def marked_up(text: str, encoding: str = "utf-8", lost: int = 0) -> Extracted:
    """The lines of decoded Markdown."""
    front = _front_matter.match(text)
    told = _front_fields(front[0]) if front else {}
    start = front.end() if front else 0
    found = without_torn_bold([*_lines(_without_comments(text), start)])
    lines = tuple(with_bold_heads(text, found))
    title, date = told.get("title", ""), told.get("date", "")
    return Extracted(text, lines, encoding, lost, whole=True, title=title, date=date)


def _front_fields(front: str) -> dict[str, str]:
    """The title and the date that the front matter declares, without their quotes."""
    found: dict[str, str] = {}
    for name, written in _front_field.findall(front):
        value = written.strip()
        quoted = len(value) > 1 and value[0] in _QUOTES and value[-1] == value[0]
        found.setdefault(name, value[1:-1] if quoted else value)
    return found


def _without_comments(text: str) -> str:
    """The text with comments blanked out, every character left in its place."""
    if "<!--" not in text:
        return text
    return _comment.sub(lambda match: re.sub(r"[^\r\n]", " ", match[0]), text)


def _lines(text: str, start: int) -> Iterator[Line]:
    now = Layout()
    waiting: Line | None = None
    html_blocks = HtmlBlocks(text)
    skipped = start
    for begin, end in _line_spans(text, start):
        if begin < skipped:
            continue
        if text[begin] == ":" and (skipped := end_of_contents(text, begin, end)):
            now.gap += 1
            continue
        if "<" in text[begin : begin + 4] and not now.fence:
            skipped = html_blocks.end(begin)
            if skipped > begin:
                if waiting:
                    yield waiting
                waiting = None
                yield from lines_of_html(text, begin, skipped)
                now.gap, now.table = 1, False
                continue
        underline = _underline.match(text, begin, end) if text[begin] in " =-" else None
        if underline and waiting and not (now.fence or now.table):
            level = 1 if underline[1][0] == "=" else 2
            if waiting.mark and level == 1:
                continue  # a heading by its sign that is underlined as well
            if not (now.gap or waiting.mark) and _may_be_underlined(waiting):
                yield waiting._replace(mark=level)
                waiting = None
                now.gap = 1
                continue
        for line in _line_parts(text, begin, end, now):
            if waiting:
                yield waiting
            waiting = line
    if waiting:
        yield waiting


def _may_be_underlined(line: Line) -> bool:
    """Whether a line over a rule is a heading: writers put a rule below a paragraph, too."""
    return len(line.content.text) <= LONGEST_HEADING and not ends_sentence(line.raw)


def _line_spans(text: str, start: int) -> Iterator[tuple[int, int]]:
    at = start
    for whole in text[start:].splitlines(keepends=True):
        yield at, at + len(whole)
        at += len(whole)


def _line_parts(text: str, begin: int, end: int, now: Layout) -> Iterator[Line]:
    """The lines in text[begin:end]: one, or several where tags part it outside a table."""
    parts = [(begin, end, False)]
    apart = now.fence or now.table or "|" in text[begin:end] or _heading.match(text, begin, end)
    if "<" in text[begin:end] and not apart:
        parts = list(parted(text, begin, end)) or parts
    for nth, (first, last, gap) in enumerate(parts):
        if nth:
            now.gap = now.gap or int(gap)
            line = _made(now, _inline_pieces(text, first, last))
        else:
            line = line_in(text, first, last, now)
        if line is not None:
            yield line


def line_in(text: str, begin: int, end: int, now: Layout) -> Line | None:
    """The line text[begin:end] holds, if any; what it opens or closes is noted in `now`."""
    whole = text[begin:end].rstrip()
    fence = _fence.match(whole) if now.fence or whole[:1] in _OPENERS else None
    if now.fence:
        if fence and fence[1].startswith(now.fence) and not whole[fence.end() :].strip():
            now.fence = ""
            now.gap = 1
            return None
        return _made(now, [(whole, begin)])
    if fence and "`" not in whole[fence.end() :]:
        now.fence = fence[1]
        now.gap = 1
        return None
    if whole and whole[0] not in _OPENERS and "|" not in whole:
        now.table = False
        return _made(now, _inline_pieces(text, begin, begin + len(whole)))
    if not whole or any(form.match(whole) for form in (_rule, _reference)) or is_layout(whole):
        now.gap, now.table = now.gap + 1, False
        return None
    at = 0
    while quote := _quote.match(whole, at):
        at = quote.end()
    if "|" in whole and _table_rule.match(whole, at):
        now.table = True
        return None
    item = _bullet.match(whole, at) or _number.match(whole, at)
    heading = _heading.match(whole, item.end() if item else at)
    if heading:
        closing = _closing_hashes.search(whole, heading.end())
        stop = closing.start() if closing else len(whole)
        now.gap = now.gap or 1
        line = _made(
            now, _inline_pieces(text, begin + heading.end(), begin + stop), len(heading[1])
        )
        now.gap, now.table = 1, False
        return line
    if item:
        at = item.end()
        now.gap = now.gap or 1
    note = _footnote.match(whole, at)
    if note:
        now.gap, now.table = now.gap or 1, False
        sign = _sign(note[1], begin + note.start(1))
        return _made(now, [*sign, *_inline_pieces(text, begin + note.end(), begin + len(whole))])
    if whole.count("|") > 1 and (now.table or whole[at:].lstrip().startswith("|")):
        now.gap = 1
        return _made(now, _row(text, begin + at, begin + len(whole)))
    now.table = False
    return _made(now, _inline_pieces(text, begin + at, begin + len(whole)))


def _made(now: Layout, pieces: list[Piece], mark: int = 0) -> Line | None:
    line = line_of(pieces, gap=now.gap, mark=mark)
    if line is None:
        now.gap += 1
        return None
    now.gap = 0
    return line


def _row(text: str, begin: int, end: int) -> list[Piece]:
    """The cells of a row of a table, the outer rules gone."""
    row = text[begin:end]
    inner = row.strip()
    begin += row.index(inner)
    end = begin + len(inner)
    begin += inner.startswith("|")
    end -= inner.endswith("|") and not inner.endswith("\\|")
    rules = [begin + rule.start() for rule in re.finditer(r"(?<!\\)\|", text[begin:end])]
    cells = [*zip([begin, *(rule + 1 for rule in rules)], [*rules, end], strict=True)]
    while cells and not text[slice(*cells[-1])].strip():
        del cells[-1]
    alone = sum(bool(text[slice(*cell)].strip()) for cell in cells) == 1
    pieces: list[Piece] = []
    for nth, (at, to) in enumerate(cells):
        if nth and not alone:
            pieces.append((CELL, at - 1))
        if cell := text[at:to].strip():
            start = text.index(cell, at)
            pieces += _inline_pieces(text, start, start + len(cell))
    return pieces


def _inline_pieces(text: str, begin: int, end: int) -> list[Piece]:
    """What text[begin:end] shows to a reader: emphasis, links and code without their signs."""
    if not _special.search(text, begin, end):
        return [(text[begin:end], begin)]
    pieces: list[Piece] = []
    at = begin
    marks = _emphasis(text, begin, end)
    for match in _inline.finditer(text, begin, end):
        if match.lastgroup == "mark" and match.start() not in marks:
            continue
        if match["label"] is not None and not _is_defined(text, match):
            continue
        if match.start() > at:
            pieces.append((text[at : match.start()], at))
        at = match.end()
        pieces += (
            (match[group], match.start(group))
            for group in ("escaped", "code", "address")
            if match[group] is not None
        )
        if (mark := match["raised"]) is not None:
            pieces.append(
                (
                    raised(mark, text[max(begin, match.start() - LONGEST_BEFORE) : match.start()]),
                    match.start("raised"),
                )
            )
        if match["note"] is not None:
            pieces += _sign(match["note"], match.start("note"))
        if match["text"] is not None:
            pieces += _inline_pieces(text, match.start("text"), match.end("text"))
        if match["entity"] is not None:
            pieces.append((html.unescape(match[0]), match.start()))
    if at < end:
        pieces.append((text[at:end], at))
    return pieces


def _is_defined(text: str, link: re.Match[str]) -> bool:
    """Whether the label of such a link ([text][label], [label][]) is defined somewhere."""
    return (link["label"] or link["text"]).casefold() in labels_of_links(text)


def _sign(label: str, at: int) -> list[Piece]:
    """The sign of a footnote, [1] for [^1]; `label` stands at `at` and ends with its bracket."""
    return [("[", at - 2), (label, at)]


def _emphasis(text: str, begin: int, end: int) -> set[int]:
    """Where signs of emphasis stand that open and close one another; others are characters."""
    waiting: dict[str, int] = {}
    paired: set[int] = set()
    for match in _inline.finditer(text, begin, end):
        if match.lastgroup != "mark":
            continue
        sign = match["mark"]
        if sign == _BOLD_TWICE:  # one bold run ends and the next begins
            paired |= {match.start()} if _BOLD_TWICE[:2] in waiting else set()
            continue
        before = text[match.start() - 1] if match.start() > begin else " "
        after = text[match.end()] if match.end() < end else " "
        if _is_word(before) and _is_word(after) and (sign[0] == "_" or (before + after).isascii()):
            continue
        if sign in waiting and not before.isspace():
            paired |= {waiting.pop(sign), match.start()}
        elif not after.isspace():
            waiting[sign] = match.start()
    return paired


def _is_word(character: str) -> bool:
    return character.isalnum()
