"""What a file is once it has been understood: sections, paragraphs and sentences of clean text.

Offsets are in code points and half open, `[start, end)`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from corpus.errors import DocumentError

Span: TypeAlias = tuple[int, int]


class ParagraphKind(StrEnum):
    """What a paragraph is to its reader. Navigation has text that can be found but no sentences."""

    HEADING = "heading"
    BODY = "body"
    BYLINE = "byline"
    CAPTION = "caption"
    NAVIGATION = "navigation"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what follows it. `parent` and `first_paragraph` are indexes in the document.

    Section 0 is the document itself: level 0, its heading the title, no parent.
    """

    index: int
    level: int
    heading: str
    first_paragraph: int
    parent: int | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of clean text: what a search hit is.

    `sentences` are spans of `text` that follow one another without a gap. `source` is the range
    of the decoded file that the paragraph came from. `runs` are pairs (offset in `text`, offset
    in the decoded file): from each pair to the next both advance together. `head` is how many
    characters of `text` head the paragraph (第十四条, a run-in head), 0 when none do.
    """

    index: int
    section: int
    kind: ParagraphKind
    text: str
    sentences: tuple[Span, ...]
    source: Span
    runs: tuple[tuple[int, int], ...]
    head: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `start` and `end` are offsets into the text of paragraph `paragraph`."""

    index: int
    paragraph: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was understood.

    `name` is the path as given or found (never shown without `typesetting.printable`); `date` is
    an ISO date, month or year, or "" when the document tells none. `lost` counts the places
    of the file that could not be decoded. `identity` is the SHA-256 of the file's
    bytes, which stays when it is renamed; "" for a text that was no file.
    """

    name: str
    title: str
    date: str
    encoding: str
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    lost: int = 0
    identity: str = ""


def warnings_of(document: Document) -> tuple[DocumentError, ...]:
    """What was lost in reading a document, each a sentence to tell and nothing to raise."""
    if not document.lost:
        return ()
    return (
        DocumentError(
            "{name}: {count} characters could not be decoded as {encoding}",
            name=document.name,
            count=document.lost,
            encoding=document.encoding,
        ),
    )


def section_path(document: Document, section: int) -> tuple[str, ...]:
    """The headings from the outermost section down to `section`, without the document itself."""
    path: list[str] = []
    at: int | None = section
    while at is not None and document.sections[at].level > 0:
        path.append(document.sections[at].heading)
        at = document.sections[at].parent
    return tuple(reversed(path))


def sentence_section(document: Document, sentence: int) -> tuple[str, ...]:
    """The headings above a sentence, outermost first."""
    paragraph = document.paragraphs[document.sentences[sentence].paragraph]
    return section_path(document, paragraph.section)
