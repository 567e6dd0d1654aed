"""The hits of a query become facets to narrow them by: document, section, year, kind of figure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import UsageError
from figures import COUNTED, Kind, find_figures
from messages import N_
from messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from search_index import Answer, Hit
    from tui.library import Shelf

MOST_WEIGHED = 5000
"""Hits, the best first, that facets are counted over and chosen from."""


class Aspect(StrEnum):
    """What hits are told apart by, in the order in which one chooses."""

    YEAR = "year"
    KIND = "kind of figure"
    DOCUMENT = "document"
    SECTION = "section"


ASPECT_NAMES = {
    Aspect.DOCUMENT: N_("document"),
    Aspect.YEAR: N_("year"),
    Aspect.SECTION: N_("section"),
    Aspect.KIND: N_("kind of figure"),
}


@dataclass(frozen=True, slots=True)
class Facet:
    """What some hits have in common: a document by its name, a year, a heading, a kind."""

    aspect: Aspect
    value: str


def facets_of(hit: Hit, dates: Mapping[str, str]) -> Iterable[Facet]:
    """The facets of a hit; `dates` are those of the documents by name."""
    yield Facet(Aspect.DOCUMENT, hit.document)
    if year := dates.get(hit.document, "")[:4]:
        yield Facet(Aspect.YEAR, year)
    if hit.section:
        yield Facet(Aspect.SECTION, hit.section[0])
    for kind in _kinds(hit.text):
        yield Facet(Aspect.KIND, kind)


def facet_name(facet: Facet, shelf: Shelf) -> str:
    """What a facet is called: a document by its name, a kind in the user's language."""
    from tui.figure_rows import KIND_NAMES

    match facet.aspect:
        case Aspect.DOCUMENT:
            return shelf.name(Path(facet.value))
        case Aspect.KIND if facet.value in set(Kind):
            return _(KIND_NAMES[Kind(facet.value)])
    return facet.value


def counted_facets(hits: Iterable[Hit], dates: Mapping[str, str]) -> list[tuple[Facet, int]]:
    """Every facet with how many of the hits have it: by aspect, the most frequent first."""
    counts = Counter(facet for hit in hits for facet in facets_of(hit, dates))
    order = list(Aspect)
    return sorted(
        counts.items(), key=lambda each: (order.index(each[0].aspect), -each[1], each[0].value)
    )


def narrowed(
    answer: Answer, facets: Sequence[Facet], dates: Mapping[str, str], limit: int
) -> Answer:
    """The answer with only the hits that have all the facets, and counts of those.

    A note tells where they were chosen from some of all hits only.
    """
    notes = answer.notes
    if len(answer.hits) < answer.total:
        weighed = f"{len(answer.hits):,}"
        notes += (UsageError("Chosen from the best {count} paragraphs only", count=weighed),)
    hits = [hit for hit in answer.hits if set(facets) <= set(facets_of(hit, dates))]
    counts = Counter(hit.document for hit in hits)
    return replace(
        answer,
        hits=tuple(hits[:limit]),
        total=len(hits),
        documents=len(counts),
        counts=counts,
        notes=notes,
    )


@lru_cache(maxsize=2 * MOST_WEIGHED)
def _kinds(text: str) -> tuple[str, ...]:
    kinds = {figure.kind for figure in find_figures(text) if figure.kind in COUNTED}
    return tuple(sorted(kind.value for kind in kinds))
