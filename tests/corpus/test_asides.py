"""Signatures, remarks, fields and lists are no headings, and a document tells its own date."""

from __future__ import annotations

import pytest

from corpus import Document, ParagraphKind, parse
from corpus.dates import is_date, told_date
from corpus.reading import parse_bytes

BODY = "坚决落实各项要求，优化防控措施，着力保持经济运行在合理区间。"


def headings(document: Document) -> list[str]:
    return [section.heading for section in document.sections[1:]]


def kinds(document: Document) -> dict[str, ParagraphKind]:
    return {paragraph.text: paragraph.kind for paragraph in document.paragraphs}


def read(*lines: str) -> Document:
    return parse("\n\n".join(lines) + "\n", "a.txt")


@pytest.mark.parametrize("day", ["2020年12月7日", "二〇二〇年十二月七日", "2020 年 12 月 7 日"])
def test_who_signed_and_when_head_no_annex(day: str) -> None:
    rest = ["公共企事业单位信息公开规定制定办法", "第一条 为规范信息公开，制定本办法。", BODY]
    document = read("关于印发办法的通知", BODY, "国务院办公厅", day, "（此件公开发布）", *rest)
    told = kinds(document)
    assert told["国务院办公厅"] is told["".join(day.split())] is ParagraphKind.BYLINE
    assert told["（此件公开发布）"] is ParagraphKind.BODY
    assert headings(document)[0] == "公共企事业单位信息公开规定制定办法"
    assert document.date == "2020-12-07"


def test_authorities_that_sign_together_head_nothing() -> None:
    signers = ["临江市财政局", "临江市公安局", "临江市委员会"]
    document = read("关于开展检查的通知", BODY, *signers, "2020年12月7日", "检查办法", BODY, BODY)
    assert {kinds(document)[signer] for signer in signers} == {ParagraphKind.BYLINE}
    assert headings(document) == ["检查办法"]


def test_what_names_an_annex_heads_nothing_where_its_title_stands_below() -> None:
    names = ["附件：检查程序", "国务院办公厅", "2020年12月7日", "附件", "检查程序"]
    document = read("关于开展检查的通知", BODY, *names, "一、范围", BODY, "二、方法", BODY)
    assert headings(document) == ["附件", "检查程序", "一、范围", "二、方法"]


def test_the_unit_in_which_a_table_counts_heads_nothing() -> None:
    document = read("统计公报", BODY, "一、综合", BODY, "单位：万人", "全年人口 30", BODY)
    assert "单位：万人" not in headings(document)


@pytest.mark.parametrize("above", [[], ["临江市统计局", "2023年3月28日"]])
def test_parts_that_are_numbered_01_and_on_are_headings_from_the_first(above: list[str]) -> None:
    document = read("统计公报", *above, "01综合", BODY, "02农业", BODY, "03工业和建筑业", BODY)
    assert headings(document) == ["01综合", "02农业", "03工业和建筑业"]


def test_a_remark_below_the_title_is_part_of_it() -> None:
    document = read("市场管理办法", "（2023年修订）", BODY, "一、总则", BODY)
    assert kinds(document)["（2023年修订）"] is not ParagraphKind.BODY
    assert headings(document) == ["一、总则"]


def test_all_lines_of_a_title_stand_above_the_first_section() -> None:
    lines = ["夺取新时代伟大胜利", "——在第十九次代表大会上的报告", "（2017年10月18日）", "王小明"]
    document = read(*lines, BODY, "一、过去的工作", BODY, "二、今后的工作", BODY)
    assert headings(document) == ["一、过去的工作", "二、今后的工作"]
    assert [section.level for section in document.sections] == [0, 1, 1]


def test_fields_beside_each_other_are_none() -> None:
    fields = ["公示时间：5月22日至26日", "监督电话：0791-86307196", "邮政编码：330009"]
    assert headings(read("公示公告", BODY, *fields, "一、附则", BODY)) == ["一、附则"]


