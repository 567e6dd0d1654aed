"""Documents, hits and figures become the JSON of the public contract.

The fields are those of `docs/interface.md`: some may be added, none changed.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from corpus.model import sentence_section, warnings_of
from typesetting.printable import UNSAFE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from corpus.model import Document
    from figures.model import Figure
    from search_index import Index
    from search_index.model import Answer, CheckReport, Hit

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

_LARGEST = 308
"""Decimal exponent beyond which other languages' numbers overflow."""


def to_line(value: Json) -> str:
    """One line of JSON: readable Chinese, and nothing in it that a terminal would obey."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(", ", ": "))
    return UNSAFE.sub(lambda match: json.dumps(match[0])[1:-1], text) + "\n"


def number(value: Decimal | None) -> Json:
    """The value as a JSON number, whole where it is whole; None where none can be told."""
    if value is None or not value.is_finite() or value.adjusted() > _LARGEST:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def figure_json(figure: Figure) -> dict[str, Json]:
    """A FIGURE of the contract."""
    return {
        "text": figure.text,
        "start": figure.start,
        "end": figure.end,
        "sentence": figure.sentence,
        "kind": figure.kind.value,
        "value": number(figure.value),
        "value_max": number(figure.value_max),
        "unit": figure.unit,
        "approximate": figure.approximate,
        "bound": figure.bound.value if figure.bound else None,
        "subject": figure.subject or None,
        "trend": figure.trend or None,
    }


def hit_json(hit: Hit) -> dict[str, Json]:
    """One paragraph that matches."""
    return {
        "document": hit.document,
        "title": hit.title,
        "section": list(hit.section),
        "paragraph": hit.paragraph,
        "text": hit.text,
        "matches": [[start, end] for start, end in hit.matches],
        "score": round(hit.score, 4),
        "rank": hit.rank,
    }


def answer_json(answer: Answer) -> dict[str, Json]:
    """`jiaokan.search/1`."""
    return {
        "schema": "jiaokan.search/1",
        "query": answer.query,
        "total": answer.total,
        "documents": answer.documents,
        "understood": answer.understood,
        "words": list(answer.words),
        "notes": [str(note) for note in answer.notes],
        "suggestions": [{"query": each.query, "total": each.total} for each in answer.suggestions],
        "hits": [hit_json(hit) for hit in answer.hits],
    }


def index_json(index: Index) -> dict[str, Json]:
    """`jiaokan.index/1`."""
    return {
        "schema": "jiaokan.index/1",
        "folder": index.generation.folder,
        "generation": index.generation.number,
        "segmenter": index.generation.segmenter,
        "documents": [
            {
                "document": entry.name,
                "title": entry.title,
                "date": entry.date,
                "paragraphs": entry.paragraphs,
                "characters": entry.characters,
            }
            for entry in index.entries
        ],
        "problems": [
            {"document": problem.name, "reason": str(problem.reason)} for problem in index.problems
        ],
    }


def check_json(report: CheckReport) -> dict[str, Json]:
    """`jiaokan.index-check/1`."""
    return {
        "schema": "jiaokan.index-check/1",
        "whole": report.whole,
        "built": report.built,
        "damaged": list(report.damaged),
        "changed": list(report.changed),
        "added": list(report.added),
        "removed": list(report.removed),
    }


def figures_json(document: Document, figures: Iterable[Figure]) -> list[Json]:
    """The entries of `jiaokan.figures/1` for one document."""
    return [
        {
            **figure_json(figure),
            "document": document.name,
            "title": document.title,
            "section": list(sentence_section(document, figure.sentence)),
            "context": document.sentences[figure.sentence].text,
        }
        for figure in figures
    ]


def document_json(document: Document) -> dict[str, Json]:
    """`jiaokan.document/1`."""
    return {
        "schema": "jiaokan.document/1",
        "document": document.name,
        "identity": document.identity,
        "title": document.title,
        "date": document.date,
        "encoding": document.encoding,
        "warnings": [str(warning) for warning in warnings_of(document)],
        "sections": [
            {
                "level": section.level,
                "heading": section.heading,
                "first_paragraph": section.first_paragraph,
            }
            for section in document.sections
        ],
        "paragraphs": [
            {
                "index": paragraph.index,
                "section": paragraph.section,
                "kind": paragraph.kind.value,
                "head": paragraph.head,
                "text": paragraph.text,
                "sentences": [[start, end] for start, end in paragraph.sentences],
                "source": [*paragraph.source],
            }
            for paragraph in document.paragraphs
        ],
    }
