"""Plain text becomes its lines."""

from __future__ import annotations

import re
from itertools import islice

from corpus.decoding import decode
from corpus.extracted import Extracted
from corpus.lines import split_lines
from corpus.tables import rows_apart

_heading = re.compile(r"^#{1,6}[ \t]+(?=\S)", re.MULTILINE)
_sign = re.compile(
    r"^(?:[-*+] +\S|> |-{3,}[ \t]*$|\|.*\|[ \t]*$)|\*\*[^*\s][^*\n]{0,200}\*\*", re.MULTILINE
)
"""What is typed in Markdown below a heading."""


def read(raw: bytes, _name: str) -> Extracted:
    """The lines of a text file."""
    decoded = decode(raw)
    return of_text(decoded.text, decoded.encoding, decoded.lost)


def of_text(text: str, encoding: str = "utf-8", lost: int = 0) -> Extracted:
    """The lines of decoded plain text; its writer may have typed the signs of Markdown."""
    if _is_markdown(text):
        from corpus.readers.markdown import marked_up

        return marked_up(text, encoding, lost)
    return Extracted(text, rows_apart(split_lines(text), text), encoding, lost)


def _is_markdown(text: str) -> bool:
    """Whether two lines begin with the sign of a heading, or the first and another sign follows."""
    heads = [match.start() for match in islice(_heading.finditer(text), 2)] if "# " in text else []
    return len(heads) == 2 or (
        len(heads) == 1 and not text[: heads[0]].strip() and _sign.search(text) is not None
    )
