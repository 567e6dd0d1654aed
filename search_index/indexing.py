"""Some documents of a library become a part of its index, in this process or in a worker."""

from __future__ import annotations

import gc
import hashlib
import json
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from corpus import Document, DocumentError, read
from search_index import engine, part
from search_index.part_writer import PartWriter
from search_index.records import PartRecord
from search_index.sources import Known, Stamp, digest_of, stamp_of
from search_index.whoosh_engine import ENGINE

FACTS = "part.json"
"""Says, when all else is written, what a part holds: a build that was killed is taken up there."""

FATAL = DocumentError("{name} cannot be read: it ended the program that read it")

Told: TypeAlias = Callable[[str, int], None]
"""Is told the name and the size in bytes of every file before it is read, and "" when all are: what
ends a process from then on is no file's fault."""


@dataclass(frozen=True, slots=True)
class Made:
    """What all parts of a build have in common: the name of the code, the library's own words."""

    maker: str
    own_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """Files to make a part of: the key, the name as given or found, and the stamp of each.

    `fatal` are keys of files that ended a process that read them: they are not read again.
    """

    sources: tuple[tuple[str, str, Stamp], ...]
    fatal: frozenset[str] = frozenset()

    @property
    def size(self) -> int:
        """Bytes of the files together."""
        return sum(stamp[0] for _key, _name, stamp in self.sources)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No cycles are looked for: none are made here, and the heap that would be walked for them, of
    a hundred thousand arrays and rows, only grows until the part is written."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


@_uncollected()
def index_part(
    generation: Path, job: Job, made: Made, told: Told, enough: Callable[[], bool] = bool
) -> PartRecord:
    """Write a part of these files below the folder of a generation.

    A file that cannot be read, for whatever reason, is noted as such. When it is `enough` before
    all are read, the part holds those that were. Raises OSError when it cannot be written.
    """
    name = secrets.token_hex(8)
    folder = generation / part.FOLDER / name
    folder.mkdir(mode=0o700)
    writer = PartWriter(folder)
    known: dict[str, Known] = {}
    try:
        for key, source, stamp in job.sources:
            if known and enough():
                break
            told(source, stamp[0])
            digest = digest_of(key)
            document = FATAL if key in job.fatal else _document(source)
            if isinstance(document, DocumentError):
                fields = {field: str(value) for field, value in document.fields.items()}
                fields.setdefault("name", source)
                known[key] = Known(digest, (document.message, fields))
                continue
            known[key] = Known(_settled(key, stamp, digest), None)
            writer.add(key, document)
        told("", 0)
        words = writer.finish(made.own_words)
    finally:
        writer.close()
    postings = generation / engine.FOLDER
    ENGINE.write(postings, name, words.postings, words.lengths)
    paths = sorted((*folder.iterdir(), *ENGINE.files(postings, name)))
    files = {path.relative_to(generation).as_posix(): digest_of(path) for path in paths}
    size = Job(job.sources[: len(known)]).size
    record = PartRecord(
        name, made.maker, len(words.lengths), sum(words.lengths), size, known, files
    )
    return _sealed(generation, record)


def _sealed(generation: Path, record: PartRecord) -> PartRecord:
    """The record, written beside the part whose last file it is."""
    facts = generation / part.FOLDER / record.name / FACTS
    content = json.dumps(record.told(), ensure_ascii=True).encode("ascii")
    facts.with_suffix(".new").write_bytes(content)
    facts.with_suffix(".new").replace(facts)
    name = facts.relative_to(generation).as_posix()
    files = {**record.files, name: hashlib.sha256(content).hexdigest()}
    return replace(record, files=files)


def _document(source: str) -> Document | DocumentError:
    """The document in a file, or why it cannot be read; one bad file stops no build."""
    try:
        return read(Path(source))
    except DocumentError as error:
        return error
    except Exception as error:  # noqa: BLE001 - a reader met what nobody foresaw; the rest goes on
        reason = f"{type(error).__name__}: {error}"[:200]
        return DocumentError("{name} cannot be read: {reason}", name=source, reason=reason)


def _settled(key: str, stamp: Stamp, digest: str) -> str:
    """The digest, or none at all if the file changed while it was read, so that it is read anew."""
    try:
        return digest if stamp_of(key) == stamp else ""
    except OSError:
        return ""


def jobs(sources: Sequence[tuple[str, str, Stamp]], size: int) -> list[Job]:
    """The files in their order, in jobs of about `size` bytes."""
    found: list[Job] = []
    at: list[tuple[str, str, Stamp]] = []
    total = 0
    for source in sources:
        if at and total + source[2][0] > size * 1.25:
            found.append(Job(tuple(at)))
            at, total = [], 0
        at.append(source)
        total += source[2][0]
    return [*found, Job(tuple(at))] if at else found
