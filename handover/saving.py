"""A text becomes a file: whole or not at all, and never over a document it was made of."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from corpus import Document, UsageError


def save(text: str, path: Path, documents: Iterable[Document], *, replace: bool) -> None:
    """Writes UTF-8 with the line ends of the text, over a file only if `replace`.

    Raises UsageError when it cannot.
    """
    for document in documents:
        with suppress(OSError):
            if path.samefile(document.name):
                raise UsageError("{name} is one of the documents compared", name=path)
    if path.is_dir():
        raise UsageError("{name} is a folder; name a file", name=path)
    try:
        if not replace:
            _write_new(text, path)
        elif path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8", newline="")
        else:
            _write(text, path)
    except FileExistsError as error:
        raise UsageError("{name} is there already; choose another name", name=path) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError("{name} cannot be written: {reason}", name=path, reason=reason) from error


def _write_new(text: str, path: Path) -> None:
    path.touch(exist_ok=False)
    try:
        _write(text, path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _write(text: str, path: Path) -> None:
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        mask = os.umask(0)
        os.umask(mask)
        Path(draft).chmod(0o666 & ~mask)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
