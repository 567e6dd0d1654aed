"""Cells of a table that a program wrote a line each are no headings."""

from __future__ import annotations

from corpus import parse

TEXT = "坚决落实各项要求，优化防控措施，着力保持经济运行在合理区间。"


def headings(*lines: str) -> list[str]:
    top = ["招标文件", *[TEXT] * 16]
    return [each.heading for each in parse("\n".join([*top, *lines]), "a.txt").sections[1:]]


def test_cells_among_many_short_lines_head_nothing() -> None:
    labels = ["建设地点", "建设规模", "质量标准", "招标范围", "资金来源"]
    cells = [cell for label in labels for cell in (label, "见招标公告；")]
    assert headings(TEXT, "前附表", *cells, "附件二", TEXT) == ["前附表", "建设地点", "附件二"]


def test_a_few_short_lines_are_no_table() -> None:
    lines = ["建设规模", "见招标公告；", "质量标准"]
    assert headings(TEXT, *lines, TEXT) == ["建设规模", "质量标准"]
