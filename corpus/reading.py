"""A file or a decoded text becomes a `Document`."""

from __future__ import annotations

import re
from pathlib import Path

from corpus.decoding import decode
from corpus.errors import DocumentError
from corpus.files import unreadable
from corpus.lines import split_lines
from corpus.model import Document, Paragraph, Sentence
from corpus.reflow import reflow
from corpus.structure import structure

_date = re.compile(r"((?:19|20)\d\d)(?:年(?:(\d{1,2})月(?:(\d{1,2})日)?)?|-(\d\d)-(\d\d))")


def read(path: Path) -> Document:
    """The document in a file. Raises DocumentError with the reason when it cannot be read."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error
    return parse_bytes(raw, str(path))


def parse_bytes(raw: bytes, name: str) -> Document:
    """The document in the bytes of a text file. Raises DocumentError when there is no text."""
    if b"\0" in raw[:1024] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DocumentError("{name} is not a text file", name=name)
    decoded = decode(raw)
    document = parse(decoded.text, name, decoded.encoding, lost=decoded.lost)
    if not document.paragraphs:
        raise DocumentError("{name} is empty", name=name)
    return document


def parse(text: str, name: str, encoding: str = "utf-8", *, lost: int = 0) -> Document:
    """The document in an already decoded text; without paragraphs when there is no text in it."""
    markdown = Path(name).suffix.lower() in {".md", ".markdown"}
    found = structure(reflow(split_lines(text, markdown=markdown), gaps_part=markdown))
    title = found.title or Path(name).stem
    warnings = (f"{name}: {lost} characters could not be decoded as {encoding}",) if lost else ()
    return Document(
        name=name,
        title=title,
        date=_told_date(title, found.paragraphs, name),
        encoding=encoding,
        sections=found.sections,
        paragraphs=found.paragraphs,
        sentences=_sentences(found.paragraphs),
        warnings=warnings,
    )


def _sentences(paragraphs: tuple[Paragraph, ...]) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    for paragraph in paragraphs:
        for start, end in paragraph.sentences:
            text = paragraph.text[start:end]
            sentences.append(Sentence(len(sentences), paragraph.index, start, end, text))
    return tuple(sentences)


def _told_date(title: str, paragraphs: tuple[Paragraph, ...], name: str) -> str:
    """The ISO date, month or year that the title, the file's name or the first lines tell."""
    first_lines = (paragraph.text for paragraph in paragraphs[:4] if len(paragraph.text) <= 80)
    for text in (title, Path(name).stem, *first_lines):
        match = _date.search(text)
        if match:
            year, month, day, iso_month, iso_day = match.groups()
            parts = [year, month or iso_month, day or iso_day]
            return "-".join(part.zfill(2) for part in parts if part)
    return ""
