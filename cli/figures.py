"""The figures of documents become a table, JSON, JSON lines or a spreadsheet."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from cli.colors import rendered
from cli.documents import brief, documents_in
from cli.figure_selection import selection
from cli.json_output import Json, figures_json, number, to_line
from cli.parsing import Options
from cli.terminal import colored, columns, complain, note, write, write_utf8
from collation.exporters.spreadsheet import table
from collation.exporters.values import value_text
from corpus import Document, JiaokanError, UsageError, sentence_section, warnings_of
from figures import COUNTED, Figure, tell_figures
from messages import N_, translate
from messages import gettext as _
from typesetting.pieces import Line, Piece, Role, fitted, fitted_tail, flow, width_of
from typesetting.printable import printable

KIND_NAMES = {
    "quantity": N_("quantity"),
    "money": N_("money"),
    "percent": N_("percent"),
    "points": N_("percentage points"),
    "ratio": N_("ratio"),
    "date": N_("date"),
    "ordinal": N_("ordinal"),
    "identifier": N_("identifier"),
    "enumerator": N_("enumerator"),
}
"""The kinds of figures in a reader's words."""

_NAME = 12
"""Cells that a file's name takes at least."""

_NUMBERS = 4
"""Digits of the sentence number that the table has room for."""

_WIDE = 110
"""Columns from which on the table has room for kind and trend."""

Found = Iterator[tuple[Document, list[Figure]]]


def run(options: Options) -> int:
    """Prints the figures of every document; 2 when one of them could not be read."""
    form = _format(options)
    problems: list[JiaokanError] = []
    if form == "table":
        _show(options, problems)
    else:
        for text in _FORMS[form](_found(options, problems)):
            write_utf8(text)
    return 2 if problems else 0


def _show(options: Options, problems: list[JiaokanError]) -> None:
    """Prints the table: of what counts something, unless a kind is asked for."""
    found = _found(options, problems)
    names: list[Figure] = []
    if not options.kind:
        found = _counting(found, names)
    color = colored(options.color, sys.stdout)
    told = False
    for line in _table(found, columns() if sys.stdout.isatty() else None):
        told = True
        write(rendered(line, color=color))
    if not told and not problems:
        note(_("no such figures"), quiet=options.quiet)
    if names:
        text = _("{count} dates, ranks and names not listed: --kind shows them")
        text = text.format(count=f"{len(names):,}")
        if told and sys.stdout.isatty():
            write(rendered((Piece(text, Role.MUTED),), color=color))
        else:
            note(text, quiet=options.quiet)


def _counting(found: Found, names: list[Figure]) -> Found:
    """The figures that count something; what names or ranks goes to `names`."""
    for document, figures in found:
        names += (figure for figure in figures if figure.kind not in COUNTED)
        yield document, [figure for figure in figures if figure.kind in COUNTED]


def _format(options: Options) -> str:
    asked = {
        form
        for form, wanted in (
            ("json", options.json),
            ("jsonl", options.jsonl),
            (options.format or "table", options.format),
        )
        if wanted
    }
    if len(asked) > 1:
        raise UsageError("choose one form of output: {forms}", forms=", ".join(sorted(asked)))
    return asked.pop() if asked else "table"


def _found(options: Options, problems: list[JiaokanError]) -> Found:
    """The figures of each document in turn; what cannot be read is told and collected."""
    asked = selection(options)
    for document in documents_in(options.paths):
        if isinstance(document, JiaokanError):
            complain(translate(document))
            problems.append(document)
            continue
        for warning in warnings_of(document):
            note(translate(warning), quiet=options.quiet)
        figures = asked.of(
            figure
            for sentence in document.sentences
            for figure in tell_figures(sentence.text, sentence.index)
        )
        yield document, figures


def _json(found: Found) -> Iterator[str]:
    figures: list[Json] = []
    for document, some in found:
        figures += figures_json(document, some)
    yield to_line({"schema": "jiaokan.figures/1", "figures": figures})


def _json_lines(found: Found) -> Iterator[str]:
    for document, figures in found:
        for entry in figures_json(document, figures):
            yield to_line(entry)


