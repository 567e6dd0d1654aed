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


FIELDS = "<ul><li>统一编号：GZ0320190148</li><li>实施日期：2019年10月16日</li></ul>"
SIGNED = "<p>临江市财政局</p><p>2020年1月2日</p>"


def headings(document: Document) -> list[tuple[int, str]]:
    return [(section.level, section.heading) for section in document.sections[1:]]


def test_fields_above_the_title_do_not_hide_the_headings_below_it() -> None:
    rules = f"<p>耕地保护办法</p><p>第一章　总则</p><p>第一条　{SECOND}</p><p>第二条　{FIRST}</p>"
    document = page(f"{FIELDS}{HEAD}<div><p>{FIRST}</p>{SIGNED}{rules}</div>")
    assert document.title == TITLE
    assert headings(document)[:2] == [(1, "耕地保护办法"), (2, "第一章总则")]
    assert kinds(document)["临江市财政局"] is ParagraphKind.BYLINE
    assert kinds(document)["统一编号：GZ0320190148"] is ParagraphKind.BODY


def test_the_title_of_an_annex_is_a_heading_though_the_page_declares_others() -> None:
    text = f"<p>{FIRST}</p>{SIGNED}<h2>实施方案</h2><p>{SECOND}</p>"
    annex = f"<p>附件1</p><p>耕地保护指标体系</p><p>一、总体</p><p>{SECOND}</p>"
    document = page(f"{HEAD}{text}<p>附件：耕地保护指标体系</p>{annex}")
    told = [heading for _, heading in headings(document)]
    assert told == ["实施方案", "附件1", "耕地保护指标体系", "一、总体"]


def test_what_stands_alone_in_a_row_of_a_table_heads_nothing() -> None:
    rows = [
        "<tr><td>单位名称</td><td></td></tr>",
        "<tr><td>联系人</td><td>电话</td></tr>",
        "<tr><td>单位简介</td><td></td></tr>",
        "<tr><td colspan=2>主要做法</td></tr>",
    ]
    end = f"<p>以上各栏须如实填写。</p><p>二、程序</p><p>{SECOND}</p>"
    document = page(f"{HEAD}<p>一、申请</p><p>{FIRST}</p><table>{''.join(rows)}</table>{end}")
    assert [heading for _, heading in headings(document)] == ["一、申请", "二、程序"]
    assert texts(document)[3:7] == ["单位名称", "联系人|电话", "单位简介", "主要做法"]


def test_the_title_over_the_rows_of_a_table_in_one_cell_is_a_heading() -> None:
    table = (
        "<table><tr><td colspan=2>附件1</td></tr><tr><td colspan=2>任务分工表</td></tr>"
        "<tr><td>任务</td><td>单位</td></tr><tr><td>清查耕地</td><td>财政局</td></tr></table>"
    )
    document = page(f"{HEAD}<p>{FIRST}</p>{SIGNED}{table}<p>{SECOND}</p>")
    assert [heading for _, heading in headings(document)] == ["附件1", "任务分工表"]


def test_a_link_to_what_explains_the_document_is_not_of_it() -> None:
    link = (
        "<p>相关解读：<a href='1'>《耕地保护工作的通知》</a>解读</p><p>注：数字为初步统计数。</p>"
    )
    told = texts(page(f"{HEAD}<p>{FIRST}</p><p>{SECOND}</p>{link}"))
    assert told == [TITLE, FIRST, SECOND, "注：数字为初步统计数。"]


def test_cells_that_claim_many_rows_and_columns_do_not_blow_up_a_page() -> None:
    rows = ("<tr>" + "<td rowspan=64 colspan=64>甲</td>" * 20 + "</tr>") * 12
    told = texts(page(f"{HEAD}<p>{FIRST}</p><table>{rows}</table>"))
    assert max(map(len, told)) < 1000
