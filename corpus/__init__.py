"""A file becomes a `Document`: title, sections, paragraphs, sentences, each with its place."""

from typing import TYPE_CHECKING

from corpus.errors import DocumentError, JiaokanError, LibraryError, UsageError
from corpus.files import Found, find_documents
from corpus.model import (
    Document,
    Paragraph,
    ParagraphKind,
    Section,
    Sentence,
    Span,
    section_path,
    sentence_section,
    warnings_of,
)

if TYPE_CHECKING:
    from corpus.reading import Reading, parse, read, read_many

__all__ = [
    "Document",
    "DocumentError",
    "Found",
    "JiaokanError",
    "LibraryError",
    "Paragraph",
    "ParagraphKind",
    "Reading",
    "Section",
    "Sentence",
    "Span",
    "UsageError",
    "find_documents",
    "parse",
    "read",
    "read_many",
    "section_path",
    "sentence_section",
    "warnings_of",
]


def __getattr__(name: str) -> object:
    """What reads documents, when it is first used: a search in a warm index reads none."""
    if name in {"Reading", "parse", "read", "read_many"}:
        from corpus import reading

        return getattr(reading, name)
    raise AttributeError(name)
