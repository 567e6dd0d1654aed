"""Output becomes bytes on a stream: whether in colour, how wide, and quietly when nobody reads."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TextIO


try:
    from typesetting.printable import printable
except ImportError:
    def printable(text): return "".join(c if c.isprintable() else "\ufffd" for c in text)

_SGR = {
    "strong": "1",
    "faint": "2",
    "struck": "9",
    "match": "1;31",
    "place": "32",
    "document": "1;35",
    "added": "32",
    "removed": "31",
    "changed": "33",
    "moved": "36",
    "figure": "1;30;43",
    "error": "1;31",
}
"""Roles as ANSI attributes, of the sixteen colours that the user's own theme decides on."""


def colored(choice: str, stream: TextIO) -> bool:
    """Whether to colour `stream`: as told, else as NO_COLOR, CLICOLOR_FORCE and the stream say."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns of the terminal; 100 where there is none."""
    return max(20, shutil.get_terminal_size((100, 24)).columns)


def paint(text: str, role: str, *, color: bool) -> str:
    """The text in the colours of its role; it must be printable already."""
    return f"\x1b[{_SGR[role]}m{text}\x1b[0m" if color and role in _SGR and text else text


def write(text: str) -> None:
    """Writes to standard output for people: what its encoding lacks is shown as an escape."""
    encoding = sys.stdout.encoding or "utf-8"
    try:
        sys.stdout.write(text)
    except UnicodeEncodeError:
        sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))


def write_utf8(text: str) -> None:
    """Writes to standard output for programs: UTF-8 whatever the locale."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))


def complain(sentence: str) -> None:
    """One line on standard error; what it quotes from files and arguments is made printable."""
    label = paint("jiaokan:", "error", color=colored("auto", sys.stderr))
    _tell(f"{label} {printable(sentence)}")


def note(sentence: str, *, quiet: bool) -> None:
    """One line on standard error that a user may do without."""
    if not quiet:
        _tell(f"jiaokan: {printable(sentence)}")


def finish_output() -> None:
    """Flushes standard output while a closed pipe can still be told from a failure."""
    sys.stdout.flush()


def silence_output() -> None:
    """Sends what is left in standard output's buffer nowhere, so that exiting cannot fail on it."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        return
    os.close(nowhere)


def _tell(line: str) -> None:
    encoding = sys.stderr.encoding or "utf-8"
    print(line.encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr)
