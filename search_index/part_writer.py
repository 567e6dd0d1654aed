"""Documents become the files of a part, all but its postings, and these are gathered.

Columns of numbers are arrays in the machine's own byte order; the manifest of a generation names
the byte order they were written in.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO

from corpus.folding import fold, unspaced
from corpus.model import Document
from corpus.words import words_and_parts
from search_index.blocks import find_blocks
from search_index.common_words import find_common
from search_index.engine import PostingList
from search_index.exact import END, ExactText, occurrences
from search_index.figure_rows import FigureRow, factor_of_unit, figure_rows
from search_index.numbers import RANGE
from search_index.part import KINDS, mapped
from search_index.pinyin import in_headings, spell

ONCE = array("I", (1,))
"""The counts of the many words that stand in one passage once."""


class _TextsWriter:
    """Writes numbered texts, clean and matchable, each to a file of its own."""

    def __init__(self, folder: Path, name: str, files: ExitStack) -> None:
        self._folder = folder
        self._name = name
        self._clean: BinaryIO = files.enter_context((folder / f"{name}.clean").open("wb"))
        self._folded: BinaryIO = files.enter_context((folder / f"{name}.folded").open("wb"))
        self._starts = array("Q", [0])
        self._folded_starts = array("Q", [0])

    def add(self, text: str, folded: str) -> None:
        size = self._clean.write(text.encode("utf-8", "replace"))
        self._starts.append(self._starts[-1] + size)
        size = self._folded.write(unspaced(folded).encode("utf-8", "replace") + END)
        self._folded_starts.append(self._folded_starts[-1] + size)

    def finish(self) -> None:
        self._clean.close()
        self._folded.close()
        _write_column(self._folder / f"{self._name}.starts", self._starts)
        _write_column(self._folder / f"{self._name}.folded-starts", self._folded_starts)

    def exact(self) -> ExactText:
        """The matchable texts, when all are written."""
        return ExactText(mapped(self._folder / f"{self._name}.folded"), self._folded_starts)

    def sizes(self) -> array[int]:
        """Bytes of every clean text."""
        return array("I", map(int.__sub__, self._starts[1:], self._starts))


@dataclass(frozen=True, slots=True)
class PartWords:
    """Where every word of a part stands, and how many words each passage has."""

    postings: Mapping[str, PostingList]
    lengths: Sequence[int]


class PartWriter:
    """Writes documents one after the other into an empty folder; `finish` completes the files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = ExitStack()
        self._texts = _TextsWriter(folder, "texts", self._files)
        self._headings = _TextsWriter(folder, "headings", self._files)
        self._documents: list[tuple[str, str, str, int, int, int]] = []
        self._section_of = array("I")
        self._kinds = bytearray()
        self._document_of_passage = array("I")
        self._document_of = array("I")
        self._parent_of = array("q")
        self._figures: list[FigureRow] = []
        self._spelt: Counter[str] = Counter()
        self._standing: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
        self._lengths = array("I")

    @property
    def passages(self) -> int:
        """How many passages have been written."""
        return len(self._kinds)

    def add(self, key: str, document: Document) -> None:
        """Write the next document. `key` says which file it is."""
        first_passage, first_section = len(self._kinds), len(self._document_of)
        figures = list(figure_rows(document, first_passage))
        for section in document.sections:
            self._headings.add(section.heading, fold(section.heading))
            self._spelt[section.heading] += 1
            self._document_of.append(len(self._documents))
            self._parent_of.append(-1 if section.parent is None else first_section + section.parent)
        for paragraph in document.paragraphs:
            folded = fold(paragraph.text)
            self._add_words(words_and_parts(folded))
            self._texts.add(paragraph.text, folded)
            self._section_of.append(first_section + paragraph.section)
            self._kinds.append(KINDS.index(paragraph.kind))
            self._document_of_passage.append(len(self._documents))
        self._figures += figures
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

    def _add_words(self, words: Sequence[str]) -> None:
        """The words of the next passage: each is noted to stand there as often as it does."""
        passage = len(self._lengths)
        self._lengths.append(len(words))
        for word in words:
            self._standing[word].append(passage)

    def finish(self, own_words: Sequence[str]) -> PartWords:
        """Write the words, and what must wait for the last document; close the files.

        To the words those of the library's own are added, which no segmenter knows.
        """
        standing = self._standing
        postings = {word: _posted(standing.pop(word)) for word in [*standing]}
        self._texts.finish()
        self._headings.finish()
        self.close()
        _write_column(self._folder / "sections.of-passages", self._section_of)
        _write_column(self._folder / "documents.of-passages", self._document_of_passage)
        _write_column(self._folder / "sizes.of-passages", self._texts.sizes())
        (self._folder / "kinds.of-passages").write_bytes(self._kinds)
        _write_column(self._folder / "documents.of-sections", self._document_of)
        _write_column(self._folder / "parents.of-sections", self._parent_of)
        _write_column(self._folder / "ends.of-sections", _ends(self._parent_of))
        exact = _with_blocks(self._folder, "texts", self._texts.exact())
        _with_blocks(self._folder, "headings", self._headings.exact())
        for word in own_words:
            if found := occurrences(exact, word):
                postings[word] = PostingList(
                    array("I", found), array("I", map(int, found.values()))
                )
        _write_words(self._folder, postings)
        (self._folder / "headings.pinyin").write_bytes(spell(in_headings(self._spelt)))
        frequent = {word: len(found.passages) for word, found in postings.items()}
        (self._folder / "words.pinyin").write_bytes(spell(frequent))
        groups = _write_figures(self._folder, self._figures)
        common = find_common(postings, exact)
        for name in ("passages", "whole", "as_words", "counts"):
            _write_column(self._folder / f"common.{name}", getattr(common, name))
        catalogue = {"documents": self._documents, "figures": groups, "common": common.rows}
        text = json.dumps(catalogue, ensure_ascii=True)
        (self._folder / "catalogue.json").write_text(text, encoding="ascii")
        return PartWords(postings, self._lengths)

    def close(self) -> None:
        """Close the files; without `finish` before it, give up what was written."""
        self._files.close()


