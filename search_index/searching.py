"""A query put to an index becomes its answer."""

from __future__ import annotations

from collections import Counter
from heapq import nsmallest

from search_index.index import Index
from search_index.library import section_path
from search_index.marking import spans
from search_index.matching import Matches, match
from search_index.model import Answer, Hit
from search_index.parser import parse_query
from search_index.ranking import scores


def search(index: Index, query: str, *, limit: int | None = None) -> Answer:
    """The best `limit` hits of the query, or all, grouped by document; counts are of all.

    No query raises for what is in it. Raises LibraryError when the index cannot be read.
    """
    parsed = parse_query(query)
    found = match(index, parsed.tree)
    library = index.library
    documents = Counter(
        library.document_of[library.section_of[passage]] for passage in found.passages
    )
    return Answer(
        query,
        len(found.passages),
        len(documents),
        _hits(index, found, limit),
        str(parsed.tree),
        found.words,
        parsed.notes + found.notes,
        {index.entries[document].name: count for document, count in sorted(documents.items())},
    )


def _hits(index: Index, found: Matches, limit: int | None) -> tuple[Hit, ...]:
    """The best hits, those of a document together, documents by their best hit."""
    library = index.library
    scored = [
        (-whole, -score, passage) for passage, (whole, score) in scores(library, found).items()
    ]
    best = sorted(scored) if limit is None else nsmallest(limit, scored)
    grouped: dict[int, list[tuple[float, int]]] = {}
    for _whole, negative, passage in best:
        document = library.document_of[library.section_of[passage]]
        grouped.setdefault(document, []).append((-negative, passage))
    return tuple(
        _hit(index, found, document, passage, score)
        for document, group in grouped.items()
        for score, passage in group
    )


def _hit(index: Index, found: Matches, document: int, passage: int, score: float) -> Hit:
    library = index.library
    text = library.texts[passage]
    record = library.documents[document]
    return Hit(
        index.entries[document].name,
        record.title,
        section_path(library, passage),
        passage - record.first,
        text,
        spans(text, passage, found.evidence),
        round(score, 4),
    )
