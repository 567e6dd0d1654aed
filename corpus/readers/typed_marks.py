"""The signs of Markdown that a writer typed, or pasted, into a file of another format."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.lines import Line
from corpus.readers.markdown import Layout, line_in

_heading = re.compile(r"#{1,6}[ \t]+(?=\S)")
_FEWEST = 2
_other = re.compile(r"\*\*[^*\s][^*]*\*\*|-{3,}$|\|(?:\s*:?-{2,}:?\s*\|)+$|> \S")
_FEWEST_OTHER = 4
"""Lines with signs that tell it: headings, or what else is typed in Markdown alone."""


def has_typed_marks(lines: Sequence[Line]) -> bool:
    """Whether several lines begin with such signs, those of headings or others."""
    heads = sum(
        _heading.match(line.raw) is not None for line in lines if not (line.mark or line.row)
    )
    if heads >= _FEWEST:
        return True
    return sum(_other.match(line.raw) is not None for line in lines) >= _FEWEST_OTHER


def as_marked_up(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of `text`, each a stretch of it, as Markdown has them; rows of tables stay as they
    are, and headings that the format declares stay headings."""
    now = Layout()
    for line in lines:
        now.gap = max(line.gap, now.gap)
        if line.row:
            yield line._replace(gap=now.gap)
            now = Layout()
        elif (made := line_in(text, line.start, line.end, now)) is not None:
            yield made._replace(mark=line.mark or made.mark)
