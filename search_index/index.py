"""Paths become an open index: the current generation, refreshed when the documents changed."""

from __future__ import annotations

import os
import threading
import time
import weakref
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from corpus.errors import DocumentError, LibraryError, UnwritableError
from corpus.files import Found, find_documents
from corpus.words import segmenter
from search_index.engine import FOLDER, Postings, PostingsReader
from search_index.folders import hold, library_folder, locked, make_private, remove
from search_index.generations import (
    CURRENT,
    MANIFEST,
    DamagedError,
    OtherProgramError,
    OtherWordsError,
    open_current,
    read_current,
    stale_sources,
    unfinished,
    write_stamps,
)
from search_index.lexicon import Lexicon
from search_index.model import CheckReport, Entry, GenerationInfo, Problem, Progress
from search_index.own_words import NAME, OwnWords, own_words
from search_index.part import FOLDER as PARTS
from search_index.part import Part, let_go, open_part
from search_index.records import Generation, Stamps
from search_index.sources import Source, certain, digest_of, survey

if TYPE_CHECKING:
    from search_index.building import Report


class Index:
    """An open index. Searching is safe from any thread; `close` lets go of the files."""

    def __init__(
        self,
        paths: tuple[Path, ...],
        generation: Generation,
        names: dict[str, str],
        problems: tuple[Problem, ...],
        *,
        own: OwnWords,
        notes: tuple[LibraryError, ...],
    ) -> None:
        # Postings are opened when first asked for, perhaps after two rebuilds by others.
        self._release = weakref.finalize(self, os.close, hold(generation.folder / MANIFEST))
        self.paths = paths
        self.problems = problems
        self.notes = notes
        self.own_words = own
        self.parts: tuple[Part, ...] = tuple(
            open_part(generation.folder / PARTS / each.name, frozenset(each.sources))
            for each in generation.manifest.parts
        )
        self.lexicon = Lexicon(tuple(part.words for part in self.parts))
        self.names = names
        live = {
            each.key: each
            for part, record in zip(self.parts, generation.manifest.parts, strict=True)
            for each in part.documents
            if each.key in record.sources
        }
        ordered = [live[key] for key in names if key in live]
        known = generation.manifest.sources
        self.entries = tuple(
            Entry(
                names[each.key],
                each.title,
                each.date,
                each.paragraphs,
                each.characters,
                known[each.key].digest,
            )
            for each in ordered
        )
        number = {id(each): at for at, each in enumerate(ordered)}
        # The place in `entries` of every document of every part, -1 for those that are gone.
        self.document_numbers = tuple(
            tuple(number.get(id(each), -1) for each in part.documents) for part in self.parts
        )
        manifest = generation.manifest
        self.generation = GenerationInfo(
            manifest.number, str(generation.folder), manifest.built, manifest.segmenter
        )
        self._on_disk = generation
        self._reader: PostingsReader | None = None
        self._lock = threading.Lock()

    def postings(self, part: int, word: str) -> Postings:
        """The passages of a part in which a folded word stands as a word. Raises LibraryError."""
        with self._lock:
            if self._reader is None:
                self._reader = _open_postings(self._on_disk.folder)
            return self._reader.postings(part, word)

    def paragraphs(self, name: str, first: int, last: int) -> tuple[tuple[int, str], ...]:
        """Paragraphs `first` to before `last` of the document of that name, as far as they are
        there: the number and the text of each."""
        for part in self.parts:
            for each in part.documents:
                if self.names.get(each.key) == name and each.first not in part.gone:
                    numbers = range(max(0, first), min(last, each.paragraphs))
                    return tuple((at, part.texts[each.first + at]) for at in numbers)
        return ()

    def changed(self) -> bool:
        """Whether files came, went or changed since; costs a look at the name of every file."""
        if own_words(self.paths) != self.own_words:
            return True
        looked_ns = time.time_ns()
        sources = survey(find_documents(self.paths).files)
        now = {key: source.stamp for key, source in sources.items()}
        if any(stale_sources(self._on_disk, now)):
            return True
        # What had to be read, being young, is known now, and need not be read at the next look.
        stamps = replace(self._on_disk.stamps, checked_ns=looked_ns, sources=now)
        self._on_disk = replace(self._on_disk, stamps=stamps)
        return False

    def rest(self) -> None:
        """Hold no more memory than before the last search, until the next one."""
        for part in self.parts:
            let_go(part)

    def close(self) -> None:
        """Let go of the files; the index cannot be searched any more."""
        with self._lock:
            if self._reader is not None:
                self._reader.close()
                self._reader = None
            self._release()

    def __enter__(self) -> Index:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def _open_postings(folder: Path) -> PostingsReader:
    from search_index.whoosh_engine import ENGINE

    try:
        return ENGINE.open(folder / FOLDER)
    except Exception as error:  # Whoosh raises anything on an index that it does not know
        raise LibraryError(
            "the index cannot be read: {reason}; build it again with jiaokan index --rebuild",
            reason=type(error).__name__,
        ) from error


@dataclass(frozen=True, slots=True)
class _Library:
    """What the paths hold now: files, those of them that are there, and words of its own."""

    paths: tuple[Path, ...]
    found: Found
    sources: dict[str, Source]
    own: OwnWords


