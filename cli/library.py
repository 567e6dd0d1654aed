"""The paths of a command become an open index, with a progress bar while it is being built."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cli.documents import library_paths
from cli.parsing import Options
from cli.progress import progress_bar
from cli.terminal import complain, note
from corpus import JiaokanError
from messages import translate
from search_index import Index, open_anywhere, open_index


def opened(options: Options, paths: Sequence[str]) -> Index:
    """The index of the documents under `paths`, kept or not; what cannot be read is told.

    Raises LibraryError when there is nothing to serve.
    """
    with progress_bar(quiet=options.quiet) as report:
        index = open_anywhere(
            library_paths(paths), index_dir=index_folder(options), progress=report
        )
    return _told(index, options)


def built(options: Options, paths: Sequence[str], *, rebuild: bool) -> Index:
    """The index of the documents under `paths`, kept in its folder; what cannot be read is told.

    Raises LibraryError when there is nothing to serve, or no place to keep the index.
    """
    with progress_bar(quiet=options.quiet) as report:
        index = open_index(
            library_paths(paths),
            index_dir=index_folder(options),
            rebuild=rebuild,
            progress=report,
        )
    return _told(index, options)


def _told(index: Index, options: Options) -> Index:
    for told in index.notes:
        note(translate(told), quiet=options.quiet)
    for problem in index.problems:
        complain(reason(problem.reason))
    return index


def index_folder(options: Options) -> Path | None:
    """Where the user wants indexes kept; None for the user's cache folder."""
    return None if options.index_dir is None else Path(options.index_dir)


def reason(error: Exception) -> str:
    """Why a file could not be read, in the user's language."""
    return translate(error) if isinstance(error, JiaokanError) else str(error)
