"""What a row's marks alone cannot say becomes notes: whence it moved, how its figures are told."""

from __future__ import annotations

from collections.abc import Iterator

from collation.exporters.values import value_text
from collation.model import Collation, Row
from corpus.model import sentence_section
from figures.model import COUNTED, Figure
from messages import gettext as _


def notes(collation: Collation, row: Row) -> list[str]:
    """A sentence for each thing worth telling of the row, for figures of the counted kinds."""
    return [*_move(collation, row), *_figures(row)]


def _move(collation: Collation, row: Row) -> Iterator[str]:
    if not row.moved:
        return
    number = row.base[0] + 1
    section = " › ".join(sentence_section(collation.base, row.base[0]))
    if section:
        yield _("moved: sentence {number} of the base, in “{section}”").format(
            number=number, section=section
        )
    else:
        yield _("moved: sentence {number} of the base").format(number=number)


def _figures(row: Row) -> Iterator[str]:
    figures = row.figures
    for told, pairs in (
        (_("{base} became {revised}"), figures.changed),
        (_("{base} and {revised} say the same"), figures.restated),
    ):
        for pair in pairs:
            if pair.revised.kind in COUNTED or pair.base.kind in COUNTED:
                base, revised = _told_apart(pair.base, pair.revised)
                yield told.format(base=base, revised=revised)
    for pair in figures.elsewhere:
        if pair.revised.kind in COUNTED:
            yield _("{figure} stands in the base too: sentence {number}").format(
                figure=pair.revised.text, number=pair.base.sentence + 1
            )


def _told_apart(base: Figure, revised: Figure) -> tuple[str, str]:
    """The words of two figures, with their values where the words alone are the same."""
    if base.text != revised.text:
        return base.text, revised.text
    return f"{base.text} ({value_text(base)})", f"{revised.text} ({value_text(revised)})"
