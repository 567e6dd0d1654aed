"""Two wordings of a sentence become the spans in which they differ, whole words at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from collation.keys import number_length
from corpus.folding import matchable
from corpus.model import Span
from corpus.words import cut
from figures import Kind, find_figures


@dataclass(frozen=True, slots=True)
class WordChange:
    """The spans of the two texts that have no equal in the other, in order, never touching."""

    base: tuple[Span, ...]
    revised: tuple[Span, ...]


def differing_words(base: str, revised: str, *, by_characters: bool = False) -> WordChange:
    """The words of each text that the other does not have at that place.

    Words are jieba's, or single characters; a figure is always one of them. Width, case, spacing
    and the number that a text begins with are no difference.
    """
    left, right = (_tokens(text, by_characters=by_characters) for text in (base, revised))
    gone: list[Span] = []
    come: list[Span] = []
    forms = [matchable(base[a:b]) for a, b in left], [matchable(revised[a:b]) for a, b in right]
    for block in Indel.opcodes(*forms):
        if block.tag != "equal":
            gone.extend(left[block.src_start : block.src_end])
            come.extend(right[block.dest_start : block.dest_end])
    return WordChange(_joined(gone), _joined(come))


def _tokens(text: str, *, by_characters: bool) -> list[Span]:
    """The spans of the words of a text; what a figure covers is one span."""
    spans: list[Span] = []
    at = number_length(text)
    for figure in find_figures(text):
        if figure.kind is not Kind.ENUMERATOR and figure.start >= at:
            spans.extend(_words(text, at, figure.start, by_characters=by_characters))
            spans.append((figure.start, figure.end))
            at = figure.end
    spans.extend(_words(text, at, len(text), by_characters=by_characters))
    return spans


def _words(text: str, start: int, end: int, *, by_characters: bool) -> list[Span]:
    spans: list[Span] = []
    at = start
    for piece in text[start:end] if by_characters else cut(text[start:end]):
        if not piece.isspace():
            spans.append((at, at + len(piece)))
        at += len(piece)
    return spans


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)
