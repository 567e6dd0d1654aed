"""The figures of documents become the rows of a table: sorted, filtered, counted, charted."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from heapq import merge
from typing import TYPE_CHECKING, Any

from corpus.folding import fold, matchable, squeeze
from corpus.naming import begins_with_year
from figures import COUNTED, Kind, tell_figures
from figures.comparison import dimension, in_base_units
from messages import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from corpus.model import Document
    from figures import Figure
    from tui.reader import Matches

_MOST_ROWS, _MOST_OTHERS = 60_000, 10_000
"""Rows that are listed together at most, of what counts something and of another kind: a table
longer than that is not read, and a row takes half a kilobyte of memory."""

_PIECE = 1000
"""Rows sorted at once. Sorting holds up all threads until it has ended, the keys with them."""

_region = re.compile("^(?:全[国省市区县州旗]|我[国省市区县州]|本[省市区县州]|地区|全自治区)(?=..)")

KIND_NAMES = {
    Kind.QUANTITY: N_("quantity"),
    Kind.MONEY: N_("money"),
    Kind.PERCENT: N_("percent"),
    Kind.POINTS: N_("percentage points"),
    Kind.RATIO: N_("ratio"),
    Kind.DATE: N_("date"),
    Kind.ORDINAL: N_("ordinal"),
    Kind.IDENTIFIER: N_("identifier"),
    Kind.ENUMERATOR: N_("enumerator"),
}


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure and where it stands: document, paragraph, and where its sentence begins there."""

    path: Path
    title: str
    date: str
    figure: Figure
    sentence: str
    paragraph: int
    start: int


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: its name, its cells, and what it is sorted by."""

    name: str
    width: int
    order: Callable[[FigureRow], tuple[Any, ...]]


def _place(row: FigureRow) -> tuple[Any, ...]:
    return row.date, row.title, row.figure.sentence, row.figure.start


def _value(row: FigureRow) -> tuple[Any, ...]:
    figure = row.figure
    return figure.value is None, dimension(figure), in_base_units(figure)


COLUMNS = {
    "figure": Column(N_("Figure"), 14, lambda row: (matchable(row.figure.text),)),
    "value": Column(N_("Value"), 20, _value),
    "unit": Column(N_("Unit"), 8, lambda row: (row.figure.unit,)),
    "subject": Column(
        N_("What it counts"), 22, lambda row: (not row.figure.subject, row.figure.subject)
    ),
    "kind": Column(N_("Kind"), 10, lambda row: (list(Kind).index(row.figure.kind),)),
    "document": Column(N_("Document"), 26, lambda row: (row.date, row.title)),
    "sentence": Column(N_("Sentence"), 0, _place),
}
"""The columns from left to right. The last takes the room that is left, and is the order of the
documents themselves; values are sorted within what can be compared."""


def rows_of(path: Path, title: str, document: Document) -> Iterator[FigureRow]:
    """The figures of a document that count something, name or date; not its list numbers."""
    for sentence in document.sentences:
        for figure in tell_figures(sentence.text, sentence.index):
            if figure.kind is not Kind.ENUMERATOR:
                yield FigureRow(
                    path,
                    title,
                    document.date,
                    figure,
                    sentence.text,
                    sentence.paragraph,
                    sentence.start,
                )


def place_in(document: Document, row: FigureRow) -> tuple[int, Matches]:
    """Where a row stands in its document as that is now: the paragraph, and in it the figure.

    Where its sentence is gone, the paragraph that has its place, and no figure in it.
    """
    same = [each for each in document.sentences if each.text == row.sentence]
    if not same:
        return max(0, min(row.paragraph, len(document.paragraphs) - 1)), {}
    here = min(same, key=lambda each: _distance(each.paragraph, each.start, row))
    span = (here.start + row.figure.start, here.start + row.figure.end)
    return here.paragraph, {here.paragraph: (span,)}


def found_again(row: FigureRow, rows: Sequence[FigureRow]) -> int | None:
    """Which of the rows is this one in a later reading: the same figure of the same sentence, else
    the nearest of the same document that counts the same, else the nearest of it; None where there
    is none."""

    def unlike(at: int) -> tuple[bool, bool, int, int]:
        each = rows[at]
        counts = (each.figure.subject, each.figure.unit) == (row.figure.subject, row.figure.unit)
        same = (each.sentence, each.figure.text) == (row.sentence, row.figure.text)
        place = each.start + each.figure.start - row.figure.start
        return not same, not counts, *_distance(each.paragraph, place, row)

    own = [at for at, each in enumerate(rows) if each.path is row.path]
    own = own or [at for at, each in enumerate(rows) if each.path == row.path]
    return min(own, key=unlike, default=None)


def _distance(paragraph: int, start: int, row: FigureRow) -> tuple[int, int]:
    return abs(paragraph - row.paragraph), abs(start - row.start)


def listed_with(kind: Kind | None) -> Kind | None:
    """What a kind is listed as: one of those that count something, which are listed together and
    stand for None, or a kind by itself."""
    return None if kind in COUNTED else kind


def most_rows(listed: Kind | None) -> int:
    """How many rows are listed at most of what is listed as this (`listed_with`)."""
    return _MOST_ROWS if listed is None else _MOST_OTHERS


def of_kind(rows: Iterable[FigureRow], kind: Kind | None) -> list[FigureRow]:
    """The rows of a kind, or those that count something where it is None."""
    return [
        row for row in rows if (row.figure.kind is kind if kind else row.figure.kind in COUNTED)
    ]


def holding(rows: Iterable[FigureRow], wanted: str) -> list[FigureRow]:
    """The rows that hold all the words."""
    words = [squeeze(fold(word)).text for word in wanted.split()]
    folded: dict[str, str] = {}
    found = []
    for row in rows:
        if words:
            text = f"{row.title} {row.sentence}"
            if text not in folded:
                folded[text] = squeeze(fold(text)).text
            own = squeeze(fold(f"{row.figure.subject} {row.figure.unit}")).text
            if not all(word in folded[text] or word in own for word in words):
                continue
        found.append(row)
    return found


def ordered(rows: Iterable[FigureRow], column: str, *, reverse: bool) -> list[FigureRow]:
    """The rows by a column; where that is the same, in the order of the documents."""
    found = _in_turns([*rows], _place)
    return _in_turns(found, COLUMNS[column].order, reverse=reverse)


def _in_turns(
    rows: Sequence[FigureRow],
    order: Callable[[FigureRow], tuple[Any, ...]],
    *,
    reverse: bool = False,
) -> list[FigureRow]:
    """The rows sorted, those of the same order as they were, without holding up other threads."""
    pieces = [
        sorted(rows[start : start + _PIECE], key=order, reverse=reverse)
        for start in range(0, len(rows), _PIECE)
    ]
    return [*merge(*pieces, key=order, reverse=reverse)]


def totals(rows: Iterable[FigureRow]) -> dict[Kind, int]:
    """How many rows there are of each kind, in the order of the kinds."""
    counts = Counter(row.figure.kind for row in rows)
    return {kind: counts[kind] for kind in Kind if counts[kind]}


def series(rows: Iterable[FigureRow], of: FigureRow) -> list[FigureRow]:
    """What documents say of the same subject in comparable units, the earliest first.

    Which region it is of is left to the document: 全市生产总值 is its 地区生产总值.
    """
    subject, measure = _subject(of), dimension(of.figure)
    return sorted(
        (
            row
            for row in rows
            if row.figure.value is not None
            and _subject(row) == subject
            and dimension(row.figure) == measure
        ),
        key=_place,
    )


def _subject(row: FigureRow) -> str:
    return _region.sub("", matchable(row.figure.subject))


def named(row: FigureRow) -> str:
    """The title of the row's document, with its date unless the title begins with the year or ends
    with the date."""
    dated = begins_with_year(row.title, row.date) or row.title.endswith(row.date)
    return row.title if dated else f"{row.date} {row.title}"


def size_of(row: FigureRow) -> float:
    """The value in base units, the middle of a range; negative where it is."""
    low, high = in_base_units(row.figure)
    return float((low + high) / 2)
