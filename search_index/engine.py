"""Words of passages become postings, behind a boundary that says nothing of how they are kept.

A passage is a paragraph, numbered from 0 within its part; a part is what was indexed at once and
never changes. An engine knows which words stand in which passages of which part and how often; what
a query means, what is a hit and which comes first is decided outside. Any engine that passes the
conformance tests will do.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

FOLDER = "postings"
"""Where in a generation an engine keeps its files."""

Postings: TypeAlias = Mapping[int, int]
"""Passages and how often a word stands in each."""


@dataclass(frozen=True, slots=True)
class PostingList:
    """The passages in which a word stands, ascending, and how often in each."""

    passages: array[int]
    counts: array[int]


@dataclass(frozen=True, slots=True)
class PartPostings:
    """A part as the engine is told of it again: its name, its size, its passages that are gone."""

    name: str
    passages: int
    words: int
    gone: frozenset[int]


class Engine(Protocol):
    """Writes parts once each, in any process, and then says which of them are the index."""

    def write(
        self, folder: Path, name: str, postings: Mapping[str, PostingList], lengths: Sequence[int]
    ) -> None:
        """Write the postings of a part; `lengths` are the numbers of words of its passages."""

    def files(self, folder: Path, name: str) -> list[Path]:
        """The files that hold the postings of a part: they can be linked into another folder."""

    def commit(self, folder: Path, parts: Iterable[PartPostings]) -> None:
        """Make an index of these parts, whose files must be in the folder."""

    def open(self, folder: Path) -> PostingsReader:
        """Open what was committed."""


class PostingsReader(Protocol):
    """Answers from what was committed; may be asked from any thread, one at a time."""

    def postings(self, part: int, word: str) -> Postings:
        """Where a word stands in the part of that place in the commit, gone passages and all."""

    def close(self) -> None:
        """Let go of the files."""
