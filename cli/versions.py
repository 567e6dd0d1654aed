"""A document and a library become the pair of it and its nearest version, or a list to choose."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cli.documents import brief, library_paths
from cli.parsing import Options
from cli.progress import Step, progress_bar
from cli.terminal import complain, note
from collation.kinship import Kin, Sketch, is_clear, nearest, sketch
from corpus import Document, DocumentError, UsageError, find_documents, read_many
from messages import gettext as _
from messages import ngettext

_LISTED = 9


@dataclass(frozen=True, slots=True)
class _Known:
    """What is kept of each document of the library."""

    title: str
    sketch: Sketch


def with_its_version(document: Document, word: str, options: Options) -> tuple[Document, Document]:
    """The document and the one that is clearly another version of it, the earlier or longer first.

    `word` is what the user called the document. Raises UsageError, after listing what is near, when
    none is clearly the one.
    """
    known, unread = _library(document, options)
    if unread:
        told = ngettext(
            "{count} file of the library could not be read",
            "{count} files of the library could not be read",
            unread,
        )
        note(told.format(count=unread), quiet=options.quiet)
    kin = nearest(sketch(document), ((name, one.sketch) for name, one in known.items()))
    if not is_clear(kin):
        raise _unclear(document, word, kin, known)
    from corpus import read

    other = read(Path(kin[0].name))
    earlier = _comes_first(other, document)
    template = (
        _("the nearest version is {title} ({name}), {percent} % alike: taken as the base")
        if earlier
        else _("the nearest version is {title} ({name}), {percent} % alike: taken as revised")
    )
    note(
        template.format(
            title=other.title, name=brief(other.name), percent=round(100 * kin[0].kinship)
        ),
        quiet=options.quiet,
    )
    return (other, document) if earlier else (document, other)


def _comes_first(one: Document, other: Document) -> bool:
    """Whether `one` is the base: the earlier, or the longer where the dates do not tell."""
    known = min(len(one.date), len(other.date))
    if one.date[:known] != other.date[:known]:
        return one.date[:known] < other.date[:known]
    return len(one.sentences) > len(other.sentences)


def _library(document: Document, options: Options) -> tuple[dict[str, _Known], int]:
    """Every other document of the library by its path, and how many files could not be read.

    Copies of this one are left out.
    """
    found = find_documents(library_paths(options.library or []))
    unread = len(found.problems)
    known: dict[str, _Known] = {}
    for path, outcome in _read(found.files, options):
        if isinstance(outcome, DocumentError):
            unread += 1
        elif outcome.identity != document.identity:
            known[str(path)] = _Known(outcome.title, sketch(outcome))
    return known, unread


def _read(
    files: tuple[Path, ...], options: Options
) -> Iterator[tuple[Path, Document | DocumentError]]:
    with progress_bar(quiet=options.quiet, label=_("Reading")) as report:
        for done, reading in enumerate(read_many(files)):
            if report is not None:
                report(Step(done, len(files), reading.path.name))
            yield reading.path, reading.outcome


def _unclear(
    document: Document, word: str, kin: tuple[Kin, ...], known: dict[str, _Known]
) -> UsageError:
    called = shlex.quote(word)
    if not kin:
        return UsageError(
            "no other version of {title} is known; name one: jiaokan compare {word} OTHER, or a "
            "library to look in: --library PATH",
            title=document.title,
            word=called,
        )
    for number, one in enumerate(kin[:_LISTED], 1):
        percent = f"{100 * one.kinship:.0f} %"
        complain(f"{number}. {percent}  {known[one.name].title}  {brief(one.name)}")
    return UsageError(
        "none of these is clearly the other version of {title}; name the one you mean: "
        "jiaokan compare {word} {other}",
        title=document.title,
        word=called,
        other=shlex.quote(brief(kin[0].name)),
    )
