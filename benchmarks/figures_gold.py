"""The annotated sentences and the figures found in them become F1, value accuracy and differences.

    python -m benchmarks.figures_gold [--show open]

Told for the open half, which the rules are made with, for the held-out half, which nothing is
tuned on, and for a second sample, drawn and annotated later to look at the rules with fresh eyes;
`--show open` prints where the open half differs.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from figures import COUNTED, Figure, Kind, find_figures

GOLD = Path(__file__).parent.parent / "tests" / "figures" / "gold.jsonl"
VALUED = COUNTED | {Kind.ORDINAL}
"""The kinds whose values are annotated."""

_TOLERANCE = Decimal("1e-6")


@dataclass(slots=True)
class Score:
    """Figures annotated, found, and right in span and kind; of those with a value, the right."""

    annotated: int = 0
    found: int = 0
    right: int = 0
    valued: int = 0
    values_right: int = 0
    qualified_right: int = 0
    differences: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, of span and kind together."""
        return 2 * self.right / (self.annotated + self.found)

    @property
    def value_accuracy(self) -> float:
        """The part of the right spans with value, upper value and unit right."""
        return self.values_right / self.valued

    @property
    def qualified(self) -> float:
        """The part of the right spans with approximation and bound right."""
        return self.qualified_right / self.right


def score(path: Path = GOLD) -> dict[str, Score]:
    """The scores of the halves `open` and `held out`, and of the `second` sample."""
    scores = {"open": Score(), "held out": Score(), "second": Score()}
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        half = "held out" if entry["held_out"] else "open"
        _add(scores["second" if entry.get("sample") == 2 else half], entry)
    return scores


def _add(score: Score, entry: dict[str, Any]) -> None:
    wanted = {(one["start"], one["end"], one["kind"]): one for one in entry["figures"]}
    found = {(one.start, one.end, one.kind.value): one for one in find_figures(entry["text"])}
    score.annotated += len(wanted)
    score.found += len(found)
    for key in wanted.keys() - found.keys():
        score.differences.append(f"{entry['id']:>4} missed   {_told(wanted[key])}")
    for key in found.keys() - wanted.keys():
        score.differences.append(f"{entry['id']:>4} invented {_told(_annotation(found[key]))}")
    for key in wanted.keys() & found.keys():
        score.right += 1
        expected, told = wanted[key], _annotation(found[key])
        if found[key].kind in VALUED:
            score.valued += 1
            right = _same_value(expected, told) and expected.get("unit") == told.get("unit")
            score.values_right += right
            if not right:
                score.differences.append(
                    f"{entry['id']:>4} value    {_told(expected)} but told {_told(told)}"
                )
        fields = ("approximate", "bound")
        right = [expected.get(name) for name in fields] == [told.get(name) for name in fields]
        score.qualified_right += right
        if not right:
            score.differences.append(
                f"{entry['id']:>4} qualify  {_told(expected)} but told {_told(told)}"
            )


def _same_value(expected: dict[str, Any], told: dict[str, Any]) -> bool:
    return all(_near(expected.get(name), told.get(name)) for name in ("value", "value_max"))


def _near(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(Decimal(one) - Decimal(other)) <= _TOLERANCE * max(Decimal(1), abs(Decimal(one)))


def _annotation(figure: Figure) -> dict[str, Any]:
    return {
        "text": figure.text,
        "kind": figure.kind.value,
        **({"value": str(figure.value)} if figure.value is not None else {}),
        **({"value_max": str(figure.value_max)} if figure.value_max is not None else {}),
        **({"unit": figure.unit} if figure.unit else {}),
        **({"approximate": True} if figure.approximate else {}),
        **({"bound": figure.bound.value} if figure.bound else {}),
    }


def _told(annotation: dict[str, Any]) -> str:
    return " ".join(
        str(value) for name, value in annotation.items() if name not in {"start", "end"}
    )


def report(scores: dict[str, Score]) -> Iterator[str]:
    """One line a half."""
    for half, one in scores.items():
        yield (
            f"{half:>8}: {one.annotated} figures, span and kind F1 {one.f1:.4f}, "
            f"value and unit {one.value_accuracy:.4f} of {one.valued}, "
            f"approximation and bound {one.qualified:.4f}"
        )


def main(arguments: Iterable[str]) -> None:
    """Prints the scores."""
    scores = score()
    for line in report(scores):
        sys.stdout.write(line + "\n")
    for half in arguments:
        for difference in sorted(scores[half].differences if half in scores else ()):
            sys.stdout.write(difference + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
