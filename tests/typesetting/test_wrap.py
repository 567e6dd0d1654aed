from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

import seeds
from typesetting.wrap import NOT_AT_END, NOT_AT_START, indent_that_fits, wrap

HAN = "开展流调核酸采样队伍新能源汽车产业增加值"
PAUSES = "，。、；：！？）》”’…"
OPENERS = "（《“‘"

mixed = st.text(st.sampled_from(HAN + PAUSES + OPENERS + " aZ09.%亿元e\u0301👩\u200d❤\ufe0f　\n"))
anything = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=80)
widths = st.integers(1, 60)


def shown(text: str, width: int, first: int = 0, hanging: int = 0) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width, first=first, hanging=hanging)]


@given(mixed | anything, widths, st.integers(0, 20), st.integers(0, 20))
def test_wrapping_loses_no_character(text: str, width: int, first: int, hanging: int) -> None:
    assert "".join(shown(text, width, first, hanging)) == text


@given(mixed, widths, st.integers(0, 8), st.integers(0, 8))
def test_no_line_is_wider_than_asked_unless_one_character_is(
    text: str, width: int, first: int, hanging: int
) -> None:
    for nth, line in enumerate(shown(text, width, first, hanging)):
        bare = line.rstrip(" \u3000\n")
        room = max(1, width - indent_that_fits(hanging if nth else first, width))
        if "\n" in text:
            room = max(room, width - indent_that_fits(first, width))
        assert cell_len(bare) <= room or (room == 1 and cell_len(bare) == 2)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Text in which marks stand as writers set them: never more than two together."""
    parts = draw(st.lists(st.text(st.sampled_from(HAN), min_size=1, max_size=12), max_size=12))
    marks = st.text(st.sampled_from(PAUSES), max_size=2)
    opened = st.text(st.sampled_from(OPENERS), max_size=1)
    return "".join(draw(opened) + part + draw(marks) for part in parts)


@given(sentences(), st.integers(12, 60), st.integers(0, 4))
def test_lines_keep_the_prohibitions(text: str, width: int, first: int) -> None:
    lines = shown(text, width, first)
    for line in lines[1:]:
        assert line[0] not in NOT_AT_START
    for line in lines[:-1]:
        assert line[-1] not in NOT_AT_END


@pytest.mark.parametrize("width", [20, 33, 48, 76, 97])
def test_the_seeds_keep_the_prohibitions(width: int) -> None:
    for path in sorted(Path(seeds.FOLDER).glob("*.txt")):
        for paragraph in path.read_text(encoding="utf-8").split("\n"):
            lines = shown(paragraph.strip(), width, 4)
            assert all(line[0] not in NOT_AT_START for line in lines[1:])
            assert all(line.rstrip()[-1] not in NOT_AT_END for line in lines[:-1])


def test_a_number_keeps_its_unit() -> None:
    assert shown("存量企业贡献产值增量300亿元，好", 24) == ["存量企业贡献产值增量", "300亿元，好"]
    assert shown("社零额增长3.2个百分点", 20) == ["社零额增长", "3.2个百分点"]
    assert shown("占地面积为3.83平方公里", 16) == ["占地面积为", "3.83平方公里"]


def test_a_latin_word_stays_whole_where_it_fits() -> None:
    assert shown("京东方智能LaserDisplay项目", 18) == ["京东方智能", "LaserDisplay项目"]


def test_a_word_longer_than_a_line_is_broken() -> None:
    assert shown("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]


def test_a_closing_mark_takes_the_character_before_it_along() -> None:
    assert shown("经济运行稳中向好。", 16) == ["经济运行稳中向", "好。"]


def test_an_opening_mark_goes_with_what_follows() -> None:
    assert shown("我们全面落实“二十条”", 14) == ["我们全面落实", "“二十条”"]


def test_spaces_hang_at_the_end_of_a_line() -> None:
    assert shown("abc   def", 4) == ["abc   ", "def"]


def test_combining_marks_stay_with_their_letter() -> None:
    text = "e\u0301" * 12
    assert all(not line.startswith("\u0301") for line in shown(text, 5))
    assert all(cell_len(line) <= 5 for line in shown(text, 5))


def test_a_family_emoji_is_not_taken_apart() -> None:
    family = "👩\u200d👩\u200d👧"
    assert shown(family * 3, 4) == [family * 2, family]


def test_a_width_of_one_gives_a_character_a_line() -> None:
    assert shown("开展，好", 1) == ["开", "展", "，", "好"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert wrap("", 20) == [(0, 0)]


@pytest.mark.parametrize("text", ["。" * 50_000, "a" * 50_000, "（" * 50_000, "1万" * 25_000])
def test_hostile_lines_of_fifty_thousand_characters_are_wrapped(text: str) -> None:
    spans = wrap(text, 60)
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
    assert all(end - start <= 60 for start, end in spans)
