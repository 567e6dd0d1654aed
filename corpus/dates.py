"""What a document tells of its own date becomes an ISO date, month or year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from corpus.scripts import either_script
from corpus.tables import CELL

_date = re.compile(
    r"(?<!\d)((?:19|20)\d\d)"
    r"(?:年(?:(\d{1,2})月(?:(\d{1,2})日)?)?|([-/.])(\d{1,2})\4(\d{1,2})(?!\d|\4))"
)
_range = re.compile(r"\d{4}年?[-—–―~～至到]+\d{4}年")
"""The years that a plan is made for, which tell nothing of its own."""

_of_a_year = re.compile(
    either_script(
        r"(?:报告|公报|总结|年报|年鉴|统计|概况|白皮书|蓝皮书|计划|要点|预算|决算)(?:[（(].{1,12}[）)])?$"
    )
)
"""The kinds of documents that are of the year that they report on, not of the day on which they
were published."""

_label = re.compile(
    either_script(
        r"(成文|发文|印发|生成|公布|发布|发表)(?:日期|时间)\s*[:：|]*\s*(?=(?:19|20)\d\d)"
    )
)
_LABELS = ("成文", "发文", "印发", "生成", "公布", "发布", "发表", "發文", "印發", "發布", "發表")
_of_the_copy = re.compile(either_script("(?:抓取|采集|下载|打印|访问|浏览)"))
"""What begins a line that tells when somebody had the document before them."""

_AT_TOP, _LONGEST_LABELLED = 12, 300
"""Lines at the top that may hold such a label, and their characters."""

_DIGITS = "〇○零一二三四五六七八九"
_only = re.compile(
    rf"(?:(?:19|20)\d\d|[一二][{_DIGITS}]{{3}})年(?:\d{{1,2}}|[{_DIGITS}十]{{1,3}})月"
    rf"(?:\d{{1,2}}|[{_DIGITS}十]{{1,3}})日"
)
_month = re.compile(
    rf"(?:(?:19|20)\d\d|[一二][{_DIGITS}]{{3}})年(?:\d{{1,2}}|[{_DIGITS}十]{{1,3}})月(?:初|中旬|底)?"
)
_part = re.compile(rf"[{_DIGITS}十]+(?=[年月日])")
_FIRST, _LONGEST = 4, 80
"""Lines at the top that may tell a date among other things, and their characters."""

_LONGEST_ONLY = 16
"""Characters of a line that is nothing but a date."""


def is_date(text: str) -> bool:
    """Whether a line is nothing but a day (2020年12月7日, 二〇二〇年十二月七日)."""
    if len(text) > _LONGEST_ONLY or "年" not in text or text[-1] not in "日":
        return False
    return _only.fullmatch(re.sub(r"\s", "", text)) is not None


def is_month(text: str) -> bool:
    """Whether a line is nothing but a month of a year (一九二七年三月)."""
    return len(text) <= _LONGEST_ONLY and _month.fullmatch(re.sub(r"\s", "", text)) is not None


def told_date(title: str, name: str, texts: Sequence[str], declared: str = "") -> str:
    """The date that a document tells, or "".

    A report is of the year that it reports on, which its title tells, or the name of its file. Of
    other documents the day or month comes first, wherever it is told: in the title, behind a label
    (成文日期), in one of the first lines, in a line that is nothing but a date, or declared by the
    format; then the year of the title, of the file's name or of one of the first lines.
    """
    return next(filter(None, _tellings(title, Path(name).stem, texts, declared)), "")


def _tellings(title: str, stem: str, texts: Sequence[str], declared: str) -> Iterator[str]:
    """What tells the date, the surest first, "" where it does not."""
    if _of_a_year.search(title):
        yield from map(_iso, (title, stem))
    yield from map(_day, (title, stem))
    yield _labelled(texts)
    top = _first_lines(texts)
    yield from map(_day, top)
    yield _iso(_in_digits(next((text for text in texts if is_date(text)), "")))
    yield _iso(declared[: len("2024-03-05")])
    yield from map(_iso, (title, stem, *top))


def _labelled(texts: Iterable[str]) -> str:
    """The date behind a label at the top; that of the document before that of the page."""
    found: dict[str, str] = {}
    for text in islice(texts, _AT_TOP):
        if len(text) <= _LONGEST_LABELLED:
            for label in _label.finditer(text):
                found.setdefault(label[1], _iso(text[label.end() : label.end() + 16]))
    return next((found[label] for label in _LABELS if found.get(label)), "")


def _day(text: str) -> str:
    """The date of a text that tells more than a year."""
    found = _iso(text)
    return found if len(found) > len("2024") else ""


def _first_lines(texts: Iterable[str]) -> list[str]:
    return [
        text
        for text in islice(texts, _FIRST)
        if len(text) <= _LONGEST and CELL not in text and not _of_the_copy.match(text)
    ]


def _iso(text: str) -> str:
    match = _date.search(_range.sub("", text))
    if match is None:
        return ""
    year, month, day, _sign, iso_month, iso_day = match.groups()
    parts = [year, month or iso_month, day or iso_day]
    return "-".join(part.zfill(2) for part in parts if part)


def _in_digits(text: str) -> str:
    """A date with its Chinese numerals as digits: 二〇二〇年十二月七日 is 2020年12月7日."""
    return _part.sub(lambda match: _number(match[0]), re.sub(r"\s", "", text))


def _number(numerals: str) -> str:
    tens, ten, ones = numerals.rpartition("十")
    if ten:
        return f"{_number(tens or '一')}{_number(ones or '〇')}"
    return "".join("0" if each in "〇○零" else str(_DIGITS.index(each) - 2) for each in numerals)
