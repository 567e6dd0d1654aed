"""The documents of a library become a tree of the folders they lie in."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.library import Item

DEEPEST = 16
"""Folders inside one another that are shown one by one; the names of those below are joined."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder with documents in it or below. `way` leads to it from the folder of the library, and
    `name` from the folder above.

    Folders and documents stand in the order of the documents they were made of; `count` is how many
    documents there are, those below included.
    """

    way: str
    name: str
    folders: tuple[Folder, ...]
    items: tuple[Item, ...]
    count: int

    @property
    def first(self) -> Item | None:
        """The document that is shown first: folders stand before documents."""
        if self.folders:
            return self.folders[0].first
        return self.items[0] if self.items else None


def in_folders(items: Sequence[Item]) -> Folder:
    """The folder of the library, whose name is empty, with all that is below.

    A folder that holds nothing but one other folder is shown as one with it.
    """
    ways = {item.folder: tuple(filter(None, item.folder.split("/"))) for item in items}
    return _folder("", "", [(ways[item.folder], item) for item in items], 0)


def _folder(
    way_here: str, name: str, placed: Sequence[tuple[tuple[str, ...], Item]], depth: int
) -> Folder:
    """A folder of documents that are each placed by the names of the folders below it."""
    told_apart = 1 if depth < DEEPEST else None
    below: dict[tuple[str, ...], list[tuple[tuple[str, ...], Item]]] = {}
    for way, item in placed:
        if way:
            below.setdefault(way[:told_apart], []).append((way, item))
    folders = []
    for inside in below.values():
        step = _shared([way for way, _item in inside])
        rest = [(way[len(step) :], item) for way, item in inside]
        below_here = "/".join(step)
        folders.append(_folder(f"{way_here}/{below_here}", below_here, rest, depth + 1))
    items = tuple(item for way, item in placed if not way)
    return Folder(way_here, name, tuple(folders), items, len(placed))


def _shared(ways: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """What all ways begin with: the least and the greatest differ where any two do."""
    both = zip(min(ways), max(ways), strict=False)
    return tuple(one for one, _other in takewhile(lambda each: each[0] == each[1], both))
