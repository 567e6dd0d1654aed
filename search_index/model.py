"""What a query gets back: hits in paragraphs, and how the query was understood."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.model import Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the library as the index knows it. `name` is its path as given or found."""

    name: str
    title: str
    date: str
    paragraphs: int
    characters: int


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that could not be read, and the reason as a translatable error."""

    name: str
    reason: Exception


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph that matches. `matches` are spans of `text`, sorted and not overlapping."""

    document: str
    title: str
    section: tuple[str, ...]
    paragraph: int
    text: str
    matches: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits of a query, best document first and best paragraph first within each.

    `total` counts all matching paragraphs and `documents` the documents they are in, whatever
    the limit on `hits`. `understood` says how the query was read, `words` what it was cut into.
    `notes` are things the user should know (a query searched as plain text).
    """

    query: str
    total: int
    documents: int
    hits: tuple[Hit, ...]
    understood: str
    words: tuple[str, ...]
    notes: tuple[str, ...]
