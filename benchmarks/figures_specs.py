"""A folder of other people's test cases becomes the part of them that holds here, file by file.

    python -m benchmarks.figures_specs FOLDER [--failures FILE PART]

The files are JSON lists of cases with `Input` and `Results`, each result with `Text`, `TypeName`,
`Start`, `End` and a `Resolution` with `value` and perhaps `unit`: the form of Recognizers-Text. A
case holds when every result stands where it should with its value and nothing else of that type is
told. A bare number may have its unit with it here, since a figure is a number with its unit.
Half of the cases, by a hash of their input, are never listed: PART is `open`, and the other half
measures what was not looked at.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from figures import Bound, Figure, Kind, find_figures

_ANY = frozenset(Kind) - {Kind.ENUMERATOR, Kind.IDENTIFIER}
TYPES: dict[str, frozenset[Kind]] = {
    "number": _ANY,
    "numberrange": frozenset({Kind.QUANTITY, Kind.MONEY, Kind.PERCENT, Kind.RATIO}),
    "ordinal": frozenset({Kind.ORDINAL}),
    "percentage": frozenset({Kind.PERCENT, Kind.POINTS}),
    "currency": frozenset({Kind.MONEY}),
    "dimension": frozenset({Kind.QUANTITY}),
    "temperature": frozenset({Kind.QUANTITY}),
    "age": frozenset({Kind.QUANTITY}),
}
"""The kinds that a type of result may be told as."""

_TOLERANCE = Decimal("1e-6")
Value = Decimal | None


@dataclass(frozen=True, slots=True)
class Case:
    """One case and whether it may be looked at."""

    text: str
    results: tuple[dict[str, Any], ...]
    looked_at: bool


def cases(path: Path) -> Iterator[Case]:
    """The cases of one file, without those that are marked as not supported by anyone."""
    for entry in json.loads(path.read_text(encoding="utf-8-sig")):
        digest = hashlib.sha256(entry["Input"].encode()).digest()
        if "python" in str(entry.get("NotSupported", "")).lower():
            continue
        yield Case(entry["Input"], tuple(entry["Results"]), digest[0] % 2 == 0)


def holds(case: Case) -> bool:
    """Whether the figures found are those of the case."""
    figures = list(find_figures(case.text))
    if not case.results:
        return True
    kinds = TYPES.get(case.results[0]["TypeName"].split(".")[-1], _ANY)
    figures = [figure for figure in figures if figure.kind in kinds]
    for result in case.results:
        match = next((figure for figure in figures if _is(figure, result)), None)
        if match is None:
            return False
        figures.remove(match)
    return not figures


def _is(figure: Figure, result: dict[str, Any]) -> bool:
    start, end = result["Start"], result["End"] + 1
    kind = result["TypeName"].split(".")[-1]
    told = result["Resolution"].get("value")
    if kind == "numberrange":
        return figure.start < end and figure.end > start and _is_range(figure, told)
    if figure.start != start or (figure.end != end and kind != "number") or figure.end < end:
        return False
    return kind in {"ordinal"} or told is None or _equal(figure, str(told))


def _equal(figure: Figure, told: str) -> bool:
    percent = told.endswith("%")
    value = _decimal(told.removesuffix("%"))
    if value is None or figure.value is None:
        return value is None
    if figure.kind is Kind.PERCENT:
        value *= (1 if percent else 100) * (10 if figure.unit == "‰" else 1)
    return abs(value - figure.value) <= _TOLERANCE * max(Decimal(1), abs(value))


def _is_range(figure: Figure, told: str) -> bool:
    """Whether `(5,7]`, `[5,)` or `(,7)` is what the figure tells; open ends are not told apart."""
    low, _, high = told.strip("()[]").partition(",")
    lower: Value = figure.value
    upper: Value = figure.value if figure.value_max is None else figure.value_max
    if figure.bound is Bound.MIN and figure.value_max is None:
        upper = None
    if figure.bound is Bound.MAX and figure.value_max is None:
        lower = None
    scale = Decimal(100) if figure.kind is Kind.PERCENT else Decimal(1)
    return _same(_decimal(low), lower, scale) and _same(_decimal(high), upper, scale)


def _same(told: Value, found: Value, scale: Decimal) -> bool:
    if told is None or found is None:
        return told is found
    return min(abs(told - found), abs(told * scale - found)) <= _TOLERANCE * max(
        Decimal(1), abs(told)
    )


def _decimal(text: str) -> Value:
    try:
        return Decimal(text) if text.strip() else None
    except InvalidOperation:
        return None


def main(arguments: list[str]) -> None:
    """Prints how many cases of each file hold, and of all."""
    folder = Path(arguments[0])
    halves: dict[bool, list[bool]] = {True: [], False: []}
    for path in sorted(folder.rglob("*.json")):
        of_file = [(case, holds(case)) for case in cases(path)]
        for case, right in of_file:
            halves[case.looked_at].append(right)
        write(f"{path.stem:40} {sum(right for _, right in of_file):4} of {len(of_file):4}")
        if arguments[1:2] == ["--failures"] and path.stem == arguments[2]:
            for case, right in of_file:
                if case.looked_at and not right:
                    _show(case)
    for looked_at, rights in halves.items():
        name = "open half" if looked_at else "other half"
        write(f"{name:40} {sum(rights):4} of {len(rights):4}  {sum(rights) / len(rights):.3f}")
    every = halves[True] + halves[False]
    write(f"{'all':40} {sum(every):4} of {len(every):4}  {sum(every) / len(every):.3f}")


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
