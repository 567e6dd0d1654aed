"""A collation becomes Markdown: a summary, the added figures, and a table of what differs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from collation.exporters.added import Added, added_figures
from collation.exporters.notes import notes
from collation.exporters.passages import Mark, Passage, Told, folded
from collation.exporters.sentences import (
    added_names,
    elsewhere_text,
    fold_line,
    labels,
    summary_sentences,
)
from collation.exporters.values import value_text
from collation.model import Collation
from messages import gettext as _

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$!]|(?<=\w)://|^\s*(?:[-+]|\d+[.)])(?=\s)|@(?=\w)")
"""What Markdown, its tables, mathematics and link-finding extensions would take for their own."""


def to_markdown(collation: Collation, told: Sequence[Told]) -> str:
    """GitHub's Markdown; the text of the documents is escaped throughout."""
    base, revised = (escaped(label) for label in labels((collation.base, collation.revised)))
    lines = [f"# {base} ⇄ {revised}", ""]
    lines += [f"- {escaped(sentence)}" for sentence in summary_sentences(collation)]
    lines += _added(added_figures(collation, told))
    lines += ["", f"| | {base} | {revised} |", "|---|---|---|"]
    for run in folded(told):
        if len(run) > 1:
            lines.append(f"| | *{escaped(fold_line(run))}* | |")
        else:
            lines.append(_row(collation, run[0]))
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it is, on one line."""
    line = " ".join(text.split("\n"))
    return _SPECIAL.sub(lambda match: "".join(f"&#{ord(mark)};" for mark in match[0]), line)


def stretches(passage: Passage, wording: str) -> str:
    """A sentence with its figures strong and what differs in an element `wording`."""
    parts = []
    for text, marks in passage.stretches:
        shown = escaped(text)
        if marks - {Mark.WORDING}:
            shown = f"<strong>{shown}</strong>"
        if Mark.WORDING in marks:
            shown = f"<{wording}>{shown}</{wording}>"
        parts.append(shown)
    return "".join(parts)


def _added(added: Iterable[Added]) -> list[str]:
    lines = [
        f"| {one.figure.sentence + 1} | **{escaped(one.figure.text)}** "
        f"| {value_text(one.figure)} | {escaped(one.figure.unit)} "
        f"| {escaped(one.figure.subject)} | {elsewhere_text(one)} | {escaped(one.text)} |"
        for one in added
    ]
    if not lines:
        return []
    title, head = _("Added figures"), " | ".join(added_names())
    return ["", f"## {title}", "", f"| {head} |", "|---:|---|---:|---|---|---|---|", *lines]


def _row(collation: Collation, one: Told) -> str:
    base = "".join(stretches(passage, "del") for passage in one.base)
    revised = "".join(stretches(passage, "ins") for passage in one.revised)
    told = "".join(f"<br><em>{escaped(note)}</em>" for note in notes(collation, one.row))
    return f"| {one.signs} | {base} | {revised}{told} |"
