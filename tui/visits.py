"""Where one reads becomes a trail to go back and forward on, and what is remembered of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.places_again import words_at
from tui.state import Bookmark, Spot

if TYPE_CHECKING:
    from corpus.model import Document
    from tui.state import State

_LONGEST_TRAIL = 200
_NEAR = 2
"""Paragraphs apart within which two spots are one place, unless these are long."""

_FEW = 400
"""Characters that are about half a window; so far on in a paragraph is another place."""


@dataclass(frozen=True, slots=True)
class Trail:
    """The spots that were left by a jump, and which of them one is at; -1 before the first."""

    spots: tuple[Spot, ...] = ()
    at: int = -1

    def jump(self, left: Spot, reached: Spot) -> Trail:
        """The trail after a jump from one spot to another; what lay ahead is forgotten."""
        before = self.spots[: self.at + 1]
        if before and _same(before[-1], left):
            before = before[:-1]
        spots = (*before, left) if _same(left, reached) else (*before, left, reached)
        spots = spots[-_LONGEST_TRAIL:]
        return Trail(spots, len(spots) - 1)

    def step(self, by: int, here: Spot) -> Trail | None:
        """The trail one spot back (-1) or forward (1); None where there is none.

        Where one is now takes the place of where the trail says one is.
        """
        if not 0 <= self.at + by < len(self.spots):
            return None
        spots = (*self.spots[: self.at], here, *self.spots[self.at + 1 :])
        return Trail(spots, self.at + by)


def _same(one: Spot, other: Spot) -> bool:
    """Whether two spots are one place, as far as the numbers of paragraphs and offsets tell."""
    if one.document != other.document or abs(one.paragraph - other.paragraph) >= _NEAR:
        return False
    first, last = sorted(((one.paragraph, one.offset), (other.paragraph, other.offset)))
    return last[1] - (first[1] if last[0] == first[0] else 0) < _FEW


def with_visit(state: State, spot: Spot) -> State:
    """The state with a spot as the last read, and its document as the most recent."""
    others = tuple(each for each in state.recent if each.document != spot.document)
    return replace(state, last=spot, recent=(spot, *others))


def with_bookmark(state: State, document: Document, paragraph: int) -> tuple[State, bool]:
    """The state with a bookmark set, or taken away where there is one; and whether it is set."""
    here = (document.name, paragraph)
    others = tuple(each for each in state.bookmarks if (each.document, each.paragraph) != here)
    if len(others) < len(state.bookmarks):
        return replace(state, bookmarks=others), False
    set_here = Bookmark(*here, words_at(document, paragraph), document.identity)
    return replace(state, bookmarks=(set_here, *others)), True
