"""What a terminal gets goes through the user's pager; what anything else gets does not."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from seeds import FOLDER

COUNTING = """
import sys
text = sys.stdin.read()
print("PAGED", text.count(chr(10)), chr(27) + "[" in text)
"""


def on_a_terminal(*words: str, **environment: str) -> tuple[int, str]:
    """The code and what the terminal shows of a command."""
    process, terminal = pty.fork()
    if process == 0:
        names = {"PAGER", "JIAOKAN_PAGER", "NO_COLOR", "LESS"}
        kept = {name: value for name, value in os.environ.items() if name not in names}
        os.chdir(FOLDER.parent)
        os.execve(
            sys.executable,
            [sys.executable, "-m", "cli.main", *words],
            kept | {"TERM": "xterm-256color", "JIAOKAN_LANG": "en"} | environment,
        )
    told = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        told += part
    _process, status = os.waitpid(process, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), told.decode("utf-8")


@pytest.fixture
def counting(tmp_path: Path) -> str:
    """A pager that tells how many lines it got, and whether they had colours."""
    path = tmp_path / "pager.py"
    path.write_text(COUNTING, encoding="utf-8")
    return f"'{sys.executable}' '{path}'"


def test_a_comparison_on_a_terminal_goes_through_the_pager_in_colour(counting: str) -> None:
    code, told = on_a_terminal("compare", PAGER=counting)

    assert code == 1
    assert told.startswith("PAGED ")
    assert told.strip().endswith("True")
    assert int(told.split()[1]) > 100


def test_jiaokans_own_pager_goes_before_that_of_all_programs(counting: str) -> None:
    _code, told = on_a_terminal("show", "工作总结", PAGER="false", JIAOKAN_PAGER=counting)

    assert told.startswith("PAGED ")


@pytest.mark.parametrize(
    "words",
    [("compare", "--json"), ("compare", "--no-pager"), ("compare", "--format", "csv"), ("--help",)],
)
def test_what_is_for_programs_or_asked_for_bare_is_not_paged(
    words: tuple[str, ...], counting: str
) -> None:
    _code, told = on_a_terminal(*words, PAGER=counting)

    assert "PAGED" not in told
    assert told


@pytest.mark.parametrize("pager", ["", "cat", "no-such-pager-here", "'unclosed"])
def test_without_a_usable_pager_the_text_reaches_the_terminal(pager: str) -> None:
    code, told = on_a_terminal("compare", "--only", "added-figures", PAGER=pager)

    assert code == 1
    assert "222家" in told


def test_a_pager_that_is_left_early_ends_quietly() -> None:
    code, told = on_a_terminal("compare", PAGER="head -1")

    assert (code, told.count("\n")) == (0, 1) or (code, told.count("\n")) == (1, 1)
    assert "Traceback" not in told


def test_nothing_is_paged_in_a_pipe(counting: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cli.main", "show", "工作总结"],
        env=os.environ | {"PAGER": counting},
        cwd=FOLDER.parent,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    assert "PAGED" not in done.stdout
