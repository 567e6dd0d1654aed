"""Two documents become their comparison on the terminal, or in a form to pass on."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from cli.colors import rendered
from cli.documents import STANDARD_INPUT, brief, bundled_versions, open_document
from cli.json_output import collation_json, to_line
from cli.parsing import Options
from cli.terminal import colored, columns, note, write, write_utf8
from collation import Collation, collate
from collation.exporters import EXPORTERS
from collation.exporters.sentences import summary_sentences
from collation.exporters.values import value_text
from corpus import Document, UsageError
from messages import gettext as _
from typesetting.comparison import blocks, layout_for, lines
from typesetting.folds import Show, added_figures, shows
from typesetting.pieces import Line, Piece, Role, fitted, flow
from typesetting.printable import printable

SAME = 0
DIFFERENT = 1


def run(options: Options) -> int:
    """Prints or writes the comparison; the code says whether the two are the same."""
    form = _format(options)
    base, revised = _sides(options)
    for warning in (*base.warnings, *revised.warnings):
        note(warning, quiet=options.quiet)
    collation = collate(base, revised)
    if form == "text" and options.output is None:
        if not options.quiet:
            color = colored(options.color, sys.stdout)
            for line in _told(collation, Show(options.only), columns(), color=color):
                write(rendered(line, color=color))
    else:
        text = _exported(collation, form, Show(options.only))
        if options.output is None:
            write_utf8(text)
        else:
            _save(text, Path(options.output), (base, revised))
    return DIFFERENT if _differs(collation) else SAME


def _format(options: Options) -> str:
    if options.json and options.format not in (None, "json"):
        raise UsageError("--json and --format {form} exclude each other", form=options.format)
    return "json" if options.json else options.format or "text"


def _sides(options: Options) -> tuple[Document, Document]:
    words = options.documents
    if not words:
        return bundled_versions()
    if len(words) == 1:
        raise UsageError("{word} needs a second document to compare with", word=words[0])
    if words[0] == words[1] == STANDARD_INPUT:
        raise UsageError("only one of the two documents can come from standard input")
    return open_document(words[0], options), open_document(words[1], options)


def _differs(collation: Collation) -> bool:
    summary = collation.summary
    return bool(summary.changed or summary.added or summary.removed or summary.moved)


def _exported(collation: Collation, form: str, show: Show) -> str:
    rows = [row for row in collation.rows if shows(row, show)]
    if form == "json":
        return to_line(collation_json(collation, rows))
    if form == "text":
        return "".join(rendered(line, color=False) for line in _told(collation, show, columns()))
    return EXPORTERS[form](collation, rows)


def _told(collation: Collation, show: Show, width: int, *, color: bool = False) -> Iterator[Line]:
    """The lines of the comparison for a terminal: what it is of, the rows, the added figures."""
    layout = layout_for(width)
    for sign, document in (("−", collation.base), ("+", collation.revised)):
        yield from _title(sign, document, width)
    for sentence in summary_sentences(collation):
        yield (Piece(sentence, Role.PLAIN),)
    yield ()
    for block in blocks(collation, show=show):
        yield from lines(collation, block, width, layout, signs=not color)
    yield from _added(collation, width)


def _title(sign: str, document: Document, width: int) -> list[Line]:
    title = Piece(f"{sign} {document.title}", Role.HEADING)
    return flow([title, Piece(f"  {brief(document.name)}", Role.MUTED)], width, hanging=2)


def _added(collation: Collation, width: int) -> Iterator[Line]:
    added = added_figures(collation)
    if not added:
        return
    yield ()
    yield (Piece(_("Added figures"), Role.HEADING),)
    numbers = len(str(len(collation.revised.sentences)))
    for _row, figure in added:
        sentence = printable(collation.revised.sentences[figure.sentence].text)
        room = max(10, width - numbers - 40)
        yield (
            Piece(f"{figure.sentence + 1:>{numbers}}  ", Role.GUTTER),
            Piece(fitted(printable(figure.text), 14), Role.FIGURE_ADDED),
            Piece(f" {value_text(figure):>16} ", Role.PLAIN),
            Piece(fitted(printable(figure.unit), 6), Role.PLAIN),
            Piece(fitted(sentence, room), Role.MUTED),
        )


def _save(text: str, path: Path, documents: tuple[Document, ...]) -> None:
    """Writes the file whole or not at all, and never over one of the two documents."""
    for document in documents:
        with suppress(OSError):
            if path.samefile(document.name):
                raise UsageError("{name} is one of the documents compared", name=path)
    if path.is_dir():
        raise UsageError("{name} is a folder; -o takes a file", name=path)
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8", newline="")
            return
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            mask = os.umask(0)
            os.umask(mask)
            Path(draft).chmod(0o666 & ~mask)
            Path(draft).replace(path)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UsageError(
            "{name} cannot be written: {reason}", name=path, reason=error.strerror
        ) from error
