from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from search_index import Answer, Index, matches_in, open_index, ranking, search
from search_index.nearness import near_spans

ROOT = Path(__file__).parents[2]


def _marked(answer: Answer) -> set[str]:
    return {hit.text[start:end] for hit in answer.hits for start, end in hit.matches}


@pytest.mark.parametrize(
    ("query", "at_least"),
    [("新能源", 3), ("营商环境", 5), ("白菜心", 3), ("亦庄 综保区", 2), ("外资 -出口", 2)],
)
def test_plain_queries_find_the_seeds(seeds: Index, query: str, at_least: int) -> None:
    assert search(seeds, query).total >= at_least


def test_a_phrase_is_not_found_by_its_words_alone(seeds: Index) -> None:
    assert search(seeds, '"协同推进八镇"').total == 0
    assert search(seeds, "协同推进八镇").total >= 0


def test_words_side_by_side_stand_in_one_paragraph(seeds: Index) -> None:
    for hit in search(seeds, "亦庄 综保区").hits:
        assert "亦庄" in hit.text
        assert "综保区" in hit.text


def test_a_forbidden_word_stands_in_no_hit_and_is_not_marked(seeds: Index) -> None:
    answer = search(seeds, "外资 -出口")
    assert all("出口" not in hit.text for hit in answer.hits)
    assert _marked(answer) == {"外资"}


def test_or_finds_what_either_finds(seeds: Index) -> None:
    found = {hit.text for query in ("外资", "出口") for hit in search(seeds, query).hits}
    assert {hit.text for hit in search(seeds, "外资 OR 出口").hits} == found


def test_restrictions_look_at_title_headings_and_file(seeds: Index) -> None:
    titled = search(seeds, "title:报告 企业")
    assert titled.total
    assert all("报告" in hit.title for hit in titled.hits)
    below = search(seeds, "section:营商环境 企业")
    assert below.total
    assert all(any("营商环境" in heading for heading in hit.section) for hit in below.hits)
    named = search(seeds, "file:002_*.txt 企业")
    assert named.total
    assert all("002_" in hit.document for hit in named.hits)


def test_figures_are_found_by_value_and_unit(seeds: Index) -> None:
    answer = search(seeds, "figure:222家")
    assert answer.total
    assert "222家" in _marked(answer)
    assert not search(seeds, "figure:222万吨").total


def test_a_pattern_marks_the_words_that_it_stands_for(seeds: Index) -> None:
    marked = _marked(search(seeds, "新*"))
    assert {"新能源", "新增"} <= marked
    assert all(word.startswith("新") for word in marked)


def test_a_near_spelling_finds_the_word_meant(seeds: Index) -> None:
    assert "新能源" in _marked(search(seeds, "新能原~"))
    assert not search(seeds, "新能原").total


def test_a_near_spelling_finds_first_what_was_typed(seeds: Index) -> None:
    typed = search(seeds, "庄综保~").hits
    assert len(search(seeds, "庄综保").words) > 1
    assert typed
    assert "庄综保" in min(typed, key=lambda hit: hit.rank).text


def test_words_near_one_another_have_few_words_among_them() -> None:
    text = "推动外资在京的大型企业健康发展"
    assert near_spans(text, ("外资", "企业"), 4) == ((2, 4), (9, 11))
    assert near_spans(text, ("企业", "外资"), 4) == ((2, 4), (9, 11))
    assert near_spans(text, ("外资", "企业"), 1) == ()


def test_the_whole_phrase_comes_before_its_scattered_words(tmp_path: Path) -> None:
    shelf = tmp_path / "library"
    shelf.mkdir()
    scattered = "环境保护中的营商活动。" * 3
    text = (
        f"报告\n\n{scattered}\n\n全面优化本区的营商环境，推动各项工作再上新的台阶，取得新的成效。\n"
    )
    shelf.joinpath("a.txt").write_text(text, encoding="utf-8")
    with open_index([shelf], index_dir=tmp_path / "indexes") as index:
        hits = search(index, "营商环境").hits
    assert ["营商环境" in hit.text for hit in hits] == [True, False]


