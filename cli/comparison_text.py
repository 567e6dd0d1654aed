"""A collation becomes the lines of `jiaokan compare`: what it is of, its rows, a summary."""

from __future__ import annotations

from collections.abc import Iterator

from cli.documents import brief
from cli.tables import Column, table_lines
from collation import Collation
from collation.exporters.added import added_figures
from collation.exporters.passages import told_rows
from collation.exporters.sentences import added_names, elsewhere_text
from collation.exporters.values import value_text
from corpus import Document
from figures.model import COUNTED
from messages import gettext as _
from messages import ngettext
from typesetting.comparison import Layout, blocks, layout_for, lines
from typesetting.folds import Show, shows
from typesetting.pieces import Line, Piece, Role, flow

UNWRAPPED = 4096
"""Cells that hold any sentence on one line, for output that no terminal shows."""


def told(
    collation: Collation,
    show: Show,
    width: int | None,
    *,
    color: bool = False,
    by_characters: bool = False,
) -> Iterator[Line]:
    """All lines, wrapped at `width` cells, or each sentence on one line where that is None.

    Without colour figures and wording stand in brackets.
    """
    room = UNWRAPPED if width is None else width
    layout = Layout.UNIFIED if width is None else layout_for(width)
    for sign, document in (("−", collation.base), ("+", collation.revised)):
        yield from title_lines(sign, document, room)
    yield ()
    for block in blocks(collation, show=show):
        yield from lines(
            collation, block, room, layout, signs=not color, by_characters=by_characters
        )
    yield from _summary(collation, room)
    yield from _added(collation, show, width)


def title_lines(sign: str, document: Document, width: int) -> list[Line]:
    """A document under the sign that it goes by: its title, its place and its length."""
    count = len(document.sentences)
    length = ngettext("{count} sentence", "{count} sentences", count).format(count=count)
    title = Piece(f"{sign} {document.title}", Role.HEADING)
    place = Piece(f"  {brief(document.name)}", Role.MUTED)
    on_one_line = flow([title, place, Piece(f" · {length}", Role.MUTED)], width, hanging=2)
    return on_one_line if len(on_one_line) == 1 else flow([title, place], width, hanging=2)


def labelled(label: str, told: list[Piece], width: int) -> list[Line]:
    """A label and what it heads, wrapped under itself."""
    return flow([Piece(f"{label}  ", Role.MUTED), *told], width, hanging=4)


def _summary(collation: Collation, width: int) -> Iterator[Line]:
    """The rows by what became of them, beside their signs, and the figures."""
    summary = collation.summary
    restated = sum(
        pair.revised.kind in COUNTED for row in collation.rows for pair in row.figures.restated
    )
    yield ()
    rows = (
        ("=", Role.GUTTER, _("{count} the same"), summary.equal),
        ("~", Role.SIGN_CHANGED, _("{count} reworded"), summary.changed),
        ("+", Role.SIGN_ADDED, _("{count} added"), summary.added),
        ("−", Role.SIGN_REMOVED, _("{count} removed"), summary.removed),
        ("⇄", Role.SIGN_MOVED, _("{count} moved"), summary.moved),
    )
    pieces: list[Piece] = []
    for sign, role, text, count in rows:
        pieces += [
            Piece(sign, role),
            Piece(" " + text.format(count=count), Role.PLAIN),
            Piece("   ", Role.PLAIN),
        ]
    yield from labelled(_("Rows"), pieces, width)
    sentences = summary.sentences_with_added_figures
    added = ngettext(
        "{figures} added in {count} sentence", "{figures} added in {count} sentences", sentences
    ).format(figures=summary.added_figures, count=sentences)
    others = (
        _("{count} removed").format(count=summary.removed_figures),
        _("{count} changed").format(count=summary.changed_figures),
        _("{count} restated").format(count=restated),
    )
    figures = [
        Piece("#", Role.SIGN_FIGURE),
        Piece("   ".join((f" {added}", *others)), Role.PLAIN),
    ]
    yield from labelled(_("Figures"), figures, width)


def _added(collation: Collation, show: Show, width: int | None) -> Iterator[Line]:
    rows = [row for row in collation.rows if shows(row, show) and row.figures.added]
    entries = added_figures(collation, told_rows(collation, rows))
    if not entries:
        return
    yield ()
    yield (Piece(_("Added figures"), Role.HEADING),)
    number, figure, value, unit, subject, base, sentence = added_names()
    columns = (
        Column(number, 6, Role.GUTTER, right=True, whole=True),
        Column(figure, 24, Role.FIGURE_ADDED, whole=True),
        Column(value, 24, right=True, whole=True),
        Column(unit, 10),
        Column(subject, 24),
        Column(base, 7, right=True),
        Column(sentence, None, Role.MUTED),
    )
    cells = [
        (
            str(one.figure.sentence + 1),
            one.figure.text,
            value_text(one.figure),
            one.figure.unit,
            one.figure.subject,
            elsewhere_text(one),
            one.text,
        )
        for one in entries
    ]
    yield from table_lines(columns, cells, width)
