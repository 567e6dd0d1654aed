"""A query put to an index becomes its answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nsmallest
from typing import TypeAlias

from corpus.errors import UsageError
from search_index.clock import Clock
from search_index.explaining import explain
from search_index.index import Index
from search_index.marking import spans
from search_index.matching import Matches, match
from search_index.model import Answer, Hit, Suggestion
from search_index.parser import parse_query
from search_index.part import section_path
from search_index.planning import Plan, plan
from search_index.query import Query
from search_index.ranking import scores

SECONDS = 10.0
"""How long a search may take unless its caller says otherwise."""

SUGGESTING = 1.0
"""How long to look for other queries when nothing was found."""

Ranked: TypeAlias = tuple[int, float, int, int, int]
"""What hits are ordered by: leaves that stand whole and score, both negative; then where the hit
is: number of its document in the library, passage, part."""


@dataclass(frozen=True, slots=True)
class _Found:
    """The matches of all parts; `documents` numbers the documents of each part in the library."""

    parts: tuple[Matches, ...]
    documents: tuple[tuple[int, ...], ...]


def search(
    index: Index, query: str, *, limit: int | None = None, seconds: float | None = SECONDS
) -> Answer:
    """The best `limit` hits of the query, or all, grouped by document; counts are of all.

    After `seconds` the answer is what was found until then, and says so in a note. No query raises
    for what is in it. Raises LibraryError when the index cannot be read.
    """
    clock = Clock(seconds)
    parsed = parse_query(query)
    planned = plan(parsed.tree, index.lexicon)
    found = _found(index, planned, clock)
    counts = Counter(
        numbers[part.document_of[part.section_of[passage]]]
        for part, numbers, matches in zip(index.parts, found.documents, found.parts, strict=True)
        for passage in matches.passages
    )
    hits = _hits(index, found, limit, clock)
    suggestions: tuple[Suggestion, ...] = ()
    if not counts and not clock.is_up():
        suggestions = _suggestions(index, parsed.tree, clock)
    notes = parsed.notes + planned.notes
    if clock.rang:
        notes += (_cut_off(clock),)
    return Answer(
        query,
        counts.total(),
        len(counts),
        hits,
        str(parsed.tree),
        planned.all_words(),
        notes,
        {index.entries[document].name: count for document, count in sorted(counts.items())},
        explain(planned, index.lexicon),
        suggestions,
    )


def _found(index: Index, planned: Plan, clock: Clock) -> _Found:
    return _Found(
        tuple(match(index, at, planned, clock) for at in range(len(index.parts))),
        index.document_numbers,
    )


def _suggestions(index: Index, tree: Query, clock: Clock) -> tuple[Suggestion, ...]:
    from search_index.suggesting import suggest

    def count(query: Query) -> int:
        found = _found(index, plan(query, index.lexicon), clock)
        return sum(len(matches.passages) for matches in found.parts)

    return suggest(index, tree, count, Clock(SUGGESTING))


def _cut_off(clock: Clock) -> UsageError:
    return UsageError(
        "The search was cut off after {seconds} seconds: there is more than was found",
        seconds=f"{clock.seconds:g}",
    )


def _hits(index: Index, found: _Found, limit: int | None, clock: Clock) -> tuple[Hit, ...]:
    """The best hits, those of a document together, documents by their best hit."""
    ranked = _ranked(index, found, clock)
    best = sorted(ranked) if limit is None else nsmallest(limit, ranked)
    grouped: dict[int, list[tuple[int, Ranked]]] = {}
    for rank, each in enumerate(best, start=1):
        grouped.setdefault(each[2], []).append((rank, each))
    return tuple(
        _hit(index, found, each, rank) for group in grouped.values() for rank, each in group
    )


def _ranked(index: Index, found: _Found, clock: Clock) -> Iterator[Ranked]:
    """Every match with what it is ordered by; what the parts are does not show in the order."""
    for at, scored in enumerate(scores(index.parts, found.parts, clock)):
        part, numbers = index.parts[at], found.documents[at]
        for passage, (whole, score) in scored.items():
            document = numbers[part.document_of[part.section_of[passage]]]
            yield -whole, -score, document, passage, at


def _hit(index: Index, found: _Found, ranked: Ranked, rank: int) -> Hit:
    _whole, negative, number, passage, at = ranked
    part = index.parts[at]
    text = part.texts[passage]
    record = part.documents[part.document_of[part.section_of[passage]]]
    return Hit(
        index.entries[number].name,
        record.title,
        section_path(part, passage),
        passage - record.first,
        text,
        spans(text, passage, found.parts[at].evidence),
        round(-negative, 4),
        rank,
    )
