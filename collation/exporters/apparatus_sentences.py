"""The counts of an apparatus become sentences, and its changing figures the rows of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from collation.apparatus import Apparatus
from collation.exporters.added import with_subjects
from collation.exporters.readings import ToldThread, is_same, run_texts, sigil, witnesses
from collation.exporters.sentences import labels
from messages import gettext as _
from messages import ngettext


@dataclass(frozen=True, slots=True)
class RunRow:
    """A figure that is not the same in all versions: of what, its text in each, its sentence.

    `thread` is a place in the apparatus's threads; the sentence is that of the last version.
    """

    subject: str
    texts: tuple[str, ...]
    sentence: str
    thread: int


def version_lines(apparatus: Apparatus) -> list[str]:
    """Each version with its siglum, its title and its length."""
    return [
        f"{sigil(at)}  {label} · "
        + ngettext("{count} sentence", "{count} sentences", len(version.sentences)).format(
            count=len(version.sentences)
        )
        for at, (version, label) in enumerate(
            zip(apparatus.versions, labels(apparatus.versions), strict=True)
        )
    ]


def apparatus_sentences(apparatus: Apparatus) -> list[str]:
    """How many passages all versions share, how many read otherwise, how many some lack."""
    threads = apparatus.threads
    everywhere = sum(all(thread.sentences) for thread in threads)
    same = sum(is_same(thread) for thread in threads)
    changing = sum(run.changes for thread in threads for run in thread.runs)
    return [
        _(
            "{passages} passages: {same} the same in all versions · {reworded} in all, reworded · "
            "{partly} not in all"
        ).format(
            passages=len(threads),
            same=same,
            reworded=everywhere - same,
            partly=len(threads) - everywhere,
        ),
        ngettext(
            "{count} figure is not the same in all versions",
            "{count} figures are not the same in all versions",
            changing,
        ).format(count=changing),
    ]


def run_rows(apparatus: Apparatus, told: Sequence[ToldThread]) -> list[RunRow]:
    """The figures that are not the same in all versions, in the order of the passages."""
    rows = []
    for one in told:
        for run in one.thread.runs:
            if not run.changes:
                continue
            at, figure = next(
                (at, figure) for at, figure in enumerate(reversed(run.figures)) if figure
            )
            version = apparatus.versions[len(apparatus.versions) - 1 - at]
            (shown,) = with_subjects(version, [figure])
            text = version.sentences[figure.sentence].text
            rows.append(RunRow(shown.subject, tuple(run_texts(run)), text, one.number))
    return rows


def fold_line(run: Sequence[ToldThread]) -> str:
    """The line that stands for a run of passages with the same witnesses and one reading each."""
    thread = run[0].thread
    if is_same(thread):
        told = ngettext(
            "{count} sentence the same in all versions",
            "{count} sentences the same in all versions",
            len(run),
        )
        return told.format(count=len(run))
    told = ngettext(
        "{count} sentence only in {witnesses}", "{count} sentences only in {witnesses}", len(run)
    )
    return told.format(count=len(run), witnesses=witnesses(thread))
