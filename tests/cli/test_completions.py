"""The scripts for the shells complete in the shells themselves what a user would type."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ASK = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
function=$(complete -p jiaokan | sed 's/.*-F \\([^ ]*\\).*/\\1/')
"$function" jiaokan "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
@pytest.mark.parametrize(
    ("words", "completed"),
    [
        (("sea",), {"search"}),
        (("search", "--so"), {"--sort"}),
        (("search", "--sort", ""), {"relevance", "date", "document"}),
        (("search", "外资", "{folder}/re"), {"{folder}/reports"}),
        (("completions", ""), {"bash", "zsh", "fish"}),
    ],
)
def test_bash_completes_commands_options_their_values_and_paths(
    run: Run, tmp_path: Path, words: tuple[str, ...], completed: set[str]
) -> None:
    script = tmp_path / "script"
    script.write_text(run("completions", "bash").out, encoding="utf-8")
    (tmp_path / "reports").mkdir()
    typed = [word.format(folder=tmp_path) for word in words]
    told = subprocess.run(
        ["bash", "-c", ASK, "bash", str(script), "jiaokan", *typed],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert set(told) == {each.format(folder=tmp_path) for each in completed}
