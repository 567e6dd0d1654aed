"""The words of a library, sorted, with how many passages each stands in; they cut a query.

A query is cut by the words that the library has, by the likeliest path as jieba does it: a word
that the library does not have could not be found as a word, and loading the segmenter costs more
than a search.
"""

from __future__ import annotations

import math
import mmap
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corpus.folding import DROPPED
from corpus.words import RUN

LONGEST = 16
"""No longer word is looked for in a run of Chinese characters."""


@dataclass(frozen=True, slots=True)
class WordTable:
    """The folded words of a part in the order of their UTF-8, and in how many passages each stands.

    `starts` has one more than there are words.
    """

    words: mmap.mmap | bytes
    starts: Sequence[int]
    counts: Sequence[int]

    def __getitem__(self, row: int) -> bytes:
        return self.words[self.starts[row] : self.starts[row + 1]]

    def count(self, word: bytes) -> int:
        """In how many passages a word stands as a word."""
        at = bisect_left(range(len(self.counts)), word, key=self.__getitem__)
        return self.counts[at] if at < len(self.counts) and self[at] == word else 0


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of a library: those of its parts together. `known` fills when all are asked for,
    `counted` with those asked for one by one: cutting a query asks for some of them many times."""

    tables: tuple[WordTable, ...]
    known: dict[str, int] = field(default_factory=dict)
    counted: dict[str, int] = field(default_factory=dict)


MOST_COUNTED = 10_000
"""Words that are kept, and then forgotten."""


def count_of(lexicon: Lexicon, word: str) -> int:
    """In how many passages a folded word stands as a word."""
    count = lexicon.counted.get(word) if word else 0
    if count is None:
        wanted = word.encode("utf-8", "replace")
        count = sum(table.count(wanted) for table in lexicon.tables)
        if len(lexicon.counted) >= MOST_COUNTED:
            lexicon.counted.clear()
        lexicon.counted[word] = count
    return count


def all_words(lexicon: Lexicon) -> Mapping[str, int]:
    """Every word of the library, folded, with the number of passages that it stands in."""
    if not lexicon.known:
        found: dict[bytes, int] = {}
        for table in lexicon.tables:
            words, ends = bytes(table.words), table.starts
            for row, count in enumerate(table.counts):
                word = words[ends[row] : ends[row + 1]]
                found[word] = found.get(word, 0) + count
        words_and_counts = sorted(found.items())
        # Of a dictionary it is one step: no other thread sees half of it.
        lexicon.known.update({word.decode(): count for word, count in words_and_counts})
    return lexicon.known


def _all_counts(lexicon: Lexicon) -> int:
    """The counts of all words together; kept under the empty word, which no table has."""
    total = lexicon.counted.get("")
    if total is None:
        total = lexicon.counted[""] = sum(sum(table.counts) for table in lexicon.tables)
    return total


def cut_query(lexicon: Lexicon, folded: str) -> tuple[str, ...]:
    """The words that a folded word of a query is made of, without what has no letter or digit.

    A text that is itself a word of the library is one word. Characters that are no word of the
    library come out alone.
    """
    if count_of(lexicon, folded):
        return (folded,)
    found: list[str] = []
    for run in RUN.finditer(DROPPED.sub(" ", folded)):
        if run.lastgroup == "chinese":
            found += _likeliest(lexicon, run[0])
        elif run[0].isalnum() or run.lastgroup == "word":
            found.append(run[0])
    return tuple(found)


def _likeliest(lexicon: Lexicon, run: str) -> list[str]:
    """The words of one run by the path of the greatest product of their frequencies."""
    total = math.log(1 + _all_counts(lexicon))
    best: list[tuple[float, int]] = [(0.0, len(run))] * (len(run) + 1)
    for start in range(len(run) - 1, -1, -1):
        paths: list[tuple[float, int]] = []
        for end in range(start + 1, min(len(run), start + LONGEST) + 1):
            count = count_of(lexicon, run[start:end])
            if count or end == start + 1:
                paths.append((math.log(count or 0.5) - total + best[end][0], end))
        best[start] = max(paths)
    pieces: list[str] = []
    at = 0
    while at < len(run):
        pieces.append(run[at : best[at][1]])
        at = best[at][1]
    return pieces
