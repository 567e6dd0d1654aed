"""Paths become an open index wherever one can be made: in its place, else for this time only."""

from __future__ import annotations

import atexit
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import LibraryError, UnwritableError
from search_index.index import Index, open_index

if TYPE_CHECKING:
    from search_index.building import Report


def open_anywhere(
    paths: Sequence[Path], *, index_dir: Path | None = None, progress: Report | None = None
) -> Index:
    """The index as `open_index` opens it; where the user's cache folder cannot be written, one
    in a temporary folder that is removed when the process ends, with a note that says so.

    A folder that was asked for has no substitute. Raises LibraryError.
    """
    try:
        return open_index(paths, index_dir=index_dir, progress=progress)
    except UnwritableError as error:
        if index_dir is not None:
            raise
        try:
            folder = tempfile.TemporaryDirectory(prefix="jiaokan-", ignore_cleanup_errors=True)
        except OSError:
            raise error from None
        atexit.register(folder.cleanup)
        index = open_index(paths, index_dir=Path(folder.name), progress=progress)
        note = LibraryError(
            "The index cannot be kept, and was made for this time only: {reason}",
            reason=error.fields["reason"],
        )
        index.notes = (*index.notes, note)
        return index
