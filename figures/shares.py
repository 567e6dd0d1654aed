"""Numbers told as shares and multiples become figures: fractions, ratios, halves, doublings.

Every rule takes the text as it is read and the place where a figure may begin, and gives the
figure that begins there or None.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from figures import patterns
from figures.context import in_context
from figures.model import Bound, Figure, Kind, made
from figures.numerals import number_of, scale_factor
from figures.units import UNITS, dimension_of

HALVES = {
    "一半": (Kind.RATIO, Decimal("0.5"), ""),
    "半数": (Kind.RATIO, Decimal("0.5"), ""),
    "半百": (Kind.QUANTITY, Decimal(50), ""),
    "半成": (Kind.PERCENT, Decimal(5), "%"),
    "对折": (Kind.PERCENT, Decimal(50), "%"),
    "半折": (Kind.PERCENT, Decimal(50), "%"),
}
"""Words that tell a half."""

_POWERS_OF_TEN = {
    100: (Kind.PERCENT, "%", Decimal(1)),
    1000: (Kind.PERCENT, "‰", Decimal(1)),
    **{10**power: (Kind.PERCENT, "%", Decimal(10) ** (power - 2)) for power in range(4, 11)},
}
"""Shares that are told in percent or per mille: their kind, unit and what divides them."""

_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")

_to = re.compile(r"(?:至|到|—|-|~|–)(?=[0-9一二两三四五六七八九十百负])")


def fraction(text: str, start: int) -> Figure | None:
    """三分之二, 百分之十五点三, 一又四分之三; a range where a second follows."""
    match = patterns.FRACTION.match(text, start)
    if not match:
        return None
    below = number_of(match["below"]).value
    if not below:
        return None
    kind, unit, divisor = Kind.RATIO, "", below
    if not match["whole"] and below in _POWERS_OF_TEN:
        kind, unit, divisor = _POWERS_OF_TEN[int(below)]
    value = _above(match) / divisor
    if match["whole"]:
        value += number_of(match["whole"]).value
    high, end = None, match.end()
    mark = _to.match(text, end) or (
        patterns.AND_BETWEEN.match(text, end) if "之间" in text[end : end + 16] else None
    )
    if mark:
        second = patterns.FRACTION.match(text, mark.end())
        plain = patterns.NUMBER.match(text, mark.end())
        if second and second["below"] == match["below"]:
            high, end = _above(second) / divisor, second.end()
        elif (
            not second
            and plain
            and kind is Kind.PERCENT
            and not plain["unit"]
            and not plain["share"]
        ):
            high, end = number_of(plain["arabic"] or plain["chinese"]).value, plain.end()
        if high is not None and high <= value:
            high, end = None, match.end()
    else:
        upper = patterns.FROM_UP.match(text, end)
        second = patterns.FRACTION.match(text, upper.end()) if upper else None
        closing = patterns.UP_TO.match(text, second.end()) if second else None
        if second and closing and second["below"] == match["below"]:
            return made(
                text, (start, closing.end()), kind, value, _above(second) / divisor, unit=unit
            )
    if match["sign"]:
        value = -value
    vague = bool(match["vague"])
    return in_context(
        text, made(text, (start, end), kind, value, high, unit=unit, approximate=vague)
    )


def _above(match: re.Match[str]) -> Decimal:
    value = number_of(match["above"]).value
    if match["half"]:
        value += Decimal("0.5")
    return -value if match["minus"] else value


def slashed(text: str, start: int) -> Figure | None:
    """1/3, 3又1/2."""
    match = patterns.SLASHED.match(text, start)
    if not match or not int(match["below"]):
        return None
    value = Decimal(match["above"]) / Decimal(match["below"]) + Decimal(match["whole"] or 0)
    value = -value if match["sign"] else value
    return in_context(text, made(text, match.span(), Kind.RATIO, value))


def power(text: str, start: int) -> Figure | None:
    """2e5, 1.1^23: a quantity told by its exponent."""
    match = patterns.POWER.match(text, start)
    if not match:
        return None
    base = Decimal(match["base"])
    if match["tens"]:
        value = base.scaleb(int(match["tens"]))
    elif base:
        value = abs(base) ** int(match["exponent"]) * (-1 if base < 0 else 1)
    else:
        return None
    return made(text, match.span(), Kind.QUANTITY, value)


def scientific(text: str, start: int) -> Figure | None:
    """1.5×10^8千米: a quantity in its unit, told by a power of ten."""
    match = patterns.SCIENTIFIC.match(text, start)
    if not match:
        return None
    exponent = match["caret"] or match["spoken"] or match["raised"].translate(_RAISED)
    unit = match["unit"] or ""
    money = dimension_of(unit).startswith("money:")
    return in_context(
        text,
        made(
            text,
            match.span(),
            Kind.MONEY if money else Kind.QUANTITY,
            Decimal(match["base"]).scaleb(int(exponent)),
            unit=UNITS[unit].name if unit in UNITS else unit,
        ),
    )


def spoken_power(text: str, start: int) -> Figure | None:
    """10的9次方."""
    match = patterns.SPOKEN_POWER.match(text, start)
    if not match:
        return None
    value = Decimal(match["base"]) ** int(match["exponent"])
    return made(text, match.span(), Kind.QUANTITY, value)


def angle(text: str, start: int) -> Figure | None:
    """39度54分20秒: one measure, told in degrees."""
    match = patterns.ANGLE.match(text, start)
    if not match:
        return None
    minutes = Decimal(match["minutes"]) + Decimal(match["seconds"] or 0) / 60
    value = Decimal(match["degrees"]) + minutes / 60
    return made(text, match.span(), Kind.QUANTITY, value, unit="度")


def ratio(text: str, start: int) -> Figure | None:
    """1:3, 5比3; the value is the first told in the second."""
    match = patterns.RATIO.match(text, start)
    if not match:
        return None
    above = number_of(match["above"] or match["han"]).value
    below = number_of(match["below"] or match["han_below"]).value
    return made(text, match.span(), Kind.RATIO, above / below if below else None)


def doubling(text: str, start: int) -> Figure | None:
    """翻番, 翻两番: how many times as much."""
    match = patterns.DOUBLING.match(text, start)
    if not match:
        return None
    doublings = number_of(match["times"]).value if match["times"] else Decimal(1)
    if match["half"]:
        doublings += Decimal("0.5")
    return made(text, match.span(), Kind.RATIO, Decimal(2) ** doublings, unit="倍")


def half(text: str, start: int) -> Figure | None:
    """一半, 半数, 对折; 半年 and 半小时 in their unit."""
    match = patterns.HALVES.match(text, start)
    if match:
        word = match[0].removeprefix("过")
        if word not in HALVES:
            return None
        kind, value, unit = HALVES[word]
        span = (match.end() - len(word), match.end())
        figure = in_context(text, made(text, span, kind, value, unit=unit))
        if text[span[0] - 1 : span[0]] == "过":
            return replace(figure, bound=Bound.MIN, exclusive=True)
        return figure
    match = patterns.HALF.match(text, start)
    if not match:
        return None
    unit = match["unit"] or match["plain"]
    unit = {"月": "个月", "季度": "个季度"}.get(unit, unit)
    kind = Kind.RATIO if unit == "倍" else Kind.QUANTITY
    name = UNITS[unit].name if unit in UNITS else unit
    return in_context(text, made(text, match.span(), kind, Decimal("0.5"), unit=name))


def scale_level(text: str, start: int) -> Figure | None:
    """百亿级: of that order of size."""
    match = patterns.SCALE_LEVEL.match(text, start)
    if not match:
        return None
    unit = match["unit"] or ""
    money = dimension_of(unit).startswith("money:")
    return made(
        text,
        match.span(),
        Kind.MONEY if money else Kind.QUANTITY,
        Decimal(scale_factor(match["scale"])),
        unit=unit,
        approximate=True,
    )