def test_words_side_by_side_in_the_text_come_first(tmp_path: Path) -> None:
    shelf = tmp_path / "library"
    shelf.mkdir()
    phrase = "近日，为推动更高水平的对外开放，亦庄综保区通过了预验收。"
    text = f"报告\n\n亦庄的综保区，亦庄与综保区。\n\n{phrase}\n"
    shelf.joinpath("a.txt").write_text(text, encoding="utf-8")
    with open_index([shelf], index_dir=tmp_path / "indexes") as index:
        hits = search(index, "亦庄 综保区").hits
    assert [hit.text[:2] for hit in hits] == ["近日", "亦庄"]


def test_a_word_comes_before_the_same_characters_across_words(tmp_path: Path) -> None:
    shelf = tmp_path / "library"
    shelf.mkdir()
    text = "报告\n\n推动产品和服务升级换代。\n\n日本和服展览盛大开幕了。\n"
    shelf.joinpath("a.txt").write_text(text, encoding="utf-8")
    with open_index([shelf], index_dir=tmp_path / "indexes") as index:
        hits = search(index, "和服").hits
    assert [hit.text[:2] for hit in hits] == ["日本", "推动"]


def test_the_limit_keeps_the_best_and_changes_no_count(seeds: Index) -> None:
    everything = search(seeds, "企业 发展")
    some = search(seeds, "企业 发展", limit=3)
    assert (some.total, some.documents, some.counts) == (
        everything.total,
        everything.documents,
        everything.counts,
    )
    best = sorted((hit.score for hit in everything.hits), reverse=True)[:3]
    assert sorted((hit.score for hit in some.hits), reverse=True) == best


@pytest.mark.parametrize("query", ["企业 发展", "企业 -外资", "新*", '"外资 企业"~9', "-企业"])
def test_a_search_that_runs_out_of_time_says_so_and_shows_only_what_matches(
    seeds: Index, query: str
) -> None:
    everything = {(hit.document, hit.paragraph) for hit in search(seeds, query, seconds=None).hits}
    answer = search(seeds, query, seconds=0)
    assert any("cut off" in str(note) for note in answer.notes)
    assert {(hit.document, hit.paragraph) for hit in answer.hits} <= everything
    assert not any("cut off" in str(note) for note in search(seeds, query).notes)


def test_the_hits_of_a_document_stand_together(seeds: Index) -> None:
    documents = [hit.document for hit in search(seeds, "企业").hits]
    changes = sum(one != other for one, other in pairwise(documents))
    assert changes == len(set(documents)) - 1


def test_an_answer_tells_how_the_query_was_read(seeds: Index) -> None:
    answer = search(seeds, "营商环境 －“出口”")
    assert answer.understood == '营商环境 -"出口"'
    assert answer.words == ("营商", "环境", "出口")


def test_a_warm_search_loads_neither_segmenter_nor_readers_nor_textual(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from search_index import open_index, search\n"
        "index = open_index([Path('seeds')], index_dir=Path(sys.argv[1]))\n"
        "assert search(index, '营商环境').total\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules} | set(sys.modules)))"
    )
    told = [
        subprocess.run(
            [sys.executable, "-W", "ignore", "-c", code, str(tmp_path)],
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=True,
        ).stdout.split()
        for _ in range(2)
    ][1]
    unwanted = {"textual", "rich", "jieba", "rjieba", "opencc", "corpus.reading", "figures.lexer"}
    assert not unwanted & set(told)


@pytest.mark.parametrize("query", ["外资", "发展", "报告 建设", "政府 OR 企业", '"工作"'])
def test_headings_count_the_same_whether_few_paragraphs_match_or_many(
    seeds: Index, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    """Few are looked at one by one, many by a scan of all headings."""
    told = []
    for few in (-1, 10_000):
        monkeypatch.setattr(ranking, "FEW", few)
        told.append(search(seeds, query).hits)
    assert told[0] == told[1] != ()


def test_all_matches_in_a_document_are_those_of_its_hits(seeds: Index) -> None:
    for query in ('"亦庄"', "外资 -出口", "figure:>10亿元", "没有这样的话"):
        answer = search(seeds, query)
        for name in {entry.name for entry in seeds.entries}:
            hits = {
                hit.paragraph: hit.matches
                for hit in answer.hits
                if hit.document == name and hit.matches
            }
            assert matches_in(seeds, query, name) == hits
    assert matches_in(seeds, '"亦庄"', "no such document") == {}
