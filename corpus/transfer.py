"""A document becomes plain values that JSON can carry between processes, and a document again."""

from __future__ import annotations

import json
from typing import Any, TypeAlias

from corpus.errors import DocumentError
from corpus.model import Document, Paragraph, ParagraphKind, Section, Sentence

Values: TypeAlias = dict[str, Any]

_KINDS = tuple(ParagraphKind)


def to_json(values: Values) -> bytes:
    """The values as JSON; file names that are no text survive it."""
    return json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass")


def from_json(content: bytes) -> Values:
    """The values in JSON. Raises ValueError when it is none."""
    values = json.loads(content.decode("utf-8", "surrogatepass"))
    if not isinstance(values, dict):
        raise ValueError  # noqa: TRY004 - what `json.loads` raises too
    return values


def to_values(document: Document) -> Values:
    """What `from_values` makes the same document of; sentences are told by their paragraphs."""
    return {
        "title": document.title,
        "date": document.date,
        "encoding": document.encoding,
        "warnings": document.warnings,
        "sections": [
            (each.level, each.heading, each.first_paragraph, each.parent)
            for each in document.sections
        ],
        "paragraphs": [
            (
                each.section,
                _KINDS.index(each.kind),
                each.text,
                each.sentences,
                each.source,
                each.runs,
            )
            for each in document.paragraphs
        ],
    }


def from_values(values: Values, name: str, identity: str) -> Document:
    """The document of these values. Raises ValueError, TypeError or KeyError when they are none."""
    sections = tuple(
        Section(
            index, int(level), str(heading), int(first), None if parent is None else int(parent)
        )
        for index, (level, heading, first, parent) in enumerate(values["sections"])
    )
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    for index, (section, kind, text, spans, source, runs) in enumerate(values["paragraphs"]):
        told = tuple((start, end) for start, end in spans)
        for start, end in told:
            sentences.append(Sentence(len(sentences), index, start, end, text[start:end]))
        paragraphs.append(
            Paragraph(
                index,
                int(section),
                _KINDS[kind],
                str(text),
                told,
                (source[0], source[1]),
                tuple((offset, place) for offset, place in runs),
            )
        )
    return Document(
        name=name,
        title=str(values["title"]),
        date=str(values["date"]),
        encoding=str(values["encoding"]),
        sections=sections,
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences),
        warnings=tuple(str(each) for each in values["warnings"]),
        identity=identity,
    )


def error_values(error: DocumentError) -> Values:
    """What `error_of` makes the same error of."""
    fields = {
        name: value if isinstance(value, int) else str(value)
        for name, value in error.fields.items()
    }
    return {"message": error.message, "fields": fields}


def error_of(values: Values) -> DocumentError:
    """The error of these values."""
    return DocumentError(str(values["message"]), **{str(k): v for k, v in values["fields"].items()})
