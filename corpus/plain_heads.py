"""Short sentences without a number become the heads of the paragraphs of a report: the first of a
paragraph (科学精准抓好疫情防控。…), or one that stands alone above it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from corpus.headings import numbering
from corpus.model import Paragraph, ParagraphKind
from corpus.tables import CELL

_LONGEST = 24
"""Characters of a head."""

_FEWEST, _MOST = 2, 0.5
"""Paragraphs of a section that begin with a head, and the part of them that must, for all to."""

_FEWEST_IN_A_ROW = 4
"""Paragraphs, one behind the other, that begin with a head each, however many others there are."""

_FEWEST_ALONE, _SHORTEST_BELOW = 3, 40
"""Heads that stand alone in a section, and the characters of a paragraph below one."""

_short_sentence = re.compile(rf"[^，,；;：:、。]{{3,{_LONGEST - 1}}}。")
_short_list = re.compile(rf"[^，,；;：:。]{{3,{_LONGEST - 1}}}。")
"""What is a head only beside others (坚持因地制宜、循序渐进。)."""


def with_plain_heads(
    paragraphs: Sequence[Paragraph], articles: Collection[int] = ()
) -> tuple[Paragraph, ...]:
    """The paragraphs, with heads told in the sections where most of them begin with one, or where
    such sentences stand alone over half of the others.

    The paragraphs of an article of a statute have none, its items may; `articles` are the indexes
    of their sections.
    """
    body = [
        each
        for each in paragraphs
        if each.kind is ParagraphKind.BODY
        and CELL not in each.text
        and not each.head
        and (each.section not in articles or numbering(each.text))
    ]
    told = {**dict(_begun(body)), **dict(_alone(body))}
    return tuple(
        replace(each, head=told[each.index]) if each.index in told else each for each in paragraphs
    )


def _begun(body: Sequence[Paragraph]) -> Iterator[tuple[int, int]]:
    """The places of the paragraphs that begin with a head, and the length of it."""
    long_ones = [each for each in body if len(each.sentences) > 1]
    many = Counter(each.section for each in long_ones)
    headed = Counter(each.section for each in long_ones if _begins(_short_sentence, each))
    for each in long_ones:
        has_heads = _FEWEST <= headed[each.section] >= _MOST * many[each.section]
        if has_heads and (length := _begins(_short_list, each)):
            yield each.index, length
    for _, run in groupby(long_ones, lambda each: (_begins(_short_list, each) > 0, each.section)):
        begun = {each.index: _begins(_short_list, each) for each in run}
        if all(begun.values()) and len(begun) >= _FEWEST_IN_A_ROW:
            yield from begun.items()


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


def _begins(form: re.Pattern[str], paragraph: Paragraph) -> int:
    """The length of the first sentence of a paragraph where it has this form, 0 otherwise."""
    if not form.match(paragraph.text):
        return 0
    end = paragraph.sentences[0][1]
    return end if end <= _LONGEST and paragraph.text[end - 1] == "。" else 0
