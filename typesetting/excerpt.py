"""A long paragraph becomes a few lines around its matches."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from typesetting.densest import densest
from typesetting.pieces import Line, Piece, Role, cut, flow, marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model import Span

_MARKS = 2
"""Characters that the ellipses before and after may take."""

_CLAUSE_ENDS = re.compile("[。！？；，：、…]")


def excerpt(text: str, matches: Sequence[Span], width: int, count: int) -> list[Line]:
    """At most `count` lines of the text round its densest matches, which are marked.

    What is left out before and after is told by an ellipsis.
    """
    room = max(4, width * count // 2)
    start = _start(text, densest(text, matches, room * 2 // 3 - _MARKS), room)
    enough = text[: start + (count + 1) * width]
    lines = _lines(enough, matches, start, width)
    if len(lines) <= count and len(enough) < len(text):  # of characters that take no cell
        lines = _lines(text, matches, start, width)
    if len(lines) <= count:
        return lines
    kept = lines[:count]
    tail = list(kept[-1])
    while tail and sum(len(piece.text) for piece in tail) > 1:
        last = tail.pop()
        if len(last.text) > 1:
            tail.append(Piece(last.text[:-1], last.role))
            break
    return [*kept[:-1], (*tail, Piece("…", Role.MUTED))]


def _lines(text: str, matches: Sequence[Span], start: int, width: int) -> list[Line]:
    pieces = cut(marked(text, Role.PLAIN, [(span, Role.MATCH) for span in matches]), start)
    return flow((Piece("…", Role.MUTED), *pieces) if start else pieces, width)


def _start(text: str, shown: Span, room: int) -> int:
    """Where to begin so that what is shown begins in the first third, at a clause if one begins."""
    if shown[1] <= room * 2 // 3 or len(text) <= room:
        return 0
    earliest = max(0, min(shown[0] - room // 3, len(text) - room))
    clauses = [found.end() for found in _CLAUSE_ENDS.finditer(text, earliest, shown[0])]
    return clauses[0] if clauses else earliest
