"""A collation becomes one self-contained web page: two columns, no script, fit for print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from pathlib import Path

from collation.exporters.passages import Mark, Passage, Told, counted, folded, told_rows
from collation.exporters.sentences import fold_line, summary_sentences
from collation.exporters.spreadsheet import CHANGE_NAMES
from collation.exporters.values import value_text
from collation.model import Collation, Row
from messages import gettext as _
from messages import language

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""A page that holds other people's text may load and run nothing, should escaping ever fail."""


def to_html(collation: Collation, rows: Sequence[Row]) -> str:
    """The page; every character of the documents is escaped."""
    told = told_rows(collation, rows)
    title = f"{collation.base.title} ⇄ {collation.revised.title}"
    heading = _("Sentence by sentence")
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{language().replace("_", "-")}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{escape(title)}</title>",
            f"<style>\n{_style()}</style>",
            "</head>",
            "<body>",
            f"<header><h1>{escape(title)}</h1>",
            *(f"<p>{escape(sentence)}</p>" for sentence in summary_sentences(collation)),
            f"<p class=key>{_key()}</p></header>",
            *_added_figures(collation, told),
            f"<main><h2>{escape(heading)}</h2>",
            *_head(collation),
            *_rows(told),
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )


@cache
def _style() -> str:
    return Path(__file__).with_name("webpage.css").read_text(encoding="utf-8")


def _key() -> str:
    signs = (
        ("~", _("reworded")),
        ("+", _("added")),
        ("−", _("removed")),
        ("⇄", _("moved")),
        ("#", _("added figures")),
    )
    return " ".join(f"<span><b>{sign}</b> {escape(name)}</span>" for sign, name in signs)


def _added_figures(collation: Collation, told: Iterable[Told]) -> list[str]:
    lines = [
        f'<tr><td><a href="#row-{one.number}">{escape(figure.text)}</a></td>'
        f"<td class=value>{escape(value_text(figure))}</td>"
        f"<td class=unit>{escape(figure.unit)}</td>"
        f"<td>{escape(collation.revised.sentences[figure.sentence].text)}</td></tr>"
        for one in told
        for figure in counted(one.row.figures.added)
    ]
    if not lines:
        return []
    title = _("Added figures")
    names = (_("figure"), _("value"), _("unit"), _("sentence"))
    head = "".join(f"<th scope=col>{escape(name)}</th>" for name in names)
    return [
        f"<section><h2>{escape(title)}</h2>",
        f"<table><thead><tr>{head}</tr></thead><tbody>",
        *lines,
        "</tbody></table></section>",
    ]


def _head(collation: Collation) -> list[str]:
    sides = (
        f"<div><b>{escape(label)}</b> {escape(document.title)}</div>"
        for label, document in ((_("Base"), collation.base), (_("Revised"), collation.revised))
    )
    return ["<div class='row head'><div></div>", *sides, "</div>"]


def _rows(told: Sequence[Told]) -> list[str]:
    lines: list[str] = []
    section: tuple[str, ...] = ()
    for run in folded(told):
        if len(run) > 1:
            lines += [f"<details><summary>{escape(fold_line(run))}</summary>"]
            lines += [_row(one) for one in run]
            lines += ["</details>"]
            continue
        (one,) = run
        if one.section != section:
            section = one.section
            lines.append(f"<h3>{escape(' › '.join(section))}</h3>")
        lines.append(_row(one))
    return lines


def _row(one: Told) -> str:
    name = escape(_(CHANGE_NAMES[one.row.change]))
    return (
        f'<div class="row {one.row.change.value}" id="row-{one.number}">'
        f'<div class=sign title="{name}">{one.signs}</div>'
        f"<div class=base>{_side(one.base, 'del')}</div>"
        f"<div class=revised>{_side(one.revised, 'ins')}</div></div>"
    )


def _side(passages: Iterable[Passage], wording: str) -> str:
    shown = []
    for passage in passages:
        parts = [f"<span class=n>{passage.index + 1}</span> "]
        for text, marks in passage.stretches:
            part = escape(text)
            figure = sorted(marks - {Mark.WORDING})
            if figure:
                part = f"<mark class={figure[0]}>{part}</mark>"
            if Mark.WORDING in marks:
                part = f"<{wording}>{part}</{wording}>"
            parts.append(part)
        shown.append(f"<p>{''.join(parts)}</p>")
    return "".join(shown)
