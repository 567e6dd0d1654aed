"""The bytes of a file become lines: one reader for each format, declared in one table."""

from __future__ import annotations

from pathlib import Path

from corpus.decoding import decode
from corpus.errors import DocumentError
from corpus.extracted import Extracted
from corpus.lines import split_lines

MARKDOWN = frozenset({".md", ".markdown"})


def extract(raw: bytes, name: str) -> Extracted:
    """The lines in the bytes of a file. Raises DocumentError when its format is unknown."""
    if b"\0" in raw[:1024] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DocumentError("{name} is not a text file", name=name)
    decoded = decode(raw)
    return plain_text(decoded.text, name, decoded.encoding, lost=decoded.lost)


def plain_text(text: str, name: str, encoding: str = "utf-8", *, lost: int = 0) -> Extracted:
    """The lines of decoded plain text, or of Markdown when the name says so."""
    markdown = Path(name).suffix.lower() in MARKDOWN
    return Extracted(text, split_lines(text, markdown=markdown), encoding, lost, whole=markdown)
