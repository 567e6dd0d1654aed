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
import stat
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.errors import LibraryError
from search_index.sources import Known, Stamp, certain, digest_of, stamp_of

SCHEMA = 1
CURRENT = "CURRENT"
MANIFEST = "manifest.json"
STAMPS = "stamps.json"
LOCK = "lock"
PREFIX = "generation-"
KEPT = 2


class DamagedError(Exception):
    """A generation is not what was written, or was written by another program than this."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation holds. `files` are SHA-256 by name below the folder, `sources` by key."""

    number: int
    built: float
    maker: str
    segmenter: str
    files: Mapping[str, str]
    sources: Mapping[str, Known]


@dataclass(frozen=True, slots=True)
class Stamps:
    """When the files of the index and the sources were last known to be as the manifest says."""

    checked_ns: int
    files: Mapping[str, Stamp]
    sources: Mapping[str, Stamp]


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation on disk whose files are those of its manifest."""

    folder: Path
    manifest: Manifest
    stamps: Stamps


@cache
def maker(segmenter: str) -> str:
    """Names the program, its modules by size and time, and the segmenter.

    An index made by another is made again: what is read out of a document changes with the code.
    """
    told = [f"{SCHEMA} {sys.byteorder} {segmenter}"]
    root = Path(__file__).parent.parent
    for room in ("corpus", "figures", "search_index"):
        try:
            modules = sorted(root.joinpath(room).rglob("*.py"))
            told += [f"{module} {stamp_of(module)[:2]}" for module in modules]
        except OSError:
            continue
    return hashlib.sha256("\n".join(told).encode("utf-8", "replace")).hexdigest()


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


def hold(generation: Path) -> int:
    """A descriptor that, while it is open, keeps a generation from being removed."""
    descriptor = os.open(generation / MANIFEST, os.O_RDONLY)
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_SH)
    return descriptor


def _is_held(generation: Path) -> bool:
    try:
        descriptor = os.open(generation / MANIFEST, os.O_RDONLY)
    except OSError:
        return False
    try:
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(descriptor)
    return False


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; waits while another process or thread builds."""
    with (folder / LOCK).open("a+b") as file:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def open_current(folder: Path, segmenter: str) -> Generation:
    """The current generation, every file of it verified.

    A file whose stamp is the one it had when its hash was last taken is not read again. Raises
    DamagedError when there is none, or it is damaged or another program's.
    """
    generation = read_current(folder)
    if generation.manifest.maker != maker(segmenter):
        raise DamagedError("made by another program")
    seen: dict[str, Stamp] = {}
    for name, digest in generation.manifest.files.items():
        path = generation.folder / name
        try:
            seen[name] = stamp_of(path)
        except OSError as error:
            raise DamagedError(name) from error
        if seen[name] != generation.stamps.files.get(name) and digest_of(path) != digest:
            raise DamagedError(name)
    return Generation(
        generation.folder,
        generation.manifest,
        Stamps(generation.stamps.checked_ns, seen, generation.stamps.sources),
    )


def read_current(folder: Path) -> Generation:
    """The current generation as its manifest tells it, its files not verified."""
    if not is_private(folder):
        raise DamagedError("not private")
    try:
        name, digest = (folder / CURRENT).read_text(encoding="ascii").split()
        if not name.startswith(PREFIX) or "/" in name or "\\" in name:
            raise DamagedError(CURRENT)
        content = (folder / name / MANIFEST).read_bytes()
    except (OSError, ValueError) as error:
        raise DamagedError(CURRENT) from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise DamagedError(MANIFEST)
    told = json.loads(content)
    if told["schema"] != SCHEMA:
        raise DamagedError("another schema")
    manifest = Manifest(
        told["number"],
        told["built"],
        told["maker"],
        told["segmenter"],
        told["files"],
        {
            key: Known(digest, (problem[0], problem[1]) if problem else None)
            for key, (digest, problem) in told["sources"].items()
        },
    )
    return Generation(folder / name, manifest, _read_stamps(folder / name))


