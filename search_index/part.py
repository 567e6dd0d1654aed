"""The files of a part become its documents: titles, headings, paragraphs and figures by number.

A part is the documents that were indexed at once; its files never change. Everything a hit shows
is here, so that an answer needs no document.
"""

from __future__ import annotations

import json
import mmap
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Literal

from corpus.model import ParagraphKind
from search_index.blocks import Blocks
from search_index.common_words import CommonWords
from search_index.exact import ExactText
from search_index.lexicon import WordTable
from search_index.numbers import FigureGroup, FigureTable

KINDS = tuple(ParagraphKind)
FOLDER = "parts"
"""Where in a generation the folders of its parts are."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Numbered texts, clean and matchable. `starts` are byte offsets, one more than texts."""

    clean: mmap.mmap | bytes
    starts: Sequence[int]
    exact: ExactText

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, number: int) -> str:
        return self.clean[self.starts[number] : self.starts[number + 1]].decode("utf-8")


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document of a part. `key` says which file it is, `first` is its first passage."""

    key: str
    title: str
    date: str
    first: int
    paragraphs: int
    characters: int


@dataclass(frozen=True, slots=True)
class Part:
    """The paragraphs of some documents as passages numbered from 0, and the sections above them.

    `section_of`, `document_of`, `sizes` (bytes of the text) and `kinds` (indexes into KINDS) have
    one value a passage. Sections are numbered over all documents, parents before children:
    `document_of_section`, `parent_of` (-1 for none) and `ends` (the section after the last below
    it) have one value a section, and `headings` its heading, which for the outermost is the title.
    `spelt_headings` and `spelt_words` tell what is spelt how in pinyin (`pinyin.spell`).
    `gone` are the passages of documents that changed or went since: no answer shows them.
    """

    documents: tuple[DocumentRecord, ...]
    texts: Texts
    section_of: Sequence[int]
    document_of: Sequence[int]
    sizes: Sequence[int]
    kinds: bytes
    headings: Texts
    document_of_section: Sequence[int]
    parent_of: Sequence[int]
    ends: Sequence[int]
    figures: FigureTable
    words: WordTable
    common: CommonWords
    spelt_headings: mmap.mmap | bytes
    spelt_words: mmap.mmap | bytes
    gone: frozenset[int]


def section_path(part: Part, passage: int) -> tuple[str, ...]:
    """The headings above a passage, outermost first, without the title."""
    path: list[str] = []
    section = part.section_of[passage]
    while part.parent_of[section] >= 0:
        path.append(part.headings[section])
        section = part.parent_of[section]
    return tuple(reversed(path))


def spread(part: Part, sections: Iterable[int]) -> Iterator[int]:
    """The sections and all below them, ascending, each once."""
    following = 0
    apart: list[range] = []
    for section in sorted(sections):
        if section >= following:
            following = part.ends[section]
            apart.append(range(section, following))
    return chain.from_iterable(apart)


def open_part(folder: Path, live: frozenset[str]) -> Part:
    """The part in a folder of verified files; all documents but the `live` ones are gone."""
    catalogue = json.loads((folder / "catalogue.json").read_text(encoding="ascii"))
    documents = tuple(DocumentRecord(*record) for record in catalogue["documents"])
    return Part(
        documents,
        _open_texts(folder, "texts"),
        _read_column(folder / "sections.of-passages", "I"),
        _read_column(folder / "documents.of-passages", "I"),
        _read_column(folder / "sizes.of-passages", "I"),
        (folder / "kinds.of-passages").read_bytes(),
        _open_texts(folder, "headings"),
        _read_column(folder / "documents.of-sections", "I"),
        _read_column(folder / "parents.of-sections", "q"),
        _read_column(folder / "ends.of-sections", "I"),
        FigureTable(
            tuple(FigureGroup(*group) for group in catalogue["figures"]),
            _read_values(folder / "figures.values"),
            _read_values(folder / "figures.values-max"),
            _read_column(folder / "figures.passages", "I"),
            _read_column(folder / "figures.starts", "I"),
            _read_column(folder / "figures.ends", "I"),
        ),
        WordTable(
            mapped(folder / "words.text"),
            _read_column(folder / "words.starts", "Q"),
            _read_column(folder / "words.counts", "I"),
        ),
        CommonWords(
            {word: tuple(rows) for word, rows in catalogue["common"].items()},
            _mapped_column(folder / "common.passages", "I"),
            _mapped_column(folder / "common.whole", "I"),
            _mapped_column(folder / "common.as_words", "I"),
            memoryview(mapped(folder / "common.counts")).cast("f"),
        ),
        mapped(folder / "headings.pinyin"),
        mapped(folder / "words.pinyin"),
        gone_passages(documents, live),
    )


def let_go(part: Part) -> None:
    """Let go of the pages of the files that were read; they come back when they are looked at.

    The system keeps them for as long as it has room, but they count as memory of the process.
    """
    if not hasattr(mmap, "MADV_DONTNEED"):
        return
    for held in _held(part):
        file = held.obj if isinstance(held, memoryview) else held
        if isinstance(file, mmap.mmap):
            with suppress(ValueError):  # closed by now
                file.madvise(mmap.MADV_DONTNEED)


def _held(part: Part) -> Iterator[object]:
    """All that is read from files where it is looked at."""
    for texts in (part.texts, part.headings):
        yield from (texts.clean, texts.exact.folded)
        blocks = texts.exact.blocks
        if blocks is not None:
            yield from (blocks.starts, blocks.passages, blocks.pairs, blocks.firsts, blocks.numbers)
    common = part.common
    yield from (common.passages, common.whole, common.as_words, common.counts)
    yield from (part.words.words, part.spelt_headings, part.spelt_words)


def documents_in(folder: Path) -> tuple[DocumentRecord, ...]:
    """The documents of the part in a folder."""
    catalogue = json.loads((folder / "catalogue.json").read_text(encoding="ascii"))
    return tuple(DocumentRecord(*record) for record in catalogue["documents"])


def gone_passages(documents: Sequence[DocumentRecord], live: frozenset[str]) -> frozenset[int]:
    """The passages of all documents but the live ones."""
    return frozenset(
        passage
        for each in documents
        if each.key not in live
        for passage in range(each.first, each.first + each.paragraphs)
    )


def _open_texts(folder: Path, name: str) -> Texts:
    return Texts(
        mapped(folder / f"{name}.clean"),
        _read_column(folder / f"{name}.starts", "Q"),
        ExactText(
            mapped(folder / f"{name}.folded"),
            _read_column(folder / f"{name}.folded-starts", "Q"),
            Blocks(
                _mapped_column(folder / f"{name}.block-starts", "Q"),
                _mapped_column(folder / f"{name}.block-passages", "I"),
                _mapped_column(folder / f"{name}.block-pairs", "I"),
                _mapped_column(folder / f"{name}.block-firsts", "I"),
                _mapped_column(folder / f"{name}.block-numbers", "H"),
            ),
        ),
    )


def mapped(path: Path) -> mmap.mmap | bytes:
    """The content of a file, read from the disk where it is looked at."""
    with path.open("rb") as file:
        if not path.stat().st_size:
            return b""
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _read_column(path: Path, typecode: Literal["I", "Q", "q"]) -> Sequence[int]:
    column = array(typecode)
    column.frombytes(path.read_bytes())
    return column


def _mapped_column(path: Path, typecode: Literal["H", "I", "Q"]) -> Sequence[int]:
    return memoryview(mapped(path)).cast(typecode)


def _read_values(path: Path) -> Sequence[float]:
    column = array("d")
    column.frombytes(path.read_bytes())
    return column
