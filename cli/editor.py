"""A paragraph of a document becomes the place in its file where the user's editor opens."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

import corpus
from corpus import UsageError
from corpus.formats import format_of
from corpus.readers import extract

_GO_TO: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("code", "code-insiders", "codium", "cursor"), ("--goto", "{file}:{line}")),
    **dict.fromkeys(("hx", "helix", "subl", "zed"), ("{file}:{line}",)),
    **dict.fromkeys(("kate", "gedit"), ("--line", "{line}", "{file}")),
}
"""How editors are told of a line that do not take `+LINE FILE`, as most do."""

_USUAL = ("+{line}", "{file}")


def open_in_editor(name: str, paragraph: int) -> int:
    """Opens the user's editor at a paragraph of a document; its exit code.

    Raises UsageError when there is no editor, DocumentError when the document cannot be read.
    """
    words = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    if not words:
        raise UsageError("no editor is set: set EDITOR to the one to open, as in EDITOR=vi")
    line = line_of(Path(name), paragraph)
    # A name that begins with a dash would be an option.
    file = name if os.path.isabs(name) else os.path.join(os.curdir, name)  # noqa: PTH117, PTH118
    form = _GO_TO.get(Path(words[0]).stem, _USUAL) if line else ("{file}",)
    places = [each.replace("{line}", str(line)).replace("{file}", file) for each in form]
    try:
        return subprocess.run([*words, *places], check=False).returncode  # noqa: S603 - the user's own
    except OSError as error:
        raise UsageError(
            "{editor} cannot be started: {reason}", editor=words[0], reason=error.strerror
        ) from error


def line_of(path: Path, paragraph: int) -> int:
    """The line of the file, from 1, where a paragraph begins; 0 in a file that has no lines."""
    raw = path.read_bytes()
    if format_of(raw, str(path)).apart:
        return 0
    start = corpus.read(path).paragraphs[paragraph].source[0]
    text = extract(raw, str(path)).text[:start]
    return len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
