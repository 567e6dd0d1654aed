"""`jiaokan figures`: chosen by unit, value and subject, in the order asked for."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

TEXT = """年度报告

粮食产量达到48401万吨，新增耕地20万亩、林地3公顷。投资34.5亿元，外资5亿美元。增长8%，提高3.2个百分点。
=1+1号公式产品销售7台。
"""


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def told(run: Run, *words: str) -> list[dict[str, Any]]:
    answer: list[dict[str, Any]] = json.loads(run("figures", *words, "--json").out)["figures"]
    return answer


def texts(run: Run, *words: str) -> list[str]:
    return [figure["text"] for figure in told(run, *words)]


def test_a_unit_chooses_what_converts_to_it(run: Run, report: str) -> None:
    assert texts(run, report, "--unit", "亩") == ["20万亩", "3公顷"]
    assert texts(run, report, "--unit", "斤") == ["48401万吨"]
    assert texts(run, report, "--unit", "台") == ["7台"]


@pytest.mark.parametrize(
    ("limits", "wanted"),
    [
        (("--min", "1亿元"), ["34.5亿元"]),
        (("--unit", "亩", "--max", "100"), ["3公顷"]),
        (("--min", "5%"), ["8%"]),
        (("--min", "9000亿斤", "--max", "1亿吨"), []),
        (("--min", "9000亿斤", "--max", "10亿吨"), ["48401万吨"]),
        (("--kind", "quantity", "--max", "7"), ["3公顷", "7台"]),
    ],
)
def test_limits_are_compared_by_value_and_unit(
    run: Run, report: str, limits: tuple[str, ...], wanted: list[str]
) -> None:
    assert texts(run, report, *limits) == wanted


def test_a_subject_chooses_what_is_named_so(run: Run, report: str) -> None:
    (grain,) = told(run, report, "--subject", "粮食")

    assert (grain["subject"], grain["trend"], grain["unit"]) == ("粮食产量", "达到", "吨")


def test_values_are_ordered_whatever_their_unit(run: Run, report: str) -> None:
    assert texts(run, report, "--unit", "亩", "--sort", "value") == ["3公顷", "20万亩"]
    assert texts(run, report, "--unit", "亩", "--sort", "value", "--reverse") == ["20万亩", "3公顷"]


def test_a_limit_that_is_no_number_is_told(run: Run, report: str) -> None:
    ran = run("figures", report, "--min", "很多")

    assert ran.code == 2
    assert "--min" in ran.err
    assert "Traceback" not in ran.err


def test_a_spreadsheet_gets_subjects_and_no_formula(run: Run, report: str) -> None:
    out = run("figures", report, "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))

    assert out.startswith("\ufeff")
    assert {"subject", "trend"} <= rows[0].keys()
    assert all(not cell.startswith("=") for row in rows for cell in row.values())


def test_a_document_without_the_figures_asked_for_is_not_listed(run: Run, report: str) -> None:
    assert run("figures", report, "--unit", "英里").out == ""


def test_the_table_lists_what_counts_and_tells_how_much_it_left_out(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "报告.txt"
    path.write_text("第九版方案于2022年印发，投资34.5亿元。\n", encoding="utf-8")
    plain, dates = run("figures", str(path)), run("figures", str(path), "--kind", "date")

    assert "34.5亿元" in plain.out.splitlines()[1]
    assert len(plain.out.splitlines()) == 2
    assert "2 dates, ranks and names" in plain.err
    assert "2,022" in dates.out
    assert "not listed" not in dates.err


def test_a_choice_that_finds_nothing_says_so(run: Run, report: str) -> None:
    ran = run("figures", report, "--unit", "英里")

    assert (ran.out, ran.code) == ("", 0)
    assert "no such figures" in ran.err
