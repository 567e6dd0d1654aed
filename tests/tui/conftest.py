from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import messages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where indexes are kept, so that the seeds are indexed once."""
    return tmp_path_factory.mktemp("indexes")


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """English, in colour, without pauses for slow fingers, with nothing remembered."""
    monkeypatch.setattr("tui.state.folder", lambda: tmp_path / "remembered")
    monkeypatch.setenv("JIAOKAN_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("tui.search_screen.TYPING_PAUSE", 0.01)
    monkeypatch.setattr("tui.figures_screen.TYPING_PAUSE", 0.01)
    monkeypatch.setattr("tui.library_reading.RESTING_PAUSE", 0.01)
    messages.use("en")
    yield
    messages.use("en")


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A small library that a test may change: two versions of a report, and a third document."""
    folder = tmp_path / "library"
    folder.mkdir()
    documents = {
        "base.txt": "工作报告\n\n一、成绩\n\n新能源产业加快发展。扩容急诊床位。收入增长。\n",
        "revised.txt": "工作总结\n\n一、成绩\n\n新能源产业加快发展。扩容急诊床位51张。\n",
        "third.txt": "通知\n\n关于放假的通知，请各单位遵照执行。\n",
    }
    for name, text in documents.items():
        folder.joinpath(name).write_text(text, encoding="utf-8")
    return folder
