"""A place in a document becomes the user's editor at the line it stands on."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import DocumentError, UsageError
from corpus.formats import format_of
from corpus.readers import extract

if TYPE_CHECKING:
    from corpus.model import Document

_USUAL = ("+{line}", "{file}")
_GO_TO: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("code", "code-insiders", "codium", "cursor"), ("--wait", "--goto", "{file}:{line}")
    ),
    "subl": ("--wait", "{file}:{line}"),
    "zed": ("--wait", "{file}:{line}"),
    **dict.fromkeys(("hx", "helix", "micro"), ("{file}:{line}",)),
    **dict.fromkeys(("kate", "gedit"), ("--line", "{line}", "{file}")),
    **dict.fromkeys(("notepad", "open", "xdg-open"), ("{file}",)),
}
"""How editors are told of a line that do not take `+LINE FILE`, as most do."""


def edit(document: Document, paragraph: int) -> int:
    """Wait for the user's editor to end, opened at a paragraph; its exit code. Raises UsageError.

    A program that takes the terminal: the caller gives it up for as long.
    """
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    if not editor.strip():
        raise UsageError("no editor is set: set EDITOR to the one to open, as in EDITOR=vi")
    path = Path(document.name)
    line = line_of(document, paragraph)
    try:
        words = command(editor, path.absolute(), line)
        return subprocess.run(words, check=False).returncode  # noqa: S603  without a shell
    except (OSError, ValueError) as error:
        raise UsageError(
            "the editor {name} cannot be started: {reason}",
            name=editor,
            reason=getattr(error, "strerror", None) or error,
        ) from error


def command(editor: str, file: Path, line: int) -> list[str]:
    """The words that start an editor, as VISUAL or EDITOR name it, at a line of a file.

    A `line` of 0 is none. Raises ValueError when the quotes of `editor` do not close.
    """
    words = shlex.split(editor)
    told = _GO_TO.get(Path(words[0]).stem, _USUAL) if line else ("{file}",)
    places = (each.replace("{line}", str(line)).replace("{file}", str(file)) for each in told)
    return [*words, *places]


def line_of(document: Document, paragraph: int) -> int:
    """The line of the file, from 1, where a paragraph begins; 0 in a file that has no lines.

    Raises UsageError when the file cannot be read any more.
    """
    path = Path(document.name)
    try:
        raw = path.read_bytes()
        if format_of(raw, str(path)).apart:
            return 0
        text = extract(raw, str(path)).text[: document.paragraphs[paragraph].source[0]]
    except OSError as error:
        raise UsageError(
            "{name} cannot be read: {reason}", name=path, reason=error.strerror
        ) from error
    except DocumentError:  # it has become something else since it was read
        return 0
    return len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
