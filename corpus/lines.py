"""A decoded text becomes its lines: clean text, width, indent, and the blank lines before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.cleaning import SPACES, Clean, clean

_heading_mark = re.compile(r" {0,3}(#{1,6})[ \t]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank.

    `raw` is the line without spacing at its ends, spacing inside kept; `width` is that of `raw` in
    terminal cells, `indent` that of the spacing before it; `gap` counts the blank lines before;
    `mark` is the level of a heading that the format itself declares, 0 for none.
    """

    content: Clean
    raw: str
    width: int
    indent: int
    gap: int
    start: int
    end: int
    mark: int = 0


def split_lines(text: str, *, markdown: bool = False) -> tuple[Line, ...]:
    """The lines of a text that hold anything, in order, with offsets into the text.

    In Markdown the signs of a heading become its `mark`, and lines that are comments are left out.
    """
    lines: list[Line] = []
    at = gap = 0
    for whole in text.splitlines(keepends=True):
        hashes = _heading_mark.match(whole) if markdown else None
        mark = len(hashes[1]) if hashes else 0
        begin = hashes.end() if hashes else 0
        raw = whole[begin:].strip(SPACES)
        if markdown and raw.startswith("<!--") and raw.endswith("-->"):
            raw = ""
        content = clean(text, at + begin, at + len(whole)) if raw else None
        if content and content.text:
            start = at + whole.index(raw, begin)
            indent = cell_width(whole[: start - at])
            end = start + len(raw)
            lines.append(Line(content, raw, cell_width(raw), indent, gap, start, end, mark))
            gap = 0
        else:
            gap += 1
        at += len(whole)
    return tuple(lines)


def cell_width(text: str) -> int:
    """The width of a text in terminal cells as Chinese typesetting sees it, quotes being wide.

    GB18030 writes each character in as many bytes as it has cells; rarer ones take four.
    """
    return len(text) if text.isascii() else len(text.encode("gb18030", "replace"))
