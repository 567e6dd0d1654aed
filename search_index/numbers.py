"""`figure:` conditions become ranges of values, and ranges find the figures that lie in them."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from corpus.folding import fold
from corpus.model import Span

COMPARISONS = {">=": "ge", "<=": "le", "≥": "ge", "≤": "le", ">": "gt", "<": "lt", "=": "eq"}
CONDITION = re.compile(r"(>=|<=|≥|≤|>|<|=)?(.*)", re.DOTALL)
HAIR = 1e-9
"""The part of a value by which bounds differ from it, and within which values are equal."""

RANGE = "~"
"""Ends the measure of figures that are ranges themselves (3—5年)."""

UNCOUNTED = frozenset({"date", "ordinal", "identifier", "enumerator"})
"""Measures whose numbers name or order: only a condition that names one itself looks there."""

PLAIN = frozenset({"", "number"})
"""Measures of a number without a unit: as a condition it means any unit."""

ABOUT = frozenset(
    ("", "约", "近", "超", "超过", "不低于", "不超过", "多", "余", "左右", "上下", "以上", "以下")
)
"""What may stand beside the number in a condition."""


@dataclass(frozen=True, slots=True)
class FigureRange:
    """The values from `low` to `high` of a unit; a bound that is open is not itself in the range.

    `measure` is what the unit measures and `factor` how many of its base units the unit holds.
    `text` is the condition as it was written.
    """

    text: str
    low: float
    high: float
    measure: str
    unit: str | None
    factor: float
    low_open: bool = False
    high_open: bool = False

    def __str__(self) -> str:
        return self.text


def parse_range(text: str) -> FigureRange | None:
    """The range that `562家`, `>100亿元`, `3%..5%` or `..5%` means, None for no number."""
    condition = "".join(fold(text).split())
    before, dots, after = condition.partition("..")
    if dots:
        found = _between(before, after)
    else:
        match = CONDITION.fullmatch(condition)
        found = _compared(match[1], match[2]) if match else None
    return replace(found, text=text) if found else None


def _compared(sign: str | None, number: str) -> FigureRange | None:
    """`>5%` and 5%以上 alike: the side on which the value lies comes from sign or wording."""
    equal = _number(number)
    if equal is None:
        return None
    match COMPARISONS.get(sign or ""):
        case "gt" | "ge" as side:
            return replace(equal, high=math.inf, low_open=side == "gt")
        case "lt" | "le" as side:
            return replace(equal, low=-math.inf, high=equal.low, high_open=side == "lt")
    return equal


def _between(before: str, after: str) -> FigureRange | None:
    """`3..5亿元` shares its unit, as 3—5亿元 does."""
    low, high = _number(before), _number(after)
    if low and high and low.unit is None:
        low = _number(f"{before}-{after}") or low
    if (before and not low) or (after and not high) or not (low or high):
        return None
    named = next(each for each in (high, low) if each)
    if low and low.measure != named.measure:
        return None
    least = low.low * low.factor / named.factor if low else -math.inf
    most = high.high if high else math.inf
    return replace(named, low=min(least, most), high=max(least, most))


def _number(text: str) -> FigureRange | None:
    """The values that a figure which is all of the text may have."""
    from figures import Bound, find_figures
    from search_index.figure_rows import factor_of_unit, measure_of

    for figure in find_figures(text):
        if figure.value is not None and text.replace(figure.text, "", 1) in ABOUT:
            low = float(figure.value)
            high = low if figure.value_max is None else float(figure.value_max)
            measure = measure_of(figure)
            return FigureRange(
                text,
                -math.inf if figure.bound is Bound.MAX else low,
                math.inf if figure.bound is Bound.MIN else high,
                measure,
                figure.unit or None,
                factor_of_unit(measure, figure.unit),
            )
    try:
        value = float(Decimal(text))
    except (InvalidOperation, ValueError):
        return None
    return FigureRange(text, value, value, "", None, 1.0) if math.isfinite(value) else None


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """The rows `first` to `last` of a table: figures of one measure and unit, by least value.

    `factor` is how many base units the unit holds.
    """

    measure: str
    unit: str
    factor: float
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The figures of a part, in groups. Values are in the base unit of what is measured."""

    groups: Sequence[FigureGroup]
    values: Sequence[float]
    values_max: Sequence[float]
    passages: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]


def find_in_range(table: FigureTable, wanted: FigureRange) -> dict[int, set[Span]]:
    """The passages with figures in the range, and the spans of those figures in their texts.

    A figure that is a range itself is found when the two overlap.
    """
    found: dict[int, set[Span]] = {}
    for group in table.groups:
        for row in _rows(table, group, wanted):
            span = (table.starts[row], table.ends[row])
            found.setdefault(table.passages[row], set()).add(span)
    return found


def _rows(table: FigureTable, group: FigureGroup, wanted: FigureRange) -> Iterable[int]:
    measure = group.measure.removesuffix(RANGE)
    named = wanted.measure not in PLAIN
    if measure != wanted.measure if named else measure in UNCOUNTED:
        return ()
    factor = wanted.factor if named else group.factor
    low = _edge(wanted.low * factor, -HAIR / 2 if wanted.low_open else HAIR * 2)
    high = _edge(wanted.high * factor, HAIR / 2 if wanted.high_open else -HAIR * 2)
    last = bisect_right(table.values, high, group.first, group.last)
    if group.measure != measure:
        return (row for row in range(group.first, last) if table.values_max[row] >= low)
    return range(bisect_left(table.values, low, group.first, group.last), last)


def _edge(value: float, outwards: float) -> float:
    """The value moved down by that part of it."""
    return value - abs(value) * outwards if math.isfinite(value) else value
