"""Builds of an index become numbered folders, one of them current, each whole or not there.

A generation is written under a name of its own, flushed to the disk, described by a manifest with
the SHA-256 of every file, and made current by replacing the one small file CURRENT, which holds the
manifest's own SHA-256. A reader trusts nothing that does not lead back to CURRENT by hashes, and
CURRENT only in a folder that nobody else can write. The generation before stays.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from search_index.folders import flush, flush_all, is_held, is_private, remove
from search_index.making import maker
from search_index.records import (
    NO_STAMPS,
    Generation,
    Manifest,
    PartRecord,
    Stamps,
    manifest,
)
from search_index.sources import Stamp, certain, digest_of, stamp_of

SCHEMA = 3
CURRENT = "CURRENT"
MANIFEST = "manifest.json"
STAMPS = "stamps.json"
PREFIX = "generation-"
KEPT = 2


class DamagedError(Exception):
    """A generation is not what was written, or was written by another program than this."""


class OtherProgramError(DamagedError):
    """A generation is whole, but written by another program than this."""


class OtherWordsError(DamagedError):
    """A generation is whole, but the library had other words of its own."""


def open_current(folder: Path, segmenter: str, own_words: str) -> Generation:
    """The current generation, every file of it verified.

    A file whose stamp is the one it had when its hash was last taken is not read again. Raises
    DamagedError when there is none, or it is damaged or another program's.
    """
    generation = read_current(folder)
    if generation.manifest.own_words != own_words:
        raise OtherWordsError
    code = maker(segmenter, own_words, generation.stamps.code)
    if generation.manifest.maker != code[1]:
        raise OtherProgramError
    seen: dict[str, Stamp] = {}
    for name, digest in generation.manifest.files.items():
        path = os.path.join(generation.folder, name)  # noqa: PTH118 - a hundred of them
        try:
            seen[name] = stamp_of(path)
        except OSError as error:
            raise DamagedError(name) from error
        if seen[name] != generation.stamps.files.get(name) and digest_of(path) != digest:
            raise DamagedError(name)
    stamps = replace(generation.stamps, files=seen, code=code)
    if stamps != generation.stamps:
        write_stamps(generation.folder, stamps)
    return replace(generation, stamps=stamps)


def read_current(folder: Path) -> Generation:
    """The current generation as its manifest tells it, its files not verified."""
    if not is_private(folder):
        raise DamagedError("not private")
    try:
        pointer = (folder / CURRENT).read_bytes()
        name, digest = pointer.decode("ascii").split()
        if pointer != _pointer(name, digest):
            raise DamagedError(CURRENT)
        if not name.startswith(PREFIX) or "/" in name or "\\" in name:
            raise DamagedError(CURRENT)
        content = (folder / name / MANIFEST).read_bytes()
    except (OSError, ValueError) as error:
        raise DamagedError(CURRENT) from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise DamagedError(MANIFEST)
    told = json.loads(content)
    if told["schema"] != SCHEMA:
        raise OtherProgramError
    return Generation(folder / name, manifest(told), read_stamps(folder / name))


def read_stamps(generation: Path) -> Stamps:
    """The stamps, or none: then everything is looked at closely, and nothing is lost."""
    try:
        told = json.loads((generation / STAMPS).read_bytes())
        return Stamps(
            int(told["checked"]),
            {name: (stamp[0], stamp[1], stamp[2]) for name, stamp in told["files"].items()},
            {key: (stamp[0], stamp[1], stamp[2]) for key, stamp in told["sources"].items()},
            (told["code"][0], told["code"][1]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return NO_STAMPS


def write_stamps(generation: Path, stamps: Stamps) -> None:
    """Keep the stamps for the next opening. They are a convenience: failure is no trouble."""
    told = {
        "checked": stamps.checked_ns,
        "files": stamps.files,
        "sources": stamps.sources,
        "code": stamps.code,
    }
    fresh = generation / f"{STAMPS}.{os.getpid()}"
    try:
        fresh.write_text(json.dumps(told), encoding="ascii")
        fresh.replace(generation / STAMPS)
    except OSError:
        fresh.unlink(missing_ok=True)


def stale_sources(
    generation: Generation, now: Mapping[str, Stamp]
) -> tuple[list[str], list[str], list[str]]:
    """The keys of the sources that changed, came and went since the generation was built."""
    known = generation.manifest.sources
    digests = digests_of(generation, {key: now[key] for key in now if key in known})
    changed = [key for key, digest in digests.items() if digest != known[key].digest]
    added = [key for key in now if key not in known]
    removed = [key for key in known if key not in now]
    return changed, added, removed


def digests_of(generation: Generation | None, now: Mapping[str, Stamp]) -> dict[str, str]:
    """The SHA-256 of every source as it is now, by key.

    A source is read only when its stamp differs from the one it had, or is too young to tell.
    """
    if generation is None:
        return {key: digest_of(key) for key in now}
    known, stamps = generation.manifest.sources, generation.stamps
    return {
        key: known[key].digest
        if key in known and stamp == stamps.sources.get(key) and certain(stamp, stamps.checked_ns)
        else digest_of(key)
        for key, stamp in now.items()
    }


def generations(folder: Path) -> Iterator[tuple[int, Path]]:
    """The numbers and folders of all generations, finished or not."""
    for path in folder.glob(f"{PREFIX}*"):
        suffix = path.name.removeprefix(PREFIX)
        if suffix.isdecimal():
            yield int(suffix), path


def new_folder(folder: Path) -> Path:
    """The empty folder of a new generation."""
    number = max((number for number, _path in generations(folder)), default=0)
    fresh = folder / f"{PREFIX}{number + 1}"
    fresh.mkdir(mode=0o700)
    return fresh


def unfinished(folder: Path) -> list[Path]:
    """The folders of builds that did not end; the lock must be held."""
    return [path for _number, path in generations(folder) if not (path / MANIFEST).exists()]


def publish(
    generation: Path,
    words_from: tuple[str, str],
    parts: tuple[PartRecord, ...],
    others: Mapping[str, str],
    stamps: Stamps,
) -> Generation:
    """Make a finished generation the current one, in one step, and let go of all but the last.

    `words_from` is the segmenter and the digest of the library's own words; `others` are the
    SHA-256 of the files that belong to no part.
    """
    number = int(generation.name.removeprefix(PREFIX))
    files = {name: digest for part in parts for name, digest in part.files.items()}
    files |= others
    flush_all([generation / name for name in files])
    made = Manifest(SCHEMA, number, time.time(), stamps.code[1], *words_from, files, parts)
    content = json.dumps(made.told(), ensure_ascii=True).encode("ascii")
    (generation / MANIFEST).write_bytes(content)
    flush(generation / MANIFEST)
    folders = {(generation / name).parent for name in files}
    folders |= {each.parent for each in folders} | {generation, generation.parent}
    flush_all(sorted(folders))
    pointer = generation.parent / f"{CURRENT}.new"
    digest = hashlib.sha256(content).hexdigest()
    pointer.write_bytes(_pointer(generation.name, digest))
    flush(pointer)
    pointer.replace(generation.parent / CURRENT)
    flush(generation.parent)
    prune(generation.parent)
    # Only now: a file that two generations share has another stamp when one of them goes.
    kept = replace(stamps, files={name: stamp_of(generation / name) for name in files})
    write_stamps(generation, kept)
    return Generation(generation, made, kept)


def _pointer(name: str, digest: str) -> bytes:
    """What CURRENT holds, to the byte: a manifest's generation and SHA-256."""
    return f"{name} {digest}\n".encode("ascii")


def prune(folder: Path) -> None:
    """Remove all generations but the current one, the one before it, and those in use."""
    current = _current_name(folder)
    others = [each for each in generations(folder) if each[1].name != current]
    for _number, old in sorted(others, reverse=True)[KEPT - 1 :]:
        if not is_held(old / MANIFEST):
            remove(old)


def _current_name(folder: Path) -> str:
    try:
        return (folder / CURRENT).read_text(encoding="ascii").split()[0]
    except (OSError, ValueError, IndexError):
        return ""
