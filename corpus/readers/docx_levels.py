"""The outline levels that a DOCX file gives its paragraphs, without those that cannot be meant.

Writers set whole paragraphs to a level for its looks, and by pulling a heading's style along.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from corpus.headings import LONGEST_HEADING, numbering
from corpus.lines import Line
from corpus.sentences import ends_sentence

_LONGEST_TITLE = 120

_LONGEST_RUN = 6
"""Headings of one level in a row, nothing below any, of which most may not be sentences."""

_FEWEST_ENDED = 3
"""Headings of one level with a full stop each that a document has where they are meant."""


def with_meant_levels(lines: Sequence[Line]) -> list[Line]:
    """The lines, those without their mark that are no headings whatever their level says."""
    never = {at for at, line in enumerate(lines) if line.mark and not _may_head(line)}
    for mark, run in groupby(range(len(lines)), lambda at: lines[at].mark):
        places = list(run)
        sentences = sum(at in never or _is_ended(lines[at]) for at in places)
        if mark and len(places) >= _LONGEST_RUN and 2 * sentences >= len(places):
            never.update(places)
    ended = Counter(
        line.mark for at, line in enumerate(lines) if at not in never and _is_ended(line)
    )
    return [
        line._replace(mark=0)
        if line.mark
        and (at in never or (_is_lone_sentence(line) and ended[line.mark] < _FEWEST_ENDED))
        else line
        for at, line in enumerate(lines)
    ]


def _may_head(line: Line) -> bool:
    text = line.content.text
    if text[-1] in "；;" or not any(map(str.isalpha, text)):
        return False
    return len(text) <= LONGEST_HEADING or (len(text) <= _LONGEST_TITLE and not ends_sentence(text))


def _is_ended(line: Line) -> bool:
    return line.content.text[-1] in "；;：:" or ends_sentence(line.content.text)


def _is_lone_sentence(line: Line) -> bool:
    text = line.content.text
    return text[-1] == "。" and numbering(text) is None
