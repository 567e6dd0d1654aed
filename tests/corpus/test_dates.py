"""The date of a document is that of its making: not a birthday, a deadline or the day of a meeting
that its first sentences tell."""

from __future__ import annotations

import pytest

from corpus import ParagraphKind, parse
from corpus.dates import is_date, is_month, told_date

BODY = "坚决落实各项要求，优化防控措施，着力保持经济运行在合理区间。"
SIGNED = "二〇一九年三月五日"


def told(*texts: str, title: str = "关于放假的通知", declared: str = "") -> str:
    return told_date(title, "a.txt", texts, declared)


@pytest.mark.parametrize(
    "sentence",
    [
        "原告：张某，男，1980年3月5日出生，汉族，住北京市海淀区。",
        "经研究，定于2019年3月15日召开年度工作会议，现将有关事项通知如下。",
        "《节约用水办法》已经2019年3月1日省人民政府常务会议通过，现予公布。",
        "兹证明某单位于1986年3月1日经某机关批准成立。",
        "2019年8月26日是我父亲诞辰110周年纪念日。",
        "经2019年3月1日会议研究，现通知如下：",
        "1.会议时间：2019年3月15日",
        "会议纪要，2019年3月1日",
        "有关2019年3月1日会议的要求：",
        "开标时间：2019年3月15日",
        "施行日期2019年5月1日",
    ],
)
def test_the_signature_is_surer_than_a_sentence(sentence: str) -> None:
    assert told("某市教育局", sentence, BODY, "某市教育局", SIGNED, BODY) == "2019-03-05"


def test_a_sentence_tells_the_date_where_nothing_else_does() -> None:
    sentence = "全体会议，于2021年11月8日至11日在北京举行。"
    assert told(sentence, BODY) == "2021-11-11"
    assert told(sentence, BODY, declared="2021-11-12") == "2021-11-12"


@pytest.mark.parametrize(
    ("days", "last"),
    [
        ("2021年11月8日至11日在北京举行", "2021-11-11"),
        ("2021年10月28日—11月1日召开", "2021-11-01"),
        ("二〇二一年十一月八日至十一日在北京举行", "2021-11-11"),
        ("2021年11月8日至11日公示，会议另行通知", "2021-11-08"),
    ],
)
def test_a_meeting_decides_on_its_last_day(days: str, last: str) -> None:
    assert told(f"全体会议，于{days}。", BODY) == last


@pytest.mark.parametrize(
    "line",
    [
        "（1990年4月4日第七届全国人民代表大会第三次会议通过）",
        "（1990年4月4日第七届全国人民代表大会第三次会议通过。）",
        "1990年4月4日会议通过，自1990年5月1日起施行",
        "——1990年4月4日在第三次会议上",
        "（一九九〇年四月四日通过）",
    ],
)
def test_what_stands_beside_the_title_is_surer_than_the_signature(line: str) -> None:
    assert told(line, BODY, SIGNED) == "1990-04-04"


@pytest.mark.parametrize(
    "lines",
    [
        ["（1990年4月4日通过" + "根据2004年8月28日《关于修改〈办法〉的决定》修正" * 4 + "）"],
        ["1990年4月4日第三次会议通过", "根据2004年8月28日第十次会议《关于修改办法的决定》修正"],
        ["（1990年4月4日通过", "2004年8月28日第十次会议批准 自2005年1月1日起施行）"],
        ["1990年4月4日国务院令第3号公布", "2004年8月28日修订 2005年1月1日起正式实施"],
    ],
)
def test_a_statute_is_of_the_day_on_which_it_was_last_amended(lines: list[str]) -> None:
    assert told(*lines, BODY, SIGNED) == "2004-08-28"
    assert told(BODY, "2004年8月28日修订的办法废止。", SIGNED) == told(BODY, SIGNED)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("修正日期：20040828", "2004-08-28"),
        ("異動日期：1996/09/25", "1996-09-25"),
        ("2009-01-07发布2009-08-01实施", "2009-01-07"),
        ("根据国家2015年8月29日修订通过的《大气污染防治法》编制本目录", ""),
    ],
)
def test_what_covers_and_databases_tell_of_the_day(line: str, day: str) -> None:
    assert told("某某标准", "地方标准", "编号一", "编号二", "编号三", line, BODY) == day


def test_minutes_are_of_the_day_that_their_first_sentence_tells() -> None:
    opening = "2024年4月3日下午，局党组书记在五楼会议室主持召开学习会议，现纪要如下："
    assert parse(f"某局会议纪要\n{opening}\n{BODY}", "a.txt").date == "2024-04-03"


