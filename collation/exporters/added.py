"""The added figures of a comparison become entries of a list, told of what and where else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from collation.exporters.passages import Told
from collation.model import Collation
from corpus.model import Document, Span
from figures import Figure, tell_figures
from figures.model import counted


@dataclass(frozen=True, slots=True)
class Added:
    """One added figure with its subject, the row and the sentence that hold it.

    `row` is a place in the collation's rows; `elsewhere` is the sentence of the base that tells
    the same figure in another place, None where none does.
    """

    figure: Figure
    row: int
    text: str
    elsewhere: int | None


def added_figures(collation: Collation, rows: Iterable[Told]) -> list[Added]:
    """The added figures that the summary counts, in the order of the rows and of their places."""
    found = []
    for told in rows:
        figures = told.row.figures
        elsewhere = {_place(pair.revised): pair.base.sentence for pair in figures.elsewhere}
        found += [
            Added(
                figure,
                told.number,
                collation.revised.sentences[figure.sentence].text,
                elsewhere.get(_place(figure)),
            )
            for figure in with_subjects(
                collation.revised, sorted(counted(figures.added), key=_place)
            )
        ]
    return found


def with_subjects(document: Document, figures: Iterable[Figure]) -> list[Figure]:
    """The figures of a document's sentences with what each measures, where the sentence tells."""
    return [_with_subject(document, figure) for figure in figures]


def _with_subject(document: Document, figure: Figure) -> Figure:
    if figure.subject:
        return figure
    told = _subjects(document.sentences[figure.sentence].text)
    subject, trend = told.get((figure.start, figure.end), ("", ""))
    return replace(figure, subject=subject, trend=trend)


@lru_cache(maxsize=512)
def _subjects(text: str) -> dict[Span, tuple[str, str]]:
    return {
        (figure.start, figure.end): (figure.subject, figure.trend) for figure in tell_figures(text)
    }


def _place(figure: Figure) -> Span:
    return figure.sentence, figure.start
