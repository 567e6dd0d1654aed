"""Numbered lines that look like their fellows or not become what these are: items or headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.headings import LONGEST_HEADING, numbering
from corpus.heads import NUMBERED, has_short_head
from corpus.levels import STATUTE
from corpus.model import ParagraphKind
from corpus.nesting import counted_on
from corpus.reflow import Block
from corpus.sentences import ends_sentence

_ENDS = frozenset("：:？?")
"""What a heading may end with, too, where its fellows show that it is one."""

_label = re.compile(r"(?!附|专栏|案例|第)[^\d，。；：:（(]{2,12}[：:](?=\S)")
_LENGTH_OF_END = 6
_FEWEST_FELLOWS = 3
"""Lines that show together what one of them is."""

_FEWEST, _MOST = 2, 0.6
"""Headings, and the part of those that count on from each other, that show what the others are."""


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


def picked_out(blocks: Sequence[Block], kinds: Sequence[ParagraphKind]) -> list[int]:
    """The lines that were taken for headings though most of their fellows are none: those beside
    them that they count on with, or those that tell the same label (负责答复的官员：…)."""
    texts = [block.content.text for block in blocks]
    lone = [
        at
        for at, kind in enumerate(kinds)
        if kind is ParagraphKind.HEADING and not blocks[at].lines[0].mark
    ]
    found: set[int] = set()
    if any(_counts(texts[at]) for at in lone):
        numbered = [(at, form, text) for at, text in enumerate(texts) if (form := _counts(text))]
        for run in counted_on(numbered):
            heads = sum(_heads(blocks, kinds, at) for at in run)
            if len(run) >= _FEWEST_FELLOWS and 3 * heads <= len(run):
                fellows = set(run)
                found.update(at for at in run if fellows.intersection((at - 1, at + 1)))
    found.update(at for at in lone if _counts_again(texts[at : at + 2]))
    found.update(_among_alike(texts, kinds, lone))
    labelled = {at: label[0] for at in lone if (label := _label.match(texts[at]))}
    if labelled:
        labels = [
            (label[0], kinds[at]) for at in range(len(texts)) if (label := _label.match(texts[at]))
        ]
        often = Counter(label for label, _ in labels)
        plain = {label for label, kind in labels if kind is ParagraphKind.BODY}
        found.update(
            at
            for at, label in labelled.items()
            if often[label] >= _FEWEST_FELLOWS and label in plain
        )
    return sorted(found.intersection(lone))


def _among_alike(
    texts: Sequence[str], kinds: Sequence[ParagraphKind], lone: Sequence[int]
) -> list[int]:
    """The lines without a number that end as several others do which are no headings
    (張三議員宣讀立法會誓詞), and most of those that end so."""
    ends = {at: texts[at][-_LENGTH_OF_END:] for at in lone if len(texts[at]) > _LENGTH_OF_END}
    heads = Counter(end for at, end in ends.items() if not numbering(texts[at]))
    if not heads:
        return []
    others = Counter(
        text[-_LENGTH_OF_END:]
        for text, kind in zip(texts, kinds, strict=True)
        if kind is ParagraphKind.BODY and len(text) <= LONGEST_HEADING
    )
    alike = {end for end, many in heads.items() if others[end] >= max(_FEWEST_FELLOWS, many)}
    return [at for at, end in ends.items() if end in alike and not numbering(texts[at])]


def _counts_again(texts: Sequence[str]) -> bool:
    """Whether the second of two lines begins with the very number of the first, as all items of a
    list in Markdown may, which counts them itself."""
    number = numbering(texts[0])
    if number is None or len(texts) < 2 or not _counts(texts[1]):
        return False
    return texts[1].startswith(texts[0][: number.length])


def _counts(text: str) -> str:
    """The form of the number that a line begins with, "" without one or where a law has it, or
    where it is but the first part of a decimal (4.1)."""
    number = numbering(text)
    if (
        number is None
        or number.form in STATUTE
        or text[number.length : number.length + 1].isdigit()
    ):
        return ""
    return number.form


def headings_among(blocks: Sequence[Block], kinds: Sequence[ParagraphKind]) -> list[int]:
    """The numbered lines that end as no heading does, in a colon or as two questions, and are
    headings still: most of those they count on with are."""
    body = ParagraphKind.BODY
    lines = {
        at
        for at, block in enumerate(blocks)
        if kinds[at] is body
        and (text := block.content.text)[-1] in _ENDS
        and len(text) <= LONGEST_HEADING
        and (number := numbering(text))
        and number.form in NUMBERED
    }
    if not lines:
        return []
    numbered = [
        (at, number.form, text)
        for at, text in enumerate(block.content.text for block in blocks)
        if (number := numbering(text)) and number.form in NUMBERED
    ]
    return [
        at
        for run in counted_on(numbered)
        if sum(kinds[at] is ParagraphKind.HEADING for at in run) >= max(_FEWEST, _MOST * len(run))
        for at in run
        if at in lines
    ]


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
