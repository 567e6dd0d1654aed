"""Paragraphs become lines of a page, those of lists hung from their words."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from corpus.model import Paragraph, ParagraphKind
from typesetting.page import (
    WIDEST,
    cells_of,
    guessed_heights,
    item_mark,
    line_of,
    offset_of,
    paragraph_height,
    paragraph_lines,
)
from typesetting.pieces import width_of

WORDS = "坚持稳中求进工作总基调，完整、准确、全面贯彻新发展理念，着力推动高质量发展。" * 4


def body(text: str) -> Paragraph:
    """A paragraph of the body with this text."""
    return Paragraph(1, 0, ParagraphKind.BODY, text, ((0, len(text)),), (0, len(text)), ((0, 0),))


def drawn(paragraph: Paragraph, width: int) -> list[str]:
    return ["".join(piece.text for piece in line) for line in paragraph_lines(paragraph, width, [])]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("（一）贯彻执行", "（一）"),
        ("(十二)贯彻执行", "(十二)"),
        ("3. 贯彻执行", "3. "),
        ("二、贯彻执行", "二、"),
        ("①贯彻执行", "①"),
        ("——贯彻执行", "——"),
        ("• 贯彻执行", "• "),
        ("- 贯彻执行", "- "),
        ("-5℃以下停工", ""),
        ("第三章的规定", ""),
        ("第十四条 本条例", ""),
        ("2022年，全区", ""),
        ("3.5亿元投资", ""),
        ("—本市推进", ""),
        ("", ""),
    ],
)
def test_an_item_of_a_list_is_told_by_its_number_or_sign(text: str, mark: str) -> None:
    assert item_mark(text) == mark


@pytest.mark.parametrize("mark", ["（一）", "——", "12. ", "①"])
def test_the_lines_of_an_item_hang_from_its_words(mark: str) -> None:
    first, *others = drawn(body(mark + WORDS), 80)
    assert first.startswith(" " * 6 + mark.strip())
    hung = {len(line) - len(line.lstrip(" ")) for line in others}
    assert len(others) > 1
    assert hung == {6 + cell_len(mark)}


def test_other_paragraphs_hang_nothing() -> None:
    first, *others = drawn(body(WORDS), 80)
    assert first.startswith(" " * 6 + "坚持")
    assert {len(line) - len(line.lstrip(" ")) for line in others} == {2}


def test_a_narrow_page_hangs_nothing() -> None:
    _first, *others = drawn(body("（一）" + WORDS), 40)
    assert {len(line) - len(line.lstrip(" ")) for line in others} == {2}


@pytest.mark.parametrize("width", [3, 10, 24, 40, 43, 60, 80, 120])
@pytest.mark.parametrize("mark", ["", "（一）", "——"])
def test_every_character_is_drawn_in_the_line_it_is_told_to_be_in(mark: str, width: int) -> None:
    paragraph = body(mark + WORDS)
    lines = drawn(paragraph, width)
    assert len(lines) == paragraph_height(paragraph, width)
    assert "".join(line.strip() for line in lines) == paragraph.text
    ends, at = [], 0
    for line in lines:
        at += len(line.strip())
        ends.append(at)
    told = [line_of(paragraph, offset, width) for offset in range(len(paragraph.text))]
    assert told == [sum(end <= offset for end in ends) for offset in range(len(paragraph.text))]
    widest = max(width_of(line) for line in paragraph_lines(paragraph, width, []))
    assert widest <= max(width, 6)
    assert widest <= WIDEST + 2


def test_heights_are_guessed_near_what_they_are() -> None:
    paragraphs = [body(mark + WORDS * 3) for mark in ("", "（一）", "——")]
    for width in (60, 80, 120):
        guessed = guessed_heights(paragraphs, cells_of(paragraphs), width)
        found = [paragraph_height(each, width) for each in paragraphs]
        assert all(abs(a - b) <= 1 for a, b in zip(guessed, found, strict=True)), (guessed, found)


@pytest.mark.parametrize("sign", ["", "\x1b", "\u202e"])
def test_a_line_begins_at_the_first_offset_that_it_holds(sign: str) -> None:
    paragraph = body(f"{sign}新能源产业加快发展，增长8.5%。" * 30)
    for width in (40, 80, 200):
        for line in range(paragraph_height(paragraph, width)):
            offset = offset_of(paragraph, line, width)
            assert line == 0 or line_of(paragraph, offset - 1, width) < line
            assert line_of(paragraph, offset, width) >= line
            if not sign:
                assert line_of(paragraph, offset, width) == line
