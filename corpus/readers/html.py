"""A web page, or a chapter of a book in XHTML, becomes the lines of its document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.decoding import decode
from corpus.extracted import Extracted
from corpus.lines import Line
from corpus.readers.html_blocks import blocks
from corpus.readers.html_fields import with_fields
from corpus.readers.html_heads import with_bold_heads, with_centred_title
from corpus.readers.html_page import main_text
from corpus.readers.html_title import (
    declared_date,
    declared_titles,
    posted_date,
    title_of_page,
    titled,
    with_headline,
)
from corpus.readers.html_tree import tree

_charset = re.compile(
    rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_-]{1,30})""", re.IGNORECASE
)
_declared = re.compile(rb"""^\s*<\?xml[^>]{1,100}encoding\s*=\s*["']([A-Za-z0-9_-]{1,30})["']""")


def read(raw: bytes, _name: str) -> Extracted:
    """The document in a saved page, without what surrounds it there."""
    head = raw[:4096]
    declared = _declared.search(head) or _charset.search(head)
    decoded = decode(raw, declared[1].decode("ascii") if declared else "")
    root = tree(decoded.text)
    titles = declared_titles(decoded.text, root)
    names = [title for _, title in titles]
    whole, headline = with_headline(with_fields(blocks(decoded.text, root)), names)
    shown = with_bold_heads(main_text(whole, names, headline), headline)
    shown = shown if headline else with_centred_title(shown)
    lines = [block.line for block in shown]
    found = titled(lines, [headline.line.content.text] if headline else names)
    title = "" if found else title_of_page(titles, lines)
    lines = outermost_first(found or lines)
    return Extracted(
        decoded.text,
        tuple(lines),
        decoded.encoding,
        decoded.lost,
        whole=True,
        title=title,
        date=declared_date(root) or posted_date(whole),
    )


def chapter(source: str) -> tuple[Line, ...]:
    """The lines of a page that is all document."""
    return tuple(block.line for block in blocks(source, tree(source)))


def outermost_first(lines: Sequence[Line]) -> list[Line]:
    """The lines with the levels of their headings moved so that the outermost is 1."""
    top = min((line.mark for line in lines if line.mark), default=1)
    if top == 1:
        return list(lines)
    return [line._replace(mark=line.mark - top + 1) if line.mark else line for line in lines]