def _read_stamps(folder: Path) -> Stamps:
    """The stamps, or none: then everything is looked at closely, and nothing is lost."""
    try:
        told = json.loads((folder / STAMPS).read_bytes())
        return Stamps(
            int(told["checked"]),
            {name: (stamp[0], stamp[1], stamp[2]) for name, stamp in told["files"].items()},
            {key: (stamp[0], stamp[1], stamp[2]) for key, stamp in told["sources"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return Stamps(0, {}, {})


def write_stamps(folder: Path, stamps: Stamps) -> None:
    """Keep the stamps for the next opening. They are a convenience: failure is no trouble."""
    told = {"checked": stamps.checked_ns, "files": stamps.files, "sources": stamps.sources}
    fresh = folder / f"{STAMPS}.{os.getpid()}"
    try:
        fresh.write_text(json.dumps(told), encoding="ascii")
        fresh.replace(folder / STAMPS)
    except OSError:
        fresh.unlink(missing_ok=True)


def stale_sources(
    generation: Generation, now: Mapping[str, Stamp]
) -> tuple[list[str], list[str], list[str]]:
    """The keys of the sources that changed, came and went since the generation was built.

    A source is read only when its stamp differs from the one it had, or is too young to tell.
    """
    known, stamps = generation.manifest.sources, generation.stamps
    changed = [
        key
        for key, stamp in now.items()
        if key in known
        and not (stamp == stamps.sources.get(key) and certain(stamp, stamps.checked_ns))
        and digest_of(key) != known[key].digest
    ]
    added = [key for key in now if key not in known]
    removed = [key for key in known if key not in now]
    return changed, added, removed


def new_folder(folder: Path) -> Path:
    """The empty folder of a new generation, after sweeping away unfinished ones."""
    numbers = [0]
    for old in folder.glob(f"{PREFIX}*"):
        suffix = old.name.removeprefix(PREFIX)
        if suffix.isdecimal():
            numbers.append(int(suffix))
        if not (old / MANIFEST).exists():
            discard_unfinished(old)
    fresh = folder / f"{PREFIX}{max(numbers) + 1}"
    fresh.mkdir(mode=0o700)
    return fresh


def publish(
    generation: Path,
    segmenter: str,
    sources: Mapping[str, Known],
    stamps: Mapping[str, Stamp],
    read_ns: int,
) -> Generation:
    """Make a finished generation the current one, in one step, and let go of all but the last."""
    number = int(generation.name.removeprefix(PREFIX))
    paths = sorted(path for path in generation.rglob("*") if path.is_file())
    files = {str(path.relative_to(generation).as_posix()): digest_of(path) for path in paths}
    for path in paths:
        _flush(path)
    manifest = Manifest(number, time.time(), maker(segmenter), segmenter, files, sources)
    told = {
        "schema": SCHEMA,
        "number": number,
        "built": manifest.built,
        "maker": manifest.maker,
        "segmenter": segmenter,
        "files": files,
        "sources": {key: (known.digest, known.problem) for key, known in sources.items()},
    }
    content = json.dumps(told, ensure_ascii=True).encode("ascii")
    (generation / MANIFEST).write_bytes(content)
    _flush(generation / MANIFEST)
    file_stamps = {name: stamp_of(generation / name) for name in files}
    kept = Stamps(read_ns, file_stamps, dict(stamps))
    write_stamps(generation, kept)
    for inner in {path.parent for path in paths} | {generation, generation.parent}:
        _flush(inner)
    pointer = generation.parent / f"{CURRENT}.new"
    digest = hashlib.sha256(content).hexdigest()
    pointer.write_text(f"{generation.name} {digest}\n", encoding="ascii")
    _flush(pointer)
    pointer.replace(generation.parent / CURRENT)
    _flush(generation.parent)
    prune(generation.parent)
    return Generation(generation, manifest, kept)


def prune(folder: Path) -> None:
    """Remove all generations but the current one, the one before it, and those in use."""
    current = _current_name(folder)
    others = [
        (int(suffix), old)
        for old in folder.glob(f"{PREFIX}*")
        if (suffix := old.name.removeprefix(PREFIX)).isdecimal() and old.name != current
    ]
    for _number, old in sorted(others, reverse=True)[KEPT - 1 :]:
        if not _is_held(old):
            _remove(old)


def _current_name(folder: Path) -> str:
    try:
        return (folder / CURRENT).read_text(encoding="ascii").split()[0]
    except (OSError, ValueError, IndexError):
        return ""


def discard_unfinished(generation: Path) -> None:
    """Remove a generation that was not published."""
    _remove(generation)


def discard(folder: Path) -> None:
    """Remove everything in the folder of a library but its lock."""
    for path in folder.iterdir():
        if path.name != LOCK:
            _remove(path)


def _remove(path: Path) -> None:
    import shutil

    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _flush(path: Path) -> None:
    """Have the system write a file or the names in a folder to the disk."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
