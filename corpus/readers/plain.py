"""Plain text becomes its lines."""

from __future__ import annotations

import re
from itertools import islice

from corpus.decoding import decode
from corpus.extracted import Extracted
from corpus.lines import split_lines
from corpus.tables import rows_apart

_heading = re.compile(r"^#{1,6}[ \t]+(?=\S)", re.MULTILINE)
_FEWEST = 2
"""Headings by the sign of Markdown that a text has when it is written in it."""


def read(raw: bytes, _name: str) -> Extracted:
    """The lines of a text file."""
    decoded = decode(raw)
    return of_text(decoded.text, decoded.encoding, decoded.lost)


def of_text(text: str, encoding: str = "utf-8", lost: int = 0) -> Extracted:
    """The lines of decoded plain text; its writer may have typed the signs of Markdown."""
    if "# " in text and len([*islice(_heading.finditer(text), _FEWEST)]) == _FEWEST:
        from corpus.readers.markdown import marked_up

        return marked_up(text, encoding, lost)
    return Extracted(text, rows_apart(split_lines(text), text), encoding, lost)
