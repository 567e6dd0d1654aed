"""Paths as the user gave them become the documents found under them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import DocumentError

EXTENSIONS = frozenset({".txt", ".text", ".md", ".markdown"})
"""What a walk through a folder takes for a document; a file named outright is always tried."""


@dataclass(frozen=True, slots=True)
class Found:
    """The files of a library in a stable order, and the paths that cannot be used, with reasons."""

    files: tuple[Path, ...]
    problems: tuple[tuple[str, DocumentError], ...]


def find_documents(paths: Iterable[Path]) -> Found:
    """Every document under `paths`: files named outright, and the documents inside folders.

    Hidden files and folders are skipped inside folders; a file reached twice is listed once, under
    the name that was met first. Folders reached through a symbolic link are not entered.
    """
    files: list[Path] = []
    problems: list[tuple[str, DocumentError]] = []
    seen: set[tuple[int, int]] = set()

    def take(path: Path) -> None:
        try:
            status = path.stat()
        except OSError as error:
            problems.append((str(path), unreadable(path, error)))
            return
        if not stat.S_ISREG(status.st_mode):
            problems.append((str(path), DocumentError("{name} is not a regular file", name=path)))
        elif (status.st_dev, status.st_ino) not in seen:
            seen.add((status.st_dev, status.st_ino))
            files.append(path)

    for path in paths:
        if path.is_dir():
            before = len(files)
            for inner in _walk(path, problems):
                take(inner)
            if len(files) == before and not seen:
                error = DocumentError("{name} holds no documents", name=path)
                problems.append((str(path), error))
        else:
            take(path)
    return Found(tuple(files), tuple(problems))


def unreadable(path: Path, error: OSError) -> DocumentError:
    """The error of the operating system as a sentence about `path`."""
    if isinstance(error, FileNotFoundError):
        return DocumentError("{name} does not exist", name=path)
    if isinstance(error, PermissionError):
        return DocumentError("{name} may not be read: permission denied", name=path)
    return DocumentError("{name} cannot be read: {reason}", name=path, reason=error.strerror)


def _walk(folder: Path, problems: list[tuple[str, DocumentError]]) -> Iterator[Path]:
    def refused(error: OSError) -> None:
        path = Path(error.filename)
        problems.append((str(path), unreadable(path, error)))

    for parent, folders, names in os.walk(folder, onerror=refused):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if not name.startswith(".") and path.suffix.lower() in EXTENSIONS:
                yield path
