"""An apparatus becomes Markdown: its versions, the figures that changed, a table of readings."""

from __future__ import annotations

from collections.abc import Sequence

from collation.apparatus import Apparatus
from collation.exporters.apparatus_sentences import (
    apparatus_sentences,
    fold_line,
    run_rows,
    version_lines,
)
from collation.exporters.markdown import escaped, stretches
from collation.exporters.readings import ToldThread, folded, run_texts, sigil, witnesses
from messages import gettext as _


def apparatus_to_markdown(apparatus: Apparatus, told: Sequence[ToldThread]) -> str:
    """GitHub's Markdown; the text of the documents is escaped throughout."""
    title = " ⇄ ".join(dict.fromkeys(version.title for version in apparatus.versions))
    lines = [f"# {escaped(title)}", ""]
    lines += [f"- {escaped(line)}" for line in version_lines(apparatus)]
    lines += ["", *(escaped(line) for line in apparatus_sentences(apparatus))]
    lines += _runs(apparatus, told)
    stands, text, figures = _("stands in"), _("text"), _("figures")
    lines += ["", f"| {stands} | {text} | {figures} |", "|---|---|---|"]
    for run in folded(told):
        if len(run) > 1:
            lines.append(f"| {witnesses(run[0].thread)} | *{escaped(fold_line(run))}* | |")
        else:
            lines.append(_thread(run[0]))
    return "\n".join(lines) + "\n"


def _runs(apparatus: Apparatus, told: Sequence[ToldThread]) -> list[str]:
    rows = run_rows(apparatus, told)
    if not rows:
        return []
    sigla = [sigil(at) for at in range(len(apparatus.versions))]
    title, head = _("How the figures ran"), " | ".join((_("subject"), *sigla, _("sentence")))
    lines = ["", f"## {title}", "", f"| {head} |", "|---" * (len(sigla) + 2) + "|"]
    for row in rows:
        cells = [row.subject, *(text or "–" for text in row.texts), row.sentence]
        lines.append("| " + " | ".join(escaped(cell) for cell in cells) + " |")
    return lines


def _thread(one: ToldThread) -> str:
    several = len(one.readings) > 1
    readings = "<br>".join(
        (f"{witnesses(one.thread, reading.versions)} " if several else "")
        + "".join(stretches(passage, "ins") for passage in reading.passages)
        for reading in one.readings
    )
    runs = "<br>".join(
        escaped(" → ".join(text or "–" for text in run_texts(run))) for run in one.thread.runs
    )
    return f"| {witnesses(one.thread)} | {readings} | {runs} |"
