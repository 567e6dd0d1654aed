"""A collation becomes one self-contained web page: two columns, no script, fit for print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from collation.exporters.added import Added, added_figures
from collation.exporters.notes import notes
from collation.exporters.page import page, passages_html, table
from collation.exporters.passages import Told, folded
from collation.exporters.sentences import (
    added_names,
    elsewhere_text,
    fold_line,
    labels,
    summary_sentences,
)
from collation.exporters.spreadsheet import CHANGE_NAMES
from collation.exporters.values import value_text
from collation.model import Collation
from messages import gettext as _


def to_html(collation: Collation, told: Sequence[Told]) -> str:
    """The page; every character of the documents is escaped."""
    title = " ⇄ ".join(labels((collation.base, collation.revised)))
    heading = _("Sentence by sentence")
    added = added_figures(collation, told)
    return page(
        title,
        [
            f"<header><h1>{escape(title)}</h1>",
            *(f"<p>{escape(sentence)}</p>" for sentence in summary_sentences(collation)),
            f"<p class=key>{_key()}</p></header>",
            *table(_("Added figures"), added_names(), _added_rows(added), "added-list"),
            f"<main><h2>{escape(heading)}</h2>",
            *_head(collation),
            *_rows(collation, told),
            "</main>",
        ],
    )


def _key() -> str:
    signs = (
        ("~", _("reworded")),
        ("+", _("added")),
        ("−", _("removed")),
        ("⇄", _("moved")),
        ("#", _("added figures")),
    )
    return " ".join(f"<span><b>{sign}</b> {escape(name)}</span>" for sign, name in signs)


def _added_rows(added: Iterable[Added]) -> list[str]:
    """A row for each figure; those of one sentence share the cell that holds it."""
    lines = []
    for _sentence, group in groupby(added, key=lambda one: one.figure.sentence):
        together = list(group)
        for nth, one in enumerate(together):
            text = "" if nth else f"<td rowspan={len(together)}>{escape(one.text)}</td>"
            lines.append(_added(one, text))
    return lines


def _added(one: Added, text: str) -> str:
    figure = one.figure
    return (
        f"<tr><td class=value>{figure.sentence + 1}</td>"
        f'<td class=figure><a href="#row-{one.row}">{escape(figure.text)}</a></td>'
        f"<td class=value>{escape(value_text(figure))}</td>"
        f"<td class=unit>{escape(figure.unit)}</td><td>{escape(figure.subject)}</td>"
        f"<td class=value>{elsewhere_text(one)}</td>{text}</tr>"
    )


def _head(collation: Collation) -> list[str]:
    sides = (
        f"<div><b>{escape(side)}</b> {escape(label)}</div>"
        for side, label in zip(
            (_("Base"), _("Revised")), labels((collation.base, collation.revised)), strict=True
        )
    )
    return ["<div class='row head'><div></div>", *sides, "</div>"]


def _rows(collation: Collation, told: Sequence[Told]) -> list[str]:
    lines: list[str] = []
    section: tuple[str, ...] = ()
    for run in folded(told):
        if len(run) > 1:
            lines += [f"<details><summary>{escape(fold_line(run))}</summary>"]
            lines += [_row(collation, one) for one in run]
            lines += ["</details>"]
            continue
        (one,) = run
        if one.section != section:
            section = one.section
            lines.append(f"<h3>{escape(' › '.join(section))}</h3>")
        lines.append(_row(collation, one))
    return lines


def _row(collation: Collation, one: Told) -> str:
    name = escape(_(CHANGE_NAMES[one.row.change]))
    moved = " moved" if one.row.moved else ""
    return (
        f'<div class="row {one.row.change.value}{moved}" id="row-{one.number}">'
        f'<div class=sign title="{name}">{one.signs}</div>'
        f"<div class=base>{passages_html(one.base, 'del')}</div>"
        f"<div class=revised>{passages_html(one.revised, 'ins')}"
        f"{_notes(notes(collation, one.row))}</div></div>"
    )


def _notes(told: Iterable[str]) -> str:
    return "".join(f"<p class=note>{escape(note)}</p>" for note in told)
