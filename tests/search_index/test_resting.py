from __future__ import annotations

from pathlib import Path

from search_index import open_index, search
from seeds import FOLDER


def test_an_index_that_has_rested_answers_as_before_and_a_closed_one_may_rest(
    tmp_path: Path,
) -> None:
    with open_index([FOLDER], index_dir=tmp_path) as index:
        before = search(index, "新能源 OR 外资")
        assert before.total
        index.rest()
        assert search(index, "新能源 OR 外资") == before
    index.rest()
