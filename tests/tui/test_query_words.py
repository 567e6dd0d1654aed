from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import messages
import seeds
from search_index import open_index, search
from tui.query_words import asks_for, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from search_index import Index


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder: Path = tmp_path_factory.mktemp("index")
    with open_index([seeds.FOLDER], index_dir=folder) as opened:
        yield opened


def keys(identity: str) -> str:
    return {"field.accept": "Enter", "search.facets": "F2"}[identity]


@pytest.mark.parametrize(
    ("query", "english", "chinese"),
    [
        ("新能源汽车", "新能源汽车", "新能源汽车"),
        ("外资 figure:>10亿", "外资 and a figure >10亿", "外资 且 数字 >10亿"),
        (
            '"高质量发展" -农业',
            "exactly “高质量发展” and not 农业",
            "原文“高质量发展” 且 不含 农业",
        ),
        (
            "(外资 OR 外贸) -title:上海",
            "(外资 or 外贸) and not “上海” in the title",
            "(外资 或 外贸) 且 不含 标题中有“上海”",
        ),
        ('"外资 增长"~5', "外资 增长 near one another", "外资 增长 相距不远"),
        (
            "新* OR 汽车~",
            "words like 新* or words spelt nearly like 汽车",
            "形如 新* 的词 或 近似 汽车 的词",
        ),
        ("(((", "", ""),
    ],
)
def test_a_query_is_told_as_a_sentence(
    query: str, english: str, chinese: str, index: Index
) -> None:
    explained = search(index, query).explained
    assert asks_for(explained) == english
    messages.use("zh_CN")
    assert asks_for(explained) == chinese


def test_the_words_it_was_cut_into_are_told_with_how_often_they_are_there(index: Index) -> None:
    answer = search(index, "新能源汽车")
    first, second = (dict(answer.explained.words)[word] for word in ("新能源", "汽车"))
    assert told(answer, keys).endswith(f"Words (paragraphs): 新能源 {first} · 汽车 {second}")


def test_a_pattern_tells_some_of_its_words_and_how_many_more_there_are(index: Index) -> None:
    answer = search(index, "新*")
    assert told(answer, keys).endswith(f"· {answer.explained.word_count - 8} more")


def test_what_was_not_understood_and_what_narrows_the_hits_come_first(index: Index) -> None:
    line = told(search(index, "title:"), keys, ["2022", "金额"])
    assert line.startswith(
        "The query was not understood and is searched as plain text   Only: 2022"
    )
    assert "Understood as: title:" in line


def test_where_nothing_is_found_a_query_that_finds_something_is_offered(index: Index) -> None:
    answer = search(index, "新能原汽车")
    assert told(answer, keys).startswith("Nothing found. Enter: 新能源汽车 instead, ")


def test_a_pieces_braces_are_no_fields(index: Index) -> None:
    assert "{text}" in told(search(index, "{text} {0}"), keys)
