"""The title of a document, and what stands beside it."""

from __future__ import annotations

from corpus import parse

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
