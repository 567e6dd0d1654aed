"""Two wordings of a sentence become the spans in which they differ, whole words at a time."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.model import Span


@dataclass(frozen=True, slots=True)
class WordChange:
    """The spans of the two texts that have no equal in the other, in order, never touching."""

    base: tuple[Span, ...]
    revised: tuple[Span, ...]


def differing_words(base: str, revised: str) -> WordChange:
    """The words of each text that the other does not have at that place (jieba words, figures whole)."""
    raise NotImplementedError
