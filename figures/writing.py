"""A text becomes the form its figures are read in: half width, simplified, numbers without gaps."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.simplification import PAIRS
from figures.numerals import DIGIT, SCALE
from figures.units import CURRENCY_SIGNS, UNITS, alternation

_HALVES = {
    **{0xFEE0 + point: point for point in range(0x30, 0x3A)},
    **{0xFEE0 + point: point for point in range(0x41, 0x5B)},
    **{0xFEE0 + point: point for point in range(0x61, 0x7B)},
    **{
        ord(wide): ord(half) for wide, half in zip("％．＋－／＄￥～﹪−", "%.+-/$¥~%-", strict=True)
    },
}
"""Full width digits, letters and signs; commas and brackets keep the width that parts clauses."""

_table = {
    **{
        ord(PAIRS[at]): ord(PAIRS[at + 1])
        for at in range(0, len(PAIRS), 2)
        if max(PAIRS[at : at + 2]) <= "\uffff"
    },
    **_HALVES,
    **{
        ord(old): ord(new)
        for old, new in zip("○◯貳貮參弍弐圆両", "〇〇贰贰叁贰贰元两", strict=True)
    },
    **{
        ord(old): ord(new)
        for old, new in zip("「」『』﹁﹂﹃﹄〝〞〟＂", '“”‘’“”‘’“””"', strict=True)
    },
}
_points_between = frozenset("·‧・•﹒.")
_points = "".join(map(re.escape, [*map(chr, _table), *_points_between - {"."}]))
_unusual = re.compile(f"[{_points}]")
_unusual_or_spaced = re.compile(f"[{_points} \t\u3000\xa0]")

_units = alternation(unit for unit in UNITS if unit not in {"节", "大", "年"})
_chinese_point = re.compile(
    rf"(?:(?<=[{DIGIT}十])(?<!^.)\.|(?<=[{DIGIT}十])[·‧・•﹒])"
    rf"(?=[{DIGIT}]{{1,12}}(?:{SCALE})?(?:{_units}|[%‰倍成]|个?百分点))"
    rf"|(?<=分之[{DIGIT}])[.·‧・•﹒](?=[{DIGIT}])"
)
"""A point between Chinese digits (四．五公尺, 三·五倍).

Without a unit behind it, it parts month and day of a memorable day (九·一八); at the beginning, the
number of an item (一．三).
"""

_straight_quotes = re.compile('"([^"]{1,60})"')
"""A name between straight quotation marks, which open and close alike."""

_wide_comma = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
"""A comma between full-width digits parts thousands."""

_HAN = "\u3400-\u9fff〇"
_LETTERS = alternation(["k", *(unit for unit in UNITS if unit.isascii())])
_SIGNS = "|".join(map(re.escape, CURRENCY_SIGNS))
_gap = re.compile(
    rf"(?<=[{_HAN}%])[ \t\u3000\xa0]{{1,8}}(?=[{_HAN}0-9¥$€£(（+-])"
    rf"|(?<=[0-9])[ \t\u3000\xa0]{{1,8}}"
    rf"(?=(?![{DIGIT}])[{_HAN}%‰℃℉°]|(?:{_LETTERS})(?![A-Za-z0-9]))"
    rf"|(?<=[¥$€£/%])[ \t\u3000\xa0]{{1,8}}(?=[0-9{_HAN}])"
    rf"|(?<=[0-9])[ \t\u3000\xa0]{{1,8}}(?=/[ \t\u3000\xa0]{{0,8}}[0-9])"
    r"|(?<=[0-9])(?<![0-9.][0-9]{3})[ \xa0](?=[0-9]{3}(?![0-9]))"
    r"|(?<=[0-9]) (?=[-–—~] [0-9])|(?<=[0-9] [-–—~]) (?=[0-9])"
    r"|(?<=[A-Z]{3})[ \xa0](?=[0-9])"
)
"""Spacing inside a number or between it and its unit; digits join in groups of three."""


def simple(text: str) -> str:
    """The text in half width and simplified characters, code point for code point."""
    if _unusual.search(text):
        text = _wide_comma.sub(",", text).translate(_table)
        if not _points_between.isdisjoint(text):
            text = _chinese_point.sub("点", text)
    return _straight_quotes.sub(r"“\1”", text) if '"' in text else text


def written(text: str) -> tuple[str, Sequence[int]]:
    """The text as figures are read in it, and for each of its characters where it stood.

    One more offset stands for the end; there are none where every character stayed in its place.
    """
    if not _unusual_or_spaced.search(text) and '"' not in text:
        return text, ()
    plain = simple(text)
    kept: list[str] = []
    offsets: list[int] = []
    at = 0
    for gap in _gap.finditer(plain):
        kept.append(plain[at : gap.start()])
        offsets.extend(range(at, gap.start()))
        at = gap.end()
    if not at:
        return plain, ()
    kept.append(plain[at:])
    offsets.extend(range(at, len(plain) + 1))
    return "".join(kept), offsets
