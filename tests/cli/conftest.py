from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import messages
from cli.main import main
from seeds import FOLDER


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed and the code it ended with."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def private_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder of the tests' own, so that none touches the user's."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch, private_cache: Path) -> Iterator[None]:
    monkeypatch.chdir(FOLDER.parent)
    monkeypatch.setenv("XDG_CACHE_HOME", str(private_cache))
    for name in ("NO_COLOR", "CLICOLOR_FORCE", "COLUMNS", "JIAOKAN_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    messages.use("en")
    yield
    messages.use("en")


@pytest.fixture
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for indexes, outside of every library."""
    return tmp_path_factory.mktemp("index")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def ran(*words: str) -> Ran:
        code = main(list(words))
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return ran
