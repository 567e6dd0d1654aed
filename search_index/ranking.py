"""Matching passages become an order: BM25F over text, headings and title, whole phrases first.

BM25F (Robertson and Zaragoza, 2009): how often a term stands in each field is weighted and summed
before it is damped, so that a word in text and heading counts more than twice in either.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from corpus.model import ParagraphKind
from search_index.exact import occurrences
from search_index.library import KINDS, Library
from search_index.matching import Evidence, Matches, Term, spread

K1 = 1.2
B = 0.6
HEADING_WEIGHT = 0.6
TITLE_WEIGHT = 0.4
KIND_WEIGHTS = {
    ParagraphKind.HEADING: 0.8,
    ParagraphKind.NAVIGATION: 0.3,
}
"""A heading says less than the text below it, and navigation next to nothing."""


def scores(library: Library, matches: Matches) -> dict[int, tuple[int, float]]:
    """Of every passage, how many leaves of the query stand in it whole, and its BM25F score."""
    total = len(library.texts)
    average = max(1.0, library.texts.starts[-1] / max(1, total))
    lengths = {
        passage: 1
        - B
        + B * (library.texts.starts[passage + 1] - library.texts.starts[passage]) / average
        for passage in matches.passages
    }
    score = dict.fromkeys(matches.passages, 0.0)
    for term in _terms(matches.evidence):
        rarity = math.log(1 + (total - len(term.counts) + 0.5) / (len(term.counts) + 0.5))
        above = _context(library, term)
        for passage in matches.passages:
            count = term.counts.get(passage, 0)
            weighted = count / lengths[passage]
            if above:
                weighted += above.get(library.section_of[passage], 0.0)
            if weighted:
                score[passage] += rarity * weighted * (K1 + 1) / (weighted + K1)
    weight = [KIND_WEIGHTS.get(kind, 1.0) for kind in KINDS]
    whole = [evidence.whole for evidence in matches.evidence if evidence.whole]
    return {
        passage: (
            sum(passage in each for each in whole),
            score[passage] * weight[library.kinds[passage]],
        )
        for passage in matches.passages
    }


def _terms(evidence: Iterable[Evidence]) -> list[Term]:
    """The terms that score, each once however often the query names it."""
    terms: dict[str, Term] = {}
    for each in evidence:
        for term in each.terms:
            if term.counts:
                terms.setdefault(term.text or f" {len(terms)}", term)
    return list(terms.values())


def _context(library: Library, term: Term) -> dict[int, float]:
    """What a term that stands in titles and headings adds to all the text below them."""
    if not term.text:
        return {}
    held = set(occurrences(library.headings.exact, term.text))
    titles = {section for section in held if library.parent_of[section] < 0}
    weights: dict[int, float] = dict.fromkeys(spread(titles, library.parent_of), TITLE_WEIGHT)
    for section in spread(held - titles, library.parent_of):
        weights[section] = weights.get(section, 0.0) + HEADING_WEIGHT
    return weights
