"""The options of `jiaokan figures` become a choice among figures and an order for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from cli.parsing import Options
from corpus import UsageError
from corpus.folding import matchable
from figures import Figure, find_figures
from figures.comparison import dimension, in_base_units
from figures.units import UNITS, dimension_of, factor_of

ORDERS: dict[str, Callable[[Figure], tuple[object, ...]]] = {
    "place": lambda figure: (figure.sentence, figure.start),
    "value": lambda figure: (figure.value is None, dimension(figure), in_base_units(figure)),
    "unit": lambda figure: (figure.unit, figure.sentence, figure.start),
    "kind": lambda figure: (figure.kind.value, figure.sentence, figure.start),
    "subject": lambda figure: (not figure.subject, figure.subject, figure.sentence, figure.start),
}
"""How the figures of a document can be ordered."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One end of the values asked for, in base units where a unit was named with it."""

    value: Decimal
    dimension: str | None


@dataclass(frozen=True, slots=True)
class Selection:
    """Which figures are asked for, and in what order."""

    kinds: frozenset[str]
    unit: str
    least: Limit | None
    most: Limit | None
    subject: str
    order: str
    reverse: bool

    def of(self, figures: Iterable[Figure]) -> list[Figure]:
        """The figures asked for, in the order asked for."""
        chosen = [figure for figure in figures if self._holds(figure)]
        return sorted(chosen, key=ORDERS[self.order], reverse=self.reverse)

    def _holds(self, figure: Figure) -> bool:
        if self.kinds and figure.kind.value not in self.kinds:
            return False
        if self.unit and not _told_in(figure, self.unit):
            return False
        if self.subject and self.subject not in matchable(figure.subject):
            return False
        return _within(figure, self.least, self.most)


def selection(options: Options) -> Selection:
    """What the options ask for. Raises UsageError where a limit is no number."""
    return Selection(
        kinds=frozenset(options.kind or ()),
        unit=options.unit or "",
        least=_limit("--min", options.min, options.unit),
        most=_limit("--max", options.max, options.unit),
        subject=matchable(options.subject or ""),
        order=options.sort,
        reverse=options.reverse,
    )


def _limit(flag: str, text: str | None, unit: str | None) -> Limit | None:
    """`100亿元`, `5%` or a plain number, which counts in the unit asked for if there is one."""
    if text is None:
        return None
    figure = next(iter(find_figures(text)), None)
    if (
        figure is not None
        and figure.value is not None
        and matchable(figure.text) == matchable(text)
    ):
        if figure.unit:
            return Limit(in_base_units(figure)[0], dimension(figure))
        value = figure.value
    else:
        try:
            value = Decimal(text)
        except InvalidOperation:
            value = Decimal("NaN")
    if not value.is_finite():
        raise UsageError(
            "{option} takes a number like 5, 5% or 100亿元, not {text}", option=flag, text=text
        )
    if unit and unit in UNITS:
        return Limit(value * factor_of(unit), dimension_of(unit))
    return Limit(value, None)


def _told_in(figure: Figure, unit: str) -> bool:
    """Whether the figure is in this unit or in one that converts to it."""
    wanted = UNITS[unit].name if unit in UNITS else unit
    if figure.unit == wanted:
        return True
    asked = dimension_of(wanted)
    return not asked.startswith("item:") and wanted in UNITS and dimension_of(figure.unit) == asked


def _within(figure: Figure, least: Limit | None, most: Limit | None) -> bool:
    """Whether the figure can lie between the limits; one without value does not."""
    if least is None and most is None:
        return True
    if figure.value is None:
        return False
    for limit, side in ((least, 1), (most, 0)):
        if limit is None:
            continue
        if limit.dimension is None:
            value = (figure.value, figure.value if figure.value_max is None else figure.value_max)
        elif limit.dimension in {dimension(figure), dimension_of(figure.unit)}:
            value = in_base_units(figure)
        else:
            return False
        if (side and max(value) < limit.value) or (not side and min(value) > limit.value):
            return False
    return True
