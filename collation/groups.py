"""Pairs of sentences become groups: the parts of split and merged sentences join their pair."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from rapidfuzz.distance import Indel, LCSseq

from collation.anchors import Pair
from collation.keys import Key, masked
from collation.likeness import likeness, neighbours_kept
from collation.pairing import Candidate, pair
from collation.runs import tied

COVER, SHORTEST_PART = 0.8, 6
"""How much of a sentence must stand in another, and its least length, to be a part of it."""

COVER_ELSEWHERE, SHORTEST_ELSEWHERE = 0.85, 12
"""The same for sentences in different places."""

REWORDED = 0.1
"""By how much fewer of its pairs of neighbouring characters than of its characters a part keeps."""

FILLS, SHORTEST_FILL = 0.5, 10
"""How alike a sentence is to what a group near it lacks, and its least length, to be a part."""

NEARLY, SHORTEST_NEARLY = 0.75, 8
"""How much of a clause must stand in the sentence beside it, and its least length, to be held."""

SHORTEST_REST = 4
"""The least length of a sentence that is what a group beside it lacks, word for word."""

STRAY = 3
"""Characters; fewer in common between two stretches that differ stand there by chance."""

MOST_PARTS, FARTHEST = 3, 10
"""How many parts a sentence may have, and how many sentences from the others one may stand."""

LONG_CLAUSE = 14
"""Characters; so long a clause is the same wherever in two neighbouring sentences it stands."""

LEAST_GAIN, CLEAR_GAIN = 0.02, 0.1
"""How much more alike a group must read with one more part: next to its others, or apart."""

_of_dates = re.compile("[0年月日号第次]")


@dataclass(slots=True)
class Group:
    """Base and revised sentences that belong together, by index, each side sorted."""

    base: list[int]
    revised: list[int]

    def sides(self, *, turned: bool) -> tuple[list[int], list[int]]:
        """Both sides, the base's first unless `turned`."""
        return (self.revised, self.base) if turned else (self.base, self.revised)


@dataclass(frozen=True, slots=True)
class _Sides:
    """The masked texts of the sentences that no anchor holds, and the group of each by now."""

    base: Mapping[int, str]
    revised: Mapping[int, str]
    of_base: dict[int, Group]
    of_revised: dict[int, Group]


def group(
    base: Sequence[Key],
    revised: Sequence[Key],
    anchors: Sequence[Pair],
    paragraphs: tuple[Sequence[int], Sequence[int]],
) -> list[Group]:
    """All groups with sentences on both sides: the anchors, the pairs, and the parts they gained.

    A sentence joins a group when the group then reads more alike, or when it holds word for word
    what the group's other side has over: so a split or merged sentence finds its parts.
    `paragraphs` says in which paragraph each sentence of the two sides stands.
    """
    anchored_base = {b for b, _ in anchors}
    anchored_revised = {r for _, r in anchors}
    left = {b: masked(key) for b, key in enumerate(base) if b not in anchored_base}
    right = {r: masked(key) for r, key in enumerate(revised) if r not in anchored_revised}
    pairing = pair(left, right, (base, revised), anchors)
    groups = [Group([b], [r]) for b, r in pairing.pairs]
    sides = _Sides(left, right, {g.base[0]: g for g in groups}, {g.revised[0]: g for g in groups})
    groups += _with_parts(sides, pairing.candidates)
    _complete((right, left), sides.of_revised, paragraphs[1], turned=True)
    _complete((left, right), sides.of_base, paragraphs[0], turned=False)
    groups += _with_runs(sides, (base, revised))
    anchored = [Group([b], [r]) for b, r in anchors]
    return anchored + _regrouped(groups, left, right)


def _with_runs(sides: _Sides, keys: tuple[Sequence[Key], Sequence[Key]]) -> list[Group]:
    """Join the sentences that share a long run with one side of a group; two free ones are new."""
    free_base = {b: text for b, text in sides.base.items() if b not in sides.of_base}
    free_revised = {r: text for r, text in sides.revised.items() if r not in sides.of_revised}
    if not free_base and not free_revised:
        return []
    whole, other = ("\n".join(map(masked, side)) for side in keys)
    made: list[Group] = []
    pairs = [
        *tied(free_base, sides.revised, whole, other),
        *tied(
            {b: t for b, t in sides.base.items() if b in sides.of_base}, free_revised, whole, other
        ),
    ]
    for (b, r), run in pairs:
        left, right = sides.of_base.get(b), sides.of_revised.get(r)
        if left is None and right is None:
            new = Group([b], [r])
            made.append(new)
            sides.of_base[b] = sides.of_revised[r] = new
        elif left is None and right and _lacks(sides.base, right.base, right.revised, run):
            right.base = sorted([*right.base, b])
            sides.of_base[b] = right
        elif right is None and left and _lacks(sides.revised, left.revised, left.base, run):
            left.revised = sorted([*left.revised, r])
            sides.of_revised[r] = left
    return made


