"""The text of a sentence becomes its figures.

What a figure begins with and what follows its digits choose the rules that are tried there, in
order; the first that holds takes its text. What holds digits and is no quantity carries a kind of
its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from figures import designations as names
from figures import quantities, shares
from figures.lists import listed
from figures.model import Figure, Kind, made
from figures.numerals import DIGIT
from figures.patterns import NAMED_RANK, NUMBER, SLOGAN
from figures.set_phrases import SLOGANS
from figures.units import UNITS
from figures.writing import written

Rule = Callable[[str, int], Figure | None]
Rules = tuple[Rule, ...]

_NUMERALS = f"{DIGIT}十百千万亿兆廿卅拾佰仟"
_FIRST_OF_UNITS = {unit[0] for unit in UNITS}
_counted_later = re.compile(f".+[{_NUMERALS}](?:[{''.join(sorted(_FIRST_OF_UNITS))}]|$)")
_GOES_ON = "".join(
    sorted(
        _FIRST_OF_UNITS
        | {phrase[1] for phrase in SLOGANS if _counted_later.match(phrase)}
        | set("分点月日年时世季成折番余多几来中又比全星以%‰半至到—-~–线把届号或等")
    )
)
"""What may follow a Chinese numeral that tells a figure, or such a word as 五花八门."""
_CLOSES = "，。；：！？）)”’\\s\"'=,"

_begin = re.compile(
    rf"[0-9{_NUMERALS}第数几上半过对翻负¥$€£₩₽฿₹〔\[［（(①-⑳.+-]"
    r"(?:(?P<digit>(?<=[0-9]))"
    rf"|(?P<below>(?<=零)(?=下[0-9{_NUMERALS}]))"
    rf"|(?P<chinese>(?<=[{_NUMERALS}])(?:(?=[{_NUMERALS}{re.escape(_GOES_ON)}{_CLOSES}])|$))"
    rf"|(?P<ranked>(?<=第)(?=[0-9{_NUMERALS}（(]))"
    r"|(?P<vague>(?<=[数几上])(?<!千上)(?=[十百千万亿])(?![百千万]分之))"
    r"|(?P<half>(?<=半)(?=[年天日公里英米斤吨亩升加倍周个岁小月钟星世季学数折成百])"
    r"|(?<=过)(?=半)|(?<=对)(?=[半折]))"
    r"|(?P<doubled>(?<=翻)(?=[番了上一二两三四五六0-9]))"
    rf"|(?P<signed>(?<![减担抱胜]负)(?<=[负¥$€£₩₽฿₹])(?=[0-9{_NUMERALS}])"
    r"|(?<=\.)(?=[0-9])(?<![0-9A-Za-z\u4e00-\u9fff….]\.)"
    r"|(?<=[+-])(?=[0-9.¥$€£])(?:(?<![0-9A-Za-z\u4e00-\u9fff)）〕】”’%+-].)|(?<=[为至到是达于低约].)"
    r"|(?<=[\u4e00-\u9fff].)(?=[0-9.]{1,9}(?:[‰℃%]|摄氏|至[0-9.-]{1,9}(?:[‰℃%]|摄氏)))))"
    r"|(?P<bracket>(?<=[〔\[［（(])(?=[0-9一二三四五六七八九十])|(?<=[①-⑳])))"
)
_digits = re.compile(r"[0-9]++(?:[.,][0-9]{1,9}){0,9}+")
_numerals = re.compile(f"[{_NUMERALS}]{{1,24}}+")

_DIGIT_RULES: Rules = (
    names.date,
    names.telephone,
    names.document_number,
    names.hotline,
    shares.ratio,
    shares.slashed,
    names.code,
    names.lettered,
    shares.fraction,
    quantities.number,
)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzμ°"


def _table(rows: Mapping[str, Rules]) -> dict[str, Rules]:
    return {char: rules for chars, rules in rows.items() for char in chars}


_AFTER_DIGITS = _table(
    {
        "月日世季时点:：∶·•‧・∙+〔又": _DIGIT_RULES,
        "年": (names.numbering, names.date, names.era_year, *_DIGIT_RULES[1:]),
        "-—–~－―─至到/": (names.date, names.season, *_DIGIT_RULES[1:]),
        "学财赛榨": (names.season, quantities.number),
        "位名强": (names.rank, quantities.number),
        "度°": (shares.angle, names.code, names.lettered, quantities.number),
        "的": (shares.spoken_power, quantities.number),
        "#": (names.code, quantities.number),
        "号": (names.date, names.document_number),
        "0": (names.date, names.code, quantities.number),
        "eE": (shares.power, names.code, names.lettered, quantities.number),
        "×": (shares.scientific, names.code, quantities.number),
        "^": (shares.power, quantities.number),
        "k": (names.code, quantities.kilo, names.lettered, quantities.number),
        " \xa0": (shares.slashed, quantities.number),
        _LETTERS.translate({ord(char): None for char in "eEk°"}): (
            names.code,
            names.lettered,
            quantities.number,
        ),
        "分": (shares.fraction, quantities.number),
        "比": (shares.ratio, quantities.number),
        "市政服便妇维监举消公法心卫应专平电热": (names.hotline, names.code, quantities.number),
        ".": (names.code, names.numbering, quantities.number),
        "版改模建战行计工升方体范": (names.code, quantities.number),
    }
)
"""The rules for digits by the character that follows them; for others only a number is tried."""

_AFTER_NUMERALS = _table(
    {
        "年": (names.plan, names.date, names.era_year, quantities.number),
        "月日世季时点-—–~－―─至到": (names.plan, names.date, quantities.number),
        "位名强": (names.rank, quantities.number),
        "”’规期末以": (names.plan, names.numbered, quantities.number),
        "分又": (shares.fraction, quantities.number),
        "级": (shares.scale_level, names.numbered, quantities.number),
        "元吨亩人瓦": (shares.scale_level, quantities.number),
        "届等线把号类星次中大": (names.date, names.numbered, quantities.number),
        "比": (shares.ratio, quantities.number),
        "款项条章节编": (names.reference, quantities.number),
        "半": (shares.half, quantities.number),
    }
)
"""The rules for Chinese numerals by the character that follows them."""

_RULES: dict[str, Rules] = {
    "below": (quantities.number,),
    "ranked": (names.date, names.ordinal),
    "vague": (shares.scale_level, quantities.number),
    "half": (names.half_year, shares.half),
    "doubled": (shares.doubling,),
    "signed": (
        quantities.lettered_currency,
        shares.fraction,
        shares.slashed,
        shares.power,
        quantities.number,
    ),
    "bracket": (names.document_number, names.bracketed_year, names.bracketed),
}
"""The rules for what begins neither with a digit nor with a numeral."""

_WORDS = {"chinese": SLOGAN, "half": SLOGAN, "ranked": NAMED_RANK}
"""The words that are read over, by what they begin with."""

_NUMBER_ONLY: Rules = (quantities.number,)
_ENUMERATES = frozenset("（(0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_PREFIXED: Rules = (quantities.lettered_currency, names.lettered)
_LONG_RUN, _COMPACT_RUN = 5, 8


def find_figures(text: str, sentence: int = 0) -> tuple[Figure, ...]:
    """Every figure of a sentence, in order, none overlapping.

    `sentence` is the sentence's index, handed through to the figures.
    """
    plain, offsets = written(text)
    found = _found(plain)
    if "、" in plain or "第" in plain or "两年" in plain:
        found = list(listed(plain, found))
    if plain is text and not sentence:
        return tuple(found)
    return tuple([_placed(text, figure, offsets, sentence) for figure in found])


def _placed(text: str, figure: Figure, offsets: Sequence[int], sentence: int) -> Figure:
    start, end = figure.start, figure.end
    if offsets:
        start, end = offsets[start], offsets[end - 1] + 1
    return replace(figure, text=text[start:end], start=start, end=end, sentence=sentence)


def _found(text: str) -> list[Figure]:
    found: list[Figure] = []
    at = 0
    if text[:1] in _ENUMERATES:
        opening = names.enumerator_at(text)
        if opening:
            found.append(opening)
            at = opening.end
    search = _begin.search
    addresses = names.addresses(text)
    while begin := search(text, at):
        start = begin.start()
        while addresses and addresses[-1][1] <= start:
            addresses.pop()
        if addresses and addresses[-1][0] <= start:
            found.append(made(text, addresses[-1], Kind.IDENTIFIER))
            at = addresses[-1][1]
            continue
        what = begin.lastgroup
        told = at
        at = start + 1
        rules: Rules
        if what == "digit":
            rules = _digit_rules(text, start)
        elif what in _WORDS:
            phrase = _WORDS[what].match(text, start)
            if phrase:
                at = phrase.end()
                continue
        if what == "chinese":
            end = _end(_numerals, text, start)
            rules = _AFTER_NUMERALS.get(text[end : end + 1], _NUMBER_ONLY)
        elif what != "digit":
            rules = _RULES[what or ""]
        for rule in rules:
            figure = rule(text, start)
            if figure is not None and figure.start >= told:
                found.append(figure)
                at = figure.end
                break
        else:
            if what == "digit":
                figure = _named(text, start)
                found.append(figure)
                at = figure.end
            elif what == "chinese":
                at = end
    return found


def _digit_rules(text: str, start: int) -> Rules:
    end = _end(_digits, text, start)
    if start and text[start - 1] in _PREFIXES and names.follows_letters(text, start):
        return _PREFIXED
    if end - start == _COMPACT_RUN and text[start:end].isdigit():
        return names.compact_date, *_AFTER_DIGITS.get(text[end : end + 1], _NUMBER_ONLY)
    if end - start >= _LONG_RUN and (
        end - start >= 2 * _LONG_RUN or text.count(".", start, end) > 1
    ):
        return _DIGIT_RULES
    return _AFTER_DIGITS.get(text[end : end + 1], _NUMBER_ONLY)


_PREFIXES = frozenset(_LETTERS + "-‐—")


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match else start


def _named(text: str, start: int) -> Figure:
    """Digits that no rule tells apart: a name."""
    match = NUMBER.match(text, start)
    end = match.end() if match else start + 1
    return made(text, (start, end), Kind.IDENTIFIER)
