"""Judged queries become nDCG@10: of our ranking, of Whoosh with jieba's analyzer, of trigrams.

`python -m benchmarks.ranking FOLDER`, the folder of the 31 provincial government reports of 2025;
the bundled documents are searched along with them. `ranking_judged.tsv` holds a query, a grade, a
file and how a paragraph in it begins: 3 is about the query, 2 tells something of it, 1 mentions it,
0 does not. The paragraphs were judged by reading, before any of the rankings was tuned and without
knowing which of them had found them; what nobody judged counts 0. Every other query was held out of
the tuning. Ends with 1 when ours is not ahead of both on those.
"""

from __future__ import annotations

import math
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from statistics import mean
from typing import TypeAlias

from benchmarks.rankers import Passage, Place, Ranker, ours, passages_of, trigrams, whoosh
from seeds import FOLDER

JUDGED = Path(__file__).with_name("ranking_judged.tsv")
DEPTH = 10

Grades: TypeAlias = dict[Place, int]


def judged(passages: Sequence[Passage]) -> dict[str, Grades]:
    """The grades of paragraphs by query."""
    by_file: dict[str, list[Passage]] = {}
    for each in passages:
        by_file.setdefault(each.place[0], []).append(each)
    found: dict[str, Grades] = {}
    for line in JUDGED.read_text(encoding="utf-8").splitlines():
        query, grade, file, beginning = line.split("\t")
        places = [each.place for each in by_file[file] if each.text.startswith(beginning)]
        found.setdefault(query, {}).update(dict.fromkeys(places, int(grade)))
    return found


def gain(places: Sequence[Place], grades: Grades) -> float:
    """nDCG of the first places (Järvelin and Kekäläinen, 2002, with exponential gain)."""

    def discounted(of: Sequence[int]) -> float:
        return math.fsum((2**grade - 1) / math.log2(at + 2) for at, grade in enumerate(of))

    best = discounted(sorted(grades.values(), reverse=True)[:DEPTH])
    return discounted([grades.get(place, 0) for place in places[:DEPTH]]) / best


def main(words: list[str]) -> int:
    """Prints a table; the exit code says whether ours is ahead on the queries held out."""
    folders = [Path(words[0]), FOLDER]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's sources hold escapes that newer Pythons warn of
        passages = passages_of(folders)
        rankers: dict[str, Ranker] = {
            "ours": ours(folders),
            "Whoosh, jieba": whoosh(passages),
            "FTS5 trigrams": trigrams(passages),
        }
    grades = judged(passages)
    queries = list(grades)
    table = {
        name: [gain(ranker(query, DEPTH), grades[query]) for query in queries]
        for name, ranker in rankers.items()
    }
    if "--each" in words:
        for at, query in enumerate(queries):
            told = "  ".join(f"{scores[at]:5.3f}" for scores in table.values())
            print(f"{told}  {'held out' if at % 2 else 'tuned   '}  {query}")
    print(f"{'nDCG@10':14}  {'tuned on':>9}  {'held out':>9}  {'all':>6}")
    for name, scores in table.items():
        tuned, held_out = mean(scores[::2]), mean(scores[1::2])
        print(f"{name:14}  {tuned:9.3f}  {held_out:9.3f}  {mean(scores):6.3f}")
    held = {name: mean(scores[1::2]) for name, scores in table.items()}
    return 0 if held["ours"] > max(held["Whoosh, jieba"], held["FTS5 trigrams"]) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
