"""Pairs of alike sentences become groups: one with one, and the parts of splits and merges."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from collation.anchors import Pair, longest_increasing
from collation.keys import Key, masked
from collation.likeness import candidates, likeness

IN_PLACE = 0.5
"""The ratio from which two sentences between the same anchors are one sentence reworded."""

ELSEWHERE = 0.72
"""The ratio from which sentences in different places are one sentence moved and reworded."""

COVER, SHORTEST_PART = 0.8, 6
"""How much of a sentence must stand in another, and its least length, to be a part of it."""

MOST_PARTS = 3

LEAST_GAIN, CLEAR_GAIN = 0.02, 0.1
"""How much more alike a group must read with one more part: next to its others, or apart."""


@dataclass(slots=True)
class Group:
    """Base and revised sentences that belong together, by index, each side sorted."""

    base: list[int]
    revised: list[int]


def group(base: Sequence[Key], revised: Sequence[Key], anchors: Sequence[Pair]) -> list[Group]:
    """All groups with sentences on both sides: the anchors, then the pairs that are alike.

    Greedy from the most alike pair on. A sentence next to a group joins it when the group then
    reads more alike: so a split or merged sentence finds its parts.
    """
    groups: list[Group] = []
    taken_base = {b for b, _ in anchors}
    taken_revised = {r for _, r in anchors}
    left_over = {b: masked(key) for b, key in enumerate(base) if b not in taken_base}
    right_over = {r: masked(key) for r, key in enumerate(revised) if r not in taken_revised}
    gaps = _Gaps(anchors)
    scored: list[tuple[float, int, int]] = []
    for b, r in candidates(left_over, right_over):
        if base[b].heading != revised[r].heading:
            continue
        alike = likeness(left_over[b], right_over[r])
        in_place = gaps.same(b, r)
        shorter = min(len(left_over[b]), len(right_over[r]))
        part = alike.cover >= COVER and shorter >= SHORTEST_PART
        if alike.ratio >= (IN_PLACE if in_place else ELSEWHERE) or (part and in_place):
            score = max(alike.ratio, 0.8 * alike.cover if part else 0.0) + 0.1 * in_place
            scored.append((score, b, r))
    scored.sort(key=lambda pair: (-pair[0], abs(pair[1] - pair[2]), pair[1], pair[2]))
    of_base: dict[int, Group] = {}
    of_revised: dict[int, Group] = {}
    for _, b, r in scored:
        left, right = of_base.get(b), of_revised.get(r)
        if left is None and right is None:
            made = Group([b], [r])
            groups.append(made)
            of_base[b] = of_revised[r] = made
        elif left is None and right is not None:
            if _joins(left_over, right_over, right, b):
                right.base = sorted([*right.base, b])
                of_base[b] = right
        elif left is not None and right is None and _joins(right_over, left_over, _turned(left), r):
            left.revised = sorted([*left.revised, r])
            of_revised[r] = left
    for r in right_over:
        for near in (r - 1, r + 1):
            left = of_revised.get(near)
            if r in of_revised or left is None:
                continue
            if _completes(right_over, left_over, _turned(left), r):
                left.revised = sorted([*left.revised, r])
                of_revised[r] = left
    for b in left_over:
        for near in (b - 1, b + 1):
            right = of_base.get(near)
            if b in of_base or right is None:
                continue
            if _completes(left_over, right_over, right, b):
                right.base = sorted([*right.base, b])
                of_base[b] = right
    anchored = [Group([b], [r]) for b, r in anchors]
    return anchored + _regrouped(groups, left_over, right_over)


def _regrouped(
    groups: Sequence[Group], base: Mapping[int, str], revised: Mapping[int, str]
) -> list[Group]:
    """The groups, two neighbours as one where a clause went over from one into the other.

    So a sentence end that moved is told: A，B。C。 became A。B，C。
    """
    regrouped: list[Group] = []
    for one in sorted(groups, key=lambda group: group.base):
        before = regrouped[-1] if regrouped else None
        if before and _follows(before, one) and _shares_clause(before, one, base, revised):
            before.base += one.base
            before.revised += one.revised
        else:
            regrouped.append(one)
    return regrouped


def _follows(before: Group, after: Group) -> bool:
    small = len(before.base) + len(before.revised) <= MOST_PARTS
    in_base = before.base[-1] + 1 == after.base[0]
    return small and in_base and before.revised[-1] + 1 == after.revised[0]


def _shares_clause(
    one: Group, other: Group, base: Mapping[int, str], revised: Mapping[int, str]
) -> bool:
    """Whether what one group has over on one side, the other has over on the other side."""
    left = _over([base[b] for b in one.base], [revised[r] for r in one.revised])
    right = _over([base[b] for b in other.base], [revised[r] for r in other.revised])
    return any(
        len(clause) >= SHORTEST_PART and any(clause in longer for longer in others)
        for clauses, others in ((left[0], right[1]), (left[1], right[0]), (right[0], left[1]),
                                (right[1], left[0]))
        for clause in clauses
    )  # fmt: skip


def _over(base: Sequence[str], revised: Sequence[str]) -> tuple[list[str], list[str]]:
    """The stretches of each side that the other does not have."""
    left, right = "".join(base), "".join(revised)
    gone: list[str] = []
    come: list[str] = []
    for block in Indel.opcodes(left, right):
        if block.tag == "delete":
            gone.append(left[block.src_start : block.src_end].strip(",;:"))
        elif block.tag == "insert":
            come.append(right[block.dest_start : block.dest_end].strip(",;:"))
    return gone, come


def _joins(own: Mapping[int, str], other: Mapping[int, str], group: Group, at: int) -> bool:
    """Whether sentence `at` of the side `own` belongs to the group too, as one more part.

    `group.base` are its sentences of the side `own`, `group.revised` those of `other`.
    """
    members = group.base
    if len(members) >= MOST_PARTS or len(group.revised) > 1:
        return False
    target = "".join(other[i] for i in group.revised)
    now = likeness("".join(own[i] for i in members), target).ratio
    joined = "".join(own[i] for i in sorted([*members, at]))
    gained = likeness(joined, target).ratio - now
    near = min(members) - 1 <= at <= max(members) + 1
    return gained > (LEAST_GAIN if near else CLEAR_GAIN)


def _completes(own: Mapping[int, str], other: Mapping[int, str], group: Group, at: int) -> bool:
    """Whether sentence `at` holds word for word what the group's other side has over.

    So is told a sentence that took over a clause of a split one, with much of its own.
    """
    if len(group.base) >= MOST_PARTS or len(group.revised) > 1:
        return False
    _, over = _over([own[i] for i in group.base], [other[group.revised[0]]])
    longest = max(over, key=len, default="")
    return len(longest) >= SHORTEST_PART and longest in own[at]


def _turned(group: Group) -> Group:
    return Group(group.revised, group.base)


class _Gaps:
    """Between which of the anchors that keep the order a sentence stands."""

    def __init__(self, anchors: Sequence[Pair]) -> None:
        spine = longest_increasing(sorted(anchors))
        self._base = [b for b, _ in spine]
        self._revised = [r for _, r in spine]

    def same(self, b: int, r: int) -> bool:
        """Whether base sentence `b` and revised sentence `r` stand between the same anchors."""
        return bisect_left(self._base, b) == bisect_left(self._revised, r)
