"""How long indexing and searching take, held against Whoosh with jieba's own analyzer and ripgrep.

`python -m benchmarks.search [FOLDER [PAIRS [NTH [KEPT]]]]`; without a folder on the bundled
documents, and each PAIRS times. Both sides index the same paragraphs and answer the same queries
(`search_queries.txt`, 273 of them) with their matches marked; exact text is counted in the same
files. Whoosh takes long for a large library: where NTH is told, indexing is measured on every NTHth
document (both sides take time in proportion, ours less, as what it starts with is paid once), and
what Whoosh made of the whole is kept for another run in the folder KEPT. Ends with 1 when something
is slower or larger than promised.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks.harness import Comparison, Run, measure, report
from benchmarks.memory import peak_of
from corpus import DocumentError, find_documents, read
from search_index import Index, open_index, search
from search_index.exact import occurrences
from seeds import FOLDER

PAIRS = 3
SHOWN = 20
EXACT = ("高质量发展", "中华人民共和国", "营商环境", "的通知")
BUILDING_MB, SEARCHING_MB = 600, 300
QUERIES = Path(__file__).with_name("search_queries.txt").read_text(encoding="utf-8").splitlines()
THIRD = 1 / 3


def timed(work: Callable[[], object]) -> Run:
    """The work as something that can be measured, in this process."""

    def run() -> float:
        started = time.perf_counter()
        work()
        return time.perf_counter() - started

    return run


def worked(work: Callable[[], object]) -> float:
    """Seconds of the processor that the work takes in this process."""
    started = time.process_time()
    work()
    return time.process_time() - started


def build(files: Sequence[Path]) -> Index:
    """Our index of documents, from nothing."""
    return open_index(files, index_dir=Path(tempfile.mkdtemp(prefix="benchmark-")))


def build_naively(files: Sequence[Path], folder: Path | None = None) -> Any:
    """Whoosh's index of the same paragraphs with jieba's analyzer, as its documentation shows."""
    from jieba.analyse import ChineseAnalyzer
    from whoosh import fields, index

    schema = fields.Schema(
        document=fields.STORED, text=fields.TEXT(stored=True, analyzer=ChineseAnalyzer())
    )
    made = index.create_in(folder or tempfile.mkdtemp(prefix="benchmark-"), schema)
    writer = made.writer()
    for path in find_documents(files).files:
        try:
            document = read(path)
        except DocumentError:
            continue
        for paragraph in document.paragraphs:
            writer.add_document(document=str(path), text=paragraph.text)
    writer.commit()
    return made


def naive_index(files: Sequence[Path], kept: Path | None) -> Any:
    """Whoosh's index, the one that was kept where there is one."""
    from whoosh import index

    if kept and kept.is_dir() and index.exists_in(str(kept)):
        return index.open_dir(str(kept))
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
    return build_naively(files, kept)


def ask_naively(searcher: Any, parser: Any, query: str) -> None:
    """One query, the best hits with Whoosh's highlights."""
    for hit in searcher.search(parser.parse(query), limit=SHOWN):
        hit.highlights("text", top=1)


