"""Postings live in a Whoosh index: one segment, one field, one Whoosh document a passage.

Only frequencies are kept: phrases are answered by the exact text, which knows every character,
and nearness by cutting the few passages in question. Whoosh unpickles what it opens, so nothing
may be opened here whose hash has not been checked.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from search_index.engine import Postings

FIELD = "words"
MEMORY_MB = 256


class WhooshWriter:
    """Writes the postings of a new generation into an empty folder."""

    def __init__(self, folder: Path) -> None:
        from whoosh import fields, index

        schema = fields.Schema(**{FIELD: fields.KEYWORD(scorable=True)})
        self._index = index.create_in(str(folder), schema)
        self._writer: Any = self._index.writer(limitmb=MEMORY_MB)

    def add(self, words: Sequence[str]) -> None:
        """Add the next passage. Whoosh takes a list of words as it is."""
        self._writer.add_document(**{FIELD: list(words)})

    def commit(self) -> None:
        """Write everything that was added as one segment."""
        self._writer.commit(optimize=True)
        self._index.close()

    def cancel(self) -> None:
        """Give up what was added."""
        self._writer.cancel()
        self._index.close()


class WhooshReader:
    """Reads the postings of a generation."""

    def __init__(self, folder: Path) -> None:
        from whoosh.filedb.filestore import FileStorage

        self._reader: Any = FileStorage(str(folder), readonly=True).open_index().reader()

    def postings(self, word: str) -> Postings:
        """The passages in which a word stands, and how often."""
        if (FIELD, word) not in self._reader:
            return {}
        matcher = self._reader.postings(FIELD, word)
        found: dict[int, int] = {}
        while matcher.is_active():
            found[matcher.id()] = int(matcher.weight())
            matcher.next()
        return found

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()
