"""The outline is the one a reader would draw."""

from __future__ import annotations

import pytest

from corpus import ParagraphKind, parse, section_path
from corpus.articles import _value, begins_article
from corpus.headings import goes_on_with_names


def _sections(source: str, name: str = "a.txt") -> list[tuple[int, str]]:
    return [(section.level, section.heading) for section in parse(source, name).sections[1:]]


BODY = "坚决落实各项要求，优化防控措施，着力保持经济运行在合理区间。"


def test_levels_follow_the_order_of_official_numbering() -> None:
    headings = ["一、回顾", "（一）经济", "1.工业", "2.农业", "（二）社会", "二、安排"]
    source = "\n".join(["工作报告", *(f"{heading}\n{BODY}" for heading in headings)])
    assert _sections(source) == [
        (1, "一、回顾"),
        (2, "（一）经济"),
        (3, "1.工业"),
        (3, "2.农业"),
        (2, "（二）社会"),
        (1, "二、安排"),
    ]


@pytest.mark.parametrize(
    ("headings", "levels"),
    [
        (["一、甲", "二、乙", "一、子", "二、丑", "三、寅", "三、丙"], [1, 1, 2, 2, 2, 1]),
        (["一、甲", "（一）己", "一、子", "二、丑", "（二）庚", "二、乙"], [1, 2, 3, 3, 2, 1]),
        (
            ["一、甲", "一、子", "二、丑", "一、卯", "二、辰", "三、巳", "二、乙"],
            [1, 2, 2, 2, 2, 2, 1],
        ),
        (["一、甲", "二、乙", "一、子", "二、丑"], [1, 1, 1, 1]),
        (["一、甲", "二、乙", "一、子", "二、丑", "三、寅"], [1, 1, 1, 1, 1]),
        (["（一）甲", "（二）乙", "一、子", "二、丑", "（三）丙"], [1, 1, 2, 2, 1]),
        (["（一）甲", "一、子", "二、丑", "（一）寅"], [2, 1, 1, 2]),
        (["一、甲", "第一，子", "第二，丑", "二、乙"], [1, 2, 2, 1]),
        (
            ["一、甲", "二、乙", "附件一览", "一、子", "二、丑", "四、寅", "三、丙"],
            [1, 1, 1, 2, 2, 2, 2],
        ),
        (
            ["一、甲", "二、乙", "专栏", "三、丙", "民生实事", "一、子", "（一）己", "二、丑"],
            [1, 1, 2, 1, 1, 2, 3, 2],
        ),
        (["序言", "第一章 甲", "第二章 乙"], [1, 1, 1]),
        (["前言", "回顾", "一、甲", "二、乙", "安排", "一、丙"], [1, 1, 2, 2, 1, 2]),
    ],
)
def test_numbers_that_go_on_behind_others_hold_them(headings: list[str], levels: list[int]) -> None:
    source = "\n".join(["工作报告", *(f"{heading}\n{BODY}" for heading in headings)])
    told = [heading.replace(" ", "") for heading in headings]
    assert _sections(source) == list(zip(levels, told, strict=True))


def test_articles_of_a_statute_are_sections_under_their_chapters() -> None:
    source = "\n\n".join(
        [
            "# 办法",
            "2023年7月20日 国务院令第764号公布",
            "## 第一章 总 则",
            "第一条　为了保护环境，制定本法。",
            "第二条　依照本法第一条规定执行。",
            "## 第二章 附 则",
            "第三条　本法自公布之日起施行。",
        ]
    )
    assert _sections(source, "办法.md") == [
        (1, "第一章总则"),
        (2, "第一条"),
        (2, "第二条"),
        (1, "第二章附则"),
        (2, "第三条"),
    ]


COUNTED = {
    1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 101: "一百零一", 110: "一百一十",
    1260: "一千二百六十", 2005: "二千零五",
}  # fmt: skip


@pytest.mark.parametrize(("number", "numeral"), COUNTED.items())
def test_articles_are_counted_in_chinese_numerals(number: int, numeral: str) -> None:
    assert _value(numeral) == _value(str(number)) == number


def _articles(*lines: str) -> list[str]:
    found = [heading for _level, heading in _sections("\n".join(["条例", *lines]))]
    return [heading for heading in found if heading.startswith("第")]


