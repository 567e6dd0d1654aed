"""Patterns and misspelt words that no word of the library is like are looked for in the text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus.folding import matchable
from search_index import Index, open_index, search
from search_index.clock import Clock
from search_index.exact import ExactText
from search_index.lexicon import all_words
from search_index.likeness import like_pattern, like_word
from search_index.planning import regular

NO_LIMIT = Clock()


def _store(*passages: str) -> ExactText:
    folded, starts = b"", [0]
    for passage in passages:
        folded += matchable(passage).encode() + b"\n"
        starts.append(len(folded))
    return ExactText(folded, starts)


@pytest.mark.parametrize(
    ("query", "pattern"),
    [("营商环?", "营商环."), ("综?保区", "综.保区"), ("亦庄综?保", "亦庄综.保")],
)
def test_a_sign_stands_for_a_character_whatever_the_words(
    seeds: Index, query: str, pattern: str
) -> None:
    words = [word for word in all_words(seeds.lexicon) if re.fullmatch(regular(query), word)]
    everything = [part.texts[at] for part in seeds.parts for at in range(len(part.texts))]
    expected = sum(bool(re.search(pattern, matchable(text))) for text in everything)
    assert not words
    assert search(seeds, query).total == expected


def test_what_looks_like_a_pattern_is_marked(seeds: Index) -> None:
    hits = search(seeds, "营商环?").hits
    assert hits
    assert {hit.text[start:end] for hit in hits for start, end in hit.matches} == {"营商环境"}


def test_signs_do_not_run_over_punctuation_or_paragraphs() -> None:
    store = _store("低空经济和低碳经济", "低，经济", "低", "经济")
    assert like_pattern(store, "低?经济", NO_LIMIT) == {0: {"低空经济": 1, "低碳经济": 1}}


def test_a_pattern_is_no_regular_expression_and_many_stars_are_not_tried() -> None:
    store = _store("甲[乙]+丙", "中" * 5000)
    assert like_pattern(store, "甲[乙]+?", NO_LIMIT) == {0: {"甲[乙]+丙": 1}}
    assert like_pattern(store, "中*中*中*中*国", NO_LIMIT) == {}


def test_latin_words_are_not_looked_into() -> None:
    assert like_pattern(_store("China"), "hin?", NO_LIMIT) == {}
    assert like_word(_store("China"), "chima", NO_LIMIT) == {}


def test_a_word_spelt_nearly_right_is_found_though_it_be_two_words(seeds: Index) -> None:
    nearly, right = search(seeds, "营商环镜~"), search(seeds, '"营商环境"')
    assert {(hit.document, hit.paragraph) for hit in nearly.hits} == {
        (hit.document, hit.paragraph) for hit in right.hits
    }
    assert right.total


def test_how_documents_are_divided_shows_nowhere(tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (library / "甲.txt").write_text("甲报告\n\n优化营商环镜。\n", encoding="utf-8")
    indexes = tmp_path / "indexes"
    open_index([library], index_dir=indexes).close()
    (library / "乙.txt").write_text("乙报告\n\n优化营商环境。\n", encoding="utf-8")
    with open_index([library], index_dir=indexes) as index:
        apart = search(index, "营商环镜~").total
    with open_index([library], index_dir=indexes, rebuild=True) as index:
        together = search(index, "营商环镜~").total
    assert apart == together == 2