def _posted(passages: array[int]) -> PostingList:
    if len(passages) == 1:
        return PostingList(passages, ONCE)
    counts = Counter(passages)
    return PostingList(array("I", counts), array("I", counts.values()))


def _with_blocks(folder: Path, of: str, texts: ExactText) -> ExactText:
    """The texts with their blocks, which are written."""
    blocks = find_blocks(texts.folded, texts.starts)
    for name in ("starts", "passages", "pairs", "firsts", "numbers"):
        _write_column(folder / f"{of}.block-{name}", getattr(blocks, name))
    return replace(texts, blocks=blocks)


def _ends(parent_of: Sequence[int]) -> array[int]:
    """The section after the last that is below each: what is below a section follows it."""
    ends = array("I", range(1, len(parent_of) + 1))
    for section in range(len(parent_of) - 1, -1, -1):
        if parent_of[section] >= 0:
            ends[parent_of[section]] = max(ends[parent_of[section]], ends[section])
    return ends


def _write_words(folder: Path, postings: Mapping[str, PostingList]) -> None:
    """The words in the order of their UTF-8, and in how many passages each stands."""
    known = sorted((word.encode("utf-8"), len(found.passages)) for word, found in postings.items())
    (folder / "words.text").write_bytes(b"".join(word for word, _count in known))
    starts = array("Q", accumulate((len(word) for word, _count in known), initial=0))
    _write_column(folder / "words.starts", starts)
    _write_column(folder / "words.counts", array("I", [count for _word, count in known]))


def _write_figures(folder: Path, rows: list[FigureRow]) -> list[tuple[str, str, float, int, int]]:
    """The table of figures; its groups: measure, unit, factor to base units, first and last row."""
    rows.sort()
    groups: dict[tuple[str, str], list[int]] = {}
    for at, row in enumerate(rows):
        groups.setdefault(row[:2], [at, at])[1] = at + 1
    _write_column(folder / "figures.values", array("d", [row[2] for row in rows]))
    _write_column(folder / "figures.values-max", array("d", [row[3] for row in rows]))
    _write_column(folder / "figures.passages", array("I", [row[4] for row in rows]))
    _write_column(folder / "figures.starts", array("I", [row[5] for row in rows]))
    _write_column(folder / "figures.ends", array("I", [row[6] for row in rows]))
    return [
        (measure, unit, factor_of_unit(measure.removesuffix(RANGE), unit), first, last)
        for (measure, unit), (first, last) in groups.items()
    ]


def _write_column(path: Path, column: array[int] | array[float]) -> None:
    with path.open("wb") as file:
        column.tofile(file)