def test_articles_are_told_on_from_where_some_are_missing() -> None:
    lines = [f"第{number}条国家保护草原{BODY}" for number in ("一", "二", "四", "五", "九")]
    assert _articles(*lines, f"第十条之一{BODY}") == [
        f"第{number}条" for number in ("一", "二", "四", "五", "九")
    ] + ["第十条之一"]
    extract = [f"第一百三十{number}条在道路上{BODY}" for number in ("三", "四")]
    assert _articles(BODY, *extract) == ["第一百三十三条", "第一百三十四条"]


def test_a_reference_to_an_article_is_none() -> None:
    lines = [f"第三条规定的措施{BODY}", f"第四条第二款{BODY}", f"第五条、第六条{BODY}"]
    assert not _articles(BODY, *lines)
    assert not _articles(BODY, f"第三十条国家保护草原{BODY}", f"第九条国家保护草原{BODY}")
    assert begins_article("第二十条任何单位")
    assert begins_article("第二十条 规定的办法")
    assert not begins_article("第二十条规定的办法")
    assert not begins_article("国家保护草原")


def test_items_of_a_list_are_no_headings() -> None:
    source = f"# 办法\n\n## 第一章 总则\n\n{BODY}\n\n（一）未申报的；\n\n（二）拒不改正的。"
    assert _sections(source, "办法.md") == [(1, "第一章总则")]


def test_an_annex_after_numbered_parts_stands_beside_them() -> None:
    source = f"工作报告\n一、回顾\n{BODY}\n二、安排\n{BODY}\n附件1\n{BODY}"
    assert _sections(source) == [(1, "一、回顾"), (1, "二、安排"), (1, "附件1")]


def test_the_path_of_a_section_leads_from_the_outside_in() -> None:
    document = parse(f"工作报告\n一、回顾\n（一）经济\n{BODY}", "a.txt")
    assert section_path(document, document.paragraphs[-1].section) == ("一、回顾", "（一）经济")
    assert section_path(document, 0) == ()


@pytest.mark.parametrize("source", ["", " \n\n　", "\u200b\n\x1b"])
def test_a_text_without_text_has_no_paragraphs(source: str) -> None:
    assert parse(source, "a.txt").paragraphs == ()


NEWSPAPER = """1986年9月15日 第1版

全国粮食生产会议在京举行
【新华社北京十四日电】全国粮食生产会议今天在北京举行，各地负责同志参加会议。

——写在全国会议召开之际
凝心聚力谱新篇
本报评论员
春回大地，万象更新。我们要坚定信心，开拓奋进，推动高质量发展取得新成效。

上海港吞吐量创新高
本报上海9月14日电 记者从上海港务局获悉，今年前八个月货物吞吐量创历史新高。
《 人民日报 》（ 1986年09月15日 01 版）
（责编：孙六、周七）"""


def test_the_articles_of_a_page_begin_at_their_headlines_whatever_stands_around_them() -> None:
    document = parse(NEWSPAPER, "a.txt")
    headlines = ["全国粮食生产会议在京举行", "凝心聚力谱新篇", "上海港吞吐量创新高"]
    assert [(each.level, each.heading) for each in document.sections[1:]] == [
        (1, headline) for headline in headlines
    ]
    bylines = [each.text for each in document.paragraphs if each.kind is ParagraphKind.BYLINE]
    assert len(bylines) == 4


def test_numbers_of_articles_on_lines_of_their_own_head_the_wrapped_text_below() -> None:
    source = (
        "中華民國刑法\n修正日期：民國 112 年 12 月 27 日\n\n   第 一 編 總則\n      第 一 章 法例\n"
        "第 1 條\n行為之處罰，以行為時之法律有明文規定者為限。拘束人身自由之保安處\n分，亦同。\n"
        "第 2 條\n行為後法律有變更者，適用行為時之法律。但行為後之法律有利於行為人者\n"
        "，適用最有利於行為人之法律。\n沒收、非拘束人身自由之保安處分適用裁判時之法律。\n"
        "處罰或保安處分之裁判確定後，未執行或執行未完畢，而法律有變更，不處\n"
        "罰其行為或不施以保安處分者，免其刑或保安處分之執行。\n"
        "第 3 條\n本法於在中華民國領域內犯罪者，適用之。在中華民國領域外之中華民國船\n"
        "艦或航空器內犯罪者，以在中華民國領域內犯罪論。\n"
        "第 10-1 條\n稱以上、以下、以內者，俱連本數或本刑計算。\n"
    )
    document = parse(source, "a.txt")
    assert [(section.level, section.heading) for section in document.sections[1:]] == [
        (1, "第一編總則"),
        (2, "第一章法例"),
        (3, "第1條"),
        (3, "第2條"),
        (3, "第3條"),
        (3, "第10-1條"),
    ]
    bodies = [p.text for p in document.paragraphs if p.kind is ParagraphKind.BODY]
    assert bodies[0] == "行為之處罰，以行為時之法律有明文規定者為限。拘束人身自由之保安處分，亦同。"
    assert bodies[1].endswith("但行為後之法律有利於行為人者，適用最有利於行為人之法律。")
    assert bodies[3].endswith(
        "而法律有變更，不處罰其行為或不施以保安處分者，免其刑或保安處分之執行。"
    )
    assert bodies[4].endswith(
        "在中華民國領域外之中華民國船艦或航空器內犯罪者，以在中華民國領域內犯罪論。"
    )
    assert len(bodies) == 6


