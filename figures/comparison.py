"""Two figures become the relation between them: the same, restated, changed or different."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from corpus.folding import matchable
from figures.model import Bound, Figure, Kind, Relation
from figures.numerals import CHINESE, MIXED, SCALE, number_of, scale_factor
from figures.units import PARTS, dimension_of, factor_of
from figures.writing import written

_numeral = re.compile(
    rf"(?P<numeral>{MIXED}|{CHINESE})(?P<more>[余多几来])?(?P<scale>{SCALE})?(?P<more2>[余多几来])?"
    rf"(?P<part>{'|'.join(PARTS)})?"
)
_iso_date = re.compile("([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_to = re.compile("[-—–~～－―─至到]+")
_VAGUE = {"数": Decimal(9), "几": Decimal(9), "上": Decimal(1)}
"""How much more than itself a vague number may be: 数十 ends before 100, 上百 before 200."""

_SHARES = {"%": Decimal("0.01"), "‰": Decimal("0.001"), "倍": Decimal(1), "": Decimal(1)}
_SHARE_KINDS = frozenset({Kind.PERCENT, Kind.RATIO})
_EXACT = frozenset({Kind.DATE, Kind.ORDINAL, Kind.IDENTIFIER, Kind.ENUMERATOR})
"""Kinds that name and rank, which nobody rounds."""

_FAMILIES = (frozenset({"hours", "months", "working days"}), frozenset({"mass", "tonnage"}))
"""Dimensions in which one thing may be told though neither converts into the other: terms, and
the size of ships. Of two such figures one has replaced the other."""

_TONNAGE = frozenset({"总吨", "载重吨"})
_ITEMS = ("item:", "people")
_PEOPLE, _HOUSEHOLDS = frozenset("人 名 位 口人".split()), frozenset({"户"})
_OPPOSITES = {"增长", "下降"}
_TOLD_ROUNDED, _ROUNDED, _ROUNDED_TO_ONE_DIGIT = Decimal("0.1"), Decimal("0.015"), Decimal("0.005")
"""Shares of a value that rounding may take from it or add: told, silent, and to one digit."""

_COUNTED_OFF = frozenset({"hours", "months", "working days", "age"})
"""Dimensions in which rules turn on a single step: 三年 is in 三年以下, not in 不满三年."""


def compare(base: Figure, revised: Figure) -> Relation:
    """How `revised` stands to `base`, both taken as telling of the same thing. Symmetric.

    RESTATED is the same value in other words: another unit of the dimension, other numerals, a
    bound told or left out, or rounded, which holds within half a step of the coarser one's last
    digit and on the side of a bound that is told; 30余 is all that begins with its digits.
    """
    same_text = base.kind is revised.kind and matchable(base.text) == matchable(revised.text)
    if same_text and base.bound == revised.bound and not _opposed(base, revised):
        return Relation.SAME
    if not comparable(base, revised):
        return Relation.DIFFERENT
    if _opposed(base, revised) or dimension(base) != dimension(revised):
        return Relation.CHANGED
    if same_text:
        return Relation.RESTATED
    if base.kind in _EXACT:
        if base.value is None or revised.value is None:
            same = base.kind is Kind.DATE and _dated(base) == _dated(revised)
        else:
            same = base.value == revised.value
        return Relation.RESTATED if same else Relation.CHANGED
    if base.value is None or revised.value is None:
        return Relation.CHANGED
    if (base.value_max is None) != (revised.value_max is None):
        return Relation.CHANGED
    return Relation.RESTATED if _close(base, revised) else Relation.CHANGED


def comparable(base: Figure, revised: Figure) -> bool:
    """Whether two figures are of one kind and one dimension, so that one can replace the other.

    Measure words differ in taste more than in meaning (6家, 6个 企业): they are one dimension here,
    and so are shares told as a percentage, a fraction or a multiple. Two months may become sixty
    days or so many working days.
    """
    if _PEOPLE & {base.unit, revised.unit} and _HOUSEHOLDS & {base.unit, revised.unit}:
        return False
    one, other = dimension(base), dimension(revised)
    return one == other or any({one, other} <= family for family in _FAMILIES)


def _opposed(base: Figure, revised: Figure) -> bool:
    """Whether the words around two figures make different things of one value: at least and at
    most, more than half and half or more, growth and decline."""
    if {base.trend, revised.trend} == _OPPOSITES:
        return True
    if not base.bound or not revised.bound:
        return False
    if base.bound is not revised.bound:
        return True
    exact = base.kind is Kind.RATIO or dimension(base) in _COUNTED_OFF
    return exact and base.exclusive is not revised.exclusive


def dimension(figure: Figure) -> str:
    """What a figure measures: a dimension of the units, `items`, `share`, or its kind."""
    if figure.kind in _SHARE_KINDS:
        return "share"
    if figure.kind is Kind.MONEY:
        return dimension_of(figure.unit)
    if figure.kind is Kind.ORDINAL:
        return f"ordinal:{figure.text[-1]}"
    if figure.kind is not Kind.QUANTITY:
        return figure.kind.value
    if figure.unit in _TONNAGE:
        return "tonnage"
    found = dimension_of(figure.unit)
    return "items" if not found or found.startswith(_ITEMS) else found


def in_base_units(figure: Figure) -> tuple[Decimal, Decimal]:
    """Both ends of the figure's values in the base unit of its dimension; equal for one value."""
    factor = _factor(figure)
    low = figure.value or Decimal(0)
    high = low if figure.value_max is None else figure.value_max
    return low * factor, high * factor


