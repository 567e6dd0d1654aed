"""A table of contents opens no sections: its headings are said again below."""

from __future__ import annotations

import pytest

from corpus import ParagraphKind, parse

CHAPTERS = ("第一章　总　则", "第二章　申请与受理", "第三章　附　则")
BODY = "为了规范行政许可的设定和实施，保护公民、法人和其他组织的合法权益，制定本法。"


def _law(title: str, entries: tuple[str, ...]) -> str:
    chapters = "\n".join(
        f"{chapter}\n第{numeral}条　{BODY}"
        for chapter, numeral in zip(CHAPTERS, "一二三", strict=True)
    )
    return "\n".join([*filter(None, ["中华人民共和国行政许可法", title, *entries]), chapters])


@pytest.mark.parametrize("title", ["目录", "目　　录", "【目录】", "目錄", "目次：", ""])
def test_the_chapters_of_a_law_are_told_once(title: str) -> None:
    document = parse(_law(title, CHAPTERS), "a.txt")
    headings = [section.heading for section in document.sections if "章" in section.heading]
    assert headings == ["第一章总则", "第二章申请与受理", "第三章附则"]
    around = [each for each in document.paragraphs if each.kind is ParagraphKind.NAVIGATION]
    assert len(around) == len(CHAPTERS) + bool(title)


def test_an_entry_may_lead_to_its_page() -> None:
    entries = tuple(f"{chapter}……{page}" for page, chapter in enumerate(CHAPTERS, start=1))
    document = parse(_law("目录", entries), "a.txt")
    assert sum("章" in section.heading for section in document.sections) == len(CHAPTERS)


@pytest.mark.parametrize(
    "source",
    [
        f"报告\n目录\n{BODY}\n一、甲\n{BODY}\n二、乙\n{BODY}",
        f"报告\n一、甲\n{BODY}\n（一）警告；\n（二）罚款；\n（三）没收；\n{BODY}\n（一）警告；\n（二）罚款；\n（三）没收；",
        "报告\n目录\n一、甲\n二、乙",
    ],
)
def test_what_is_not_said_again_is_no_contents(source: str) -> None:
    document = parse(source, "a.txt")
    assert all(each.kind is not ParagraphKind.NAVIGATION for each in document.paragraphs)


def test_lines_that_points_lead_from_to_a_page_are_contents_though_nothing_is_said_again() -> None:
    source = """
目录
第一章投标须知....................................... 18
三、投标须知通用条款................................. 19
第二章 开标办法······························2-3
第三章 合同格式............ x
评标委员会由招标人依法组建，负责评标活动......
他说：“我想再说一遍......
“还有……
"""
    paragraphs = parse(source, "a.txt").paragraphs
    aside = [each.text for each in paragraphs if each.kind is ParagraphKind.NAVIGATION]
    assert len(aside) == 5
    assert [each.text for each in paragraphs][5].startswith("评标委员会")
