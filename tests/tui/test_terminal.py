from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
import unicodedata
from pathlib import Path

MARK = "9973"
"""Stands in every control sequence of a payload, and in none of Textual's."""

CONTROLS = [
    *(f"\x1b[{MARK}{final}" for final in "ABCDHJKLMPSTXfhlmnr"),
    f"\x1b[?{MARK}h",
    f"\x1b]52;c;{MARK}\x07",
    f"\x1b]0;{MARK}\x1b\\",
    f"\x1b]8;;http://{MARK}\x1b\\",
    f"\x1bP{MARK}\x1b\\",
    f"\x1b_{MARK}\x1b\\",
    f"\x9b{MARK}m",
    f"\x9d52;c;{MARK}\x9c",
    f"\x90{MARK}\x9c",
    f"\x0e{MARK}\x0f",
    f"{MARK}\x08\x08\x7f",
    f"{MARK}\x07\x05",
]
MARKUP = [
    "[/x]",
    "[@click=app.quit]x[/]",
    "[bold red]红[/]",
    "\\[x]",
    "[link=x]y[/link]",
    "[",
    "]]",
]
INVISIBLE = [
    *(f"甲{code}乙" for code in "\u202e\u202d\u2066\u2069\u200b\u200e\u2028\ufeff\xad"),
    "e" + "\u0301" * 2000,
    "{nth} %s $0 \\1",
]
PAYLOADS = [*CONTROLS, *MARKUP, *INVISIBLE]
SEQUENCE = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\]22;[a-z-]*\x07"
    r"|[78=>()][B0]?|P[^\x1b]*\x1b\\|\][^\x07\x1b]*\x1b\\)"
)
"""What Textual itself writes: cursor, colours, modes, the shape of the pointer."""

BELL = "\x07"
"""The explorer's own, for a key that leads nowhere; a payload's comes with an enquiry behind it."""


def shown(paths: list[Path], keys: list[bytes], home: Path) -> str:
    """Everything that the explorer wrote on a terminal of its own while these keys were pressed."""
    environment = os.environ | {
        "TERM": "xterm-256color",
        "JIAOKAN_LANG": "en",
        "JIAOKAN_CONFIG": str(home / "none"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home / "cache"),
    }
    words = [sys.executable, "-m", "cli.main", *map(str, paths)]
    process, terminal = pty.fork()
    if process == 0:
        os.execvpe(words[0], words, environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 70, 180, 0, 0))
    written = bytearray()
    try:
        read(terminal, written, 3.0)
        for key in keys:
            os.write(terminal, key)
            read(terminal, written, 0.5)
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)
    return written.decode("utf-8")


def read(terminal: int, written: bytearray, quiet: float) -> None:
    """Read until nothing has come for so many seconds."""
    until = time.monotonic() + 15
    while time.monotonic() < until and select.select([terminal], [], [], quiet)[0]:
        try:
            written += os.read(terminal, 65536)
        except OSError:
            return


def test_there_are_at_least_forty_payloads() -> None:
    assert len(set(PAYLOADS)) >= 40


def test_no_control_of_a_document_or_a_file_name_arrives_at_the_terminal(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    for at, payload in enumerate(PAYLOADS):
        name = f"{at:02} {payload}".replace("/", "|")[:40] + ".txt"
        text = f"{payload}报告\n\n一、{payload}成绩\n\n床位增加。\n"
        folder.joinpath(name).write_text(text, encoding="utf-8")
    for raw in (b"\xff\xfe.txt", b"\x9b" + MARK.encode() + b"m.txt"):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + raw)).write_text("", encoding="utf-8")
    for name, more in (("00a", ""), ("00b", "51张")):
        lines = "\n\n".join(f"外资{each}增长{more}{at}。" for at, each in enumerate(PAYLOADS))
        folder.joinpath(f"{name}.txt").write_text(f"总报告\n\n{lines}\n", encoding="utf-8")
    queries = "".join(MARKUP[:4]).encode()
    written = shown(
        [folder],
        [
            *(b"\r", b"d", b"?", b"\x1b[B", b"\x1b", b"c", b"\r", b"Z", b"f", b"}", b"?"),
            *(b"\x1b", b"\x1b", b"\x1b", b"s", "外资".encode(), b"\r", b"n", b"n", b"\r"),
            *(b"s", b"\x1b[200~\x1b]52;c;9973\x07\x1b[201~", queries, b"\r", b"\x1b"),
            *(b"\x1b", b"f", b"j", b"?", b"\x1b", b"\x1b", b"\x10", b"\x1b", b"j", b"j", b"G"),
        ],
        tmp_path,
    )
    assert "Traceback" not in written
    assert "Jiaokan made a mistake" not in written
    sequences = SEQUENCE.findall(written)
    assert sequences
    assert not [each for each in sequences if MARK in each]
    text = SEQUENCE.sub("", written)
    for seen in (MARK, "[/x]", "[@click=app.quit]", "总报告"):
        assert seen in text
    left = {
        character
        for character in text
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    }
    assert left <= {"\r", "\n", BELL}
