"""Clean text and the way back to the source."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import parse
from corpus.cleaning import CONTROLS, clean, clean_raw, join, source_offset
from corpus.lines import split_lines

CLEANED = {
    "留住 5627 名骨干人才": "留住5627名骨干人才",
    "5G+8K 应用": "5G+8K应用",
    "办好IC World、博鳌论坛": "办好IC World、博鳌论坛",
    "　　坚决落实　": "坚决落实",
    "开 启 首 都": "开启首都",
    "为 “HyperArc” 的先进": "为“HyperArc”的先进",
    "下降84.7 %，实施“ 6 + 1 ”工程": "下降84.7%，实施“6+1”工程",
    "in 2020 and 5 GW": "in 2020 and 5 GW",
    'said  "hello"  there': 'said "hello" there',
    "红\x1b[31m色\u202e字\u200b符\ufeff": "红色字符",
    "甲\x9b31m乙": "甲乙",
    "标题\x1b[2J\x1b]0;pwn\x07一": "标题一",
    "甲\x1b]8;;http://a.cn/\x1b\\乙\x1b]8;;\x1b\\": "甲乙",
    "甲\x1bP1$r q\x9c乙": "甲乙",
    "ab\x1b]0;x y\x07cd": "abcd",
    "甲\x1b2024年\x1b[中": "甲2024年[中",
}


@pytest.mark.parametrize(("source", "text"), CLEANED.items())
def test_spacing_next_to_chinese_and_control_characters_go(source: str, text: str) -> None:
    assert clean(source, 0, len(source)).text == text


@given(st.text(max_size=80))
def test_every_character_leads_back_to_its_place(source: str) -> None:
    cleaned = clean(source, 0, len(source))
    for at, char in enumerate(cleaned.text):
        there = source[source_offset(cleaned.runs, at)]
        assert there == char or (char == " " and there.isspace())


@given(st.text(max_size=80))
def test_no_control_character_survives(source: str) -> None:
    assert not re.search(f"[{CONTROLS}]", clean(source, 0, len(source)).text)


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("实际利用外资34.5亿", "元，增长", "实际利用外资34.5亿元，增长"),
        ("均值为PM", "2.5微克", "均值为PM2.5微克"),
        ("办好IC", "World大会", "办好IC World大会"),
        ("20", "22年", "2022年"),
    ],
)
def test_a_mended_line_end_leaves_a_space_between_latin_words_only(
    left: str, right: str, joined: str
) -> None:
    source = f"{left}\n{right}"
    mended = join([clean(source, 0, len(left)), clean(source, len(left) + 1, len(source))])
    assert mended.text == joined
    last = len(mended.text) - 1
    assert source[source_offset(mended.runs, last)] == mended.text[last]


def test_the_raw_line_keeps_all_but_spacing() -> None:
    (line,) = split_lines("\u3000 -3.5℃-\u2003\n")
    assert line.raw == line.content.text == "-3.5℃-"
    assert (line.start, line.end, line.lead) == (2, 8, 2)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("郑福来  王新忠  张佐友", "郑福来 王新忠 张佐友"),
        ("提案人：丁守中　潘維剛　江惠貞", "提案人：丁守中 潘維剛 江惠貞"),
        ("王　芳　　刘海水　　周鸿英（女）", "王芳 刘海水 周鸿英（女）"),
        ("严　芳　　李　斌　　邹　澜", "严芳 李斌 邹澜"),
        ("第一条　为了加强管理　制定本法", "第一条为了加强管理制定本法"),
        ("国　务　院　办　公　厅", "国务院办公厅"),
        ("中国 人民 银行 公告", "中国人民银行公告"),
    ],
)
def test_names_in_a_row_stay_apart(row: str, told: str) -> None:
    found = clean(row, 0, len(row))
    assert found.text == told
    for offset, character in enumerate(found.text):
        place = row[source_offset(found.runs, offset)]
        assert place == character or (character == " " and place.isspace())


def test_a_row_of_names_is_no_heading() -> None:
    text = "以上同志在各自岗位上作出了突出贡献，决定授予荣誉称号。"
    document = parse(f"先进个人名单\n{text}\n郑福来　王新忠　张佐友\n{text}\n", "a.txt")
    assert [section.heading for section in document.sections] == ["先进个人名单"]


def test_initials_that_a_line_end_parts_stay_together() -> None:
    pieces = [clean_raw("黎某某先生, S.", 0), clean_raw("B.S., J.P.", 20)]
    assert join(pieces).text == "黎某某先生, S.B.S., J.P."
    assert join([clean_raw("the end.", 0), clean_raw("A new", 20)]).text == "the end. A new"
