"""Pieces of a source, each with its place, become a line whose runs lead back into the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TypeAlias

from corpus.cleaning import Clean, clean, source_offset
from corpus.lines import Line, cell_width

Piece: TypeAlias = tuple[str, int]
"""Characters and the offset in the source at which they begin; one for one, or one piece for a
place (an entity, the rule between two cells)."""


def line_of(
    pieces: Sequence[Piece], *, gap: int, mark: int = 0, end: int | None = None
) -> Line | None:
    """The line made of the pieces in order, or None when nothing is left of them.

    `end` is the offset in the source where the line ends, if the pieces do not tell.
    """
    flat = "".join(text for text, _ in pieces)
    content = clean(flat, 0, len(flat))
    if not content.text:
        return None
    raw = flat.strip()
    led = Clean(content.text, _led_back(content, pieces))
    if end is None:
        end = source_offset(led.runs, len(led.text) - 1) + 1
    return Line(led, raw, cell_width(raw), 0, 0, gap=gap, start=led.runs[0][1], end=end, mark=mark)


def _led_back(content: Clean, pieces: Sequence[Piece]) -> tuple[tuple[int, int], ...]:
    """The runs of `content`, which lead into the joined pieces, led on into the source."""
    if len(pieces) == 1:
        return tuple((start, pieces[0][1] + flat) for start, flat in content.runs)
    starts = [0]
    for text, _ in pieces:
        starts.append(starts[-1] + len(text))
    ends = [start for start, _ in content.runs[1:]] + [len(content.text)]
    runs: list[tuple[int, int]] = []
    for (start, first), end in zip(content.runs, ends, strict=True):
        at = bisect_right(starts, first) - 1
        flat, reach = first, first + end - start
        while flat < reach:
            source = pieces[at][1] + flat - starts[at]
            offset = start + flat - first
            if not runs or runs[-1][1] + offset - runs[-1][0] != source:
                runs.append((offset, source))
            flat = min(reach, starts[at + 1])
            at += 1
    return tuple(runs)


def pieces_of(line: Line) -> list[Piece]:
    """The pieces that a line is made of."""
    runs = line.content.runs
    ends = [start for start, _ in runs[1:]] + [len(line.content.text)]
    return [
        (line.content.text[start:end], source)
        for (start, source), end in zip(runs, ends, strict=True)
    ]


def without(line: Line, spans: Sequence[tuple[int, int]], *, between: str = " ") -> Line | None:
    """The line with `between` instead of these spans of its text; None when nothing is left."""
    pieces: list[Piece] = []
    offset = 0
    for text, source in pieces_of(line):
        at = 0
        for start, end in spans:
            low, high = max(start - offset, at), min(end - offset, len(text))
            if low < high:
                pieces += [(text[at:low], source + at), (between, source + low)]
                at = high
        pieces.append((text[at:], source + at))
        offset += len(text)
    left = [piece for piece in pieces if piece[0]]
    return line_of(left, gap=line.gap, mark=line.mark, end=line.end) if left else None
