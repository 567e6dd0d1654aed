"""A counter of an automatic list becomes the number that a reader sees: 一, (2), 甲, iv."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MOST = 9999


def listed(number: int, form: str) -> str | None:
    """The number in the form that Office Open XML names (ECMA-376-1, 17.18.59); None for a bullet.

    A form that is not known, or cannot write this number, is written in Arabic digits.
    """
    if form in {"bullet", "none"}:
        return None
    written = FORMS.get(form, str)(number) if 0 < number <= _MOST else ""
    return written or str(number)


def _chinese(number: int, digits: str, units: str) -> str:
    text = ""
    zero = False
    for place in (1000, 100, 10, 1):
        digit = number // place % 10
        if digit:
            unit = units[len(str(place)) - 2] if place > 1 else ""
            text += (digits[0] if zero and text else "") + digits[digit] + unit
            zero = False
        else:
            zero = True
    return text


def _counting(number: int) -> str:
    text = _chinese(number, "零" + _DIGITS[1:], "十百千")
    return text[1:] if 10 <= number < 20 else text


def _formal(number: int) -> str:
    return _chinese(number, _FORMAL, "拾佰仟")


def _digital(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number <= 780 else ""


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if number <= len(signs) else ""


def _run(first: str, count: int) -> str:
    return "".join(chr(ord(first) + at) for at in range(count))


_FULL_WIDTH = {ord("0") + digit: chr(ord("０") + digit) for digit in range(10)}

FORMS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "koreanCounting": _counting,
    "ideographDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "taiwaneseDigital": _digital,
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal,
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "decimalEnclosedCircle": _of(_run("①", 20) + _run("㉑", 15)),
    "decimalEnclosedCircleChinese": _of(_run("①", 20) + _run("㉑", 15)),
    "ideographEnclosedCircle": _of(_run("㊀", 10)),
    "decimalEnclosedParen": _of(_run("⑴", 20)),
    "decimalEnclosedFullstop": _of(_run("⒈", 20)),
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"- {number} -",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
