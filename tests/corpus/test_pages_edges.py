"""Saved web pages: what stands directly above and below the text in elements of its own."""

from __future__ import annotations

import pytest

from corpus import Document
from corpus.model import ParagraphKind
from corpus.reading import parse_bytes

TITLE = "临江市人民政府关于加强耕地保护工作的通知"
FIRST = "为切实加强耕地保护，现就有关事项通知如下。请各单位认真贯彻落实。"
SECOND = "耕地是粮食生产的命根子。各乡镇要高度重视。"
TEXT = f"<div class='c'><p>{FIRST}</p><p>{SECOND}</p></div>"
PLAN = "加快养老服务发展实施方案"


def page(body: str, head: str = "") -> Document:
    return parse_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "a.html")


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


@pytest.mark.parametrize("head", ["", "<title>临江市政府信息网</title>"])
@pytest.mark.parametrize(
    ("above", "told"),
    [
        (f"<div>{TITLE}</div>", [TITLE]),
        (f"<div>政府信息公开</div><div>{TITLE}</div>", [TITLE]),
        (
            f"<p>详细信息</p><p>{TITLE}</p><p>2020-01-02 来源：市府办</p>",
            [TITLE, "2020-01-02来源：市府办"],
        ),
        ("<div>临江市人民政府</div><div>关于加强耕地保护工作的通知</div>", [TITLE]),
        (f"<div>{TITLE}</div><div>（征求意见稿）</div>", [TITLE, "（征求意见稿）"]),
        (f"<div>{TITLE}</div><div>各乡镇人民政府：</div>", [TITLE, "各乡镇人民政府："]),
        (f"<div class='article-header'><p>{TITLE}</p></div>", [TITLE]),
    ],
)
def test_a_title_in_an_element_of_its_own_above_the_text_is_kept(
    above: str, told: list[str], head: str
) -> None:
    document = page(above + TEXT, head)
    assert document.title == TITLE
    assert texts(document) == [*told, FIRST, SECOND]


@pytest.mark.parametrize(
    "title",
    [
        "民事判决书（二审维持原判或者改判用）",
        "机关法人资格公证书",
        "临江市召开庆祝大会",
        "放假通知",
    ],
)
def test_a_title_in_a_cell_over_the_cell_of_the_text_is_kept(title: str) -> None:
    rows = "".join(f"<p>第{at}项，{SECOND}</p>" for at in range(3))
    document = page(
        f"<table><tr><td><div align=center>{title}</div></td></tr>"
        f"<tr><td><p>（2001）临字第5号</p>{rows}</td></tr></table>"
    )
    assert document.title == title
    assert "（2001）临字第5号" in texts(document)


@pytest.mark.parametrize(
    "above",
    [
        "<div>临江市人民政府</div>",
        "<div>临江市政务服务平台</div>",
        "<div>通知公告</div>",
        "<div>今天是：2003年4月2日 星期三</div>",
        "<div>详细信息</div>",
        "<div>市教育局欢迎您</div><div><a href=1>首页</a> <a href=2>新闻</a></div>",
        "<div class='header'><p>临江市政务大数据服务专区</p></div>",
        "<div>当前位置：首页 &gt; 通知公告</div>",
    ],
)
def test_what_heads_the_site_or_its_column_is_no_title(above: str) -> None:
    assert texts(page(above + TEXT)) == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("below", "told"),
    [
        ("<div class='sign'><p>某学院</p><p>2019-07-17</p></div>", ["某学院", "2019-07-17"]),
        ("<div class='footT'><p>某学院</p><p>2019-7-7</p></div>", ["某学院", "2019-7-7"]),
        ("<div>专项工作组</div><div>二○○三年四月二日</div>", ["专项工作组", "二○○三年四月二日"]),
        ("<div>市长　王某</div><div>2020年1月2日</div>", ["市长王某", "2020年1月2日"]),
        (
            "<div>临江市教育局</div><div>（此件公开发布）</div>",
            ["临江市教育局", "（此件公开发布）"],
        ),
        (
            "<div>附件：任务分工表</div><div>临江市教育局</div><div>2020年1月1日</div>",
            ["附件：任务分工表", "临江市教育局", "2020年1月1日"],
        ),
        (
            "<div>联系人：张三</div><div>市教育局</div><div>市财政局</div><div>2020年1月1日</div>",
            ["联系人：张三", "市教育局", "市财政局", "2020年1月1日"],
        ),
        (
            "<div>市教育局</div><div>2020年1月1日</div><div>市财政局</div>",
            ["市教育局", "2020年1月1日"],
        ),
        ("<div>附件：任务分工表</div>", ["附件：任务分工表"]),
        ("<div>临江市教育局</div><div><a href=1>上一篇</a></div>", ["临江市教育局"]),
    ],
)
def test_who_signed_and_when_is_kept_in_an_element_below_the_text(
    below: str, told: list[str]
) -> None:
    footer = "<div class='foot'><p>版权所有：临江市人民政府</p></div>"
    assert texts(page(f"<h1>{TITLE}</h1>{TEXT}{below}{footer}")) == [TITLE, FIRST, SECOND, *told]


