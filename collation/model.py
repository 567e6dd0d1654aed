"""What the comparison of two documents is: rows of aligned sentences with verdicts on figures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.model import Document
from figures.model import Figure


class Change(StrEnum):
    """What happened to the sentences of a row. EQUAL looks past width, spacing and numbering."""

    EQUAL = "equal"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class FigurePair:
    """A figure of the base and its counterpart in the revised document."""

    base: Figure
    revised: Figure


@dataclass(frozen=True, slots=True)
class FigureVerdicts:
    """The figures of a row, told apart; a figure's `sentence` says where in its document it is.

    `elsewhere` notes the added figures that the base tells in another place too: pairs of a figure
    of the base and the added one, of the same value, unit and kind.
    """

    added: tuple[Figure, ...] = ()
    removed: tuple[Figure, ...] = ()
    changed: tuple[FigurePair, ...] = ()
    restated: tuple[FigurePair, ...] = ()
    elsewhere: tuple[FigurePair, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One group of aligned sentences, by their indexes in the two documents.

    `moved` is true when the group stands elsewhere in the other document.
    """

    change: Change
    moved: bool
    base: tuple[int, ...]
    revised: tuple[int, ...]
    figures: FigureVerdicts


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over the rows; the figure counts are of the kinds in `figures.COUNTED`."""

    rows: int
    equal: int
    changed: int
    added: int
    removed: int
    moved: int
    sentences_with_added_figures: int
    added_figures: int
    removed_figures: int
    changed_figures: int


@dataclass(frozen=True, slots=True)
class Collation:
    """Two documents compared: every sentence of both stands in exactly one row."""

    base: Document
    revised: Document
    rows: tuple[Row, ...]
    summary: Summary
