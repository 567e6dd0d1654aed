"""Plain text becomes its lines."""

from __future__ import annotations

from corpus.decoding import decode
from corpus.extracted import Extracted
from corpus.lines import split_lines
from corpus.tables import rows_apart


def read(raw: bytes, _name: str) -> Extracted:
    """The lines of a text file."""
    decoded = decode(raw)
    lines = rows_apart(split_lines(decoded.text), decoded.text)
    return Extracted(decoded.text, lines, decoded.encoding, decoded.lost)
