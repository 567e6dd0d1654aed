"""A text and what is looked for in it become the places where it stands."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.model import Span


@lru_cache(maxsize=65_536)
def _sought(text: str) -> str:
    from corpus.folding import fold, squeeze

    return squeeze(fold(text)).text


def holds(text: str, wanted: str) -> bool:
    """Whether all words of `wanted` stand in a text that is asked again and again, such as a line
    of a list."""
    sought = _sought(text)
    return all(_sought(word) in sought for word in wanted.split())


def occurrences(text: str, wanted: str) -> tuple[Span, ...]:
    """Every place where the characters of `wanted` stand, none overlapping.

    Width, case, script and spacing make no difference, as in a search for an exact phrase.
    """
    from corpus.folding import fold, squeeze

    sought = squeeze(fold(wanted)).text
    if not sought:
        return ()
    squeezed = squeeze(fold(text))
    found: list[Span] = []
    at = squeezed.text.find(sought)
    while at >= 0:
        end = at + len(sought)
        found.append(squeezed.unsqueeze(at, end))
        at = squeezed.text.find(sought, end)
    return tuple(found)