@pytest.mark.parametrize(
    "told",
    [
        "——2026年1月26日在广东省第十四届人民代表大会第五次会议上",
        "――2026年1月27日在青海省第十四届人民代表大会第四次会议上",
        "——二〇二六年一月二十七日在甘肃省十四届人民代表大会第四次会议上",
        "2026年1月14日在浙江省第十四届人民代表大会第四次会议上",
        "2026 年 1 月 14 日在浙江省第十四届人民代表大会第四次会议上",
        "——2026 年 1 月 14 日在浙江省第十四届人民代表大会第四次会议上",
        "（来源：青海日报）",
        "编辑：何继红",
    ],
)
def test_where_a_report_was_given_and_who_edited_it_are_bylines(told: str) -> None:
    document = parse(f"政府工作报告\n{told}\n各位代表：\n现在，我代表省人民政府报告工作。", "a.txt")
    kinds = {paragraph.text: paragraph.kind for paragraph in document.paragraphs}
    assert kinds[told.replace(" ", "")] is ParagraphKind.BYLINE


def test_more_names_below_a_byline_are_no_heading() -> None:
    source = f"我市召开经济工作会议\n\n□ 本报记者 张三\n李四 通讯员 王五\n\n{BODY}\n"
    document = parse(source, "a.txt")
    assert len(document.sections) == 1
    assert [p.kind for p in document.paragraphs[1:3]] == [ParagraphKind.BYLINE] * 2


@pytest.mark.parametrize(
    "lines",
    [
        ["——2026年1月26日在广东省第十四届", "人民代表大会第五次会议上", "广东省省长 孟凡利"],
        ["——2026年1月27日在青海省第十四届人民代表大会第四次会议上", "省长 罗东川"],
        ["2026年1月27日在陕西省第十四届人民代表大会第四次会议上 陕西省省长 赵刚"],
        ["——2022年3月5日在第十三届全国人民代表大会第五次会议上", "国务院总理", "王 某"],
    ],
)
def test_the_office_and_the_name_of_who_gave_a_report_are_no_heading(lines: list[str]) -> None:
    source = "\n".join(["政府工作报告", *lines, "各位代表：", BODY])
    document = parse(source, "a.txt")
    kinds = [paragraph.kind for paragraph in document.paragraphs]
    assert kinds[1 : len(lines) + 1] == [ParagraphKind.BYLINE] * len(lines)
    assert len(document.sections) == 1


def test_a_heading_that_speaks_of_an_office_or_a_meeting_stays_one() -> None:
    headings = ["省长质量奖评选办法", "主任会议 议事规则", "在全省经济工作会议上的讲话"]
    assert not any(map(goes_on_with_names, headings))


