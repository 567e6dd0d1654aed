"""Numbers that count something become figures with value, unit, range and kind.

Every rule takes the text as it is read and the place where a figure may begin, and gives the
figure that begins there or None.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from figures import patterns
from figures.context import excludes, surroundings
from figures.counting import bare_digits_count, numeral_counts
from figures.model import Figure, Kind, made, tidy
from figures.numerals import DIGIT, LONGEST, number_of, scale_factor
from figures.units import (
    CURRENCY_SIGNS,
    NAMED_CURRENCIES,
    PARTS,
    UNITS,
    alternation,
    dimension_of,
    factor_of,
)

Match = re.Match[str]
Span = tuple[int, int]

_KINDS = {
    "%": Kind.PERCENT,
    "‰": Kind.PERCENT,
    "成": Kind.PERCENT,
    "折": Kind.PERCENT,
    "个百分点": Kind.POINTS,
    "百分点": Kind.POINTS,
    "个基点": Kind.POINTS,
    "倍": Kind.RATIO,
}
_ALWAYS = frozenset({"%", "‰", "个百分点", "百分点", "个基点"})
"""Units after which a Chinese numeral always counts."""

_POINTS = frozenset(name for name in UNITS if dimension_of(name) == "points") | {"个点"}

_thermometer = re.compile("(摄氏|华氏|开氏)(?:温度)?$")
_THERMOMETERS = {"摄氏": "摄氏度", "华氏": "华氏度", "开氏": "开尔文"}
"""The scales that stand before the number (华氏100度), and the unit of each."""

_RANGE_MARKS = frozenset("-—–~至到－―─或和与以及（")
_CHAINS = frozenset(f"零又{DIGIT}十百0123456789半")
_NEGATIVE = frozenset({"-", "负", "零下"})
_HALF = Decimal("0.5")
_NOTHING = Decimal(0)

_currency_before = re.compile(
    "(?:" + "|".join(re.escape(sign) for sign in CURRENCY_SIGNS if sign[0].isalpha()) + ")[0-9]?$"
)

_GRID = 10**4
"""Degrees from which on 度 is no temperature but the unit of electricity."""

_KUAI = "块钱"
_block = re.compile(
    "[A-Za-z“《\u4e00-\u9fff](?<![钱多左上以之的起整毛零一二两三四五六七八九半到至])"
)
"""A noun behind 块 makes a measure word of it (三块金牌); else it is money (三块五)."""

_named_before = re.compile(f"(?:{alternation(NAMED_CURRENCIES)})[ ]{{0,2}}$")
_NAME_ENDS = frozenset({name[-1] for name in NAMED_CURRENCIES} | {" "})
_YUAN = frozenset({"", "元", "元整"})
"""What may stand behind a sum whose currency is named before it (港币五百元)."""

_label_before = re.compile("(?:专栏|附[件表图录]|(?:^|[（(见如、])[表图])$")
_LABEL_ENDS = frozenset("栏件表图录")
_counted_parts = re.compile("[个份张项](?=$|[，。；、）)])")
"""Behind such a word and a number they tell how many there are (附件2个)."""

_TENTH_TAIL = frozenset({_KUAI, "毛", "角", "米", "公尺", "丈", "尺"})


def number(text: str, start: int) -> Figure | None:
    """A number with its unit, or a range of two."""
    first = patterns.NUMBER.match(text, start)
    if not first:
        return None
    if start and text[start - 1] in _LABEL_ENDS and _is_label(text, first):
        return made(text, first.span("arabic"), Kind.IDENTIFIER)
    end = first.end()
    unit = _unit(first)
    chained = first["unit"] and not first["half"] and text[end : end + 1] in _CHAINS
    if chained:
        total, end = _summed(text, first)
    if text[end : end + 1] in _RANGE_MARKS and end < len(text):
        figure = _range(text, first, unit, total if chained else _value(first)[0], end)
        if figure is not None:
            return figure
    kind = _kind(text, first, unit)
    if kind is None:
        return None
    arabic = first["arabic"]
    if kind is Kind.IDENTIFIER or (arabic and len(arabic) > LONGEST):
        return made(text, (start, end), Kind.IDENTIFIER)
    value, high = _value(first)
    if chained:
        value = tidy(total)
    if unit == "度" and value >= _GRID:
        unit = "千瓦时"
    if canonical(unit) == "度" and (named := _thermometer.search(text, max(0, start - 4), start)):
        start, unit = named.start(), _THERMOMETERS[named[1]]
    named_currency = _currency_named(text, start) if canonical(unit) in _YUAN else None
    if named_currency and not first["currency"]:
        start, unit = named_currency
        kind = Kind.MONEY
    return _figure(text, (start, end), kind, unit, (value, high), first)


def _is_label(text: str, number: Match) -> bool:
    """Whether digits number a part of the document, whatever the word behind: 专栏5重金属."""
    arabic = number["arabic"]
    if not arabic or not arabic.isdigit() or len(arabic) > 2 or number["scale"]:
        return False
    start = number.start()
    labelled = _label_before.search(text, max(0, start - 3), start) is not None
    return labelled and _counted_parts.match(text, number.end("arabic")) is None


def _currency_named(text: str, start: int) -> tuple[int, str] | None:
    """Where the name of a currency right before a sum begins, and the currency."""
    if not start or text[start - 1] not in _NAME_ENDS:
        return None
    named = _named_before.search(text, max(0, start - 9), start)
    return (named.start(), UNITS[named[0].strip()].name) if named else None


def _figure(
    text: str,
    span: Span,
    kind: Kind,
    unit: str,
    values: tuple[Decimal, Decimal | None],
    *numbers: Match,
    told_bounds: bool = False,
) -> Figure:
    """The figure of one or two matched numbers; an estimate (七八个) is approximate."""
    value, high = values
    last = numbers[-1]
    vague = bool(last["more"] or last["more2"] or numbers[0]["vague"] or last["vague"])
    vague = vague or (high is not None and len(numbers) == 1)
    if unit in PARTS:
        factor = PARTS[unit][1]
        value, high = tidy(value * factor), None if high is None else tidy(high * factor)
    if numbers[0]["sign"] in _NEGATIVE:
        value = -value
    if high is not None and last["sign"] in _NEGATIVE:
        high = -high
    start, end = span
    about, bound = (False, None) if told_bounds else surroundings(text, start, end)
    return Figure(
        text[start:end],
        start,
        end,
        0,
        kind,
        value,
        high,
        canonical(unit),
        vague or about,
        bound,
        exclusive=bound is not None and excludes(text, start),
    )


def _range(text: str, first: Match, unit: str, low: Decimal, end: int) -> Figure | None:
    """The range that begins with `first`, whose lower value `low` is told up to `end`; None where
    none does or its ends do not rise."""
    last, high, end, told_bounds = _range_end(text, first, unit, end)
    if last is None:
        return None
    kind = _kind(text, last, _unit(last))
    if kind is None or kind is Kind.IDENTIFIER:
        kind = Kind.QUANTITY
    if any(len(n["arabic"] or "") > LONGEST for n in (first, last)):
        return made(text, (first.start(), end), Kind.IDENTIFIER)
    high = tidy(high)
    low = tidy(_shared_scale(first, last, low, high))
    signs = (-1 if n["sign"] in _NEGATIVE else 1 for n in (first, last))
    if low * next(signs) >= high * next(signs):
        return None
    span = (first.start(), end)
    return _figure(text, span, kind, _unit(last), (low, high), first, last, told_bounds=told_bounds)


def lettered_currency(text: str, start: int) -> Figure | None:
    """A number after letters that name its currency: US$5, RMB 300."""
    if text[start] == "-" or not start:
        return None
    opening = _currency_before.search(text, max(0, start - 3), start + 1)
    return number(text, opening.start()) if opening and opening.start() < start else None


def kilo(text: str, start: int) -> Figure | None:
    """40k: a number told in thousands by a small k."""
    match = patterns.NUMBER.match(text, start)
    return number(text, start) if match and match["scale"] == "k" else None


def _share(match: Match) -> str:
    return "成" if (match["share"] or "").startswith("成") else match["share"] or ""


def _unit(match: Match) -> str:
    if match["half_of"]:
        return {"月": "个月", "季度": "个季度", "世纪": "世纪", "工作日": "个工作日"}.get(
            match["whole"], match["whole"]
        )
    share = _share(match)
    unit = (canonical(share) if share in _POINTS else share) or match["unit"] or ""
    if unit == "块" and _block.match(match.string, match.end()) is None:
        unit = _KUAI
    if match["currency"]:
        currency = CURRENCY_SIGNS[match["currency"]]
        return currency if not unit or unit in {"元", _KUAI, currency} else unit
    return "个月" if unit == "月" else unit


def _range_end(
    text: str, first: Match, unit: str, end: int
) -> tuple[Match | None, Decimal, int, bool]:
    """The upper end of a range whose lower one ends at `end`, its value, where the range ends, and
    whether its words (以上…以下) already tell its bounds."""
    mark = patterns.TO.match(text, end)
    if mark:
        last = patterns.NUMBER.match(text, mark.end())
        if last and _fits(first, last, unit, spoken=mark[0] in "至到~～"):
            return last, *_summed(text, last), False
        return None, _NOTHING, end, False
    if unit:
        mark = patterns.FROM_UP.match(text, end)
        last = patterns.NUMBER.match(text, mark.end()) if mark else None
        if mark and last and _same_unit(unit, _unit(last)):
            high, last_end = _summed(text, last)
            closing = patterns.UP_TO.match(text, last_end)
            if closing:
                return last, high, closing.end(), True
            if mark["below"]:
                return last, high, last_end, True
    mark = patterns.AND_BETWEEN.match(text, end)
    last = patterns.NUMBER.match(text, mark.end()) if mark else None
    if last:
        high, last_end = _summed(text, last)
        if text.startswith("之间", last_end):
            return last, high, last_end, False
    return None, _NOTHING, end, False


def _summed(text: str, match: Match) -> tuple[Decimal, int]:
    """The value of a number with what smaller units add to it, and where that ends."""
    value, end = _value(match)[0], match.end()
    if match["unit"] and not match["half"] and text[end : end + 1] in _CHAINS:
        return _chained(text, end, value, _unit(match))
    return value, end


def _fits(first: Match, last: Match, unit: str, *, spoken: bool) -> bool:
    if bool(last["arabic"]) != bool(first["arabic"]):
        return False
    other = _unit(last)
    if not unit:
        told = other or last["scale"] or (spoken and first["arabic"])
        return bool(told or re.search("[十百千万亿].", last["chinese"] or ""))
    return _same_unit(unit, other)


def _same_unit(one: str, other: str) -> bool:
    return bool(other) and dimension_of(canonical(one)) == dimension_of(canonical(other))


def _shared_scale(first: Match, last: Match, low: Decimal, high: Decimal) -> Decimal:
    """The lower value with the scale that the upper one names for both (10～20亿元, 七至九折)."""
    if not first["share"] and _share(last) in {"成", "折"}:
        return low * 10
    if first["unit"] or first["share"]:
        if _unit(first) != _unit(last):
            return low * factor_of(_unit(first)) / factor_of(_unit(last))
        return low
    tail = re.search("[十百千拾佰仟万亿兆]+$", last["arabic"] or last["chinese"])
    scale = last["scale"] or (tail[0] if tail and last["arabic"] else "")
    if not scale and tail:
        scale = tail[0].lstrip("十百千拾佰仟")
        if (
            not scale
            and tail[0][0] not in "十拾"
            and low < 10
            and low * scale_factor(tail[0]) < high
        ):
            scale = tail[0]
    written_low = first["arabic"] or first["chinese"]
    large = re.search("[万亿兆]$", written_low) or (first["scale"] and not first["chinese"])
    if not scale or large or (last["arabic"] and re.search("[十百千]$", written_low)):
        return low
    scaled = low * scale_factor(scale)
    return scaled if scaled <= high else low


def _kind(text: str, match: Match, unit: str) -> Kind | None:
    """What a number with this unit is; None when it is no figure at all (统一, 八镇, 百姓)."""
    arabic = match["arabic"]
    if arabic is None and unit not in _ALWAYS and not numeral_counts(text, match, unit):
        return None
    if unit:
        return _kind_of(unit)
    if arabic and arabic[-1].isdigit() and not (match["scale"] or match["more"] or match["more2"]):
        return Kind.QUANTITY if bare_digits_count(text, match) else Kind.IDENTIFIER
    return Kind.QUANTITY


@lru_cache(maxsize=4096)
def _read(numeral: str) -> tuple[Decimal, Decimal | None]:
    number = number_of(numeral)
    return tidy(number.value), None if number.high is None else tidy(number.high)


def _value(match: Match) -> tuple[Decimal, Decimal | None]:
    """The value of a matched number with its scale, tenths and halves multiplied out; an upper one
    where the numeral names two."""
    value, high = _read(match["arabic"] or match["chinese"])
    if not (match["scale"] or match["half"] or match["half_of"] or match["share"]):
        return value, high
    factor = scale_factor(match["scale"]) if match["scale"] else 1
    if match["half_of"] or match["half"] or match["tenth"] == "半":
        value += _HALF
    elif match["tenth"]:
        value += number_of(match["tenth"]).value / 10
    if _share(match) == "成" or (match["share"] == "折" and value < 10):
        factor *= 10
    if factor != 1:
        value, high = value * factor, None if high is None else high * factor
    return tidy(value), None if high is None else tidy(high)


def _chained(text: str, end: int, value: Decimal, unit: str) -> tuple[Decimal, int]:
    """The value with what smaller units add to it from `end` on (五元三角), and where that ends."""
    last = Decimal(1)
    for _ in range(3):
        more = patterns.CHAIN.match(text, end)
        if not more:
            break
        if more["tail"]:
            if unit in _TENTH_TAIL and more["tail"] != "半":
                value += number_of(more["tail"]).value * last / 10
                end = more.end()
            break
        smaller = more["unit"]
        if smaller == "分":
            smaller = "分钱" if dimension_of(unit) == "money:元" else "分钟"
        if (
            smaller not in UNITS
            or UNITS[smaller].dimension.startswith("item:")
            or dimension_of(unit) != UNITS[smaller].dimension
            or factor_of(smaller) >= factor_of(unit)
        ):
            break
        part = factor_of(smaller) / factor_of(unit)
        added = number_of(more["number"]).value * part
        if added >= last:
            break
        last = part
        value += added
        end = more.end()
    return value, end


@lru_cache(maxsize=1024)
def canonical(unit: str) -> str:
    """The name under which a unit is told: 美金 is 美元, 成 is %, 公里每小时 is 公里/小时."""
    if unit in {"成", "折"}:
        return "%"
    if unit == "个点":
        return "个百分点"
    unit = unit.replace("每", "/")
    return "/".join(UNITS[part].name if part in UNITS else part for part in unit.split("/"))


@lru_cache(maxsize=1024)
def _kind_of(unit: str) -> Kind:
    if unit in _KINDS:
        return _KINDS[unit]
    return Kind.MONEY if dimension_of(unit).startswith("money:") else Kind.QUANTITY
