"""What the user calls a document becomes the document: by path, from a pipe, or by its title."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import corpus
from cli.parsing import Options
from corpus import Document, DocumentError, UsageError, find_documents
from messages import gettext as _
from seeds import FOLDER, manifest

STANDARD_INPUT = "-"
_SHOWN = 8
"""How many candidates an error lists."""


@dataclass(frozen=True, slots=True)
class Known:
    """A document of a library by the names it can be asked for."""

    path: Path
    title: str


def library_paths(paths: Sequence[str]) -> list[Path]:
    """The paths of a library as given; the bundled documents when there are none.

    Raises UsageError for what is no path.
    """
    if "" in paths:
        raise UsageError("a path without a name; did a variable come out empty?")
    if STANDARD_INPUT in paths:
        raise UsageError("standard input cannot be indexed; save it as a file, or name ./-")
    return [Path(path) for path in paths] or [FOLDER]


def documents_in(paths: Sequence[str]) -> Iterator[Document | DocumentError]:
    """Every document under `paths` in order, and the error of each that cannot be read."""
    outright = [path for path in paths if path != STANDARD_INPUT]
    if STANDARD_INPUT in paths:
        yield from _attempt_standard_input()
    if paths and not outright:
        return
    found = find_documents(library_paths(outright))
    for _name, problem in found.problems:
        yield problem
    for reading in corpus.read_many(found.files):
        yield reading.outcome


def open_document(word: str, options: Options) -> Document:
    """The document that `word` names: a path, `-`, or a part of a title or file name.

    Raises DocumentError when it cannot be read and UsageError when it names none or several.
    """
    if word == STANDARD_INPUT:
        return _from_standard_input()
    if word == os.devnull:
        return nothing(word)
    if not word:
        raise UsageError("a path without a name; did a variable come out empty?")
    path = Path(word)
    if path.is_dir():
        raise UsageError("{name} is a folder; name one document in it", name=word)
    if os.path.lexists(path):
        return corpus.read(path)
    return corpus.read(_looked_up(word, _known(options)))


def nothing(name: str) -> Document:
    """A document without text: an empty file of a repository, or one that is new or gone there."""
    return replace(corpus.parse("", name), title=_("(no text)"))


def bundled_versions() -> tuple[Document, Document]:
    """The two bundled versions of one report: base and revised."""
    table = manifest()
    return corpus.read(table.base), corpus.read(table.revised)


def brief(name: str) -> str:
    """The path as shortly as a user here could type it: from this folder or from home."""
    path = Path(name)
    if path.is_absolute():
        for root, prefix in ((Path.cwd, ""), (Path.home, "~/")):
            with suppress(ValueError, OSError, RuntimeError):
                return prefix + str(path.relative_to(root()))
    return name


def _attempt_standard_input() -> Iterator[Document | DocumentError]:
    try:
        yield _from_standard_input()
    except DocumentError as error:
        yield error


def _from_standard_input() -> Document:
    # The readers load only when something is read: a search in a warm index reads nothing.
    from corpus.formats import LARGEST
    from corpus.reading import parse_bytes

    try:
        raw = sys.stdin.buffer.read(LARGEST + 1)
    except OSError as error:
        raise DocumentError(
            "standard input cannot be read: {reason}", reason=error.strerror
        ) from error
    return parse_bytes(raw, STANDARD_INPUT)


def _known(options: Options) -> list[Known]:
    """The bundled documents, or those of --library by what its index says of them."""
    if not options.library:
        return [Known(seed.path, seed.title) for seed in manifest().seeds]
    from cli.library import opened  # an index is more than a path or a bundled title needs

    with opened(options, options.library) as index:
        return [Known(Path(entry.name), entry.title) for entry in index.entries]


def _looked_up(word: str, known: Sequence[Known]) -> Path:
    wanted = word.casefold()
    found = [one for one in known if one.path.name.casefold() == wanted]
    found = found or [one for one in known if one.title.casefold() == wanted]
    found = found or [
        one for one in known if wanted in one.title.casefold() or wanted in one.path.name.casefold()
    ]
    if len(found) == 1:
        return found[0].path
    if not found:
        raise UsageError(
            "{word} is neither a file nor part of a title; known are: {titles}",
            word=word,
            titles=_titles(known),
        )
    raise UsageError("{word} could be any of: {titles}", word=word, titles=_titles(found))


def _titles(known: Sequence[Known]) -> str:
    shown = [f"{one.title} ({one.path.name})" for one in known[:_SHOWN]]
    return "; ".join(shown + ["…"] * (len(known) > _SHOWN))
