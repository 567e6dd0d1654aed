"""The signs of bold that a line end parts from each other: **one line / the next**."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.lines import Line
from corpus.readers.pieces import without

_SIGN = "**"
_begins = re.compile(r"\*\*(?![*\s])")
_ends = re.compile(r"(?<![*\s])\*\*$")
_MOST = 3
"""Lines behind the one that opens bold in which it may close."""


def without_torn_bold(lines: Sequence[Line]) -> list[Line]:
    """The lines without such signs; one that nothing closes is a character."""
    found = list(lines)
    for at, line in enumerate(lines):
        if not line.raw.startswith(_SIGN) or not _begins.match(line.content.text):
            continue
        below = range(at + 1, min(len(lines), at + 1 + _MOST))
        close = next((to for to in below if _SIGN in lines[to].content.text), None)
        end = _ends.search(lines[close].content.text) if close is not None else None
        if close is None or end is None:
            continue
        found[at] = without(found[at], [(0, len(_SIGN))], between="") or found[at]
        found[close] = without(found[close], [end.span()], between="") or found[close]
    return found
