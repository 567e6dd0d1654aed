"""What the explorer remembers of a library from one day to the next becomes a small file, and back.

The file is JSON in the user's own state folder, readable by nobody else; what is damaged in it is
left out. It is the user's convenience and never the truth about a document.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from messages import gettext as _
from tui.merging import merged
from tui.settings import from_home

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tui.library import Library

Kept = TypeVar("Kept")

VERSION = 1
MOST = {"recent": 50, "queries": 200, "saved": 200, "bookmarks": 500, "layout": 50}
"""How many of each are kept."""

DOCUMENT = "document"
"""The aspect of facets whose values are paths of documents."""

LONGEST_FILE = 4_000_000
"""Bytes; a longer file is not ours."""

PATIENCE = 1.0
"""Seconds that one waits for another explorer that is writing."""

WELCOMED = "welcomed"
"""The file that stands in the state folder once the tour has been seen or skipped."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph of a document, by the document's path; where known, words to know the paragraph
    by, and the identity of the document.

    `offset` and `above` tell which line of it stood where in the window, as in a `Sight`.
    """

    document: str
    paragraph: int = 0
    words: str = ""
    identity: str = ""
    offset: int = 0
    above: int | None = None


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A spot to come back to, and words to know it by."""

    document: str
    paragraph: int
    words: str = ""
    identity: str = ""


@dataclass(frozen=True, slots=True)
class Search:
    """A query, and what its hits were narrowed to: the aspects of facets and their values."""

    query: str
    facets: tuple[tuple[str, str], ...] = ()


Spotted = TypeVar("Spotted", Spot, Bookmark)


