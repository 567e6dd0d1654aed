"""The title of a document, and what stands beside it."""

from __future__ import annotations

import pytest

from corpus import ParagraphKind, parse
from corpus.reading import parse_here

BODY = "坚决落实各项要求，优化防控措施，着力保持经济运行在合理区间。"


def test_subtitles_belong_to_the_title() -> None:
    document = parse(
        f"2025年工作报告\n——2025年1月20日在大会上\n来源：日报\n一、回顾\n{BODY}", "a.txt"
    )
    assert document.title == "2025年工作报告"
    assert document.date == "2025-01-20"
    assert [section.heading for section in document.sections] == ["2025年工作报告", "一、回顾"]


def test_a_title_told_again_opens_no_section() -> None:
    page = [
        "2026年某省政府工作报告",
        "来源：某日报",
        "下载",
        "政府工作报告",
        "——2026年2月3日在会议上",
    ]
    document = parse("\n\n".join([*page, BODY, "一、回顾", BODY]), "a.txt")
    assert document.title == page[0]
    assert [(each.level, each.heading) for each in document.sections[1:]] == [(1, "一、回顾")]


def test_a_title_is_told_without_its_number() -> None:
    title = "某省人民政府关于深化改革的意见"
    page = [
        f"鲁政发〔2014〕20号《{title}》",
        "时间:2016-01-17 23:45:19",
        title,
        "鲁政发〔2014〕20号",
    ]
    document = parse("\n\n".join([*page, BODY, "一、总体要求", BODY]), "a.txt")
    assert document.title == title
    assert [(each.level, each.heading) for each in document.sections[1:]] == [(1, "一、总体要求")]


def test_what_stands_on_a_cover_below_the_title_opens_no_section() -> None:
    cover = "水利工程设备采购\n招标文件\n项目编号：SDYTSJ-0736\n招标人：某市水利局\n二○一八年九月\n"
    entries = "第一章 投标邀请\n第二章 投标人须知\n第三章 合同条款\n"
    text = "投标人应当按照招标文件的要求编制投标文件。\n"
    chapters = "".join(f"{entry}\n{text}" for entry in entries.splitlines())
    document = parse(f"{cover}目录\n{entries}{chapters}", "a.txt")
    assert document.title == "水利工程设备采购招标文件"
    assert [(each.level, each.heading) for each in document.sections[1:]] == [
        (1, "第一章投标邀请"),
        (1, "第二章投标人须知"),
        (1, "第三章合同条款"),
    ]


TEXT = "过去五年，全市检察机关在市委和上级检察院的领导下，认真履行各项法律监督职责。"


@pytest.mark.parametrize(
    "above",
    [
        "色彩风格\n",
        "EN\nhttps://www.gov.cn/\n",
        "回目录\n",
        "某市检察信息公开平台\n【字号：】时间：2022-01-11\n",
    ],
)
def test_what_a_page_has_above_a_title_that_is_said_twice_is_not_the_title(above: str) -> None:
    title = "襄阳市人民检察院工作报告"
    source = f"{above}{title}\n来源：本院办公室\n{title}\n{TEXT}\n{TEXT}\n"
    assert parse(source, "a.txt").title == title


def test_values_below_labels_are_no_titles_but_what_the_label_of_a_title_tells_is() -> None:
    box = "裁判字號：\n114年度重金上字第1號\n裁判案由：\n違反證券交易法\n"
    assert parse(f"{box}臺灣高等法院刑事判決\n{TEXT}", "a.txt").title == "臺灣高等法院刑事判決"
    titled = "标题：关于设立经济技术开发区的批复"
    assert parse(f"{titled}\n{TEXT}\n{TEXT}", "a.txt").title == "关于设立经济技术开发区的批复"


def test_a_signature_over_a_day_deep_in_the_text_is_no_headline() -> None:
    signed = f"{TEXT}\n某党团徐某某\n2012年3月5日\n"
    source = f"经济委员会第1次全体委员会议纪录\n{TEXT}\n报告事项\n{TEXT}\n{signed}{signed}{TEXT}"
    assert parse(source, "a.txt").title == "经济委员会第1次全体委员会议纪录"


@pytest.mark.parametrize(
    ("first", "title"),
    [
        (
            "2012年11月16日，外交部发言人主持例行记者会。",
            "2012年11月16日，外交部发言人主持例行记者会",
        ),
        (
            "3月20日10时，省政府新闻办举办发布会，邀请有关同志。",
            "3月20日10时，省政府新闻办举办发布会",
        ),
        ("本年度报告根据有关规定编制，分为六个部分。", "本年度报告根据有关规定编制"),
    ],
)
def test_a_text_without_a_title_is_called_by_more_than_a_date(first: str, title: str) -> None:
    assert parse(f"{first}\n{TEXT}", "a.txt").title == title


def test_who_gives_a_speech_stands_beside_its_title() -> None:
    text = "受县人民政府委托，现将预算执行情况报告如下，请予审议。"
    who = [
        "(2021年3月5日在县第十七届人民代表大会第五次会议上)",
        "县财政局局长　韦超",
        "长顺县财政局",
    ]
    source = "\n".join(["2020年预算执行情况的报告", *who, "各位代表：", text, text])
    kinds = [paragraph.kind for paragraph in parse(source, "a.txt").paragraphs]
    assert kinds[1:4] == [ParagraphKind.BYLINE] * 3


