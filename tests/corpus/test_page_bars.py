"""Text copied from a web page: what is pressed there and the path to it are no part of it."""

from __future__ import annotations

import pytest

from corpus import Document
from corpus.model import ParagraphKind
from corpus.reading import parse, parse_bytes

REPORT = """2026年临江市政府工作报告
来源：
临江日报
2026-02-03 09:02:33
市长　王某某
各位代表：
现在，我代表市人民政府，向大会报告工作，请予审议。
一、2025年工作回顾
地区生产总值增长5.5%，城镇新增就业3.2万人。
二、2026年工作安排
粮食产量稳定在50万吨以上，改造老旧小区120个。
"""
SHARED = "下载\n打印\n全屏\n收藏\n【字号：\n加大\n还原\n减小\n】\n"
PATH = "您的位置:\n首页\n>\n临江要闻\n临江要闻\n"
SIZES = "【字体：\n大\n中\n小\n】\n"
CLOSING = "【\n打印本页\n】\n【\n关闭窗口\n】\n"


def shown(document: Document) -> list[str]:
    return [
        paragraph.text
        for paragraph in document.paragraphs
        if paragraph.kind is not ParagraphKind.NAVIGATION
    ]


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (SHARED + REPORT, "a.txt"),
        (SHARED + REPORT, "a.md"),
        (PATH + SIZES + REPORT, "a.txt"),
        (SIZES + REPORT, "a.md"),
        (REPORT + CLOSING, "a.txt"),
        (REPORT + CLOSING, "a.md"),
        (SHARED + REPORT + "相关报道：\n", "a.txt"),
    ],
)
def test_the_bars_of_a_page_are_left_out_of_a_copied_text(page: str, name: str) -> None:
    document = parse(page, name)
    assert document.title == "2026年临江市政府工作报告"
    assert shown(document) == shown(parse(REPORT, name))
    assert [section.heading for section in document.sections] == [
        section.heading for section in parse(REPORT, name).sections
    ]


def test_who_published_it_when_is_no_heading_below_its_label() -> None:
    headings = [section.heading for section in parse(REPORT, "a.txt").sections]
    assert "临江日报" not in headings
    assert "2026-02-03 09:02:33" not in headings


@pytest.mark.parametrize("text", ["大\n中\n小", "下载\n\n应用程序。"])
def test_such_words_alone_are_words_of_the_document(text: str) -> None:
    assert "".join(shown(parse(text, "a.txt"))) == text.replace("\n", "")


def test_a_line_after_br_that_is_indented_begins_a_paragraph() -> None:
    page = "<html><body><p>增长5%。<br>\u3000\u3000新增就业10万人。<br>其中两成。</p></body></html>"
    texts = shown(parse_bytes(page.encode(), "a.html"))
    assert texts[:1] == ["增长5%。"]
    assert texts[1].startswith("新增就业10万人。")


def test_a_running_head_with_its_number_is_no_title_on_the_first_page() -> None:
    pages = [f"政府工作报告\u3000\u3000\u3000{page}\n" for page in (1, 2, 3)]
    text = pages[0] + REPORT + "\f" + pages[1] + REPORT + "\f" + pages[2] + REPORT
    document = parse(text, "a.txt")
    assert document.title == "2026年临江市政府工作报告"
    assert not any(words.startswith("政府工作报告") for words in shown(document))


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_a_stray_zero_byte_is_left_out_of_a_good_text(name: str) -> None:
    document = parse_bytes("<html><body><p>增长\0百分之五。</p>".encode(), name)
    assert "增长百分之五。" in document.paragraphs[-1].text


@pytest.mark.parametrize(
    "pressed", ["返回顶部", "下一页", "全部", "查看全部", "【打印本页】", "返回上页", "上一篇"]
)
@pytest.mark.parametrize("title", ["临江市人民政府工作规则", "关于做好防汛工作的通知"])
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_what_is_pressed_above_a_title_is_no_part_of_it(
    pressed: str, title: str, name: str
) -> None:
    lines = [pressed, title, "一、根据有关规定，制定本规则。", "二、自印发之日起施行。"]
    page = "".join(f"<p>{line}</p>" for line in lines)
    document = parse_bytes((page if name == "a.html" else "\n\n".join(lines)).encode(), name)
    assert document.title == title


@pytest.mark.parametrize("words", ["位于底部", "公司全部", "工作部署"])
def test_a_word_that_ends_as_an_office_does_issues_nothing(words: str) -> None:
    text = f"{words}\n临江市人民政府工作规则\n一、根据有关规定，制定本规则。\n"
    assert words + "临江市" not in parse(text, "a.txt").title
