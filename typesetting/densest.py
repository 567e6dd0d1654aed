"""The matches of a paragraph become the stretch that shows best why it was found."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model import Span

_FIGURE = "0"


def densest(text: str, matches: Sequence[Span], room: int) -> Span:
    """From the first to the last match of the best stretch of `room` characters; (0, 0) if none.

    Better is what holds more of the different words that match, figures counting as one of them,
    then what holds more matching characters. A match longer than the room is a stretch of its own.
    """
    if not matches:
        return 0, 0
    told = [_told(text[start:end]) for start, end in matches]
    covered = [0, *accumulate(end - start for start, end in matches)]
    held: Counter[str] = Counter()
    best = (0, 0, 0, 1)
    last = 0
    for first, (start, _end) in enumerate(matches):
        while last < len(matches) and (last <= first or matches[last][1] - start <= room):
            held[told[last]] += 1
            last += 1
        found = (len(held), covered[last] - covered[first])
        if found > best[:2]:
            best = (*found, first, last)
        held[told[first]] -= 1
        if not held[told[first]]:
            del held[told[first]]
    return matches[best[2]][0], matches[best[3] - 1][1]


def _told(match: str) -> str:
    return _FIGURE if any(character.isdecimal() for character in match) else match.casefold()
