"""What a document tells of its own date becomes an ISO date, month or year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

_date = re.compile(r"((?:19|20)\d\d)(?:年(?:(\d{1,2})月(?:(\d{1,2})日)?)?|-(\d\d)-(\d\d))")

_DIGITS = "〇○零一二三四五六七八九"
_only = re.compile(
    rf"(?:(?:19|20)\d\d|[一二][{_DIGITS}]{{3}})年(?:\d{{1,2}}|[{_DIGITS}十]{{1,3}})月"
    rf"(?:\d{{1,2}}|[{_DIGITS}十]{{1,3}})日"
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


def told_date(title: str, name: str, texts: Sequence[str], declared: str = "") -> str:
    """The date that a document tells, or "": its title's, that of its file's name, of one of its
    first lines, of the first line that is nothing but a date, or what its format declares.

    The title comes first because a report is of the year that it reports on, not of the day on
    which it was published.
    """
    for text in (title, Path(name).stem, *_first_lines(texts)):
        if found := _iso(text):
            return found
    signed = next((text for text in texts if is_date(text)), "")
    return _iso(_in_digits(signed)) or _iso(declared[: len("2024-03-05")])


def _first_lines(texts: Iterable[str]) -> list[str]:
    return [text for text in islice(texts, _FIRST) if len(text) <= _LONGEST]


def _iso(text: str) -> str:
    match = _date.search(text)
    if match is None:
        return ""
    year, month, day, iso_month, iso_day = match.groups()
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
