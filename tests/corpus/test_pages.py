"""Page numbers and running heads step aside, and nothing of the text is lost with them."""

from __future__ import annotations

import pytest

from corpus import ParagraphKind, parse

SENTENCE = (
    "深入推进网格化管理，完成基层议事协商等市级重点项目，居民小区获评市级示范小区，治理水平提升。"
)


def _paragraphs(source: str) -> tuple[list[str], list[str]]:
    document = parse(source, "a.txt")
    told = [p.text for p in document.paragraphs if p.kind is not ParagraphKind.NAVIGATION]
    aside = [p.text for p in document.paragraphs if p.kind is ParagraphKind.NAVIGATION]
    return told, aside


@pytest.mark.parametrize(
    "number", ["— 3 —", "- 3 -", "－3－", "第3页", "第 3 页 共 12 页", "3/12", "Page 3 of 12"]
)
def test_a_page_number_inside_a_sentence_steps_aside(number: str) -> None:
    source = f"{SENTENCE * 2}{SENTENCE[:22]}\n\n{number}\n\n{SENTENCE[22:]}"
    told, aside = _paragraphs(source)
    assert told == [SENTENCE * 3]
    assert [text.replace(" ", "") for text in aside] == [number.replace(" ", "")]


def test_bare_numbers_that_count_up_are_page_numbers() -> None:
    pages = [f"{SENTENCE}{SENTENCE}\n{SENTENCE}\n{page}" for page in range(1, 5)]
    assert _paragraphs("\n".join(pages))[1] == ["1", "2", "3", "4"]


def test_numbers_of_a_table_are_no_page_numbers() -> None:
    source = f"{SENTENCE}\n851\n52\n37\n{SENTENCE}"
    assert _paragraphs(source)[1] == []


def test_a_running_head_that_stands_on_several_pages_steps_aside() -> None:
    head = "2022年政府工作报告"
    pages = [f"{head}\n{SENTENCE * 2}{SENTENCE[:20]}\n— {n} —\n" for n in range(1, 5)]
    told, aside = _paragraphs(f"工作报告\n{SENTENCE}\n" + "".join(pages))
    assert aside.count(head) >= 3
    assert all(head not in text for text in told[2:])


def test_a_running_head_by_the_page_number_needs_only_two_pages() -> None:
    pages = [
        f"{SENTENCE * 2}{SENTENCE[:22]}\n\n— {n} —\n\n法规汇编\n\n{SENTENCE[22:]}" for n in (1, 2)
    ]
    told, aside = _paragraphs("\n".join(pages))
    assert told == [SENTENCE * 3] * 2
    assert aside == ["— 1 —", "法规汇编", "— 2 —", "法规汇编"]


def test_a_form_feed_ends_a_page_not_a_sentence() -> None:
    told, _ = _paragraphs(f"{SENTENCE}{SENTENCE[:22]}\f{SENTENCE[22:]}")
    assert told == [SENTENCE * 2]


def test_serial_numbers_of_a_table_with_a_line_for_each_cell_are_no_page_numbers() -> None:
    rows = [f"{at}\n投标人拟担任本工程的负责人符合要求\n2.2" for at in range(1, 9)]
    told, aside = _paragraphs("\n".join([SENTENCE, *rows, SENTENCE]))
    assert aside == []
    assert told.count("2.2") == len(rows)


def test_the_number_of_an_issue_and_its_year_are_no_page_number() -> None:
    assert _paragraphs(f"{SENTENCE}\n50/2023\n{SENTENCE}")[1] == []
    assert _paragraphs(f"{SENTENCE}\n50/202\n{SENTENCE}")[1] == ["50/202"]