@pytest.mark.parametrize(
    "below",
    [
        "<div class='footer'><p>临江市人民政府办公室</p></div>",
        "<div class='footer'><p>临江市人民政府办公室</p><p>2019-01-02</p><p>版权所有</p></div>",
        "<div><p>临江市人民政府办公室</p><p>蜀ICP备12345号</p></div>",
        "<div>打印本页 关闭窗口</div><div>下一篇：关于放假的通知</div><div>2020-01-01</div>",
        "<div>最新公告</div><div>2020-01-01</div>",
        "<div>某地发现新矿</div><div>2020-01-01</div><div>某地再现新矿</div><div>2020-01-02</div>",
        "<div>领导之窗</div><div>市财政局</div>",
        "<ul><li>省政府办公厅</li><li>省财政厅</li><li>省教育厅</li></ul>",
        "<div>下一页</div><div>2020-01-01</div>",
    ],
)
def test_what_else_stands_below_the_text_signs_nothing(below: str) -> None:
    assert texts(page(f"<h1>{TITLE}</h1>{TEXT}{below}")) == [TITLE, FIRST, SECOND]


def test_what_transmits_the_declared_document_is_kept_whole() -> None:
    notice = [
        "临江市人民政府办公室关于印发实施方案的通知",
        "临政办发〔2020〕1号",
        "各县人民政府，市直各部门：",
        "《方案》已经市政府同意，现印发给你们，请认真执行。",
        "临江市人民政府办公室",
        "2020年1月2日",
        "（此件公开发布）",
        PLAN,
        FIRST,
        SECOND,
    ]
    told = "".join(f"<p>{line}</p>" for line in notice)
    site = "<p>今天是星期一</p><p>无障碍阅读</p><p>尊敬的用户：</p>"
    document = page(f"{site}<div>{told}</div>", f"<title>{PLAN}-临江市人民政府</title>")
    assert texts(document) == notice


def test_an_order_without_a_salutation_is_kept_with_its_number_and_who_signed_it() -> None:
    order = ["第13号", "现发布《办法》，自发布之日起施行。", "临江市公安局", "2020年1月2日"]
    told = "".join(f"<p>{line}</p>" for line in [*order, PLAN, FIRST, SECOND])
    document = page(f"<p>无障碍阅读</p><div>{told}</div>", f"<title>{PLAN}</title>")
    assert texts(document) == [*order, PLAN, FIRST, SECOND]


def test_a_field_beside_others_that_tell_of_the_document_is_kept() -> None:
    fields = ["发文机关：市政府", "生效日期：2018年3月27日", "时效性：现行有效"]
    told = "<br>".join(fields)
    document = page(f"<div>服务热线：12345</div><div>{told}</div><h1>{TITLE}</h1>{TEXT}")
    assert texts(document) == [*fields, TITLE, FIRST, SECOND]


def test_who_signed_over_a_day_in_figures_is_no_heading() -> None:
    body = f"<div>{TITLE}</div>{TEXT}<div><p>临江市职业学院</p><p>2019-07-17</p></div>"
    signed = page(body).paragraphs[-2:]
    assert [paragraph.kind for paragraph in signed] == [ParagraphKind.BYLINE] * 2


