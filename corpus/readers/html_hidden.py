"""The elements of a page that no reader sees are told from those that a script shows later."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus.readers.html_blocks import Block
from corpus.readers.html_tree import Node, upward

_style = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_marks = re.compile(r"[，。；：！？、,;:!?]")
_blank = re.compile(r"\s+")

_MOST = 0.5
"""Share of the prose of a page that a hidden element holds at most; one with more may be the
document before a script shows it."""

_SHORTEST_PART = 6
"""Characters of a part of a sentence by which a text is known again."""


def hidden(blocks: Sequence[Block], weights: Mapping[Node, int], total: int) -> set[Node]:
    """The hidden elements that are no part of the document: what holds little of its prose, or most
    of it once more, as pages do for those who search them."""
    found = {node for node in weights if _is_hidden(node)}
    heavy = [node for node in found if weights[node] > _MOST * total]
    found.difference_update(heavy)
    if heavy:
        # Two that each hold more than half can only stand in one another.
        innermost = max(heavy, key=lambda node: sum(1 for _ in upward(node)))
        inside = [block for block in blocks if innermost in upward(block.node)]
        seen = {
            part
            for block in blocks
            if not any(up is innermost or up in found for up in upward(block.node))
            for part in _parts_of(block)
        }
        told = [part for block in inside for part in _parts_of(block)]
        again = sum(len(part) for part in told if part in seen)
        if again > _MOST * sum(map(len, told)):
            found.add(innermost)
    return found


def _parts_of(block: Block) -> list[str]:
    """The parts of the sentences of a block that are long enough to be known again."""
    parts = _marks.split(_blank.sub("", block.line.content.text))
    return [part for part in parts if len(part) >= _SHORTEST_PART]


def _is_hidden(node: Node) -> bool:
    attributes = node.attributes
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden", "").lower() == "true"
        or _style.search(attributes.get("style", "")) is not None
    )
