"""Decimal numbers, plans and annexes stand in the outline where a reader sees them."""

from __future__ import annotations

import pytest

from corpus import ParagraphKind, parse
from corpus.decimals import decimal_headings
from corpus.nesting import number_of
from corpus.reading import parse_bytes

BODY = "坚决落实各项要求，优化防控措施，着力保持经济运行在合理区间。"


def _sections(source: str) -> list[tuple[int, str]]:
    return [(section.level, section.heading) for section in parse(source, "a.txt").sections[1:]]


def test_decimal_numbers_that_count_on_are_headings() -> None:
    heads = [
        "1总则",
        "1.1 编制目的",
        "1.2等级划分",
        "2组织机构",
        "2.1 指挥部",
        "2.1.1职责",
        "3附则",
    ]
    found = _sections("\n\n".join(["粮食应急预案", *(f"{head}\n\n{BODY}" for head in heads)]))
    assert [level for level, _ in found] == [1, 2, 2, 1, 2, 3, 1]
    assert [heading for _, heading in found] == [head.replace(" ", "") for head in heads]
    left_out = [head for head in heads if head != "1.2等级划分"]
    assert len(_sections("\n\n".join(f"{head}\n\n{BODY}" for head in left_out))) == 6


def test_decimal_numbers_that_do_not_count_on_are_none() -> None:
    lines = ["1.5倍的增长", "2个重点项目", "3.5亿元的投资", "2.1倍", "1总则", "1.1编制目的"]
    assert not decimal_headings(lines, [ParagraphKind.BODY] * len(lines))


def test_the_parts_of_a_plan_are_books_and_a_box_stands_in_its_section() -> None:
    heads = ["第一篇 新征程", "第一章 环境", "第一节 成就", "专栏1 主要指标", "第二节 机遇"]
    lines = "\n\n".join(f"{head}\n\n{BODY}" for head in [*heads, "第二篇 产业", "第二章 制造业"])
    found = _sections(f"远景目标纲要\n\n{BODY}\n\n{lines}")
    assert [level for level, _ in found] == [1, 2, 3, 4, 3, 1, 2]
    assert not _sections(f"工作报告\n\n{BODY}\n\n第一篇文章{BODY}")


def test_a_row_whose_cells_nothing_but_spaces_part_is_no_heading() -> None:
    rows = ["类别 指标 2020年 2025年 属性", "经济发展 地区生产总值增长 6.5% 预期性"]
    lines = "\n\n".join(f"{row}\n\n{BODY}" for row in rows)
    assert not _sections(f"工作报告\n\n{BODY}\n\n{lines}")
    assert _sections(f"工作报告\n\n{BODY}\n\n不忘初心 牢记使命 决胜小康\n\n{BODY}")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("２．工业", 2),
        ("②工业", 2),
        ("第二十章", 20),
        ("十十、", None),
        ("二二、", None),
        ("工业", None),
    ],
)
def test_what_numbers_count_to(text: str, number: int | None) -> None:
    assert number_of(text) == number


def test_declared_headings_of_an_annex_stand_beside_the_numbered_parts_above() -> None:
    parts = [f"<p>{number}、措施</p><p>{BODY}</p>" for number in "一二"]
    annex = "".join([f"<h2>附件 样图</h2><p>{BODY}</p>", *parts, f"<h2>图 编码</h2><p>{BODY}</p>"])
    source = f"<h1>放假的通知</h1><p>{BODY}</p>{''.join(parts)}{annex}<p>三、附则</p><p>{BODY}</p>"
    found = parse_bytes(source.encode(), "a.html").sections[1:]
    assert [(each.level, each.heading) for each in found] == [
        (1, "一、措施"),
        (1, "二、措施"),
        (1, "附件样图"),
        (2, "一、措施"),
        (2, "二、措施"),
        (3, "图编码"),
        (2, "三、附则"),
    ]


@pytest.mark.parametrize(
    "line", ["HHCR-2023-01005", "978-962-996-538-9（平装）", "[2-5]DXPCR, p. 185.", "image.png"]
)
def test_numbers_notes_and_names_of_files_are_no_headings(line: str) -> None:
    assert _sections(f"工作报告\n\n{BODY}\n\n{line}\n\n{BODY}") == []


def test_a_page_that_declares_only_its_title_has_the_headings_that_a_reader_sees() -> None:
    page = (
        "<html><body><h1>国产设备需求研究</h1>"
        "<p><span>发布时间：2011-07-22</span><span>发布人：中关村在线</span></p>"
        f"<p>{BODY * 2}</p><p>洋货“品质光环”褪去</p><p>{BODY * 2}</p>"
        f"<p>国务院办公厅</p><p>二〇〇六年九月七日</p></body></html>"
    )
    document = parse_bytes(page.encode(), "a.html")
    assert [each.heading for each in document.sections[1:]] == ["洋货“品质光环”褪去"]
    kinds = {each.text: each.kind for each in document.paragraphs}
    for text in ("发布时间：2011-07-22发布人：中关村在线", "国务院办公厅", "二〇〇六年九月七日"):
        assert kinds[text] is ParagraphKind.BYLINE
    declared = page.replace("<p>洋货“品质光环”褪去</p>", "<h2>民族品牌</h2><p>洋货褪去</p>")
    found = parse_bytes(declared.encode(), "a.html").sections[1:]
    assert [each.heading for each in found] == ["民族品牌"]


