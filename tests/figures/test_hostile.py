"""Texts made to slow a reader down or to trip it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import find_figures
from figures.subjects import told

_MEGABYTE, _MANY = 1_000_000, 60_000
"""Characters; at 60,000 what is not linear takes minutes."""

ENDLESS = [
    *("9", "一", "亿", "第", "（", "半", "-", "$", "翻", "上", "点", " ", "①", "“", "a", "."),
    *("1,", "123,", "1.", "1 ", "111 ", "A1", "1-", "1至", "1/", "1:", "1元以上", "一万", "一分之"),
    *(
        "十五",
        "二十大",
        "（一",
        "2022年",
        "1月",
        "5%-",
        "1+",
        "零",
        "两点",
        "1元1角",
        "约",
        "不超过",
    ),
    *(
        "百亿级",
        "1，111",
        "1年1个月",
        "近百",
        "前三位",
        "1×10^1",
        "1度1分",
        "20240101",
        "2024/25",
        "个点",
        "一次、",
        "公元前1年",
        "a1@",
        "http://1",
        "www.",
        "一、二",
        "1^",
        "1e",
        "一二",
        "７",
        "８，",
        "US$",
        "〔2022〕",
        "１，１１１",
    ),
]


@pytest.mark.parametrize("piece", ENDLESS)
def test_an_endless_pattern_is_read(piece: str) -> None:
    _read(piece * (_MANY // len(piece)))


@pytest.mark.parametrize("char", ["9", "一", "亿", "十", "（"])
def test_a_megabyte_of_one_character_is_read(char: str) -> None:
    _read(char * _MEGABYTE)


def _read(text: str) -> None:
    end = 0
    for figure in find_figures(text):
        assert end <= figure.start < figure.end
        end = figure.end


_hostile = st.text(
    alphabet="0123456789.,:/+-^eEkKMPx%‰¥$RU\u3000 ５①，。“”（）〔〕—一二两七八十百千万亿兆零〇"
    "点半个元角毛块分年月日时号第几余多来成折倍翻番至到"
    "以上下不超过约近之间和与每公里米斤吨小时大比又负打级届市县人",
    max_size=24,
)


@given(_hostile)
def test_any_text_is_read_and_every_figure_stands_where_it_says(text: str) -> None:
    at = 0
    for figure in told(text, find_figures(text, 3)):
        assert at <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        assert figure.sentence == 3
        at = figure.end


@given(_hostile)
def test_nothing_with_a_digit_in_it_is_dropped(text: str) -> None:
    covered = {at for figure in find_figures(text) for at in range(figure.start, figure.end)}

    assert all(at in covered for at, char in enumerate(text) if char in "0123456789５")
