"""Folders for indexes become private, locked and held, so that nobody can be given a false one."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import LibraryError

LOCK = "lock"
PATIENCE = 600.0
"""Seconds to wait for another process that builds the same index."""

LOOK_AGAIN = 0.05
FLUSHED_AT_ONCE = 16
ATTEMPTS = 5
"""How often to remove a folder into which a worker whose parent was killed may still write."""


def default_index_dir() -> Path:
    """The user's own cache folder for indexes."""
    from platformdirs import user_cache_path

    return user_cache_path("jiaokan", appauthor=False) / "indexes"


def library_folder(paths: list[Path], index_dir: Path | None) -> Path:
    """The folder for the index of these paths, whatever their order and spelling; not created.

    Raises LibraryError when a walk through one of the paths would come upon the index.
    """
    roots = sorted({os.path.realpath(path) for path in paths})
    base = Path(os.path.realpath(index_dir or default_index_dir()))
    for root in roots:
        if base.is_relative_to(root) and not any(
            part.startswith(".") for part in base.relative_to(root).parts
        ):
            raise LibraryError(
                "the index may not live among the documents: {folder} is inside {library}",
                folder=base,
                library=root,
            )
    key = hashlib.sha256("\0".join(roots).encode("utf-8", "surrogateescape")).hexdigest()
    return base / key[:32]


def make_private(folder: Path) -> None:
    """Make the folder, for its owner alone.

    What others could have written into it is thrown away. Raises LibraryError when it belongs to
    someone else, OSError when it cannot be made.
    """
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    if not is_private(folder):
        status = folder.lstat()
        if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.getuid():
            raise LibraryError("the index folder {folder} belongs to someone else", folder=folder)
        folder.chmod(0o700)
        discard(folder)


def is_private(folder: Path) -> bool:
    """Whether the folder is there, the user's own, and closed to all others."""
    try:
        status = folder.lstat()
    except OSError:
        return False
    if not stat.S_ISDIR(status.st_mode):
        return False
    return os.name == "nt" or (
        status.st_uid == os.getuid() and not stat.S_IMODE(status.st_mode) & 0o077
    )


def hold(file: Path) -> int:
    """A descriptor that, while it is open, keeps what the file belongs to from being removed."""
    descriptor = os.open(file, os.O_RDONLY)
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_SH)
    return descriptor


def is_held(file: Path) -> bool:
    """Whether somebody holds the file."""
    try:
        descriptor = os.open(file, os.O_RDONLY)
    except OSError:
        return False
    try:
        return not _take(descriptor)
    finally:
        os.close(descriptor)


def _take(descriptor: int) -> bool:
    """Whether the lock on an open file is ours now."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def locked(
    folder: Path, waiting: Callable[[str], None], patience: float = PATIENCE
) -> Iterator[None]:
    """Hold the folder's lock; `waiting` is told the number of the process that holds it.

    Raises LibraryError when that process does not let go of it within `patience` seconds.
    """
    with (folder / LOCK).open("a+b", buffering=0) as file:
        until = time.monotonic() + patience
        while not _take(file.fileno()):
            holder = _holder(folder)
            if time.monotonic() > until:
                raise LibraryError(
                    "process {process} has been building this index for a long time; wait for it,"
                    " or end it",
                    process=holder,
                )
            waiting(holder)
            time.sleep(LOOK_AGAIN)
        if sys.platform != "win32":
            file.truncate(0)
            file.write(str(os.getpid()).encode("ascii"))
        yield


def _holder(folder: Path) -> str:
    try:
        told = (folder / LOCK).read_bytes().decode("ascii", "replace")
    except OSError:
        return "?"
    return told if told.isdecimal() else "?"


def discard(folder: Path) -> None:
    """Remove everything in the folder of a library but its lock."""
    for path in folder.iterdir():
        if path.name != LOCK:
            remove(path)


def remove(path: Path) -> None:
    """Remove a file or a folder, as far as that can be done."""
    import shutil

    if not path.is_dir() or path.is_symlink():
        path.unlink(missing_ok=True)
        return
    for _ in range(ATTEMPTS):
        shutil.rmtree(path, ignore_errors=True)
        if not path.exists():
            break
        time.sleep(LOOK_AGAIN)


def flush_all(paths: Sequence[Path]) -> None:
    """Flush them all at once: a disk writes many files together in the time of a few."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(FLUSHED_AT_ONCE) as pool:
        for _ in pool.map(flush, paths):
            pass


def flush(path: Path) -> None:
    """Have the system write a file or the names in a folder to the disk."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
