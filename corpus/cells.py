"""Cells of a table that a program wrote a line each: among many short lines none is a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.headings import is_annex_label, numbering
from corpus.model import ParagraphKind
from corpus.sentences import ends_sentence

_roman = re.compile(r"[IVXⅠ-Ⅻ]{1,5}[.．、]")
_FEWEST, _LONGEST = 8, 16
"""Lines in a row that tell such a table, and the characters of each."""

_MOST_HEADS = 0.7
"""The part of them that may look like headings; a list of nothing but names has more."""

_TOP = 16
"""Lines at the top of a document, where its cover stands."""


def cells(texts: Sequence[str], kinds: Sequence[ParagraphKind], marked: Sequence[bool]) -> set[int]:
    """The places of the headings without a number that stand among such cells; the first of them
    may head the table, and the last what is below it. `marked` says which the format declares."""
    found: set[int] = set()
    for run in _runs(texts, kinds, marked):
        heads = [at for at in run if kinds[at] is ParagraphKind.HEADING]
        if len(run) < _FEWEST or len(heads) > _MOST_HEADS * len(run):
            continue
        first = next((at for at in run if kinds[at] is not ParagraphKind.HEADING), run.stop)
        found.update(at for at in heads if first < at < run.stop - 1 and not _heads_part(texts[at]))
    return found


def _heads_part(text: str) -> bool:
    return numbering(text) is not None or is_annex_label(text) or _roman.match(text) is not None


def _runs(
    texts: Sequence[str], kinds: Sequence[ParagraphKind], marked: Sequence[bool]
) -> Iterator[range]:
    start: int | None = None
    aside = {ParagraphKind.BYLINE, ParagraphKind.NAVIGATION}
    for at in range(_TOP, len(texts) + 1):
        short = at < len(texts) and not (
            len(texts[at]) > _LONGEST
            or marked[at]
            or kinds[at] in aside
            or ends_sentence(texts[at])
        )
        if short and start is None:
            start = at
        elif not short and start is not None:
            yield range(start, at)
            start = None
