from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from search_index import Index, open_index

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """The index of the bundled seeds."""
    with open_index([SEEDS], index_dir=tmp_path_factory.mktemp("indexes")) as index:
        yield index


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A small library that a test may change."""
    folder = tmp_path / "library"
    folder.mkdir()
    folder.joinpath("甲.txt").write_text("甲报告\n\n外资企业达到420家。\n", encoding="utf-8")
    folder.joinpath("乙.txt").write_text("乙报告\n\n出口增长5%，外资减少。\n", encoding="utf-8")
    return folder
