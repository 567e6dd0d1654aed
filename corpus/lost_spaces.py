"""Spaces that a conversion turned into question marks become spaces again.

Encodings that lack the no-break space leave a ? for it: for each that a page indents its paragraphs
with, and one on each line that it leaves blank.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.lines import Line
from corpus.readers.pieces import without

_lost = re.compile(r"\?(?: ?\?)*")
_FEWEST, _SHARE = 3, 4
"""Lines that begin so, and which part of all lines they are at least, one in so many."""


def with_lost_spaces(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without the ? that many of them begin with; one of nothing else is blank."""
    begun = sum(line.raw[0] == "?" for line in lines)
    if begun < _FEWEST or _SHARE * begun < len(lines):
        return lines
    left: list[Line] = []
    gap = 0
    for line in lines:
        lost = _lost.match(line.content.text)
        kept = without(line, [lost.span()], between="") if lost else line
        if kept is None:
            gap += 1 + line.gap
            continue
        if lost:
            kept = kept._replace(indent=line.indent + len(lost[0]), lead=line.lead, page=line.page)
        left.append(kept._replace(gap=kept.gap + gap))
        gap = 0
    return left
