"""Three versions or more, in order, are told as an apparatus."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run

VERSIONS = (
    ("# 报告", "全年实现52个项目落地。", "发放消费券1亿元，拉动消费增长。", "环境持续改善。"),
    ("# 报告", "全年实现60个项目落地。", "新增上市企业6家，累计达47家。", "环境持续改善。"),
    ("# 报告", "全年实现60个重点项目落地。", "新增上市企业6家，累计达48家。", "环境持续改善。"),
)


@pytest.fixture
def versions(tmp_path: Path) -> list[str]:
    paths = []
    for year, text in zip((2021, 2022, 2023), VERSIONS, strict=True):
        path = tmp_path / f"{year}.md"
        path.write_text("\n\n".join(text), encoding="utf-8")
        paths.append(str(path))
    return paths


def test_each_passage_is_told_with_its_versions_and_figures(run: Run, versions: list[str]) -> None:
    ran = run("compare", *versions)

    assert (ran.code, ran.err) == (1, "")
    lines = ran.out.splitlines()
    assert lines[0].startswith("A 报告")
    assert "A··  全年实现<52个>项目落地。" in lines
    assert "·B·  全年实现<60个>项目落地。" in lines
    assert "··C  全年实现<60个>{+重点项目+}落地。" in lines
    assert "     52个 → 60个 → 60个" in lines
    assert "A··  发放消费券1亿元，拉动消费增长。" in lines
    assert "     47家 → 48家" not in ran.out
    assert "     – → 47家 → 48家" in lines
    assert "ABC  环境持续改善。" in lines


def test_the_json_of_several_versions_holds_every_sentence_once(
    run: Run, versions: list[str]
) -> None:
    answer = json.loads(run("compare", *versions, "--json").out)

    assert answer["schema"] == "jiaokan.apparatus/1"
    assert [version["document"] for version in answer["versions"]] == versions
    for at, version in enumerate(answer["versions"]):
        told = sorted(s["index"] for thread in answer["threads"] for s in thread["sentences"][at])
        assert told == list(range(version["sentences"]))
    runs = [
        ([figure and figure["text"] for figure in each["figures"]], each["changes"])
        for thread in answer["threads"]
        for each in thread["figures"]
    ]
    assert (["52个", "60个", "60个"], True) in runs
    assert ([None, "6家", "6家"], True) in runs
    assert answer["summary"]["threads"] == len(answer["threads"]) == 5


@pytest.mark.parametrize(
    ("only", "threads"), [("all", 5), ("changes", 3), ("figures", 3), ("added-figures", 1)]
)
def test_only_chooses_passages(only: str, threads: int, run: Run, versions: list[str]) -> None:
    answer = json.loads(run("compare", *versions, "--json", "--only", only).out)

    assert len(answer["threads"]) == threads
    assert answer["summary"]["threads"] == 5


def test_versions_that_are_the_same_end_with_0(run: Run, versions: list[str]) -> None:
    ran = run("compare", versions[0], versions[0], versions[0])

    assert ran.code == 0
    assert "ABC  ⋯  4 sentences the same in all versions" in ran.out


def test_a_table_of_several_versions_has_a_column_for_each(run: Run, versions: list[str]) -> None:
    text = run("compare", *versions, "--format", "csv").out
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))

    assert len(rows) == 1 + 5
    assert rows[0][5:] == ["A 报告 (2021.md)", "B 报告 (2022.md)", "C 报告 (2023.md)"]
    assert ["·BC", "新增上市企业6家，累计达48家。"] in [[row[1], row[7]] for row in rows]


def test_a_page_and_markdown_of_several_versions_hold_every_reading(
    run: Run, versions: list[str]
) -> None:
    for form in ("html", "markdown"):
        text = re.sub(r"<[^>]+>", "", run("compare", *versions, "--format", form).out)
        for reading in ("发放消费券1亿元", "60个重点项目落地", "累计达47家"):
            assert reading in text


def test_hostile_text_stays_text_in_a_page_of_several_versions(
    run: Run, versions: list[str], tmp_path: Path
) -> None:
    (tmp_path / "<b>.txt").write_text("<script>\n\n<img src=x>新增3家。\n", encoding="utf-8")

    page = run("compare", *versions, str(tmp_path / "<b>.txt"), "--format", "html").out

    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;img src=x&gt;" in page


def test_standard_input_can_be_one_of_several_only_once(run: Run, versions: list[str]) -> None:
    ran = run("compare", "-", versions[0], "-")

    assert (ran.code, ran.err.count("\n")) == (2, 1)