@pytest.mark.parametrize(
    "lines",
    [
        ["国务院办公厅关于2025年", "部分节假日安排的通知"],
        ["市人民政府办公室", "关于复制推广营商环境创新", "试点改革举措的实施意见（试行）"],
        ["中华人民共和国2024年国民经济", "和社会发展统计公报"],
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_title_over_several_lines_is_one(lines: list[str], between: str) -> None:
    rest = ["国办发明电〔2024〕12号", "各省、自治区、直辖市人民政府：", BODY, "一、总体要求", BODY]
    document = parse(between.join([*lines, *rest]), "a.txt")
    assert document.title == "".join(lines)
    assert [paragraph.text for paragraph in document.paragraphs] == ["".join(lines), *rest]
    assert document.paragraphs[1].kind is ParagraphKind.BYLINE
    assert [section.heading for section in document.sections[1:]] == ["一、总体要求"]


@pytest.mark.parametrize(
    "lines",
    [
        ["关于召开全市工作会议的通知", "关于印发实施方案的通知"],
        ["全市经济工作会议召开", "与时俱进谋划新年工作要点"],
        ["工作报告", "关于过去一年的工作"],
    ],
)
def test_headings_below_a_title_are_no_part_of_it(lines: list[str]) -> None:
    document = parse("\n".join([*lines, BODY, "一、总体要求", BODY]), "a.txt")
    assert [paragraph.text for paragraph in document.paragraphs[:2]] == lines


def test_a_heading_between_two_that_count_on_stands_in_the_first_of_them() -> None:
    lines = [
        "发展规划",
        BODY,
        "一、形势",
        "（一）基础",
        BODY,
        "枢纽建设工程",
        BODY,
        "（二）问题",
        BODY,
    ]
    lines += ["关于改革问题", BODY, "二、要求", BODY, "名词解释", BODY]
    assert _sections("\n\n".join(lines)) == [
        (1, "一、形势"),
        (2, "（一）基础"),
        (3, "枢纽建设工程"),
        (2, "（二）问题"),
        (3, "关于改革问题"),
        (1, "二、要求"),
        (1, "名词解释"),
    ]


def test_a_heading_over_numbers_that_begin_anew_or_stand_right_below_it_holds_them() -> None:
    lines = ["工作报告", BODY, "过去一年", "一、经济", BODY, "二、社会", BODY]
    lines += ["今年安排", BODY, "一、经济", BODY, "二、社会", BODY]
    lines += ["保障措施", "三、组织", BODY]
    assert [level for level, _heading in _sections("\n\n".join(lines))] == [1, 2, 2, 1, 2, 2, 1, 2]


def test_numbered_sentences_that_count_on_with_items_are_items() -> None:
    items = [
        "（一）失业前缴费满一年的。",
        "（二）非因本人意愿中断就业的，包括以下情形：",
        "（三）已经登记的。",
    ]
    body = ["领取条件", items[0], items[1], BODY, items[2], BODY, "一、附则", BODY]
    assert _sections("问答\n\n" + "\n\n".join(body)) == [(1, "一、附则")]
    two = [
        f"（一）登记失业人员，{BODY[:-1]}，{BODY}{BODY}",
        BODY,
        "（二）其他人员登记在3年内。",
        BODY,
    ]
    assert _sections("问答\n\n一、对象\n\n" + "\n\n".join(two)) == [(1, "一、对象")]


@pytest.mark.parametrize("first", ["一、主动公开的情况:", "一、可以申请吗？能领多少钱？"])
def test_a_numbered_line_is_a_heading_where_its_fellows_are(first: str) -> None:
    rest = ["二、依申请公开", "三、收费情况", "四、主要问题"]
    text = "\n\n".join(f"{head}\n\n{BODY}" for head in (first, *rest))
    assert _sections("年度报告\n\n" + text) == [(1, head) for head in (first, *rest)]
    alone = f"年度报告\n\n{BODY}\n\n{first}\n\n{BODY}\n\n{BODY}"
    assert _sections(alone) == []


def test_short_sentences_that_stand_alone_over_others_are_their_heads() -> None:
    heads = ["大力提振消费。", "扩大有效投资。", "打造一流营商环境。"]
    long_one = BODY + BODY
    parts = [each for head in heads for each in (head, long_one)]
    document = parse("\n\n".join(["工作报告", "一、安排", *parts]), "a.txt")
    assert [each.head for each in document.paragraphs[2:]] == [7, 0, 7, 0, 9, 0]
    few = [*parts[:4], *[long_one] * 3, *parts[4:], *[long_one] * 4]
    assert not any(
        each.head for each in parse("\n\n".join(["工作报告", "一、安排", *few]), "a.txt").paragraphs
    )
    two = parse("\n\n".join(["工作报告", "一、安排", *parts[:4]]), "a.txt")
    assert not any(each.head for each in two.paragraphs)


def test_forms_that_other_parts_have_leave_no_steps() -> None:
    headings = ["第一章 甲", "第一节 乙", "一、丙", "（一）丁", "第二章 戊", "1.己", "2.庚"]
    source = "\n".join(["工作报告", *(f"{heading}\n{BODY}" for heading in headings)])
    assert [level for level, _ in _sections(source)] == [1, 2, 3, 4, 1, 2, 2]
