"""A place in a document becomes the place of the same words in a later reading of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.sight import Sight
from tui.state import Spot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.model import Document
    from tui.reader import Matches
    from tui.state import Spotted, State

_WORDS = 40
_TELLING = 8
"""Characters that are enough to know a paragraph by, though others stand before them."""

_NEIGHBOURS = (0, -1, 1, -2, 2)
"""The paragraphs by which a place is known, counted from it, in the order in which they tell it."""


def words_at(document: Document, paragraph: int) -> str:
    """The words to know a paragraph by."""
    return document.paragraphs[paragraph].text[:_WORDS]


def spot_at(document: Document, sight: Sight) -> Spot:
    """The spot of what is in sight, with the words to find its paragraph by again."""
    if not document.paragraphs:
        return Spot(document.name)
    words = words_at(document, sight.paragraph)
    return Spot(document.name, sight.paragraph, words, document.identity, sight.offset, sight.above)


def sight_at(document: Document, spot: Spot) -> Sight:
    """What was in sight at a spot, where its words stand now."""
    return Sight(found_at(document, spot.paragraph, spot.words), spot.offset, spot.above)


def found_at(document: Document, paragraph: int, words: str) -> int:
    """The nearest paragraph that begins with these words, or else holds them.

    Where there is none, or nothing is known of the words, the one of that number.
    """
    paragraph = max(0, min(paragraph, len(document.paragraphs) - 1))
    found = _nearest(document, paragraph, words)
    return paragraph if found is None else found


def place_again(before: Document, after: Document, paragraph: int) -> int:
    """Where a paragraph stands in a later reading, or would if it has been changed itself."""
    for step in _NEIGHBOURS:
        at = paragraph + step
        if 0 <= at < len(before.paragraphs):
            found = _nearest(after, at, words_at(before, at))
            if found is not None:
                return max(0, min(found - step, len(after.paragraphs) - 1))
    return max(0, min(paragraph, len(after.paragraphs) - 1))


def matches_again(before: Document, after: Document, matches: Matches) -> Matches:
    """The matches in those paragraphs of a later reading that read as they did."""
    spans = {before.paragraphs[at].text: found for at, found in matches.items()}
    return {
        each.index: spans[each.text] for each in after.paragraphs if spans and each.text in spans
    }


def with_places(state: State, document: Document) -> State:
    """The state with the bookmarks of a document where their words stand in it now."""
    moved = (
        replace(
            each,
            paragraph=found_at(document, each.paragraph, each.words),
            identity=document.identity,
        )
        if each.document == document.name
        else each
        for each in state.bookmarks
    )
    return replace(state, bookmarks=tuple(dict.fromkeys(moved)))


@dataclass(frozen=True, slots=True)
class Names:
    """The names of the documents that there are, and those of them by the documents' identities."""

    all: frozenset[str]
    of: Mapping[str, str]


def renamed(kept: Spotted, names: Names) -> Spotted:
    """A spot of a document that is gone, in the one with the same bytes; else as it was."""
    if kept.document in names.all or not kept.identity:
        return kept
    return replace(kept, document=names.of.get(kept.identity, kept.document))


def with_names(state: State, names: Names) -> State:
    """The state with what was remembered of documents that have another name now."""
    recent: dict[str, Spot] = {}
    for spot in state.recent:
        here = renamed(spot, names)
        recent.setdefault(here.document, here)
    return replace(
        state,
        last=state.last and renamed(state.last, names),
        recent=tuple(recent.values()),
        bookmarks=tuple(dict.fromkeys(renamed(each, names) for each in state.bookmarks)),
    )


def _nearest(document: Document, paragraph: int, words: str) -> int | None:
    """The paragraph with these words that is nearest to the one of a number."""
    if not words:
        return None
    if paragraph < len(document.paragraphs) and words_at(document, paragraph) == words:
        return paragraph
    paragraphs = document.paragraphs
    found = [each.index for each in paragraphs if each.text[:_WORDS] == words]
    if not found and len(words) >= _TELLING:
        found = [each.index for each in paragraphs if words in each.text]
    return min(found, key=lambda at: abs(at - paragraph), default=None)
