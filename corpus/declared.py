"""What a format declares to be headings tells which lines without a mark may be headings too."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.asides import is_field
from corpus.headings import is_annex_label
from corpus.model import ParagraphKind
from corpus.reflow import Block


def declares_headings(blocks: Sequence[Block], kinds: Sequence[ParagraphKind]) -> bool:
    """Whether the format marks headings, and not only the one that all the others stand below."""
    declared = [at for at, block in enumerate(blocks) if block.lines[0].mark]
    return len(declared) > 1 or (
        len(declared) == 1 and ParagraphKind.HEADING in kinds[: declared[0]]
    )


def attached(blocks: Sequence[Block], kinds: Sequence[ParagraphKind]) -> set[int]:
    """The headings that begin an annex: which it is, and its title below."""
    heads = [kind is ParagraphKind.HEADING for kind in kinds]
    labels = (
        at
        for at, block in enumerate(blocks[:-1])
        if heads[at] and heads[at + 1] and is_annex_label(block.content.text)
    )
    return {at for label in labels for at in (label, label + 1)}


def fields_above(blocks: Sequence[Block], kinds: Sequence[ParagraphKind]) -> list[int]:
    """The lines above a declared title that only tell of its document, label by label."""
    first = next((at for at, block in enumerate(blocks) if block.lines[0].mark), 0)
    return [
        at
        for at in range(first)
        if kinds[at] is ParagraphKind.HEADING and is_field(blocks[at].content.text)
    ]
