"""Paths as the user gave them become the documents found under them, and a file its bytes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import DocumentError
from corpus.formats import EXTENSIONS, largest_of, too_large

if TYPE_CHECKING:
    from corpus.excludes import Excludes

_PIPES = ("/dev/fd/", "/proc/self/fd/", "/dev/stdin")
"""Where a shell puts what another program writes: <(command)."""

_TRIES = 2
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Found:
    """The files of a library in a stable order, and the paths that cannot be used, with reasons."""

    files: tuple[Path, ...]
    problems: tuple[tuple[str, DocumentError], ...]


def find_documents(paths: Iterable[Path]) -> Found:
    """Every document under `paths`: files named outright, and the documents inside folders.

    Hidden files and folders, and what a .gitignore or .jiaokanignore among them excludes, are
    skipped inside folders; a file reached twice is listed once, under the name that was met first.
    Folders reached through a symbolic link are not entered.
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
            before, told = len(files), len(problems)
            for inner in _walk(path, problems):
                take(inner)
            if len(files) == before and len(problems) == told and not seen:
                error = DocumentError("{name} holds no documents", name=path)
                problems.append((str(path), error))
        else:
            take(path)
    return Found(tuple(files), tuple(problems))


def read_bytes(path: Path) -> bytes:
    """All bytes of a file as it is at one moment.

    Raises DocumentError when it is no file, may not be read, is too large for any reader, or
    changes while it is read.
    """
    try:
        for _ in range(_TRIES):
            raw = _read_once(path)
            if raw is not None:
                return raw
    except OSError as error:
        raise unreadable(path, error) from error
    raise DocumentError("{name} keeps changing while it is read; try again later", name=path)


def unreadable(path: Path, error: OSError) -> DocumentError:
    """The error of the operating system as a sentence about `path`."""
    if isinstance(error, FileNotFoundError):
        return DocumentError("{name} does not exist", name=path)
    if isinstance(error, PermissionError):
        return DocumentError("{name} may not be read: permission denied", name=path)
    return DocumentError("{name} cannot be read: {reason}", name=path, reason=error.strerror)


def _read_once(path: Path) -> bytes | None:
    """The bytes of a file, or None when it changed meanwhile. Never waits for a pipe's writer."""
    is_pipe = str(path).startswith(_PIPES)
    # What is no regular file is told before it is opened: opening a device may do something.
    if not is_pipe and not stat.S_ISREG(path.stat().st_mode):
        raise DocumentError("{name} is not a regular file", name=path)
    waiting = 0 if is_pipe else getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | waiting)
    with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor has no path
        before = os.fstat(descriptor)
        if not is_pipe and not stat.S_ISREG(before.st_mode):
            raise DocumentError("{name} is not a regular file", name=path)
        head = file.read(_HEAD)
        largest = largest_of(head)
        if before.st_size > largest:
            raise too_large(str(path), before.st_size)
        raw = head + file.read(largest + 1 - len(head))
        if len(raw) > largest:
            raise too_large(str(path), len(raw))
        after = os.fstat(descriptor)
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return raw if is_pipe or (same and len(raw) == after.st_size) or not after.st_size else None


def _walk(folder: Path, problems: list[tuple[str, DocumentError]]) -> Iterator[Path]:
    def refused(error: OSError) -> None:
        path = Path(error.filename)
        problems.append((str(path), unreadable(path, error)))

    excludes: Excludes | None = None
    for parent, folders, names in os.walk(folder, onerror=refused):
        excludes = _with_rules(excludes, folder, parent, names)
        kept = sorted(name for name in folders if not name.startswith("."))
        if excludes:
            kept = [name for name in kept if not excludes.folder(Path(parent, name))]
        folders[:] = kept
        for name in sorted(names):
            path = Path(parent, name)
            if name.startswith(".") or path.suffix.lower() not in EXTENSIONS:
                continue
            if not (excludes and excludes.file(path)):
                yield path


def _with_rules(
    excludes: Excludes | None, root: Path, parent: str, names: Iterable[str]
) -> Excludes | None:
    """The excludes with those that stand in `parent`; the library for them is loaded for some."""
    from_here = [name for name in RULE_FILES if name in names]
    if not from_here:
        return excludes
    from corpus.excludes import Excludes

    excludes = excludes or Excludes(root)
    for name in from_here:
        excludes.add(Path(parent), name)
    return excludes


RULE_FILES = (".gitignore", ".jiaokanignore")
"""Files that exclude others beside and below them, the later one having the last word."""
