"""Documents become the files of an index, all but its postings, and are read back from them.

Everything a hit shows is here, so that an answer needs no document: the clean text of every
paragraph, its folded twin for the exact search, titles, headings and figures. Columns of numbers
are arrays in the machine's own byte order; the manifest of the generation names it.
"""

from __future__ import annotations

import json
import mmap
from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO, Literal

from corpus.folding import matchable
from corpus.model import Document, ParagraphKind
from search_index.exact import END, ExactText
from search_index.lexicon import Lexicon
from search_index.numbers import FigureTable, group_of

KINDS = tuple(ParagraphKind)


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
    """A document of the library. `key` says which file it is, `first` is its first passage."""

    key: str
    title: str
    date: str
    first: int
    paragraphs: int
    characters: int


@dataclass(frozen=True, slots=True)
class Library:
    """The paragraphs of all documents as passages numbered from 0, and the sections above them.

    `section_of` and `kinds` (indexes into KINDS) have one value a passage. Sections are numbered
    over all documents, parents before children: `document_of` and `parent_of` (-1 for none) have
    one value a section, and `headings` its heading, which for the outermost is the title.
    """

    documents: tuple[DocumentRecord, ...]
    texts: Texts
    section_of: Sequence[int]
    kinds: bytes
    headings: Texts
    document_of: Sequence[int]
    parent_of: Sequence[int]
    figures: FigureTable
    lexicon: Lexicon


def section_path(library: Library, passage: int) -> tuple[str, ...]:
    """The headings above a passage, outermost first, without the title."""
    path: list[str] = []
    section = library.section_of[passage]
    while library.parent_of[section] >= 0:
        path.append(library.headings[section])
        section = library.parent_of[section]
    return tuple(reversed(path))


class _TextsWriter:
    """Writes numbered texts, clean and matchable, each to a file of its own."""

    def __init__(self, folder: Path, name: str, files: ExitStack) -> None:
        self._folder = folder
        self._name = name
        self._clean: BinaryIO = files.enter_context((folder / f"{name}.clean").open("wb"))
        self._folded: BinaryIO = files.enter_context((folder / f"{name}.folded").open("wb"))
        self._starts = array("Q", [0])
        self._folded_starts = array("Q", [0])

    def add(self, text: str) -> None:
        size = self._clean.write(text.encode("utf-8", "replace"))
        self._starts.append(self._starts[-1] + size)
        size = self._folded.write(matchable(text).encode("utf-8", "replace") + END)
        self._folded_starts.append(self._folded_starts[-1] + size)

    def finish(self) -> None:
        _write_column(self._folder / f"{self._name}.starts", self._starts)
        _write_column(self._folder / f"{self._name}.folded-starts", self._folded_starts)


