"""What a library is to a searcher, and what a query gets back: hits, and how it was understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.errors import JiaokanError
from corpus.model import Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the library as the index knows it. `name` is its path as given or found,
    `identity` the SHA-256 of its file."""

    name: str
    title: str
    date: str
    paragraphs: int
    characters: int
    identity: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that could not be read, and the reason as a translatable error."""

    name: str
    reason: Exception


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build has come: `done` of `total` documents, now at the file `name`.

    `read` of `size` bytes of the documents that must be read. While another process builds the
    same index, `waiting_for` is its number and the rest says nothing.
    """

    done: int
    total: int
    name: str
    read: int = 0
    size: int = 0
    waiting_for: str = ""


@dataclass(frozen=True, slots=True)
class GenerationInfo:
    """Which build of the index answers. `built` is in seconds since the epoch."""

    number: int
    folder: str
    built: float
    segmenter: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check of an index found. Empty lists and `built` true: the index is whole and fresh.

    `damaged` are files of the index that are not what was written; `changed`, `added` and `removed`
    are the documents that are no longer what was indexed. `built` is false when there is no index.
    """

    built: bool
    damaged: tuple[str, ...]
    changed: tuple[str, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether the index is there, undamaged and of the documents as they are."""
        return self.built and not (self.damaged or self.changed or self.added or self.removed)


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph that matches. `matches` are spans of `text`, sorted and not overlapping.

    `rank` is its place among all hits, from 1: answers show the hits of a document together.
    """

    document: str
    title: str
    section: tuple[str, ...]
    paragraph: int
    text: str
    matches: tuple[Span, ...]
    score: float
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A query that finds `total` paragraphs where the one that was asked finds none."""

    query: str
    total: int


@dataclass(frozen=True, slots=True)
class Explained:
    """How a piece of a query was understood.

    `kind` is all, any, not (which have `children`), word, exact, near, pattern, spelling, title,
    section, file, figure or nothing. `words` are the first of those that it was cut into or stands
    for, each with the paragraphs it stands in as a word; `word_count` is how many there are.
    """

    kind: str
    text: str
    words: tuple[tuple[str, int], ...]
    word_count: int
    children: tuple[Explained, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits of a query, best document first and best paragraph first within each.

    `total` counts all matching paragraphs, `documents` the documents they are in and `counts` the
    matching paragraphs of each by its name, whatever the limit on `hits`. `understood` is the query
    as it was read, in the query language; `words` what it was cut into. `notes` are what the user
    should know, as translatable errors that are not raised (a query searched as plain text).
    `suggestions` are given when nothing was found.
    """

    query: str
    total: int
    documents: int
    hits: tuple[Hit, ...]
    understood: str
    words: tuple[str, ...]
    notes: tuple[JiaokanError, ...]
    counts: Mapping[str, int]
    explained: Explained
    suggestions: tuple[Suggestion, ...] = ()
