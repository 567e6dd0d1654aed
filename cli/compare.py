"""Documents become their comparison on the terminal, or in a form to pass on."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cli.colors import rendered
from cli.documents import STANDARD_INPUT, bundled_versions, open_document
from cli.json_output import Json, to_line
from cli.parsing import Options
from cli.terminal import colored, columns, note, write, write_utf8
from collation import Collation, collate
from corpus import Document, UsageError, warnings_of
from handover.saving import save
from messages import translate
from typesetting.folds import Show, shows
from typesetting.pieces import Line

_ENDINGS = {
    **dict.fromkeys((".html", ".htm"), "html"),
    **dict.fromkeys((".md", ".markdown"), "markdown"),
    ".csv": "csv",
    ".json": "json",
}
"""What a file name asks for where --format does not say."""

SAME = 0
DIFFERENT = 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was compared, whether it differs, and how to tell it.

    `lines` takes the width, None for unwrapped, and whether there is colour; `exported` a form.
    """

    documents: tuple[Document, ...]
    differs: bool
    lines: Callable[[int | None, bool], Iterator[Line]]
    json: Callable[[], dict[str, Json]]
    exported: Callable[[str], str]


def run(options: Options) -> int:
    """Prints or writes the comparison; the code says whether the documents are the same."""
    form = _format(options)
    documents = _documents(options)
    for document in documents:
        for warning in warnings_of(document):
            note(translate(warning), quiet=options.quiet)
    return tell(compared(documents, options), options, form)


def compared(documents: Sequence[Document], options: Options) -> Comparison:
    """The comparison of two documents, or of several versions in order."""
    if len(documents) == 2:
        return _of_two(collate(documents[0], documents[1]), options)
    return _of_several(documents, options)


def tell(comparison: Comparison, options: Options, form: str) -> int:
    """Writes the comparison where and as it is asked for. Raises UsageError."""
    if form == "text" and options.output is None:
        if not options.quiet:
            color = colored(options.color, sys.stdout)
            for line in comparison.lines(width(), color):
                write(rendered(line, color=color))
    else:
        text = _text(comparison, form)
        if options.output is None:
            write_utf8(text)
        else:
            save(text, Path(options.output), comparison.documents, replace=True)
    return DIFFERENT if comparison.differs else SAME


def width() -> int | None:
    """The cells to wrap at: the terminal's, or what COLUMNS says; None where neither is there."""
    return columns() if sys.stdout.isatty() or os.environ.get("COLUMNS") else None


def _text(comparison: Comparison, form: str) -> str:
    if form == "json":
        return to_line(comparison.json())
    if form == "text":
        return "".join(rendered(line, color=False) for line in comparison.lines(width(), False))  # noqa: FBT003
    return comparison.exported(form)


def _format(options: Options) -> str:
    if options.json and options.format not in (None, "json"):
        raise UsageError("--json and --format {form} exclude each other", form=options.format)
    return "json" if options.json else options.format or _by_name(options.output)


def _by_name(output: str | None) -> str:
    """The form that a file is named for; text where nothing is told."""
    return _ENDINGS.get(Path(output).suffix.lower(), "text") if output else "text"


def _documents(options: Options) -> list[Document]:
    words = options.documents
    if not words:
        return list(bundled_versions())
    if words.count(STANDARD_INPUT) > 1:
        raise UsageError("only one of the documents can come from standard input")
    documents = [open_document(word, options) for word in words]
    if len(documents) > 1:
        return documents
    from cli.versions import with_its_version  # reads a whole library

    return list(with_its_version(documents[0], words[0], options))


def _of_two(collation: Collation, options: Options) -> Comparison:
    from cli.comparison_json import collation_json
    from cli.comparison_text import told
    from collation.exporters import export

    show, by_characters = Show(options.only), options.characters
    summary = collation.summary
    rows = [row for row in collation.rows if shows(row, show)]
    return Comparison(
        (collation.base, collation.revised),
        bool(summary.changed or summary.added or summary.removed or summary.moved),
        lambda cells, color: told(collation, show, cells, color=color, by_characters=by_characters),
        lambda: collation_json(collation, rows),
        lambda form: export(collation, rows, form, by_characters=by_characters),
    )


def _of_several(documents: Sequence[Document], options: Options) -> Comparison:
    from cli.apparatus_text import shows as shows_thread
    from cli.apparatus_text import told
    from cli.comparison_json import apparatus_json
    from collation import apparatus
    from collation.exporters import export_apparatus
    from collation.exporters.readings import is_same

    found = apparatus(documents)
    show, by_characters = Show(options.only), options.characters
    threads = [thread for thread in found.threads if shows_thread(thread, show)]
    return Comparison(
        found.versions,
        not all(is_same(thread) for thread in found.threads),
        lambda cells, color: told(found, show, cells, color=color, by_characters=by_characters),
        lambda: apparatus_json(found, threads),
        lambda form: export_apparatus(found, threads, form, by_characters=by_characters),
    )
