"""An apparatus becomes one self-contained web page: who has each passage, and how it reads."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

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
    runs = [_run(row) for row in run_rows(apparatus, told)]
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


def _run(row: RunRow) -> str:
    figures = "".join(f"<td class=figure>{escape(text) or '–'}</td>" for text in row.texts)
    return (
        f'<tr><td>{escape(row.subject)}</td>{figures}<td><a href="#row-{row.thread}">'
        f"{escape(row.sentence)}</a></td></tr>"
    )


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
    same = "equal" if is_same(one.thread) else "changed" if len(one.readings) > 1 else "partly"
    note = f"<div></div><div class=reading>{runs}</div>" if runs else ""
    return f'<div class="thread {same}" id="row-{one.number}">{readings}{note}</div>'