@pytest.mark.parametrize(
    "line",
    [
        "张某，男，1980年3月5日出生，汉族。",
        "张某，男，1980年3月5日生，汉族。",
        "张某，生于1980年3月5日。",
        "出生日期：1980年3月",
        "有关意见请于2021年9月30日前反馈。",
        "请于2021年9月30日（星期四）下午5:00前报送。",
        "报名自即日起至2021年9月30日止",
        "截止时间：2021年9月30日",
        "打印日期：2021年9月30日",
    ],
)
def test_a_birth_a_deadline_and_a_copy_tell_no_date(line: str) -> None:
    assert told(line, BODY) == ""
    assert told(f"{line}2019年3月5日", BODY) == "2019-03-05"


def test_what_a_plan_looks_forward_to_is_not_its_date() -> None:
    title = "关于制定第十四个五年规划和二〇三五年远景目标的建议"
    assert told(BODY, title=title) == ""
    assert told("（2020年10月29日通过）", BODY, title=title) == "2020-10-29"


def test_who_left_on_a_day_had_no_deadline() -> None:
    assert told("2021年9月30日前往北京", BODY) == "2021-09-30"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2011年09月27来源：www.example.com", "2011-09-27"),
        ("发布日期：2018年03月27", "2018-03-27"),
        ("2011年9月3家企业", "2011-09"),
        ("１９９３年３月５日", "1993-03-05"),
        ("２０１８．０８．２０", "2018-08-20"),
        ("（一九九三年十二月三十一日通过）", "1993-12-31"),
        ("二OO九年三月廿五日", "2009-03-25"),
        ("二00九年三月十日", "2009-03-10"),
        ("民國112年4月12日", "2023-04-12"),
        ("中华民国元年五月", "1912-05"),
        ("中華民國一百一十二年四月十二日公布", "2023-04-12"),
        ("中華民國一百年一月一日公布", "2011-01-01"),
        ("浏览量：时间：2016-01-17 23:45:19", "2016-01-17"),
        ("2019年13月40日", "2019"),
    ],
)
def test_a_date_is_read_however_it_is_written(line: str, date: str) -> None:
    assert told(line, BODY, title="放假通知") == date


@pytest.mark.parametrize(
    "day", ["中華民國112年4月12日", "２０２３年４月１２日", "民国一百一十二年四月十二日"]
)
def test_a_day_of_the_republic_or_in_wide_digits_is_a_date(day: str) -> None:
    assert is_date(day)
    assert is_month(day.rpartition("月")[0] + "月")
    document = parse(f"民事判決\n\n{BODY}\n\n{day}\n\n法官張某某\n\n{BODY}\n", "a.txt")
    kinds = {paragraph.text: paragraph.kind for paragraph in document.paragraphs}
    assert kinds[day] is ParagraphKind.BYLINE
    assert document.date == "2023-04-12"


@pytest.mark.parametrize("line", ["2011年3月8日于北京", "（二〇一一年三月八日）"])
def test_a_signature_may_tell_its_place_or_stand_in_brackets(line: str) -> None:
    assert told(*[BODY] * 6, line) == "2011-03-08"


def test_who_signed_may_stand_before_the_day() -> None:
    top = ["经研究，定于2019年3月15日召开年度工作会议。", *[BODY] * 4]
    assert told(*top, "某市教育局2019年3月5日") == "2019-03-05"
    assert told(*top, "臺北市政府民國一百零八年三月五日") == "2019-03-05"
    assert told(*top, "某市教育局二〇一九年三月五日", "2019年3月6日") == "2019-03-05"
    assert told(*top, "2019年3月6日", "某市教育局二〇一九年三月五日") == "2019-03-05"
    assert told(*top, "召开时间2019年3月5日") == "2019-03-15"


@pytest.mark.parametrize(
    "posted",
    [
        "发布时间：2019-03-09 10:05",
        "2019-03-09",
        "来源：某市政府网 2019年3月9日",
        "2019年3月9日 16:20 字体：大 中 小",
    ],
)
def test_who_signs_is_surer_of_the_day_than_the_page_around(posted: str) -> None:
    assert told(posted, BODY, "某市人民政府办公厅", SIGNED, "附件") == "2019-03-05"
    assert told(posted, BODY, "某市人民政府办公厅" + SIGNED) == "2019-03-05"
    assert told(posted, BODY, "市长 张某某", SIGNED) == "2019-03-05"
    assert told(posted, BODY, BODY, "自治区主席：乌某某", "2019年3月5日") == "2019-03-05"
    assert told(posted, BODY, BODY, "事情要从这一天说起。", "2019年3月5日") == "2019-03-09"
    assert told(posted, BODY, BODY, "某市人民政府办公厅", "2019年3月15日") == "2019-03-09"