@dataclass(frozen=True, slots=True)
class State:
    """What is remembered of one library; the latest of each kind comes first.

    `last` is where one was reading, `recent` where one was in each document read. `layout` holds
    choices by name, as texts. `problem` is one line to tell when the file was damaged.
    """

    last: Spot | None = None
    recent: tuple[Spot, ...] = ()
    queries: tuple[Search, ...] = ()
    saved: tuple[Search, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    layout: tuple[tuple[str, str], ...] = ()
    problem: str = field(default="", compare=False)

    def chosen(self, name: str, otherwise: str = "") -> str:
        """The choice of this name."""
        return dict(self.layout).get(name, otherwise)

    def choosing(self, name: str, choice: str) -> State:
        """The state with a choice made anew."""
        return replace(self, layout=tuple((dict(self.layout) | {name: choice}).items()))


def folder() -> Path:
    """The user's own folder for such files."""
    from platformdirs import user_state_path

    return user_state_path("jiaokan", appauthor=False)


def file_of(library: Library) -> Path:
    """Where the state of a library is kept, whatever the order and spelling of its paths."""
    roots = sorted({os.path.realpath(path) for path in library.paths})
    key = hashlib.sha256("\0".join(roots).encode("utf-8", "surrogateescape")).hexdigest()
    return folder() / f"{key[:32]}.json"


def load(library: Library) -> State:
    """What is remembered of a library. Never raises: a damaged file is told in `problem`."""
    file = file_of(library)
    try:
        return _load(library, file) or State()
    except OSError as error:
        return State(problem=_unread(file, _(error.strerror or type(error).__name__)))
    except ValueError as error:
        return State(problem=_unread(file, str(error)))


def save(library: Library, state: State, base: State | None = None) -> State:
    """Remember the state of a library, in one piece or not at all; what is remembered now.

    `base` is what was remembered when it was loaded or saved last: what another explorer has made
    of that since is kept, so the answer may be more than `state`. Raises OSError.
    """
    file = file_of(library)
    _make_folder(file.parent)
    with _locked(file.parent):
        try:
            theirs = _load(library, file)
        except (OSError, ValueError):
            theirs = None
        if theirs is not None:
            state = merged(base or State(), state, theirs)
        state = _bounded(state)
        _write(file, _respelled(state, [(path, _real(path)) for path in library.paths]))
    return state


def _load(library: Library, file: Path) -> State | None:
    """What stands in the file; None where there is none. Raises OSError, and ValueError with the
    reason when it is damaged."""
    try:
        with file.open("rb") as opened:
            written = opened.read(LONGEST_FILE + 1)
    except FileNotFoundError:
        return None
    if len(written) > LONGEST_FILE:
        raise ValueError(_("it is too long"))
    try:
        found = json.loads(written)
        if found["version"] != VERSION:
            return None
        return _respelled(_state(found), [(_real(path), path) for path in library.paths])
    except (ValueError, TypeError, KeyError, RecursionError):
        raise ValueError(_("it is damaged")) from None


def _bounded(state: State) -> State:
    """The state with no more of each kind than is kept."""
    bounded = {name: getattr(state, name)[:most] for name, most in MOST.items()}
    return replace(state, **bounded | {"layout": state.layout[-MOST["layout"] :]})


def _write(file: Path, state: State) -> None:
    kept = asdict(state)
    del kept["problem"]
    descriptor, written = tempfile.mkstemp(prefix="state-", dir=file.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as opened:
            json.dump({"version": VERSION, **kept}, opened)
            opened.flush()
            os.fsync(opened.fileno())
        Path(written).replace(file)
    except BaseException:
        Path(written).unlink(missing_ok=True)
        raise


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Let no other explorer write meanwhile, where the system has such locks.

    One that hangs is not waited for: better to write beside it than to forget.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() < until:
                    time.sleep(0.005)
                    continue
            except OSError:  # a disk without locks
                pass
            break
        yield
    finally:
        os.close(descriptor)


def first_start() -> bool:
    """Whether the tour has been neither seen nor skipped by this user."""
    return not (folder() / WELCOMED).exists()


def welcome() -> None:
    """Remember that the tour has been seen; a folder that cannot be written shows it once more."""
    try:
        _make_folder(folder())
        (folder() / WELCOMED).touch(mode=0o600)
    except OSError:
        return


def _make_folder(wanted: Path) -> None:
    wanted.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    wanted.mkdir(mode=0o700, exist_ok=True)
    if os.name != "nt" and wanted.stat().st_mode & 0o077:
        wanted.chmod(0o700)


def _unread(file: Path, reason: str) -> str:
    told = _("what was remembered in {file} is left out: {reason}")
    return told.format(file=from_home(file), reason=reason)


# A library is the same however its paths are spelled, and so are its documents


def _real(path: Path) -> Path:
    """The place that a path leads to; unlike Path.resolve it never raises."""
    return Path(os.path.realpath(path))


def _respelled(state: State, pairs: Sequence[tuple[Path, Path]]) -> State:
    """The state with all documents that lie under the first of a pair put under the second."""

    def spelled(document: str) -> str:
        path = Path(document)
        for before, after in pairs:
            if path.is_relative_to(before) and ".." not in path.relative_to(before).parts:
                return str(after / path.relative_to(before))
        return document

    def spell(kept: Spotted) -> Spotted:
        return replace(kept, document=spelled(kept.document))

    def spell_facets(search: Search) -> Search:
        facets = (
            (aspect, spelled(value) if aspect == DOCUMENT else value)
            for aspect, value in search.facets
        )
        return replace(search, facets=tuple(facets))

    return replace(
        state,
        last=state.last and spell(state.last),
        recent=tuple(map(spell, state.recent)),
        queries=tuple(map(spell_facets, state.queries)),
        saved=tuple(map(spell_facets, state.saved)),
        bookmarks=tuple(map(spell, state.bookmarks)),
    )


# From what stands in the file


def _state(found: dict[str, Any]) -> State:
    last = found["last"]
    return State(
        last=None if last is None else _spot(last),
        recent=_each("recent", found, _spot),
        queries=_each("queries", found, _search),
        saved=_each("saved", found, _search),
        bookmarks=_each("bookmarks", found, _bookmark),
        layout=_each("layout", found, _choice),
    )


def _each(name: str, found: dict[str, Any], read: Callable[[Any], Kept]) -> tuple[Kept, ...]:
    return tuple(read(each) for each in list(found[name])[: MOST[name]])


def _text(found: object) -> str:
    if not isinstance(found, str):
        raise TypeError
    return found


def _search(found: Any) -> Search:
    if isinstance(found, str):  # one that is not narrowed
        return Search(found)
    return Search(_text(found["query"]), tuple(map(_choice, found["facets"])))


def _number(found: object) -> int:
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        raise TypeError
    return found


def _spot(found: dict[str, object]) -> Spot:
    return Spot(
        _text(found["document"]),
        _number(found["paragraph"]),
        _text(found.get("words", "")),
        _text(found.get("identity", "")),
        _number(found.get("offset", 0)),
        None if found.get("above") is None else _number(found["above"]),
    )


def _bookmark(found: dict[str, object]) -> Bookmark:
    return Bookmark(
        _text(found["document"]),
        _number(found["paragraph"]),
        _text(found["words"]),
        _text(found.get("identity", "")),
    )


def _choice(found: list[object]) -> tuple[str, str]:
    name, choice = found
    return _text(name), _text(choice)
