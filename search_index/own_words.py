"""The file .jiaokanwords of a library becomes words of its own and words that mean the same.

A line is a word that is never cut (两区), or several that find one another, with `=` between them
(高新区 = 高新技术产业开发区); what follows a `#` is a remark. The words are written into the index
when it is made; what means the same is looked up when a query is put.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from corpus.folding import fold, matchable
from corpus.words import is_word

NAME = ".jiaokanwords"
LARGEST = 1_000_000
MOST_LINES = 10_000
LONGEST = 64


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Words in the form they are matched in, and groups of words that mean the same as written."""

    words: tuple[str, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()

    @property
    def digest(self) -> str:
        """Names the words; of none it is empty. The groups make no difference to an index."""
        if not self.words:
            return ""
        return hashlib.sha256("\n".join(self.words).encode("utf-8", "replace")).hexdigest()


NONE = OwnWords()


def own_words(paths: Iterable[Path]) -> OwnWords:
    """The words that the folders among the paths have of their own. A file that cannot be read
    says nothing."""
    words: set[str] = set()
    groups: dict[tuple[str, ...], None] = {}
    for path in paths:
        for line in _lines(path / NAME):
            members = [each.strip() for each in _told(line).split("=")]
            kept = [each for each in members if is_word(each) and len(each) <= LONGEST]
            words.update(map(matchable, kept))
            if len(kept) > 1:
                groups[tuple(dict.fromkeys(kept))] = None
    return OwnWords(tuple(sorted(words)), tuple(groups))


def _told(line: str) -> str:
    return line.partition("#")[0].replace("＝", "=")


def _lines(file: Path) -> list[str]:
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST).decode("utf-8-sig", "replace").splitlines()[:MOST_LINES]
    except OSError:
        return []


def same_as(own: OwnWords, word: str) -> tuple[str, ...]:
    """What else is asked for with a word: all that means the same, as it is written."""
    folded = fold(word)
    found: dict[str, None] = {}
    for group in own.groups:
        if any(fold(each) == folded for each in group):
            found |= dict.fromkeys(each for each in group if fold(each) != folded)
    return tuple(found)
