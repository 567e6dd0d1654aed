"""What a saved web page declares as its title is found where its document says it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from corpus.lines import Line
from corpus.readers.html_blocks import Block, joined
from corpus.readers.html_names import is_of_page
from corpus.readers.html_prose import prose
from corpus.readers.html_tokens import Text
from corpus.readers.html_tree import Node, upward
from corpus.scripts import either_script

_SUREST = "articletitle"
_TITLE_NAMES = (_SUREST, "og:title", "dc.title", "title")
_DATE_NAMES = frozenset(
    (
        "pubdate publishdate publish_date publish-date publishtime releasetime datepublished"
        " article:published_time og:release_date"
    ).split()
)
_posted = re.compile(
    either_script(
        r"(?:发布|发表|刊登|公开)(?:日期|时间)[:：]?\s*((?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2})"
    )
)
_SHORTEST_DECLARED = 4
_SHORTEST_SHOWN = 6
"""Characters of a line that is taken for the beginning of what <title> says."""

_LONG_TITLE = 12
"""Characters of a <title> that says more than whose page it is."""

_MOST_LINES = 5
"""Lines over which a title is set at most."""

_of_site = re.compile(r"(?:网站|官网|门户|首页|主页|网)$")
_site = re.compile(r"\s*[-_|—–»·]+\s*|\s{2,}|\u3000")


def declared_titles(source: str, root: Node) -> list[tuple[str, str]]:
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
    return [(name, title) for name, title in told if len(title) >= _SHORTEST_DECLARED]


def declared_date(root: Node) -> str:
    """When a page declares that it was published, as it writes it, or ""."""
    for node in _head(root):
        if isinstance(node, Node):
            name = node.attributes.get("name") or node.attributes.get("property") or ""
            if name.lower() in _DATE_NAMES and (told := node.attributes.get("content", "").strip()):
                return told
    return ""


def posted_date(blocks: Sequence[Block]) -> str:
    """When a page says below or beside its document that it was published, or "" where it says so
    of several days."""
    told = (_posted.search(block.line.content.text) for block in blocks)
    days = {found[1] for found in told if found}
    return days.pop() if len(days) == 1 else ""


def _head(node: Node) -> Iterator[Node | Text]:
    """The <meta> elements and the text of <title>, wherever they stand."""
    for child in node.children:
        if isinstance(child, Node):
            if child.name == "meta":
                yield child
            yield from _head(child)
        elif child.within == "title":
            yield child


def with_headline(
    blocks: Sequence[Block], titles: Sequence[str]
) -> tuple[list[Block], Block | None]:
    """The blocks, those that together say the title as one; and that one, or None.

    The headline says a title that the page declares, or as much of the beginning of one as any
    other lines above most of the prose do; or is the only <h1> outside of the page's own head.
    """
    found = _said(blocks, [_bare(title) for title in titles])
    if found is None:
        first = [
            block
            for block in blocks
            if block.line.mark == 1
            and not block.linked
            and not any(map(is_of_page, upward(block.node)))
        ]
        return list(blocks), first[0] if len(first) == 1 else None
    start, end = found
    headline = joined(blocks[start:end])
    return [*blocks[:start], headline, *blocks[end:]], headline


def _said(blocks: Sequence[Block], declared: Sequence[str]) -> tuple[int, int] | None:
    """From which block to which a declared title is said: the whole of one, else most of one."""
    shown = [_bare(block.line.content.text) for block in blocks]
    last = _middle_of_prose(blocks)
    best, longest = None, _SHORTEST_SHOWN - 1
    for title in declared:
        for start in range(last):
            text = ""
            for end in range(start, min(start + _MOST_LINES, last)):
                text += shown[end]
                if not title.startswith(text):
                    break
                if len(text) == len(title) > _SHORTEST_SHOWN - 1:
                    return start, end + 1
                if len(text) > longest:
                    best, longest = (start, end + 1), len(text)
    return best


def _middle_of_prose(blocks: Sequence[Block]) -> int:
    """How many blocks stand above the middle of the prose, that one with them."""
    total = sum(map(prose, blocks))
    above = 0
    for at, block in enumerate(blocks):
        above += prose(block)
        if total and above > total / 2:
            return at + 1
    return len(blocks)


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def title_of_page(titles: Sequence[tuple[str, str]], lines: Sequence[Line]) -> str:
    """The title of a page whose document does not say it; "" where that may be its site's."""
    name, title = titles[0] if titles else ("", "")
    if name == _SUREST:
        return title
    title = _site.split(titles[-1][1])[0] if titles else ""
    told = len(title) >= _LONG_TITLE and not any(line.mark for line in lines)
    return title if told and not _of_site.search(title) else ""


def titled(lines: Sequence[Line], titles: Sequence[str]) -> list[Line] | None:
    """The lines with that of a declared title as a heading; None when it stands nowhere.

    The title of a page is often its site's: it is believed only where the document says it too.
    """
    bare = [_bare(line.content.text) for line in lines[:40]]
    for title in titles:
        key = _bare(title)
        if key and key in bare:
            at = bare.index(key)
            return [*lines[:at], lines[at]._replace(mark=lines[at].mark or 1), *lines[at + 1 :]]
    return None
