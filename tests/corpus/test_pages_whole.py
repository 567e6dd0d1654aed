"""Saved web pages: nothing of the document is lost, and nothing of it told twice."""

from __future__ import annotations

import pytest

from corpus import Document
from corpus.model import ParagraphKind
from corpus.reading import parse_bytes

TITLE = "临江市人民政府关于加强耕地保护工作的通知"
FIRST = "为切实加强耕地保护，现就有关事项通知如下。请各单位认真贯彻落实。"
SECOND = "耕地是粮食生产的命根子。各乡镇要高度重视。"
HEAD = f"<h1>{TITLE}</h1>"


def page(body: str, head: str = "") -> Document:
    return parse_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "a.html")


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def kinds(document: Document) -> dict[str, ParagraphKind]:
    return {paragraph.text: paragraph.kind for paragraph in document.paragraphs}


ROW = "<tr><td>饮料酒</td><td>15767</td></tr>"


@pytest.mark.parametrize(
    "told",
    [
        f"<table class='skipAutoFix'>{ROW}</table>",
        f"<table><tr class='header'><th>饮料酒</th><th>15767</th></tr>{ROW}</table>",
        f"<table class='border-bottom'>{ROW}</table>",
        f"<table class='float-left'>{ROW}</table>",
        "<p class='skipAutoFix'>共种粮食3万亩。</p>",
        "<p class='footnotes'>注：数字为初步统计数。</p>",
        "<h2 class='section-header'>一、总体要求</h2>",
        "<div class='print-area'><p>共种粮食3万亩。</p></div>",
        "<p class='position-relative'>共种粮食3万亩。</p>",
        "<p class='shareholders'>股东为临江市财政局。</p>",
    ],
)
def test_a_name_that_only_begins_like_one_of_navigation_loses_nothing(told: str) -> None:
    body = f"<p>{FIRST}</p>{told}<p>{SECOND}</p>"
    plain = texts(page(HEAD + body.replace("class=", "title=")))
    assert len(plain) > 3
    assert texts(page(HEAD + body)) == plain


@pytest.mark.parametrize("name", ["skip", "skip-link", "skiplinks", "skipnav", "skip-to-content"])
def test_a_link_that_skips_to_the_text_is_left_out(name: str) -> None:
    body = f"<div class='{name}'>直接到正文</div>{HEAD}<div><p>{FIRST}</p><p>{SECOND}</p></div>"
    assert texts(page(body)) == [TITLE, FIRST, SECOND]


THIRD = "各乡镇人民政府要按月报送耕地保护工作的进展情况。"
COPY = f"{TITLE}{FIRST}{SECOND}{THIRD}公开方式：主动公开"


def test_a_hidden_copy_of_the_text_is_left_out_with_what_stands_round_it() -> None:
    text = f"<div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    copy = f"<div><b>关注临江政府网</b></div><div style='display: none'>{COPY}</div>"
    assert texts(page(HEAD + text + copy)) == [TITLE, FIRST, SECOND, THIRD]


@pytest.mark.parametrize("seen", ["", "<p>请稍候，正在打开页面。谢谢您的耐心等待。</p>"])
def test_the_only_copy_of_the_text_is_kept_though_it_is_hidden(seen: str) -> None:
    text = f"<div hidden><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    told = texts(page(HEAD + seen + text))
    assert [told[0], *told[-3:]] == [TITLE, FIRST, SECOND, THIRD]


def test_a_hidden_page_tells_its_text_once_though_a_hidden_copy_is_in_it() -> None:
    text = f"<div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    body = f"<div style='visibility:hidden'>{HEAD}{text}<div hidden>{COPY}</div></div>"
    assert texts(page(body)) == [TITLE, FIRST, SECOND, THIRD]


def test_the_parts_of_a_text_in_elements_without_names_are_kept_together() -> None:
    prose = "".join(f"<p>第{at}条　{SECOND}</p>" for at in range(20))
    form = "<div><p>附表2</p><p>单位名称</p></div>"
    told = texts(page(f"{HEAD}<div class='text'><div>{prose}</div>{form}</div><div>关注我们</div>"))
    assert told[-2:] == ["附表2", "单位名称"]