def test_a_heading_with_a_colon_stays_one() -> None:
    heads = ["产业：从跟跑到领跑", "城市：从规模到品质"]
    document = read("工作报告", BODY, heads[0], BODY, heads[1], BODY)
    assert headings(document) == heads


def test_the_items_of_an_agenda_head_nothing() -> None:
    items = ["一、审议政府工作报告", "二、审查预算草案", "三、审议人事任免案"]
    document = read("会议议程", BODY, *items, "有关事项", BODY)
    assert headings(document) == ["有关事项"]


def test_the_choices_of_a_question_head_nothing() -> None:
    document = read("考试大纲", BODY, "A.可比性", "B.可理解性", "C.可靠性", "例题", BODY)
    assert headings(document) == ["例题"]


@pytest.mark.parametrize("label", ["附件1", "附件：", "附 件 2", "大纲4", "附表三"])
def test_what_an_annex_is_called_is_not_its_title(label: str) -> None:
    document = read(label, "体能测评标准及实施规范", BODY, "一、总则", BODY)
    assert document.title == "体能测评标准及实施规范"
    assert headings(document) == ["一、总则"]


def test_numerals_that_stand_alone_part_a_text() -> None:
    document = read("论发展", "一", BODY, BODY, "二", BODY, "三", BODY)
    assert headings(document) == ["一", "二", "三"]
    assert headings(read("论发展", BODY, "一", "二", BODY, "三", BODY)) == []


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["南昌海关", "2023年度拟录用公务员公示公告"], "南昌海关2023年度拟录用公务员公示公告"),
        (
            ["临江市税务局2023年度", "拟录用人员名单（第一批）"],
            "临江市税务局2023年度拟录用人员名单（第一批）",
        ),
        (["全市经济工作会议召开", "部署全年工作要点"], "全市经济工作会议召开"),
        (
            ["临江市人民法院", "刑事判决书", "（2018）苏0591刑初308号"],
            "临江市人民法院刑事判决书（2018）苏0591刑初308号",
        ),
        (["临江市人民法院", "工作动态"], "临江市人民法院"),
        (["一九九六年七月十七日", "关于扩大规模的请示"], "关于扩大规模的请示"),
        (["临江市教育局", "关于扩大规模的请示"], "临江市教育局关于扩大规模的请示"),
    ],
)
def test_who_issues_a_document_begins_its_title(lines: list[str], title: str) -> None:
    assert read(*lines, BODY, "一、总则", BODY).title == title


@pytest.mark.parametrize(
    ("title", "texts", "declared", "date"),
    [
        ("2022年统计公报", ["2023年3月28日"], "2023-03-31", "2022"),
        ("关于放假的通知", ["发布时间：2024-03-05 10:00"], "2024-03-06", "2024-03-05"),
        (
            "关于放假的通知",
            [*[BODY] * 6, "二〇二〇年十月三十一日", "2021年1月1日"],
            "",
            "2020-10-31",
        ),
        ("关于放假的通知", [BODY] * 6, "2019-09-18 06:23:00", "2019-09-18"),
        ("关于放假的通知", [BODY] * 6, "昨天", ""),
        ("总体规划（2018—2035年）的批复", ["成文日期：|2018年12月25日"], "", "2018-12-25"),
        ("总体规划（2018—2035年）的批复", [BODY], "", ""),
        (
            "2009年冬季运动会的复函",
            ["发布日期：2018-12-24|成文日期：2004年4月17日"],
            "",
            "2004-04-17",
        ),
        ("2009年冬季运动会的复函", [*[BODY] * 6, "2004年4月17日"], "", "2004-04-17"),
        ("2009年冬季运动会的复函", [BODY], "", "2009"),
        ("关于2020年度审计工作的报告", [*[BODY] * 6, "2021年7月27日"], "", "2020"),
        ("关于2020年度审计报告的通知", [*[BODY] * 6, "2021年7月27日"], "", "2021-07-27"),
        ("2024年工作总结及2025年工作计划", ["抓取时间：2026-04-03"], "", "2024"),
        ("放假的通知", ["抓取时间：2026-04-03", "1|北京|2022年7月"], "", ""),
        ("征文通知", ["日期 2022-9-19"], "", "2022-09-19"),
        ("征文通知", ["（2018.08.20）"], "", "2018-08-20"),
        ("征文通知", ["版本2018.08.20.1", "电话2018-08-201"], "", ""),
    ],
)
def test_the_date_is_the_surest_that_is_told(
    title: str, texts: list[str], declared: str, date: str
) -> None:
    assert told_date(title, "a.txt", texts, declared) == date


