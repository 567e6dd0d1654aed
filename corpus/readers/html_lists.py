"""The number that a browser sets before an item of an ordered list."""

from __future__ import annotations

import re

from corpus.headings import numbering
from corpus.readers.html_tokens import Text
from corpus.readers.html_tree import Node
from corpus.readers.list_numbers import listed
from corpus.readers.pieces import Piece

_no_marker = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def number_of(item: Node, source: str) -> list[Piece]:
    """The number of an item and what parts it from the text; nothing where the item has no text,
    tells its number itself, or shows none."""
    owner = item.parent
    if owner is None or owner.name != "ol" or _no_marker.search(owner.attributes.get("style", "")):
        return []
    text = _first_text(item, source)
    if not text or numbering(text):
        return []
    first = owner.attributes.get("start", "1")
    before = 0
    for sibling in owner.children:
        if sibling is item:
            break
        before += isinstance(sibling, Node) and sibling.name == "li"
    number = (int(first) if first.isascii() and first.isdigit() and len(first) < 5 else 1) + before
    form = _FORMS.get(owner.attributes.get("type", ""), "decimal")
    pieces = [(f"{listed(number, form)}.", item.start)]
    return [*pieces, (" ", item.start)] if text[0].isascii() else pieces


def _first_text(node: Node, source: str) -> str:
    for child in node.children:
        text = (
            source[child.start : child.end].strip()
            if isinstance(child, Text)
            else _first_text(child, source)
        )
        if text:
            return text
    return ""
