"""How long indexing and searching take, held against Whoosh with jieba's own analyzer.

`python -m benchmarks.search [FOLDER [PAIRS]]`; without a folder on the bundled documents. Both
sides index the same paragraphs and answer the same queries with their matches marked. Ends with 1
when something is slower than promised.
"""

from __future__ import annotations

import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.harness import Comparison, Run, measure, report
from corpus import find_documents, read
from search_index import Index, open_index, search
from seeds import FOLDER

PAIRS = 3
SHOWN = 20
QUERIES = ("新能源", "营商环境", "高质量发展", "外资 出口", "科技创新 人才")


def timed(work: Callable[[], object]) -> Run:
    """The work as something that can be measured, in this process."""

    def run() -> float:
        started = time.perf_counter()
        work()
        return time.perf_counter() - started

    return run


def build(folder: Path) -> Index:
    """Our index of the documents in a folder, from nothing."""
    return open_index([folder], index_dir=Path(tempfile.mkdtemp(prefix="benchmark-")))


def build_naively(folder: Path) -> Any:
    """Whoosh's index of the same paragraphs with jieba's analyzer, as its documentation shows."""
    from jieba.analyse import ChineseAnalyzer
    from whoosh import fields, index

    schema = fields.Schema(
        document=fields.STORED, text=fields.TEXT(stored=True, analyzer=ChineseAnalyzer())
    )
    made = index.create_in(tempfile.mkdtemp(prefix="benchmark-"), schema)
    writer = made.writer()
    for path in find_documents([folder]).files:
        for paragraph in read(path).paragraphs:
            writer.add_document(document=str(path), text=paragraph.text)
    writer.commit()
    return made


def ask(index: Index) -> None:
    """Every query once, the best hits with their matches."""
    for query in QUERIES:
        search(index, query, limit=SHOWN)


def ask_naively(made: Any) -> None:
    """The same queries, the best hits with Whoosh's highlights."""
    from whoosh.qparser import QueryParser

    parser = QueryParser("text", made.schema)
    with made.searcher() as searcher:
        for query in QUERIES:
            for hit in searcher.search(parser.parse(query), limit=SHOWN):
                hit.highlights("text", top=1)


def main(words: list[str]) -> int:
    """Measures and prints; the exit code says whether every promise holds."""
    folder = Path(words[0]) if words else FOLDER
    pairs = int(words[1]) if len(words) > 1 else PAIRS
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's sources hold escapes that newer Pythons warn of
        ours, naive = build(folder), build_naively(folder)
    told = [
        measure(
            Comparison(
                "indexing / Whoosh with jieba's analyzer",
                timed(lambda: build(folder).close()),
                timed(lambda: build_naively(folder)),
                1 / 3,
            ),
            pairs=pairs,
        ),
        measure(
            Comparison(
                f"{len(QUERIES)} warm queries, matches marked / the same",
                timed(lambda: ask(ours)),
                timed(lambda: ask_naively(naive)),
                1 / 3,
            ),
            pairs=max(pairs, 15),
        ),
        measure(
            Comparison(
                "opening an index with nothing changed / building it",
                timed(lambda: open_index(ours.paths, index_dir=_indexes(ours)).close()),
                timed(lambda: build(folder).close()),
                0.02,
            ),
            pairs=pairs,
        ),
    ]
    print(report(told))
    return 0 if all(each.holds for each in told) else 1


def _indexes(index: Index) -> Path:
    return Path(index.generation.folder).parent.parent


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
