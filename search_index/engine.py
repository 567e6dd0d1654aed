"""Words of passages become postings, behind a boundary that says nothing of how they are kept.

A passage is a paragraph of the library, numbered from 0 in the order of adding. An engine knows
which words stand in which passages and how often; what a query means, what is a hit and which
comes first is decided outside. Any engine that passes the conformance tests will do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeAlias

FOLDER = "postings"
"""Where in a generation an engine keeps its files."""

Postings: TypeAlias = Mapping[int, int]
"""Passages and how often a word stands in each."""


class PostingsWriter(Protocol):
    """Takes the words of passages in order; nothing can be read before `commit`."""

    def add(self, words: Sequence[str]) -> None:
        """Add the next passage: its words as often as they stand in it."""

    def commit(self) -> None:
        """Write everything that was added."""

    def cancel(self) -> None:
        """Give up what was added."""


class PostingsReader(Protocol):
    """Answers from what was committed; may be asked from any thread, one at a time."""

    def postings(self, word: str) -> Postings:
        """The passages in which a word stands; none for a word that stands nowhere."""

    def close(self) -> None:
        """Let go of the files."""