def test_the_files_that_belong_to_a_document_are_listed_with_it() -> None:
    text = f"<div class='text'><p>{FIRST}</p><p>{SECOND}</p></div>"
    files = (
        "<li><a href='1.doc'>附件1：分工表.doc</a></li><li><a href='2.doc'>附件2：名单.doc</a></li>"
    )
    told = texts(page(f"{HEAD}{text}<h4>相关文件</h4><ul>{files}</ul><div>关注我们</div>"))
    assert told == [TITLE, FIRST, SECOND, "附件1：分工表.doc", "附件2：名单.doc"]


def test_the_declared_title_is_the_title_whatever_line_stands_below_it_over_a_number() -> None:
    signed = "<p>临江市财政局</p><p>临江市公安局</p><p>2020年1月2日</p>"
    body = (
        f"{HEAD}<div><p><a href='1'>点击查看政策解读：关于耕地保护的问答</a></p>"
        f"<p>临政发〔2020〕1号</p><p>临江市财政局关于印发耕地保护办法的通知</p>"
        f"<p>{FIRST}</p>{signed}<p>耕地保护办法</p><p>第一条　{SECOND}</p></div>"
    )
    document = page(body, f"<title>{TITLE}</title>")
    assert document.title == TITLE
    assert all(section.heading != TITLE for section in document.sections[1:])
    signers = [kinds(document)[f"临江市{who}局"] for who in ("财政", "公安")]
    assert signers == [ParagraphKind.BYLINE] * 2


def test_a_declared_title_that_only_heads_the_page_is_none_where_the_notice_has_one() -> None:
    notice = "临江市人民政府关于加强耕地保护工作的通知"
    body = f"<h1>临江市人民政府文件</h1><p>临政发〔2020〕1号</p><p>{notice}</p><p>{FIRST}</p>"
    assert page(f"{body}<p>{SECOND}</p>").title == notice


@pytest.mark.parametrize(
    "line",
    [
        "发表时间：2026-04-20 11:19:38\n\t信息来源：市教育局\n\t<i>浏览量：\n -</i>",
        "来源：\n   访问量：199\n   发布日期：2017-05-15",
        "2011年09月26来源：",
        "发布时间：2011-07-14\n\t发布人：-人民日报",
        "来源：本网  \n\t\t时间：2025-03-20 10:57",
        "发表时间：\n\t\t2022-07-14 20:24\n\t信息来源： 市人社局  流动处\n\t浏览字号：大 中 小",
    ],
)
def test_the_line_of_a_page_that_says_when_and_by_whom_is_no_text(line: str) -> None:
    body = f"{HEAD}<div class='told'>{line}</div><div><p>{FIRST}</p><p>{SECOND}</p></div>"
    told = page(body).paragraphs
    assert [each.kind for each in told[:3]] == [
        ParagraphKind.HEADING,
        ParagraphKind.BYLINE,
        ParagraphKind.BODY,
    ]


LONG = "<br>".join(
    f"{at}.考察各乡镇耕地保护工作的落实情况，查看相关文件和佐证材料。" for at in range(1, 8)
)
CELLS = "".join(
    f"<tr><td rowspan=1><p>保</p><p>障</p><p>机</p><p>制</p></td><td>{at}</td>"
    f"<td>{at}.耕地面积</td><td>{LONG}</td></tr>"
    for at in range(1, 5)
)


def test_a_row_is_one_paragraph_though_a_cell_of_it_hold_several() -> None:
    head = "<tr><td>类别</td><td>序号</td><td>指标</td><td>备注</td></tr>"
    document = page(f"{HEAD}<p>{FIRST}</p><p>{SECOND}</p><table>{head}{CELLS}</table>")
    rows = texts(document)[3:]
    assert rows[0] == "类别|序号|指标|备注"
    assert [row[:14] for row in rows[1:]] == [f"保障机制|{at}|{at}.耕地面积|" for at in range(1, 5)]
    assert len(document.sections) == 1


def test_a_table_that_sets_a_page_is_none_though_rows_with_many_cells_stand_over_the_text() -> None:
    bar = "<tr><td>首页</td><td>新闻</td><td>公开</td><td>服务</td></tr>" * 3
    text = f"<p>{FIRST}</p><p>{SECOND}</p><p>各乡镇要抓好落实。</p>" * 5
    told = texts(
        page(f"<table>{bar}<tr><td>左栏</td><td>{HEAD}{text}</td><td>右</td></tr></table>")
    )
    assert told[-2:] == [SECOND, "各乡镇要抓好落实。"]