@pytest.mark.parametrize(
    ("top", "title"),
    [
        (
            ["立法會CB(3)662/2026(02)號文件", "規管服務的小組委員會", "某某會於2026年提交的意見書"],
            2,
        ),
        (["习近平系列重要讲话数据库", "某国议长访华", "发布时间：2014-04-01"], 1),
        (["DB44", "广东省地方标准", "畜禽养殖业污染物排放标准"], 2),
        (["中华人民共和国财政部令第87号", "--政府采购招标投标管理办法"], 1),
        (["LC Paper No. CB(3)662/2026(306)", "某某就網約車服務提交意見書"], 1),
        (["中华人民共和国国家标准", "GB 12523－2011", "代替GB12523-90，GB12524-90", "噪声标准"], 3),
        (["2016年7月14日<<新聞稿>>", "某某團體公佈民意調查的結果"], 1),
        (["国家发改委办公厅", "文件", "税务总局办公厅", "国办发〔2019〕8号", "关于信用的通知"], 4),
    ],
)
def test_what_tells_where_a_document_belongs_is_not_its_title(top: list[str], title: int) -> None:
    document = parse("\n\n".join([*top, BODY, "一、总体要求", BODY]), "a.txt")
    assert document.title == top[title].strip("-")
    assert [(each.level, each.heading) for each in document.sections[1:]] == [(1, "一、总体要求")]


def test_a_shelf_mark_alone_is_the_title() -> None:
    document = parse(f"国发〔2020〕1号\n\n{BODY}\n\n一、总体要求\n\n{BODY}", "a.txt")
    assert [each.heading for each in document.sections[1:]] == ["一、总体要求"]


def test_a_title_is_told_without_the_occasion_behind_it() -> None:
    line = "政府工作报告——2024年3月5日在第二次会议上国务院总理李某"
    document = parse(f"{line}\n\n{BODY}\n\n一、回顾\n\n{BODY}", "a.txt")
    assert (document.title, document.date) == ("政府工作报告", "2024-03-05")


def test_what_stands_below_the_text_is_no_title() -> None:
    text = [f"第{number}条　{BODY}" for number in "一二三"]
    document = parse("\n\n".join([*text, "裁量标准参照表", BODY]), "某市规定.txt")
    assert document.title == "某市规定"
    assert document.sections[-1].heading == "裁量标准参照表"


def test_a_row_of_a_table_and_a_mark_of_a_cover_are_no_title() -> None:
    page = "<table><tr><td>序号</td><td>项目</td></tr><tr><td>1</td><td>报价</td></tr></table>"
    assert parse_here(page.encode(), "a1.html").title == "a1"
    assert parse(f"正本\n\n投标文件\n\n项目编号：1\n\n{BODY}", "a.txt").title == "投标文件"


def test_the_cover_of_a_standard_heads_nothing() -> None:
    cover = ["DB44", "广东省地方标准", "DB44/613—2009", "畜禽养殖业排放标准"]
    below = ["Discharge standard", "2009-01-07发布2009-08-01实施", "广东省质量技术监督局发布"]
    entries = [
        "目次",
        "前言" + "." * 12 + "II",
        "1 范围" + "." * 12 + "1",
        "2 术语" + "." * 12 + "2",
    ]
    text = ["前言", BODY, "1 范围", BODY, "2 术语", BODY]
    document = parse("\n\n".join([*cover, *below, *entries, *text]), "a.txt")
    assert (document.title, document.date) == (cover[-1], "2009-01-07")
    assert [each.level for each in document.sections[1:]] == [1, 1, 1]


def test_neither_an_article_nor_a_numbered_line_is_a_title() -> None:
    text = f"第 1 條\n{BODY}\n第 2 條\n{BODY}"
    assert parse(text, "a1.txt").title == "a1"
    assert parse(f"第一章　总则\n第一条　{BODY}\n第二条　{BODY}", "a1.txt").title == "a1"


def test_a_standard_that_tells_its_title_again_below_the_preface_numbers_its_chapters_on_top() -> (
    None
):
    lines = [
        "# 噪声排放标准",
        "## 前言",
        BODY,
        "## 噪声排放标准",
        "### 1 范围",
        BODY,
        "### 2 术语",
        BODY,
    ]
    document = parse("\n\n".join(lines), "a.md")
    assert [(each.level, each.heading) for each in document.sections[1:]] == [
        (1, "前言"),
        (2, "1范围"),
        (2, "2术语"),
    ]


def test_the_only_outermost_heading_is_the_title_though_it_is_numbered() -> None:
    lines = ["# 3. 公民参与", "## 关键结论", BODY, "## 3-1. 发展历程", BODY]
    document = parse("\n\n".join(lines), "a.md")
    assert document.title == "3.公民参与"
    assert [each.level for each in document.sections[1:]] == [1, 1]
    assert parse("\n\n".join([*lines, "# 4. 结论", BODY]), "公民.md").title == "公民"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("national-report_2022.txt", "national-report_2022"),
        ("content_5571847.txt", "现在，我代表国务院"),
        ("page-download.txt", "现在，我代表国务院"),
    ],
)
def test_words_in_the_name_of_a_file_are_a_title_before_the_beginning_of_a_sentence(
    name: str, title: str
) -> None:
    assert parse(f"各位代表：\n现在，我代表国务院，{BODY}\n{BODY}", name).title == title


def test_those_to_whom_a_notice_is_sent_are_no_title() -> None:
    sent = "各省、自治区、直辖市高级人民法院、人民检察院，解放军军事法院、军事检察院："
    assert parse(f"{sent}\n为进一步规范量刑，{BODY}", "a.txt").title.startswith("为进一步规范量刑")
