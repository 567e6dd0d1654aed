"""A numeral, Arabic, Chinese or mixed, becomes its value and the place of its last digit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

DIGITS = {
    **{char: digit for digit, char in enumerate("零一二三四五六七八九")},
    **{char: digit for digit, char in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "〇": 0, "两": 2, "俩": 2, "仨": 3,
}  # fmt: skip
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "廿": 20, "卅": 30}
SCALES = {"k": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}

DIGIT = "".join(DIGITS)
_THOUSAND = r"千(?![瓦克米赫帕伏焦升卡字比]|兆)"
_TRILLION = r"兆(?![瓦帕字赫焦伏比b兆])"
SCALE = rf"(?:[十拾百佰仟万亿]|{_THOUSAND}|{_TRILLION}){{1,4}}"
_GROUPS = r"(?:,[0-9]{3}){1,9}(?![0-9])|(?<![0-9]{3})(?:，[0-9]{3}){2,9}(?![0-9，])"
"""Thousands parted by commas; wide ones part clauses and lists as well (100，200，300家), so that
two are asked behind fewer than three digits."""

GROUPED = rf"[0-9]{{1,3}}(?:{_GROUPS})(?:\.[0-9]+)?"
ARABIC = rf"(?:{GROUPED}|[0-9]+(?:\.[0-9]+)?)"
MIXED = (
    rf"(?:{ARABIC}|(?<![0-9])\.[0-9]+)(?:{SCALE}(?:零?(?:[0-9]{{1,4}}|[0-9],[0-9]{{3}})(?:\.[0-9]+)?{SCALE}){{0,3}}"
    r"(?:(?:零[1-9][0-9]{0,2}|(?<=万)[1-9][0-9]{2,3})(?![0-9.,:：年月日号时/%-]))?)?"
)
"""Digits with the scale after them, as often as one tells a number: 2.7万, 2亿3千万, 3万4000."""

_SPOKEN = DIGIT.replace("两", "")
_CHAR = (
    rf"[{_SPOKEN}十万亿廿卅拾佰仟]|百(?<!十百)|{_THOUSAND}(?<![十百]千)|{_TRILLION}"
    "|两(?=[百千万亿佰仟])"
)
CHINESE = rf"(?:{_CHAR}|两)(?:{_CHAR}){{0,39}}(?:点[{_SPOKEN}]{{1,24}}[万亿]{{0,2}})?"
"""Chinese numerals, with 点 for the point; a scale may follow the decimals (三点五亿)."""

KILO = "k(?![A-Za-z0-9])"
"""A small k after digits; 4K names a thing."""

LONGEST = 18
"""Digits; more of them are no number that anyone counts with, but a code."""

_atom = re.compile(rf"(?P<arabic>[0-9]+(?:\.[0-9]+)?|\.[0-9]+)|(?P<digits>[{DIGIT}]+)|(?P<mark>.)")
_zero_last = re.compile("[零〇].$")
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

    Only scale characters (百亿) count as one of them, and digits behind the point are never an
    estimate. Source of the rule: GB/T 15835-2011.
    """
    if text.isascii() and text[-1].isdigit():
        return _arabic(text.replace(",", ""))
    estimate = None if "点" in text else _estimate.search(text)
    if estimate and text != "一二":
        low, high = (
            _exact(text[: estimate.start()] + digit + text[estimate.end() :])
            for digit in estimate[0]
        )
        return Number(low.value, low.step, high.value)
    return _exact(text)


def _arabic(digits: str) -> Number:
    value = Decimal(digits)
    exponent = value.as_tuple().exponent
    return Number(value, Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0))


def _exact(text: str) -> Number:
    whole, point, rest = text.replace(",", "").replace("，", "").partition("点")
    if point:
        decimals = rest.rstrip("万亿")
        digits = _digits(decimals)
        scale = Decimal(scale_factor(rest[len(decimals) :]))
        value = _exact(whole).value if whole else Decimal(0)
        step = Decimal(1).scaleb(-len(digits))
        return Number((value + Decimal(int(digits)).scaleb(-len(digits))) * scale, step * scale)
    return _scaled(whole)


def _scaled(text: str) -> Number:
    """The value by groups: what stands before 万 or 亿 is told in it, with all smaller groups;
    two scales side by side multiply (万亿, 万万)."""
    groups: list[tuple[Decimal, int]] = []
    section = Decimal(0)
    below: Decimal
    current: Decimal | None = None
    step = Decimal(1)
    multiplier = 1
    after_scale = arabic = False
    for atom in _atom.finditer(text):
        mark = atom["mark"]
        if not mark:
            arabic = bool(atom["arabic"])
            digits = atom["arabic"] or _digits(atom["digits"])
            read = _arabic(digits)
            current, step = read.value, read.step
            if atom["arabic"] or len(digits) > 1:
                multiplier = 1
        elif mark in TENS:
            multiplier = TENS[mark]
            # A zero in characters holds a place (一万零十二); one in digits is the number.
            number = current if current or arabic else None
            section += (1 if number is None else number) * multiplier
            # 三千 is written as exactly as 3000; the digits of 3千 end at the thousands.
            step = multiplier * step if current and arabic else Decimal(1)
            current = None
        else:
            multiplier = SCALES[mark]
            below = section + (current or 0)
            bare = not below and current is None
            if after_scale and groups:
                groups[-1] = (groups[-1][0] * multiplier, groups[-1][1] * multiplier)
            else:
                while groups and groups[-1][1] < multiplier:
                    below += groups.pop()[0]
                    bare = False
                groups.append((Decimal(multiplier) if bare else below * multiplier, multiplier))
            step = multiplier * (Decimal(1) if bare and not after_scale else step)
            section, current = Decimal(0), None
        after_scale = mark in SCALES
    told = sum((value for value, _scale in groups), Decimal(0)) + section
    if current and multiplier >= 100 and text[-1] in DIGIT and not _zero_last.search(text):
        current, step = current * multiplier / 10, Decimal(multiplier) / 10
    return Number(told + (current or 0), step)


def scale_factor(scale: str) -> int:
    """What scale characters multiply by: 万 10^4, 万亿 10^12, 千万 10^7; 个亿 as 亿."""
    factor = 1
    for char in scale.removeprefix("个"):
        factor *= TENS.get(char) or SCALES[char]
    return factor


def _digits(text: str) -> str:
    return "".join(char if char.isascii() else str(DIGITS[char]) for char in text)
