"""Matching passages become an order: BM25F over text, headings and title, whole phrases first.

BM25F (Robertson and Zaragoza, 2009): how often a term stands in each field is weighted and summed
before it is damped, so that a word in text and heading counts more than twice in either.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from corpus.model import ParagraphKind
from search_index.clock import Clock
from search_index.exact import occurrences
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

Scores: TypeAlias = dict[int, tuple[int, float]]
"""Of passages, how many leaves of the query stand there whole, and the BM25F score."""


def scores(parts: Sequence[Part], found: Sequence[Matches], clock: Clock) -> Iterator[Scores]:
    """The scores of the passages of each part; rarity and length are reckoned over all parts.

    When the time is up, the passages that are left score nothing.
    """
    total = sum(len(part.texts) - len(part.gone) for part in parts)
    average = max(1.0, sum(map(_live_size, parts)) / max(1, total))
    holding = Counter[str]()
    for matches in found:
        for text, term in _terms(matches.evidence).items():
            holding[text] += len(term.counts)
    rarity = {
        text: math.log(1 + (total - count + 0.5) / (count + 0.5)) for text, count in holding.items()
    }
    for part, matches in zip(parts, found, strict=True):
        yield _scores(part, matches, average, rarity, clock)


def _live_size(part: Part) -> int:
    """Bytes of the text of all passages that are not gone."""
    starts = part.texts.starts
    return starts[-1] - sum(starts[passage + 1] - starts[passage] for passage in part.gone)


def _scores(
    part: Part, matches: Matches, average: float, rarity: dict[str, float], clock: Clock
) -> Scores:
    starts, section_of = part.texts.starts, part.section_of
    shortest, by_length = 1 - B, B / average
    score = dict.fromkeys(matches.passages, 0.0)
    for text, term in _terms(matches.evidence).items():
        if clock.is_up():
            break
        above = _context(part, term)
        most, get = rarity[text] * (K1 + 1), term.counts.get
        for passage in matches.passages if above else term.counts.keys() & matches.passages:
            length = shortest + by_length * (starts[passage + 1] - starts[passage])
            weighted = get(passage, 0) / length
            if above:
                weighted += above.get(section_of[passage], 0.0)
            score[passage] += most * weighted / (weighted + K1)
    weight = [KIND_WEIGHTS.get(kind, 1.0) for kind in KINDS]
    whole = [evidence.whole for evidence in matches.evidence if evidence.whole]
    kinds = part.kinds
    return {
        passage: (sum([passage in each for each in whole]), found * weight[kinds[passage]])
        for passage, found in score.items()
    }


def _terms(evidence: Iterable[Evidence]) -> dict[str, Term]:
    """The terms that score, each once however often the query names it."""
    terms: dict[str, Term] = {}
    for nth, each in enumerate(evidence):
        for term in each.terms:
            terms.setdefault(term.text or f" {nth}", term)
    return terms


def _context(part: Part, term: Term) -> dict[int, float]:
    """What a term that stands in titles and headings adds to all the text below them."""
    if not term.text:
        return {}
    held = set(occurrences(part.headings.exact, term.text))
    titles = {section for section in held if part.parent_of[section] < 0}
    weights: dict[int, float] = dict.fromkeys(spread(titles, part.parent_of), TITLE_WEIGHT)
    for section in spread(held - titles, part.parent_of):
        weights[section] = weights.get(section, 0.0) + HEADING_WEIGHT
    return weights
