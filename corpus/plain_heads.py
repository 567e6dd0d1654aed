"""Short sentences without a number become the heads of the paragraphs of a report: the first of a
paragraph (科学精准抓好疫情防控。…), or one that stands alone above it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.model import Paragraph, ParagraphKind
from corpus.tables import CELL

_LONGEST = 24
"""Characters of a head."""

_FEWEST, _MOST = 2, 0.5
"""Paragraphs of a section that begin with a head, and the part of them that must, for all to."""

_FEWEST_ALONE, _SHORTEST_BELOW = 3, 40
"""Heads that stand alone in a section, and the characters of a paragraph below one."""

_short_sentence = re.compile(rf"[^，,；;：:、。]{{3,{_LONGEST - 1}}}。")


def with_plain_heads(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs, with heads told in the sections where most of them begin with one, or where
    such sentences stand alone over half of the others."""
    body = [
        each
        for each in paragraphs
        if each.kind is ParagraphKind.BODY and CELL not in each.text and not each.head
    ]
    told = {**dict(_begun(body)), **dict(_alone(body))}
    return tuple(
        replace(each, head=told[each.index]) if each.index in told else each for each in paragraphs
    )


def _begun(body: Sequence[Paragraph]) -> Iterator[tuple[int, int]]:
    """The places of the paragraphs that begin with a head, and the length of it."""
    long_ones = [each for each in body if len(each.sentences) > 1]
    lengths = {each.index: _plain_head(each) for each in long_ones}
    many = Counter(each.section for each in long_ones)
    headed = Counter(each.section for each in long_ones if lengths[each.index])
    for each in long_ones:
        if lengths[each.index] and _FEWEST <= headed[each.section] >= _MOST * many[each.section]:
            yield each.index, lengths[each.index]


def _alone(body: Sequence[Paragraph]) -> Iterator[tuple[int, int]]:
    """The places of the heads that stand alone, and their length."""
    found: dict[int, list[Paragraph]] = defaultdict(list)
    many = Counter(each.section for each in body)
    for each, below in pairwise(body):
        if (
            len(each.sentences) == 1
            and (each.index + 1, each.section) == (below.index, below.section)
            and len(below.text) >= _SHORTEST_BELOW
            and _short_sentence.fullmatch(each.text)
        ):
            found[each.section].append(each)
    for section, heads in found.items():
        if _FEWEST_ALONE <= len(heads) >= _MOST * (many[section] - len(heads)):
            yield from ((each.index, len(each.text)) for each in heads)


def _plain_head(paragraph: Paragraph) -> int:
    """The length of the short first sentence that may head a paragraph, 0 when there is none."""
    if not _short_sentence.match(paragraph.text):
        return 0
    end = paragraph.sentences[0][1]
    return end if 4 <= end <= _LONGEST and paragraph.text[end - 1] == "。" else 0
