"""Equal sentences become anchors: pairs that the rest of an alignment is hung on."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Sequence
from itertools import pairwise

from collation.keys import Key

Pair = tuple[int, int]

SHORTEST_MOVE = 8
"""Characters; a shorter repeated sentence says too little to be called moved."""


def anchor(base: Sequence[Key], revised: Sequence[Key]) -> list[Pair]:
    """Pairs of equal sentences, each sentence in one pair at most, sorted by base index.

    Sentences that stand once on each side are paired wherever they are. Repeated ones are paired
    in order between the anchors that keep the order, then, if they are long enough, anywhere.
    """
    base_at = _places(base)
    revised_at = _places(revised)
    unique = [
        (places[0], revised_at[text][0])
        for text, places in base_at.items()
        if len(places) == 1 and len(revised_at.get(text, ())) == 1
    ]
    unique.sort()
    pairs = set(unique)
    taken_base = {b for b, _ in pairs}
    taken_revised = {r for _, r in pairs}
    spine = [(-1, -1), *longest_increasing(unique), (len(base), len(revised))]
    for (b0, r0), (b1, r1) in pairwise(spine):
        waiting: dict[str, deque[int]] = defaultdict(deque)
        for b in range(b0 + 1, b1):
            if b not in taken_base:
                waiting[base[b].text].append(b)
        if waiting:
            _pair_in_order(revised, range(r0 + 1, r1), waiting, (taken_base, taken_revised), pairs)
    waiting = defaultdict(deque)
    for b, key in enumerate(base):
        if b not in taken_base and len(key.text) >= SHORTEST_MOVE:
            waiting[key.text].append(b)
    _pair_in_order(revised, range(len(revised)), waiting, (taken_base, taken_revised), pairs)
    return sorted(pairs)


def longest_increasing(pairs: Sequence[Pair]) -> list[Pair]:
    """The longest run of pairs, sorted by base index, whose revised indexes increase too.

    Patience sorting: O(n log n).
    """
    tails: list[int] = []
    tail_pairs: list[int] = []
    previous: list[int] = []
    for at, (_, r) in enumerate(pairs):
        place = bisect_left(tails, r)
        previous.append(tail_pairs[place - 1] if place else -1)
        if place == len(tails):
            tails.append(r)
            tail_pairs.append(at)
        else:
            tails[place] = r
            tail_pairs[place] = at
    run: list[Pair] = []
    at = tail_pairs[-1] if tail_pairs else -1
    while at >= 0:
        run.append(pairs[at])
        at = previous[at]
    run.reverse()
    return run


def _places(keys: Sequence[Key]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        places[key.text].append(at)
    return places


def _pair_in_order(
    revised: Sequence[Key],
    places: range,
    waiting: dict[str, deque[int]],
    taken: tuple[set[int], set[int]],
    pairs: set[Pair],
) -> None:
    """Pair each free revised sentence in `places` with the first waiting base one equal to it."""
    taken_base, taken_revised = taken
    for r in places:
        if r in taken_revised:
            continue
        queue = waiting.get(revised[r].text)
        if queue:
            b = queue.popleft()
            taken_base.add(b)
            taken_revised.add(r)
            pairs.add((b, r))
