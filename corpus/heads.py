"""The beginnings of body paragraphs become heads: 第十四条, （一）…。, 科学精准抓好疫情防控。"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from corpus.articles import articles
from corpus.headings import numbering
from corpus.model import ParagraphKind
from corpus.nesting import counted_on
from corpus.reflow import Block
from corpus.sentences import first_end

ARTICLE_OF_LAW = "条"
NUMBERED = frozenset({"一、", "（一）"})
_NUMBERED_FIRST = frozenset("（(一二三四五六七八九十百千〇零两")
"""Numberings that head a paragraph of a report when its first sentence is short."""

LONGEST_NUMBERED = 46
"""Characters of a head with its number."""

_MOST = 0.6
"""The part of those that count on from each other that must have heads for all to have them."""


class Head(NamedTuple):
    """The head of a paragraph: its numbering, and how many characters of the text it takes."""

    form: str
    length: int


def numbered_heads(blocks: Sequence[Block], kinds: Sequence[ParagraphKind]) -> list[Head | None]:
    """For each block the numbered head that it begins with, or None.

    The numbered sentence of a report is told by being short, one of several, and no item of a list.
    Those that count on from each other all have heads, or none of them has: most of them decide.
    """
    heads: list[Head | None] = [None] * len(blocks)
    counted = articles(blocks, kinds)
    for at, length in counted.items():
        heads[at] = Head(ARTICLE_OF_LAW, length)
    body, heading = ParagraphKind.BODY, ParagraphKind.HEADING
    numbered = [
        (at, found.form, text)
        for at, (block, kind) in enumerate(zip(blocks, kinds, strict=True))
        if (kind is body or kind is heading)
        and (text := block.content.text)[0] in _NUMBERED_FIRST
        and (found := numbering(text))
        and found.form in NUMBERED
    ]
    for run in counted_on(numbered):
        short = [at for at in run if kinds[at] is ParagraphKind.BODY and has_short_head(blocks, at)]
        headings = sum(kinds[at] is ParagraphKind.HEADING for at in run)
        if not short or len(short) + headings < _MOST * len(run):
            continue
        for at in run:
            if kinds[at] is ParagraphKind.BODY and at not in counted:
                text = blocks[at].content.text
                found = numbering(text)
                heads[at] = found and Head(found.form, first_end(text))
    counts = Counter(head.form for head in heads if head)
    return [head if head and counts[head.form] > 1 else None for head in heads]


def has_short_head(blocks: Sequence[Block], at: int) -> bool:
    """Whether a numbered paragraph begins with a short sentence, and is no item of a list."""
    text = blocks[at].content.text
    if any(
        blocks[beside].content.text[-1] in "；;"
        for beside in (at - 1, at + 1)
        if 0 <= beside < len(blocks)
    ):
        return False
    end = first_end(text)
    return end < len(text) and end <= LONGEST_NUMBERED and not re.search("[；;：:]", text[:end])
