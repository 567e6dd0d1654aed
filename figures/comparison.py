"""Two figures become the relation between them: the same, restated, changed or different."""

from __future__ import annotations

import re
from decimal import Decimal

from corpus.folding import matchable
from figures.model import Figure, Kind, Relation
from figures.numerals import ARABIC, CHINESE, SCALE, arabic, chinese
from figures.units import dimension_of, factor_of

_numeral = re.compile(rf"(?P<arabic>{ARABIC})[余多几]?(?P<scale>{SCALE})?|(?P<chinese>{CHINESE})")


def compare(base: Figure, revised: Figure) -> Relation:
    """How `revised` stands to `base`, both taken as telling of the same thing. Symmetric.

    RESTATED is the same value in other words: another unit of the dimension, other numerals, or
    rounded, which holds within half a step of the coarser one's last digit.
    """
    if matchable(base.text) == matchable(revised.text) and base.kind is revised.kind:
        return Relation.SAME
    if not comparable(base, revised):
        return Relation.DIFFERENT
    if base.value is None or revised.value is None:
        return Relation.CHANGED
    left, right = _in_base_units(base), _in_base_units(revised)
    tolerance = max(_half_step(base), _half_step(revised))
    if all(abs(a - b) <= tolerance for a, b in zip(left, right, strict=True)):
        return Relation.RESTATED if base.bound == revised.bound else Relation.CHANGED
    return Relation.CHANGED


def comparable(base: Figure, revised: Figure) -> bool:
    """Whether two figures are of one kind and one dimension, so that one can replace the other.

    Measure words differ in taste more than in meaning (6家, 6个 企业): they are one dimension here.
    """
    if base.kind is not revised.kind:
        return False
    return _dimension(base) == _dimension(revised)


def _dimension(figure: Figure) -> str:
    if figure.kind is not Kind.QUANTITY:
        return dimension_of(figure.unit) if figure.kind is Kind.MONEY else figure.kind.value
    dimension = dimension_of(figure.unit)
    return "items" if not dimension or dimension.startswith(("item:", "people")) else dimension


def _in_base_units(figure: Figure) -> tuple[Decimal, Decimal]:
    factor = factor_of(figure.unit)
    low = figure.value or Decimal(0)
    high = low if figure.value_max is None else figure.value_max
    return low * factor, high * factor


def _half_step(figure: Figure) -> Decimal:
    """Half the worth of the last printed digit, in base units: what rounding may have taken."""
    steps: list[Decimal] = []
    for match in _numeral.finditer(figure.text):
        if match["arabic"]:
            steps.append(arabic(match["arabic"], match["scale"] or "").step)
        else:
            steps.append(chinese(match["chinese"]).step)
    if not steps:
        return Decimal(0)
    return steps[-1] * factor_of(figure.unit) / 2
