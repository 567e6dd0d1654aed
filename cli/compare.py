"""Two documents become their comparison on the terminal, or in a form to pass on."""

from __future__ import annotations

from cli.documents import STANDARD_INPUT, bundled_versions, open_document
from cli.json_output import collation_json, to_line
from cli.parsing import Options
from cli.terminal import write_utf8
from collation import Collation, collate
from corpus import Document, UsageError

SAME = 0
DIFFERENT = 1


def run(options: Options) -> int:
    """Prints the comparison; the code says whether the two are the same."""
    base, revised = _sides(options)
    collation = collate(base, revised)
    if options.json:
        write_utf8(to_line(collation_json(collation, collation.rows)))
    return DIFFERENT if _differs(collation) else SAME


def _sides(options: Options) -> tuple[Document, Document]:
    words = options.documents
    if not words:
        return bundled_versions()
    if len(words) == 1:
        raise UsageError("{word} needs a second document to compare with", word=words[0])
    if words[0] == words[1] == STANDARD_INPUT:
        raise UsageError("only one of the two documents can come from standard input")
    library = options.library or ()
    return open_document(words[0], library), open_document(words[1], library)


def _differs(collation: Collation) -> bool:
    summary = collation.summary
    return bool(summary.changed or summary.added or summary.removed or summary.moved)
