"""HTML source becomes its tags and texts in order, each with its place, in linear time.

Follows the tokenizer of the HTML standard (13.2.5) where it matters: what a saved page breaks off
in the middle of is dropped, and whatever comes, every character is looked at a fixed number of
times.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.readers.pieces import Piece

RAW_TEXT = frozenset({"script", "style", "noscript", "textarea", "title", "xmp", "iframe", "svg"})
"""Elements whose content is skipped unread up to their end tag, the title's kept apart."""

_open = re.compile(r"<(?:(!--)|([!?])|(/?)([A-Za-z][^\s/>]*))")
_rest_of_tag = re.compile(r"""(?:[^>"'=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|=|["'])*+>""")
_attribute = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")
_entity = re.compile(r"&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,8};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_longest_tag = 1 << 13


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag with its lower-case name and attributes, and where it stands in the source."""

    name: str
    closing: bool
    attributes: Mapping[str, str]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text between tags. `within` is the name of a RAW_TEXT element, or ""."""

    start: int
    end: int
    within: str = ""


def tokens(source: str) -> Iterator[Tag | Text]:
    """The tags and texts of the source, comments and declarations left out."""
    at = 0
    ends: dict[str, int] = {}
    while (match := _open.search(source, at)) is not None:
        if match.start() > at:
            yield Text(at, match.start())
        if match[1]:
            end = source.find("-->", match.end() - 2)
            at = len(source) if end < 0 else end + 3
            continue
        if match[2]:
            end = source.find(">", match.end())
            at = len(source) if end < 0 else end + 1
            continue
        rest = _rest_of_tag.match(source, match.end(), match.end() + _longest_tag)
        if rest is None:
            at = _resume(source, match.end())
            continue
        name = match[4].lower()
        attributes = {} if match[3] else _attributes(source[match.end() : rest.end() - 1])
        at = rest.end()
        yield Tag(name, bool(match[3]), attributes, match.start(), at)
        if name in RAW_TEXT and not match[3] and source[at - 2] != "/":
            if ends.get(name, 0) <= at:
                closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, at)
                ends[name] = closing.start() if closing else len(source)
            yield Text(at, ends[name], name)
            at = ends[name]
    if at < len(source):
        yield Text(at, len(source))


def _resume(source: str, at: int) -> int:
    """Where to go on after a tag that never ends as it should."""
    end = source.find(">", at, at + _longest_tag)
    return min(len(source), at + _longest_tag) if end < 0 else end + 1


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single, bare in _attribute.findall(text):
        found.setdefault(name.lower(), html.unescape(double or single or bare))
    return found


def unescaped(source: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of source[start:end] with its entities replaced by what they stand for."""
    at = start
    for match in _entity.finditer(source, start, end) if "&" in source[start:end] else ():
        meant = html.unescape(match[0])
        if meant != match[0]:
            if match.start() > at:
                yield source[at : match.start()], at
            yield meant, match.start()
            at = match.end()
    if at < end:
        yield source[at:end], at