def _surveyed(paths: Sequence[Path]) -> _Library:
    found = find_documents(paths)
    return _Library(tuple(paths), found, survey(found.files), own_words(paths))


def open_index(
    paths: Sequence[Path],
    *,
    index_dir: Path | None = None,
    rebuild: bool = False,
    progress: Report | None = None,
) -> Index:
    """The index of the documents under `paths`, built or refreshed first where that is needed.

    Files that cannot be read become `problems`. Two processes never build at once: the second
    waits, and uses what the first has built. Raises LibraryError when there is nothing to serve.
    """
    library = _surveyed(paths)
    if not library.sources:
        raise _nothing(library)
    folder = library_folder(list(paths), index_dir)
    if not rebuild and (fresh := _open_fresh(library, folder)):
        _sweep(folder)
        return fresh
    from search_index.building import build

    asked_ns = time.time_ns()
    try:
        make_private(folder)
        with locked(folder, _waiting(progress)):
            waited = _open_fresh(library, folder)
            if waited and (not rebuild or waited.generation.built * 1e9 > asked_ns):
                return waited
            previous, notes = (None, ()) if rebuild else _previous(folder, library.own)
            built = build(
                folder, library.sources, progress, previous, own=library.own, resume=not rebuild
            )
            return _opened(library, built, notes)
    except OSError as error:
        raise UnwritableError(
            "the index cannot be written to {folder}: {reason}",
            folder=folder,
            reason=error.strerror or error,
        ) from error


def _waiting(progress: Report | None) -> Callable[[str], None]:
    def waiting(process: str) -> None:
        if progress:
            progress(Progress(0, 0, "", waiting_for=process))

    return waiting


def _sweep(folder: Path) -> None:
    """Remove what builds that were killed have left, unless one is going on."""
    if left := unfinished(folder):
        try:
            with locked(folder, lambda _process: None, patience=0):
                for path in left:
                    remove(path)
        except (LibraryError, OSError):
            return


def _previous(folder: Path, own: OwnWords) -> tuple[Generation | None, tuple[LibraryError, ...]]:
    """The current generation, if it is whole and was made by this program, and what is to say."""
    try:
        return open_current(folder, segmenter(), own.digest), ()
    except OtherWordsError:
        return None, (LibraryError("The words of the library changed: its index was built again"),)
    except OtherProgramError:
        return None, (LibraryError("The index was made by another version, and was built again"),)
    except DamagedError as damage:
        if not (folder / CURRENT).exists():
            return None, ()
        note = LibraryError("The index was damaged ({file}), and was built again", file=damage)
        return None, (note,)


def _open_fresh(library: _Library, folder: Path) -> Index | None:
    """The current generation if it is whole, ours, and of the documents as they are now."""
    try:
        generation = open_current(folder, segmenter(), library.own.digest)
    except DamagedError:
        return None
    looked_ns = time.time_ns()
    now = {key: source.stamp for key, source in library.sources.items()}
    if any(stale_sources(generation, now)):
        return None
    stamps = generation.stamps
    fresh = all(certain(each, stamps.checked_ns) for each in now.values())
    if stamps.sources != now or not fresh:
        with suppress(OSError):  # where nothing can be written, the next one looks again
            write_stamps(generation.folder, Stamps(looked_ns, stamps.files, now, stamps.code))
    try:
        return _opened(library, generation)
    except OSError:  # two other processes have built since the line above
        return None


def _opened(
    library: _Library, generation: Generation, notes: tuple[LibraryError, ...] = ()
) -> Index:
    problems = [Problem(name, reason) for name, reason in library.found.problems]
    for key, known in generation.manifest.sources.items():
        if known.problem:
            message, fields = known.problem
            problems.append(Problem(library.sources[key].name, DocumentError(message, **fields)))
    names = {key: source.name for key, source in library.sources.items()}
    return Index(library.paths, generation, names, tuple(problems), own=library.own, notes=notes)


def _nothing(library: _Library) -> LibraryError:
    if library.found.problems:
        reason = library.found.problems[0][1]
        return LibraryError(reason.message, **reason.fields)
    return LibraryError("{name} holds no documents", name=", ".join(map(str, library.paths)))


def check_index(paths: Sequence[Path], *, index_dir: Path | None = None) -> CheckReport:
    """Every byte of the index and of its documents compared with what the manifest says.

    Reads all of them; changes nothing.
    """
    sources = survey(find_documents(paths).files)
    folder = library_folder(list(paths), index_dir)
    try:
        generation = read_current(folder)
    except DamagedError as error:
        return CheckReport(folder.exists(), (str(error),) if folder.exists() else (), (), (), ())
    manifest = generation.manifest
    damaged = [
        name
        for name, digest in manifest.files.items()
        if digest_of(generation.folder / name) != digest
    ]
    known = manifest.sources
    changed = [
        source.name
        for key, source in sources.items()
        if key in known and digest_of(key) != known[key].digest
    ]
    if own_words(paths).digest != manifest.own_words:
        changed.append(NAME)
    added = [source.name for key, source in sources.items() if key not in known]
    removed = [key for key in known if key not in sources]
    return CheckReport(
        built=True,
        damaged=tuple(damaged),
        changed=tuple(changed),
        added=tuple(added),
        removed=tuple(removed),
    )
