"""The command as a process: what it loads, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from seeds import FOLDER
from tests.cli.conftest import Run

_LOADED = """
import json, sys
from cli.main import main
code = main({words!r})
sys.stdout.flush()
print(json.dumps([code, sorted({{name.split(".")[0] for name in sys.modules}})]), file=sys.stderr)
"""


def loaded(*words: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", _LOADED.format(words=list(words))],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    code, modules = json.loads(done.stderr.splitlines()[-1])
    assert code in (0, 1), done.stderr
    return set(modules)


@pytest.mark.parametrize(
    ("words", "never"),
    [
        (("--version",), {"argparse", "corpus", "gettext", "messages", "rich", "textual"}),
        (("search", "新能源"), {"textual", "tui", "rich_argparse", "collation", "opencc"}),
        (("search", "新能源", "--color", "always"), {"textual", "tui", "rich_argparse"}),
        (("compare", "--color", "always"), {"textual", "tui", "search_index", "whoosh"}),
        (("figures", "--json"), {"textual", "tui", "search_index", "whoosh"}),
        (("show", "工作总结"), {"textual", "tui", "search_index", "whoosh", "rapidfuzz"}),
    ],
)
def test_a_command_never_loads_what_it_does_not_use(
    words: tuple[str, ...], never: set[str], index: Path
) -> None:
    place = () if words == ("--version",) else ("--index-dir", str(index))

    assert loaded(*words, *place) & never == set()


def test_a_closed_pipe_ends_quietly(index: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "cli.main", "figures", "--jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    with process.stderr, process.stdout:
        process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()

    assert (process.wait(timeout=60), told) == (0, b"")


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Started in the background, a process ignores Ctrl+C, and so do those that it starts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_ends_with_130_and_without_a_traceback() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "cli.main", "show", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(0.8)
    process.send_signal(signal.SIGINT)
    _out, told = process.communicate(timeout=60)

    assert (process.returncode, told) == (130, b"")


def test_text_reaches_a_terminal_whose_encoding_lacks_its_characters() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cli.main", "show", str(FOLDER / "003_1c05df24331652f3.txt")],
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        timeout=60,
        check=True,
    )

    assert b"\\u5317\\u4eac" in done.stdout


def _without(stream: str, *words: str) -> subprocess.CompletedProcess[str]:
    """The command started with a standard stream closed, as `>&-` and `<&-` do."""
    return subprocess.run(
        ["sh", "-c", f'exec "$@" {stream}', "sh", sys.executable, "-m", "cli.main", *words],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "words", [("search", "新能源"), ("compare",), ("figures", "--json"), ("show", "工作总结")]
)
def test_a_closed_output_is_told_and_never_lands_in_another_file(
    words: tuple[str, ...], index: Path
) -> None:
    ran = _without(">&-", *words, "--index-dir", str(index))

    assert ran.returncode == 2
    assert ran.stderr == "jiaokan: the output cannot be written: Bad file descriptor\n"


def test_quiet_needs_no_output_and_complaints_no_error_stream(index: Path) -> None:
    assert _without(">&-", "search", "-q", "新能源", "--index-dir", str(index)).returncode == 0
    assert _without("2>&-", "show", "no-such.txt").returncode == 2


def test_a_closed_input_is_told() -> None:
    ran = _without("<&-", "show", "-")

    assert ran.returncode == 2
    assert ran.stderr == "jiaokan: standard input cannot be read: Bad file descriptor\n"


def test_a_search_is_served_where_the_cache_cannot_be_written(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", os.devnull)

    ran = run("search", "新能源", "--count")

    assert ran.code == 0
    assert ran.out.count("\n") == 4
    assert ran.err.count("made for this time only") == 1
    assert run("index").code == 2
