"""The commonest words of a part become columns: where their characters stand, and where as words.

A word that stands in thousands of passages would cost a search most of its time: its characters
would be found one by one, its postings unpacked, the two laid side by side. All that is the same in
every search, so it is done once, when the part is made.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, repeat
from operator import mul

from search_index.engine import PostingList, Postings
from search_index.exact import ExactText, occurrences

COMMON = 500
"""In more passages of a part than this a word is common; with fewer it is found fast enough."""


@dataclass(frozen=True, slots=True)
class CommonWords:
    """The rows `first` to before `last` of the columns, by word, and in how many it is a word.

    A row is a passage, how often the characters stand in it, how often they do so as a word of
    their own, and how much that counts (`counted`)."""

    rows: Mapping[str, tuple[int, int, int]]
    passages: Sequence[int]
    whole: Sequence[int]
    as_words: Sequence[int]
    counts: Sequence[float]


BY_CHARACTERS = 0.5
"""What characters that run across word boundaries (和服 in 产品和服务) count against a word."""


def counted(whole: Mapping[int, float], as_words: Mapping[int, float]) -> dict[int, float]:
    """How much a word counts in each passage where its characters stand: as often as it stands
    there as a word, and where it does not, half as often as its characters do."""
    counts = dict(zip(whole, map(mul, whole.values(), repeat(BY_CHARACTERS)), strict=True))
    counts.update(as_words)
    return counts


def counts_of(common: CommonWords, word: str) -> tuple[Mapping[int, float], int] | None:
    """How much a word counts in each passage, and in how many it is a word; None when it is not
    common."""
    if word not in common.rows:
        return None
    first, last, holding = common.rows[word]
    rows = slice(first, last)
    return dict(zip(common.passages[rows], common.counts[rows], strict=True)), holding


def whole_of(common: CommonWords, word: str) -> dict[int, float] | None:
    """Where and how often the characters of a word stand; None when it is not common."""
    if word not in common.rows:
        return None
    rows = slice(*common.rows[word][:2])
    return dict(zip(common.passages[rows], common.whole[rows], strict=True))


def as_word(common: CommonWords, word: str) -> Postings | None:
    """Where and how often a word stands as a word of its own; None when it is not common."""
    if word not in common.rows:
        return None
    rows = slice(*common.rows[word][:2])
    counts = common.as_words[rows]
    return dict(compress(zip(common.passages[rows], counts, strict=True), counts))


def find_common(postings: Mapping[str, PostingList], texts: ExactText) -> CommonWords:
    """The common words among those that have these postings in these texts."""
    rows: dict[str, tuple[int, int, int]] = {}
    columns = array("I"), array("I"), array("I")
    counts = array("f")
    for word in sorted(word for word, found in postings.items() if len(found.passages) > COMMON):
        posted = postings[word]
        whole = occurrences(texts, word)
        as_words = dict(zip(posted.passages, posted.counts, strict=True))
        first = len(columns[0])
        for column, values in zip(
            columns, (whole, whole.values(), (as_words.get(each, 0) for each in whole)), strict=True
        ):
            column.extend(map(int, values))
        counts.extend(
            counted(whole, {each: as_words[each] for each in whole.keys() & as_words}).values()
        )
        rows[word] = (first, len(columns[0]), len(as_words))
    return CommonWords(rows, *columns, counts)
