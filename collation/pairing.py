"""Sentences that are left over become pairs: one with one, from the most alike pair on.

Two rounds: what the first pairs, moved blocks too, tells the second what stands in place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from collation.anchors import SHORTEST_MOVE, Pair, longest_increasing
from collation.keys import Key, subjects_only
from collation.likeness import Likeness, candidates, likeness, neighbours_kept

IN_PLACE = 0.5
"""The ratio from which two sentences in the same place are one sentence reworded."""

ELSEWHERE = 0.68
"""The ratio from which sentences in different places are one sentence moved and reworded."""

STRANGERS = 0.35
"""The cover below which two sentences have nothing to do with each other, wherever they stand."""

OTHER_THINGS = 0.35
"""How few neighbouring characters two sentences have in common that put numbers to other things,
when what is said of all numbers (增长0%) is left out."""

CHANCE = 0.45
"""How few of its neighbouring characters a weak pair that moved has in common by chance."""

RUN_IN = 0.9
"""How much of a heading must stand in the sentence that it runs into."""

MIXED = 0.3
"""By how much a heading and a sentence that is none come after others as much alike."""

AT_ONCE, SMALL_GAP = 0.75, 64
"""The ratio that needs no comparing with sentences elsewhere, and the pairs of a small gap."""

NEAR = 3
"""How many sentences from a pair, and how unevenly, its neighbours may stand to be in its place."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two sentences that may belong together: their indexes, likeness, and whether in place.

    `mixed` says that one is a heading and the other is not.
    """

    base: int
    revised: int
    likeness: Likeness
    in_place: bool
    mixed: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether they are alike enough to be one sentence."""
        if self.mixed:
            return self.in_place and self.likeness.ratio >= ELSEWHERE
        return self.likeness.ratio >= (IN_PLACE if self.in_place else ELSEWHERE)


@dataclass(frozen=True, slots=True)
class Pairing:
    """The pairs that were made, and the candidates of what is still free, the best first."""

    pairs: tuple[Pair, ...]
    candidates: tuple[Candidate, ...]


def pair(
    base: Mapping[int, str],
    revised: Mapping[int, str],
    keys: tuple[Sequence[Key], Sequence[Key]],
    anchors: Sequence[Pair],
) -> Pairing:
    """The pairs among sentences that no anchor holds, given as masked texts by their indexes."""
    known: dict[Pair, Likeness] = {}
    pairs = _at_once(base, revised, keys, Places(anchors), known)
    taken_base, taken_revised = {b for b, _ in pairs}, {r for _, r in pairs}
    free_base = {b: text for b, text in base.items() if b not in taken_base}
    free_revised = {r: text for r, text in revised.items() if r not in taken_revised}
    _compare(known, candidates(free_base, free_revised), (base, revised), keys)
    for _ in range(2):
        settled = [*anchors, *pairs]
        _compare(known, _beside(base, revised, settled), (base, revised), keys)
        pairs += _greedy(_ranked(known, Places(settled), keys), pairs)
    pairs = _without_chance(pairs, known, (base, revised), keys, anchors)
    return Pairing(tuple(pairs), tuple(_ranked(known, Places([*anchors, *pairs]), keys)))


def _at_once(
    base: Mapping[int, str],
    revised: Mapping[int, str],
    keys: tuple[Sequence[Key], Sequence[Key]],
    places: Places,
    known: dict[Pair, Likeness],
) -> list[Pair]:
    """The pairs between two anchors that are so alike that nothing elsewhere need be looked at."""
    gaps: dict[int, tuple[list[int], list[int]]] = {}
    for b in base:
        gaps.setdefault(places.gap_of_base(b), ([], []))[0].append(b)
    for r in revised:
        gap = gaps.get(places.gap_of_revised(r))
        if gap:
            gap[1].append(r)
    small = (gap for gap in gaps.values() if len(gap[0]) * len(gap[1]) <= SMALL_GAP)
    near = [(b, r) for one, other in small for b in one for r in other]
    _compare(known, near, (base, revised), keys)
    ranked = _ranked(known, places, keys)
    sure = [c for c in ranked if c.likeness.ratio >= AT_ONCE and not c.mixed]
    return _greedy(sure, [])


def _compare(
    known: dict[Pair, Likeness],
    pairs: Iterable[Pair],
    texts: tuple[Mapping[int, str], Mapping[int, str]],
    keys: tuple[Sequence[Key], Sequence[Key]],
) -> None:
    """Add the likeness of pairs to those known; of headings with others, when they are much alike.

    A heading may run in in one version and stand alone in the other.
    """
    (base, revised), (base_keys, revised_keys) = texts, keys
    for b, r in pairs:
        if (b, r) in known:
            continue
        alike = likeness(base[b], revised[r])
        if _counts_another(base[b], revised[r], alike):
            continue
        same_kind = base_keys[b].heading == revised_keys[r].heading
        if same_kind or alike.ratio >= ELSEWHERE or alike.cover >= RUN_IN:
            known[b, r] = alike


