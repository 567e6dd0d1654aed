"""A document becomes its outline and paragraphs, for a reader or as JSON."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

from cli.colors import rendered
from cli.documents import brief, nothing, open_document
from cli.json_output import document_json, to_line
from cli.parsing import Options
from cli.terminal import colored, columns, note, write, write_utf8
from corpus import Document, DocumentError, Paragraph, ParagraphKind, section_path, warnings_of
from corpus.reading import parse_bytes
from figures import find_figures
from figures.model import COUNTED
from messages import gettext as _
from messages import translate
from typesetting.pieces import Line, Piece, Role, flow, marked
from typesetting.printable import printable

_ROLES = {
    ParagraphKind.HEADING: Role.HEADING,
    ParagraphKind.BODY: Role.PLAIN,
    ParagraphKind.BYLINE: Role.BYLINE,
    ParagraphKind.CAPTION: Role.CAPTION,
    ParagraphKind.NAVIGATION: Role.NAVIGATION,
}


def run(options: Options) -> int:
    """Prints the document that the user named."""
    if options.textconv:
        return _convert(options)
    document = open_document(options.document[0], options)
    for warning in warnings_of(document):
        note(translate(warning), quiet=options.quiet)
    if options.json:
        write_utf8(to_line(document_json(document)))
        return 0
    color = colored(options.color, sys.stdout)
    told = _on_paper(document, columns()) if sys.stdout.isatty() else _plain(document)
    for line in told:
        write(rendered(line, color=color))
    return 0


def _convert(options: Options) -> int:
    """Prints what git is to compare; always 0, for git ends its whole diff at any other code.

    A file that cannot be read is told with its digest, so that a change of it shows.
    """
    path = Path(options.document[0])
    raw = path.read_bytes()
    try:
        document = parse_bytes(raw, path.name) if raw else nothing(path.name)
    except DocumentError as error:
        digest = hashlib.sha256(raw).hexdigest()
        write_utf8(f"{printable(translate(error))} (SHA-256 {digest})\n")
        return 0
    for line in _sentences(document):
        write_utf8(rendered(line, color=False))
    return 0


def _sentences(document: Document) -> Iterator[Line]:
    """As `_plain`, but a line a sentence: git's own diff then tells sentences apart."""
    for paragraph in document.paragraphs:
        if paragraph.kind is ParagraphKind.HEADING:
            yield (Piece(_heading(document, paragraph), Role.PLAIN),)
        else:
            spans = paragraph.sentences or ((0, len(paragraph.text)),)
            for start, end in spans:
                yield (Piece(printable(paragraph.text[start:end]), Role.PLAIN),)
        yield ()


def _plain(document: Document) -> Iterator[Line]:
    """A paragraph a line, headings behind as many # as they are deep: fit for grep and git."""
    for paragraph in document.paragraphs:
        role = _ROLES[paragraph.kind]
        text = Piece(printable(paragraph.text), role)
        if paragraph.kind is ParagraphKind.HEADING:
            yield ()
            yield (Piece(f"{'#' * _depth(document, paragraph)} ", Role.MUTED), text)
            yield ()
        else:
            yield (text,)


def _on_paper(document: Document, width: int) -> Iterator[Line]:
    """The title, the outline, and the paragraphs with their numbers in the margin."""
    yield from flow([Piece(document.title, Role.HEADING)], width)
    facts = [
        brief(document.name),
        document.date,
        document.encoding,
        _("{paragraphs} paragraphs, {sentences} sentences").format(
            paragraphs=len(document.paragraphs), sentences=len(document.sentences)
        ),
    ]
    yield from flow([Piece(" · ".join(fact for fact in facts if fact), Role.MUTED)], width)
    numbers = len(str(len(document.paragraphs)))
    if len(document.sections) > 1:
        yield ()
        yield (Piece(_("Outline"), Role.HEADING),)
    for section in document.sections[1:]:
        indent = 2 * section.level
        heading = [Piece(section.heading, Role.PLAIN)]
        for line in flow(heading, width - numbers - 2, first=indent, hanging=indent + 2):
            yield (
                Piece(f"{section.first_paragraph + 1:>{numbers}}" + " " * indent, Role.GUTTER),
                *line,
            )
    yield ()
    for paragraph in document.paragraphs:
        yield from _paragraph(paragraph, width, numbers)
        yield ()


def _paragraph(paragraph: Paragraph, width: int, numbers: int) -> Iterator[Line]:
    role = _ROLES[paragraph.kind]
    figures = [
        ((start + figure.start, start + figure.end), Role.FIGURE)
        for start, end in paragraph.sentences
        for figure in find_figures(paragraph.text[start:end])
        if figure.kind in COUNTED
    ]
    pieces = marked(paragraph.text, role, figures)
    for nth, line in enumerate(flow(pieces, width - numbers - 2)):
        margin = "" if nth else str(paragraph.index + 1)
        yield (Piece(f"{margin:>{numbers}}  ", Role.GUTTER), *line)


def _heading(document: Document, paragraph: Paragraph) -> str:
    return f"{'#' * _depth(document, paragraph)} {printable(paragraph.text)}"


def _depth(document: Document, paragraph: Paragraph) -> int:
    return len(section_path(document, paragraph.section)) + 1