def _lacks(own: Mapping[int, str], members: Sequence[int], target: Sequence[int], run: str) -> bool:
    """Whether a group may have another member, and none that it has tells what the run does."""
    return (
        len(members) < MOST_PARTS
        and len(target) == 1
        and not any(_holds(own[member], run) for member in members)
    )


def _with_parts(sides: _Sides, candidates: Sequence[Candidate]) -> list[Group]:
    """Join the parts to their groups; the groups of parts that found no pair before are new."""
    made: list[Group] = []
    for candidate in candidates:
        b, r = candidate.base, candidate.revised
        left, right = sides.of_base.get(b), sides.of_revised.get(r)
        if left is None and right is None:
            if candidate.is_whole or _is_part(candidate, sides):
                new = Group([b], [r])
                made.append(new)
                sides.of_base[b] = sides.of_revised[r] = new
        elif left is None and right is not None:
            if _belongs(candidate, sides, right, turned=False):
                right.base = sorted([*right.base, b])
                sides.of_base[b] = right
        elif left is not None and right is None and _belongs(candidate, sides, left, turned=True):
            left.revised = sorted([*left.revised, r])
            sides.of_revised[r] = left
    return made


def _is_part(candidate: Candidate, sides: _Sides) -> bool:
    """Whether the shorter sentence stands in the longer; what only dates have in common is none."""
    least, cover = SHORTEST_PART, COVER
    if candidate.mixed or not candidate.in_place:
        cover = COVER_ELSEWHERE
    if not candidate.in_place:
        least = SHORTEST_ELSEWHERE
    if candidate.likeness.cover < cover:
        return False
    texts = sides.base[candidate.base], sides.revised[candidate.revised]
    shorter, longer = sorted(texts, key=len)
    words = len(_of_dates.sub("", shorter))
    return words >= least and neighbours_kept(shorter, longer) >= cover - REWORDED


def _belongs(candidate: Candidate, sides: _Sides, group: Group, *, turned: bool) -> bool:
    """Whether the sentence of a candidate that is still free joins the group of the other one.

    The free sentence is the base's, or the revised document's when `turned`.
    """
    own, other = (sides.revised, sides.base) if turned else (sides.base, sides.revised)
    at = candidate.revised if turned else candidate.base
    members, target = group.sides(turned=turned)
    far = min(abs(at - member) for member in members) > FARTHEST
    if len(members) >= MOST_PARTS or len(target) > 1 or far:
        return False
    is_part = candidate.is_whole or _is_part(candidate, sides)
    if is_part and _joins(own, other, members, target, at):
        return True
    return candidate.in_place and _fills(own, other, members, target, at)


def _joins(
    own: Mapping[int, str],
    other: Mapping[int, str],
    members: Sequence[int],
    target: Sequence[int],
    at: int,
) -> bool:
    """Whether a group of `members` against one `target` reads more alike with sentence `at` too."""
    whole = other[target[0]]
    now = likeness("".join(own[i] for i in members), whole).ratio
    joined = "".join(own[i] for i in sorted([*members, at]))
    gained = likeness(joined, whole).ratio - now
    near = min(members) - 1 <= at <= max(members) + 1
    return gained > (LEAST_GAIN if near else CLEAR_GAIN)


def _fills(
    own: Mapping[int, str],
    other: Mapping[int, str],
    members: Sequence[int],
    target: Sequence[int],
    at: int,
) -> bool:
    """Whether sentence `at` is alike to a stretch that the `target` of a group has over."""
    text = own[at]
    gone, _ = _over([other[target[0]]], [own[i] for i in members])
    for rest in gone:
        if min(len(rest), len(text)) < SHORTEST_PART:
            continue
        if text in rest:
            return True
        alike = likeness(rest, text)
        if alike.ratio < FILLS and alike.cover < COVER:
            continue
        shorter, longer = sorted((rest, text), key=len)
        if len(shorter) >= SHORTEST_FILL and neighbours_kept(shorter, longer) >= FILLS:
            return True
    return False


