"""What two explorers remember of one library becomes one: nothing that either has kept is lost.

Both began with the same, the base. What either has added or taken away since then holds.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from tui.state import Bookmark, Search, Spot, State

Kept = TypeVar("Kept")


def merged(base: State, mine: State, theirs: State) -> State:
    """The state with what both have made of the base; mine where both chose something else."""
    chosen, before = dict(mine.layout), dict(base.layout)
    changed = {name: choice for name, choice in chosen.items() if before.get(name) != choice}
    return replace(
        mine,
        last=theirs.last if mine.last == base.last else mine.last,
        recent=_listed(base.recent, mine.recent, theirs.recent, _document),
        queries=_listed(base.queries, mine.queries, theirs.queries, _itself),
        saved=_listed(base.saved, mine.saved, theirs.saved, _itself),
        bookmarks=_listed(base.bookmarks, mine.bookmarks, theirs.bookmarks, _place),
        layout=tuple((dict(theirs.layout) | changed).items()),
    )


def _document(spot: Spot) -> Hashable:
    return spot.document


def _place(bookmark: Bookmark) -> Hashable:
    return bookmark.document, bookmark.paragraph


def _itself(search: Search) -> Hashable:
    return search


def _listed(
    base: Sequence[Kept],
    mine: Sequence[Kept],
    theirs: Sequence[Kept],
    known_by: Callable[[Kept], Hashable],
) -> tuple[Kept, ...]:
    """What both have made of a list whose latest items come first."""
    if theirs == base:
        return tuple(mine)
    if mine == base:
        return tuple(theirs)
    known = {known_by(each) for each in base}
    gone = known - ({known_by(each) for each in mine} & {known_by(each) for each in theirs})
    front = [*_front(base, mine, known_by), *_front(base, theirs, known_by)]
    found: dict[Hashable, Kept] = {}
    for each in (*front, *mine, *theirs):
        if known_by(each) not in gone or each not in base:
            found.setdefault(known_by(each), each)
    return tuple(found.values())


def _front(
    base: Sequence[Kept], now: Sequence[Kept], known_by: Callable[[Kept], Hashable]
) -> Sequence[Kept]:
    """The items down to the last that is new, changed or brought before others since then."""
    left = list(base)
    for at in range(len(now) - 1, -1, -1):
        while left and known_by(left[-1]) != known_by(now[at]):
            left.pop()
        if not left or left.pop() != now[at]:
            return now[: at + 1]
    return ()