def _factor(figure: Figure) -> Decimal:
    if figure.kind in _SHARE_KINDS:
        return _SHARES.get(figure.unit, Decimal(1))
    return factor_of(figure.unit)


def _close(base: Figure, revised: Figure) -> bool:
    one, other = in_base_units(base), in_base_units(revised)
    if one == other:
        return True
    printed, other_printed = _printed(base), _printed(revised)
    step, other_step = printed.step, other_printed.step
    if printed.more or other_printed.more:
        return (printed.more and one[0] <= other[0] < one[0] + step) or (
            other_printed.more and other[0] <= one[0] < other[0] + other_step
        )
    if _beyond(base.bound, one, other) or _beyond(revised.bound, other, one):
        return False
    tolerance = max(step, other_step) / 2
    if base.approximate is not revised.approximate:
        tolerance = max(tolerance, _roughly(base, step), _roughly(revised, other_step))
    share = _rounded_by(base, printed, revised, other_printed)
    return all(
        abs(a - b) <= min(tolerance, share * max(abs(a), abs(b)))
        for a, b in zip(one, other, strict=True)
    )


def _beyond(
    bound: Bound | None, one: tuple[Decimal, Decimal], other: tuple[Decimal, Decimal]
) -> bool:
    """Whether values lie on the other side of a bound that is told of `one`: 4.5% of 5%以上."""
    if bound is Bound.MIN:
        return other[0] < one[0]
    return bound is Bound.MAX and other[1] > one[1]


def _rounded_by(base: Figure, printed: _Printed, revised: Figure, other: _Printed) -> Decimal:
    """The share of itself by which a value may differ and still be only rounded.

    Where something tells that one side is rounded, another unit or a word such as 约, more than
    where the two are written alike: 5.2% and 5% would be two targets. A threshold is not rounded.
    """
    if base.bound and revised.bound:
        return Decimal(0)
    told = base.approximate is not revised.approximate
    if told or base.unit != revised.unit or printed.scale != other.scale:
        return _TOLD_ROUNDED
    coarser = max(printed, other, key=lambda each: each.step)
    return _ROUNDED if coarser.digits > 1 else _ROUNDED_TO_ONE_DIGIT


def _roughly(figure: Figure, step: Decimal) -> Decimal:
    """How far from the truth an approximate figure may be (近1600家: 1562家): half of its last
    digit that is no zero, and no more than a twentieth.

    Only towards an exact figure: of two that are both approximate each is as near as it is told
    (近300家, 近295家).
    """
    if not figure.approximate or not figure.value:
        return Decimal(0)
    digits = figure.value.normalize().as_tuple()
    exponent = digits.exponent if isinstance(digits.exponent, int) else 0
    worth = Decimal(1).scaleb(exponent) * _factor(figure)
    return max(step, min(worth, abs(figure.value) * _factor(figure) / 10)) / 2


def _dated(figure: Figure) -> str:
    """A date in one spelling: digits, 年月日, a hyphen between two (2024-01-05: 2024年1月5日)."""
    text = _numeral.sub(
        lambda match: str(number_of(match["numeral"]).value), written(figure.text)[0]
    )
    text = _iso_date.sub(lambda match: f"{match[1]}年{int(match[2])}月{int(match[3])}日", text)
    return _to.sub("-", text).replace("年度", "年").replace("月份", "月").replace("号", "日")


@dataclass(frozen=True, slots=True)
class _Printed:
    """How a figure is printed: the worth of its last digit in base units, whether 余 or 多 leaves
    that open, the scale behind its digits, and how many digits tell its value.
    """

    step: Decimal
    more: bool = False
    scale: str = ""
    digits: int = 1


def _printed(figure: Figure) -> _Printed:
    last = None
    for match in _numeral.finditer(written(figure.text)[0].replace("百分点", "")):
        if match["numeral"] not in {"半", "点"}:
            last = match
    if last is None:
        return _Printed(Decimal(0))
    vague = _VAGUE.get(figure.text[0])
    if vague and figure.value:
        return _Printed(vague * figure.value * _factor(figure), more=True)
    number = number_of(last["numeral"])
    step = number.step
    more = bool(last["more"] or last["more2"])
    told = number.value.normalize().as_tuple()
    digits = len(told.digits)
    if more and number.value and isinstance(told.exponent, int):
        step = Decimal(1).scaleb(told.exponent)
    elif step < 1:  # zeros behind the point are told on purpose
        digits = len(str(int(number.value / step)))
    if last["scale"]:
        step *= scale_factor(last["scale"])
    if last["part"]:
        step *= PARTS[last["part"]][1]
    bare_ratio = figure.kind is Kind.RATIO and figure.unit == ""
    worth = Decimal(0) if bare_ratio else step * _factor(figure)
    return _Printed(worth, more, _scale_of(last), digits)


def _scale_of(numeral: re.Match[str]) -> str:
    """The scale that a numeral is told in: 万, 亿 or none, however it is written."""
    told = numeral["scale"] or numeral["numeral"]
    return told[-1] if told[-1] in "万亿" else ""
