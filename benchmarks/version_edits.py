"""A sentence becomes the same sentence as another version tells it, with what was done marked.

A figure that was put in, changed or restated stands between two marks, so that it can be found
again wherever later edits carry it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from benchmarks.version_phrases import (
    BRACKETS,
    CLAUSES,
    CONNECTIVES,
    COUNTED,
    JOINTS,
    LONGER_WORDS,
    MODIFIERS,
    NEW,
    OPENINGS,
    RESTATED,
    SYNONYMS,
)

FIRST_MARK = 0xF0000
MARKS = re.compile("[\U000f0000-\U000fffff]")

_DIGITS = "零一二三四五六七八九"
_value = re.compile(
    r"(?<![0-9.A-Za-z\-—第年—～~至到\U000f0000-\U000fffff])"
    r"(?P<number>[1-9][0-9]{0,5}(?:\.[0-9]{1,2})?)(?P<rest>多|余)?"
    r"(?P<unit>亿元|万元|万亿元|元|%|个百分点|万吨|吨|公里|万亩|万公顷|亩|家|户|项|所|个(?!百分)|件|名|"
    r"万人|万户|倍|亿千瓦时|万千瓦|平方公里|亿斤|小时|斤|公斤|万平方米)"
    r"(?![-—～~至到/以])"
)
_chinese_count = re.compile(
    r"(?<![第十百千万亿零一二三四五六七八九两几数之分前上满至到—-])"
    r"(?P<number>[二三四五六七八九两]|[一二三四五六七八九]?十[一二三四五六七八九]?)"
    r"(?P<unit>万元|个月|年(?!代)|名|件|人|家|项(?!规定)|日|个工作日|倍)(?=[内，。的]|以下)"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What was done to a marked figure: added, changed or restated, and how the base tells it."""

    what: str
    base: str = ""


@dataclass(slots=True)
class Edits:
    """The marks given out so far, and the chance that all edits are drawn from."""

    random: Random
    marks: list[Mark] = field(default_factory=list)

    def marked(self, text: str, what: str, base: str = "") -> str:
        """The text between two new marks."""
        self.marks.append(Mark(what, base))
        at = FIRST_MARK + 2 * len(self.marks)
        return chr(at) + text + chr(at + 1)

    def one(self, choices: Sequence[str]) -> str:
        """One of the choices."""
        return self.random.choice(choices)

    def filled(self, template: str) -> str:
        """A template with a figure for each of its fields, marked as added."""
        return re.sub(
            r"\{(\w+)\}", lambda field_: self.marked(self.figure(field_[1]), "added"), template
        )

    def figure(self, what: str) -> str:
        """A new figure of a sort, in one of the ways that people write it."""
        units = NEW[what]
        unit = self.one(units.split())
        if what in {"percent", "points"}:
            number = self.one(
                [str(self.random.randint(1, 99)), f"{self.random.uniform(0.1, 40):.1f}"]
            )
            if unit == "百分之":
                return unit + chinese(self.random.randint(2, 60))
            return number + unit
        if what == "times":
            return self.one(
                [f"{self.random.uniform(1.1, 9):.1f}倍", chinese(self.random.randint(2, 9)) + "倍"]
            )
        if what == "share":
            return self.one(
                ["近三成", "四分之三", "三分之二", "八成以上", f"{self.random.randint(11, 89)}%"]
            )
        if unit[0] in "万亿" or unit in {"公里"}:
            number = self.one(
                [str(self.random.randint(2, 9999)), f"{self.random.uniform(1, 900):.2f}"]
            )
        else:
            number = str(self.random.randint(2, 6000))
        if self.random.random() < 0.12 and "." not in number and int(number) < 100:
            number = chinese(int(number))
        about = (
            self.one(["", "", "", "", "", "多", "余"])
            if "." not in number and len(number) > 1
            else ""
        )
        return number + (about if number[-1] in "0十" else "") + unit


