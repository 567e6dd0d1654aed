from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from typesetting.densest import densest
from typesetting.excerpt import excerpt

TEXT = "增长5%，突破5万亿元，收入8374.2亿元。" + "其他工作平稳推进。" * 12
TEXT += "实际使用外资175亿美元，约合1243亿元人民币。" + "成效明显。" * 12


def found(text: str, *wanted: str) -> list[tuple[int, int]]:
    return sorted(each.span() for one in wanted for each in re.finditer(one, text))


def test_a_stretch_that_shows_all_words_comes_before_one_that_shows_one_of_them_often() -> None:
    matches = found(TEXT, "外资", r"[\d.]+万?亿元")

    start, end = densest(TEXT, matches, 30)

    assert TEXT[start:end] == "外资175亿美元，约合1243亿元"


def test_of_stretches_with_the_same_words_the_fuller_is_shown() -> None:
    text = "外资增加。" + "其他。" * 20 + "外资企业，外资项目。"
    start, end = densest(text, found(text, "外资"), 20)
    assert text[start:end] == "外资企业，外资"


def test_the_lines_of_an_excerpt_show_that_stretch() -> None:
    lines = excerpt(TEXT, found(TEXT, "外资", r"[\d.]+万?亿元"), 60, 2)
    told = "".join(piece.text for line in lines for piece in line)
    assert "外资175亿美元，约合1243亿元" in told


def test_an_excerpt_of_the_end_fills_its_lines_with_what_leads_to_it() -> None:
    lines = excerpt(TEXT + "外资。", [(len(TEXT), len(TEXT) + 2)], 40, 2)
    told = ["".join(piece.text for piece in line) for line in lines]
    assert len(told) == 2
    assert told[0].startswith("…")
    assert told[1].endswith("外资。")


@given(
    st.text(alphabet="甲乙1，", min_size=1, max_size=120),
    st.lists(st.integers(0, 119), max_size=12, unique=True),
    st.integers(1, 60),
)
def test_the_stretch_is_no_longer_than_the_room_and_no_other_holds_more(
    text: str, starts: list[int], room: int
) -> None:
    matches = [(start, start + 1) for start in sorted(starts) if start < len(text)]

    def held(start: int, end: int) -> tuple[int, int]:
        inside = [text[left:right] for left, right in matches if start <= left and right <= end]
        return len(set(inside)), len(inside)

    start, end = densest(text, matches, room)

    assert end - start <= room
    assert held(start, end) == max((held(left, left + room) for left, _ in matches), default=(0, 0))
