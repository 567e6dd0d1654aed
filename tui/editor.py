"""A place in a document becomes the user's editor at the line it stands on."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.decoding import decode
from corpus.errors import UsageError

if TYPE_CHECKING:
    from corpus.model import Document

_PLUS = ("+{line}", "{file}")
_COLON = ("{file}:{line}",)
_BY_NAME: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "joe", "jed", "mg"),
        _PLUS,
    ),
    **dict.fromkeys(("kak", "ne", "mcedit", "ex", "elvis", "jove", "zile"), _PLUS),
    **dict.fromkeys(("hx", "helix", "micro"), _COLON),
    **dict.fromkeys(("code", "codium", "cursor"), ("--wait", "--goto", "{file}:{line}")),
    "subl": ("--wait", "{file}:{line}"),
}
"""How editors are told a line; others are given the file alone."""

_TEXTS = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".shtml", ".xhtml")


def command(editor: str, file: Path, line: int) -> list[str]:
    """The words that start an editor, as VISUAL or EDITOR name it, at a line of a file."""
    words = shlex.split(editor)
    told = _BY_NAME.get(Path(words[0]).name, ("{file}",))
    return [
        *words,
        *(each.replace("{line}", str(line)).replace("{file}", str(file)) for each in told),
    ]


def line_of(document: Document, paragraph: int) -> int:
    """The line of the file, from 1, on which a paragraph begins. Raises UsageError."""
    path = Path(document.name)
    if path.suffix.lower() not in _TEXTS:
        raise UsageError("{name} is not a text that an editor opens", name=path.name)
    try:
        text = decode(path.read_bytes(), document.encoding).text
    except OSError as error:
        raise UsageError(
            "{name} cannot be read: {reason}", name=path, reason=error.strerror
        ) from error
    before = text[: document.paragraphs[paragraph].source[0]]
    return before.count("\n") + 1


def edit(document: Document, paragraph: int) -> None:
    """Wait for the user's editor to end. Raises UsageError when it cannot be started."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    line = line_of(document, paragraph)
    try:
        words = command(editor, Path(document.name).resolve(), line)
        subprocess.run(words, check=False)  # noqa: S603  the user's own editor, without a shell
    except (OSError, ValueError, IndexError) as error:
        raise UsageError(
            "the editor {name} cannot be started: {reason}",
            name=editor,
            reason=getattr(error, "strerror", None) or error,
        ) from error
