"""A file or a decoded text becomes a `Document`."""

from __future__ import annotations

from pathlib import Path

from corpus.errors import DocumentError
from corpus.files import unreadable
from corpus.model import Document, Paragraph, ParagraphKind, Section, Sentence


def read(path: Path) -> Document:
    """The document in a file. Raises DocumentError with the reason when it cannot be read."""
    try:
        text = path.read_bytes().decode("utf-8", "replace")
    except OSError as error:
        raise unreadable(path, error) from error
    if not text.strip():
        raise DocumentError("{name} is empty", name=path)
    return parse(text, str(path))


def parse(text: str, name: str, encoding: str = "utf-8") -> Document:
    """The document in an already decoded text."""
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    at = 0
    for line in text.splitlines(keepends=True):
        clean = line.strip()
        if clean:
            start = at + line.index(clean[0])
            paragraphs.append(
                Paragraph(
                    len(paragraphs),
                    0,
                    ParagraphKind.BODY,
                    clean,
                    ((0, len(clean)),),
                    (start, start + len(clean)),
                    ((0, start),),
                )
            )
            sentences.append(
                Sentence(len(sentences), len(paragraphs) - 1, 0, len(clean), clean)
            )
        at += len(line)
    root = Section(0, 0, paragraphs[0].text, 0, None)
    return Document(
        name, paragraphs[0].text, "", encoding, (root,), tuple(paragraphs), tuple(sentences)
    )
