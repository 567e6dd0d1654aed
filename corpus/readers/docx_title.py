"""The title of a Word file is told from its text by how it is set: larger, and in the middle.

GB/T 9704-2012, 7.3.1: the title is set in larger letters than the text (二号 over 三号), centred,
over several lines where it is long. Few writers use Word's own style for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from corpus.asides import is_cover_field
from corpus.dates import is_date
from corpus.headings import heads_contents, is_annex_label, is_byline, is_navigation, numbering
from corpus.lines import Line
from corpus.readers.pieces import line_of, pieces_of
from corpus.scripts import either_script
from corpus.sentences import ends_sentence
from corpus.titles import is_issuer

_LARGE, _LARGE_CENTRED = 1.25, 1.1
"""How much larger than those of the text the letters of a title are."""

_HIGHEST = 10
"""Lines at the top of a document among which its title begins."""

_MOST_LINES = 5
_LONGEST = 60
_letterhead = re.compile(
    either_script(r".*(?:(?<!招标|采购|磋商|谈判|询价|比选|投标)文件|函|令|简报|专报|内参)")
)
"""What is printed over the number under which an authority issues a document (7.2.4)."""

_number = re.compile(r".{0,20}?第?\s*[\d一二三四五六七八九十百〇零]{1,5}\s*[号期號].{0,20}")


class Setting(NamedTuple):
    """How a line is set: the size of most of its letters in half points (0 where that tells
    nothing, as in a table), and whether it stands in the middle."""

    size: int = 0
    centred: bool = False


UNTOLD = Setting()
"""How a line is set that tells nothing."""


def with_title(lines: Sequence[Line], settings: Sequence[Setting]) -> tuple[str, list[Line]]:
    """The title that is set as one, or "", and the lines, with those of the title joined.

    Where others are declared to be headings, the title is marked as one too; a document in which
    nothing but the title is declared has declared no headings.
    """
    marked = [at for at, line in enumerate(lines) if line.mark]
    if len(marked) == 1 and marked[0] < _HIGHEST:
        bare = [line._replace(mark=0) for line in lines]
        return bare[marked[0]].content.text, bare
    found = _title(lines, _told(lines, settings))
    if not found:
        return "", list(lines)
    pieces = [piece for line in lines[found.start : found.stop] for piece in pieces_of(line)]
    first, last = lines[found.start], lines[found.stop - 1]
    mark = int(bool(marked))
    title = line_of(pieces, gap=1, mark=mark, end=last.end) or first
    return title.content.text, [*lines[: found.start], title, *lines[found.stop :]]


def _told(lines: Sequence[Line], settings: Sequence[Setting]) -> list[Setting]:
    """The setting of each line that is larger than the text, and of others one that says nothing.

    The text is what most of the letters outside of tables are set as.
    """
    sizes = Counter[int]()
    for line, setting in zip(lines, settings, strict=True):
        sizes[setting.size] += len(line.content.text) if setting.size else 0
    body = max(sizes, key=sizes.__getitem__, default=0)
    return [
        setting
        if setting.size >= (_LARGE_CENTRED if setting.centred else _LARGE) * body
        else UNTOLD
        for setting in settings
    ]


def _title(lines: Sequence[Line], large: Sequence[Setting]) -> range:
    """The first large lines that are no letterhead; none below the first line of the text, or
    where a line above is declared to be a heading."""
    at = 0
    while at < min(len(lines), _HIGHEST):
        line = lines[at]
        if line.mark or line.row or len(line.content.text) > _LONGEST or ends_sentence(line.raw):
            break
        if not _may_be_title(line, large[at]):
            at += 1
            continue
        end = at + 1
        while (
            end < min(len(lines), at + _MOST_LINES)
            and large[end] == large[at]
            and _may_be_title(lines[end], large[end])
        ):
            end += 1
        if not _is_letterhead(lines, end):
            return range(at, end)
        at = end
    return range(0)


def _may_be_title(line: Line, large: Setting) -> bool:
    text = line.content.text
    return (
        large.size > 0
        and not (line.mark or line.row or numbering(text) or is_byline(line.raw))
        and not (is_annex_label(text) or heads_contents(line.raw) or is_navigation(line.raw))
        and not is_cover_field(text)
        and len(text) <= _LONGEST
        and not (ends_sentence(line.raw) or is_date(text))
        and any("\u4e00" <= character <= "\u9fff" for character in text)
    )


def _is_letterhead(lines: Sequence[Line], end: int) -> bool:
    """Whether the lines up to `end` say who issues the document, over its number."""
    last = lines[end - 1].content.text
    if not (_letterhead.fullmatch(last) or is_issuer(last)) or end == len(lines):
        return False
    return last.endswith("文件") or _number.fullmatch(lines[end].content.text) is not None
