"""Saved web pages: what their fields, bold lines and tools say, and no paragraph lost to a name."""

from __future__ import annotations

import pytest

from corpus import Document
from corpus.reading import parse_bytes

BODY = "2015年，全县人民在县委、县政府的正确领导下，主动适应经济发展新常态，经济保持平稳增长。"


def page(body: str, head: str = "") -> Document:
    return parse_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "a.html")


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def headings(document: Document) -> list[str]:
    return [section.heading for section in document.sections[1:]]


@pytest.mark.parametrize("name", ["skipAutoFix", "print", "position"])
def test_a_class_that_every_paragraph_bears_takes_none_away(name: str) -> None:
    told = "".join(f'<p class="{name}">{at}、{BODY}</p>' for at in "一二三四五六")
    document = page(f"<h1>统计公报</h1><div>{told}</div><div class='{name}'>智能问答</div>")
    assert texts(document)[1:7] == [f"{at}、{BODY}" for at in "一二三四五六"]


def test_a_label_and_its_value_are_one_line() -> None:
    fields = (
        "<dl><dd><label>索 引 号：</label><div>0144/2023-40295</div></dd>"
        "<dd><label>发文日期：</label><div>2023-04-18</div></dd></dl>"
        "<dl><dt>公开方式：</dt><dd>主动公开</dd></dl>"
    )
    told = texts(page(f"{fields}<h1>统计公报</h1><p>{BODY}</p><p>{BODY}</p>"))
    assert told[:3] == ["索引号：0144/2023-40295", "发文日期：2023-04-18", "公开方式：主动公开"]


def test_a_label_over_a_paragraph_stays_apart() -> None:
    told = texts(page(f"<h1>通知</h1><p>各单位：</p><p>请遵照执行</p><p>{BODY}</p>"))
    assert told[1:3] == ["各单位：", "请遵照执行"]


@pytest.mark.parametrize("sign", ["<strong>{}</strong>", '<span style="font-weight:700">{}</span>'])
def test_short_lines_in_bold_over_prose_are_headings(sign: str) -> None:
    heads = ["“暗伤”曝露", "多地连环爆雷", "整改拖累业绩", "回归理性"]
    one, two, three, four = (f"<p>{sign.format(head)}</p>" for head in heads)
    prose = f"<p>{BODY}</p>"
    document = page(f"<h1>工程观察</h1>{one}{prose}{two}{three}{prose}{four}{prose}")
    assert document.title == "工程观察"
    assert headings(document) == [heads[0], heads[1] + heads[2], heads[3]]


@pytest.mark.parametrize(
    "body",
    [
        f"<p><b>本报记者王小明</b></p><p>{BODY}</p><p><b>记者李明摄</b></p><p>{BODY}</p>",
        f"<p><b>{BODY}</b></p><p>{BODY}</p><p><b>{BODY}</b></p><p>{BODY}</p>",
        f"<p><b>单独一行</b></p><p>{BODY}</p><p>{BODY}</p>",
        f"<h2>一节</h2><p><b>甲方面</b></p><p>{BODY}</p><p><b>乙方面</b></p><p>{BODY}</p>",
    ],
)
def test_other_lines_in_bold_are_none(body: str) -> None:
    assert headings(page(f"<h1>工程观察</h1>{body}")) == (["一节"] if "h2" in body else [])


def test_the_title_stays_where_the_page_sets_it_apart() -> None:
    head = "<title>某街道开展调研工作 东区办事处_中山网</title>"
    title = "<table><tr><td><span><b>某街道开展调研工作</b></span></td></tr></table>"
    document = page(f"{title}<div><p>{BODY}</p><p>{BODY}</p></div>", head)
    assert texts(document)[0] == "某街道开展调研工作"
    assert document.title == "某街道开展调研工作"


@pytest.mark.parametrize("name", ["PubDate", "publishdate", "article:published_time"])
def test_the_date_that_a_page_declares_is_the_last_resort(name: str) -> None:
    head = f'<meta name="{name}" content="2019-09-18 06:23:00">'
    assert page(f"<h1>放假通知</h1><p>{BODY[6:]}</p>", head).date == "2019-09-18"
    assert page(f"<h1>放假通知</h1><p>2019年8月1日</p><p>{BODY}</p>", head).date == "2019-08-01"
    assert page(f"<h1>2018年统计公报</h1><p>{BODY}</p>", head).date == "2018"


