"""Rows of tables in plain text keep their cells apart, whatever spacing parts them."""

from __future__ import annotations

import pytest

from corpus import ParagraphKind, parse
from corpus.cleaning import source_offset
from corpus.reading import parse_bytes

ROWS = (
    ("指标", "2023年", "2024年", "增长"),
    ("地区生产总值（亿元）", "1200.5", "1290.1", "7.5%"),
    ("城镇新增就业（万人）", "12.3", "13.0", "5.7%"),
    ("居民收入（元）", "39218", "41314", "5.3%"),
)
BODY = "一年来，我们坚持稳中求进工作总基调，经济运行总体平稳、稳中有进，社会大局保持稳定。"


def _told(source: str) -> list[str]:
    document = parse(source, "a.txt")
    for paragraph in document.paragraphs:
        for offset, character in enumerate(paragraph.text):
            place = source[source_offset(paragraph.runs, offset)]
            assert place == character or (character == "|" and place.isspace())
    return [paragraph.text for paragraph in document.paragraphs]


@pytest.mark.parametrize(
    "between", ["\t", "\t\t", "  ", "      ", "\u3000\u3000", "\u3000", " \t "]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_cells_are_kept_apart_whatever_parts_them(between: str, gap: str) -> None:
    source = gap.join([BODY, *(between.join(row) for row in ROWS), BODY])
    assert _told(source) == [BODY, *("|".join(row) for row in ROWS), BODY]


@pytest.mark.parametrize("between", ["\t", "\t\t", " \t"])
def test_a_cell_left_empty_between_tabs_keeps_the_others_in_their_columns(between: str) -> None:
    rows = (
        ("", "2023年", "2024年", "增长"),
        ("地区生产总值（亿元）", "1200.5", "1290.1", "7.5%"),
        ("新增就业（万人）", "", "13.0", ""),
        ("常住人口（万人）", "523.4", "", "0.3%"),
    )
    source = "\n".join([BODY, *(between.join(row) for row in rows), BODY])
    told = ["|".join(row).rstrip("|") for row in rows]
    assert _told(source) == [BODY, *told, BODY]


def test_tabs_that_only_set_columns_leave_no_cells_empty() -> None:
    source = "\n".join(["指标\t\t\t2023年\t2024年", "居民收入（元）\t39218\t41314", BODY])
    assert _told(source) == ["指标|2023年|2024年", "居民收入（元）|39218|41314", BODY]


def test_rows_set_in_columns_are_rows() -> None:
    widths = (24, 10, 10, 8)
    lines = [
        "".join(
            cell + " " * (width - sum(1 + (c > "\u2e80") for c in cell)) for cell, width in pairs
        )
        for pairs in (zip(row, widths, strict=True) for row in ROWS)
    ]
    assert _told("\n".join(lines)) == ["|".join(row) for row in ROWS]


def test_a_row_is_no_heading_and_no_part_of_a_sentence() -> None:
    rows = "\n".join("\t".join(row) for row in ROWS)
    document = parse(f"统计公报\n{BODY[:-1]}\n{rows}\n{BODY}", "a.txt")
    kinds = [paragraph.kind for paragraph in document.paragraphs if "|" in paragraph.text]
    assert kinds == [ParagraphKind.BODY] * len(ROWS)


@pytest.mark.parametrize(
    "source",
    [
        "第一条　为了保护环境，制定本法。\n第二条　本法适用于全国。",
        "深　入　推　进\n改　革　开　放",
        "来源：市人大  发布时间：2024年1月5日\n\n" + BODY,
        "优化防控措施，\u3000保持经济运行在合理区间，各类企业\u3000都有保障，民生不断改善，\u3000稳中向好。",
        "第一章　总　则\n第一条　为了保护环境，制定本法。",
        "第一章　总　则\n第二章　罚　则\n第三章　附　则",
        "主　任　张　三\n副主任　李　四\n秘　书　王　五",
    ],
)
def test_spacing_that_sets_nothing_apart_makes_no_table(source: str) -> None:
    assert not any("|" in text for text in _told(source))


def test_an_empty_cell_keeps_the_place_of_those_behind_it_in_every_format() -> None:
    page = (
        "<html><body><p>2023年，全市经济运行总体平稳，稳中有进，社会大局保持稳定。</p>"
        "<table><tr><td rowspan=2>指标</td><td colspan=2>全年</td></tr>"
        "<tr><td>2022年</td><td>2023年</td></tr>"
        "<tr><td>产值</td><td></td><td>12.1</td></tr><tr><td>增速</td><td>5.1</td><td></td></tr>"
        "</table></body></html>"
    )
    told = ["指标|全年", "|2022年|2023年", "产值||12.1", "增速|5.1"]
    assert [p.text for p in parse_bytes(page.encode(), "a.html").paragraphs[1:]] == told
    rows = ("| 指标 | 2022年 | 2023年 |", "|---|---|---|", "| 产值 |  | 12.1 |", "| 增速 | 5.1 | |")
    marked = "\n".join(rows)
    assert [p.text for p in parse_bytes(marked.encode(), "a.md").paragraphs] == [
        "指标|2022年|2023年",
        *told[2:],
    ]
