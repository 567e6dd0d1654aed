"""The public contract: fields, exit codes and what goes to which stream."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from tests.cli.conftest import Run

FIGURE = {
    *("text", "start", "end", "sentence", "kind"),
    *("value", "value_max", "unit", "approximate", "bound", "subject", "trend"),
}


def parsed(text: str) -> Any:
    assert text.count("\n") == 1
    return json.loads(text)


def test_search_gives_its_hits_with_matches_inside_their_text(run: Run, index: Path) -> None:
    ran = run("search", "新能源", "--json", "--index-dir", str(index))

    answer = parsed(ran.out)
    assert (ran.code, ran.err, answer["schema"]) == (0, "", "jiaokan.search/1")
    assert answer["total"] == len(answer["hits"]) >= 3
    for hit in answer["hits"]:
        assert {
            *("document", "title", "section", "paragraph", "text", "matches", "rank", "score")
        } == hit.keys()
        assert {hit["text"][start:end] for start, end in hit["matches"]} == {"新能源"}


def test_search_counts_all_whatever_the_limit(run: Run, index: Path) -> None:
    place = ("--json", "--index-dir", str(index))
    everything = parsed(run("search", "经开区", *place).out)
    some = parsed(run("search", "经开区", "--limit", "2", *place).out)

    assert some["total"] == everything["total"] > 2
    assert some["hits"] == everything["hits"][:2]
    assert parsed(run("search", "经开区", "--limit", "0", *place).out) == everything


def test_search_gives_a_line_of_json_a_hit(run: Run, index: Path) -> None:
    ran = run("search", "新能源", "--jsonl", "--index-dir", str(index))

    hits = [json.loads(line) for line in ran.out.splitlines()]
    assert len(hits) >= 3
    assert all("matches" in hit for hit in hits)


def test_search_in_a_pipe_gives_a_line_a_hit_with_its_place(run: Run, index: Path) -> None:
    ran = run("search", "新能源", "seeds", "--index-dir", str(index))

    for line in ran.out.splitlines():
        assert re.match(r"seeds/\d{3}_\w+\.txt:\d+:.*新能源", line)


def test_search_ends_with_1_when_nothing_is_found_and_says_so_to_people(
    run: Run, index: Path
) -> None:
    ran = run("search", '"协同推进八镇"', "--json", "--index-dir", str(index))

    assert (ran.code, parsed(ran.out)["total"]) == (1, 0)


@pytest.mark.parametrize(
    "query", ["", "((", '"', "NOT", "figure:", "*", "a" * 5000, "\x1b[31m", "\\"]
)
def test_a_query_that_makes_no_sense_never_fails(query: str, run: Run, index: Path) -> None:
    ran = run("search", "--index-dir", str(index), "--", query)

    assert ran.code in (0, 1)
    assert "\x1b" not in ran.err + ran.out
    assert ran.err.count("\n") <= 2


def test_search_serves_the_rest_and_ends_with_2_when_a_file_cannot_be_read(
    run: Run, index: Path, tmp_path: Path
) -> None:
    (tmp_path / "good.txt").write_text("标题\n\n粮食增产。\n", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")

    ran = run("search", "粮食", str(tmp_path), "--json", "--index-dir", str(index))

    assert (ran.code, parsed(ran.out)["total"]) == (2, 1)
    assert ran.err == f"jiaokan: {tmp_path}/empty.txt is empty\n"


def test_quiet_search_answers_by_its_code_alone(run: Run, index: Path) -> None:
    ran = run("search", "新能源", "-q", "--index-dir", str(index))

    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_an_index_folder_that_is_a_file_is_told_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    ran = run("search", "新能源", "--index-dir", str(tmp_path / "file"))

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert str(tmp_path / "file") in ran.err


def test_a_comparison_tells_each_sentence_once_and_counts(run: Run) -> None:
    ran = run("compare", "--json")

    answer = parsed(ran.out)
    assert (ran.code, ran.err, answer["schema"]) == (1, "", "jiaokan.comparison/1")
    for side in ("base", "revised"):
        told = sorted(each["index"] for row in answer["rows"] for each in row[side])
        assert told == list(range(answer[side]["sentences"]))
    assert answer["summary"]["sentences_with_added_figures"] == 24
    assert answer["summary"]["added_figures"] == 33
    for row in answer["rows"]:
        texts = {each["index"]: each["text"] for each in row["revised"]}
        for figure in row["figures"]["added"]:
            assert figure.keys() - {"elsewhere"} == FIGURE
            assert texts[figure["sentence"]][figure["start"] : figure["end"]] == figure["text"]


def test_an_added_figure_that_the_base_tells_elsewhere_says_so(run: Run) -> None:
    answer = parsed(run("compare", "--json").out)

    added = [figure for row in answer["rows"] for figure in row["figures"]["added"]]
    noted = [figure for figure in added if "elsewhere" in figure]
    assert noted
    for figure in noted:
        assert figure["elsewhere"].keys() == FIGURE
        assert figure["elsewhere"]["value"] == figure["value"]
        assert figure["elsewhere"]["unit"] == figure["unit"]


def test_wording_is_marked_by_characters_where_that_is_asked_for(run: Run, tmp_path: Path) -> None:
    for name, text in (("a", "加快推进乡村振兴工作。"), ("b", "加速推进乡村振兴工作。")):
        (tmp_path / f"{name}.md").write_text(f"# 报告\n\n{text}\n", encoding="utf-8")
    words = ("compare", str(tmp_path / "a.md"), str(tmp_path / "b.md"))

    assert "[-加快-]推进" in run(*words).out
    assert "加[-快-]推进" in run(*words, "--characters").out


def test_nothing_is_wrapped_where_no_terminal_is(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "健全区域医疗卫生体系，完成[18处]急救站点建设，急救分中心投入使用；依托同仁医院共建"

    assert sentence in run("compare").out
    monkeypatch.setenv("COLUMNS", "60")
    assert sentence not in run("compare").out


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140, 200])
def test_no_line_of_a_comparison_is_wider_than_the_terminal(
    width: int, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))

    lines = run("compare").out.splitlines()

    least = 56  # a table's figures, values and units are never cut
    assert max(cell_len(line) for line in lines) <= max(width, least)


def test_only_chooses_rows_and_leaves_the_summary_of_all(run: Run) -> None:
    everything = parsed(run("compare", "--json").out)
    counts = []
    for only in ("added-figures", "figures", "changes", "all"):
        answer = parsed(run("compare", "--json", "--only", only).out)
        assert answer["summary"] == everything["summary"]
        assert [row for row in everything["rows"] if row in answer["rows"]] == answer["rows"]
        counts.append(len(answer["rows"]))

    assert counts == sorted(set(counts))
    assert counts[0] == 24


def test_a_document_against_itself_ends_with_0(run: Run) -> None:
    for form in ("text", "json", "html", "markdown", "csv"):
        assert run("compare", "工作总结", "工作总结", "--format", form).code == 0


@pytest.mark.parametrize("form", ["text", "json", "html", "markdown", "csv"])
def test_a_comparison_written_to_a_file_is_what_is_printed(
    form: str, run: Run, tmp_path: Path
) -> None:
    printed = run("compare", "--format", form, "--color", "never")
    written = run("compare", "--format", form, "-o", str(tmp_path / "out"))

    assert (written.code, written.out, written.err) == (1, "", "")
    text = (tmp_path / "out").read_bytes().decode("utf-8")
    assert text.replace("\r\n", "\n") == printed.out.replace("\r\n", "\n")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_comparison_is_never_written_over_its_documents(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("标题\n\n正文。\n", encoding="utf-8")

    ran = run("compare", str(path), "工作总结", "-o", str(path))

    assert (ran.code, "正文。" in path.read_text(encoding="utf-8")) == (2, True)


@pytest.mark.parametrize("place", ["missing/out", "."])
def test_a_file_that_cannot_be_written_is_one_sentence(
    place: str, run: Run, tmp_path: Path
) -> None:
    ran = run("compare", "-o", str(tmp_path / place))

    assert (ran.code, ran.err.count("\n")) == (2, 1)


def test_colour_is_written_only_where_it_is_asked_for(run: Run, index: Path) -> None:
    for words in (
        ("search", "新能源", "--index-dir", str(index)),
        ("compare",),
        ("figures",),
        ("show", "工作总结"),
    ):
        assert "\x1b[" not in run(*words).out
        assert "\x1b[" in run(*words, "--color", "always").out


def test_without_colour_added_figures_stand_in_brackets(run: Run) -> None:
    assert "在[7家]二级以上医院" in run("compare").out


def test_figures_carry_their_place_and_sentence(run: Run) -> None:
    ran = run("figures", "seeds/003_1c05df24331652f3.txt", "--json")

    answer = parsed(ran.out)
    assert (ran.code, ran.err, answer["schema"]) == (0, "", "jiaokan.figures/1")
    assert len(answer["figures"]) > 50
    for figure in answer["figures"]:
        assert figure.keys() == FIGURE | {"document", "title", "section", "context"}
        assert figure["context"][figure["start"] : figure["end"]] == figure["text"]
    consumption = next(each for each in answer["figures"] if each["text"] == "34.5亿元")
    assert (consumption["value"], consumption["unit"], consumption["kind"]) == (
        *(3_450_000_000, "元"),
        "money",
    )


def test_figures_of_one_kind_are_those_alone(run: Run) -> None:
    ran = run("figures", "--jsonl", "--kind", "money", "--kind", "percent")

    assert {json.loads(line)["kind"] for line in ran.out.splitlines()} == {"money", "percent"}


@pytest.mark.parametrize(
    ("name", "begins"), [("a.html", "<!doctype html>"), ("a.md", "# "), ("a.json", '{"schema"')]
)
def test_a_file_is_written_in_the_form_that_its_name_asks_for(
    name: str, begins: str, run: Run, tmp_path: Path
) -> None:
    assert run("compare", "-o", str(tmp_path / name)).code == 1

    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_two_forms_of_output_exclude_each_other(run: Run) -> None:
    for words in (
        ("figures", "--json", "--jsonl"),
        ("figures", "--json", "--format", "csv"),
        ("compare", "--json", "--format", "html"),
        ("search", "x", "--json", "--jsonl"),
        ("index", "--check", "--rebuild"),
    ):
        assert run(*words).code == 2


def test_a_document_is_shown_with_sections_paragraphs_and_sentences(run: Run) -> None:
    answer = parsed(run("show", "工作总结", "--json").out)

    assert answer["schema"] == "jiaokan.document/1"
    headings = [section["heading"] for section in answer["sections"]]
    assert "二、加快产业集群化发展，高精尖产业发展迈上新台阶" in headings
    for paragraph in answer["paragraphs"]:
        if paragraph["sentences"]:
            ends = [0, *(end for _start, end in paragraph["sentences"])]
            assert [start for start, _end in paragraph["sentences"]] == ends[:-1]
            assert ends[-1] == len(paragraph["text"])


def test_a_document_keeps_its_identity_when_it_is_renamed(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text("各位代表：现在，我代表市政府报告工作。", encoding="gb18030")
    before = parsed(run("show", str(path), "--json").out)
    after = parsed(run("show", str(path.rename(tmp_path / "新.txt")), "--json").out)

    assert before["identity"] == after["identity"] != ""
    assert before["encoding"] == "gb18030"
    assert before["document"] != after["document"]


def test_the_head_of_an_article_is_told_by_its_length(run: Run, tmp_path: Path) -> None:
    articles = ("第一条为了鼓励创新，制定本法。", "第二条本法适用于企业。", "第三条国家鼓励创新。")
    (tmp_path / "a.md").write_text("\n\n".join(("# 创新法", *articles)), encoding="utf-8")

    answer = parsed(run("show", str(tmp_path / "a.md"), "--json").out)

    told = {paragraph["text"]: paragraph["head"] for paragraph in answer["paragraphs"]}
    assert told == {"创新法": 0, **dict.fromkeys(articles, 3)}


def test_a_document_shown_in_a_pipe_is_a_line_a_paragraph(run: Run) -> None:
    lines = run("show", "工作总结").out.splitlines()

    assert "# 北京经济技术开发区管委会2022年度工作总结" in lines
    assert "## 二、加快产业集群化发展，高精尖产业发展迈上新台阶" in lines


def test_an_index_is_built_told_and_checked(run: Run, index: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("标题\n\n粮食增产。\n", encoding="utf-8")
    place = (str(tmp_path), "--json", "--index-dir", str(index))

    missing = run("index", "--check", *place)
    built = run("index", *place)
    whole = run("index", "--check", *place)
    (tmp_path / "a.txt").write_text("标题\n\n粮食减产。\n", encoding="utf-8")
    stale = run("index", "--check", *place)

    assert (missing.code, parsed(missing.out)["built"]) == (2, False)
    assert (built.code, len(parsed(built.out)["documents"])) == (0, 1)
    assert (whole.code, parsed(whole.out)["whole"]) == (0, True)
    assert (stale.code, parsed(stale.out)["changed"]) == (2, [str(tmp_path / "a.txt")])


def test_the_explorer_without_a_terminal_says_so(run: Run) -> None:
    ran = run()

    assert (ran.code, ran.out) == (2, "")
    assert "terminal" in ran.err


def test_the_explorer_lists_its_library_as_json(run: Run, index: Path) -> None:
    ran = run("--json", "--index-dir", str(index), "seeds")

    assert (ran.code, len(parsed(ran.out)["documents"])) == (0, 4)