@pytest.mark.parametrize(
    "tool",
    [
        "<h3><span>关联稿件：</span></h3>",
        "<p>网友评论仅供其表达个人看法，并不表明本网立场。</p>",
        "<p>您访问的链接即将离开'某县人民政府网站'是否继续？</p>",
        "<p>\ue602 \ue61e</p>",
    ],
)
def test_tools_of_the_page_are_no_part_of_the_document(tool: str) -> None:
    for body in (f"{tool}<p>{BODY}</p><p>{BODY}</p>", f"<p>{BODY}</p><p>{BODY}</p>{tool}"):
        assert texts(page(f"<h1>统计公报</h1>{body}")) == ["统计公报", BODY, BODY]


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("割据局面在<br/>湘鄂赣三省的地位", ["割据局面在湘鄂赣三省的地位"]),
        ("A short<br>way", ["A short way"]),
        ("工作报告<br>——在会议上", ["工作报告", "——在会议上"]),
        ("放假的通知<br>国办发〔2020〕5号", ["放假的通知", "国办发〔2020〕5号"]),
    ],
)
def test_a_heading_in_two_lines_is_one(heading: str, told: list[str]) -> None:
    document = page(f"<h1>文集</h1><p>{BODY}</p><h2>{heading}</h2><p>{BODY}</p>")
    assert [text for text in texts(document) if text not in {BODY, "文集"}] == told


def test_where_one_is_on_a_site_is_no_part_of_the_document() -> None:
    document = page(f"<p>审计局当前位置：首页&gt;公告</p><h1>审计公告</h1><p>{BODY}</p>")
    assert document.title == "审计公告"
    assert document.paragraphs[0].kind == "navigation" or len(document.paragraphs) == 2


@pytest.mark.parametrize(
    "lines",
    [
        '<p style="text-align: center"><b>职业教育改革实施方案</b></p>',
        '<p align="center"><strong>职业教育</strong></p><p align="center"><b>改革实施方案</b></p>',
        "<center><p><b>职业教育改革实施方案</b></p></center>",
    ],
)
def test_the_title_of_an_annex_stands_in_bold_in_the_middle(lines: str) -> None:
    document = page(f"<h1>印发方案的通知</h1><p>{BODY}</p>{lines}<p>{BODY}</p>")
    assert headings(document) == ["职业教育改革实施方案"]


def test_the_number_of_an_item_stands_before_the_paragraph_in_it() -> None:
    items = "".join(
        f"<li>\n<p>{text}</p><p>{BODY}</p></li>" for text in ("编制预案；", "组织演练。")
    )
    told = texts(page(f"<h1>通知</h1><p>{BODY}</p><ol>{items}</ol><ol><li></li></ol><p>附则</p>"))
    assert told[2:] == ["1.编制预案；", BODY, "2.组织演练。", BODY, "附则"]


def test_the_number_of_an_item_that_holds_only_a_table_is_not_that_of_the_text_below() -> None:
    table = "<table><tr><td>指标</td><td>全年</td></tr><tr><td>粮食</td><td>34</td></tr></table>"
    told = texts(page(f"<h1>通知</h1><p>{BODY}</p><ol><li>{table}</li></ol><p>{BODY}</p>"))
    assert told[-1] == BODY


@pytest.mark.parametrize("place", ["header", "footer"])
def test_what_an_office_program_sets_around_each_page_is_left_out(place: str) -> None:
    around = f'<div title="{place}"><p align="center">— 3 —</p></div>'
    told = texts(page(f"{around}<h1>通知</h1><p>{BODY}</p><p>{BODY}</p>{around}"))
    assert told == ["通知", BODY, BODY]


def test_a_first_line_in_the_middle_is_the_title_of_a_page_that_declares_headings() -> None:
    heads = "".join(f"<h1>{head}</h1><p>{BODY}</p>" for head in ("工作回顾", "总体要求"))
    document = page(f'<p align="center">2025年政府工作报告</p><p>{BODY}</p>{heads}')
    assert document.title == "2025年政府工作报告"
    assert headings(document) == ["工作回顾", "总体要求"]


def test_a_first_line_in_the_middle_that_only_heads_the_page_is_not_its_title() -> None:
    heads = "".join(f"<h1>{head}</h1><p>{BODY}</p>" for head in ("工作回顾", "总体要求"))
    document = page(f'<p align="center">某某省人民政府文件</p><p>{BODY}</p>{heads}')
    assert document.title != "某某省人民政府文件"
