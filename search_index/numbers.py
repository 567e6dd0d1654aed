"""`figure:` conditions become ranges of values, and ranges find the figures that lie in them."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from corpus.folding import fold
from corpus.model import Span
from figures.model import COUNTED, Figure

COMPARISONS = {">=": "ge", "<=": "le", "≥": "ge", "≤": "le", ">": "gt", "<": "lt", "=": "eq"}
CONDITION = re.compile(r"(>=|<=|≥|≤|>|<|=)?(.*)", re.DOTALL)
COUNTED_GROUP = "counted"
ABOUT = frozenset(
    ("", "约", "近", "超", "超过", "不低于", "不超过", "多", "余", "左右", "上下", "以上", "以下")
)
"""What may stand beside the number in a condition."""


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
    least = low.low if low else -math.inf
    most = high.high if high else math.inf
    named = next(each for each in (high, low) if each)
    return replace(named, low=min(least, most), high=max(least, most))


def _number(text: str) -> FigureRange | None:
    """The values that a figure which is all of the text may have."""
    from figures import Bound, find_figures

    for figure in find_figures(text):
        if figure.value is not None and text.replace(figure.text, "", 1) in ABOUT:
            low = float(figure.value)
            high = low if figure.value_max is None else float(figure.value_max)
            return FigureRange(
                text,
                -math.inf if figure.bound is Bound.MAX else low,
                math.inf if figure.bound is Bound.MIN else high,
                group_of(figure),
                figure.unit or None,
            )
    try:
        value = float(Decimal(text))
    except (InvalidOperation, ValueError):
        return None
    return FigureRange(text, value, value, COUNTED_GROUP, None) if math.isfinite(value) else None


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
