"""A collation becomes Markdown: a summary, the added figures, and a table of what differs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from collation.exporters.passages import Mark, Passage, Told, counted, folded, told_rows
from collation.exporters.sentences import fold_line, summary_sentences
from collation.exporters.values import value_text
from collation.model import Collation, Row
from messages import gettext as _

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$!]|(?<=\w)://|^\s*(?:[-+]|\d+[.)])(?=\s)|@(?=\w)")
"""What Markdown, its tables, mathematics and link-finding extensions would take for their own."""


def to_markdown(collation: Collation, rows: Sequence[Row]) -> str:
    """GitHub's Markdown; the text of the documents is escaped throughout."""
    told = told_rows(collation, rows)
    base, revised = escaped(collation.base.title), escaped(collation.revised.title)
    lines = [f"# {base} ⇄ {revised}", ""]
    lines += [f"- {escaped(sentence)}" for sentence in summary_sentences(collation)]
    lines += _added_figures(collation, told)
    lines += ["", f"| | {base} | {revised} |", "|---|---|---|"]
    for run in folded(told):
        if len(run) > 1:
            lines.append(f"| | *{escaped(fold_line(run))}* | |")
        else:
            (one,) = run
            lines.append(
                f"| {one.signs} | {_side(one.base, 'del')} | {_side(one.revised, 'ins')} |"
            )
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it is, on one line."""
    line = " ".join(text.split("\n"))
    return _SPECIAL.sub(lambda match: "".join(f"&#{ord(mark)};" for mark in match[0]), line)


def _added_figures(collation: Collation, told: Iterable[Told]) -> list[str]:
    lines = []
    for one in told:
        for figure in counted(one.row.figures.added):
            text = collation.revised.sentences[figure.sentence].text
            lines.append(
                f"| **{escaped(figure.text)}** | {value_text(figure)} | {escaped(figure.unit)} "
                f"| {escaped(text)} |"
            )
    if not lines:
        return []
    head = " | ".join((_("figure"), _("value"), _("unit"), _("sentence")))
    title = _("Added figures")
    return ["", f"## {title}", "", f"| {head} |", "|---|---:|---|---|", *lines]


def _side(passages: Iterable[Passage], wording: str) -> str:
    parts = []
    for passage in passages:
        for text, marks in passage.stretches:
            shown = escaped(text)
            if marks - {Mark.WORDING}:
                shown = f"<strong>{shown}</strong>"
            if Mark.WORDING in marks:
                shown = f"<{wording}>{shown}</{wording}>"
            parts.append(shown)
    return "".join(parts)
