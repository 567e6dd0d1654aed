"""The added figures of a comparison become a list: value, unit, what is counted, sentence."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from tui.pick_list import PickList
from typesetting.pieces import Line, Piece, Role, fitted, width_of
from typesetting.printable import printable

if TYPE_CHECKING:
    from collation.model import Collation
    from figures.model import Figure
    from typesetting.sheet import Sheet

_FIGURE, _VALUE, _UNIT, _SUBJECT = 14, 16, 10, 22
_ROOMY = 110
"""Cells from which on what is counted has a column of its own."""


def value_of(figure: Figure) -> str:
    """The value in its unit, grouped in thousands; both ends of a range."""
    if figure.value is None:
        return ""
    told = f"{figure.value:,f}"
    if figure.value_max is not None:
        told += f"–{figure.value_max:,f}"
    return ("≈" if figure.approximate else "") + told


class FigureList(PickList):
    """One added figure a line."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self.figures: tuple[tuple[int, Figure], ...] = ()
        self._collation: Collation | None = None

    def show(self, sheet: Sheet) -> None:
        """List the added figures of a collation."""
        self._collation = sheet.collation
        self.figures = sheet.figures
        self.set_heights([1] * len(self.figures))

    def item(self, at: int) -> tuple[int, Figure]:
        """A figure with its row."""
        return self.figures[at]

    def of_row(self, row: int) -> int | None:
        """The first figure of a row."""
        at = bisect_left(self.figures, row, key=lambda figure: figure[0])
        return at if at < len(self.figures) and self.figures[at][0] == row else None

    def item_lines(self, at: int) -> list[Line]:
        """A figure on its line."""
        if self._collation is None:
            return []
        from collation.exporters.added import with_subjects

        _row, figure = self.figures[at]
        sentence = self._collation.revised.sentences[figure.sentence]
        start = max(0, figure.start - 12)
        before = ("…" if start else "") + printable(sentence.text[start : figure.start])
        after = printable(sentence.text[figure.end :])
        marker = "▸ " if at == self.cursor else "  "
        subject: Line = ()
        if self.text_width >= _ROOMY:
            told = with_subjects(self._collation.revised, [figure])[0].subject
            subject = (Piece(fitted(printable(told), _SUBJECT) + " ", Role.PLAIN),)
        fixed = (
            Piece(marker, Role.SIGN_FIGURE),
            Piece(fitted(printable(figure.text), _FIGURE), Role.SIGN_FIGURE),
            Piece(f"{value_of(figure):>{_VALUE}} ", Role.PLAIN),
            Piece(fitted(printable(figure.unit), _UNIT), Role.MUTED),
            *subject,
            Piece(f"{figure.sentence + 1:>5}  ", Role.GUTTER),
        )
        room = self.text_width - width_of(fixed)
        if room < 8:
            return [fixed]
        text = fitted(before + printable(figure.text) + after, room)
        return [
            (
                *fixed,
                Piece(text[: len(before)], Role.MUTED),
                Piece(text[len(before) : len(before) + len(figure.text)], Role.PLAIN),
                Piece(text[len(before) + len(figure.text) :], Role.MUTED),
            )
        ]