def _counts_another(base: str, revised: str, alike: Likeness) -> bool:
    """Whether two sentences are alike only in what they say of their numbers."""
    if not IN_PLACE <= alike.ratio < AT_ONCE or "0" not in base or "0" not in revised:
        return False
    shorter, longer = sorted((subjects_only(base), subjects_only(revised)), key=len)
    return neighbours_kept(shorter, longer) < OTHER_THINGS


def _without_chance(
    pairs: Sequence[Pair],
    known: dict[Pair, Likeness],
    texts: tuple[Mapping[int, str], Mapping[int, str]],
    keys: tuple[Sequence[Key], Sequence[Key]],
    anchors: Sequence[Pair],
) -> list[Pair]:
    """The pairs without sentences that would have moved and are no more alike than by chance.

    They are forgotten in `known` too.
    """
    (base, revised), (base_keys, revised_keys) = texts, keys
    in_order = set(longest_increasing(sorted([*anchors, *pairs])))
    kept: list[Pair] = []
    for b, r in pairs:
        headings = base_keys[b].heading and revised_keys[r].heading
        stays = headings or (b, r) in in_order
        if stays or not _by_chance(base[b], revised[r], known[b, r]):
            kept.append((b, r))
        else:
            del known[b, r]
    return kept


def _by_chance(base: str, revised: str, alike: Likeness) -> bool:
    """Whether two sentences share so little that it may be what all sentences of a text share."""
    if alike.ratio >= ELSEWHERE:
        return False
    shorter, longer = sorted((base, revised), key=len)
    return len(shorter) < SHORTEST_MOVE or neighbours_kept(shorter, longer) <= CHANCE


def _greedy(ranked: Iterable[Candidate], pairs: Sequence[Pair]) -> list[Pair]:
    taken_base = {b for b, _ in pairs}
    taken_revised = {r for _, r in pairs}
    made: list[Pair] = []
    for candidate in ranked:
        free = candidate.base not in taken_base and candidate.revised not in taken_revised
        if free and candidate.is_whole:
            taken_base.add(candidate.base)
            taken_revised.add(candidate.revised)
            made.append((candidate.base, candidate.revised))
    return made


def _ranked(
    known: Mapping[Pair, Likeness], places: Places, keys: tuple[Sequence[Key], Sequence[Key]]
) -> list[Candidate]:
    """The candidates, the most alike first, those in place before others as much alike."""
    base, revised = keys
    found = [
        Candidate(b, r, alike, places.same(b, r), base[b].heading != revised[r].heading)
        for (b, r), alike in known.items()
        if alike.cover >= STRANGERS
    ]
    found.sort(key=lambda c: (-_rank(c), abs(c.base - c.revised), c.base, c.revised))
    return found


def _rank(candidate: Candidate) -> float:
    likeness = candidate.likeness
    alike = max(likeness.ratio, 0.8 * likeness.cover)
    return alike + 0.1 * candidate.in_place - MIXED * candidate.mixed


def _beside(
    base: Mapping[int, str], revised: Mapping[int, str], settled: Sequence[Pair]
) -> Iterable[Pair]:
    """The free sentences that stand next to one pair: they may be counterparts, alike or not."""
    for b, r in settled:
        for step in (-1, 1):
            if b + step in base and r + step in revised:
                yield b + step, r + step


class Places:
    """Where sentences stand among the settled pairs."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self._pairs = sorted(pairs)
        spine = longest_increasing(self._pairs)
        self._base = [b for b, _ in spine]
        self._revised = [r for _, r in spine]
        self._all_base = [b for b, _ in self._pairs]

    def gap_of_base(self, b: int) -> int:
        """Between which of the pairs that keep the order base sentence `b` stands."""
        return bisect_left(self._base, b)

    def gap_of_revised(self, r: int) -> int:
        """Between which of the pairs that keep the order revised sentence `r` stands."""
        return bisect_left(self._revised, r)

    def same(self, b: int, r: int) -> bool:
        """Whether two sentences stand between the same pairs, or near a pair that moved.

        One that is itself of a pair stands on both sides of it.
        """
        gap, other_gap = self.gap_of_base(b), self.gap_of_revised(r)
        if (
            gap == other_gap
            or (gap == other_gap + 1 and self._revised[other_gap:gap] == [r])
            or (other_gap == gap + 1 and self._base[gap:other_gap] == [b])
        ):
            return True
        at = bisect_left(self._all_base, b)
        return any(
            abs(b - one) <= NEAR and abs((b - one) - (r - other)) < NEAR
            for one, other in self._pairs[max(0, at - 1) : at + 1]
        )