def chinese(number: int) -> str:
    """A number from 1 to 99 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十") + (
        _DIGITS[ones] if ones else ""
    )


def with_figure(text: str, edits: Edits) -> str | None:
    """The sentence with a new figure in one of its places, or with a new clause that tells one."""
    forms: list[Callable[[str, Edits], str | None]] = [_counted_noun] * 4
    forms += [_closing_clause] * 3 + [_inner_clause] * 2 + [_bracket, _opening]
    return edits.random.choice(forms)(text, edits)


def _counted_noun(text: str, edits: Edits) -> str | None:
    places = []
    for noun, units in COUNTED.items():
        ends = LONGER_WORDS.get(noun, "")
        places += [
            (m.start(), units)
            for m in re.finditer(f"(?:重点|重大|骨干|优质|省级)?{noun}", text)
            if text[m.end() : m.end() + 1] not in {*ends}
        ]
    verbs = re.compile(
        "(?:助力|支持|推动|新建|建设|实施|引进|培育|建成|开展|设立|组织|安排|出台|完成|推进|打造|创建|办理|处理|吸引|服务|落实|制定)$"
    )
    places = [(at, units) for at, units in places if verbs.search(text[:at])]
    if not places:
        return None
    at, units = edits.random.choice(places)
    unit = edits.one(units.split())
    number = (
        str(edits.random.randint(2, 900))
        if edits.random.random() < 0.85
        else chinese(edits.random.randint(2, 60))
    )
    return (
        text[:at]
        + edits.marked(
            number + edits.one(["", "", "", "余", "多"] if number[-1] in "0十" else [""]) + unit,
            "added",
        )
        + text[at:]
    )


def _closing_clause(text: str, edits: Edits) -> str | None:
    if not text.endswith("。") or len(text) < 8:
        return None
    return text[:-1] + edits.filled(edits.one(CLAUSES)) + "。"


def _inner_clause(text: str, edits: Edits) -> str | None:
    places = [
        m.start() for m in re.finditer("(?<=[\u4e00-\u9fff]{4})，(?=[\u4e00-\u9fff]{4})", text)
    ]
    places = [at for at in places if not _inside(text, at)]
    if not places:
        return None
    at = edits.random.choice(places)
    return text[:at] + edits.filled(edits.one(CLAUSES)) + text[at:]


def _bracket(text: str, edits: Edits) -> str | None:
    places = [m.start() for m in re.finditer("(?<=[\u4e00-\u9fff]{6})(?=[，。])", text)]
    places = [at for at in places if not _inside(text, at)]
    if not places:
        return None
    at = edits.random.choice(places)
    return text[:at] + edits.filled(edits.one(BRACKETS)) + text[at:]


def _opening(text: str, edits: Edits) -> str | None:
    if not re.match("[\u4e00-\u9fff]{4}", text) or text[0] in "第一二三四五六七八九十":
        return None
    return edits.filled(edits.one(OPENINGS)) + text


def with_other_value(text: str, edits: Edits) -> str | None:
    """The sentence with one figure told as another value."""
    found = [m for m in _value.finditer(text) if not m["rest"]]
    numerals = list(_chinese_count.finditer(text))
    if numerals and (not found or edits.random.random() < 0.3):
        match = edits.random.choice(numerals)
        other = _number(match["number"]) % 60 + edits.random.randint(2, 30)
        told = edits.marked(chinese(other) + match["unit"], "changed", match[0])
        return text[: match.start()] + told + text[match.end() :]
    if not found:
        return None
    match = edits.random.choice(found)
    old = match["number"]
    places = len(old.partition(".")[2])
    new = old
    while Decimal(new) == Decimal(old) or Decimal(new) == 0:
        factor = Decimal(str(round(edits.random.uniform(0.6, 1.6), 3)))
        step = Decimal(edits.random.choice([1, 2, 3, -1])).scaleb(-places)
        new = str((Decimal(old) * factor + step).quantize(Decimal(1).scaleb(-places)))
        new = old + "0" if Decimal(new) <= 0 else new
    told = edits.marked(new + match["unit"], "changed", match[0])
    return text[: match.start()] + told + text[match.end() :]


def restated(text: str, edits: Edits) -> str | None:
    """The sentence with one figure told in another unit, rounded, or in other numerals."""
    found = [m for m in _value.finditer(text) if not m["rest"] and m["unit"] in RESTATED]
    numerals = list(_chinese_count.finditer(text))
    small = [
        m
        for m in _value.finditer(text)
        if m["unit"] in {"家", "项", "个", "名", "%", "倍"}
        and m["number"].isdigit()
        and int(m["number"]) < 100
    ]
    if found and (not (numerals or small) or edits.random.random() < 0.7):
        match = edits.random.choice(found)
        told = _in_other_unit(match, edits)
    elif numerals and (not small or edits.random.random() < 0.5):
        match = edits.random.choice(numerals)
        told = str(_number(match["number"])) + match["unit"]
    elif small:
        match = edits.random.choice(small)
        number = chinese(int(match["number"]))
        if match["number"] == "2" and match["unit"] != "%":
            number = "两"
        told = "百分之" + number if match["unit"] == "%" else number + match["unit"]
    else:
        return None
    if told is None:
        return None
    return text[: match.start()] + edits.marked(told, "restated", match[0]) + text[match.end() :]


def _in_other_unit(match: re.Match[str], edits: Edits) -> str | None:
    unit, factor = edits.random.choice(RESTATED[match["unit"]])
    exact = Decimal(match["number"]) * Decimal(factor)
    wholes = exact.to_integral_value(ROUND_HALF_UP)
    for places in edits.random.sample([0, 1, 2], 3):
        told = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        if len(told.as_tuple().digits) >= 3 and told:
            return (str(wholes) if told == wholes else f"{told:f}") + unit
    return None


def _number(text: str) -> int:
    if text == "两":
        return 2
    tens, ten, ones = text.rpartition("十")
    value = (10 * (_DIGITS.index(tens) if tens else 1)) if ten else 0
    return value + (_DIGITS.index(ones) if ones else 0)


def reworded(text: str, edits: Edits) -> str:
    """The sentence with synonyms, fewer modifiers, and clauses or list items in another order."""
    for pair in edits.random.sample(SYNONYMS, len(SYNONYMS))[: len(SYNONYMS) // 3]:
        one, other = pair.split("/")
        text = text.replace(one, other, 1)
    if edits.random.random() < 0.5:
        for word in edits.random.sample(MODIFIERS, 8):
            if len(text) > 14:
                text = text.replace(word, "", 1)
    if edits.random.random() < 0.3:
        text = re.sub(
            "(?<=[的、，在和])([\u4e00-\u9fff]{2,6})、([\u4e00-\u9fff]{2,6})(?=[、，。的])",
            r"\2、\1",
            text,
            count=1,
        )
    if edits.random.random() < 0.25:
        text = _clauses_turned(text, edits)
    return text


def _clauses_turned(text: str, edits: Edits) -> str:
    clauses = text.rstrip("。").split("，")
    if not text.endswith("。") or len(clauses) < 3 or re.search("[“”（）《》；：]", text):
        return text
    at = edits.random.randrange(1, len(clauses) - 1)
    clauses[at], clauses[at + 1] = clauses[at + 1], clauses[at]
    return "，".join(clauses) + "。"


def _inside(text: str, at: int) -> bool:
    """Whether a place is inside quotation marks or brackets."""
    return any(
        text.count(a, 0, at) != text.count(b, 0, at) for a, b in ("“”", "（）", "《》", "()")
    )


def split(text: str, edits: Edits) -> list[str] | None:
    """The sentence as two or three sentences."""
    if not text.endswith("。"):
        return None
    places = [
        m.start()
        for m in re.finditer("[，；]", text)
        if not _inside(text, m.start()) and m.start() >= 10 and len(text) - m.start() > 12
    ]
    if not places:
        return None
    cuts = [edits.random.choice(places)]
    if edits.random.random() < 0.25:
        cuts += [at for at in places if all(abs(at - other) > 12 for other in cuts)][:1]
    parts: list[str] = []
    start = 0
    for at in sorted(cuts):
        parts.append(text[start:at] + "。")
        start = at + 1
    parts.append(text[start:])
    joined = [parts[0]]
    for part in parts[1:]:
        told = re.sub("^(?:并且?|同时|而且|且)", "", part) if edits.random.random() < 0.5 else part
        joined.append(edits.one(CONNECTIVES) + told)
    return joined


def merged(texts: list[str], edits: Edits) -> str | None:
    """Some sentences as one."""
    if not all(text.endswith("。") for text in texts):
        return None
    return "".join(text[:-1] + edits.one(JOINTS) for text in texts[:-1]) + texts[-1]


def shortened(text: str, edits: Edits) -> str:
    """The sentence without some of its clauses, at least four tenths of it."""
    clauses = re.findall("[^，；]+[，；]?", text.rstrip("。"))
    if not text.endswith("。") or len(clauses) < 3 or re.search("[“（《：]", text):
        return text
    kept = list(clauses)
    while len(kept) > 1:
        fewer = list(kept)
        fewer.pop(edits.random.randrange(len(kept)))
        if sum(map(len, fewer)) < max(0.4 * len(text), 12) or edits.random.random() < 0.25:
            break
        kept = fewer
    return "".join(kept).rstrip("，；") + "。"
