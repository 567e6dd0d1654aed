"""A long paragraph becomes the stretch of it that shows best why it was found."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Span
from typesetting.densest import densest

ELLIPSIS = "…"
_PAUSES = frozenset("，。、；：！？…,;:!? \u3000")
_NEAR = 12
"""How far a cut may move to begin or end at a pause."""


def snippet(text: str, matches: Sequence[Span], room: int) -> tuple[str, tuple[Span, ...]]:
    """About `room` characters of the text round its densest matches, and the matches in them.

    Cuts lie at pauses where one is near and are marked with an ellipsis; a match is never cut.
    """
    if len(text) <= room:
        return text, tuple(matches)
    start, end = densest(text, matches, room)
    start, end = _grown(start, end, room, len(text))
    start, end = _to_pauses(text, start, end, matches)
    before = ELLIPSIS if start else ""
    after = ELLIPSIS if end < len(text) else ""
    shift = len(before) - start
    kept = [span for span in matches if start <= span[0] and span[1] <= end]
    return (
        before + text[start:end] + after,
        tuple((left + shift, right + shift) for left, right in kept),
    )


def _grown(start: int, end: int, room: int, length: int) -> Span:
    """The stretch with what room is left: a third before it, the rest behind."""
    free = max(0, room - (end - start))
    start = max(0, start - free // 3)
    end = min(length, max(end, start + room))
    return max(0, min(start, end - room)), end


def _to_pauses(text: str, start: int, end: int, matches: Sequence[Span]) -> Span:
    inside = [span for span in matches if span[0] < end and span[1] > start]
    first = min((span[0] for span in inside), default=start)
    last = max((span[1] for span in inside), default=end)
    start, end = min(start, first), max(end, last)
    if start:
        stop = min(first, start + _NEAR)
        start = next((at + 1 for at in range(start, stop) if text[at] in _PAUSES), start)
    if end < len(text):
        stop = max(last, end - _NEAR)
        end = next((at for at in range(end, stop, -1) if text[at - 1] in _PAUSES), end)
    return start, end
