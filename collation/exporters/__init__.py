"""A collation becomes a file to pass on: a web page, Markdown or a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from collation.exporters.markdown import to_markdown
from collation.exporters.spreadsheet import to_csv
from collation.exporters.webpage import to_html
from collation.model import Collation, Row

EXPORTERS: dict[str, Callable[[Collation, Sequence[Row]], str]] = {
    "html": to_html,
    "markdown": to_markdown,
    "csv": to_csv,
}
"""By format: what turns a collation, and those of its rows that are wanted, into a file."""

__all__ = ["EXPORTERS"]
