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
        ("第一<b>第二</b><span>三</span>", "第一第二三"),
        (r"\*不是强调\*", "*不是强调*"),
        ("- [x] 已完成", "已完成"),
        ("> > 引用", "引用"),
        ("1. 5亿元", "1. 5亿元"),
        ("2*3=6，**注**", "2*3=6，注"),
        ("增长5%[^1]，其中外资[^note]", "增长5%[1]，其中外资[note]"),
        ("[^1]: 不含**港澳台**数据。", "[1]不含港澳台数据。"),
        ("[^a]:按可比价格计算。", "[a]按可比价格计算。"),
        (":::warning\n正文\n:::", "正文"),
        ("::: {.note #a}\n正文\n::::", "正文"),
    ],
)
def test_the_signs_are_taken_out_of_the_text(source: str, text: str) -> None:
    (line,) = marked_up(source).lines

    assert line.content.text == text


def test_footnotes_are_paragraphs_of_their_own() -> None:
    source = "正文5%[^1]。\n\n[^1]: 不含。\n[^2]: 按可比价格。\n\n[1]: http://a.cn/\n"
    extracted = marked_up(source)
    assert [line.content.text for line in extracted.lines] == [
        "正文5%[1]。", "[1]不含。", "[2]按可比价格。",
    ]  # fmt: skip
    assert all(line.gap for line in extracted.lines[1:])


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


BLOCKS = {
    "<p><strong>产量突破50万吨</strong></p><p>记者获悉，增长5%。</p>": [
        "产量突破50万吨",
        "记者获悉，增长5%。",
    ],
    "正文一。<br>正文二。</p><p>正文**三**。": ["正文一。", "正文二。", "正文三。"],
    '<div class="a">\n<ul><li>甲项。</li>\n<li>乙项。</li></ul></div>\n\n后': [
        "甲项。",
        "乙项。",
        "后",
    ],
    "<table>\n<tr><td>指标</td><td>5%</td></tr>\n\n<tr><td>产值</td><td>12亿元</td></tr></table>": [
        "指标|5%",
        "产值|12亿元",
    ],
    "`<p>码`与`<br>`同": ["<p>码与<br>同"],
    "|甲|乙|\n|-|-|\n|一<br>二|三|": ["甲|乙", "一二|三"],
    "```\n<p>一</p>\n```": ["<p>一</p>"],
}


@pytest.mark.parametrize(("source", "texts"), BLOCKS.items())
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_html_in_markdown_parts_what_it_would_part_on_a_page(
    source: str, texts: list[str], line_end: str
) -> None:
    source = source.replace("\n", line_end)
    lines = marked_up(source).lines
    assert [line.content.text for line in lines] == texts
    for line in lines:
        first = line.content.text[0]
        assert source[source_offset(line.content.runs, 0)] == first
        assert source[line.start] == first


@pytest.mark.parametrize(
    ("source", "marks"),
    [
        ("- ### 一、线索受理", [(3, "一、线索受理")]),
        ("# 准则解释\n=====\n正文", [(1, "准则解释"), (0, "正文")]),
        ("# 准则解释\n-----\n正文", [(1, "准则解释"), (0, "正文")]),
        ("## <br> **【征文】通知**", [(2, "【征文】通知")]),
    ],
)
def test_headings_are_told_however_they_are_signed(
    source: str, marks: list[tuple[int, str]]
) -> None:
    assert [(line.mark, line.content.text) for line in marked_up(source).lines] == marks


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**1****、标题**", "1、标题"),
        ("**甲****乙****丙**丁", "甲乙丙丁"),
        ("甲****乙", "甲****乙"),
    ],
)
def test_bold_runs_side_by_side_leave_no_signs(source: str, text: str) -> None:
    assert [line.content.text for line in marked_up(source).lines] == [text]


def test_lines_in_bold_are_headings_where_only_the_title_is_declared() -> None:
    body = "他违反了中央八项规定精神，受到处分。"
    lines = [
        "# 案例",
        body,
        "**【执纪依据】**",
        body,
        "**案例剖析**",
        body,
        f"**{body}**",
        "**完**",
    ]
    told = [(line.mark, line.content.text) for line in marked_up("\n\n".join(lines)).lines]
    assert [text for mark, text in told if mark == 2] == ["【执纪依据】", "案例剖析"]
    others = [line.mark for line in marked_up("\n\n".join(["## 一", *lines])).lines]
    assert others.count(2) == 1


@pytest.mark.parametrize(
    "line",
    [
        "::: tip 修订信息",
        ':::{.note align="left"}',
        "[[toc]]",
        "[TOC]",
        "@tab 章节",
        "> [!WARNING]",
        "[1](#t1)&emsp;[2](#t2)&emsp;[3](#t3)",
        "- [一](#a) [二](#b)、[三](#c)",
    ],
)
def test_what_only_lays_out_a_page_is_no_text(line: str) -> None:
    found = [each.content.text for each in marked_up(f"上文。\n\n{line}\n\n下文。").lines]
    assert found == ["上文。", "下文。"]


def test_a_box_of_contents_is_left_out_and_other_boxes_stay() -> None:
    text = "::: details 目录\n::: tabs\n- 第1~2条：\n:::\n\n:::\n::: tip 注\n正文。\n:::\n完。"
    assert [line.content.text for line in marked_up(text).lines] == ["正文。", "完。"]
    nested = text.replace("\n:::\n\n:::", "\n:::")
    assert [line.content.text for line in marked_up(nested).lines] == ["正文。", "完。"]
    open_one = marked_up("::: details 目录\n第一条　正文。").lines
    assert [line.content.text for line in open_one] == ["第一条正文。"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('## 第一章&emsp;总则{align="center"}', "第一章总则"),
        ('[参照表](a.pdf){target="_blank"}', "参照表"),
        ("## 总则 {#a .b}", "总则"),
        ("甲方{名称}签字{}", "甲方{名称}签字{}"),
        ("乙[7][4][1]丙。", "乙[7][4][1]丙。"),
        ("乙[七][]丙。", "乙[七][]丙。"),
    ],
)
def test_attributes_are_no_text_and_brackets_without_a_link_are(source: str, text: str) -> None:
    assert [line.content.text for line in marked_up(source).lines] == [text]


def test_a_label_that_is_defined_makes_a_link() -> None:
    text = "乙[七][A]、[八][]丙。\n\n[a]: https://a.cn\n[八]: https://b.cn"
    assert [line.content.text for line in marked_up(text).lines] == ["乙七、八丙。"]


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("**某某公司\n公开招标公告**", ["某某公司", "公开招标公告"]),
        ("**注：甲\n乙**丙\n丁**", ["**注：甲", "乙**丙", "丁**"]),
        ("**甲\n乙", ["**甲", "乙"]),
    ],
)
def test_bold_over_a_line_end_leaves_no_signs(source: str, texts: list[str]) -> None:
    assert [line.content.text for line in marked_up(source).lines] == texts