def test_the_name_of_a_file_tells_the_year_of_a_report() -> None:
    texts = [BODY, "2025年1月18日"]
    assert told_date("政府工作报告", "2024-北京.txt", texts) == "2025-01-18"
    assert told_date("政府工作报告", "2024年北京.txt", texts) == "2024"
    assert told_date("放假的通知", "2024年北京.txt", texts) == "2025-01-18"


@pytest.mark.parametrize(
    "text", ["2020年12月", "2020年12月7日印发", "今年12月7日", "日", "二〇二〇年日"]
)
def test_a_line_that_tells_more_or_less_is_no_date(text: str) -> None:
    assert not is_date(text)


def test_what_is_said_again_and_again_in_few_words_heads_nothing() -> None:
    questions = [("第一题", "正确答案：A"), ("第二题", "正确答案：B"), ("第三题", "正确答案：D")]
    lines = [line for head, answer in questions for line in (head, BODY, answer, BODY)]
    assert headings(read("考试大纲", BODY, *lines)) == [head for head, _answer in questions]
    assert headings(read("考试大纲", BODY, "专栏：改革", BODY)) == ["专栏：改革"]


def test_the_last_item_of_a_list_heads_nothing_though_it_have_no_full_stop() -> None:
    items = [f"①{BODY}", f"②{BODY}", "③加强组织领导"]
    assert headings(read("工作报告", BODY, "一、措施", *items, "二、附则", BODY)) == [
        "一、措施",
        "二、附则",
    ]


@pytest.mark.parametrize("month", ["一九二七年三月", "（1927年3月）", "〔一九六六年八月四日〕"])
def test_a_month_below_a_headline_heads_nothing(month: str) -> None:
    document = read("选集", BODY, "湖南农民运动考察报告", month, BODY, "2022年3月", BODY)
    assert headings(document) == ["湖南农民运动考察报告", "2022年3月"]
    assert kinds(document)[month] is ParagraphKind.BYLINE


@pytest.mark.parametrize("bullet", "□■◎●▲★")
def test_the_items_of_a_list_with_bullets_are_no_bylines(bullet: str) -> None:
    items = [f"{bullet} 一年来，全力稳大盘、保民生；", f"{bullet}全面完成各项任务。"]
    document = read("工作报告", BODY, *items, BODY)
    assert {paragraph.kind for paragraph in document.paragraphs[1:]} == {ParagraphKind.BODY}


@pytest.mark.parametrize(
    "line",
    ["□本报记者 张三 通讯员 李四", "■ 张三", "●本报评论员", "▲新华社记者张三摄", "□ 张三 李四"],
)
def test_who_wrote_is_named_behind_a_sign(line: str) -> None:
    assert kinds(read("工作报告", line, BODY))[line.replace(" ", "")] is ParagraphKind.BYLINE


@pytest.mark.parametrize(
    "line",
    [
        "新闻来源：政府办 责任编辑：张三 点击量：5483",
        "浏览量：20 时间：2016-01-17",
        "发表时间：2026-04-20 11:19:38信息来源：市教育局-",
        "更新时间：2026-04-20",
        "来源：访问量：199发布日期：2017-05-15",
        "发布人：张三 发布时间：2011-07-14",
        "2011年09月26来源：",
        "2011年09月27来源：www.example.com",
    ],
)
def test_what_a_page_tells_of_itself_is_no_heading(line: str) -> None:
    told = kinds(read("工作报告", line, BODY))
    assert next(kind for text, kind in told.items() if text[:3] == line[:3]) is ParagraphKind.BYLINE


