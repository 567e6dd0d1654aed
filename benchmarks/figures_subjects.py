"""The figures of an annotated sample become the parts of them whose subject and trend are right.

    python -m benchmarks.figures_subjects [--show open]

A subject is right where it is what a reader named, and right by head where it ends with the noun
that heads it; where a reader named nothing, nothing is right. Told for the open half, which the
word tables are made with, and for the held-out half; `--show` prints where one differs.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from figures import Figure, tell_figures

ANNOTATED = Path(__file__).parent.parent / "tests" / "figures" / "subjects.jsonl"


@dataclass(slots=True)
class Score:
    """How many figures were annotated, and of how many the subject and the trend are right."""

    annotated: int = 0
    exact: int = 0
    head: int = 0
    trend: int = 0
    differences: list[str] = field(default_factory=list)

    def part(self, count: int) -> float:
        """So many of the annotated."""
        return count / self.annotated


def score(path: Path = ANNOTATED) -> dict[str, Score]:
    """The scores of the parts of the sample, by the names that its lines give them."""
    scores: dict[str, Score] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        _add(scores.setdefault(entry["part"], Score()), entry)
    return scores


def _add(score: Score, entry: dict[str, Any]) -> None:
    score.annotated += 1
    found = next((one for one in tell_figures(entry["text"]) if _is(one, entry)), None)
    subject, trend = (found.subject, found.trend) if found else (None, None)
    exact = subject in entry["subjects"]
    head = exact or bool(subject and any(subject.endswith(head) for head in entry["heads"]))
    score.exact += exact
    score.head += head
    score.trend += trend in entry["trends"]
    if not head or trend not in entry["trends"]:
        score.differences.append(
            f"{entry['id']:>4} {entry['figure']} told {subject} {trend} "
            f"for {'/'.join(entry['subjects'])} {'/'.join(entry['trends'])}"
        )


def _is(figure: Figure, entry: dict[str, Any]) -> bool:
    return figure.start <= int(entry["start"]) < figure.end


def report(scores: dict[str, Score]) -> Iterator[str]:
    """One line a part."""
    for part, one in scores.items():
        yield (
            f"{part:>9}: {one.annotated} figures, subject {one.part(one.exact):.3f}, "
            f"by head {one.part(one.head):.3f}, trend {one.part(one.trend):.3f}"
        )


def main(arguments: Iterable[str]) -> None:
    """Prints the scores."""
    scores = score()
    for line in report(scores):
        sys.stdout.write(line + "\n")
    for part in arguments:
        for difference in scores[part].differences if part in scores else ():
            sys.stdout.write(difference + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