class LibraryWriter:
    """Writes documents one after the other into an empty folder; `finish` completes the files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = ExitStack()
        self._texts = _TextsWriter(folder, "texts", self._files)
        self._headings = _TextsWriter(folder, "headings", self._files)
        self._documents: list[tuple[str, str, str, int, int, int]] = []
        self._section_of = array("I")
        self._kinds = bytearray()
        self._document_of = array("I")
        self._parent_of = array("q")
        self._figures: list[tuple[str, str, float, int, int, int]] = []

    def add(self, key: str, document: Document) -> None:
        """Write the next document. `key` says which file it is."""
        first_passage, first_section = len(self._kinds), len(self._document_of)
        for section in document.sections:
            self._headings.add(section.heading)
            self._document_of.append(len(self._documents))
            self._parent_of.append(-1 if section.parent is None else first_section + section.parent)
        for paragraph in document.paragraphs:
            self._texts.add(paragraph.text)
            self._section_of.append(first_section + paragraph.section)
            self._kinds.append(KINDS.index(paragraph.kind))
        self._figures += _figures(document, first_passage)
        characters = sum(len(paragraph.text) for paragraph in document.paragraphs)
        self._documents.append(
            (
                key,
                document.title,
                document.date,
                first_passage,
                len(document.paragraphs),
                characters,
            )
        )

    def add_lexicon(self, counts: Mapping[str, int]) -> None:
        """Write the words of the documents, each with the number of passages it stands in."""
        known = sorted((word.encode("utf-8", "replace"), count) for word, count in counts.items())
        (self._folder / "lexicon.words").write_bytes(b"".join(word for word, _count in known))
        starts = array("Q", accumulate((len(word) for word, _count in known), initial=0))
        _write_column(self._folder / "lexicon.starts", starts)
        _write_column(self._folder / "lexicon.counts", array("I", [count for _, count in known]))

    def finish(self) -> None:
        """Write what must wait for the last document, and close the files."""
        self._texts.finish()
        self._headings.finish()
        self.close()
        _write_column(self._folder / "sections.of-passages", self._section_of)
        (self._folder / "kinds.of-passages").write_bytes(self._kinds)
        _write_column(self._folder / "documents.of-sections", self._document_of)
        _write_column(self._folder / "parents.of-sections", self._parent_of)
        groups = _write_figures(self._folder, self._figures)
        catalogue = {"documents": self._documents, "figures": groups}
        text = json.dumps(catalogue, ensure_ascii=True)
        (self._folder / "catalogue.json").write_text(text, encoding="ascii")

    def close(self) -> None:
        """Close the files; without `finish` before it, give up what was written."""
        self._files.close()


def _figures(
    document: Document, first_passage: int
) -> Iterator[tuple[str, str, float, int, int, int]]:
    """Group, unit, value, passage and span of every figure, once for each end of a range."""
    from figures import find_figures

    for sentence in document.sentences:
        for figure in find_figures(sentence.text, sentence.index):
            for value in {figure.value, figure.value_max} - {None}:
                assert value is not None  # noqa: S101 - taken out in the line before
                yield (
                    group_of(figure),
                    figure.unit,
                    float(value),
                    first_passage + sentence.paragraph,
                    sentence.start + figure.start,
                    sentence.start + figure.end,
                )


def _write_figures(
    folder: Path, figures: list[tuple[str, str, float, int, int, int]]
) -> list[tuple[str, str, int, int]]:
    figures.sort()
    groups: dict[tuple[str, str], list[int]] = {}
    for row, (group, unit, *_rest) in enumerate(figures):
        groups.setdefault((group, unit), [row, row])[1] = row + 1
    _write_column(folder / "figures.values", array("d", [figure[2] for figure in figures]))
    _write_column(folder / "figures.passages", array("I", [figure[3] for figure in figures]))
    _write_column(folder / "figures.starts", array("I", [figure[4] for figure in figures]))
    _write_column(folder / "figures.ends", array("I", [figure[5] for figure in figures]))
    return [(group, unit, first, last) for (group, unit), (first, last) in groups.items()]


def open_library(folder: Path) -> Library:
    """The library in the folder of a generation; its files must have been verified."""
    catalogue = json.loads((folder / "catalogue.json").read_text(encoding="ascii"))
    return Library(
        tuple(DocumentRecord(*record) for record in catalogue["documents"]),
        _open_texts(folder, "texts"),
        _read_column(folder / "sections.of-passages", "I"),
        (folder / "kinds.of-passages").read_bytes(),
        _open_texts(folder, "headings"),
        _read_column(folder / "documents.of-sections", "I"),
        _read_column(folder / "parents.of-sections", "q"),
        FigureTable(
            {(group, unit): (first, last) for group, unit, first, last in catalogue["figures"]},
            _read_values(folder / "figures.values"),
            _read_column(folder / "figures.passages", "I"),
            _read_column(folder / "figures.starts", "I"),
            _read_column(folder / "figures.ends", "I"),
        ),
        Lexicon(
            _mapped(folder / "lexicon.words"),
            _read_column(folder / "lexicon.starts", "Q"),
            _read_column(folder / "lexicon.counts", "I"),
        ),
    )


def _open_texts(folder: Path, name: str) -> Texts:
    return Texts(
        _mapped(folder / f"{name}.clean"),
        _read_column(folder / f"{name}.starts", "Q"),
        ExactText(
            _mapped(folder / f"{name}.folded"),
            _read_column(folder / f"{name}.folded-starts", "Q"),
        ),
    )


def _mapped(path: Path) -> mmap.mmap | bytes:
    with path.open("rb") as file:
        if not path.stat().st_size:
            return b""
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _write_column(path: Path, column: array[int] | array[float]) -> None:
    with path.open("wb") as file:
        column.tofile(file)


def _read_column(path: Path, typecode: Literal["I", "Q", "q"]) -> Sequence[int]:
    column = array(typecode)
    column.frombytes(path.read_bytes())
    return column


def _read_values(path: Path) -> Sequence[float]:
    column = array("d")
    column.frombytes(path.read_bytes())
    return column
