"""A long paragraph becomes a few lines around its matches."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from typesetting.pieces import Line, Piece, Role, cut, flow, marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model import Span

_CLAUSE_ENDS = re.compile("[。！？；，：、…]")


def excerpt(text: str, matches: Sequence[Span], width: int, count: int) -> list[Line]:
    """At most `count` lines of the text with the first match in them, its matches marked.

    What is left out before and after is told by an ellipsis.
    """
    room = max(4, width * count // 2)
    first = matches[0] if matches else (0, 0)
    start = _start(text, first, room)
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


def _start(text: str, match: Span, room: int) -> int:
    """Where to begin so that the match stands in the first third, at a clause where one begins."""
    if match[1] <= room * 2 // 3 or len(text) <= room:
        return 0
    earliest = max(0, match[0] - room // 3)
    clauses = [found.end() for found in _CLAUSE_ENDS.finditer(text, earliest, match[0])]
    return clauses[0] if clauses else earliest
