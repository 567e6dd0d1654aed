"""Numbers whose digits a typesetter set apart (1 9 9 7年) become numbers again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.lines import Line
from corpus.readers.pieces import without

_apart = re.compile(r"(?<![0-9])[0-9](?: [0-9])+(?![0-9])(?P<counts>[.．%％‰\u4e00-\u9fff])?")
_close = re.compile(r"[0-9]{2,}")
_between = re.compile(r"(?<=[0-9]) (?=[0-9])|(?<=[0-9]\.) (?=[0-9])")

_FEWEST = 8
"""Numbers set apart from which a text is believed to set all of them so."""

_COUNTING = 0.6
"""The share of them that something counted follows, unlike the columns of a table."""


def closed_up(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, digits together where the text sets nearly all of them apart."""
    spaced = [line.content.text for line in lines if not line.row and " " in line.content.text]
    found = [match for text in spaced for match in _apart.finditer(text)]
    if len(found) < _FEWEST or sum(bool(each["counts"]) for each in found) < _COUNTING * len(found):
        return lines
    close = sum(len(_close.findall(line.content.text)) for line in lines)
    if 4 * close > len(found):
        return lines
    return [line if line.row else _closed_up(line) for line in lines]


def _closed_up(line: Line) -> Line:
    spaces = [match.span() for match in _between.finditer(line.content.text)]
    closed = without(line, spaces, between="") if spaces else None
    if closed is None:
        return line
    return line._replace(content=closed.content, raw=closed.raw, width=closed.width)
