"""How long indexing and searching take, held against Whoosh with jieba's own analyzer and ripgrep.

`python -m benchmarks.search [FOLDER [PAIRS]]`; without a folder on the bundled documents. Both
sides index the same paragraphs and answer the same queries with their matches marked; exact text is
counted in the same files. Ends with 1 when something is slower or larger than promised.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks.harness import Comparison, Run, measure, report
from corpus import find_documents, read
from search_index import Index, open_index, search
from search_index.exact import occurrences
from seeds import FOLDER

PAIRS = 3
SHOWN = 20
EXACT = ("高质量发展", "中华人民共和国", "营商环境", "的通知")
LARGEST_MB = 600
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


def peak_of_building(folder: Path) -> float:
    """Megabytes that a build holds at most, its workers included; 0 where it cannot be told."""
    if not Path("/proc/self/smaps_rollup").exists():
        return 0.0
    words = [sys.executable, "-W", "ignore", "-c", BUILD, str(folder), tempfile.mkdtemp()]
    process = subprocess.Popen(words)
    most = 0
    while process.poll() is None:
        most = max(most, sum(map(_proportional_kb, _family(process.pid))))
        time.sleep(0.1)
    return most / 1024


BUILD = """
import sys; from pathlib import Path; from search_index import open_index
open_index([Path(sys.argv[1])], index_dir=Path(sys.argv[2]))
"""


def _family(pid: int) -> list[int]:
    try:
        tasks = [*Path(f"/proc/{pid}/task").glob("*/children")]
        children = [int(child) for each in tasks for child in each.read_text().split()]
    except OSError:
        return [pid]
    return [pid, *(member for child in children for member in _family(child))]


def _proportional_kb(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


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
    ripgrep = shutil.which("rg")
    if ripgrep:
        counting = timed(lambda: count_exactly(ours))
        exact = Comparison("exact text / ripgrep", counting, count_with_ripgrep(ours, ripgrep), 2)
        told.append(measure(exact, pairs=max(pairs, 15)))
    with tempfile.TemporaryDirectory(prefix="benchmark-") as copy:
        library = Path(shutil.copytree(folder, Path(copy) / "library"))
        indexes = Path(copy) / "indexes"
        open_index([library], index_dir=indexes).close()
        building = timed(lambda: build(library).close())
        one_more = Comparison("one document more / building", refresh(library, indexes),
                              building, None)  # fmt: skip
        told.append(measure(one_more, pairs=pairs))
    print(report(told))
    if not ripgrep:
        print("Exact text was not held against ripgrep: it is not installed.")
    peak = peak_of_building(folder)
    print(f"Building holds {peak:.0f} MB at most; allowed are {LARGEST_MB} MB.")
    return 0 if all(each.holds for each in told) and peak <= LARGEST_MB else 1


def _indexes(index: Index) -> Path:
    return Path(index.generation.folder).parent.parent


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
