"""Plain text becomes its lines."""

from __future__ import annotations

from corpus.decoding import decode
from corpus.extracted import Extracted
from corpus.lines import split_lines


def read(raw: bytes, _name: str) -> Extracted:
    """The lines of a text file."""
    decoded = decode(raw)
    return Extracted(decoded.text, split_lines(decoded.text), decoded.encoding, decoded.lost)
