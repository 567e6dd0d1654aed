"""The head that the program which collected a text wrote above it: url: …, 抓取时间：…, a field a
line. It is no part of the document, as the front matter of Markdown is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.lines import Line
from corpus.readers.pieces import without

_TOP, _BEFORE = 40, 2
"""Lines at the top in which such a head stands, and those that may stand before it."""

_LONGEST = 300
"""Characters of a field."""

_FEWEST = 2

_field = re.compile(
    r"(?P<key>[a-z][a-z0-9_]{1,19}|URL(?: Source)?|Title|Published Time|Markdown Content"
    r"|[\u4e00-\u9fff]{2,8})\s?[:：]\s*"
)
_of_program = re.compile(
    "[a-z].*|URL.*|法[规規][网網]址|(?:原文|来源|文章)(?:网址|链接|地址)|(?:抓取|采集|爬取|入库)(?:时间|日期|方式)"
)
_of_page = "Markdown Content"
"""What a reader that turns whole web pages into Markdown writes above them."""

_of_text = re.compile("content|text|body|正文|内容|全文|正文内容|文章内容")
_of_title = re.compile("[Tt]itle|法[规規]名[称稱]|标题|文章标题|文件标题|文件名称")
_of_date = re.compile(
    "date|Published Time|(?:publish(?:ed)?|public|pub|release|issue)_?(?:date|time|at)?"
    "|(?:修正|異動|异动|发布|发文|成文|印发|公布|颁布)(?:时间|日期)"
)
_day = re.compile(r"(\d{4})(?:(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)|(\d\d)(\d\d)(?!\d))?")
_of_site = re.compile(r"\s*[-_|—–»]+\s*(?=[^-_|—–»]*$)")
_SHORTEST_TITLE = 4
_rule = re.compile(r"[-=*_—]{3,}")


class CollectedHead(NamedTuple):
    """The lines of a text, the numbers of those that are such a head, and what it declares."""

    lines: Sequence[Line]
    places: frozenset[int] = frozenset()
    title: str = ""
    date: str = ""


def collected_head(lines: Sequence[Line]) -> CollectedHead:
    """The lines, and the head above them where two fields or more tell one that a program wrote.

    The label of the text itself (content:) is cut from the line that it opens.
    """
    fields: dict[int, re.Match[str]] = {}
    for at, line in enumerate(lines[:_TOP]):
        text = line.content.text
        found = _field.match(text) if len(text) <= _LONGEST or _opens_text(text) else None
        if found is None or line.mark:
            if fields or at >= _BEFORE:
                break
            continue
        fields[at] = found
        if found["key"] == _of_page or _of_text.fullmatch(found["key"]):
            break
    if len(fields) < _FEWEST or not any(
        _of_program.fullmatch(one["key"]) for one in fields.values()
    ):
        return CollectedHead(lines)
    told = [(one["key"], lines[at].content.text[one.end() :]) for at, one in fields.items()]
    title = next((value for key, value in told if _of_title.fullmatch(key)), "")
    dates = (_day.match(value) for key, value in told if _of_date.fullmatch(key))
    date = next(
        ("-".join(part.zfill(2) for part in day.groups() if part) for day in dates if day), ""
    )
    last = max(fields)
    if fields[last]["key"] == _of_page:
        return _page(lines, frozenset(fields), title, date)
    left = list(lines)
    if _of_text.fullmatch(fields[last]["key"]):
        opened = without(lines[last], [(0, fields[last].end())], between="")
        if opened is not None:
            left[last] = opened
            del fields[last]
    elif last + 1 < len(lines) and _rule.fullmatch(lines[last + 1].content.text):
        return CollectedHead(left, frozenset((*fields, last + 1)), title, date)
    return CollectedHead(left, frozenset(fields), title, date)


def _page(lines: Sequence[Line], fields: frozenset[int], title: str, date: str) -> CollectedHead:
    """The head of a web page as Markdown, with what stands above the title of its document.

    That is the heading which the title of the page begins with; behind it stands whose page it is.
    """
    for at, line in enumerate(lines):
        text = line.content.text
        if line.mark and len(text) >= _SHORTEST_TITLE and title.startswith(text):
            return CollectedHead(lines, fields.union(range(at)), text, date)
    return CollectedHead(lines, fields, _of_site.split(title)[0], date)


def _opens_text(text: str) -> bool:
    found = _field.match(text)
    return found is not None and _of_text.fullmatch(found["key"]) is not None
