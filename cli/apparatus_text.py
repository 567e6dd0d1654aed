"""An apparatus becomes the lines of `jiaokan compare` on three or more versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cli.comparison_text import UNWRAPPED, title_lines
from cli.tables import Column, table_lines
from collation import Apparatus
from collation.apparatus import Thread
from collation.exporters.apparatus_sentences import apparatus_sentences, fold_line, run_rows
from collation.exporters.passages import Mark
from collation.exporters.readings import (
    Reading,
    ToldThread,
    changes,
    folded,
    is_same,
    run_texts,
    sigil,
    told_threads,
    witnesses,
)
from messages import gettext as _
from typesetting.folds import Show
from typesetting.pieces import Line, Piece, Role, fitted, flow
from typesetting.printable import printable

_MARKS = {"figure": ("<", ">"), "wording": ("{+", "+}")}


def shows(thread: Thread, show: Show) -> bool:
    """Whether a thread is asked for."""
    match show:
        case Show.ALL:
            return True
        case Show.CHANGES:
            return not is_same(thread)
        case Show.FIGURES:
            return bool(thread.runs)
        case Show.ADDED_FIGURES:
            return any(run.figures[0] is None for run in thread.runs)


def told(
    apparatus: Apparatus,
    show: Show,
    width: int | None,
    *,
    color: bool = False,
    by_characters: bool = False,
) -> Iterator[Line]:
    """All lines, wrapped at `width` cells, or each reading on one line where that is None."""
    room = UNWRAPPED if width is None else width
    for at, version in enumerate(apparatus.versions):
        yield from title_lines(sigil(at), version, room)
    yield ()
    wanted = [thread for thread in apparatus.threads if shows(thread, show)]
    threads = told_threads(apparatus, wanted, by_characters=by_characters)
    section: tuple[str, ...] = ()
    for run in folded(threads):
        if len(run) > 1:
            label = f"{witnesses(run[0].thread)}  ⋯  {fold_line(run)}"
            yield (Piece(fitted(label, room), Role.FOLD),)
            continue
        if run[0].section != section:
            section = run[0].section
            yield from flow([Piece(" › ".join(section), Role.MUTED)], room)
        yield from _thread(run[0], room, color=color)
    yield ()
    for sentence in apparatus_sentences(apparatus):
        yield from flow([Piece(sentence, Role.PLAIN)], room)
    yield from _runs(apparatus, threads, width)


def _thread(one: ToldThread, width: int, *, color: bool) -> Iterator[Line]:
    """Each reading behind the sigla of its witnesses, then how the figures ran that changed."""
    for reading in one.readings:
        yield from _reading(one, reading, width, color=color)
    indent = len(witnesses(one.thread)) + 2
    for run in one.thread.runs:
        if changes(one.thread, run):
            texts = " → ".join(text or "–" for text in run_texts(run))
            for line in flow([Piece(texts, Role.FIGURE)], max(2, width - indent)):
                yield (Piece(" " * indent, Role.GUTTER), *line)


def _reading(one: ToldThread, reading: Reading, width: int, *, color: bool) -> Iterator[Line]:
    plain = Role.EQUAL if is_same(one.thread) else Role.PLAIN
    pieces: list[Piece] = []
    for passage in reading.passages:
        for text, marks in passage.stretches:
            figure, wording = bool(marks - {Mark.WORDING}), Mark.WORDING in marks
            role = Role.FIGURE_CHANGED if figure else Role.ADDED_WORD if wording else plain
            before, after = _MARKS["figure" if figure else "wording"]
            bracketed = not color and (figure or wording)
            pieces.append(Piece(before + text + after if bracketed else text, role))
    label = witnesses(one.thread, reading.versions)
    role = Role.GUTTER if is_same(one.thread) else Role.SIGN_CHANGED
    for nth, line in enumerate(flow(pieces, max(2, width - len(label) - 2))):
        yield (Piece(label if not nth else " " * len(label), role), Piece("  ", Role.GUTTER), *line)


def _runs(apparatus: Apparatus, threads: Sequence[ToldThread], width: int | None) -> Iterator[Line]:
    rows = run_rows(apparatus, threads)
    if not rows:
        return
    yield ()
    yield (Piece(_("How the figures ran"), Role.HEADING),)
    sigla = [sigil(at) for at in range(len(apparatus.versions))]
    columns = [
        Column(_("subject"), 24),
        *(Column(name, 24, Role.FIGURE, whole=True) for name in sigla),
        Column(_("sentence"), None, Role.MUTED),
    ]
    cells = [
        (printable(row.subject), *(text or "–" for text in row.texts), row.sentence) for row in rows
    ]
    yield from table_lines(columns, cells, width)
