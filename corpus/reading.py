"""A file, or the bytes or text of one, becomes a `Document`."""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.cleaning import clean_raw
from corpus.collected import collected_head
from corpus.dates import told_date
from corpus.digits_apart import closed_up
from corpus.errors import DocumentError
from corpus.extracted import Extracted
from corpus.files import read_bytes
from corpus.formats import MEBIBYTE, format_of
from corpus.lost_spaces import with_lost_spaces
from corpus.model import Document, Paragraph, ParagraphKind, Sentence
from corpus.printable import printable
from corpus.readers import extract, plain_text
from corpus.reflow import reflow
from corpus.structure import structure
from corpus.titles import tells_title

SMALL = 2 * MEBIBYTE
"""Bytes of a plain text that is read in this process; a larger one is read apart."""

_MOST_WORKERS = 4

_AHEAD = 16 * MEBIBYTE
"""Bytes of files that are read ahead of their use: documents take many times as much."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one file: its document, or why there is none. `identity` is as in Document."""

    path: Path
    outcome: Document | DocumentError
    identity: str


def read(path: Path) -> Document:
    """The document in a file. Raises DocumentError with the reason when it cannot be read."""
    return parse_bytes(read_bytes(path), str(path))


def read_many(paths: Iterable[Path]) -> Iterator[Reading]:
    """What comes of each file, in order; the next ones are read while one is being used.

    Formats read apart are read on all cores. Plain texts are not: handing a text over costs a third
    of reading it. To stop early, close the iterator: what is being read is finished, no more.
    """
    waiting = deque(paths)
    workers = min(_MOST_WORKERS, os.cpu_count() or 1)
    if len(waiting) < 2:
        yield from (_attempt(path) for path in waiting)
        return
    with ThreadPoolExecutor(workers) as pool:
        begun: deque[tuple[Future[Reading], int]] = deque()
        try:
            ahead = 0
            while waiting or begun:
                while waiting and len(begun) < 2 * workers and (ahead < _AHEAD or not begun):
                    path = waiting.popleft()
                    size = _size(path)
                    ahead += size
                    begun.append((pool.submit(_attempt, path), size))
                future, size = begun.popleft()
                yield future.result()
                ahead -= size
        finally:
            for future, _ in begun:
                future.cancel()


def parse_bytes(raw: bytes, name: str) -> Document:
    """The document in the bytes of a file. Raises DocumentError when there is no text in it.

    Formats whose parsers a hostile file may lead astray, and large texts, are read in a process
    apart, held to limits of time and memory.
    """
    return _parsed(raw, name, _identity(raw))


def parse_here(raw: bytes, name: str) -> Document:
    """As `parse_bytes`, in this process whatever the file may do to it."""
    document = understand(extract(raw, name), name)
    if not document.paragraphs:
        raise DocumentError("{name} is empty", name=name)
    return document


def parse(text: str, name: str) -> Document:
    """The document in an already decoded text; without paragraphs when there is no text in it."""
    return understand(plain_text(text, name), name)


def _attempt(path: Path) -> Reading:
    identity = ""
    try:
        raw = read_bytes(path)
        identity = _identity(raw)
        return Reading(path, _parsed(raw, str(path), identity), identity)
    except DocumentError as error:
        return Reading(path, error, identity)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _parsed(raw: bytes, name: str, identity: str) -> Document:
    found = format_of(raw, name)
    if found.apart or len(raw) > SMALL:
        from corpus.workers import read_apart

        return read_apart(raw, name, identity)
    return replace(parse_here(raw, name), identity=identity)


def _identity(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def understand(extracted: Extracted, name: str) -> Document:
    """The document in what a reader found: wraps mended, headings told, sentences cut."""
    head = collected_head(closed_up(with_lost_spaces(extracted.lines)))
    blocks = reflow(head.lines, gaps_part=extracted.whole, outside=head.places)
    stem = printable(Path(name).stem)
    declared = clean_raw(extracted.title.strip() or head.title, 0).text
    found = structure(blocks, stem if tells_title(stem) else "", declared)
    title = found.title or stem
    texts = [each.text for each in found.paragraphs if each.kind is not ParagraphKind.NAVIGATION]
    return Document(
        name=name,
        title=title,
        date=told_date(title, name, texts, extracted.date or head.date),
        encoding=extracted.encoding,
        sections=found.sections,
        paragraphs=found.paragraphs,
        sentences=_sentences(found.paragraphs),
        lost=extracted.lost,
    )


def _sentences(paragraphs: tuple[Paragraph, ...]) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    for paragraph in paragraphs:
        for start, end in paragraph.sentences:
            text = paragraph.text[start:end]
            sentences.append(Sentence(len(sentences), paragraph.index, start, end, text))
    return tuple(sentences)
