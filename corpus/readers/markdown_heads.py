"""Lines set wholly in bold in Markdown become the headings that they are."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.lines import Line
from corpus.readers.html_heads import may_head

_BOLD = ("**", "__")
_FEWEST = 2
"""Such lines; a single one may be anything."""


def with_bold_heads(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines of the Markdown `text`, those in bold over others marked as headings where it
    declares none below its title.

    A text that declares no headings at all is told its headings by what its lines look like.
    """
    titles = [line for line in lines if line.mark]
    if [line.mark for line in titles] != [1]:
        return list(lines)
    title = titles[0].content.text
    heads = {
        at
        for at, line in enumerate(lines[:-1])
        if _is_bold(text, line)
        and may_head(line)
        and not _is_bold(text, lines[at + 1])
        and not title.startswith(line.content.text)
    }
    if len(heads) < _FEWEST:
        return list(lines)
    return [line._replace(mark=2) if at in heads else line for at, line in enumerate(lines)]


def _is_bold(text: str, line: Line) -> bool:
    before, after = text[max(0, line.start - 2) : line.start], text[line.end : line.end + 2]
    return not line.mark and before == after and before in _BOLD
