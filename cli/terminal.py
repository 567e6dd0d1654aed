"""Output becomes bytes on a stream: whether in colour, how wide, and quietly when nobody reads."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TextIO

from typesetting.printable import printable

_WIDEST = 1000
"""Cells; no terminal has more, and a COLUMNS by mistake would fill the disk with spaces."""

_CLOSED = ((os.O_WRONLY, "stdin", "r"), (os.O_RDONLY, "stdout", "w"), (os.O_WRONLY, "stderr", "w"))
"""How to open the null device in place of each standard stream so that using it fails as a closed
one would: reading the input, writing the output; complaints go nowhere."""


def colored(choice: str, stream: TextIO) -> bool:
    """Whether to colour `stream`: as told, else as NO_COLOR, CLICOLOR_FORCE and the stream say."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def columns() -> int:
    """The width of the terminal in cells; 80 where there is none."""
    return min(max(20, shutil.get_terminal_size((80, 24)).columns), _WIDEST)


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
    label = "\x1b[1;31mjiaokan:\x1b[0m" if colored("auto", sys.stderr) else "jiaokan:"
    _tell(f"{label} {printable(sentence)}")


def note(sentence: str, *, quiet: bool) -> None:
    """One line on standard error that a user may do without."""
    if not quiet:
        _tell(f"jiaokan: {printable(sentence)}")


def stand_in_for_closed_streams() -> None:
    """Gives each standard stream that the process was started without a file of its number.

    Else the next file that is opened would become the stream, and output would go into it.
    """
    for number, (access, name, mode) in enumerate(_CLOSED):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, access)
            if nowhere != number:
                os.dup2(nowhere, number)
                os.close(nowhere)
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115


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
