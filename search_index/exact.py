"""Characters become the passages they stand in: a scan of one file of folded, unspaced text."""

from __future__ import annotations

import mmap
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.folding import matchable

END = b"\n"
"""Ends every passage. It is spacing, so no needle can hold it and no match can run over it."""


@dataclass(frozen=True, slots=True)
class ExactText:
    """The matchable text of numbered passages in UTF-8. `starts` has one more than there are
    passages: where each begins, and the end of the last."""

    folded: mmap.mmap | bytes
    starts: Sequence[int]


def occurrences(store: ExactText, text: str) -> dict[int, int]:
    """The passages in which the characters of `text` stand, and how often, none overlapping."""
    needle = matchable(text).encode("utf-8", "replace")
    found: dict[int, int] = {}
    if not needle:
        return found
    find, starts, step = store.folded.find, store.starts, len(needle)
    at = find(needle)
    while at >= 0:
        passage = bisect_right(starts, at) - 1
        end = starts[passage + 1]
        count = 0
        while 0 <= at < end:
            count += 1
            at = find(needle, at + step)
        found[passage] = count
    return found
