"""Words become what they are spelt with in pinyin, for those who type letters.

yizhuang finds 亦庄 and gxq finds 高新区. A character with several readings is spelt in each. A name
may run over several words, so what is spelt of titles and headings are stretches of one to four.
"""

from __future__ import annotations

import mmap
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product

from corpus.words import words
from search_index.readings import SYLLABLES

LONGEST_HEADING = 40
MOST_WORDS = 4
SIZES = range(2, 9)
"""How many characters may be spelt together."""

MOST_SPELT = 50_000
MOST_SPELLINGS = 8
"""Of one stretch: 长行重乐 has sixteen."""

MOST_FOUND = 5
LETTERS = re.compile("[a-z]{2,40}")


def spell(stretches: Mapping[str, int]) -> bytes:
    """The table of what is to be found by its spelling, each with how often it stands somewhere.

    A line each: the spelling, its initials, the characters, the number.
    """
    readings = _readings().keys()
    lines = [
        f"{''.join(spelt)}\t{''.join(each[0] for each in spelt)}\t{stretch}\t{count}"
        for stretch, count in Counter(stretches).most_common(MOST_SPELT)
        if len(stretch) in SIZES and readings >= set(stretch)
        for spelt in _spellings(stretch)
    ]
    return "\n".join(["", *lines, ""]).encode()


def in_headings(headings: Mapping[str, int]) -> dict[str, int]:
    """What stands in headings, of which there are so many, and in how many of them."""
    counts: Counter[str] = Counter()
    for heading, count in headings.items():
        for stretch in set(_stretches(heading[:LONGEST_HEADING])):
            counts[stretch] += count
    return counts


def _stretches(heading: str) -> Iterator[str]:
    """Words that stand side by side, one to four."""
    cut = words(heading)
    for first, (_word, start, _end) in enumerate(cut):
        stretch, following = "", start
        for word, at, end in cut[first : first + MOST_WORDS]:
            if at != following:
                break
            stretch, following = stretch + word, end
            yield stretch


def _spellings(stretch: str) -> Iterator[tuple[str, ...]]:
    readings = _readings()
    for nth, spelt in enumerate(product(*(readings[each] for each in stretch))):
        if nth < MOST_SPELLINGS:
            yield spelt


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for syllable, characters in re.findall("([a-z]+)([^a-z]+)", SYLLABLES):
        for character in characters:
            found.setdefault(character, []).append(syllable)
    return {character: tuple(each) for character, each in found.items()}


def spelt_as(tables: Iterable[mmap.mmap | bytes], letters: str) -> tuple[str, ...]:
    """What the tables have that is spelt with these letters, the most frequent first; what has them
    as initials when nothing is."""
    if not LETTERS.fullmatch(letters):
        return ()
    wanted = letters.encode("ascii")
    whole: Counter[str] = Counter()
    initials: Counter[str] = Counter()
    for table in tables:
        whole.update(_found(table, b"\n" + wanted + b"\t"))
        initials.update(_found(table, b"\t" + wanted + b"\t"))
    return tuple(each for each, _count in (whole or initials).most_common(MOST_FOUND))


def _found(table: mmap.mmap | bytes, needle: bytes) -> dict[str, int]:
    """The characters of the lines that hold the needle, with their counts."""
    found: dict[str, int] = {}
    at = table.find(needle)
    while at >= 0:
        following = table.find(b"\n", at + 1)
        stretch, count = table[at + 1 : following].decode().split("\t")[-2:]
        found[stretch] = int(count)
        at = table.find(needle, following)
    return found