def test_a_report_of_a_year_tells_its_day_where_that_is_in_the_same_year() -> None:
    report = "2026年某省政府工作报告"
    given = "——2026年1月28日在某省第十四届人民代表大会第四次会议上"
    assert told(given, BODY, title=report) == "2026-01-28"
    page = ["发表时间：", "2026-02-09 09:45:30", "来源：", "某日报客户端", "政府工作报告"]
    assert told(*page, given, BODY, title=report) == "2026-01-28"
    assert told("（2026年1月28日）", BODY, title="2025年统计公报") == "2025"
    assert told(BODY, "某市统计局", "2026年3月28日", title="2025年统计公报") == "2025"
    assert told(BODY, title=report) == "2026"


def test_a_label_tells_the_date_on_the_line_below() -> None:
    fields = ["发文字号：", "镇政发〔2024〕7号", "发文日期：", "2024年04月06日 16:40", "有效性："]
    assert told("索引号：", "6107280000/2024-001005", *fields, BODY) == "2024-04-06"
    assert told("发文日期：", "有效性：", "发布日期：", "2024年04月07日", BODY) == "2024-04-07"


@pytest.mark.parametrize(
    "written", ['"2020-10-26"', "2020-10-26", "'2020/10/26'", "2020-10-26T08:00:00+08:00"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_front_matter_of_markdown_declares_the_date(written: str, end: str) -> None:
    front = ["---", 'title: "評某報告"', f"date: {written}", "author: 王某", "---", ""]
    document = parse(end.join([*front, "# 評某報告", "", BODY, ""]), "a.md")
    assert (document.title, document.date) == ("評某報告", "2020-10-26")
    signed = parse(end.join([*front, "# 評某報告", "", BODY, "", SIGNED, ""]), "a.md")
    assert signed.date == "2019-03-05"


@pytest.mark.parametrize(
    ("again", "date"),
    [("十", "2019-03-05"), ("民国", "2019-03-05"), ("2019年3月5日前", "2019-03-05"), ("2019-", "")],
)
def test_a_title_without_end_is_read(again: str, date: str) -> None:
    title = f"{again * 50_000}2019年3月5日"
    assert told(BODY, title=title) == date
    document = parse(f"---\ntitle: a{' ' * 100_000}b\ndate: {title}\n---\n{BODY}\n", "a.md")
    assert document.title == "a b"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("二○一八年九月", "2018-09"),
        ("2026年6月编制", "2026-06"),
        ("日期:108-02-14", "2019-02-14"),
    ],
)
def test_a_cover_tells_when_a_document_was_made(line: str, date: str) -> None:
    cover = ["项目招标文件", "项目编号：A-1", "招标人：某市水利局", "地址：某路1号", "某公司", line]
    annex = ["各投标人应当遵守有关规定，认真编制投标文件。", "工业和信息化部", "2011年6月18日"]
    assert parse("\n".join([*cover, *annex]), "a.txt").date == date


def test_minutes_are_of_the_day_of_their_meeting() -> None:
    rows = "会议名称|系统需求讨论会\n会议时间|2016-08-23 09:00~10:45\n"
    assert parse(f"交流纪要\n{rows}会议讨论了有关事项。", "a.txt").date == "2016-08-23"
    assert parse(f"会议通知\n{rows}请各单位准时参加会议。", "a.txt").date == ""


def test_the_day_of_a_signature_is_finer_than_the_month_of_a_posting() -> None:
    text = "坚决落实各项要求，优化防控措施，着力保持经济运行在合理区间。"
    source = f"应急体系规划\n发布日期：2021年12月\n{text}\n国务院\n2021年12月30日\n"
    assert parse(source, "a.txt").date == "2021-12-30"


def test_minutes_in_years_of_the_republic_tell_their_day() -> None:
    source = "經濟委員會會議紀錄\n時　　間　101年11月7日（星期三）上午9時\n主席：現在開會。\n"
    assert parse(source, "a.txt").date == "2012-11-07"


def test_the_first_sentence_of_a_long_paragraph_tells_when_a_meeting_was_held() -> None:
    opening = "第三次全体会议，于一九七八年十二月十八日至二十二日在北京举行。" + BODY * 3
    assert told(opening, BODY, title="全体会议公报") == "1978-12-22"
    assert told("1976年1月8日起，" + BODY * 4, BODY) == ""


def test_the_year_of_a_numbered_heading_is_not_the_document_s() -> None:
    assert parse(f"各位代表：\n{BODY}\n一、2021年工作回顾\n{BODY}", "a.txt").date == ""
