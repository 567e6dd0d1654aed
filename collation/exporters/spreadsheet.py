"""A collation becomes a CSV table that a spreadsheet opens without harm."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from collation.exporters.notes import notes
from collation.exporters.passages import Told
from collation.model import Change, Collation, FigurePair
from corpus.model import Document
from figures.model import COUNTED, Figure, counted
from messages import N_
from messages import gettext as _

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the legacy encoding of the machine."""

_FORMULA_STARTS = frozenset("=+-@＝＋－＠\t\r\n")

CHANGE_NAMES = {
    Change.EQUAL: N_("same"),
    Change.CHANGED: N_("reworded"),
    Change.ADDED: N_("added"),
    Change.REMOVED: N_("removed"),
}
"""What happened to a row, in the words of every export."""


def to_csv(collation: Collation, rows: Sequence[Told]) -> str:
    """One line a row, with its figures told apart and its notes."""
    header = [
        *(_("row"), _("change"), _("moved"), _("section")),
        *(_("base sentence"), _("base text"), _("revised sentence"), _("revised text")),
        *(_("added figures"), _("removed figures"), _("changed figures"), _("restated figures")),
        _("notes"),
    ]
    lines = []
    for told in rows:
        row = told.row
        lines.append(
            [
                str(told.number + 1),
                _(CHANGE_NAMES[row.change]),
                _("moved") if row.moved else "",
                " › ".join(told.section),
                *_sentences(collation.base, row.base),
                *_sentences(collation.revised, row.revised),
                _figures(row.figures.added),
                _figures(row.figures.removed),
                _pairs(row.figures.changed),
                _pairs(row.figures.restated),
                "; ".join(notes(collation, row)),
            ]
        )
    return table(header, lines)


def table(header: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """CSV after RFC 4180, with a byte order mark; no cell can start a formula."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([safe(cell) for cell in header])
    writer.writerows([[safe(cell) for cell in line] for line in lines])
    return BYTE_ORDER_MARK + buffer.getvalue()


def safe(cell: str) -> str:
    """The cell, behind an apostrophe where a spreadsheet would take it for a formula.

    The rule is OWASP's for CSV injection; a plain negative number stays a number.
    """
    stripped = cell.lstrip(" \u3000\xa0")
    if stripped[:1] not in _FORMULA_STARTS or not stripped or _is_number(cell):
        return cell
    return "'" + cell


def _is_number(cell: str) -> bool:
    return cell.isascii() and cell.lstrip("-").replace(".", "", 1).isdigit()


def _sentences(document: Document, indexes: Sequence[int]) -> tuple[str, str]:
    texts = [document.sentences[index].text for index in indexes]
    return " ".join(str(index + 1) for index in indexes), "".join(texts)


def _figures(figures: Iterable[Figure]) -> str:
    return "; ".join(figure.text for figure in counted(figures))


def _pairs(pairs: Iterable[FigurePair]) -> str:
    return "; ".join(
        f"{pair.base.text} → {pair.revised.text}"
        for pair in pairs
        if pair.base.kind in COUNTED or pair.revised.kind in COUNTED
    )