@pytest.mark.parametrize("name", ["mid-header", "header"])
def test_a_part_of_the_document_at_its_head_stays_whatever_it_is_called(name: str) -> None:
    opening = f"{FIRST}{SECOND}现将有关事项公告如下，请各有关单位和个人遵照执行。"
    body = f"<h1>{TITLE}</h1><div id='{name}'><p>{opening}</p></div>{TEXT * 3}"
    assert opening in texts(page(body))


def test_the_name_of_a_site_in_the_head_of_its_page_is_not_the_title() -> None:
    document = page(f"<header><h1>一扇窗讲堂</h1></header><h2>{PLAN}</h2>{TEXT * 3}")
    assert document.title == PLAN
    assert "一扇窗讲堂" not in texts(document)


def test_when_a_page_was_put_up_stays_beside_its_title_in_a_header() -> None:
    facts = "<div class='h-info'><span>2019-12-10 07:57</span><span>来源：新华网</span></div>"
    place = "<div class='news-position'><a href='/'>新华网</a> 正文</div>"
    head = f"<div class='header'>{place}<div><div class='h-title'>{TITLE}</div>{facts}</div></div>"
    found = page(head + TEXT, f"<title>{TITLE}-新华网</title>")
    assert texts(found) == [TITLE, "2019-12-10 07:57来源：新华网", FIRST, SECOND]
    assert found.date == "2019-12-10"


@pytest.mark.parametrize("counter", ["浏览次数：<span>-</span>", "浏览量：<b>—</b>", "浏览"])
def test_a_counter_without_a_number_is_no_text(counter: str) -> None:
    told = f"<p>发布日期：2024-09-12&nbsp;{counter}</p>"
    assert texts(page(f"<h1>{TITLE}</h1>{told}{TEXT}"))[1] == "发布日期：2024-09-12"


def test_the_day_of_a_page_is_told_below_its_document_too() -> None:
    below = "<table><tr><td>发布日期：2019-03-06 责任编辑：龙某</td></tr></table>"
    assert page(f"<h1>{TITLE}</h1>{TEXT}{below}").date == "2019-03-06"
    other = "<ul><li><a href='/1'>甲</a> 发布日期：2019-03-05</li></ul>"
    assert page(f"<h1>{TITLE}</h1>{TEXT}{below}{other}").date == ""


def test_a_line_in_the_middle_below_a_picture_says_what_that_shows() -> None:
    text = f"<p>{FIRST}{SECOND}</p>"
    picture = '<p style="text-align: center"><img src="1.jpg"/></p>'
    caption = '<p style="text-align: center">大会开幕式</p>'
    document = page(f"<h1>年会举行</h1>{text}{picture}{caption}{text}{picture}{caption}{text}")
    assert [each.kind for each in document.paragraphs if each.text == "大会开幕式"] == [
        ParagraphKind.CAPTION
    ] * 2
    plain = page(f"<h1>年会举行</h1>{text}{caption}{text}{picture}<p>大会开幕式</p>{text}")
    assert ParagraphKind.CAPTION not in [each.kind for each in plain.paragraphs]


def test_a_title_below_the_banner_of_a_page_is_no_caption() -> None:
    title = '<div align="center">关于加强耕地保护工作的通知</div>'
    document = page(f'<div><img src="banner.jpg"/></div>{title}<p>{FIRST}</p><p>{SECOND}</p>')
    assert document.title == "关于加强耕地保护工作的通知"


def test_two_lines_in_bold_one_below_the_other_are_a_head_and_the_first_below_it() -> None:
    def bold(text: str) -> str:
        return f"<p><strong>{text}</strong></p>"

    text = f"<p>{FIRST}{SECOND}</p>"
    parts = [
        bold("参保待遇") + bold("共济范围扩大") + text,
        bold("连续参保有激励") + text,
        bold("医保药品") + bold("目录增加药品") + text,
    ]
    document = page(f"<h1>{TITLE}</h1>{text}{''.join(parts)}")
    assert [(each.level, each.heading) for each in document.sections[1:]] == [
        (1, "参保待遇"),
        (2, "共济范围扩大"),
        (2, "连续参保有激励"),
        (1, "医保药品"),
        (2, "目录增加药品"),
    ]
