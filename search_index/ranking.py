"""Matching passages become an order: BM25F over text, headings and title, whole phrases first.

BM25F (Robertson and Zaragoza, 2009): how often a term stands in each field is weighted and summed
before it is damped, so that a word in text and heading counts more than twice in either.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import add, itemgetter, mul, truediv

from corpus.model import ParagraphKind
from search_index.clock import Clock
from search_index.exact import occurrences, occurrences_within
from search_index.matching import Evidence, Matches, Term
from search_index.part import KINDS, Part, spread

K1 = 1.2
B = 0.6
HEADING_WEIGHT = 0.3
TITLE_WEIGHT = 0.4
KIND_WEIGHTS = {
    ParagraphKind.HEADING: 0.8,
    ParagraphKind.NAVIGATION: 0.3,
}
"""A heading says less than the text below it, and navigation next to nothing."""


ABOVE_ANY_SCORE = 1e6
"""A query has few terms (`parser.MAX_TERMS`), and none is worth more than fifty."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Matching passages of a part, their BM25F, and what orders them: the greatest comes first.

    A passage where more leaves of the query stand whole comes before any other.
    """

    passages: Sequence[int]
    score: Sequence[float]
    worth: Sequence[float]


def scores(parts: Sequence[Part], found: Sequence[Matches], clock: Clock) -> Iterator[Scores]:
    """The scores of the passages of each part; rarity and length are reckoned over all parts.

    When the time is up, the passages that are left score nothing. A common word stands in a quarter
    of a million passages: what is done for each of them is done by map, not by a loop.
    """
    total = sum(len(part.texts) - len(part.gone) for part in parts)
    average = max(1.0, sum(map(_live_size, parts)) / max(1, total))
    holding = Counter[str]()
    for matches in found:
        for text, term in _terms(matches.evidence).items():
            holding[text] += len(term.counts) if term.holding is None else term.holding
    rarity = {
        text: math.log(1 + (total - count + 0.5) / (count + 0.5)) for text, count in holding.items()
    }
    for part, matches in zip(parts, found, strict=True):
        yield _scores(part, matches, average, rarity, clock)


def _live_size(part: Part) -> int:
    """Bytes of the text of all passages that are not gone."""
    return part.texts.starts[-1] - sum(part.sizes[passage] for passage in part.gone)


def _scores(
    part: Part, matches: Matches, average: float, rarity: dict[str, float], clock: Clock
) -> Scores:
    passages = list(matches.passages)
    score: Iterable[float] = ()
    for text, term in _terms(matches.evidence).items():
        if clock.is_up():
            break
        worth = map(mul, _gains(part, term, passages, average), repeat(rarity[text] * (K1 + 1)))
        score = [*map(add, worth, score)] if score else [*worth]
    weights = [KIND_WEIGHTS.get(kind, 1.0) for kind in KINDS]
    kinds = map(weights.__getitem__, taken(part.kinds, passages))
    weighed = [*map(mul, kinds, score or repeat(0.0))]
    worths = weighed
    for each in matches.evidence:
        if each.whole:
            stands = map(each.whole.__contains__, passages)
            worths = [*map(add, worths, map(mul, stands, repeat(ABOVE_ANY_SCORE)))]
    return Scores(passages, weighed, worths)


def _gains(part: Part, term: Term, passages: list[int], average: float) -> Iterable[float]:
    """What a term that is neither rare nor frequent adds to each of some passages."""
    above = _context(part, term, passages)
    if above or 2 * len(term.counts) > len(passages):
        return _gained(part, term, passages, above, average)
    scored = [passage for passage in passages if passage in term.counts]
    gained = dict(zip(scored, _gained(part, term, scored, above, average), strict=True))
    return map(gained.get, passages, repeat(0.0))


def _gained(
    part: Part, term: Term, passages: list[int], above: dict[int, float], average: float
) -> Iterable[float]:
    """From 0 to below 1, for each of the passages."""
    shortest, by_length = K1 * (1 - B), K1 * B / average
    counts = map(term.counts.get, passages, repeat(0.0))
    lengths = map(mul, taken(part.sizes, passages), repeat(by_length))
    weighted = map(truediv, counts, map(add, lengths, repeat(shortest)))
    if above:
        context = map(above.get, taken(part.section_of, passages), repeat(0.0))
        weighted = map(add, weighted, context)
    held = [*weighted]
    return map(truediv, held, map(add, held, repeat(1.0)))


def taken(column: Sequence[int], rows: Sequence[int]) -> Sequence[int]:
    """The values of a column in these rows: one call for all, as a call for each is most of what it
    costs."""
    return itemgetter(*rows)(column) if len(rows) > 1 else [column[row] for row in rows]


def _terms(evidence: Iterable[Evidence]) -> dict[str, Term]:
    """The terms that score, each once however often the query names it."""
    terms: dict[str, Term] = {}
    for nth, each in enumerate(evidence):
        for term in each.terms:
            terms.setdefault(term.text or f" {nth}", term)
    return terms


FEW = 100
"""Passages so few that the headings above them are looked at one by one."""


def _context(part: Part, term: Term, passages: Sequence[int]) -> dict[int, float]:
    """What a term that stands in titles and headings adds to the text below them, as a share of K1;
    by section, at least for those of the passages."""
    if not term.text:
        return {}
    if len(passages) <= FEW:
        above = _above(part, passages)
        held = set(occurrences_within(part.headings.exact, term.text, above))
        if not held:
            return {}
    else:
        held = set(occurrences(part.headings.exact, term.text))
    titles = {section for section in held if part.parent_of[section] < 0}
    weights = dict.fromkeys(spread(part, titles), TITLE_WEIGHT / K1)
    below = dict.fromkeys(spread(part, held - titles), HEADING_WEIGHT / K1)
    both = dict.fromkeys(weights.keys() & below.keys(), (TITLE_WEIGHT + HEADING_WEIGHT) / K1)
    return weights | below | both


def _above(part: Part, passages: Sequence[int]) -> set[int]:
    """The sections that the passages are in, and all above those."""
    found: set[int] = set()
    for section in set(taken(part.section_of, passages)):
        at = section
        while at >= 0 and at not in found:
            found.add(at)
            at = part.parent_of[at]
    return found
