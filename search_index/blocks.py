"""Neighbouring characters become the blocks of a text where they stand: the rest is not scanned.

A block is some passages one after the other, so that no match runs over its end. A needle can stand
only where every two neighbouring characters of it stand; most needles stand in few blocks. Pairs
are of UTF-16 units, so that one is a number of four bytes; a character of two units is a pair too.
"""

from __future__ import annotations

import mmap
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from corpus.model import Span

SIZE = 1024
"""Bytes of a block, at least."""

MOST_BLOCKS = 60_000
"""Numbers of blocks are kept in two bytes."""

RAREST = 3
"""So many of the pairs of a needle are looked up: the others would leave hardly fewer blocks."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """`starts` are byte offsets and `passages` the passages that begin there, one more than there
    are blocks. `pairs` are two UTF-16 units each, ascending; the blocks that hold one are `numbers`
    from its place in `firsts` to the next."""

    starts: Sequence[int]
    passages: Sequence[int]
    pairs: Sequence[int]
    firsts: Sequence[int]
    numbers: Sequence[int]


def find_blocks(folded: mmap.mmap | bytes, passages: Sequence[int]) -> Blocks:
    """The blocks of a text whose passages begin at these byte offsets, the last being its end."""
    size = max(SIZE, len(folded) // MOST_BLOCKS)
    starts, at = array("Q", [0]), array("I", [0])
    for passage, end in enumerate(passages):
        if end - starts[-1] >= size or (end == passages[-1] and end > starts[-1]):
            starts.append(end)
            at.append(passage)
    found: defaultdict[int, array[int]] = defaultdict(partial(array, "H"))
    for number, (start, end) in enumerate(pairwise(starts)):
        for pair in _pairs(folded[start:end].decode("utf-8")):
            found[pair].append(number)
    pairs, firsts, numbers = array("I", sorted(found)), array("I", [0]), array("H")
    for pair in pairs:
        numbers.extend(found[pair])
        firsts.append(len(numbers))
    return Blocks(starts, at, pairs, firsts, numbers)


def _pairs(text: str) -> set[int]:
    """Every two neighbouring UTF-16 units of a text as one number."""
    units = memoryview(text.encode("utf-16-le", "surrogatepass"))
    last = len(units) - len(units) % 4
    found = set(units[:last].cast("I"))
    last = 2 + (len(units) - 2) // 4 * 4
    found.update(units[2:last].cast("I"))
    return found


def stretches(blocks: Blocks, needle: str) -> list[tuple[Span, Span]]:
    """The byte ranges outside of which the needle cannot stand, each with its range of passages,
    ascending."""
    starts, passages = blocks.starts, blocks.passages
    if len(needle) < 2:
        return [((starts[0], starts[-1]), (passages[0], passages[-1]))]
    holding: list[Sequence[int]] = []
    for pair in _pairs(needle):
        row = bisect_left(blocks.pairs, pair)
        if row == len(blocks.pairs) or blocks.pairs[row] != pair:
            return []
        holding.append(blocks.numbers[blocks.firsts[row] : blocks.firsts[row + 1]])
    holding.sort(key=len)
    common = holding[0]
    if len(holding) > 1:
        common = sorted(set(common).intersection(*holding[1:RAREST]))
    found: list[tuple[Span, Span]] = []
    first = last = -1
    for number in [*common, -1]:
        if number == last:
            last += 1
            continue
        if last > first:
            found.append(((starts[first], starts[last]), (passages[first], passages[last])))
        first, last = number, number + 1
    return found
