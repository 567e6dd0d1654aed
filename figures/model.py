"""What a number of a Chinese sentence means: value, unit, kind and place.

The kinds and fields are those of the public JSON (`docs/interface.md`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What a figure is. The first five count something; the others name or order."""

    QUANTITY = "quantity"
    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"
    RATIO = "ratio"
    DATE = "date"
    ORDINAL = "ordinal"
    IDENTIFIER = "identifier"
    ENUMERATOR = "enumerator"


COUNTED = frozenset({Kind.QUANTITY, Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.RATIO})
"""The kinds that the summary of a comparison counts."""


class Bound(StrEnum):
    """On which side of the value the truth lies (以上, 不低于: MIN; 以下, 不超过: MAX)."""

    MIN = "min"
    MAX = "max"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit in a sentence.

    `start` and `end` are offsets into the sentence's text and `text` stands between them;
    `sentence` is the sentence's index in its document. `value` is in `unit` with the scale
    multiplied out (2.7万吨: 27000 吨), None where there is no value to tell (“十四五”); `value_max`
    is the upper end of a range; `exclusive` where the bound leaves the value itself out (超过 and
    不满, but not 以上 and 以下). `subject` is the noun phrase that is measured (急诊床位) and
    `trend` what happened to it (增长), both in the sentence's words and "" where it does not tell;
    `figures.subjects.told` fills them in.
    """

    text: str
    start: int
    end: int
    sentence: int
    kind: Kind
    value: Decimal | None
    value_max: Decimal | None
    unit: str
    approximate: bool
    bound: Bound | None
    subject: str = ""
    trend: str = ""
    exclusive: bool = False


def counted(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Those of the kinds that a comparison counts, in the order given."""
    return tuple(figure for figure in figures if figure.kind in COUNTED)


class Relation(StrEnum):
    """How two figures stand to each other, each as the other's counterpart."""

    SAME = "same"
    RESTATED = "restated"
    CHANGED = "changed"
    DIFFERENT = "different"


_LONGEST = 200
"""Digits of a value beyond which it is not tidied."""


def made(
    text: str,
    span: tuple[int, int],
    kind: Kind,
    value: Decimal | None = None,
    value_max: Decimal | None = None,
    *,
    unit: str = "",
    approximate: bool = False,
) -> Figure:
    """A figure of sentence 0 whose values have no trailing zeros and whole ones no exponent."""
    start, end = span
    return Figure(
        text[start:end],
        start,
        end,
        0,
        kind,
        None if value is None else tidy(value),
        None if value_max is None else tidy(value_max),
        unit,
        approximate,
        None,
    )


def tidy(value: Decimal) -> Decimal:
    """The value without trailing zeros, whole numbers without an exponent."""
    if abs(value.adjusted()) > _LONGEST:
        return value
    whole = int(value)
    return Decimal(whole) if value == whole else value.normalize()
