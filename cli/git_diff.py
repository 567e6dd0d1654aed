"""What git gives its external diff driver becomes the comparison of the two files.

The arguments are those of GIT_EXTERNAL_DIFF in git(1): path, old-file, old-hex, old-mode, new-file,
new-hex, new-mode, and for a renamed file its new path and how alike the two are.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from cli.compare import SAME, compared, tell
from cli.documents import nothing
from cli.parsing import Options
from cli.terminal import complain, write
from corpus import Document, DocumentError, UsageError, read
from messages import gettext as _
from messages import translate
from typesetting.printable import printable

_SHORT = 7
"""Digits by which git names an object in short."""


def run(options: Options) -> int:
    """Prints the comparison. 0 also when the files differ: git takes any other code for a failure.

    A file that cannot be read is told, and git goes on to the next.
    """
    words = options.paths
    if len(words) == 1:
        write(_("{path} is not merged yet").format(path=printable(words[0])) + "\n")
        return SAME
    if len(words) < 7:
        raise UsageError("git-diff is what git calls; it needs the seven arguments that git gives")
    path, old, old_hex, _old_mode, new, new_hex, _new_mode, *renamed = words
    try:
        base = _side(old, path, old_hex)
        revised = _side(new, renamed[0] if renamed else path, new_hex)
    except DocumentError as error:
        complain(translate(error))
        return SAME
    if options.color == "auto" and os.environ.get("GIT_PAGER_IN_USE"):
        options.color = "never" if os.environ.get("NO_COLOR") else "always"
    options.output = None
    tell(compared((base, revised), options), options, "json" if options.json else "text")
    if not options.json:
        write("\n")
    return SAME


def _side(file: str, path: str, digest: str) -> Document:
    """One side under its path in the repository; an empty file, or none, is an empty document."""
    name = path if set(digest) <= {"0", "."} else f"{path} {digest[:_SHORT]}"
    if file == os.devnull or Path(file).stat().st_size == 0:
        return nothing(name)
    return replace(read(Path(file)), name=name)
