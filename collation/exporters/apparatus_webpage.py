"""An apparatus becomes one self-contained web page: who has each passage, and how it reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from collation.apparatus import Apparatus
from collation.exporters.apparatus_sentences import (
    RunRow,
    apparatus_sentences,
    fold_line,
    run_rows,
    version_lines,
)
from collation.exporters.page import page, passages_html, table
from collation.exporters.readings import (
    ToldThread,
    changes,
    folded,
    is_same,
    run_texts,
    sigil,
    witnesses,
)
from messages import gettext as _


def apparatus_to_html(apparatus: Apparatus, told: Sequence[ToldThread]) -> str:
    """The page; every character of the documents is escaped."""
    title = " ⇄ ".join(dict.fromkeys(version.title for version in apparatus.versions))
    heading = _("Passage by passage")
    sigla = [sigil(at) for at in range(len(apparatus.versions))]
    runs = _run_lines(run_rows(apparatus, told))
    return page(
        title,
        [
            f"<header><h1>{escape(title)}</h1>",
            *(f"<p>{escape(line)}</p>" for line in version_lines(apparatus)),
            *(f"<p>{escape(line)}</p>" for line in apparatus_sentences(apparatus)),
            "</header>",
            *table(_("How the figures ran"), (_("subject"), *sigla, _("sentence")), runs, "runs"),
            f"<main class=apparatus><h2>{escape(heading)}</h2>",
            *_threads(told),
            "</main>",
        ],
    )


def _run_lines(rows: Iterable[RunRow]) -> list[str]:
    """A row for each figure; those of one sentence share the cell that holds it and links on."""
    lines = []
    for (thread, sentence), group in groupby(rows, key=lambda row: (row.thread, row.sentence)):
        together = list(group)
        link = f'<a href="#row-{thread}">{escape(sentence)}</a>'
        for nth, row in enumerate(together):
            figures = "".join(f"<td class=figure>{escape(text) or '–'}</td>" for text in row.texts)
            text = "" if nth else f"<td rowspan={len(together)}>{link}</td>"
            lines.append(f"<tr><td>{escape(row.subject)}</td>{figures}{text}</tr>")
    return lines


def _threads(told: Sequence[ToldThread]) -> list[str]:
    lines: list[str] = []
    section: tuple[str, ...] = ()
    for run in folded(told):
        if len(run) > 1:
            lines.append(
                f"<details><summary>{witnesses(run[0].thread)} {escape(fold_line(run))}</summary>"
            )
            lines += [_thread(one) for one in run]
            lines.append("</details>")
            continue
        (one,) = run
        if one.section != section:
            section = one.section
            lines.append(f"<h3>{escape(' › '.join(section))}</h3>")
        lines.append(_thread(one))
    return lines


def _thread(one: ToldThread) -> str:
    readings = "".join(
        f"<div class=sign>{witnesses(one.thread, reading.versions)}</div>"
        f"<div class=reading>{passages_html(reading.passages, 'ins')}</div>"
        for reading in one.readings
    )
    runs = "".join(
        f"<p class=note>{escape(' → '.join(text or '–' for text in run_texts(run)))}</p>"
        for run in one.thread.runs
        if changes(one.thread, run)
    )
    note = f"<div></div><div class=reading>{runs}</div>" if runs else ""
    return f'<div class="thread {_kind(one)}" id="row-{one.number}">{readings}{note}</div>'


def _kind(one: ToldThread) -> str:
    """What a passage is to the eye: the same in all, reworded, gone in the end, or come since."""
    if is_same(one.thread):
        return "equal"
    if len(one.readings) > 1:
        return "changed"
    return "come" if one.thread.sentences[-1] else "gone"
