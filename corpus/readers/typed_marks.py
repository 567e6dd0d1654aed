"""The signs of Markdown that a writer typed, or pasted, into a file of another format."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.lines import Line
from corpus.readers.markdown import Layout, line_in

_heading = re.compile(r"#{1,6}[ \t]+(?=\S)")
_FEWEST = 2


def has_typed_marks(lines: Sequence[Line]) -> bool:
    """Whether several lines begin with the sign of a heading, and are none by their format."""
    typed = (line for line in lines if not (line.mark or line.row) and _heading.match(line.raw))
    return sum(1 for _ in typed) >= _FEWEST


def as_marked_up(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of `text`, each a stretch of it, as Markdown has them; headings that the format
    declares and rows of its tables stay as they are."""
    now = Layout()
    for line in lines:
        now.gap = max(line.gap, now.gap)
        if line.mark or line.row:
            yield line._replace(gap=now.gap)
            now = Layout()
        elif (made := line_in(text, line.start, line.end, now)) is not None:
            yield made
