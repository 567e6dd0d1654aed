"""An EPUB book becomes the lines of its chapters in reading order."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from corpus.decoding import decode
from corpus.errors import DocumentError
from corpus.extracted import Extracted
from corpus.lines import Line
from corpus.readers.archive import Archive, attribute
from corpus.readers.html import chapter, outermost_first
from corpus.readers.html_title import titled

_CHAPTERS = frozenset({"application/xhtml+xml", "text/html", "application/xml", "text/xml"})
_MOST_CHAPTERS = 5_000
_untitled = re.compile(
    r"(?:unknown(?: title)?|untitled|no title|\[?(?:未知|无标题|未命名)\]?)?", re.IGNORECASE
)
"""What a program writes as the title of a book of which it knows none."""


def read(raw: bytes, name: str) -> Extracted:
    """The document in a book. Offsets are into its chapters' source, one after the other."""
    archive = Archive(raw, name)
    if archive.has("META-INF/encryption.xml") and archive.has("META-INF/rights.xml"):
        raise DocumentError("{name} is locked by its publisher (DRM) and cannot be read", name=name)
    package = _package(archive, name)
    parts, title = _spine(archive, package, name)
    sources: list[str] = []
    lines: list[Line] = []
    lost = length = 0
    for part in parts:
        decoded = decode(archive.read(part))
        lines += (line.moved(length) for line in chapter(decoded.text))
        sources.append(decoded.text)
        length += len(decoded.text)
        lost += decoded.lost
    lines = outermost_first(titled(lines, [title]) or lines)
    told = "" if _untitled.fullmatch(title) else title
    return Extracted("".join(sources), tuple(lines), "utf-8", lost, whole=True, title=told)


def _package(archive: Archive, name: str) -> str:
    root = archive.tree("META-INF/container.xml")
    for element in root.iter() if root is not None else ():
        if element.tag == "rootfile":
            return attribute(element, "full-path")
    raise DocumentError("{name} is damaged: it holds no document", name=name)


def _spine(archive: Archive, package: str, name: str) -> tuple[list[str], str]:
    """The parts of the chapters in order, without the table of contents, and the book's title."""
    root = archive.tree(package)
    if root is None:
        raise DocumentError("{name} is damaged: it holds no document", name=name)
    folder = posixpath.dirname(package)
    items: dict[str, str] = {}
    parts: list[str] = []
    title = ""
    for element in root.iter():
        if element.tag == "title":
            title = title or " ".join((element.text or "").split())
        elif element.tag == "item" and attribute(element, "media-type") in _CHAPTERS:
            if "nav" not in attribute(element, "properties").split():
                items[attribute(element, "id")] = unquote(attribute(element, "href"))
        elif element.tag == "itemref" and attribute(element, "linear") != "no":
            href = items.get(attribute(element, "idref"))
            if href and len(parts) < _MOST_CHAPTERS:
                part = posixpath.normpath(posixpath.join(folder, href))
                if part not in parts[-1:]:
                    parts.append(part)
    return parts, title
