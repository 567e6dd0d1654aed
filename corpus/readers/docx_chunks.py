"""A part of a DOCX file that is a document of another format becomes its lines.

Word takes such parts in when it opens the file (ECMA-376 part 1, 17.17.2); programs that make
Word files of web pages write nothing else.
"""

from __future__ import annotations

import posixpath
from email import message_from_bytes

from corpus.decoding import Decoded, decode
from corpus.extracted import Extracted
from corpus.lines import split_lines
from corpus.readers.archive import Archive, attribute
from corpus.readers.html import chapter

_PAGES = frozenset({"html", "htm", "xhtml", "xht"})
_MAILS = frozenset({"mht", "mhtml", "eml"})
"""Web pages with all that belongs to them in one file (RFC 2557)."""

_MOST_RELATIONS = 20_000


def relations(archive: Archive, part: str) -> dict[str, str]:
    """The parts that a part names, by the names it has for them."""
    folder, name = posixpath.split(part)
    root = archive.tree(f"{folder}/_rels/{name}.rels")
    found: dict[str, str] = {}
    for relation in list(root)[:_MOST_RELATIONS] if root is not None else ():
        if attribute(relation, "TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, attribute(relation, "Target")))
            found[attribute(relation, "Id")] = target.lstrip("/")
    return found


def extension_of(part: str) -> str:
    """What the name of a part ends with, in small letters."""
    return part.rpartition(".")[2].lower()


def chunk(archive: Archive, part: str) -> Extracted | None:
    """What a part that is a web page or plain text holds; None for another format."""
    extension = extension_of(part)
    if extension in _MAILS:
        found = _page_in_mail(archive.read(part))
        return None if found is None else _page(found)
    if extension in _PAGES:
        return _page(decode(archive.read(part)))
    if extension == "txt":
        text = decode(archive.read(part)).text
        return Extracted(text, split_lines(text), "utf-8", whole=True)
    return None


def _page(found: Decoded) -> Extracted:
    return Extracted(found.text, tuple(chapter(found.text)), "utf-8", found.lost, whole=True)


def _page_in_mail(raw: bytes) -> Decoded | None:
    """The first web page in a message."""
    for part in message_from_bytes(raw).walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return decode(content, part.get_content_charset() or "")
    return None
