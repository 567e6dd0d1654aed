"""A text and some words become the place where the words stand nearest to one another."""

from __future__ import annotations

from bisect import bisect_right

from corpus.folding import fold, squeeze
from corpus.model import Span
from corpus.words import words


def near_spans(text: str, wanted: tuple[str, ...], distance: int) -> tuple[Span, ...]:
    """The occurrences of the wanted words in the first, shortest stretch with few other words.

    None when every stretch that holds them all has more than `distance` other words.
    """
    squeezed = squeeze(fold(text))
    starts = [start for _, start, _ in words(squeezed.text)]
    places = sorted(
        (bisect_right(starts, at), number, at)
        for number, word in enumerate(wanted)
        for at in _finds(squeezed.text, word)
    )
    last: dict[int, tuple[int, int]] = {}
    best: tuple[int, list[tuple[int, int]]] | None = None
    for ordinal, number, at in places:
        last[number] = (ordinal, at)
        if len(last) == len(wanted):
            others = ordinal - min(place[0] for place in last.values()) + 1 - len(wanted)
            if best is None or others < best[0]:
                best = others, [(at, number) for number, (_, at) in last.items()]
    if best is None or best[0] > distance:
        return ()
    return tuple(sorted(squeezed.unsqueeze(at, at + len(wanted[number])) for at, number in best[1]))


def _finds(text: str, needle: str) -> list[int]:
    found: list[int] = []
    at = text.find(needle)
    while at >= 0:
        found.append(at)
        at = text.find(needle, at + len(needle))
    return found
