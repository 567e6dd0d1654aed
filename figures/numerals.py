"""A numeral, Arabic, Chinese or mixed, becomes its value and the place of its last digit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

DIGITS = {
    **{char: digit for digit, char in enumerate("零一二三四五六七八九")},
    **{char: digit for digit, char in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "〇": 0, "两": 2,
}  # fmt: skip
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "廿": 20, "卅": 30}
SCALES = {"万": 10**4, "亿": 10**8, "兆": 10**12}

DIGIT = "".join(DIGITS)
_THOUSAND = r"千(?![瓦克米赫帕伏焦升卡字比]|兆)"
_TRILLION = r"兆(?![瓦帕字赫焦伏比b兆])"
SCALE = rf"(?:[十百万亿]|{_THOUSAND}|{_TRILLION}){{1,4}}"
GROUPED = r"[0-9]{1,3}(?:,[0-9]{3}){1,9}(?![0-9])(?:\.[0-9]+)?"
ARABIC = rf"(?:{GROUPED}|[0-9]+(?:\.[0-9]+)?)"
MIXED = rf"{ARABIC}(?:{SCALE}(?:零?[0-9]{{1,4}}(?:\.[0-9]+)?{SCALE}){{0,3}})?"
"""Digits with the scale after them, as often as one tells a number: 2.7万, 2亿3千万."""

CHINESE = (
    rf"(?:[{DIGIT}十百万亿廿卅拾佰仟]|{_THOUSAND}|{_TRILLION}){{1,24}}(?:点[{DIGIT}]{{1,12}}"
    rf"(?:[万亿]{{1,2}})?)?"
)
"""Chinese numerals, with 点 for the point; a scale may follow the decimals (三点五亿)."""

LONGEST = 18
"""Digits; more of them are no number that anyone counts with, but a code."""

_atom = re.compile(rf"(?P<arabic>[0-9]+(?:\.[0-9]+)?)|(?P<digits>[{DIGIT}]+)|(?P<mark>.)")
_neighbours = re.compile("一二|二三|两三|三四|三五|四五|五六|六七|七八|八九")
_estimate = re.compile(rf"(?<![{DIGIT}])(?:{_neighbours.pattern})(?![{DIGIT}])")


@dataclass(frozen=True, slots=True)
class Number:
    """A value, and the value of one step of its last printed digit (2.7万: 27000, step 1000).

    `high` is the upper value of an estimate that names two (七八, 两三百).
    """

    value: Decimal
    step: Decimal
    high: Decimal | None = None


def number_of(text: str) -> Number:
    """The number of a numeral: 2.7万, 三百五十万, 二〇二二, 五点三, 三千四, 七八十, 壹佰.

    Only scale characters (百亿) count as one of them. Source of the rule: GB/T 15835-2011.
    """
    estimate = _estimate.search(text)
    if estimate and text != "一二":
        low, high = (
            _exact(text[: estimate.start()] + digit + text[estimate.end() :])
            for digit in estimate[0]
        )
        return Number(low.value, low.step, high.value)
    return _exact(text)


def _exact(text: str) -> Number:
    whole, point, rest = text.replace(",", "").partition("点")
    if point:
        decimals = rest.rstrip("万亿")
        digits = _digits(decimals)
        scale = Decimal(scale_factor(rest[len(decimals) :]))
        value = _exact(whole).value if whole else Decimal(0)
        step = Decimal(1).scaleb(-len(digits))
        return Number((value + Decimal(int(digits)).scaleb(-len(digits))) * scale, step * scale)
    return _scaled(whole)


def _scaled(text: str) -> Number:
    total = section = Decimal(0)
    current: Decimal | None = None
    step = Decimal(1)
    multiplier = 1
    for atom in _atom.finditer(text):
        if atom["arabic"]:
            current = Decimal(atom["arabic"])
            exponent = current.as_tuple().exponent
            step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
            multiplier = 1
        elif atom["digits"]:
            current = Decimal(_digits(atom["digits"]))
            step = Decimal(1)
            if len(atom["digits"]) > 1:
                multiplier = 1
        elif atom["mark"] in TENS:
            multiplier = TENS[atom["mark"]]
            section += (1 if current is None else current) * multiplier
            step = multiplier * (step if current is not None else Decimal(1))
            current = None
        elif atom["mark"] in SCALES:
            multiplier = SCALES[atom["mark"]]
            below = section + (current or 0)
            step = multiplier * (step if below or total else Decimal(1))
            if multiplier > 10**4 and total:
                total = (total + below) * multiplier
            else:
                total += (below or 1) * multiplier
            section, current = Decimal(0), None
    if current is not None and multiplier >= 100 and text[-1] in DIGIT and current:
        current, step = current * multiplier / 10, Decimal(multiplier) / 10
    return Number(total + section + (current or 0), step)


def scale_factor(scale: str) -> int:
    """What scale characters multiply by: 万 10^4, 万亿 10^12, 千万 10^7."""
    factor = 1
    for char in scale:
        factor *= TENS.get(char) or SCALES[char]
    return factor


def _digits(text: str) -> str:
    return "".join(char if char.isascii() else str(DIGITS[char]) for char in text)
