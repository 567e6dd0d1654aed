"""HTML inside Markdown: where it stands, and the lines that the reader of web pages makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.lines import Line
from corpus.readers.html_blocks import blocks
from corpus.readers.html_tree import BLOCK_NAMES, tree

_WHOLE = "table|script|style|pre|textarea"
_names = "|".join(sorted(BLOCK_NAMES))
_begins = re.compile(
    rf"(?=[ ]{{0,3}}</?(?P<name>{_names}|script|style|textarea)(?=[\s/>]))", re.IGNORECASE
)
_whole = re.compile(rf"(?:{_WHOLE})$", re.IGNORECASE)
_blank = re.compile(r"\n[ \t]*(?=\r?\n|\Z)|\r(?:[ \t]*\r)|\Z")
_parting = re.compile(
    r"\\.|(?P<ticks>`+)[^`]*+(?P=ticks)(?!`)"
    rf"|(?P<tag><(?:(?P<br>br)|/?(?:{_names}))(?:\s[^<>]{{0,1000}})?/?>)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class HtmlBlocks:
    """The blocks of HTML in a Markdown text (CommonMark 0.31, 4.6): up to the next blank line, or
    for a table and what holds no text to its end tag.
    """

    text: str
    _ends: dict[str, int] = field(default_factory=dict)

    def end(self, begin: int) -> int:
        """Where the block ends whose first line begins at `begin`; `begin` when there is none."""
        begun = _begins.match(self.text, begin)
        if not begun:
            return begin
        name = begun["name"].lower()
        closed = self._closed(name, begin) if _whole.match(name) else begin
        blank = _blank.search(self.text, max(closed, begin))
        return blank.end() if blank else len(self.text)

    def _closed(self, name: str, begin: int) -> int:
        """Where the next end tag of this name stands behind `begin`, else `begin`."""
        known = self._ends.get(name, 0)
        if known != -1 and known <= begin:
            found = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(self.text, begin)
            known = self._ends[name] = found.end() if found else -1
        return max(known, begin)


def lines_of_html(text: str, begin: int, end: int) -> Iterator[Line]:
    """The lines of the HTML text[begin:end], which lead into the whole text."""
    source = text[begin:end]
    for block in blocks(source, tree(source)):
        yield block.line.moved(begin)


def parted(text: str, begin: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The stretches of a line that tags part, and whether a paragraph ends before each."""
    at, gap = begin, False
    for tag in _parting.finditer(text, begin, end):
        if not tag["tag"]:
            continue
        if text[at : tag.start()].strip():
            yield at, tag.start(), gap
            gap = False
        gap = gap or not tag["br"]
        at = tag.end()
    if text[at:end].strip():
        yield at, end, gap
