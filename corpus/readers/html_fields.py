"""What a web page tells of its document in fields, a label and its value, becomes lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.readers.html_blocks import Block, joined

_label = re.compile(r"[^，。；：:]{2,10}[：:]")
_LONGEST_VALUE = 60


def with_fields(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, a label and the value in the element after it joined: 索引号： and 0144/2023."""
    found: list[Block] = []
    for block in blocks:
        if found and _is_field(found[-1], block):
            found[-1] = joined([found[-1], block])
        else:
            found.append(block)
    return found


def _is_field(label: Block, value: Block) -> bool:
    """Whether a block names what the next one tells: as <dt> and <dd>, or the text of an element
    before the first block in it."""
    if not _label.fullmatch(label.line.content.text):
        return False
    text = value.line.content.text
    if len(text) > _LONGEST_VALUE or _label.fullmatch(text) or text[-1] in "。；！？":
        return False
    pair = label.node.name == "dt" and value.node.name == "dd"
    within = label.node is value.node.parent and label.node.name not in {"", "body", "article"}
    return (pair and label.node.parent is value.node.parent) or within
