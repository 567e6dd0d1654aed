"""What is told by words is told in both scripts."""

from __future__ import annotations

import re

import pytest

from corpus import ParagraphKind, parse
from corpus.scripts import both_scripts, either_script

BODY = "一年來，我們堅持穩中求進工作總基調，經濟運行總體平穩、穩中有進，社會大局保持穩定。"


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("来源", "來源"),
        (r"来源\s*[:：]", "來源 ："),
        ("[发布]时间", "發時間"),
        ("[发布]时间", "佈時間"),
        (r"[\]发]", "發"),
        ("(?P<who>记者|编辑)", "編輯"),
    ],
)
def test_a_pattern_matches_in_either_script(pattern: str, text: str) -> None:
    assert re.fullmatch(pattern, text) is None
    assert re.fullmatch(either_script(pattern), text)


@pytest.mark.parametrize("pattern", [r"[\u4e00-\u9fff]{2}", "[一-鿿]", r"\d{1,4}[.:]$", "[^，。]"])
def test_ranges_and_what_is_escaped_stay_as_they_are(pattern: str) -> None:
    assert either_script(pattern) == pattern


def test_characters_stand_for_both_scripts() -> None:
    assert both_scripts("发x") == frozenset("发發髮x")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("來源：人民日報", ParagraphKind.BYLINE),
        ("發佈時間：2026-01-02", ParagraphKind.BYLINE),
        ("（責任編輯：張三）", ParagraphKind.BYLINE),
        ("圖為會議現場。", ParagraphKind.CAPTION),
        ("相關報道：", ParagraphKind.NAVIGATION),
        ("關閉窗口", ParagraphKind.NAVIGATION),
    ],
)
def test_the_lines_around_a_document_are_told_in_traditional_characters(
    line: str, kind: ParagraphKind
) -> None:
    document = parse(f"政府工作報告\n\n{BODY}\n\n{line}\n\n{BODY}\n", "a.txt")
    assert [each.kind for each in document.paragraphs if each.text == line] == [kind]
