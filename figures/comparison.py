"""Two figures become the relation between them: the same, restated, changed or different."""

from __future__ import annotations

import re
from decimal import Decimal

from corpus.folding import matchable
from figures.model import Figure, Kind, Relation
from figures.numerals import CHINESE, MIXED, SCALE, number_of, scale_factor
from figures.units import PARTS, dimension_of, factor_of
from figures.writing import written

_numeral = re.compile(
    rf"(?P<numeral>{MIXED}|{CHINESE})(?P<more>[余多几来])?(?P<scale>{SCALE})?(?P<more2>[余多几来])?"
    rf"(?P<part>{'|'.join(PARTS)})?"
)
_SHARES = {"%": Decimal("0.01"), "‰": Decimal("0.001"), "倍": Decimal(1), "": Decimal(1)}
_SHARE_KINDS = frozenset({Kind.PERCENT, Kind.RATIO})
_EXACT = frozenset({Kind.DATE, Kind.ORDINAL, Kind.IDENTIFIER, Kind.ENUMERATOR})
"""Kinds that name and rank, which nobody rounds."""

_ITEMS = ("item:", "people")


def compare(base: Figure, revised: Figure) -> Relation:
    """How `revised` stands to `base`, both taken as telling of the same thing. Symmetric.

    RESTATED is the same value in other words: another unit of the dimension, other numerals, a
    bound told or left out, or rounded, which holds within half a step of the coarser one's last
    digit; 30余 is all that begins with its digits.
    """
    same_text = base.kind is revised.kind and matchable(base.text) == matchable(revised.text)
    if same_text and base.bound == revised.bound:
        return Relation.SAME
    if not comparable(base, revised):
        return Relation.DIFFERENT
    if base.bound and revised.bound and base.bound is not revised.bound:
        return Relation.CHANGED
    if same_text:
        return Relation.RESTATED
    if base.kind in _EXACT:
        same = base.value is not None and base.value == revised.value
        return Relation.RESTATED if same else Relation.CHANGED
    if base.value is None or revised.value is None:
        return Relation.CHANGED
    if (base.value_max is None) != (revised.value_max is None):
        return Relation.CHANGED
    return Relation.RESTATED if _close(base, revised) else Relation.CHANGED


def comparable(base: Figure, revised: Figure) -> bool:
    """Whether two figures are of one kind and one dimension, so that one can replace the other.

    Measure words differ in taste more than in meaning (6家, 6个 企业): they are one dimension here,
    and so are shares told as a percentage, a fraction or a multiple.
    """
    return dimension(base) == dimension(revised)


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
    (step, more), (other_step, other_more) = _last_digit(base), _last_digit(revised)
    tolerance = max(step, other_step) / 2
    if all(abs(a - b) <= tolerance for a, b in zip(one, other, strict=True)):
        return True
    return (more and one[0] <= other[0] < one[0] + step) or (
        other_more and other[0] <= one[0] < other[0] + other_step
    )


def _last_digit(figure: Figure) -> tuple[Decimal, bool]:
    """The worth of the last printed digit in base units, and whether 余 or 多 leaves it open."""
    last = None
    for match in _numeral.finditer(written(figure.text)[0]):
        if match["numeral"] not in {"半", "点"}:
            last = match
    if last is None:
        return Decimal(0), False
    number = number_of(last["numeral"])
    step = number.step
    more = bool(last["more"] or last["more2"])
    if more and number.value:
        digits = number.value.normalize().as_tuple()
        exponent = digits.exponent if isinstance(digits.exponent, int) else 0
        step = Decimal(1).scaleb(exponent)
    if last["scale"]:
        step *= scale_factor(last["scale"])
    if last["part"]:
        step *= PARTS[last["part"]][1]
    if figure.kind is Kind.RATIO and figure.unit == "":
        return Decimal(0), more
    return step * _factor(figure), more
