"""A folder of other people's test cases becomes the part of them that holds here, file by file.

    python -m benchmarks.figures_specs FOLDER [--failures FILE]

The files are JSON lists of cases with `Input` and `Results`, each result with `Text`, `TypeName`,
`Start`, `End` and a `Resolution` with `value` and perhaps `unit`: the form of Recognizers-Text. A
case holds when every result stands where it should with its value, and nothing else that the
file's model tells is told; a case without results holds when nothing is. A bare number may have
its unit with it here, since a figure is a number with its unit, and may be told as a share. A range
is what the figures in its span leave open together. Every case counts, whatever it is marked as
not supported by.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from figures import Bound, Figure, Kind, find_figures
from figures.comparison import dimension

_TOLD = frozenset(Kind) - {Kind.ENUMERATOR, Kind.IDENTIFIER}
MODELS: dict[str, tuple[frozenset[Kind], frozenset[Kind]]] = {
    "NumberModel": (_TOLD, frozenset({Kind.QUANTITY, Kind.RATIO})),
    "NumberRangeModel": (_TOLD, frozenset()),
    "OrdinalModel": (frozenset({Kind.ORDINAL}), frozenset({Kind.ORDINAL})),
    "PercentModel": (frozenset({Kind.PERCENT, Kind.POINTS}), frozenset({Kind.PERCENT})),
    "CurrencyModel": (frozenset({Kind.MONEY}), frozenset({Kind.MONEY})),
    "DimensionModel": (frozenset({Kind.QUANTITY}), frozenset({Kind.QUANTITY})),
    "TemperatureModel": (frozenset({Kind.QUANTITY}), frozenset()),
    "AgeModel": (frozenset({Kind.QUANTITY}), frozenset()),
}
"""For a file's cases, the kinds that a result may be told as, and those told only as results."""

_COUNTS = frozenset({"items", ""})
"""What measure words measure, which is no dimension of those cases."""

_TOLERANCE = Decimal("1e-6")
Value = Decimal | None
Interval = tuple[Value, Value]


@dataclass(frozen=True, slots=True)
class Case:
    """A text and the results wanted of it."""

    text: str
    results: tuple[dict[str, Any], ...]


def cases(path: Path) -> Iterator[Case]:
    """The cases of one file."""
    for entry in json.loads(path.read_text(encoding="utf-8-sig")):
        yield Case(entry["Input"], tuple(entry["Results"]))


def holds(model: str, case: Case) -> bool:
    """Whether the figures found are those of the case."""
    told_as, exclusive = MODELS[model]
    figures = [figure for figure in find_figures(case.text) if figure.kind in told_as]
    for result in case.results:
        found = _found(model, figures, result)
        if not found:
            return False
        figures = [figure for figure in figures if figure not in found]
    return not any(
        figure.kind in exclusive and not (model == "DimensionModel" and _counts(figure))
        for figure in figures
    )


def _counts(figure: Figure) -> bool:
    return dimension(figure) in _COUNTS or figure.unit in {"人", "名", "岁", "天"}


def _found(model: str, figures: Sequence[Figure], result: dict[str, Any]) -> list[Figure]:
    """The figures that tell a result; none where none does."""
    start, end = result["Start"], result["End"] + 1
    told = result["Resolution"].get("value")
    inside = [figure for figure in figures if figure.start < end and figure.end > start]
    if model == "NumberRangeModel":
        return inside if inside and _interval_is(inside, told) else []
    for figure in inside:
        longer = figure.end >= end if model == "NumberModel" else figure.end == end
        if model == "OrdinalModel":
            longer = True
        begins = figure.start == start or (longer and model == "NumberModel")
        if begins and longer and _equal(figure, told):
            return [figure]
    return []


def _equal(figure: Figure, told: str | None) -> bool:
    if told is None or figure.value is None:
        return told is None
    value = _decimal(told.removesuffix("%"))
    if value is None:
        return False
    if figure.kind is Kind.PERCENT:
        value *= 10 if figure.unit == "‰" else 1
        if not told.endswith("%") and _near(value * 100, figure.value):
            return True
    return any(_near(value, figure.value * worth) for worth in _worths(figure))


def _worths(figure: Figure) -> tuple[Decimal, ...]:
    """A number of those cases stops before 千 where 千 makes a unit (三千比特 is 3 of 千比特)."""
    return (
        (Decimal(1), Decimal("1e-3"), Decimal("1e-6")) if figure.unit in _SPLIT else (Decimal(1),)
    )


_SPLIT = frozenset({"比特", "字节"})


def _interval_is(figures: Sequence[Figure], told: str) -> bool:
    low, _, high = told.strip("()[]").partition(",")
    lows, highs = zip(*(_interval(figure) for figure in figures), strict=True)
    lower = max((value for value in lows if value is not None), default=None)
    upper = min((value for value in highs if value is not None), default=None)
    scale = Decimal(100) if figures[0].kind is Kind.PERCENT else Decimal(1)
    return _same(_decimal(low), lower, scale) and _same(_decimal(high), upper, scale)


def _interval(figure: Figure) -> Interval:
    """The values that a figure leaves open; 五百多 is at least that."""
    if figure.value_max is not None:
        return figure.value, figure.value_max
    if figure.bound is Bound.MIN or (figure.bound is None and figure.approximate):
        return figure.value, None
    return (None if figure.bound is Bound.MAX else figure.value), figure.value


def _same(told: Value, found: Value, scale: Decimal) -> bool:
    if told is None or found is None:
        return told is found
    return _near(told, found) or _near(told * scale, found)


def _near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _TOLERANCE * max(Decimal(1), abs(one))


def _decimal(text: str) -> Value:
    try:
        return Decimal(text) if text.strip() else None
    except InvalidOperation:
        return None


def main(arguments: list[str]) -> None:
    """Prints how many cases of each file hold, and of all."""
    every: list[bool] = []
    for path in sorted(Path(arguments[0]).rglob("*.json")):
        if path.stem not in MODELS:
            continue
        of_file = [(case, holds(path.stem, case)) for case in cases(path)]
        rights = [right for _, right in of_file]
        every += rights
        write(_line(path.stem, rights))
        if arguments[1:2] == ["--failures"] and path.stem in arguments[2:]:
            for case, right in of_file:
                if not right:
                    _show(case)
    write(_line("all", every))


def _line(name: str, rights: Sequence[bool]) -> str:
    return f"{name:20} {sum(rights):4} of {len(rights):4}  {sum(rights) / len(rights):.3f}"


def _show(case: Case) -> None:
    write(f"  {case.text!r}")
    for result in case.results:
        write(f"     wanted {result['Text']!r} {result['Resolution'].get('value')}")
    for figure in find_figures(case.text):
        write(
            f"     found  {figure.text!r} {figure.kind} {figure.value} {figure.value_max} "
            f"{figure.unit} {figure.bound}"
        )


write: Callable[[str], object] = print


if __name__ == "__main__":
    main(sys.argv[1:])
