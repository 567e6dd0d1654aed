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
)

if TYPE_CHECKING:
    from corpus.reading import parse, read

__all__ = [
    "Document",
    "DocumentError",
    "Found",
    "JiaokanError",
    "LibraryError",
    "Paragraph",
    "ParagraphKind",
    "Section",
    "Sentence",
    "Span",
    "UsageError",
    "find_documents",
    "parse",
    "read",
    "section_path",
    "sentence_section",
]


def __getattr__(name: str) -> object:
    """`read` and `parse` when they are first used: a search in a warm index reads no document."""
    if name in {"parse", "read"}:
        from corpus import reading

        return getattr(reading, name)
    raise AttributeError(name)
