"""Two keys become a number for how alike they are; many become candidates for each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from collation.keys import Key

CANDIDATES = 6
"""How many candidates of the other side each sentence is compared with."""

COMMON = 64
"""An n-gram in more sentences than this, and than a fiftieth of them, tells nothing."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """`ratio`: common characters in order, over both lengths; `cover`: over the shorter length."""

    ratio: float
    cover: float


def likeness(base: str, revised: str) -> Likeness:
    """How alike two masked texts are, both measures from 0 to 1."""
    if not base or not revised:
        return Likeness(0.0, 0.0)
    common = LCSseq.similarity(base, revised)
    return Likeness(2 * common / (len(base) + len(revised)), common / min(len(base), len(revised)))


def candidates(
    base: Sequence[Key],
    revised: Sequence[Key],
    free_base: Iterable[int],
    free_revised: Iterable[int],
) -> set[tuple[int, int]]:
    """Pairs of sentences that share telling n-grams: for each side the best few of the other.

    Symmetric in its two sides. The work grows with the n-grams that pairs share, not with the
    number of pairs.
    """
    base_grams = {b: _grams(base[b].masked) for b in free_base}
    revised_grams = {r: _grams(revised[r].masked) for r in free_revised}
    pairs = {(b, r) for r, b in _best(revised_grams, base_grams)}
    pairs.update(_best(base_grams, revised_grams))
    return {(b, r) for b, r in pairs if base[b].heading == revised[r].heading}


def _best(
    asking: dict[int, frozenset[str]], answering: dict[int, frozenset[str]]
) -> set[tuple[int, int]]:
    """For each asking sentence pairs (itself, other) with the others that share most with it."""
    postings: dict[str, list[int]] = defaultdict(list)
    for at, grams in answering.items():
        for gram in grams:
            postings[gram].append(at)
    limit = max(COMMON, len(answering) // 50)
    pairs: set[tuple[int, int]] = set()
    for at, grams in asking.items():
        weights: Counter[int] = Counter()
        for gram in grams:
            places = postings.get(gram, ())
            if 0 < len(places) <= limit:
                weight = 1.0 / len(places)
                for place in places:
                    weights[place] += weight  # type: ignore[assignment]
        ranked = sorted(weights, key=lambda place: (-weights[place], place))
        pairs.update((at, place) for place in ranked[:CANDIDATES])
    return pairs


def _grams(text: str) -> frozenset[str]:
    if len(text) < 3:
        return frozenset((text,))
    return frozenset(text[at : at + 3] for at in range(len(text) - 2))
