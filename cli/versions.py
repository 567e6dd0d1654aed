"""A document and a library become the pair of it and its nearest version, or a list to choose."""

from __future__ import annotations

import shlex
from pathlib import Path

from cli.documents import brief, library_paths
from cli.library import index_folder
from cli.parsing import Options
from cli.progress import Step, progress_bar
from cli.sketches import Sketched, sketched
from cli.terminal import complain, note
from collation.kinship import Kin, is_clear, nearest, sketch
from corpus import Document, UsageError, find_documents
from messages import gettext as _
from messages import ngettext

_LISTED = 9


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


def _library(document: Document, options: Options) -> tuple[dict[str, Sketched], int]:
    """Every other document of the library by its path, and how many files could not be read.

    Copies of this one are left out.
    """
    roots = library_paths(options.library or [])
    found = find_documents(roots)
    with progress_bar(quiet=options.quiet, label=_("Reading")) as report:

        def tell(done: int, count: int, name: str) -> None:
            if report is not None:
                report(Step(done, count, name))

        outcomes = sketched(found.files, roots, index_folder(options), tell)
    known = {
        str(path): one
        for path, one in outcomes.items()
        if one is not None and one.identity != document.identity
    }
    unread = len(found.problems) + sum(one is None for one in outcomes.values())
    return known, unread


def _unclear(
    document: Document, word: str, kin: tuple[Kin, ...], known: dict[str, Sketched]
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