def queries(ours: Index, naive: Any, rounds: int) -> bool:
    """Prints how long the queries take on both sides, one after the other; whether ours are fast
    enough. Of each query the fastest of the rounds counts, on both sides, in time of the processor:
    all of it is work of this process, and what else the machine does is not measured."""
    from whoosh.qparser import QueryParser

    parser = QueryParser("text", naive.schema)
    taken: dict[str, tuple[list[float], list[float]]] = {query: ([], []) for query in QUERIES}
    with naive.searcher() as searcher:
        for _ in range(rounds):
            for query, (mine, theirs) in taken.items():
                mine.append(worked(partial(search, ours, query, limit=SHOWN)))
                theirs.append(worked(partial(ask_naively, searcher, parser, query)))
    mine = sorted(min(each) for each, _theirs in taken.values())
    theirs = sorted(min(each) for _mine, each in taken.values())
    held = True
    for name, at in (("median", len(mine) // 2), ("95 of 100", len(mine) * 95 // 100), ("all", -1)):
        ratio = mine[at] / theirs[at]
        held &= ratio <= THIRD
        print(
            f"{len(QUERIES)} warm queries, {name} within: {mine[at] * 1000:.1f} ms, "
            f"Whoosh {theirs[at] * 1000:.1f} ms, ratio {ratio:.2f} (allowed {THIRD:.2f})"
        )
    worst = max(taken, key=lambda query: min(taken[query][0]))
    print(f"The slowest of ours is {worst}, {mine[-1] * 1000:.0f} ms.", flush=True)
    return held


def count_exactly(index: Index) -> None:
    """How often and in which paragraphs each of the exact texts stands."""
    for text in EXACT:
        for part in index.parts:
            occurrences(part.texts.exact, text)


def count_with_ripgrep(index: Index, ripgrep: str) -> Run:
    """The same files counted by ripgrep, a process for each text."""
    parts = Path(index.generation.folder).glob("parts/*/texts.folded")
    files = [str(path) for path in parts]

    def count() -> None:
        for text in EXACT:
            words = [ripgrep, "--count-matches", "--fixed-strings", "--text", "-e", text, *files]
            subprocess.run(words, stdout=subprocess.DEVNULL, check=False)

    return timed(count)


def refresh(folder: Path, indexes: Path) -> Run:
    """One document more, and the index refreshed."""
    numbers = count(1)

    def one_more() -> float:
        number = next(numbers)
        added = folder / f"zz{number}.txt"
        added.write_text(f"第{number}号报告\n\n新增的一段文字。\n", encoding="utf-8")
        started = time.perf_counter()
        open_index([folder], index_dir=indexes).close()
        took = time.perf_counter() - started
        added.unlink()
        return took

    return one_more


BUILD = """
import sys; from pathlib import Path; from search_index import open_index
open_index([Path(sys.argv[1])], index_dir=Path(sys.argv[2]))
"""
SEARCH = """
import sys; from pathlib import Path; from search_index import open_index, search
index = open_index([Path(sys.argv[1])], index_dir=Path(sys.argv[2]))
for query in Path(sys.argv[3]).read_text(encoding="utf-8").splitlines():
    search(index, query, limit=100)
"""


def memory(folder: Path) -> bool:
    """Prints what a build and a process that searches hold at most; whether it is little enough."""
    indexes = tempfile.mkdtemp(prefix="benchmark-")
    words = [sys.executable, "-W", "ignore", "-c"]
    building = peak_of([*words, BUILD, str(folder), indexes])
    asked = str(Path(__file__).with_name("search_queries.txt"))
    searching = peak_of([*words, SEARCH, str(folder), indexes, asked])
    print(f"Building holds {building:.0f} MB at most; allowed are {BUILDING_MB} MB.")
    print(f"Searching holds {searching:.0f} MB at most; allowed are {SEARCHING_MB} MB.")
    return building <= BUILDING_MB and searching <= SEARCHING_MB


def compared(folder: Path, ours: Index, nth: int) -> list[Comparison]:
    """What is measured side by side."""
    some = find_documents([folder]).files[::nth]
    found = [
        Comparison(
            "indexing / Whoosh with jieba's analyzer",
            timed(lambda: build(some).close()),
            timed(lambda: build_naively(some)),
            THIRD,
        ),
        Comparison(
            "opening an index with nothing changed / building it",
            timed(lambda: open_index(ours.paths, index_dir=_indexes(ours)).close()),
            timed(lambda: build([folder]).close()),
            0.02,
        ),
    ]
    if ripgrep := shutil.which("rg"):
        counting = timed(lambda: count_exactly(ours))
        found.append(
            Comparison("exact text / ripgrep", counting, count_with_ripgrep(ours, ripgrep), 2)
        )
    else:
        print("Exact text is not held against ripgrep: it is not installed.")
    return found


def main(words: list[str]) -> int:
    """Measures and prints; the exit code says whether every promise holds."""
    folder = Path(words[0]) if words else FOLDER
    pairs, nth = [int(word) for word in words[1:3]] + [PAIRS, 1][len(words[1:3]) :]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's sources hold escapes that newer Pythons warn of
        naive = naive_index([folder], Path(words[3]) if len(words) > 3 else None)
    ours = build([folder])
    held = queries(ours, naive, pairs)
    told = [measure(each, pairs=pairs) for each in compared(folder, ours, nth)]
    with tempfile.TemporaryDirectory(prefix="benchmark-") as copy:
        library = Path(shutil.copytree(folder, Path(copy) / "library"))
        indexes = Path(copy) / "indexes"
        open_index([library], index_dir=indexes).close()
        building = timed(lambda: build([library]).close())
        one_more = Comparison("one document more / building", refresh(library, indexes),
                              building, None)  # fmt: skip
        told.append(measure(one_more, pairs=1))
    print(report(told))
    held &= memory(folder)
    return 0 if held and all(each.holds for each in told) else 1


def _indexes(index: Index) -> Path:
    return Path(index.generation.folder).parent.parent


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