def _complete(
    texts: tuple[Mapping[int, str], Mapping[int, str]],
    of_own: dict[int, Group],
    paragraphs: Sequence[int],
    *,
    turned: bool,
) -> None:
    """Join the free sentences of one side that complete a group beside them.

    `texts` are that side's own and the other's; `paragraphs` are the own side's.
    """
    own, other = texts
    for at in own:
        for beside in (at - 1, at + 1):
            group = of_own.get(beside)
            if group is None or at in of_own:
                continue
            members, target = group.sides(turned=turned)
            near = paragraphs[at] == paragraphs[beside]
            if _completes(own, other, members, target, at, loosely=near):
                members.append(at)
                members.sort()
                of_own[at] = group


def _completes(
    own: Mapping[int, str],
    other: Mapping[int, str],
    members: Sequence[int],
    target: Sequence[int],
    at: int,
    *,
    loosely: bool,
) -> bool:
    """Whether sentence `at` holds what the `target` of a group has over that its `members` lack.

    So is told a sentence that took over a clause of a split one, with much of its own, and one
    too short to make a merged one read more alike. Word for word; `loosely` lets long ones be
    reworded.
    """
    if len(members) >= MOST_PARTS or len(target) > 1:
        return False
    told = [own[i] for i in members]
    gone, _ = _over([other[target[0]]], told)
    holds = _holds if loosely else str.__contains__
    words = len(_of_dates.sub("", own[at]))
    for rest in gone:
        if len(rest) < SHORTEST_REST or _holds("".join(told), rest):
            continue
        if len(rest) >= SHORTEST_PART and holds(own[at], rest):
            return True
        if words >= SHORTEST_REST and holds(rest, own[at]):
            return True
    return False


def _holds(text: str, clause: str) -> bool:
    """Whether a clause stands in a text, word for word, or nearly so when it is not too short."""
    if clause in text:
        return True
    if len(clause) < SHORTEST_NEARLY or len(clause) > len(text):
        return False
    alike = LCSseq.similarity(clause, text) >= NEARLY * len(clause)
    return alike and neighbours_kept(clause, text) >= NEARLY - REWORDED


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
    """Whether what one group has over on one side, the other has over on the other side.

    A short clause must have gone over where the two meet; a long one may stand anywhere.
    """
    before = [base[b] for b in one.base], [revised[r] for r in one.revised]
    after = [base[b] for b in other.base], [revised[r] for r in other.revised]
    gone, come = _over(*before)
    later_gone, later_come = _over(*after)
    ends, starts = ["".join(side) for side in before], ["".join(side) for side in after]
    went_over = [
        *((clause, ends[0], starts[1]) for clause in _common(gone, later_come)),
        *((clause, ends[1], starts[0]) for clause in _common(come, later_gone)),
    ]
    return any(
        len(clause) >= LONG_CLAUSE or (end.endswith(clause) and start.startswith(clause))
        for clause, end, start in went_over
    )


def _common(some: Sequence[str], others: Sequence[str]) -> Iterator[str]:
    """What is a stretch, or a part of one, on both sides, and long enough to be a clause."""
    for one, other in product(some, others):
        shorter, longer = sorted((one, other), key=len)
        if len(shorter) >= SHORTEST_PART and shorter in longer:
            yield shorter


def _over(base: Sequence[str], revised: Sequence[str]) -> tuple[list[str], list[str]]:
    """The stretches of each side that the other does not have, a few stray characters between."""
    left, right = "".join(base), "".join(revised)
    stretches = [[0, 0, 0, 0]]
    for block in Indel.opcodes(left, right):
        if block.tag == "equal":
            continue
        last = stretches[-1]
        if block.src_start - last[1] >= STRAY:
            last = [block.src_start, 0, block.dest_start, 0]
            stretches.append(last)
        last[1], last[3] = block.src_end, block.dest_end
    gone = [left[a:b].strip(",;:") for a, b, _, _ in stretches]
    come = [right[a:b].strip(",;:") for _, _, a, b in stretches]
    return [text for text in gone if text], [text for text in come if text]
