"""Postings live in a Whoosh index: a segment for a part, one field, one Whoosh document a passage.

The segments are written in bulk through Whoosh's own codec, which is many times faster than adding
documents to Whoosh's writer, and any Whoosh can open and search the result. Only frequencies are
kept: phrases are answered by the exact text, which knows every character, and nearness by cutting
the few passages in question. Whoosh unpickles what it opens, so nothing may be opened here whose
hash has not been checked.
"""

from __future__ import annotations

import os
import pickle
import struct
import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from whoosh import fields
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC
from whoosh.reading import TermNotFound

from search_index.engine import PartPostings, PostingList, Postings, PostingsReader

FIELD = "words"
INDEX = "MAIN"
BLOCK = 4096
"""Postings in a block: a block is read and skipped as a whole."""

WORTH_PACKING = 512
"""Bytes below which a block is not compressed."""


MAGIC: bytes = WHOOSH3_HEADER_MAGIC
FIRST_FIELD = b"\0\0"
SIZE = struct.Struct("!i")
ONE = SIZE.pack(1)
TERM = struct.Struct("!BfIBBfIIqi")


class _Storage(FileStorage):  # type: ignore[misc]  # Whoosh has no types
    """A folder in which several processes can write segments at once."""

    def temp_storage(self, name: str | None = None) -> FileStorage:
        return super().temp_storage(f"{name}.{id(self)}.{os.getpid()}")


def _schema() -> fields.Schema:
    return fields.Schema(**{FIELD: fields.KEYWORD(scorable=True)})


def _segment(name: str, passages: int, words: int) -> Any:
    segment = W3Segment(W3Codec(), INDEX, doccount=passages, segid=name)
    segment._fieldlengths = {FIELD: words}  # noqa: SLF001 - Whoosh's own writer sets it so
    return segment


class WhooshEngine:
    """Parts are segments; a commit is a table of contents."""

    def write(
        self, folder: Path, name: str, postings: Mapping[str, PostingList], lengths: Sequence[int]
    ) -> None:
        """Write the segment of a part."""
        storage = _Storage(str(folder))
        segment = _segment(name, len(lengths), sum(lengths))
        field = _schema()[FIELD]
        _write_lengths(segment, storage, field, lengths)
        writer = W3Codec().field_writer(storage, segment)
        writer.start_field(FIELD, field)
        # The codec's writer takes postings one by one; these are its file and its table of terms.
        file, table = writer._postfile, writer._tindex  # noqa: SLF001
        start = file.tell()
        for word, found in sorted((word.encode("utf-8"), each) for word, each in postings.items()):
            posted = _posted(found)
            file.write(posted)
            table.add(FIRST_FIELD + word, _term(found, start, len(posted)))
            start += len(posted)
        writer.finish_field()
        writer.close()

    def files(self, folder: Path, name: str) -> list[Path]:
        """The files of the segment of a part."""
        return sorted(folder.glob(f"{INDEX}_{name}.*"))

    def commit(self, folder: Path, parts: Iterable[PartPostings]) -> None:
        """Write the table of contents over these segments."""
        segments = []
        for part in parts:
            segment = _segment(part.name, part.passages, part.words)
            for passage in part.gone:
                segment.delete_document(passage)
            segments.append(segment)
        TOC(_schema(), segments, 1).write(FileStorage(str(folder)), INDEX)

    def open(self, folder: Path) -> PostingsReader:
        """Open all segments."""
        return WhooshReader(folder)


def _write_lengths(
    segment: Any, storage: FileStorage, field: fields.FieldType, lengths: Sequence[int]
) -> None:
    writer = W3Codec().per_document_writer(storage, segment)
    for passage, length in enumerate(lengths):
        writer.start_doc(passage)
        writer.add_field(FIELD, field, None, length)
        writer.finish_doc()
    writer.close()
    for left in Path(storage.folder).glob(f"{INDEX}.tmp.{id(storage)}.{os.getpid()}"):
        FileStorage(str(left)).destroy()


def _posted(found: PostingList) -> bytes:
    """The postings of one word in the layout of Whoosh's codec (`W3PostingsWriter`)."""
    passages, counts, total = found.passages, found.counts, len(found.passages)
    if total <= BLOCK:
        return MAGIC + _block(passages, counts, last=True)
    pieces = [MAGIC]
    for first in range(0, total, BLOCK):
        end = first + BLOCK
        pieces.append(_block(passages[first:end], counts[first:end], last=end >= total))
    return b"".join(pieces)


def _block(passages: array[int], counts: array[int], *, last: bool) -> bytes:
    """Postings that are read and skipped as a whole, led by their size, which for the last block is
    negative."""
    most = max(counts)
    block = pickle.dumps((_steps(passages), _weights(counts, most), _frequencies(counts, most)), 2)
    packed = 1 if len(block) > WORTH_PACKING else 0
    if packed:
        block = zlib.compress(block, packed)
    head = pickle.dumps((len(passages), passages[-1], most, packed, 0, 0), 2)
    size = len(head) + len(block)
    return SIZE.pack(-size if last else size) + head + block


def _term(found: PostingList, start: int, size: int) -> bytes:
    """What Whoosh keeps of a word, in the layout of its codec (`W3TermInfo.to_bytes`)."""
    passages, counts = found.passages, found.counts
    return TERM.pack(
        0, sum(counts), len(passages), 0, 0, max(counts), passages[0], passages[-1], start, size
    )


def _steps(passages: array[int]) -> tuple[int, ...]:
    if len(passages) == 1:
        return (passages[0],)
    return (passages[0], *map(int.__sub__, passages[1:], passages[:-1]))


def _weights(counts: array[int], most: int) -> tuple[int, ...] | float | None:
    if most == 1:
        return None
    if min(counts) == most:
        return float(most)
    return tuple(counts)


def _frequencies(counts: array[int], most: int) -> bytes:
    if most == 1:
        return ONE * len(counts)
    wide = array("I", counts)
    if sys.byteorder == "little":
        wide.byteswap()
    return wide.tobytes()


class WhooshReader:
    """Reads the postings of a generation."""

    def __init__(self, folder: Path) -> None:
        storage = FileStorage(str(folder), readonly=True)
        toc = TOC.read(storage, INDEX)
        self._format = toc.schema[FIELD].format
        self._terms = [W3Codec().terms_reader(storage, each) for each in toc.segments]

    def postings(self, part: int, word: str) -> Postings:
        """Where a word stands in a part, and how often; a block at a time."""
        term = word.encode("utf-8", "replace")
        try:
            matcher = self._terms[part].matcher(FIELD, term, self._format)
        except TermNotFound:
            return {}
        found: dict[int, int] = {}
        while matcher.is_active():
            matcher.id(), matcher.weight()  # have the block read
            found.update(zip(matcher._ids, map(int, matcher._weights), strict=True))  # noqa: SLF001
            matcher._next_block()  # noqa: SLF001 - a call for every posting costs ten times as much
        return found

    def close(self) -> None:
        """Let go of the files."""
        for terms in self._terms:
            terms.close()


ENGINE = WhooshEngine()
