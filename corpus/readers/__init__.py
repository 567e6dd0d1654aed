"""The bytes of a file become lines: one reader for each format, declared in `corpus.formats`."""

from __future__ import annotations

from importlib import import_module

from corpus.decoding import looks_binary, looks_foreign
from corpus.errors import DocumentError
from corpus.extracted import Extracted
from corpus.formats import FOREIGN, NO_TEXT, Format, format_of, text_format_of
from corpus.readers.plain import of_text


def extract(raw: bytes, name: str) -> Extracted:
    """The lines in the bytes of a file. Raises DocumentError when it cannot be read."""
    return extract_as(format_of(raw, name), raw, name)


def extract_as(found: Format, raw: bytes, name: str) -> Extracted:
    """The lines in the bytes of a file of a known format. Raises DocumentError."""
    extracted: Extracted = import_module(found.module).read(raw, name)
    if not found.apart and looks_binary(extracted.text):
        raise DocumentError(NO_TEXT, name=name)
    if looks_foreign(extracted.text, extracted.encoding):
        raise DocumentError(FOREIGN, name=name)
    return extracted


def plain_text(text: str, name: str) -> Extracted:
    """The lines of decoded plain text, or of Markdown when the name says so."""
    if text_format_of(name).name == "Markdown":
        from corpus.readers.markdown import marked_up

        return marked_up(text)
    return of_text(text)
