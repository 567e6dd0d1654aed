"""The sentences of a row become passages cut where a mark begins or ends, for every format."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from collation.model import Change, Collation, Row
from collation.wording import differing_words
from corpus.model import Document, Span, sentence_section
from figures.model import Figure, counted


class Mark(StrEnum):
    """Why a stretch of a sentence is marked."""

    WORDING = "wording"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RESTATED = "restated"


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a row, cut into stretches with their marks; together they are its text."""

    index: int
    stretches: tuple[tuple[str, frozenset[Mark]], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A row as it is told: its number among all rows, its sections, and both its sides."""

    number: int
    row: Row
    section: tuple[str, ...]
    base: tuple[Passage, ...]
    revised: tuple[Passage, ...]

    @property
    def signs(self) -> str:
        """What happened, without colour: ~ + − reworded, added, removed; ⇄ moved; # figures."""
        sign = _SIGNS[self.row.change]
        moved = "⇄" if self.row.moved else ""
        return sign + moved + ("#" if counted(self.row.figures.added) else "")


_SIGNS = {Change.EQUAL: "", Change.CHANGED: "~", Change.ADDED: "+", Change.REMOVED: "−"}


def told_rows(
    collation: Collation, rows: Sequence[Row], *, by_characters: bool = False
) -> list[Told]:
    """The rows with their sentences cut and marked; numbers are places in `collation.rows`."""
    numbers = {id(row): number for number, row in enumerate(collation.rows)}
    return [_told(collation, row, numbers[id(row)], by_characters=by_characters) for row in rows]


SHORTEST_FOLD = {Change.EQUAL: 3, Change.REMOVED: 4}
"""How many rows in a row that are equal, or only the base has, are told as one line."""


def folded(rows: Sequence[Told]) -> list[list[Told]]:
    """The rows in runs: long ones of a kind that folds make one run, other rows stand alone."""
    runs: list[list[Told]] = []
    for change, group in groupby(rows, key=_foldable):
        run = list(group)
        fold = change is not None and len(run) >= SHORTEST_FOLD[change]
        runs += [run] if fold else [[one] for one in run]
    return runs


def _foldable(told: Told) -> Change | None:
    """What folds with its like: nothing that moved or was added."""
    change = told.row.change
    return change if change in SHORTEST_FOLD and not told.row.moved else None


def _told(collation: Collation, row: Row, number: int, *, by_characters: bool) -> Told:
    base, revised = _texts(collation.base, row.base), _texts(collation.revised, row.revised)
    figures = row.figures
    base_marks = figure_marks(Mark.REMOVED, figures.removed)
    revised_marks = figure_marks(Mark.ADDED, figures.added)
    for mark, pairs in ((Mark.CHANGED, figures.changed), (Mark.RESTATED, figures.restated)):
        base_marks += figure_marks(mark, (pair.base for pair in pairs))
        revised_marks += figure_marks(mark, (pair.revised for pair in pairs))
    base_words: tuple[Span, ...] = ()
    revised_words: tuple[Span, ...] = ()
    if row.change is Change.CHANGED:
        words = differing_words("".join(base), "".join(revised), by_characters=by_characters)
        base_words, revised_words = words.base, words.revised
    document, sentence = (
        (collation.revised, row.revised[0]) if row.revised else (collation.base, row.base[0])
    )
    return Told(
        number,
        row,
        sentence_section(document, sentence),
        passages(row.base, base, base_words, base_marks),
        passages(row.revised, revised, revised_words, revised_marks),
    )


def _texts(document: Document, indexes: Iterable[int]) -> list[str]:
    return [document.sentences[index].text for index in indexes]


def figure_marks(mark: Mark, figures: Iterable[Figure]) -> list[tuple[int, Span, Mark]]:
    """The mark for each figure that counts, by sentence and span."""
    return [(figure.sentence, (figure.start, figure.end), mark) for figure in counted(figures)]


def passages(
    indexes: Sequence[int],
    texts: Sequence[str],
    words: Sequence[Span],
    figures: Sequence[tuple[int, Span, Mark]],
) -> tuple[Passage, ...]:
    """Sentences cut at their marks: `words` are spans of all texts joined, `figures` of each."""
    found = []
    at = 0
    for index, text in zip(indexes, texts, strict=True):
        marks = [((start - at, end - at), Mark.WORDING) for start, end in words]
        marks += [(span, mark) for sentence, span, mark in figures if sentence == index]
        found.append(Passage(index, _cut(text, marks)))
        at += len(text)
    return tuple(found)


def _cut(text: str, marks: Sequence[tuple[Span, Mark]]) -> tuple[tuple[str, frozenset[Mark]], ...]:
    edges = {0, len(text)}
    for (start, end), _mark in marks:
        edges |= {min(max(0, start), len(text)), min(max(0, end), len(text))}
    places = sorted(edges)
    return tuple(
        (
            text[start:end],
            frozenset(mark for span, mark in marks if span[0] <= start and end <= span[1]),
        )
        for start, end in pairwise(places)
    )
