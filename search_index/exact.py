"""Characters become the passages they stand in: a scan of the folded, unspaced text."""

from __future__ import annotations

import mmap
from bisect import bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass

from corpus.folding import matchable
from search_index.blocks import Blocks, stretches
from search_index.clock import Clock

END = b"\n"
"""Ends every passage. It is spacing, so no needle can hold it and no match can run over it."""


@dataclass(frozen=True, slots=True)
class ExactText:
    """The matchable text of numbered passages in UTF-8. `starts` has one more than there are
    passages: where each begins, and the end of the last. Without `blocks` all of it is scanned."""

    folded: mmap.mmap | bytes
    starts: Sequence[int]
    blocks: Blocks | None = None


LOOK_AT_CLOCK = 1024
"""Passages found between two looks at the clock."""

NO_LIMIT = Clock()


def occurrences(store: ExactText, text: str, clock: Clock = NO_LIMIT) -> dict[int, float]:
    """The passages in which the characters of `text` stand, and how often, none overlapping.

    When the time is up, those found so far.
    """
    wanted = matchable(text)
    needle = wanted.encode("utf-8", "replace")
    found: dict[int, float] = {}
    if not needle or clock.is_up():
        return found
    everywhere = [((0, len(store.folded)), (0, len(store.starts) - 1))]
    find, starts, step = store.folded.find, store.starts, len(needle)
    passage, end = 0, 0
    places = stretches(store.blocks, wanted) if store.blocks else everywhere
    for (first, last), (low, high) in places:
        at = find(needle, first, last)
        while at >= 0:
            if at >= end:
                passage = bisect_right(starts, at, max(low, passage), high + 1) - 1
                end = starts[passage + 1]
                found[passage] = 1
                if not len(found) % LOOK_AT_CLOCK and clock.is_up():
                    return found
            else:
                found[passage] += 1
            at = find(needle, at + step, last)
    return found


WORTH_A_SCAN = 1000
"""Bytes of text that are scanned in the time that it takes to look into one passage."""


def occurrences_within(
    store: ExactText, text: str, passages: Set[int], clock: Clock = NO_LIMIT
) -> dict[int, float]:
    """As `occurrences`, of these passages alone."""
    if WORTH_A_SCAN * len(passages) > len(store.folded):
        found = occurrences(store, text, clock)
        return {passage: found[passage] for passage in found.keys() & passages}
    needle = matchable(text).encode("utf-8", "replace")
    if not needle or clock.is_up():
        return {}
    folded, starts = store.folded, store.starts
    counts = {
        passage: folded[starts[passage] : starts[passage + 1]].count(needle) for passage in passages
    }
    return {passage: count for passage, count in counts.items() if count}
