"""What any engine must do to stand behind the boundary."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from search_index.engine import PostingsReader, PostingsWriter
from search_index.whoosh_engine import WhooshReader, WhooshWriter

ENGINES: list[tuple[Callable[[Path], PostingsWriter], Callable[[Path], PostingsReader]]] = [
    (WhooshWriter, WhooshReader)
]


@pytest.mark.parametrize(("writer", "reader"), ENGINES)
def test_a_word_stands_in_the_passages_that_it_was_added_with(
    writer: Callable[[Path], PostingsWriter],
    reader: Callable[[Path], PostingsReader],
    tmp_path: Path,
) -> None:
    passages = [["外资", "企业", "外资"], [], ["企业"], ["a", "5"], ["外资"]]
    writing = writer(tmp_path)
    for words in passages:
        writing.add(words)
    writing.commit()
    reading = reader(tmp_path)
    assert dict(reading.postings("外资")) == {0: 2, 4: 1}
    assert dict(reading.postings("企业")) == {0: 1, 2: 1}
    assert dict(reading.postings("a")) == {3: 1}
    assert dict(reading.postings("出口")) == {}
    reading.close()


@pytest.mark.parametrize(("writer", "reader"), ENGINES)
def test_many_passages_keep_their_numbers(
    writer: Callable[[Path], PostingsWriter],
    reader: Callable[[Path], PostingsReader],
    tmp_path: Path,
) -> None:
    writing = writer(tmp_path)
    for number in range(1000):
        writing.add([f"w{number % 7}", "all"])
    writing.commit()
    reading = reader(tmp_path)
    assert sorted(reading.postings("w3")) == list(range(3, 1000, 7))
    assert len(reading.postings("all")) == 1000
    reading.close()


@pytest.mark.parametrize(("writer", "reader"), ENGINES)
def test_giving_up_leaves_nothing_open(
    writer: Callable[[Path], PostingsWriter],
    reader: Callable[[Path], PostingsReader],
    tmp_path: Path,
) -> None:
    writing = writer(tmp_path)
    writing.add(["外资"])
    writing.cancel()
