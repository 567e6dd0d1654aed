"""The added figures of a comparison become a list: value, unit, what is counted, sentence."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from typing import TYPE_CHECKING

from rich.cells import cell_len

from messages import N_
from tui.pick_list import PickList
from typesetting.pieces import Line, Piece, Role, fitted, width_of
from typesetting.printable import printable

if TYPE_CHECKING:
    from collation.model import Collation
    from figures.model import Figure
    from typesetting.sheet import Sheet

_BEFORE = 12
"""Characters of the sentence, at most, that stand before the figure."""

_YI = Decimal(10**8)
_COLUMNS = N_("figure · value · unit · what it counts · sentence")
_FEWER_COLUMNS = N_("figure · value · unit · sentence")
_FIGURE, _VALUE, _UNIT, _SUBJECT = 14, 16, 10, 22
_ROOMY, _MORE = 110, 4
"""Cells from which on what is counted has a column of its own, and the values so many more."""


def value_of(figure: Figure, room: int) -> str:
    """The value in its unit, grouped in thousands; both ends of a range.

    Where that takes more than `room` cells, of large numbers the 亿 (hundred millions): no digit of
    a value is ever cut off.
    """
    if figure.value is None:
        return ""
    bounds = [each for each in (figure.value, figure.value_max) if each is not None]
    about = "≈" if figure.approximate else ""
    told = about + "–".join(f"{each:,f}" for each in bounds)
    if len(told) > room and max(bounds) >= _YI:
        told = about + "–".join(f"{(each / _YI).normalize():,f}" for each in bounds) + "亿"
    return told


def in_context(sentence: str, figure: Figure, room: int) -> Line:
    """A figure among the words of its sentence, in `room` cells of which it takes the middle."""
    told = printable(sentence[figure.start : figure.end])
    start = max(0, figure.start - max(1, min(_BEFORE, (room - cell_len(told)) // 4)))
    before = ("…" if start else "") + printable(sentence[start : figure.start])
    text = fitted(before + told + printable(sentence[figure.end :]), room)
    end = len(before) + len(told)
    return (
        Piece(text[: len(before)], Role.MUTED),
        Piece(text[len(before) : end], Role.PLAIN),
        Piece(text[end:], Role.MUTED),
    )


class FigureList(PickList):
    """One added figure a line."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self.figures: tuple[tuple[int, Figure], ...] = ()
        self._collation: Collation | None = None

    def show(self, sheet: Sheet, row: int = 0) -> None:
        """List the added figures of a collation, the cursor on the first from a row on."""
        self._collation = sheet.collation
        self.figures = sheet.figures
        at = bisect_left(self.figures, row, key=lambda figure: figure[0])
        self.set_heights([1] * len(self.figures), cursor=min(at, len(self.figures) - 1), tell=False)

    @property
    def column_names(self) -> str:
        """What stands in a line of the list, in English."""
        return _COLUMNS if self.text_width >= _ROOMY else _FEWER_COLUMNS

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
        marker = "▸ " if at == self.cursor else "  "
        subject: Line = ()
        if self.text_width >= _ROOMY:
            told = with_subjects(self._collation.revised, [figure])[0].subject
            subject = (Piece(fitted(printable(told), _SUBJECT) + " ", Role.PLAIN),)
        room_of_value = _VALUE + _MORE * (self.text_width >= _ROOMY)
        value = value_of(figure, room_of_value)
        fixed = (
            Piece(marker, Role.SIGN_FIGURE),
            Piece(fitted(printable(figure.text), _FIGURE), Role.SIGN_FIGURE),
            Piece(f"{' ' * (room_of_value - cell_len(value))}{value} ", Role.PLAIN),
            Piece(fitted(printable(figure.unit), _UNIT), Role.MUTED),
            *subject,
            Piece(f"{figure.sentence + 1:>5}  ", Role.GUTTER),
        )
        room = self.text_width - width_of(fixed)
        if room < 8:
            return [fixed]
        return [(*fixed, *in_context(sentence.text, figure, room))]
