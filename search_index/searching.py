"""A query put to an index becomes its answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from heapq import nlargest, nsmallest
from itertools import compress, count
from operator import neg
from typing import NamedTuple

from corpus.errors import UsageError
from corpus.model import Span
from search_index.clock import Clock
from search_index.explaining import explain
from search_index.index import Index
from search_index.marking import spans
from search_index.matching import Matches, match
from search_index.model import Answer, Hit, Suggestion
from search_index.parser import parse_query
from search_index.part import let_go, section_path
from search_index.planning import Plan, plan
from search_index.query import Query
from search_index.ranking import scores, taken
from search_index.widening import widened

SECONDS = 10.0
"""How long a search may take unless its caller says otherwise."""

MATCHING = 0.6
"""The part of that time after which no more is looked for: what was found must be ranked."""

SUGGESTING = 1.0
"""How long to look for other queries when nothing was found."""


class Order(StrEnum):
    """What comes first: what matches best, or the documents as they stand in the library, or the
    newest documents; within a document by its paragraphs, unless what matches best comes first."""

    RELEVANCE = "relevance"
    DOCUMENT = "document"
    DATE = "date"


class Ranked(NamedTuple):
    """A match and what it is ordered by: first the least `key`, then where it is."""

    key: float
    document: int
    passage: int
    part: int
    score: float


@dataclass(frozen=True, slots=True)
class _Found:
    """The matches of all parts; `documents` numbers the documents of each part in the library."""

    parts: tuple[Matches, ...]
    documents: tuple[tuple[int, ...], ...]


def search(
    index: Index,
    query: str,
    *,
    limit: int | None = None,
    seconds: float | None = SECONDS,
    order: Order = Order.RELEVANCE,
) -> Answer:
    """The first `limit` hits of the query, or all, grouped by document; counts are of all.

    After `seconds` the answer is what was found until then, and says so in a note. No query raises
    for what is in it. Raises LibraryError when the index cannot be read.
    """
    clock = Clock(seconds)
    parsed = parse_query(query)
    tree = widened(index, parsed.tree)
    planned = plan(tree, index.lexicon)
    matching = Clock(None if seconds is None else seconds * MATCHING)
    found = _found(index, planned, matching)
    counts = Counter[int]()
    for part, numbers, matches in zip(index.parts, found.documents, found.parts, strict=True):
        held = Counter(taken(part.document_of, list(matches.passages)))
        counts.update({numbers[document]: count for document, count in held.items()})
    hits = _hits(index, found, limit, order, clock)
    suggestions: tuple[Suggestion, ...] = ()
    if not counts and not matching.is_up():
        suggestions = _suggestions(index, parsed.tree, clock)
    notes = parsed.notes + planned.notes
    if clock.rang or matching.rang:
        notes += (_cut_off(clock),)
    return Answer(
        query,
        counts.total(),
        len(counts),
        hits,
        str(tree),
        planned.all_words(),
        notes,
        {index.entries[document].name: count for document, count in sorted(counts.items())},
        explain(planned, index.lexicon),
        suggestions,
    )


def matches_in(
    index: Index, query: str, document: str, *, seconds: float | None = SECONDS
) -> dict[int, tuple[Span, ...]]:
    """Every match of a query in the document of this name: its spans, by paragraph.

    Raises LibraryError when the index cannot be read.
    """
    planned = plan(widened(index, parse_query(query).tree), index.lexicon)
    for at, (part, numbers) in enumerate(zip(index.parts, index.document_numbers, strict=True)):
        names = [index.entries[number].name for number in numbers]
        if document not in names:
            continue
        here = names.index(document)
        matches = match(index, at, planned, Clock(seconds))
        marked = {
            passage - part.documents[here].first: spans(
                part.texts[passage], passage, matches.evidence
            )
            for passage in matches.passages
            if part.document_of[passage] == here
        }
        return {paragraph: each for paragraph, each in marked.items() if each}
    return {}


def _found(index: Index, planned: Plan, clock: Clock) -> _Found:
    matches = []
    for at, part in enumerate(index.parts):
        matches.append(match(index, at, planned, clock))
        if len(index.parts) > 1:
            let_go(part)  # of a common word all of it was read: not all parts at once
    return _Found(tuple(matches), index.document_numbers)


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


def _hits(
    index: Index, found: _Found, limit: int | None, order: Order, clock: Clock
) -> tuple[Hit, ...]:
    """The first hits, those of a document together, documents by their first hit."""
    ranked = _ranked(index, found, order, limit, clock)
    best = sorted(ranked) if limit is None else nsmallest(limit, ranked)
    grouped: dict[int, list[tuple[int, Ranked]]] = {}
    for rank, each in enumerate(best, start=1):
        grouped.setdefault(each.document, []).append((rank, each))
    return tuple(
        _hit(index, found, each, rank) for group in grouped.values() for rank, each in group
    )


def _ranked(
    index: Index, found: _Found, order: Order, limit: int | None, clock: Clock
) -> Iterator[Ranked]:
    """The matches that can be among the first `limit`, with what each is ordered by.

    What the parts are does not show in the order.
    """
    places = _from_newest(index) if order is Order.DATE else range(len(index.entries))
    for at, scored in enumerate(scores(index.parts, found.parts, clock)):
        numbers, document_of = found.documents[at], index.parts[at].document_of
        worths = scored.worth
        if order is not Order.RELEVANCE:
            documents = map(numbers.__getitem__, taken(document_of, scored.passages))
            worths = [*map(neg, map(places.__getitem__, documents))]
        for nth in _greatest(worths, limit):
            passage = scored.passages[nth]
            document = numbers[document_of[passage]]
            yield Ranked(-worths[nth], document, passage, at, scored.score[nth])


def _greatest(values: Sequence[float], limit: int | None) -> Iterable[int]:
    """Where the greatest `limit` values stand, and all that are equal to the least of them."""
    if limit is None or not 0 < limit < len(values):
        return range(len(values))
    least = nlargest(limit, values)[-1]
    return compress(count(), map(least.__le__, values))


def _from_newest(index: Index) -> tuple[int, ...]:
    """The place of every document when the newest come first and those without a date last."""
    dated = sorted(
        range(len(index.entries)), key=lambda at: index.entries[at].date or " ", reverse=True
    )
    places = {document: place for place, document in enumerate(dated)}
    return tuple(places[at] for at in range(len(index.entries)))


def _hit(index: Index, found: _Found, ranked: Ranked, rank: int) -> Hit:
    part = index.parts[ranked.part]
    text = part.texts[ranked.passage]
    record = part.documents[part.document_of[ranked.passage]]
    return Hit(
        index.entries[ranked.document].name,
        record.title,
        section_path(part, ranked.passage),
        ranked.passage - record.first,
        text,
        spans(text, ranked.passage, found.parts[ranked.part].evidence),
        round(ranked.score, 4),
        rank,
    )
