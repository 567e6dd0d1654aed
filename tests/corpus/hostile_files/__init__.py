"""Files that are made to harm or merely broken, built in memory, each with what becomes of it."""

from __future__ import annotations

from tests.corpus.hostile_files.books import BOOKS
from tests.corpus.hostile_files.others import OTHERS
from tests.corpus.hostile_files.prints import PRINTS
from tests.corpus.hostile_files.texts import PAGES, TEXTS
from tests.corpus.hostile_files.words import WORDS

CASES = (*TEXTS, *PAGES, *WORDS, *BOOKS, *PRINTS, *OTHERS)

__all__ = ["BOOKS", "CASES", "OTHERS"]
