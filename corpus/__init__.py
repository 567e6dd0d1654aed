"""A file becomes a `Document`: title, sections, paragraphs, sentences, each with its place."""

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
