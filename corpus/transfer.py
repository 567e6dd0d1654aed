"""A document becomes lines of JSON that another process makes the same document of.

The first line tells the document but for its paragraphs, or the error instead of one; a line for
each paragraph follows. Line by line, a large document costs little more than itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, TypeAlias

from corpus.errors import DocumentError
from corpus.model import Document, Paragraph, ParagraphKind, Section, Sentence

Values: TypeAlias = dict[str, Any]

_KINDS = tuple(ParagraphKind)


def to_lines(document: Document) -> Iterator[bytes]:
    """The document in lines; its sentences are told by its paragraphs."""
    yield _line(
        {
            "title": document.title,
            "date": document.date,
            "encoding": document.encoding,
            "lost": document.lost,
            "sections": [
                (each.level, each.heading, each.first_paragraph, each.parent)
                for each in document.sections
            ],
            "paragraphs": len(document.paragraphs),
        }
    )
    for each in document.paragraphs:
        kind = _KINDS.index(each.kind)
        yield _line(
            (each.section, kind, each.text, each.sentences, each.source, each.runs, each.head)
        )


def error_line(error: DocumentError) -> bytes:
    """An error in a line."""
    fields = {
        name: value if isinstance(value, int) else str(value)
        for name, value in error.fields.items()
    }
    return _line({"error": error.message, "fields": fields})


def from_lines(lines: Iterator[bytes], name: str, identity: str) -> Document:
    """The document of these lines.

    Raises DocumentError when they tell an error, and ValueError, TypeError, KeyError or IndexError
    when they tell nothing or break off.
    """
    head: Values = json.loads(next(lines, b"").decode("utf-8", "surrogatepass"))
    if "error" in head:
        raise DocumentError(str(head["error"]), **head["fields"])
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    for index, line in enumerate(islice(lines, head["paragraphs"])):
        paragraph = _paragraph(index, json.loads(line.decode("utf-8", "surrogatepass")))
        paragraphs.append(paragraph)
        for start, end in paragraph.sentences:
            text = paragraph.text[start:end]
            sentences.append(Sentence(len(sentences), index, start, end, text))
    if len(paragraphs) != head["paragraphs"]:
        raise ValueError
    return Document(
        name=name,
        title=str(head["title"]),
        date=str(head["date"]),
        encoding=str(head["encoding"]),
        sections=tuple(
            Section(index, level, str(heading), first, parent)
            for index, (level, heading, first, parent) in enumerate(head["sections"])
        ),
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences),
        lost=int(head["lost"]),
        identity=identity,
    )


def _paragraph(index: int, values: list[Any]) -> Paragraph:
    section, kind, text, sentences, source, runs, head = values
    return Paragraph(
        index,
        int(section),
        _KINDS[kind],
        str(text),
        tuple((start, end) for start, end in sentences),
        (source[0], source[1]),
        tuple((offset, place) for offset, place in runs),
        int(head),
    )


def _line(values: object) -> bytes:
    """One line of JSON; file names that are no text survive it."""
    return json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"
