"""The files of a library become sketches, those that did not change without being read again.

The sketches are kept beside the indexes, in a folder of the user's own, one file for a library. As
an index they are a cache: whatever is in doubt is made anew from the documents.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import sys
import tempfile
import time
from array import array
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import corpus
from collation.kinship import Sketch, sketch
from corpus import DocumentError, LibraryError, read_many
from search_index.folders import default_index_dir, library_folder, make_private
from search_index.sources import Stamp, certain, stamp_of

FOLDER = "sketches"


@dataclass(frozen=True, slots=True)
class Sketched:
    """A document of the library: its title, the SHA-256 of its file, and its sketch."""

    title: str
    identity: str
    sketch: Sketch


Report = Callable[[int, int, str], None]
"""Told after each file that was read: how many are, how many have to be, and its name."""

_Kept = dict[str, tuple[Stamp, Sketched | None]]
"""By path, the stamp of a file and what it was then; None for one that could not be read."""


def sketched(
    files: Sequence[Path], roots: list[Path], index_dir: Path | None, report: Report
) -> dict[Path, Sketched | None]:
    """The sketch of every file, None where it cannot be read; kept for the next time.

    `roots` are the paths that the library was named by, `index_dir` where its index is kept.
    """
    place = _place(roots, index_dir)
    kept = _load(place) if place else {}
    stamps = {path: stamp for path in files if (stamp := _stamp(path))}
    known = {
        path: kept[str(path)][1]
        for path, stamp in stamps.items()
        if str(path) in kept and kept[str(path)][0] == stamp
    }
    unknown = tuple(path for path in files if path not in known)
    began = time.time_ns()
    fresh: dict[Path, Sketched | None] = {}
    try:
        for done, reading in enumerate(read_many(unknown), 1):
            fresh[reading.path] = _sketched(reading.outcome)
            report(done, len(unknown), reading.path.name)
    finally:
        if place and (fresh or len(kept) != len(known)):
            lasting = {path for path in fresh if path in stamps and certain(stamps[path], began)}
            told = known | {path: fresh[path] for path in lasting}
            with suppress(OSError, LibraryError):
                _save(place, {str(path): (stamps[path], one) for path, one in told.items()})
    found = known | fresh
    return {path: found[path] for path in files}


def _sketched(outcome: corpus.Document | DocumentError) -> Sketched | None:
    if isinstance(outcome, DocumentError):
        return None
    return Sketched(outcome.title, outcome.identity, sketch(outcome))


def _stamp(path: Path) -> Stamp | None:
    try:
        return stamp_of(path)
    except OSError:
        return None


def _place(roots: list[Path], index_dir: Path | None) -> Path | None:
    """The file for the sketches of a library; None where no cache may be kept."""
    try:
        return (index_dir or default_index_dir()) / FOLDER / library_folder(roots, index_dir).name
    except (LibraryError, OSError):
        return None


def _maker() -> str:
    """The look of the code that reads and sketches: what other code made is made again."""
    look = hashlib.sha256(sys.byteorder.encode())
    reader = Path(corpus.__file__).parent
    modules = [*reader.rglob("*.py"), reader.parent / "collation" / "kinship.py"]
    for module in sorted(modules):
        look.update(f"{module} {stamp_of(module)[:2]}\n".encode("utf-8", "replace"))
    return look.hexdigest()


def _load(place: Path) -> _Kept:
    """What was kept; nothing where there is none, or where it is another program's or damaged."""
    try:
        make_private(place.parent)
        told = json.loads(place.read_bytes())
        if told["maker"] != _maker():
            return {}
        return {path: _read(*entry) for path, entry in told["documents"].items()}
    except (OSError, LibraryError, LookupError, TypeError, ValueError, AttributeError):
        return {}


def _save(place: Path, kept: _Kept) -> None:
    """Put the sketches in the place of those that were kept, all at once."""
    make_private(place.parent)
    documents = {path: _written(stamp, one) for path, (stamp, one) in kept.items()}
    text = json.dumps({"maker": _maker(), "documents": documents})
    descriptor, name = tempfile.mkstemp(dir=place.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(text)
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _written(stamp: Stamp, one: Sketched | None) -> list[object]:
    """A file as it is kept: its stamp and, if it could be read, what `_read` takes besides."""
    if one is None:
        return [stamp]
    hashes = base64.b64encode(array("I", one.sketch.hashes).tobytes()).decode("ascii")
    return [stamp, [one.title, one.identity, one.sketch.title, one.sketch.clauses, hashes]]


def _read(
    stamp: Sequence[int], told: tuple[str, str, str, int, str] | None = None
) -> tuple[Stamp, Sketched | None]:
    size, modified, changed = stamp
    if told is None:
        return (size, modified, changed), None
    title, identity, plain_title, clauses, hashes = told
    numbers = tuple(array("I", base64.b64decode(hashes)))
    found = Sketched(title, identity, Sketch(numbers, clauses, plain_title))
    return (size, modified, changed), found
