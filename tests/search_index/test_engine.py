"""What any engine must do to stand behind the boundary."""

from __future__ import annotations

from array import array
from collections import Counter
from pathlib import Path

import pytest
from whoosh import index, query

from search_index.engine import Engine, PartPostings, PostingList
from search_index.whoosh_engine import BLOCK, FIELD, WhooshEngine

ENGINES: list[Engine] = [WhooshEngine()]


def _written(
    engine: Engine, folder: Path, name: str, passages: list[list[str]], gone: frozenset[int]
) -> PartPostings:
    postings: dict[str, PostingList] = {}
    for passage, words in enumerate(passages):
        for word, count in Counter(words).items():
            found = postings.setdefault(word, PostingList(array("I"), array("I")))
            found.passages.append(passage)
            found.counts.append(count)
    engine.write(folder, name, postings, [len(words) for words in passages])
    return PartPostings(name, len(passages), sum(map(len, passages)), gone)


FIRST = [["外资", "企业", "外资"], [], ["企业"], ["a", "5"], ["外资"]]
SECOND = [["企业", "𠀀"], ["外资"]]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_word_stands_in_the_passages_that_it_was_written_with(
    engine: Engine, tmp_path: Path
) -> None:
    one = _written(engine, tmp_path, "one", FIRST, frozenset())
    two = _written(engine, tmp_path, "two", SECOND, frozenset())
    engine.commit(tmp_path, [one, two])
    reader = engine.open(tmp_path)
    assert dict(reader.postings(0, "外资")) == {0: 2, 4: 1}
    assert dict(reader.postings(0, "企业")) == {0: 1, 2: 1}
    assert dict(reader.postings(0, "a")) == {3: 1}
    assert dict(reader.postings(0, "𠀀")) == {}
    assert dict(reader.postings(1, "𠀀")) == {0: 1}
    assert dict(reader.postings(1, "外资")) == {1: 1}
    assert dict(reader.postings(1, "\ud800")) == {}
    reader.close()


@pytest.mark.parametrize("engine", ENGINES)
def test_many_passages_keep_their_numbers_and_counts(engine: Engine, tmp_path: Path) -> None:
    passages = [
        ["all"] * (1 + number % 300) + [f"w{number % 7}"] for number in range(2 * BLOCK + 9)
    ]
    engine.commit(tmp_path, [_written(engine, tmp_path, "many", passages, frozenset())])
    reader = engine.open(tmp_path)
    assert sorted(reader.postings(0, "w3")) == list(range(3, len(passages), 7))
    assert dict(reader.postings(0, "all")) == {
        number: 1 + number % 300 for number in range(len(passages))
    }
    reader.close()


@pytest.mark.parametrize("engine", ENGINES)
def test_the_files_of_a_part_can_be_taken_to_another_index(engine: Engine, tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    one = _written(engine, old, "one", FIRST, frozenset())
    for path in engine.files(old, "one"):
        path.rename(new / path.name)
    two = _written(engine, new, "two", SECOND, frozenset())
    engine.commit(new, [two, one])
    reader = engine.open(new)
    assert dict(reader.postings(1, "外资")) == {0: 2, 4: 1}
    assert not list(old.iterdir())
    reader.close()


@pytest.mark.parametrize("engine", ENGINES)
def test_an_index_of_nothing_opens(engine: Engine, tmp_path: Path) -> None:
    engine.commit(tmp_path, [_written(engine, tmp_path, "none", [], frozenset())])
    reader = engine.open(tmp_path)
    assert dict(reader.postings(0, "外资")) == {}
    reader.close()


def test_whoosh_itself_opens_and_searches_the_index(tmp_path: Path) -> None:
    engine = WhooshEngine()
    one = _written(engine, tmp_path, "one", FIRST, frozenset({4}))
    two = _written(engine, tmp_path, "two", SECOND, frozenset())
    engine.commit(tmp_path, [one, two])
    opened = index.open_dir(str(tmp_path))
    with opened.searcher() as searcher:
        results = searcher.search(query.Term(FIELD, "外资"), limit=None)
        assert sorted(hit.docnum for hit in results) == [0, len(FIRST) + 1]
        assert searcher.doc_count() == len(FIRST) + len(SECOND) - 1
        assert searcher.doc_frequency(FIELD, "企业") == 3
        assert searcher.avg_field_length(FIELD) == pytest.approx(10 / 7)
    opened.close()