@pytest.mark.parametrize(
    "line",
    [
        "1987年4月1日国务院发布",
        "2016年2月6日《国务院关于修改部分行政法规的决定》第一次修订",
        "2020年6月22日最高人民法院审判委员会第1805次会议通过",
        "2023年8月15日 施行",
    ],
)
def test_a_day_in_the_history_of_a_law_is_no_heading(line: str) -> None:
    document = parse(f"印刷业管理条例\n\n{line}\n\n第一章 总则\n\n{BODY}\n", "a.txt")
    assert document.paragraphs[1].kind is ParagraphKind.BYLINE
    assert document.title == "印刷业管理条例"


def test_an_equation_is_no_heading() -> None:
    assert [*_sections(f"办法\n\n{BODY}\n\n开采回采率系数＝\n\n{BODY}\n")] == []


def test_a_short_item_is_no_heading_among_longer_ones_that_it_counts_on_with() -> None:
    items = [f"{at}、{BODY[:-1]}，{BODY[:-1]}，{BODY}" for at in "一二四五"]
    items.insert(2, "三、每个选区选举产生两名议员。")
    assert _sections("附件二\n\n" + "\n\n".join(f"{item}\n\n{BODY}" for item in items)) == []
    heads = [f"（{at}）聚力打造现代化先行区。" for at in "一二三"]
    found = _sections("报告\n\n" + "\n\n".join(f"{head}\n\n{BODY}" for head in heads))
    assert [heading for _, heading in found] == heads


def test_what_heads_the_page_is_not_the_title_where_an_official_one_stands_below() -> None:
    title = "湖南省人民政府办公厅关于加强毕业生就业工作的通知"
    for head in ("湖南省人民政府办公厅文件", "导航"):
        source = f"{head}\n\n湘政办发〔2009〕24号\n\n{title}\n\n一、要求\n\n{BODY}\n"
        assert parse(source, "a.txt").title == title
        assert _sections(source) == [(1, "一、要求")]


NOTICE = """某省人民政府办公厅关于印发某省

支持民间投资发展实施方案的通知

某府办〔2023〕5号

各市人民政府，省政府各部门：

　　《某省进一步加大力度支持民间投资发展的安排》已经同意，现印发给你们，请认真组织实施。

某省人民政府办公厅

2023年3月17日

{below}

　　为进一步加大政策支持力度，激发民间投资活力，结合我省实际，制定本方案。

一、总体要求

　　坚持稳中求进，推动各项工作落实。
"""


@pytest.mark.parametrize(
    ("below", "told"),
    [
        (
            "某省进一步加大力度支持民间\n\n投资发展的安排",
            ["某省进一步加大力度支持民间投资发展的安排"],
        ),
        ("关于支持民间投资\n\n发展的若干意见", ["关于支持民间投资发展的若干意见"]),
        (
            "附件2\n\n某省巴东县官渡口镇马鬃山村\n\n地质险情调查意见",
            ["附件2", "某省巴东县官渡口镇马鬃山村地质险情调查意见"],
        ),
        ("附件1\n\n关于地质险情调研情况的报告", ["附件1", "关于地质险情调研情况的报告"]),
        ("附件\n\n申报材料清单\n\n项目申报表", ["附件", "申报材料清单", "项目申报表"]),
        ("某县召开动员大会\n\n某县发布公告", ["某县召开动员大会", "某县发布公告"]),
    ],
)
def test_the_title_of_an_annex_is_one_though_it_takes_several_lines(
    below: str, told: list[str]
) -> None:
    texts = [paragraph.text for paragraph in parse(NOTICE.format(below=below), "a.txt").paragraphs]
    assert texts[0] == "某省人民政府办公厅关于印发某省支持民间投资发展实施方案的通知"
    assert texts[6 : texts.index("一、总体要求") - 1] == told


def test_an_annex_at_the_top_is_no_part_of_the_title() -> None:
    source = f"附件1\n\n关于地质险情调研\n\n情况的报告\n\n{NOTICE.format(below='')}"
    texts = [paragraph.text for paragraph in parse(source, "a.txt").paragraphs]
    assert texts[:2] == ["附件1", "关于地质险情调研情况的报告"]


def test_articles_stand_in_declared_chapters_though_the_first_ones_stand_in_none() -> None:
    body = "公民应当遵守下列规定，维护公共秩序。"
    lines = ["# 条例", f"第一条　{body}", f"第二条　{body}", "## 第二章　规范", f"第三条　{body}"]
    document = parse("\n\n".join([*lines, "## 第三章　附则", f"第四条　{body}"]), "a.md")
    told = [(each.level, each.heading) for each in document.sections[3:]]
    assert told == [(1, "第二章规范"), (2, "第三条"), (1, "第三章附则"), (2, "第四条")]


def test_an_article_begins_a_paragraph_below_one_without_a_full_stop() -> None:
    open_end = "自规划条件意见书发出之日起一年内，未签订土地使用权出让合同的，规划条件意见书失效"
    lines = ["条例", "第一条　为了规范，制定本条例。", open_end]
    text = "\n\n".join(
        [*lines, "第二条　建设单位应当申请许可。", "第三条　本条例自公布之日起施行。"]
    )
    assert [each.heading for each in parse(text, "a.txt").sections[1:]] == [
        "第一条",
        "第二条",
        "第三条",
    ]
