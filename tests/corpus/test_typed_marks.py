"""Signs of Markdown and tags that stand in files of other formats are read as what they are."""

from __future__ import annotations

import pytest

from corpus import Document, ParagraphKind
from corpus.cleaning import source_offset
from corpus.readers import extract
from corpus.reading import parse, parse_here
from tests.corpus.hostile_files.making import body, docx

LINES = [
    "# 关于加强社区治理的调研报告",
    "## 一、基本情况",
    "近年来，**我区**不断加强社区治理工作，增长5*2%。",
    "### （一）组织体系",
    "- 建立了三级组织体系；",
    "- 完善了工作机制。",
    "## 二、存在问题",
    "一是人员不足。",
]
TEXTS = [
    "关于加强社区治理的调研报告",
    "一、基本情况",
    "近年来，我区不断加强社区治理工作，增长5*2%。",
    "（一）组织体系",
    "建立了三级组织体系；",
    "完善了工作机制。",
    "二、存在问题",
    "一是人员不足。",
]


def word(*lines: str) -> bytes:
    return docx(body("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)))


def outline(document: Document) -> list[tuple[int, str]]:
    return [(each.level, each.heading) for each in document.sections[1:]]


@pytest.mark.parametrize(
    "raw",
    ["\n".join(LINES).encode(), "\n\n".join(LINES).encode("gb18030"), word(*LINES)],
    ids=["text", "GBK", "Word"],
)
def test_typed_signs_of_markdown_are_headings_in_any_file(raw: bytes) -> None:
    name = "a.docx" if raw.startswith(b"PK") else "a.txt"
    document = parse_here(raw, name)
    assert [each.text for each in document.paragraphs] == TEXTS
    assert document.title == TEXTS[0]
    assert outline(document) == [(1, TEXTS[1]), (2, TEXTS[3]), (1, TEXTS[6])]
    text = extract(raw, name).text
    for each in document.paragraphs:
        places = [source_offset(each.runs, at) for at in range(len(each.text))]
        assert "".join(text[at] for at in places) == each.text


def test_one_such_sign_tells_nothing() -> None:
    lines = ["# 3号楼", "#话题一", "#话题二", "**注"]
    for document in (parse("\n".join(lines), "a.txt"), parse_here(word(*lines), "a.docx")):
        assert [each.text for each in document.paragraphs] == lines


def test_headings_and_rows_of_word_stay_what_they_are() -> None:
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{each}</w:t></w:r></w:p></w:tc>" for each in "甲乙")
    table = f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>"
    paragraphs = [f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in LINES]
    found = parse_here(docx(body("".join([*paragraphs[:3], table, *paragraphs[3:]]))), "a.docx")
    assert [each.text for each in found.paragraphs] == [
        *TEXTS[:3],
        *("甲|乙", "甲|乙"),
        *TEXTS[3:],
    ]
    assert outline(found) == [(1, TEXTS[1]), (2, TEXTS[3]), (1, TEXTS[6])]


def test_a_text_cut_out_of_a_page_is_read_without_its_tags() -> None:
    cut = '<p class="a">各单位：</p>\n<P>现通知如下。</P><p>一、总体要求</p><p>坚持稳中求进。</p>'
    found = parse_here(b"\xef\xbb\xbf" + cut.encode(), "a.txt")
    assert [(each.kind, each.text) for each in found.paragraphs] == [
        (ParagraphKind.BODY, "各单位："),
        (ParagraphKind.BODY, "现通知如下。"),
        (ParagraphKind.HEADING, "一、总体要求"),
        (ParagraphKind.BODY, "坚持稳中求进。"),
    ]


@pytest.mark.parametrize("text", ["<p小于5。", "<p>没有结束。", "<本办法>自发布起施行。</p>"])
def test_a_text_that_only_begins_like_a_tag_stays_as_it_is(text: str) -> None:
    assert parse_here(text.encode(), "a.txt").paragraphs[0].text == text


def heading(text: str) -> str:
    breaks = "</w:t><w:br/><w:t>".join(text.split("\n"))
    style = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
    return f"<w:p>{style}<w:r><w:t>{breaks}</w:t></w:r></w:p>"


def test_bold_rules_and_tables_tell_it_too_and_only_the_first_of_many_lines_is_a_heading() -> None:
    lines = [
        "**二、项目概况**\n1. **项目名称**：某某项目；\n- **标段一**：生产及运输；",
        "**三、资格要求**",
        "**四、开标安排**\n|环节|时间|\n|---|---|\n|开标|6月20日|\n---",
    ]
    text = "投标人须同时满足以下要求，方可参加本次投标活动，并提交全套文件。"
    middle = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    document = parse_here(docx(body(middle.join([*map(heading, lines), ""]))), "a.docx")
    assert outline(document) == [(1, "二、项目概况"), (1, "三、资格要求"), (1, "四、开标安排")]
    assert [each.text for each in document.paragraphs if each.text != text] == [
        "二、项目概况",
        "1.项目名称：某某项目；",
        "标段一：生产及运输；",
        "三、资格要求",
        "四、开标安排",
        "环节|时间",
        "开标|6月20日",
    ]


def test_bold_that_a_line_end_parts_leaves_no_signs() -> None:
    lines = ["**某某公司", "公开招标公告**", "**一、条件**", "**二、范围**", "---", "> 注意"]
    document = parse_here(word(*(line.replace(">", "&gt;") for line in lines)), "a.docx")
    assert not any("*" in each.text for each in document.paragraphs)
