"""The text of a sentence becomes its figures.

At every place where a figure may begin the rules are tried in the order of `_RULES`; the first
that holds takes its text. What holds digits and is no quantity carries a kind of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from figures import patterns
from figures.model import Bound, Figure, Kind
from figures.numerals import CHINESE_DIGIT, LONGEST, Number, arabic, chinese, scale_factor
from figures.units import PLACES, UNITS, dimension_of

_begin = re.compile(
    r"[A-Za-z]*[0-9０-９]|“[一二三四五六七八九十]{1,3}五”"
    rf"|[第数几上翻〔{CHINESE_DIGIT}十百千万亿廿卅]"
)
_digit = re.compile(r"[0-9０-９]")
_formal = re.compile("[壹贰叁肆伍陆柒捌玖]")
"""One formal numeral alone is a word (大陆架); they are written in sums (伍佰元)."""

_bounded = re.compile(r"(?:及|或)?(?:以上|以下|以内|之内|内|后|期|至)")
_binding = re.compile(r"(?:满|每|为期|不足|不少于|不超过|超过|至少|近)$")


def find_figures(text: str, sentence: int = 0) -> tuple[Figure, ...]:
    """Every figure of a sentence, in order, none overlapping.

    `sentence` is the sentence's index, handed through to the figures.
    """
    found: list[Figure] = []
    at = 0
    opening = patterns.ENUMERATOR.match(text)
    if opening:
        found.append(_figure(text, opening.span(), sentence, Kind.ENUMERATOR))
        at = opening.end()
    while begin := _begin.search(text, at):
        start = begin.start()
        at = begin.end()
        for rule in _RULES:
            figure = rule(text, start, sentence)
            if figure is not None:
                found.append(figure)
                at = figure.end
                break
    return tuple(found)


def _tidy(value: Decimal | None) -> Decimal | None:
    """The value without trailing zeros, whole numbers without an exponent."""
    if value is None:
        return None
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _figure(
    text: str,
    span: tuple[int, int],
    sentence: int,
    kind: Kind,
    *,
    value: Decimal | None = None,
    value_max: Decimal | None = None,
    unit: str = "",
    approximate: bool = False,
    bound: Bound | None = None,
) -> Figure:
    start, end = span
    return Figure(
        text=text[start:end],
        start=start,
        end=end,
        sentence=sentence,
        kind=kind,
        value=_tidy(value),
        value_max=_tidy(value_max),
        unit=unit,
        approximate=approximate,
        bound=bound,
    )


def _simple(pattern: re.Pattern[str], kind: Kind) -> Callable[[str, int, int], Figure | None]:
    """A rule for figures that are told by their form alone and carry no value."""

    def rule(text: str, start: int, sentence: int) -> Figure | None:
        match = pattern.match(text, start)
        return _figure(text, match.span(), sentence, kind) if match else None

    return rule


def _alphanumeric(text: str, start: int, sentence: int) -> Figure | None:
    match = patterns.ALPHANUMERIC.match(text, start)
    if not match or match[1] in UNITS:
        return None
    return _figure(text, match.span(), sentence, Kind.IDENTIFIER)


def _date(text: str, start: int, sentence: int) -> Figure | None:
    match = patterns.DATE.match(text, start)
    if not match or (start and _digit.match(text[start - 1])):
        return None
    year = re.fullmatch(r"([0-9]{4})年(?:度)?", match[0])
    value = Decimal(year[1]) if year else None
    return _figure(text, match.span(), sentence, Kind.DATE, value=value, unit="年" if year else "")


def _ordinal(text: str, start: int, sentence: int) -> Figure | None:
    match = patterns.ORDINAL.match(text, start)
    if not match:
        return None
    numeral = re.search(r"[0-9]+|[零〇一二两三四五六七八九十百千]+", match[0])
    value = _value(numeral[0]).value if numeral else None
    return _figure(text, match.span(), sentence, Kind.ORDINAL, value=value)


def _scale_level(text: str, start: int, sentence: int) -> Figure | None:
    match = patterns.SCALE_LEVEL.match(text, start)
    if not match:
        return None
    value = Decimal(scale_factor(match[0].strip("数上级")))
    return _figure(text, match.span(), sentence, Kind.QUANTITY, value=value, approximate=True)


def _fraction(text: str, start: int, sentence: int) -> Figure | None:
    match = patterns.FRACTION.match(text, start)
    if not match:
        return None
    below, above = _value(match[1]).value, _value(match[2]).value
    if below == 100 and match[1] in {"百", "一百", "100"}:
        percent = _figure(text, match.span(), sentence, Kind.PERCENT, value=above, unit="%")
        return _in_context(text, percent)
    if not below:
        return None
    ratio = _figure(text, match.span(), sentence, Kind.RATIO, value=above / below)
    return _in_context(text, ratio)


def _ratio(text: str, start: int, sentence: int) -> Figure | None:
    match = patterns.RATIO.match(text, start)
    if not match:
        return None
    above, below = (Decimal(part) for part in re.split("[:：∶/]", match[0]))
    value = above / below if below else None
    return _figure(text, match.span(), sentence, Kind.RATIO, value=value)


def _doubling(text: str, start: int, sentence: int) -> Figure | None:
    match = patterns.DOUBLING.match(text, start)
    if not match:
        return None
    times = 2 ** (int(_value(match[1]).value) if match[1] else 1)
    return _figure(text, match.span(), sentence, Kind.RATIO, value=Decimal(times), unit="倍")


def _number(text: str, start: int, sentence: int) -> Figure | None:
    first = patterns.NUMBER.match(text, start)
    if not first:
        return None
    second = _range_end(text, first)
    last = second or first
    unit = last["unit"] or ""
    span = (start, last.end())
    kind = _kind(text, first, unit)
    if kind is None:
        return None
    if kind is Kind.IDENTIFIER or any(len(n["arabic"] or "") > LONGEST for n in (first, last)):
        return _figure(text, span, sentence, Kind.IDENTIFIER)
    low = _measure(first, first["scale"] or (last["scale"] if not first["unit"] else "") or "")
    high = _measure(last, last["scale"] or "") if second else None
    vague = bool(first["vague"] or last["more"] or last["more2"])
    figure = _figure(
        text,
        span,
        sentence,
        kind,
        value=low,
        value_max=high,
        unit=_canonical(unit),
        approximate=vague,
    )
    return _in_context(text, figure)


def _range_end(text: str, first: re.Match[str]) -> re.Match[str] | None:
    """The upper end of a range that begins with `first`, or None where there is none."""
    mark = patterns.TO.match(text, first.end())
    if not mark:
        return None
    last = patterns.NUMBER.match(text, mark.end())
    if not last or not last["unit"] or bool(last["arabic"]) != bool(first["arabic"]):
        return None
    same_unit = not first["unit"] or _canonical(first["unit"]) == _canonical(last["unit"])
    return last if same_unit and patterns.DATE.match(text, mark.end()) is None else None


def _kind(text: str, number: re.Match[str], unit: str) -> Kind | None:
    """What a number with this unit is; None when it is no figure at all (统一, 八镇, 百姓)."""
    if unit in {"%", "％", "‰", "成"}:
        return Kind.PERCENT
    if unit in {"个百分点", "百分点"}:
        return Kind.POINTS
    if number["chinese"] and not _counts(text, number, unit):
        return None
    if unit in {"倍", "折"}:
        return Kind.RATIO
    if unit:
        return Kind.MONEY if _is_money(unit) else Kind.QUANTITY
    if number["arabic"] and not (number["scale"] or number["more"] or number["more2"]):
        return _bare(text, number)
    return Kind.QUANTITY


def _bare(text: str, number: re.Match[str]) -> Kind:
    """Whether Arabic digits without a unit count (5大场景) or name (930项目, 2.0时代)."""
    following = text[number.end() : number.end() + 1]
    is_name = (
        bool(re.match("[\u4e00-\u9fff]", following)) and following not in "大多余和或的为至到及，"
    )
    return Kind.IDENTIFIER if is_name else Kind.QUANTITY


def _counts(text: str, number: re.Match[str], unit: str) -> bool:
    """Whether a Chinese numeral counts something and is not part of a word or a name.

    一 with a measure word is the indefinite article, with a time a phrase (一年来) unless a rule
    or a term is measured by it (一年以下).
    """
    numeral = number["chinese"]
    if _in_slogan(text, number.start()):
        return False
    if _formal.fullmatch(numeral):
        return False
    if not re.search(f"[{CHINESE_DIGIT}]", numeral) and numeral != "十":
        return _is_money(unit) or bool(number["vague"]) or (len(numeral) > 1 and bool(unit))
    if not unit or unit in PLACES:
        return bool(number["vague"]) or bool(re.search("[百千万亿].", numeral))
    if numeral != "一" or number["scale"]:
        return True
    dimension = dimension_of(unit)
    if dimension in {"years", "months", "days"}:
        before = text[max(0, number.start() - 4) : number.start()]
        return bool(_bounded.match(text, number.end()) or _binding.search(before))
    return not dimension.startswith("item:") and dimension != "people"


def _in_slogan(text: str, at: int) -> bool:
    """Whether the character at `at` stands inside short quotation marks (“四个自信”)."""
    quoted = patterns.NAME_IN_QUOTES.finditer(text, max(0, at - 11))
    return any(name.start() < at < name.end() for name in quoted)


def _is_money(unit: str) -> bool:
    return dimension_of(unit).startswith("money:")


def _value(numeral: str) -> Number:
    return arabic(numeral) if _digit.match(numeral) else chinese(numeral)


def _measure(number: re.Match[str], scale: str) -> Decimal:
    """The value of a matched number with its scale and the scale of its unit multiplied out."""
    numeral = number["arabic"]
    if numeral:
        value = arabic(numeral, scale).value
    else:
        value = chinese(number["chinese"]).value * scale_factor(scale)
    return value * 10 if number["unit"] == "成" else value


def _canonical(unit: str) -> str:
    """The name under which a unit is told: 美金 is 美元, ％ is %."""
    if unit in {"％", "成"}:
        return "%"
    if unit == "百分点":
        return "个百分点"
    return "/".join(UNITS[part].name if part in UNITS else part for part in unit.split("/"))


def _in_context(text: str, figure: Figure) -> Figure:
    """The figure with what the words before and after say: 约, 左右, 超过, 以上."""
    before = text[max(0, figure.start - 5) : figure.start]
    after = text[figure.end : figure.end + 6]
    vague = patterns.APPROXIMATE_BEFORE.search(before) or patterns.APPROXIMATE_AFTER.match(after)
    bound: Bound | None = None
    for side in Bound:
        if patterns.BOUNDS_AFTER[side].match(after) or patterns.BOUNDS_BEFORE[side].search(before):
            bound = side
    if not vague and bound is None:
        return figure
    return replace(figure, approximate=figure.approximate or bool(vague), bound=bound)


_RULES: tuple[Callable[[str, int, int], Figure | None], ...] = (
    _simple(patterns.PLAN, Kind.DATE),
    _date,
    _simple(patterns.DOCUMENT_NUMBER, Kind.IDENTIFIER),
    _simple(patterns.HOTLINE, Kind.IDENTIFIER),
    _ratio,
    _simple(patterns.CODE, Kind.IDENTIFIER),
    _alphanumeric,
    _scale_level,
    _ordinal,
    _fraction,
    _doubling,
    _number,
)
