"""A long paragraph becomes a few lines around its matches."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len

from typesetting.densest import densest
from typesetting.pieces import Line, Piece, Role, cut, flow, marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model import Span

_MARKS = 2
"""Characters that the ellipses before and after may take."""

_CLAUSE_ENDS = re.compile("[。！？；，：、…]|[,;:!?](?![0-9])")


def excerpt(text: str, matches: Sequence[Span], width: int, count: int) -> list[Line]:
    """The text round its densest matches, which are marked, in as many lines as `excerpt_height`
    tells. What is left out before and after is told by an ellipsis.
    """
    lines = _excerpt(text, matches, width, count)
    height = excerpt_height(text, width, count)
    return [*lines[:height], *[()] * (height - len(lines))]


def excerpt_height(text: str, width: int, count: int) -> int:
    """How many lines the excerpt of a text takes, told without typesetting it: all, or one where
    the text fits on it."""
    fits = 2 * len(text) <= width or (len(text) <= width and cell_len(text) <= width)
    return 1 if fits else count


def _excerpt(text: str, matches: Sequence[Span], width: int, count: int) -> list[Line]:
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
    """Where to begin so that what is shown begins in the first third, at a clause if one begins
    and what follows fills most of the room."""
    if shown[1] <= room * 2 // 3 or len(text) <= room:
        return 0
    best = max(0, min(shown[0] - room // 3, len(text) - room))
    earliest, latest = (
        max(0, shown[1] + 2 * _MARKS - room),
        min(shown[0], len(text) - room * 3 // 4),
    )
    clauses = [found.end() for found in _CLAUSE_ENDS.finditer(text, earliest, latest)]
    return next((at for at in clauses if at >= best), clauses[-1] if clauses else best)