def _csv(found: Found) -> Iterator[str]:
    header = [
        *(_("figure"), _("value"), _("up to"), _("unit"), _("kind"), _("approximate")),
        *(_("bound"), _("subject"), _("trend"), _("sentence"), _("document"), _("title")),
        *(_("section"), _("sentence number")),
    ]
    yield table(
        header,
        (
            [
                figure.text,
                _digits(number(figure.value)),
                _digits(number(figure.value_max)),
                figure.unit,
                _(KIND_NAMES[figure.kind.value]),
                _("yes") if figure.approximate else "",
                figure.bound.value if figure.bound else "",
                figure.subject,
                figure.trend,
                document.sentences[figure.sentence].text,
                printable(document.name),
                document.title,
                " › ".join(sentence_section(document, figure.sentence)),
                str(figure.sentence + 1),
            ]
            for document, figures in found
            for figure in figures
        ),
    )


def _digits(value: Json) -> str:
    return "" if value is None else str(value)


def _table(found: Found, width: int | None) -> Iterator[Line]:
    """A line for each figure under its document; sentences are cut to `width` if given."""
    told = False
    for document, figures in found:
        if figures:
            if told:
                yield ()
            elif width is not None:
                yield _header(width)
            told = True
            yield from _document_lines(document, figures, width)


def _header(width: int) -> Line:
    """What the columns of the table hold."""
    cells = [
        " " * (_NUMBERS + 2),
        " " * max(0, 18 - width_of((Piece(_("value"), Role.MUTED),))) + _("value") + " ",
        fitted(_("unit"), 9) + " ",
        *(() if width < _WIDE else (fitted(_("kind"), 12),)),
        fitted(_("subject"), 18) + " ",
        *(() if width < _WIDE else (fitted(_("trend"), 6),)),
        _("sentence"),
    ]
    return (Piece("".join(cells), Role.MUTED),)


def _document_lines(document: Document, figures: list[Figure], width: int | None) -> Iterator[Line]:
    title = printable(document.title)
    heading = Piece(title, Role.HEADING)
    name = Piece(printable(brief(document.name)), Role.MUTED)
    room = 0 if width is None else max(_NAME, width - width_of((heading,)) - 2)
    if room and width_of((name,)) > room:
        name = Piece(fitted_tail(name.text, room), Role.MUTED)
    yield (heading, Piece("  ", Role.MUTED), name)
    numbers = max(_NUMBERS, len(str(len(document.sentences))))
    for figure in figures:
        sentence = document.sentences[figure.sentence].text
        around: Line = (
            Piece(sentence[: figure.start], Role.MUTED),
            Piece(figure.text, Role.FIGURE),
            Piece(sentence[figure.end :], Role.MUTED),
        )
        columns_before: Line = (
            Piece(f"{figure.sentence + 1:>{numbers}}  ", Role.GUTTER),
            Piece(f"{value_text(figure):>18} ", Role.PLAIN),
            Piece(fitted(printable(figure.unit), 9) + " ", Role.PLAIN),
            *_of_what(figure, narrow=width is not None and width < _WIDE),
        )
        used = width_of(columns_before)
        yield (*columns_before, *_context(around, figure, width, used))


def _of_what(figure: Figure, *, narrow: bool) -> Line:
    """What the figure measures and what happened to it; its kind too where there is room."""
    subject = Piece(fitted(printable(figure.subject), 18) + " ", Role.PLAIN)
    if narrow:
        return (subject,)
    return (
        Piece(fitted(_(KIND_NAMES[figure.kind.value]), 12), Role.MUTED),
        subject,
        Piece(fitted(printable(figure.trend), 6), Role.MUTED),
    )


def _context(around: Line, figure: Figure, width: int | None, used: int) -> Line:
    """The sentence on one line, cut where `width` ends so that the figure stays in sight."""
    if width is None:
        return tuple(Piece(printable(text), role) for text, role in around)
    room = max(20, width - used)
    before, shown, after = around
    if figure.start * 2 > room // 2:
        before = Piece("…" + before.text[-(room // 6) :], before.role)
    lines = flow((before, shown, after), room)
    return lines[0] if lines else ()


_FORMS: dict[str, Callable[[Found], Iterator[str]]] = {
    "json": _json,
    "jsonl": _json_lines,
    "csv": _csv,
}
