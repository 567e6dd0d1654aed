"""The marks of notes and powers, which are set raised, are no digits of the numbers beside them."""

from __future__ import annotations

import pytest

from corpus.readers.docx import read as read_word
from corpus.readers.raised import raised
from corpus.reading import parse_bytes
from figures import tell_figures
from tests.corpus.hostile_files.making import body, docx
from tests.corpus.test_prints import printed, texts

TOLD = "全年地区生产总值[2]32074.7亿元，用地10⁴平方米。"


@pytest.mark.parametrize(
    ("text", "before", "meant"),
    [
        ("2", "地区生产总值", "[2]"),
        (" 12 ", "就业人员", "[12]"),
        ("1,2", "就业人员", "[1,2]"),
        ("1-3", "就业人员", "[1-3]"),
        ("4", "PMI", "[4]"),
        ("2", "面积为3.5km", "²"),
        ("3", "m", "³"),
        ("-2", "m/s", "-2"),
        ("4", "10", "⁴"),
        ("4", "110", "[4]"),
        ("[3]", "总值", "[3]"),
        ("①", "总值", "①"),
        ("th", "19", "th"),
        ("", "总值", ""),
    ],
)
def test_what_is_raised_says_so(text: str, before: str, meant: str) -> None:
    assert raised(text, before) == meant


@pytest.mark.parametrize("sign", ["<sup>{}</sup>", '<span style="vertical-align: super">{}</span>'])
def test_on_a_web_page(sign: str) -> None:
    source = (
        f"<h1>公报</h1><p>全年地区生产总值{sign.format('<a>2</a>')}32074.7亿元，"
        f"用地10{sign.format(4)}平方米。</p>"
    )
    assert parse_bytes(source.encode(), "a.html").sentences[-1].text == TOLD


def test_in_markdown() -> None:
    source = "# 公报\n\n全年地区生产总值<sup>2</sup>32074.7亿元，用地10<sup>4</sup>平方米。\n"
    assert parse_bytes(source.encode(), "a.md").sentences[-1].text == TOLD


def test_in_a_word_file() -> None:
    up = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    runs = [
        ("", "全年地区生产总值"),
        (up, "2"),
        ("", "32074.7亿元，用地10"),
        (up, "4"),
        ("", "平方米。"),
    ]
    told = "".join(f"<w:r>{properties}<w:t>{text}</w:t></w:r>" for properties, text in runs)
    (line,) = read_word(docx(body(f"<w:p>{told}</w:p>")), "a.docx").lines
    assert line.content.text == TOLD


def test_in_a_print() -> None:
    page = [
        (72.0, 700.0, 16.0, "全年地区生产总值"),
        (200.0, 707.0, 8.0, "2"),
        (208.0, 700.0, 16.0, "亿元收入增长。"),
    ]
    assert texts(printed([page])) == ["全年地区生产总值[2]亿元收入增长。"]


def test_a_lowered_digit_stays_what_it_is() -> None:
    page = [
        (72.0, 700.0, 16.0, "细颗粒物浓度与二氧化碳"),
        (248.0, 696.0, 8.0, "2"),
        (256.0, 700.0, 16.0, "排放下降。"),
    ]
    assert texts(printed([page])) == ["细颗粒物浓度与二氧化碳2排放下降。"]


def test_the_figure_beside_a_mark_is_the_one_that_was_printed() -> None:
    assert [str(each.value) for each in tell_figures(TOLD) if each.unit == "元"] == [
        "3207470000000"
    ]
