from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index import Index, search
from search_index.parser import MAX_LENGTH, MAX_TERMS, parse_query
from search_index.query import (
    And,
    Exact,
    FigureIs,
    Near,
    Not,
    Nothing,
    Or,
    Query,
    Restriction,
    Word,
)

LEAVES: list[Query] = [
    Word("外资"),
    Word("5G"),
    Exact("“两区” 建设"),
    Exact('说"好"'),
    Near("外资 企业", 5),
    Restriction("title", "报告", exact=False),
    Restriction("section", "科技 创新", exact=True),
    Restriction("file", "*.txt", exact=False),
]
TREES = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda some: And(tuple(some))),
        st.lists(inner, min_size=2, max_size=3).map(lambda some: Or(tuple(some))),
        inner.map(Not),
    ),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("外资 出口", And((Word("外资"), Word("出口")))),
        ("外资　AND　出口", And((Word("外资"), Word("出口")))),
        ("外资 OR 出口 进口", Or((Word("外资"), And((Word("出口"), Word("进口")))))),
        ("外资 -出口", And((Word("外资"), Not(Word("出口"))))),
        ("外资 NOT 出口", And((Word("外资"), Not(Word("出口"))))),
        ("外资 －（出口 OR 进口）", And((Word("外资"), Not(Or((Word("出口"), Word("进口"))))))),
        ("“十四五”规划", And((Exact("十四五"), Word("规划")))),
        ('"“雪花”主火炬台"', Exact("“雪花”主火炬台")),
        ("“他说“好”了”", Exact("他说“好”了")),
        ('"外资 企业"~5', Near("外资 企业", 5)),
        ("title:报告", Restriction("title", "报告", exact=False)),
        ('TITLE："工作 报告"', Restriction("title", "工作 报告", exact=True)),
        (
            "section:(科技 OR 创新)",
            Or(
                (
                    Restriction("section", "科技", exact=False),
                    Restriction("section", "创新", exact=False),
                )
            ),
        ),
        ("http://a.cn", Word("http://a.cn")),
        ("B-20", Word("B-20")),
        ("什么是新能源？", Word("什么是新能源？")),
        ("", Nothing()),
    ],
)
def test_a_query_is_read_as_its_writer_means_it(query: str, tree: Query) -> None:
    assert parse_query(query).tree == tree


@given(TREES)
def test_a_printed_tree_is_a_query_for_itself(tree: Query) -> None:
    once = parse_query(str(tree))
    assert not once.notes
    assert parse_query(str(once.tree)).tree == once.tree


def test_a_figure_condition_prints_as_it_was_written() -> None:
    tree = parse_query("figure:>100亿元").tree
    assert isinstance(tree, FigureIs)
    assert str(tree) == "figure:>100亿元"
    assert (tree.range.low, tree.range.low_open, tree.range.unit) == (1e10, True, "元")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("(外资", "外资"),
        ("外资) OR", "外资"),
        ("外资 AND", "外资"),
        ("figure:很多 外资", "figure:很多 外资"),
        ("AND", "AND"),
        ("title:", "title:"),
        ("(" * 200 + "外资", "外资"),
    ],
)
def test_what_is_not_understood_is_searched_as_plain_text_and_says_so(
    query: str, words: str
) -> None:
    parsed = parse_query(query)
    assert str(parsed.tree) == words
    assert any("plain text" in str(note) for note in parsed.notes)


def test_long_queries_are_cut_and_say_so(seeds: Index) -> None:
    assert search(seeds, "长" * (MAX_LENGTH + 1)).notes
    assert search(seeds, "外资 " * (MAX_TERMS + 1)).notes


def test_no_query_raises(seeds: Index) -> None:
    choose = random.Random(0)
    alphabet = [
        *"()（）\"“”「」*?~:：-－<>=.,%～[]{}\\|^$+&;'",
        *" \u3000\n\t\0\x1b\ud800\u200b\u202e",
        *("AND", "OR", "NOT", "title:", "section:", "file:", "figure:"),
        *("新能源", "外资", "企业", "a", "5", "3%", "亿元", "三分之二", "以上", "“十四五”"),
        *("~5", "𠀀", "é", "\U0001f600", "企" * 30),
    ]
    for _ in range(3000):
        query = "".join(choose.choices(alphabet, k=choose.randint(0, 14)))
        answer = search(seeds, query, limit=3)
        assert answer.total >= len(answer.hits)
        assert all(hit.matches for hit in answer.hits)
