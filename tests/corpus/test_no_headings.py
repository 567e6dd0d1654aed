"""Lines that are no headings, however short: halves, siblings of text, what ends without a stop."""

from __future__ import annotations

import pytest

from corpus import ParagraphKind, parse

TEXT = "坚决落实各项要求，优化防控措施，着力保持经济运行在合理区间。"
TITLE = "关于优化防控措施的报告"


def _sections(*lines: str) -> list[tuple[int, str]]:
    sections = parse("\n".join([TITLE, *lines]), "a.txt").sections
    return [(section.level, section.heading) for section in sections[1:]]


@pytest.mark.parametrize(
    "line",
    [
        "至第二十四条）",
        "目标（参见本准则",
        "主席，我希望你......",
        "此致",
        "有关事项的通知》的实施情况",
    ],
)
def test_half_a_line_and_what_breaks_off_head_nothing(line: str) -> None:
    assert _sections("一、总体情况", TEXT, line, TEXT, "二、主要问题", TEXT) == [
        (1, "一、总体情况"),
        (1, "二、主要问题"),
    ]


def test_one_of_many_with_the_same_label_is_what_the_others_are() -> None:
    answers = ["负责答复的官员：教育局局长，第1项", "负责答复的官员：发展局局长，第2项"]
    lone = "负责答复的官员：商务及经济发展局局长"
    assert _sections("一、质询", *answers, TEXT, lone, TEXT, *answers, TEXT) == [(1, "一、质询")]
    assert (1, "案例三：某某公司") in _sections(
        *(line for one in "一二三" for line in (f"案例{one}：某某公司", TEXT))
    )


def test_one_of_a_numbered_list_of_text_is_text() -> None:
    items = [f"{at}.第{at}项工作{'由各地结合实际确定；' if at != 3 else ''}" for at in range(1, 7)]
    assert _sections("一、安排", TEXT, *items, TEXT) == [(1, "一、安排")]


def test_headings_without_a_number_in_a_row_stand_in_what_they_divide() -> None:
    lines = ["一、回顾", TEXT, "（一）经济", TEXT, "政府的角色", "适度有为", TEXT, "二、安排", TEXT]
    assert _sections(*lines) == [
        (1, "一、回顾"),
        (2, "（一）经济"),
        (3, "政府的角色"),
        (3, "适度有为"),
        (1, "二、安排"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2012年4至6月，各县以卫片执法检查工作图为依据开展核查、整改和查处工作。",
        "管理信息系统的网络结构如图所示，分为六层，如下图：",
    ],
)
def test_a_sentence_that_speaks_of_pictures_is_no_caption(text: str) -> None:
    assert parse(f"{TITLE}\n{TEXT}\n{text}\n", "a.txt").paragraphs[2].kind is ParagraphKind.BODY


def test_a_caption_explains_a_picture() -> None:
    told = "居民在便民服务中心办理业务。（图为服务中心）"
    kinds = [
        each.kind for each in parse(f"{TITLE}\n{TEXT}\n{told}\n图为服务中心。", "a.txt").paragraphs
    ]
    assert kinds[2:] == [ParagraphKind.CAPTION, ParagraphKind.CAPTION]


def test_a_rule_below_a_paragraph_of_markdown_does_not_make_it_a_heading() -> None:
    source = f"# {TITLE}\n\n{TEXT}\n---\n\n一段\n---\n\n{TEXT}\n"
    headings = [section.heading for section in parse(source, "a.md").sections]
    assert headings == [TITLE, "一段"]


def test_members_with_honours_stand_apart() -> None:
    members = ["湯家驊議員, S.C.", "何秀蘭議員", "李慧琼議員, J.P.", "林大輝議員, S.B.S., J.P."]
    paragraphs = parse("\n \n".join([TITLE, "出席議員：", *members]), "a.txt").paragraphs
    assert [each.text for each in paragraphs][2:] == members


def test_a_title_said_again_below_fields_opens_no_section() -> None:
    fields = "检索时间：2026年\n分类：国家政策\n原文链接：https://www.gov.cn/\n"
    source = f"{TITLE}\n{fields}{TITLE}\n一、总体情况\n{TEXT}\n{TEXT}\n"
    assert [each.heading for each in parse(source, "a.txt").sections] == [TITLE, "一、总体情况"]


def test_an_untitled_speech_is_not_called_by_its_salutation() -> None:
    source = f"同志们：\n现在，我代表第十九届中央委员会向大会作报告。\n{TEXT}\n"
    assert parse(source, "a.txt").title == "现在，我代表第十九届中央委员会向大会作报告"


def test_items_of_markdown_that_all_have_one_number_head_nothing() -> None:
    lines = [
        "# 规则",
        "##### 第 1 条",
        "1. 委员会会议时以主席为主席",
        "1. 指定或由委员推一人代理。",
    ]
    document = parse("\n".join(lines), "a.md")
    assert [each.heading for each in document.sections[1:]] == ["第1条"]


def test_the_number_of_a_box_is_no_page() -> None:
    boxes = [f"专栏\n\n{nth}\n\n{TEXT * 3}" for nth in range(1, 6)]
    document = parse("\n\n".join(["# 规划", *boxes]), "a.md")
    assert [each.text for each in document.paragraphs if each.text.startswith("专栏")] == [
        f"专栏{nth}" for nth in range(1, 6)
    ]


def test_a_decimal_below_its_own_number_makes_no_item_of_it() -> None:
    lines = [
        "## 3.建设目标",
        TEXT,
        "4.研发任务要求",
        "4.1数据融合处理",
        TEXT,
        "5.技术要求",
        "5.1指标",
    ]
    document = parse(
        "\n\n".join(["采购需求", *(line.strip("# ") for line in lines), TEXT]), "a.txt"
    )
    told = [each.heading for each in document.sections[1:]]
    assert told == ["3.建设目标", "4.研发任务要求", "4.1数据融合处理", "5.技术要求", "5.1指标"]


def test_one_of_many_lines_that_end_alike_is_no_heading() -> None:
    sworn = [f"{name}某某宣读就职的誓词" for name in "甲乙丙丁戊己庚"]
    assert not _sections(TEXT, *sworn[:-1], "（誓词从略。）", TEXT, sworn[-1], TEXT)
    assert _sections(TEXT, "（誓词从略。）", TEXT, sworn[-1], TEXT) == [(1, sworn[-1])]
