"""`figure:` conditions become ranges of values, and ranges find the figures that lie in them."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from corpus.folding import fold
from corpus.model import Span
from figures.model import COUNTED, Figure

COMPARISONS = {">=": "ge", "<=": "le", "≥": "ge", "≤": "le", ">": "gt", "<": "lt", "=": "eq"}
CONDITION = re.compile(r"\s*(>=|<=|≥|≤|>|<|=)?(.*)", re.DOTALL)
COUNTED_GROUP = "counted"


@dataclass(frozen=True, slots=True)
class FigureRange:
    """The values from `low` to `high` of a unit; a bound that is open is not itself in the range.

    `group` is `counted` or the kind of a figure that names or orders; `unit` None is any unit.
    `text` is the condition as it was written.
    """

    text: str
    low: float
    high: float
    group: str
    unit: str | None
    low_open: bool = False
    high_open: bool = False

    def __str__(self) -> str:
        return self.text


def parse_range(text: str) -> FigureRange | None:
    """The range that `562家`, `>100亿元`, `3%..5%` or `..5%` means; None where there is no number."""
    condition = fold(text).strip()
    before, dots, after = condition.partition("..")
    if dots:
        return _between(text, before, after)
    match = CONDITION.fullmatch(condition)
    assert match is not None  # noqa: S101 - the pattern takes anything
    number = _number(match[2])
    if number is None:
        return None
    low, high, group, unit = number
    comparison = COMPARISONS[match[1]] if match[1] else "eq"
    if comparison == "eq":
        return FigureRange(text, low, high, group, unit)
    if comparison in {"gt", "ge"}:
        return FigureRange(text, low, math.inf, group, unit, low_open=comparison == "gt")
    return FigureRange(text, -math.inf, low, group, unit, high_open=comparison == "lt")


def _between(text: str, before: str, after: str) -> FigureRange | None:
    """`3..5亿元` shares its unit, as 3—5亿元 does."""
    low = _number(before) if before else None
    high = _number(after) if after else None
    if before and after:
        joined = _number(f"{before}-{after}")
        if joined is not None and joined[0] < joined[1] and (low is None or low[3] is None):
            return FigureRange(text, joined[0], joined[1], joined[2], joined[3])
    if (before and low is None) or (after and high is None) or not (low or high):
        return None
    known = low if low is not None and low[3] is not None else high or low
    assert known is not None  # noqa: S101 - one of the two is there
    least = low[0] if low else -math.inf
    most = high[1] if high else math.inf
    return FigureRange(text, min(least, most), max(least, most), known[2], known[3])


def _number(text: str) -> tuple[float, float, str, str | None] | None:
    """The lower and upper value, the group and the unit of a figure that is all of `text`."""
    from figures import find_figures

    for figure in find_figures(text):
        if figure.value is not None and figure.text.strip() == text.strip():
            low = float(figure.value)
            high = low if figure.value_max is None else float(figure.value_max)
            group = group_of(figure)
            return low, high, group, figure.unit or None
    try:
        value = float(Decimal(text.strip()))
    except InvalidOperation:
        return None
    return (value, value, COUNTED_GROUP, None) if math.isfinite(value) else None


def group_of(figure: Figure) -> str:
    """Figures of one group can be compared: all that count something, else those of one kind."""
    return COUNTED_GROUP if figure.kind in COUNTED else figure.kind.value


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The figures of a library, by group and unit and then by value.

    `groups` says from which row to which the figures of a group and a unit stand; a figure that is
    itself a range has two rows, one for each end.
    """

    groups: Mapping[tuple[str, str], Span]
    values: Sequence[float]
    passages: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]


def find_in_range(table: FigureTable, wanted: FigureRange) -> dict[int, set[Span]]:
    """The passages with figures in the range, and the spans of those figures in their texts."""
    found: dict[int, set[Span]] = {}
    for (group, unit), (first, last) in table.groups.items():
        if group != wanted.group or wanted.unit not in {None, unit}:
            continue
        low_side = bisect_right if wanted.low_open else bisect_left
        high_side = bisect_left if wanted.high_open else bisect_right
        for row in range(
            low_side(table.values, wanted.low, first, last),
            high_side(table.values, wanted.high, first, last),
        ):
            span = (table.starts[row], table.ends[row])
            found.setdefault(table.passages[row], set()).add(span)
    return found
