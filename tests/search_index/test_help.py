"""What a searcher is told besides hits: how the query was read, and what to ask instead."""

from __future__ import annotations

import pytest

from search_index import Explained, Index, search


@pytest.mark.parametrize(
    ("query", "instead"),
    [
        ("新能原汽车", "新能源汽车"),
        ('"营商环景"', '"营商环境"'),
        ("外姿", "外资"),
        ("生物衣药 创新", "生物医药 创新"),
    ],
)
def test_a_misspelt_query_is_answered_with_the_spelling_that_stands_in_the_texts(
    seeds: Index, query: str, instead: str
) -> None:
    answer = search(seeds, query)
    assert not answer.total
    told = {each.query: each.total for each in answer.suggestions}
    assert told[instead] == search(seeds, instead).total > 0


def test_conditions_that_never_meet_are_answered_with_fewer_conditions(seeds: Index) -> None:
    answer = search(seeds, "白菜心 综保区 -出口")
    assert not answer.total
    told = {each.query: each.total for each in answer.suggestions}
    for query in ("白菜心 -出口", "综保区 -出口"):
        assert told[query] == search(seeds, query).total > 0


def test_a_query_that_finds_something_is_left_alone(seeds: Index) -> None:
    assert not search(seeds, "外资").suggestions


def test_an_explanation_tells_every_piece_of_the_query(seeds: Index) -> None:
    told = search(seeds, '营商环境 -(title:报告 OR "出口") figure:>10亿元').explained
    assert told.kind == "all"
    word, forbidden, figure = told.children
    assert (word.kind, word.text) == ("word", "营商环境")
    assert [each for each, _count in word.words] == ["营商", "环境"]
    assert all(count > 0 for _each, count in word.words)
    assert forbidden.kind == "not"
    assert [each.kind for each in forbidden.children[0].children] == ["title", "exact"]
    assert (figure.kind, figure.text) == ("figure", ">10亿元")


def test_an_explanation_tells_what_a_pattern_stands_for(seeds: Index) -> None:
    told = search(seeds, "新*").explained
    assert told.kind == "pattern"
    assert told.word_count >= len(told.words) > 3
    assert all(word.startswith("新") for word, _count in told.words)


def test_nothing_is_explained_as_nothing(seeds: Index) -> None:
    assert search(seeds, "").explained == Explained("nothing", "", (), 0, ())
