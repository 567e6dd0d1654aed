"""The outline is the one a reader would draw."""

from __future__ import annotations

import pytest

from corpus import parse, section_path


def _sections(source: str, name: str = "a.txt") -> list[tuple[int, str]]:
    return [(section.level, section.heading) for section in parse(source, name).sections[1:]]


BODY = "坚决落实各项要求，优化防控措施，着力保持经济运行在合理区间。"


def test_levels_follow_the_order_of_official_numbering() -> None:
    headings = ["一、回顾", "（一）经济", "1.工业", "2.农业", "（二）社会", "二、安排"]
    source = "\n".join(["工作报告", *(f"{heading}\n{BODY}" for heading in headings)])
    assert _sections(source) == [
        (1, "一、回顾"),
        (2, "（一）经济"),
        (3, "1.工业"),
        (3, "2.农业"),
        (2, "（二）社会"),
        (1, "二、安排"),
    ]


def test_a_numbered_sentence_with_text_after_it_is_a_paragraph() -> None:
    source = f"工作报告\n一、回顾\n（一）保持稳定。{BODY}\n（二）扩大开放。{BODY}"
    assert _sections(source) == [(1, "一、回顾")]


def test_items_of_a_list_are_no_headings() -> None:
    source = f"# 办法\n\n## 第一章 总则\n\n{BODY}\n\n（一）未申报的；\n\n（二）拒不改正的。"
    assert _sections(source, "办法.md") == [(1, "第一章总则")]


def test_an_annex_after_numbered_parts_stands_beside_them() -> None:
    source = f"工作报告\n一、回顾\n{BODY}\n二、安排\n{BODY}\n附件1\n{BODY}"
    assert _sections(source) == [(1, "一、回顾"), (1, "二、安排"), (1, "附件1")]


def test_subtitles_belong_to_the_title() -> None:
    document = parse(
        f"2025年工作报告\n——2025年1月20日在大会上\n来源：日报\n一、回顾\n{BODY}", "a.txt"
    )
    assert document.title == "2025年工作报告"
    assert document.date == "2025"
    assert [section.heading for section in document.sections] == ["2025年工作报告", "一、回顾"]


def test_the_path_of_a_section_leads_from_the_outside_in() -> None:
    document = parse(f"工作报告\n一、回顾\n（一）经济\n{BODY}", "a.txt")
    assert section_path(document, document.paragraphs[-1].section) == ("一、回顾", "（一）经济")
    assert section_path(document, 0) == ()


@pytest.mark.parametrize("source", ["", " \n\n　", "\u200b\n\x1b"])
def test_a_text_without_text_has_no_paragraphs(source: str) -> None:
    assert parse(source, "a.txt").paragraphs == ()
