"""Searches that were put or saved are remembered, listed and forgotten."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.state import Search

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.facets import Facet
    from tui.state import State


def search_of(query: str, facets: Sequence[Facet]) -> Search:
    """A query with the facets that its hits are narrowed to, as it is remembered."""
    return Search(query.strip(), tuple((facet.aspect.value, facet.value) for facet in facets))


def facets_of_search(search: Search) -> tuple[Facet, ...]:
    """The facets of a remembered search, those of aspects that there are."""
    from tui.facets import Aspect, Facet

    known = {aspect.value: aspect for aspect in Aspect}
    return tuple(Facet(known[name], value) for name, value in search.facets if name in known)


def used(state: State, search: Search) -> State:
    """The state with a search as the latest."""
    return replace(state, queries=(search, *_without(state.queries, search)))


def saved_or_not(state: State, search: Search) -> State:
    """The state with a search saved, or no longer where it was."""
    others = _without(state.saved, search)
    return replace(state, saved=others if search in state.saved else (search, *others))


def forgotten(state: State, search: Search) -> State:
    """The state without a search."""
    return replace(
        state, saved=_without(state.saved, search), queries=_without(state.queries, search)
    )


def listed(state: State) -> list[Search]:
    """The saved searches, then the others, the latest first."""
    return [*state.saved, *(each for each in state.queries if each not in state.saved)]


def _without(searches: Sequence[Search], gone: Search) -> tuple[Search, ...]:
    return tuple(each for each in searches if each != gone)
