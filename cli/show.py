"""A document becomes its outline and paragraphs, for a reader or as JSON."""

from __future__ import annotations

from cli.documents import open_document
from cli.json_output import document_json, to_line
from cli.parsing import Options
from cli.terminal import write_utf8


def run(options: Options) -> int:
    """Prints the document that the user named."""
    document = open_document(options.document[0], options.library or ())
    if options.json:
        write_utf8(to_line(document_json(document)))
    return 0
