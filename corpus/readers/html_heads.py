"""Lines set wholly in bold over the prose of a web page become the headings that they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.headings import is_byline, is_caption, is_plain_heading, numbering
from corpus.lines import Line
from corpus.readers.html_blocks import Block, joined
from corpus.readers.html_captions import is_centred
from corpus.readers.html_prose import is_imprint, prose
from corpus.scripts import either_script
from corpus.tables import CELL
from corpus.titles import is_masthead, is_official, is_shelf_mark

_FEWEST = 2
"""Such lines on a page; a single one may be anything, unless it stands in the middle."""

_LONGEST = 40
_writer = re.compile(either_script("记者|通讯员|作者|编辑|摄影"))


def with_bold_heads(blocks: Sequence[Block], title: Block | None) -> list[Block]:
    """The blocks, those set in bold that head what follows them marked as headings; two in a row
    are one heading in two lines, or where there are several such, one and the first below it.

    None are where the page declares headings below its title.
    """
    begin = next((at + 1 for at, block in enumerate(blocks) if block is title), 0)
    found = _heads(blocks, begin)
    few = len(found) < _FEWEST and not any(is_centred(blocks[at].node) for at in found)
    if few or any(block.line.mark > 1 for block in blocks[begin:]):
        return list(blocks)
    level = min(6, 1 + (title.line.mark if title is not None and title.line.mark else 1))
    pairs = [
        at
        for at in found
        if at + 1 in found and not found.intersection((at - 1, at + 2)) and blocks[at + 1].line.gap
    ]
    outer = set(pairs) if len(pairs) >= _FEWEST else set()
    marked: list[Block] = []
    for at, block in enumerate(blocks):
        inner = level + 1 if outer and at not in outer else level
        if at not in found:
            marked.append(block)
        elif at in outer or at - 1 in outer:
            marked.append(replace(block, line=block.line._replace(mark=inner)))
        elif at - 1 not in found:
            run = blocks[at : at + 2] if at + 1 in found and at + 2 not in found else [block]
            whole = joined(run)
            marked.append(replace(whole, line=whole.line._replace(mark=inner)))
        elif at + 1 in found or at - 2 in found:
            marked.append(replace(block, line=block.line._replace(mark=inner)))
    return marked


def with_centred_title(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, the first marked as the title where it stands in the middle of a page that
    declares headings below it and none that is its title."""
    first = blocks[0] if blocks else None
    if (
        first is None
        or first.line.mark
        or first.linked
        or not is_centred(first.node)
        or not any(block.line.mark for block in blocks)
        or not (may_head(first.line) or is_official(first.line.content.text))
        or is_shelf_mark(first.line.content.text)
        or is_masthead(first.line.content.text)
    ):
        return list(blocks)
    return [replace(first, line=first.line._replace(mark=1)), *blocks[1:]]


def _heads(blocks: Sequence[Block], begin: int) -> set[int]:
    """The blocks from one on that are in bold and may be headings, with sentences below that are
    not, other such blocks between allowed."""
    found: set[int] = set()
    over_prose = False
    for at in range(len(blocks) - 1, begin - 1, -1):
        if not _may_head(blocks[at]):
            over_prose = prose(blocks[at]) > 0 and not _is_bold(blocks[at])
        elif over_prose:
            found.add(at)
    return found


def _is_bold(block: Block) -> bool:
    return block.bold >= len(block.line.content.text)


def _may_head(block: Block) -> bool:
    return _is_bold(block) and not (block.line.mark or block.linked) and may_head(block.line)


def may_head(line: Line) -> bool:
    """Whether a line that is set in bold may be a heading without a number."""
    text = line.content.text
    return (
        len(text) <= _LONGEST
        and not (CELL in text or text[-1] in ":：")
        and is_plain_heading(text)
        and numbering(text) is None
        and not (is_byline(line.raw) or is_caption(text) or is_imprint(text))
        and _writer.search(text) is None
    )
