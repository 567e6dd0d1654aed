"""Two keys become a number for how alike they are; many become candidates for each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import add

from rapidfuzz.distance import LCSseq

CANDIDATES = 6
"""How many candidates of the other side each sentence is compared with."""

RAREST = 16
"""How many n-grams of a sentence are looked up, the rarest first."""

COMMON = 40
"""An n-gram in more sentences than this tells nothing."""

NO_CHANCE, IN_ORDER = 0.4, 0.9
"""Common characters in order, over the shorter length, between which another order may tell more:
texts in which everything changed places, and texts in which hardly anything did."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """`ratio`: common characters over both lengths; `cover`: over the shorter length."""

    ratio: float
    cover: float


def likeness(base: str, revised: str) -> Likeness:
    """How alike two masked texts are, both measures from 0 to 1.

    Common are the characters in the same order or, where clauses and list items changed places,
    the pairs of neighbouring characters.
    """
    if not base or not revised:
        return Likeness(0.0, 0.0)
    shorter = min(len(base), len(revised))
    common = LCSseq.similarity(base, revised)
    if NO_CHANCE * shorter <= common < IN_ORDER * shorter:
        common = max(common, len(_pairs(base) & _pairs(revised)))
    return Likeness(2 * common / (len(base) + len(revised)), common / shorter)


def neighbours_kept(shorter: str, longer: str) -> float:
    """How many of a text's pairs of neighbouring characters another has too, from 0 to 1."""
    pairs = _pairs(shorter)
    return len(pairs & _pairs(longer)) / len(pairs) if pairs else 0.0


@lru_cache(maxsize=65_536)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(map(add, text, text[1:]))


def candidates(base: Mapping[int, str], revised: Mapping[int, str]) -> set[tuple[int, int]]:
    """Pairs of sentences that share telling n-grams: for each side the best few of the other.

    The sentences are given as masked texts by their indexes. Symmetric in its two sides. The work
    grows with the n-grams that pairs share, not with the number of pairs.
    """
    base_grams = {b: _grams(text) for b, text in base.items()}
    revised_grams = {r: _grams(text) for r, text in revised.items()}
    pairs = {(b, r) for r, b in _best(revised_grams, base_grams)}
    pairs.update(_best(base_grams, revised_grams))
    return pairs


def _best(
    asking: dict[int, frozenset[str]], answering: dict[int, frozenset[str]]
) -> set[tuple[int, int]]:
    """For each asking sentence pairs (itself, other) with the others that share most with it.

    Only the rarest n-grams of a sentence are looked up, and none that many sentences share.
    """
    postings: dict[str, list[int]] = defaultdict(list)
    for at, grams in answering.items():
        for gram in grams:
            postings[gram].append(at)
    pairs: set[tuple[int, int]] = set()
    for at, grams in asking.items():
        found = sorted((len(postings[gram]), gram) for gram in grams if gram in postings)
        weights: dict[int, float] = defaultdict(float)
        for shared, gram in found[:RAREST]:
            if shared > COMMON:
                break
            for place in postings[gram]:
                weights[place] += 1.0 / shared
        ranked = sorted(weights, key=lambda place: (-weights[place], place))
        pairs.update((at, place) for place in ranked[:CANDIDATES])
    return pairs


def _grams(text: str) -> frozenset[str]:
    if len(text) < 3:
        return frozenset((text,))
    return frozenset(text[at : at + 3] for at in range(len(text) - 2))
