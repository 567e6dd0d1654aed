"""What a program wrote above a text, or made of its spaces, is no part of the document."""

from __future__ import annotations

import pytest

from corpus import Document, ParagraphKind
from corpus.reading import parse

BODY = "第一条　为了规范公共企事业单位的信息公开，制定本办法。"


def kept(document: Document) -> list[str]:
    navigation = ParagraphKind.NAVIGATION
    return [each.text for each in document.paragraphs if each.kind is not navigation]


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("category:刑事\ntitle:关于某事的裁定书\npublictime:2014-10-20\ncontent:", "2014-10-20"),
        (
            "标题：关于某事的裁定书\n来源：某市政府\nURL：https://a.cn/1\n抓取时间：2026-04-03\n\n",
            "",
        ),
        ("法规名称：关于某事的裁定书\n异动日期：20241203\n法规网址：https://a.cn\n", "2024-12-03"),
        ("title: 关于某事的裁定书\nsource_url: https://a.cn/1\n---\n", ""),
        ("标题：关于某事的裁定书\n发布日期：2024年12月3日\n原文链接：https://a.cn\n", "2024-12-03"),
    ],
)
def test_fields_that_a_program_wrote_tell_title_and_date_and_are_no_text(
    head: str, date: str
) -> None:
    document = parse(f"{head}最高人民法院\n{BODY}\n", "a.txt")
    assert (document.title, document.date) == ("关于某事的裁定书", date)
    assert kept(document)[0] == "最高人民法院"


def test_fields_that_the_document_itself_has_stay_in_it() -> None:
    fields = ["索引号：001", "发文机关：国务院办公厅", "成文日期：2020年12月7日"]
    document = parse("\n".join(["关于某事的通知", *fields, BODY]), "a.txt")
    assert [each for each in fields if each in kept(document)] == fields


def test_question_marks_that_stand_for_lost_spaces_are_spaces() -> None:
    paragraphs = [
        "同志们：",
        "现在，我向大会作报告。",
        "大会的主题是：不忘初心。",
        "一、过去五年的工作",
    ]
    text = "\n?\n".join(("??" if at % 2 else "") + each for at, each in enumerate(paragraphs))
    assert kept(parse(text, "a.txt")) == paragraphs


def test_question_marks_that_a_text_wrote_stay() -> None:
    lines = ["?这是什么", "答：这是规定。", "问：谁来办", "?", "答：由县级以上人民政府办理。"]
    assert "".join(kept(parse("\n".join(lines), "a.txt"))) == "".join(lines)


def test_a_web_page_that_a_reader_made_markdown_of_begins_at_its_title() -> None:
    page = [
        "Title: 某省多项新措施1月1日起实施 - 某市人民政府门户网站",
        "URL Source: https://a.cn/1",
        "Markdown Content:",
        "*   #### [语言](https://a.cn/2)",
        "[![Image 3: 发布](https://a.cn/b.jpg)中国发布](https://a.cn/3)",
        "# 某省多项新措施1月1日起实施",
        "2025-01-01",
        BODY,
        '[_![Image 18](https://a.cn/5.png)_](https://a.cn/4# "内容纠错")',
    ]
    document = parse("\n\n".join(page), "a.md")
    assert (document.title, document.date) == ("某省多项新措施1月1日起实施", "2025-01-01")
    assert kept(document) == ["某省多项新措施1月1日起实施", "2025-01-01", BODY.replace("　", "")]
    assert [each.text for each in document.paragraphs if each.text not in kept(document)][3:] == [
        "语言",
        "中国发布",
    ]


def test_the_title_of_such_a_page_is_told_without_the_site() -> None:
    page = [
        "Title: 某省新措施 - 某市人民政府",
        "URL Source: https://a.cn/1",
        "Markdown Content:",
        BODY,
    ]
    assert parse("\n\n".join(page), "a.md").title == "某省新措施"
