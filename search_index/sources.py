"""The files of a library become stamps that tell, without reading them, whether they changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

Stamp: TypeAlias = tuple[int, int, int]
"""Size in bytes, time of the last modification and of the last change of status in nanoseconds."""

SUSPICIOUS_NS = 2_000_000_000
"""A file changed so shortly before it was read may have changed since without a new time: file
systems keep times as coarsely as two seconds."""

READ_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the library: its name as given or found, and its stamp now."""

    name: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Known:
    """What an index knows of a file: its SHA-256 when it was read, or why it could not be."""

    digest: str
    problem: tuple[str, Mapping[str, str]] | None


def survey(files: Iterable[Path]) -> dict[str, Source]:
    """The files by what they are, whatever the path that led to them; those gone are left out."""
    folders: dict[str, str] = {}
    sources: dict[str, Source] = {}
    for file in files:
        name = str(file)
        folder, base = os.path.split(name)
        if folder not in folders:
            folders[folder] = os.path.realpath(folder)
        try:
            stamp = stamp_of(name)
        except OSError:
            continue
        sources[os.path.join(folders[folder], base)] = Source(name, stamp)  # noqa: PTH118 - thousands
    return sources


def stamp_of(path: str | Path) -> Stamp:
    """The stamp of a file. Raises OSError."""
    status = os.stat(path)  # noqa: PTH116 - called for thousands of names
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


def digest_of(path: str | Path) -> str:
    """The SHA-256 of a file, or "" when it cannot be read."""
    digest = hashlib.sha256()
    try:
        with Path(path).open("rb") as file:
            while block := file.read(READ_AT_ONCE):
                digest.update(block)
    except OSError:
        return ""
    return digest.hexdigest()


def certain(stamp: Stamp, checked_ns: int) -> bool:
    """Whether a file that still has this stamp is still what it was at `checked_ns`."""
    return max(stamp[1], stamp[2]) < checked_ns - SUSPICIOUS_NS
