"""Numbered sentences that stand alone like headings become the items of a list that they are."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.headings import numbering
from corpus.heads import has_short_head
from corpus.model import ParagraphKind
from corpus.nesting import counted_on
from corpus.reflow import Block
from corpus.sentences import ends_sentence


def items(blocks: Sequence[Block], kinds: Sequence[ParagraphKind]) -> list[int]:
    """The numbered sentences that were taken for headings and are items of a list: another of
    their numbering is next to them, or half of those they count on with head nothing."""
    sentences = [
        at
        for at, kind in enumerate(kinds)
        if kind is ParagraphKind.HEADING
        and not blocks[at].lines[0].mark
        and numbering(blocks[at].content.text)
        and ends_sentence(blocks[at].content.text)
    ]
    found = {at for at in sentences if _is_item(blocks, at)}
    if len(found) == len(sentences):
        return sorted(found)
    numbered = [
        (at, number.form, text)
        for at, text in enumerate(block.content.text for block in blocks)
        if (number := numbering(text))
    ]
    for run in counted_on(numbered):
        heads = sum(at not in found and _heads(blocks, kinds, at) for at in run)
        if len(run) > 1 and 2 * heads <= len(run):
            found.update(run)
    return sorted(found.intersection(sentences))


def _heads(blocks: Sequence[Block], kinds: Sequence[ParagraphKind], at: int) -> bool:
    """Whether a numbered block is a heading, or begins with one (（一）着力稳就业。…)."""
    return kinds[at] is ParagraphKind.HEADING or has_short_head(blocks, at)


def _is_item(blocks: Sequence[Block], at: int) -> bool:
    """Whether a numbered sentence is an item of a list: another of its numbering is next to it."""
    found = numbering(blocks[at].content.text)
    neighbours = (
        blocks[beside].content.text for beside in (at - 1, at + 1) if 0 <= beside < len(blocks)
    )
    return found is not None and any(
        (other := numbering(near)) and other.form == found.form for near in neighbours
    )
