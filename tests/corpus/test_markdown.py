"""Markdown: its signs are gone, its structure stays, places lead into the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cleaning import source_offset
from corpus.readers.markdown import marked_up


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**重点**工作与*难点*", "重点工作与难点"),
        ("增长2*3*4与a_b_c", "增长2*3*4与a_b_c"),
        ('见[《意见》（2024）](http://a.cn/x_(1) "题")第三条', "见《意见》（2024）第三条"),
        ("图![说明](a.png)后", "图后"),
        ("`代码_1`与``a`b``", "代码_1与a`b"),
        ("&lt;&#20013;&gt;", "<中>"),
        ("第一<br>第二<span>三</span>", "第一第二三"),
        (r"\*不是强调\*", "*不是强调*"),
        ("- [x] 已完成", "已完成"),
        ("> > 引用", "引用"),
        ("1. 5亿元", "1. 5亿元"),
        ("2*3=6，**注**", "2*3=6，注"),
    ],
)
def test_the_signs_are_taken_out_of_the_text(source: str, text: str) -> None:
    (line,) = marked_up(source).lines

    assert line.content.text == text


def test_headings_rows_and_items_stand_apart() -> None:
    source = (
        "---\ntitle: 总结\n---\n<!-- 注\n释 -->\n总结\n===\n## 一、回顾 ##\n首段\n- 甲\n- 乙\n\n"
        "| 指标 | 2024年 |\n|---|:-:|\n| 产值 | 5% |\n\n```\n# 不是标题\n```\n小结\n---\n尾\n***\n"
    )
    lines = marked_up(source).lines

    assert marked_up(source).title == "总结"
    assert [(line.mark, line.content.text) for line in lines] == [
        (1, "总结"),
        (2, "一、回顾"),
        (0, "首段"),
        (0, "甲"),
        (0, "乙"),
        (0, "指标|2024年"),
        (0, "产值|5%"),
        (0, "#不是标题"),
        (2, "小结"),
        (0, "尾"),
    ]


@given(st.text(alphabet="字报，。12a*_`[]()<>&;|#-> \\\n!~=:", max_size=80))
def test_every_character_leads_to_its_place(source: str) -> None:
    for line in marked_up(source).lines:
        assert line.start < line.end <= len(source)
        for offset, character in enumerate(line.content.text):
            place = source_offset(line.content.runs, offset)
            assert source[place] == character or source[place] in "&|"
