"""A web page, or a chapter of a book in XHTML, becomes the lines of its document."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from corpus.decoding import decode
from corpus.extracted import Extracted
from corpus.lines import Line
from corpus.readers.html_blocks import blocks
from corpus.readers.html_page import main_text, title_of
from corpus.readers.html_tokens import Text
from corpus.readers.html_tree import Node, tree

_charset = re.compile(
    rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_-]{1,30})""", re.IGNORECASE
)
_declared = re.compile(rb"""^\s*<\?xml[^>]{1,100}encoding\s*=\s*["']([A-Za-z0-9_-]{1,30})["']""")
_SUREST = "articletitle"
_TITLE_NAMES = (_SUREST, "og:title", "dc.title", "title")
_SHORTEST_TITLE = 4
_LONG_TITLE = 12
"""Characters of a <title> that says more than whose page it is."""

_of_site = re.compile(r"(?:网站|官网|门户|首页|主页|网)$")
_site = re.compile(r"\s*[-_|—–»·]+\s*|\s{2,}|\u3000")


def read(raw: bytes, _name: str) -> Extracted:
    """The document in a saved page, without what surrounds it there."""
    head = raw[:4096]
    declared = _declared.search(head) or _charset.search(head)
    decoded = decode(raw, declared[1].decode("ascii") if declared else "")
    root = tree(decoded.text)
    titles = _titles(decoded.text, root)
    names = [title for _, title in titles]
    whole = blocks(decoded.text, root)
    headline = title_of(whole, names)
    lines = [block.line for block in main_text(whole, names, headline)]
    found = titled(lines, [headline.line.content.text] if headline else names)
    title = "" if found else _title_of_page(titles, lines)
    lines = outermost_first(found or lines)
    return Extracted(
        decoded.text, tuple(lines), decoded.encoding, decoded.lost, whole=True, title=title
    )


def _title_of_page(titles: Sequence[tuple[str, str]], lines: Sequence[Line]) -> str:
    """The title of a page whose document does not say it; "" where that may be its site's."""
    name, title = titles[0] if titles else ("", "")
    if name == _SUREST:
        return title
    title = _site.split(titles[-1][1])[0] if titles else ""
    told = len(title) >= _LONG_TITLE and not any(line.mark for line in lines)
    return title if told and not _of_site.search(title) else ""


def chapter(source: str) -> tuple[Line, ...]:
    """The lines of a page that is all document."""
    return tuple(block.line for block in blocks(source, tree(source)))


def outermost_first(lines: Sequence[Line]) -> list[Line]:
    """The lines with the levels of their headings moved so that the outermost is 1."""
    top = min((line.mark for line in lines if line.mark), default=1)
    if top == 1:
        return list(lines)
    return [line._replace(mark=line.mark - top + 1) if line.mark else line for line in lines]


def titled(lines: Sequence[Line], titles: Sequence[str]) -> list[Line] | None:
    """The lines with that of a declared title as a heading; None when it stands nowhere.

    The title of a page is often its site's: it is believed only where the document says it too.
    """
    bare = [re.sub(r"\s", "", line.content.text) for line in lines[:40]]
    for title in titles:
        key = re.sub(r"\s", "", title)
        if key and key in bare:
            at = bare.index(key)
            return [*lines[:at], lines[at]._replace(mark=lines[at].mark or 1), *lines[at + 1 :]]
    return None


def _titles(source: str, root: Node) -> list[tuple[str, str]]:
    """Where a title is declared and what it is, the surest first, site names cut off."""
    named: dict[str, str] = {}
    whole = ""
    for node in _head(root):
        if isinstance(node, Text):
            whole = whole or html.unescape(source[node.start : node.end]).strip()
        else:
            name = node.attributes.get("name") or node.attributes.get("property") or ""
            named.setdefault(name.lower(), node.attributes.get("content", "").strip())
    told = [(name, named[name]) for name in _TITLE_NAMES if named.get(name)]
    if whole:
        told += [("", whole), ("", _site.split(whole)[0])]
    return [(name, title) for name, title in told if len(title) >= _SHORTEST_TITLE]


def _head(node: Node) -> Iterator[Node | Text]:
    """The <meta> elements and the text of <title>, wherever they stand."""
    for child in node.children:
        if isinstance(child, Node):
            if child.name == "meta":
                yield child
            yield from _head(child)
        elif child.within == "title":
            yield child
