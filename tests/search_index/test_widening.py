"""A word finds what the library calls the same, and letters what is spelt with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import fold
from search_index import Index, check_index, open_index, search
from search_index.own_words import MOST_LINES, own_words
from search_index.parser import parse_query
from search_index.pinyin import spell, spelt_as

TABLE = spell({"亦庄": 3, "一装": 1, "高新区": 2, "重庆": 1, "银行": 4, "LED灯": 5})


@pytest.mark.parametrize(
    ("letters", "found"),
    [
        ("yizhuang", ("亦庄", "一装")),
        ("gxq", ("高新区",)),
        ("chongqing", ("重庆",)),
        ("zhongqing", ("重庆",)),
        ("yinhang", ("银行",)),
        ("yinxing", ("银行",)),
        ("yizhuan", ()),
        ("q", ()),
        ("leddeng", ()),
        ("gx\nq", ()),
    ],
)
def test_letters_find_what_is_spelt_with_them(letters: str, found: tuple[str, ...]) -> None:
    assert spelt_as([TABLE, b""], letters) == found


def test_pinyin_finds_what_stands_in_a_title_and_says_as_what_it_was_read(seeds: Index) -> None:
    answer = search(seeds, "yizhuang")
    assert answer.understood == "yizhuang OR 亦庄"
    assert answer.total == search(seeds, "亦庄").total > 0
    assert search(seeds, "title:liangqu 企业").total == search(seeds, "title:两区 企业").total > 0
    assert search(seeds, '"yizhuang"').total == 0


def test_letters_that_are_a_word_of_the_library_are_no_pinyin(seeds: Index) -> None:
    assert search(seeds, "LED").understood == "LED"


def _answer(shelf: Path, query: str) -> tuple[int, str]:
    with open_index([shelf], index_dir=shelf.parent / "indexes") as index:
        answer = search(index, query)
        return answer.total, answer.understood


def test_words_that_mean_the_same_find_one_another(shelf: Path) -> None:
    assert _answer(shelf, "境外 -出口") == (0, "境外 -出口")
    shelf.joinpath(".jiaokanwords").write_text("境外 = 外资 ＝外商  # 三者同义\n", "utf-8")
    assert _answer(shelf, "境外 -出口") == (1, "(境外 OR 外资 OR 外商) -出口")
    assert _answer(shelf, "外商")[0] == 2
    assert _answer(shelf, '"境外"')[0] == 0


def test_a_word_of_the_library_is_one_word(shelf: Path) -> None:
    with open_index([shelf], index_dir=shelf.parent / "indexes") as index:
        assert len(search(index, "业达到").words) > 1
    shelf.joinpath(".jiaokanwords").write_text("业达到\n", "utf-8")
    with open_index([shelf], index_dir=shelf.parent / "indexes") as index:
        assert [str(note) for note in index.notes] == [
            "The words of the library changed: its index was built again"
        ]
        answer = search(index, "业达到")
        assert (answer.words, answer.total) == (("业达到",), 1)
        assert search(index, "业达*").total == 1


def test_an_index_knows_the_words_that_it_was_made_with(shelf: Path) -> None:
    with open_index([shelf], index_dir=shelf.parent / "indexes") as index:
        assert not index.changed()
        shelf.joinpath(".jiaokanwords").write_text("业达到\n", "utf-8")
        assert index.changed()
    report = check_index([shelf], index_dir=shelf.parent / "indexes")
    assert report.changed == (".jiaokanwords",)
    with open_index([shelf], index_dir=shelf.parent / "indexes") as index:
        assert index.generation.number == 2
    with open_index([shelf], index_dir=shelf.parent / "indexes") as index:
        assert (index.generation.number, index.notes) == (2, ())


@given(st.binary(max_size=200))
def test_no_file_of_words_stops_a_search(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder = tmp_path_factory.mktemp("words")
    folder.joinpath(".jiaokanwords").write_bytes(content)
    own = own_words([folder])
    assert all(word == fold(word) for word in own.words)
    assert len(own.words) <= 200 < MOST_LINES


@given(st.lists(st.text('甲乙"“”()-~*? :titleOR', min_size=1, max_size=6), min_size=2, max_size=3))
def test_what_means_the_same_is_asked_for_in_the_query_language(
    shelf_of: tuple[Path, Index], members: list[str]
) -> None:
    folder, index = shelf_of
    folder.joinpath(".jiaokanwords").write_text("=".join(["甲", *members]), "utf-8")
    index.own_words = own_words([folder])
    answer = search(index, "甲")
    assert str(parse_query(answer.understood).tree) == answer.understood


@pytest.fixture(scope="module")
def shelf_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Index]]:
    """A library of one document, and its index."""
    folder = tmp_path_factory.mktemp("library")
    folder.joinpath("a.txt").write_text("报告\n\n甲和乙。\n", encoding="utf-8")
    with open_index([folder], index_dir=tmp_path_factory.mktemp("indexes")) as index:
        yield folder, index