@pytest.mark.parametrize(
    "line",
    [
        "时间：即日起至本月底，各单位要抓紧办理。",
        "日期：以系统显示的为准，逾期不再受理；已受理的继续办理。",
        "来源于本地的收入：2024年为30亿元，同比增长5.1%。",
        "更新时间最长的一台设备已运行30年，来源：财政资金。",
        "2011年09月26来源不明的资金已经上缴。",
    ],
)
def test_a_sentence_that_begins_like_what_a_page_tells_is_text(line: str) -> None:
    assert kinds(read("工作报告", BODY, line, BODY))[line] is ParagraphKind.BODY


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("监察对象.txt", "监察对象"),
        ("附件1.txt", "坚决落实各项要求"),
        ("新建文本文档 (2).txt", "坚决落实各项要求"),
        ("download.txt", "坚决落实各项要求"),
    ],
)
def test_a_text_without_a_title_is_called_as_its_file_is(name: str, title: str) -> None:
    assert parse(f"{BODY}\n\n{BODY}", name).title == title


def test_a_numbered_heading_is_not_the_title() -> None:
    source = f"# 一、定义\n\n{BODY}\n\n# 二、分类\n\n{BODY}"
    document = parse_bytes(source.encode(), "监察对象.md")
    assert document.title == "监察对象"
    assert headings(document) == ["一、定义", "二、分类"]


def test_a_declared_title_is_clean() -> None:
    source = f"---\ntitle: 工作\x1b[31m报告\u202e\n---\n{BODY}"
    assert parse_bytes(source.encode(), "a.md").title == "工作报告"


@pytest.mark.parametrize("line", ["图1 号牌式样", "图2：编码规则", "表1-1 主要指标", "表3．人口数"])
def test_what_a_numbered_figure_is_called_is_no_heading(line: str) -> None:
    document = read("工作报告", BODY, line, BODY, "图书馆建设", BODY)
    assert headings(document) == ["图书馆建设"]
    assert kinds(document)[line.replace(" ", "")] is ParagraphKind.CAPTION


def test_who_signs_a_judgment_heads_nothing() -> None:
    names = ["审判长张三", "代理审判员李四光", "书记员王五"]
    document = read("判决书", BODY, *names, "二〇一八年七月二十四日", "附：法律条文", BODY)
    assert {kinds(document)[name] for name in names} == {ParagraphKind.BYLINE}


def test_the_list_of_the_annexes_heads_nothing() -> None:
    document = read(
        "通知", BODY, "附件：1.公路大桥坐标", "2.口岸区域坐标", "一、总则", BODY, "1.甲方", BODY
    )
    assert headings(document) == ["一、总则", "1.甲方"]


def test_the_remark_below_a_signature_is_not_the_title() -> None:
    rest = ["禄丰市常务会议议事规则", "第一章 总则", BODY, "第二章 附则", BODY]
    notice = ["各乡镇人民政府：", BODY, "禄丰市人民政府", "2024年11月20日", "（此件公开发布）"]
    document = read(*notice, *rest)
    assert document.title == rest[0]
    assert kinds(document)["（此件公开发布）"] is ParagraphKind.BODY


def test_the_title_of_what_is_issued_may_stand_below_a_remark_in_two_lines() -> None:
    named = "文化体制改革中经营性文化事业单位转制为企业的规定"
    notice = [
        "关于印发规定的通知",
        f"现将《{named}》印发给你们。",
        "国务院办公厅",
        "2018年12月18日",
    ]
    lines = [*notice, "（此件公开发布）", named[:15], named[15:], BODY, "一、附则", BODY]
    assert headings(parse("\n".join(lines) + "\n", "a.txt")) == [named, "一、附则"]


