"""A numeral, Arabic, Chinese or mixed, becomes its value and the place of its last digit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

DIGITS = {
    **{str(digit): digit for digit in range(10)},
    **{chr(0xFF10 + digit): digit for digit in range(10)},
    **{char: digit for digit, char in enumerate("零一二三四五六七八九")},
    **{char: digit for digit, char in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "〇": 0,
    "○": 0,
    "两": 2,
    "俩": 2,
    "貳": 2,
    "參": 3,
    "陸": 6,
}
TENS = {
    "十": 10,
    "拾": 10,
    "百": 100,
    "佰": 100,
    "千": 1000,
    "仟": 1000,
    "廿": 20,
    "卅": 30,
}
SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}

ARABIC = (
    r"(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+(?![0-9０-９])|[0-9０-９]+)(?:[.．][0-9０-９]+)?"
)
SCALE = "(?:[十百万萬亿億]|千(?![瓦克米赫卡帕])){1,3}"
CHINESE_DIGIT = "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
CHINESE = (
    f"[{CHINESE_DIGIT}十百千万萬亿億廿卅拾佰仟]{{1,24}}(?:点[零〇一二三四五六七八九]{{1,12}})?"
)

LONGEST = 18
"""Digits; more of them are no number that anyone counts with, but a code."""

_to_ascii = str.maketrans("０１２３４５６７８９．", "0123456789.", ",，")


@dataclass(frozen=True, slots=True)
class Number:
    """A value, and the value of one step of its last printed digit (2.7万: 27000, step 1000)."""

    value: Decimal
    step: Decimal


def arabic(text: str, scale: str = "") -> Number:
    """The number of Arabic digits followed by scale characters (2.7, 万亿)."""
    value = Decimal(text.translate(_to_ascii))
    factor = Decimal(scale_factor(scale))
    exponent = value.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return Number(value * factor, step * factor)


def scale_factor(scale: str) -> int:
    """What scale characters multiply by: 万 10^4, 万亿 10^12, 千万 10^7."""
    factor = 1
    for char in scale:
        factor *= TENS.get(char) or SCALES[char]
    return factor


def chinese(text: str) -> Number:
    """The number of Chinese numerals: positional (二〇二二), with units (三百五十万), or 五点三.

    Only scale characters (百亿) count as one of them. Source of the rule: GB/T 15835-2011.
    """
    whole, _, decimals = text.partition("点")
    if re.fullmatch(f"[{CHINESE_DIGIT}]{{2,}}", whole):
        return Number(Decimal("".join(str(DIGITS[char]) for char in whole)), Decimal(1))
    total = section = digit = 0
    step = 1
    for char in whole:
        if char in DIGITS:
            digit = DIGITS[char]
            step = 1
        elif char in TENS:
            section += (digit or 1) * TENS[char] if TENS[char] % 10 == 0 else 0
            digit = 0
            step = TENS[char]
        else:
            below = section + digit
            if SCALES[char] > 10**4 and total:
                total = (total + below) * SCALES[char]
            else:
                total += (below or 1) * SCALES[char]
            section = digit = 0
            step = SCALES[char]
    value = Decimal(total + section + digit)
    if decimals:
        digits = "".join(str(DIGITS[char]) for char in decimals)
        return Number(value + Decimal(f"0.{digits}"), Decimal(1).scaleb(-len(digits)))
    return Number(value, Decimal(step))
