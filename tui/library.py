"""Paths become the library that the screens share: what is in it, its documents, its index."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import corpus
import seeds
from corpus.naming import Named, marks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from collation.kinship import Sketch
    from corpus.model import Document
    from search_index import Index, Progress

_DOCUMENTS_KEPT = 12
_NOT_THE_SAME = 0.99
"""The most kinship of documents that differ, if only in their numbers, which it leaves aside."""

_KIN_LOOKED_AT = 100


@dataclass(frozen=True, slots=True)
class Item:
    """A document of the library before it is read: its path, and what is known of it."""

    path: Path
    title: str
    date: str = ""
    characters: int = 0
    unread: bool = False
    """Whether it is known that it cannot be read."""
    folder: str = ""
    """The way to its folder from the one given, led by the name of that where several were."""

    @property
    def known_by(self) -> str:
        """What it can be found by among the others."""
        return f"{self.date} {self.title} {self.folder}/{self.path.name}"


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is known of a library: its documents, what cannot be read and why, its index.

    `pair` are two versions of one report. `indexed` is how far indexing has come, None when it
    has not begun; `failure` is why there is no index.
    """

    items: tuple[Item, ...] = ()
    problems: tuple[tuple[str, Exception], ...] = ()
    pair: tuple[Path, Path] | None = None
    index: Index | None = None
    indexed: float | None = None
    failure: Exception | None = None
    _by_path: dict[Path, Item] = field(init=False, repr=False, compare=False)
    _names: dict[Path, str] = field(init=False, repr=False, compare=False, default_factory=dict)
    """What to call each document, once that was asked for."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_path", {item.path: item for item in self.items})

    @property
    def characters(self) -> int:
        """The length of all documents together, 0 while it is not known."""
        return sum(item.characters for item in self.items)

    def item(self, path: Path) -> Item:
        """The item of a path; one made from its file name where it is not in the library."""
        return self._by_path.get(path) or Item(path, path.stem)

    def name(self, path: Path) -> str:
        """What to call a document: its title, with what tells it from others of that title."""
        if not self._names:
            told = zip(self.items, marks_of(self.items), strict=True)
            self._names.update((item.path, with_mark(item.title, mark)) for item, mark in told)
        return self._names.get(path) or self.item(path).title

    def counterpart(self, path: Path) -> Path | None:
        """The other version of the same report, where one is known."""
        if self.pair is None or path not in self.pair:
            return None
        base, revised = self.pair
        return revised if path == base else base


class Library:
    """The documents under some paths. All methods may take long and may be called from threads."""

    def __init__(self, paths: Sequence[Path], index_dir: Path | None = None) -> None:
        self.paths = tuple(paths) or (seeds.FOLDER,)
        self.index_dir = index_dir
        self._documents: OrderedDict[Path, tuple[tuple[int, int], Document]] = OrderedDict()
        self._sketches: dict[Path, tuple[str, Sketch]] = {}
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """What to call the library: the names of the folders and files that were given."""
        return ", ".join(path.resolve().name for path in self.paths)

    def find(self) -> Shelf:
        """The documents by name, and the titles of those that the manifest of the seeds knows."""
        found = corpus.find_documents(self.paths)
        known: dict[Path, seeds.Seed] = {}
        pair = None
        if any(path.parent.resolve() == seeds.FOLDER for path in found.files):
            manifest = seeds.manifest()
            known = {seed.path: seed for seed in manifest.seeds}
            by_place = {path.resolve(): path for path in found.files}
            if manifest.base in by_place and manifest.revised in by_place:
                pair = (by_place[manifest.base], by_place[manifest.revised])
        roots = _roots(self.paths)
        items = tuple(
            Item(path, known[place].title, known[place].date, folder=_folder(path, roots))
            if (place := path.resolve() if known else path) in known
            else Item(path, path.stem, folder=_folder(path, roots))
            for path in found.files
        )
        return Shelf(items, found.problems, pair)

    def read(self, path: Path) -> Document:
        """The document of a path, read anew when the file has changed. Raises DocumentError."""
        try:
            status = path.stat()
        except OSError:
            return corpus.read(path)
        stamp = (status.st_mtime_ns, status.st_size)
        with self._lock:
            kept = self._documents.get(path)
            if kept is not None and kept[0] == stamp:
                self._documents.move_to_end(path)
                return kept[1]
        document = corpus.read(path)
        with self._lock:
            self._documents[path] = (stamp, document)
            while len(self._documents) > _DOCUMENTS_KEPT:
                self._documents.popitem(last=False)
        return document

    def kept(self, path: Path) -> Document | None:
        """The document of a path as it was read last, if it is still at hand."""
        with self._lock:
            known = self._documents.get(path)
        return known[1] if known is not None else None

    def kin(self, path: Path, others: Sequence[Path]) -> dict[Path, float]:
        """The kinship with a document of the first of some others, of those that may be versions.

        The likeliest are to come first: only so many are read.
        """
        from collation.kinship import VERSION, kinship

        here = self._sketch(path)
        found = {}
        for other in others[:_KIN_LOOKED_AT]:
            try:
                near = kinship(here, self._sketch(other))
            except corpus.DocumentError:
                continue
            if near >= VERSION:
                same = self._sketches[path][0] == self._sketches[other][0]
                found[other] = near if same else min(near, _NOT_THE_SAME)
        return found

    def _sketch(self, path: Path) -> Sketch:
        from collation.kinship import sketch

        document = self.read(path)
        kept = self._sketches.get(path)
        if kept is None or kept[0] != document.identity:
            kept = self._sketches[path] = (document.identity, sketch(document))
        return kept[1]

    def open_index(self, progress: Callable[[Progress], None]) -> Index:
        """The index, built or refreshed first. Raises LibraryError."""
        from search_index import open_anywhere

        return open_anywhere(self.paths, index_dir=self.index_dir, progress=progress)


def marks_of(items: Sequence[Item]) -> list[str]:
    """For each of some documents what tells it from the others of its title, if one has it."""
    return marks([Named(item.title, item.date, str(item.path)) for item in items])


def with_mark(title: str, mark: str) -> str:
    """A title with what tells it from others that are the same."""
    return f"{title} · {mark}" if mark else title


def _roots(paths: Sequence[Path]) -> dict[Path, str]:
    """The absolute paths that were given, each with its name where there are several."""
    names = [path.resolve().name for path in paths]
    if len(paths) == 1:
        names = [""]
    elif len(set(names)) < len(names):
        names = [str(path) for path in paths]
    return {path.absolute(): name for path, name in zip(paths, names, strict=True)}


def _folder(path: Path, roots: Mapping[Path, str]) -> str:
    """The way to the folder of a document from the nearest of the folders given; "" for a file that
    was given itself."""
    path = path.absolute()
    above = [root for root in roots if path.is_relative_to(root)]
    if path in roots or not above:
        return ""
    root = max(above, key=lambda each: len(each.parts))
    below = path.parent.relative_to(root).as_posix()
    return "/".join(part for part in (roots[root], below) if part not in {"", "."})


def with_index(shelf: Shelf, index: Index) -> Shelf:
    """The shelf with what the index knows of its documents; titles of a manifest stay."""
    entries = {entry.name: entry for entry in index.entries}
    items = tuple(
        replace(
            item,
            title=entry.title if item.title == item.path.stem and entry.title else item.title,
            date=item.date or entry.date,
            characters=entry.characters,
        )
        if (entry := entries.get(str(item.path)))
        else item
        for item in shelf.items
    )
    known = {name for name, _reason in shelf.problems}
    problems = shelf.problems + tuple(
        (problem.name, problem.reason) for problem in index.problems if problem.name not in known
    )
    unread = {name for name, _reason in problems}
    marked = tuple(
        replace(item, unread=True) if str(item.path) in unread else item for item in items
    )
    return replace(shelf, items=marked, problems=problems, index=index, indexed=1.0)


def with_problem(shelf: Shelf, path: Path, reason: Exception) -> Shelf:
    """The shelf with a document that turned out not to be readable."""
    if any(name == str(path) for name, _reason in shelf.problems):
        return shelf
    items = tuple(replace(each, unread=True) if each.path == path else each for each in shelf.items)
    return replace(shelf, items=items, problems=(*shelf.problems, (str(path), reason)))
