"""The two commands on machines that lack something: one clear sentence, nothing half made."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAKE = shutil.which("make")

pytestmark = pytest.mark.skipif(MAKE is None, reason="make is not installed")


def made(folder: Path, target: str, python: Path) -> subprocess.CompletedProcess[str]:
    shutil.copy(ROOT / "Makefile", folder)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return subprocess.run(
        [str(MAKE), target, f"PYTHON={python}"],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if not name.startswith("MAKE")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def pretender(folder: Path, body: str) -> Path:
    """A Python that answers as `body` says."""
    path = folder / "python"
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("target", ["run", "test"])
def test_a_python_that_is_too_old_is_named_and_nothing_is_made(target: str, tmp_path: Path) -> None:
    python = pretender(tmp_path, "exit 1")

    done = made(tmp_path, target, python)

    assert done.returncode == 2
    assert "Jiaokan needs Python 3.11 or newer" in done.stderr
    assert str(python) in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_a_python_without_its_venv_module_is_told_what_to_install(tmp_path: Path) -> None:
    python = pretender(tmp_path, 'case "$2" in *ensurepip*) exit 1;; esac')

    done = made(tmp_path, "run", python)

    assert done.returncode == 2
    assert "apt install python3-venv" in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_an_environment_that_was_moved_with_its_checkout_is_out_of_date(tmp_path: Path) -> None:
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "installed").write_text("/somewhere/else", encoding="utf-8")

    done = made(tmp_path, "help", pretender(tmp_path, "exit 1"))

    assert done.returncode == 0
    assert "make run" in done.stdout
    assert not (tmp_path / ".venv" / "installed").exists()


def test_what_checks_a_change_can_be_run() -> None:
    script = ROOT / ".ci" / "run"

    assert os.access(script, os.X_OK)
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0