@pytest.mark.parametrize(
    "signed",
    [
        ["市医疗保障局", "市财政局", "市民政局"],
        ["市医疗保障局市财政局市民政局市卫生健康委员会市人力资源和社会保障局"],
        ["省长王某"],
        ["自治区主席乌某某"],
    ],
)
def test_all_who_signed_head_nothing(signed: list[str]) -> None:
    top = ["关于办法的通知", BODY, BODY, BODY]
    document = read(*top, *signed, "2024年1月5日", "一、附则", BODY)
    assert headings(document) == ["一、附则"]
    assert all(kinds(document)[each] is ParagraphKind.BYLINE for each in signed)


def test_who_speaks_is_not_the_title() -> None:
    title = "关于2022年度预算执行情况的审计工作报告"
    assert read("某市审计局局长郑创平", title, BODY).title == title
    assert read("局长办公会议制度", BODY, "一、附则", BODY).title == "局长办公会议制度"


def test_what_a_table_is_called_heads_nothing() -> None:
    document = read("公告", BODY, "一、房源", BODY, "房源情况表", "房号\t面积\n一\t60\n二\t70")
    assert headings(document) == ["一、房源"]
    assert kinds(document)["房源情况表"] is ParagraphKind.CAPTION


def test_names_in_a_row_head_nothing_but_what_is_below_the_last_of_them() -> None:
    names = [f"{each}氏集团公司" for each in "何李涂陈梁"]
    document = read(
        "会议纪要", BODY, "出席单位：", *names, "提交文件", "下列文件按规定提交。", BODY
    )
    assert headings(document) == ["提交文件"]
    document = read("会议纪要", BODY, "出席单位：", *names[:3], "提交文件", BODY)
    assert headings(document) == [*names[:3], "提交文件"]


def test_small_letters_begin_items_too() -> None:
    document = read("办理方式", BODY, "a.病历资料：由医院提供。", "b.《信息采集表》", BODY)
    assert headings(document) == []


def test_what_has_a_bullet_or_two_labels_heads_nothing() -> None:
    document = read("•微信", "文件编号:有效性:有效", "关于审计的报告", BODY, "一、附则", BODY)
    assert document.title == "关于审计的报告"
    assert headings(document) == ["一、附则"]


def test_numbers_alone_head_nothing() -> None:
    assert headings(read("大纲", BODY, "① ② ③ ④", BODY, "一、附则", BODY)) == ["一、附则"]


@pytest.mark.parametrize(
    "line", ["下载地址: 点击此处下载", "跳至主要內容", "猜你喜欢", "相关推荐", "大家正在看"]
)
def test_what_belongs_to_the_page_around_heads_nothing(line: str) -> None:
    document = read("关于放假的通知", BODY, line, BODY, "一、附则", BODY)
    assert headings(document) == ["一、附则"]
    assert document.paragraphs[2].kind is ParagraphKind.NAVIGATION
    assert document.paragraphs[2].text == "".join(line.split())


def test_the_entries_of_a_life_head_nothing() -> None:
    life = ["1993.09 某某局处长", "1996.01 某某局助理巡视员", "2002.04—2004.07 某某局局长"]
    document = read("某某简历", BODY, *life, "2011年10月至今，某某委员会主席。", BODY)
    assert headings(document) == []
    assert headings(read("规划", BODY, "2021—2025年规划", BODY, "二、附则", BODY)) == [
        "2021—2025年规划",
        "二、附则",
    ]


def test_a_code_with_its_label_is_not_the_title() -> None:
    title = "某市数字政府建设情况"
    assert read("【引证码】CLI.12.5115678", title, BODY, BODY).title == title


def test_a_plan_and_what_it_looks_forward_to_are_one_title() -> None:
    lines = ["某市国民经济和社会发展第十四个五年规划", "和二〇三五年远景目标纲要"]
    assert parse("\n".join([*lines, "", BODY, "", BODY]), "a.txt").title == "".join(lines)
