"""A file or a decoded text becomes a `Document`."""

from __future__ import annotations

import re
from pathlib import Path

from corpus.errors import DocumentError
from corpus.extracted import Extracted
from corpus.files import unreadable
from corpus.model import Document, Paragraph, Sentence
from corpus.readers import extract, plain_text
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
    """The document in the bytes of a file. Raises DocumentError when there is no text in it."""
    document = understand(extract(raw, name), name)
    if not document.paragraphs:
        raise DocumentError("{name} is empty", name=name)
    return document


def parse(text: str, name: str) -> Document:
    """The document in an already decoded text; without paragraphs when there is no text in it."""
    return understand(plain_text(text, name), name)


def understand(extracted: Extracted, name: str) -> Document:
    """The document in what a reader found: wraps mended, headings told, sentences cut."""
    found = structure(reflow(extracted.lines, gaps_part=extracted.whole))
    title = extracted.title or found.title or Path(name).stem
    warnings: tuple[str, ...] = ()
    if extracted.lost:
        warnings = (
            f"{name}: {extracted.lost} characters could not be decoded as {extracted.encoding}",
        )
    return Document(
        name=name,
        title=title,
        date=_told_date(title, found.paragraphs, name),
        encoding=extracted.encoding,
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
