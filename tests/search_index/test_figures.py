"""`figure:` finds numbers by value and unit, whatever unit of the dimension they were told in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from search_index import Index, open_index, search

SENTENCES = (
    "粮食产量达到880亿斤。",
    "钢材产量为4400万吨。",
    "投资超过100亿元。",
    "投资达到100亿美元。",
    "增速为3.5%，比上年提高2个百分点。",
    "服务企业562家。",
    "建成站点562个。",
    "期限为3—5年。",
    "面积达到15亩。",
    "面积达到1公顷。",
    "合格率为三分之二。",
    "产值增长2倍。",
    "第九版方案于2022年印发。",
)


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """One sentence a paragraph."""
    folder = tmp_path_factory.mktemp("figures")
    text = "统计公报\n\n" + "\n\n".join(f"全市{each}" for each in SENTENCES) + "\n"
    folder.joinpath("公报.txt").write_text(text, encoding="utf-8")
    with open_index([folder], index_dir=tmp_path_factory.mktemp("indexes")) as index:
        yield index


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("4400万吨", {"880亿斤", "4400万吨"}),
        (">=8.8亿公斤", {"880亿斤", "4400万吨"}),
        (">4400万吨", set()),
        ("100亿元", {"超过100亿元"}),
        (">100亿元", {"超过100亿元"}),
        (">100.1亿元", set()),
        ("<=100亿元", {"超过100亿元"}),
        ("<100亿元", set()),
        (">10亿", {"880亿斤", "超过100亿元", "100亿美元"}),
        ("3%..5%", {"3.5%"}),
        (">60%", {"三分之二"}),
        ("2个百分点", {"2个百分点"}),
        ("2%", set()),
        ("562家", {"562家"}),
        ("562", {"562家", "562个"}),
        ("4年", {"3—5年"}),
        ("6年..9年", set()),
        ("48个月", {"3—5年"}),
        ("15亩", {"15亩", "1公顷"}),
        ("0.9公顷..1.1公顷", {"15亩", "1公顷"}),
        ("1亩..1公顷", {"15亩", "1公顷"}),
        ("2倍", {"2倍"}),
        ("1家..1吨", set()),
    ],
)
def test_figures_are_found_by_value_and_unit(
    figures: Index, condition: str, found: set[str]
) -> None:
    hits = search(figures, f"figure:{condition}").hits
    marked = {hit.text[start:end] for hit in hits for start, end in hit.matches}
    if any("plain text" in str(note) for note in search(figures, f"figure:{condition}").notes):
        marked = set()
    assert {each.removeprefix("超过") for each in marked} == {
        each.removeprefix("超过") for each in found
    }
