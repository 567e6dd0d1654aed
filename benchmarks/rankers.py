"""The same paragraphs under three searches: ours, Whoosh with jieba's analyzer, SQLite trigrams."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from corpus import ParagraphKind, find_documents, read
from search_index import open_index, search

Place: TypeAlias = tuple[str, int]
"""The name of a file and the number of a paragraph in it."""

Ranker: TypeAlias = Callable[[str, int], list[Place]]
"""The best places for a query, best first, at most so many."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that a search may find."""

    place: Place
    text: str
    kind: ParagraphKind


def passages_of(folders: Sequence[Path]) -> list[Passage]:
    """Every paragraph of the documents in the folders."""
    return [
        Passage((path.name, paragraph.index), paragraph.text, paragraph.kind)
        for path in find_documents(folders).files
        for paragraph in read(path).paragraphs
    ]


def ours(folders: Sequence[Path]) -> Ranker:
    """Our search, by score alone: grouping by document is for reading."""
    index = open_index(folders, index_dir=Path(tempfile.mkdtemp(prefix="benchmark-")))

    def rank(query: str, most: int) -> list[Place]:
        hits = search(index, query, limit=most).hits
        ordered = sorted(hits, key=lambda hit: hit.rank)
        return [(Path(hit.document).name, hit.paragraph) for hit in ordered]

    return rank


def whoosh(passages: Sequence[Passage]) -> Ranker:
    """Whoosh with jieba's own analyzer, as its documentation shows; all words must be there."""
    from jieba.analyse import ChineseAnalyzer
    from whoosh import fields, index
    from whoosh.qparser import QueryParser

    schema = fields.Schema(
        file=fields.STORED, paragraph=fields.STORED, text=fields.TEXT(analyzer=ChineseAnalyzer())
    )
    made = index.create_in(tempfile.mkdtemp(prefix="benchmark-"), schema)
    writer = made.writer()
    for each in passages:
        writer.add_document(file=each.place[0], paragraph=each.place[1], text=each.text)
    writer.commit()
    searcher: Any = made.searcher()
    parser = QueryParser("text", schema)

    def rank(query: str, most: int) -> list[Place]:
        results = searcher.search(parser.parse(query), limit=most)
        return [(hit["file"], hit["paragraph"]) for hit in results]

    return rank


def trigrams(passages: Sequence[Passage]) -> Ranker:
    """SQLite's full text search by trigrams; words of fewer than three characters by LIKE."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE p USING fts5(text, file UNINDEXED, n UNINDEXED, "
                 "tokenize='trigram')")  # fmt: skip
    base.executemany(
        "INSERT INTO p (text, file, n) VALUES (?, ?, ?)",
        [(each.text, *each.place) for each in passages],
    )

    def rank(query: str, most: int) -> list[Place]:
        words = query.split()
        long = " ".join(f'"{word}"' for word in words if len(word) >= 3)
        short = [f"%{word}%" for word in words if len(word) < 3]
        conditions = ["p MATCH ?"] * bool(long) + ["text LIKE ?"] * len(short)
        order = "ORDER BY rank" if long else ""
        rows = base.execute(
            f"SELECT file, n FROM p WHERE {' AND '.join(conditions)} {order} LIMIT ?",
            [*([long] if long else []), *short, most],
        )
        return [(str(file), int(number)) for file, number in rows]

    return rank
