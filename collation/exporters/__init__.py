"""A collation or an apparatus becomes a file to pass on: a web page, Markdown or a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from collation.apparatus import Apparatus, Thread
from collation.exporters.apparatus_markdown import apparatus_to_markdown
from collation.exporters.apparatus_spreadsheet import apparatus_to_csv
from collation.exporters.apparatus_webpage import apparatus_to_html
from collation.exporters.markdown import to_markdown
from collation.exporters.passages import Told, told_rows
from collation.exporters.readings import ToldThread, told_threads
from collation.exporters.spreadsheet import to_csv
from collation.exporters.webpage import to_html
from collation.model import Collation, Row

FORMS: dict[
    str,
    tuple[
        Callable[[Collation, Sequence[Told]], str], Callable[[Apparatus, Sequence[ToldThread]], str]
    ],
] = {
    "html": (to_html, apparatus_to_html),
    "markdown": (to_markdown, apparatus_to_markdown),
    "csv": (to_csv, apparatus_to_csv),
}
"""By format: what writes a collation, and what writes an apparatus."""


def export(
    collation: Collation, rows: Sequence[Row], form: str, *, by_characters: bool = False
) -> str:
    """Those of a collation's rows that are wanted, in one of `FORMS`."""
    return FORMS[form][0](collation, told_rows(collation, rows, by_characters=by_characters))


def export_apparatus(
    apparatus: Apparatus, threads: Sequence[Thread], form: str, *, by_characters: bool = False
) -> str:
    """Those of an apparatus's threads that are wanted, in one of `FORMS`."""
    return FORMS[form][1](apparatus, told_threads(apparatus, threads, by_characters=by_characters))


__all__ = ["FORMS", "export", "export_apparatus"]
