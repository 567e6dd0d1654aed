"""Wrapped text whose paragraphs an indent or a blank line parts, among short lines and pages."""

from __future__ import annotations

import re
import textwrap
from dataclasses import replace

import pytest

from corpus import ParagraphKind, parse
from corpus.cleaning import clean_raw, join
from corpus.columns import Column
from corpus.lines import split_lines

DUTIES = tuple(
    """
第三章见习单位职责
第十一条见习单位应当履行以下职责：
（一）提供合适的见习岗位，必要的见习条件和安全健康的见习环境；
（二）为见习人员安排见习指导；
（三）购买人身意外伤害保险；
（四）对见习人员进行安全培训和技能培训，保障见习人员的合法权益；
（五）违约责任；
（六）争议的解决方式。
见习期限一般为3个月至6个月，最长不超过12个月，任何单位不得擅自延长
第十二条见习单位不得有下列行为：
（一）向见习人员收取押金、保证金或者其他任何名目的费用；
（二）扣押居民身份证。
牵头：省教育厅
牵头：省财政厅
牵头：省民政厅
牵头：省水利厅
牵头：省审计局
牵头：省统计局
牵头：省林业局
牵头：省档案局
参与部门：省级有关部门，各设区市人民政府
参与部门：省级有关部门，各设区市人民政府
参与部门：省级有关部门，各设区市人民政府
参与部门：省级有关部门，各设区市人民政府
""".split()
)


def _body(source: str) -> list[str]:
    paragraphs = parse(source, "a.txt").paragraphs
    return [each.text for each in paragraphs if each.kind is not ParagraphKind.NAVIGATION]


@pytest.mark.parametrize("columns", [12, 16, 20, 24])
def test_an_indent_tells_a_wrap_where_most_lines_are_short(columns: int) -> None:
    wrapped = [textwrap.wrap("　　" + each, columns, drop_whitespace=False) for each in DUTIES]
    assert _body("\n".join("\n".join(lines) for lines in wrapped)) == list(DUTIES)


@pytest.mark.parametrize("columns", [12, 16, 20, 24])
def test_a_blank_line_tells_a_wrap_where_most_lines_are_short(columns: int) -> None:
    wrapped = ["\n".join(textwrap.wrap(each, columns)) for each in DUTIES]
    assert _body("\n\n".join(wrapped)) == list(DUTIES)


def test_a_line_that_stands_within_pages_too_is_no_running_head() -> None:
    lines = [
        line
        for each in DUTIES * 4
        for line in textwrap.wrap("　　" + each, 12, drop_whitespace=False)
    ]
    pages = [lines[at : at + 11] for at in range(0, len(lines), 11)]
    numbered = ["\n".join(page) + f"\n\n— {at} —\n\n" for at, page in enumerate(pages, start=1)]
    assert _body("".join(numbered)) == list(DUTIES * 4)


def test_the_end_of_a_broken_date_is_no_page_number() -> None:
    assert "2023-11-07" in "".join(_body("发布日期：2023-11\n-07 -\n\n穗卫函〔2023〕1930号\n"))


@pytest.mark.parametrize(
    "name",
    [
        "http://zs.dominner.com",
        "www.creditchina.gov.cn",
        "liaoning@yeah.net",
        "（个人）.docx",
        "https://a.cn/video.php?href=b",
    ],
)
def test_an_address_and_the_name_of_a_file_are_whole_behind_their_stops(name: str) -> None:
    for at, character in enumerate(name):
        if character in ".?=":
            pieces = [clean_raw(name[: at + 1], 0), clean_raw(name[at + 1 :], at + 1)]
            assert join(pieces).text == name


def test_a_full_stop_of_an_english_sentence_is_no_part_of_an_address() -> None:
    pieces = [clean_raw("The list stands at www.gov.cn and ends.", 0), clean_raw("others do", 40)]
    assert join(pieces).text.endswith("ends. others do")


def test_a_line_that_a_space_between_words_no_longer_fits_on_is_full() -> None:
    paragraph = "原本他在大埔一间学校教书，查问交流平台上的账号VA Wong sir是否他本人，又举证说。"
    paragraphs = ["当年" * at + paragraph * 2 for at in range(10)]
    for columns in range(20, 50):
        wrapped = ["\n".join(_by_words("　　" + each, columns)) for each in paragraphs]
        assert _body("\n".join(wrapped)) == paragraphs


def _by_words(text: str, columns: int) -> list[str]:
    """The lines of a text, wrapped anywhere but inside a Latin word."""
    lines = [""]
    for unit in re.findall("[A-Za-z]+|.", text):
        if len(lines[-1] + unit) > columns:
            lines.append("")
        lines[-1] += unit
    return [lines[0].rstrip(), *(line.strip() for line in lines[1:])]


@pytest.mark.parametrize(
    "torn",
    [
        "一、申请表内容未填完整或未按规定填写（参照申请表示例\n表格）。",
        "六、招标人不得以不合理的条件限制、排斥潜在投标人或投标\n人。",
        "（三）违反本办法规定，由县级以上人民政府（不含开发区\n管理委员会）责令改正",
    ],
)
def test_an_open_bracket_and_a_last_word_show_that_a_line_was_cut(torn: str) -> None:
    after = "四、本范本中以空格标示的由招标人填写的内容，招标人应根据项目特点具体化。"
    assert _body(f"{torn}\n{after}\n") == [torn.replace("\n", ""), after]


@pytest.mark.parametrize("answer", ["无。", "略。", "同意。"])
def test_an_answer_of_a_word_below_a_long_heading_stands_by_itself(answer: str) -> None:
    heading = "六、其他需要说明的重要事项以及上级部门提出的有关要求的落实情况"
    after = "七、本表由填报单位负责填写，一式三份，由主管部门留存备查。"
    assert _body(f"{heading}\n{answer}\n{after}\n") == [heading, answer, after]


def test_items_with_decimal_numbers_and_the_months_of_a_life_stand_apart_in_a_column() -> None:
    lines = """
本项目评标委员会由招标人依法组建，负责评标活动，评标委员会
成员应当客观公正履行职责，遵守职业道德，并对所提出的评审意
见承担个人责任；评标委员会及其成员不得私下接触投标人，不得
收受其财物或者其他好处，也不得向招标人征询确定中标人的意向。
36.6《工程建设项目招标投标管理办法》及其配套规定（市规章）；
36.7本项目招标文件以及其澄清、修改的内容和有关的全部附件；
36.8评标办法。
1996.09—2003.07省经济和信息化委员会党组书记、副主任，厅长
2003.07—2010.07省经济和信息化委员会主任、党组书记（正厅级）
""".strip()
    assert _body(lines)[1:] == lines.split("\n")[4:]


def test_a_column_goes_on_where_its_lines_end_among_short_ones() -> None:
    lines = """
使用说明
一、本范本适用于一般项目并运用全过程电子招标投标的广
州市房屋建筑及其附属设施和配套工程施工招标。
二、一般项目是指技术简单、通用的招标项目或招标人对其
技术、性能没有特别要求的招标项目。
三、本范本中以空格标示的由招标人填写的内容，招标人应根
据招标项目具体特点和实际需要具体化，确实没有需要填写的，在
空格中以斜线标示。
四、依据现行国家、省市法规政策和有关要求，结合招标工程
特点和实际需要，招标人可以对本范本中相应条款内容进行修改，
招标人提出与范本不一致条款的，应当在各章节前的修改表中标
明。
第一部分
招标公告范本
""".strip()
    parted = lines.split("\n")
    paragraphs = ((0, 1), (1, 3), (3, 5), (5, 8), (8, 12))
    assert _body(lines)[:5] == ["".join(parted[begin:end]) for begin, end in paragraphs]


def test_an_address_goes_on_in_the_next_line_and_a_list_does_not() -> None:
    address = "原文链接：https://news.rthk.hk/rthk/ch/\ncomponent/k2/1800770.htm"
    assert _body(f"{address}\n") == [address.replace("\n", "")]
    items = ["a.通过数据添加功能逐条添加.", "b.通过数据导入功能批量添加"]
    assert _body("\n".join(items)) == items


PROSE = "推动部门开放与物流相关的公共数据。利用现代技术搭建服务平台，推广一批先进装备。"


def paragraphs(text: str, name: str = "a.md") -> list[str]:
    return [each.text for each in parse(text, name).paragraphs]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (PROSE + "推动物流企业", "“上云用数赋智”，树立一批数字化转型标杆企业，形成合力。"),
        ("到", "2025年，面向农产品优势产区布局建设一批国家骨干冷链物流基地。"),
        ("（三）车辆行经人行横道时应当主动减速行驶，礼让、避让", "行人；"),
        ("第二条【适用范围】平等主体的公民、法人和其他组织之", "间发生的合同纠纷，可以仲裁。"),
        ("见 https://www.news.gov.hk/chi/2021/20211008_155531", "_711.html"),
        ("见 https://www.info.gov.hk/gia/general/P202110080.h", "tm"),
    ],
)
def test_a_blank_line_inside_a_sentence_parts_nothing(before: str, after: str) -> None:
    told = paragraphs("\n\n".join(["# 规划", PROSE, before, after, PROSE]))
    joined = before + after if not before.startswith("见") else "见 " + before[2:] + after
    assert told == ["规划", PROSE, joined.replace("见 ", "见"), PROSE]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (PROSE + "谢谢大家", "现在，请各位代表对这个报告提出意见，并请委员提出建议。"),
        (PROSE + "责任单位：市发展改革委", "推进平台建设，树立一批数字化转型标杆企业，形成合力。"),
        (PROSE + "他补充说", "“这些机构老人就诊存在困难，我们要解决这个问题。”"),
        (PROSE + "并制定规则", "第十六条规定的协议应当采用书面形式，并经双方签字。"),
        (PROSE + "特此通知", "某某市发展和改革委员会"),
    ],
)
def test_a_paragraph_without_its_full_stop_ends_all_the_same(before: str, after: str) -> None:
    assert paragraphs("\n\n".join(["# 规划", PROSE, before, after]))[2:] == [before, after]


def test_a_full_line_above_the_blank_line_of_a_page_end_goes_on() -> None:
    lines = [
        "本会认为，政府在考虑网约车安排时，必须正视",
        "出租车将承受的损害，避免无序扩张的规管工具",
        "单纯因应平台，而不是按有多少司机便向上调整",
        "任何许可证分配都必须公平、公开、客观可验证",
        "活跃纪录不应决定谁有优先权，大家都要有机会",
        "这样才能避免无序扩张，也才能够保障各方权益",
    ]
    assert {len(line) for line in lines} == {21}
    whole = "".join(lines) + "。"
    torn = "\n".join([*lines[:3], "", *lines[3:]]) + "。"
    closed = "\n".join(lines) + "。"
    assert paragraphs("\n\n".join(["# 意见书", closed, torn, closed])) == ["意见书", *[whole] * 3]


def test_a_mark_that_does_not_hang_pulls_down_what_is_before_it() -> None:
    column = Column(width=60, by_characters=False, exact=True, gap=0, hangs=True)
    before, after, short = split_lines("质" * 29 + "\n疑呢？\n呢？这是")
    assert not column.may_be_full(before, after)
    assert column.may_be_full(before, short)
    assert not column.is_full(before, short)
    assert not replace(column, width=62).may_be_full(before, short)


def test_a_paper_of_the_council_begins_a_part() -> None:
    number = "立法會CB(3)662/2026(254)號文件"
    text = (
        f"{number}\n意見書一\n小明不贊成這個安排\n\f{number.replace('254', '255')}\n意見書二\n同意"
    )
    assert [each for each in paragraphs(text, "a.txt") if each.endswith("號文件")] == [
        number,
        number.replace("254", "255"),
    ]
    paper = "LC Paper No. CB(3)662/2026(306)"
    found = parse(f"{number}\n{PROSE}\n\f{paper}\n{PROSE}\n", "a.txt")
    assert [each.heading for each in found.sections[1:]] == [paper]
    assert paper in [each.text for each in found.sentences]


def cut(text: str, width: int) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)]


@pytest.mark.parametrize("centred", [False, True])
@pytest.mark.parametrize(
    "heading",
    [
        "第五章　法律责任",
        "二、2025年工作总体要求",
        "工作回顾",
        "（一）推动经济持续向好，扩大有效需求",
    ],
)
def test_headings_stand_apart_without_the_indent_of_the_text(
    heading: str, *, centred: bool
) -> None:
    width = 16
    ends_full, ends_short = [
        f"　　{(PROSE * 3)[: length - 3]}。" for length in (5 * width, 5 * width + 7)
    ]
    text = [*cut(ends_short, width), *cut(ends_full, width)] * 2
    shown = cut(heading, width)
    if centred:
        shown = ["　" * ((width - len(part)) // 2) + part for part in shown]
    found = paragraphs("\n".join([*text, *shown, *text]), "a.txt")
    assert found[4] == heading.replace("　", "")
    assert found[:4] == found[5:] == [each.strip() for each in (ends_short, ends_full)] * 2


def test_the_last_line_of_a_paragraph_is_no_heading_however_flush() -> None:
    lines = [
        "　　推动部门，开放物流相关的公共",
        "数据，利用现代技术搭建服务平台。",
        "大家要努力完成任务。",
    ]
    assert [len(line) for line in lines[:2]] == [16, 16]
    assert len(paragraphs("\n".join(lines * 6), "a.txt")) == 6


def test_paragraphs_whose_first_line_lost_its_indent_are_whole() -> None:
    first = "传统提供点对点服务的出租车，除了可在街上截停后要求司机驶往大家所"
    rest = (
        "想到的目的地。另外亦可透过平台找到车辆前往，不过司机不一定接单，主因可能是路程问题，"
        "最终部分乘客未能得到回应，因此改用其他服务，大家都知道。"
    )
    text = "\n".join([first, *cut(rest, len(first) + 2)])
    assert paragraphs("\n".join([text] * 4), "a.txt") == [first + rest] * 4


def test_a_turn_that_breaks_off_ends_where_a_blank_line_follows() -> None:
    turn = [
        "欧洲多国近年的债务危机，正好给我们一个警惕，在考虑新增的开",
        "支时 ，政府必须小心，特别在今次的发展上，明显看到现时的做法不",
        "合时宜，亦因为长时间的咨询而造成了很多问题，大家都有目共睹，",
        "这一点我们都清楚知道，但事情的变化 ......",
    ]
    text = "\n\n\n".join(["\n".join(turn), "主席：请提出你的补充质询。"] * 4)
    assert paragraphs(text, "a.txt").count("主席：请提出你的补充质询。") == 4


WRAPPED = [
    (
        "投标截止时间后送达的投标文件将被拒收，在规定时间内所提交的文件不符合相关",
        "规定要求的也将被拒收。",
    ),
    ("投标地点：北京某某国际招标代理有限公司四层会议室，北京市海淀区文慧园北", "路十号。"),
    (
        "注：若投标人为监狱企业，应当提供由省级以上监狱管理局、戒毒管理局（含",
        "生产建设兵团）的证明文件。",
    ),
    (
        "2.合同执行中，如需修改或补充合同内容，由双方协商另签署书面修改或补充合同",
        "作为主合同的一部分。",
    ),
]


def test_wrapped_paragraphs_among_the_cells_of_tables_are_whole() -> None:
    cells = ["包号", "名称", "数量", "三", "条款号", "说明与要求", "货期", "一年"]
    lines = [line for pair in WRAPPED for line in (*cells, *pair)]
    found = paragraphs("\n".join(["招标文件", *lines]), "a.txt")
    assert [first + rest in found for first, rest in WRAPPED] == [True] * 4


def test_one_long_heading_over_a_short_paragraph_stays_one() -> None:
    first, rest = (
        "坚持人民城市理念，切实提高城市治理现代化水平，建设韧性城市",
        "遵循超大城市规律，加快建设。",
    )
    found = paragraphs("\n".join([PROSE * 3, first, rest, PROSE * 4]), "a.txt")
    assert found[1:3] == [first, rest]


def test_a_full_line_goes_on_in_one_that_holds_the_number_of_a_page() -> None:
    column = cut((PROSE + PROSE[:-1] + "，并推开。") * 3, 26)
    full, beyond = (
        "成年人的监护人履行监护职责，应当最大程度地尊重被",
        "监护人的真实意愿，保障并协助被监护人实施与其智力、精14神健康状况相适应的民事法律行为。",
    )
    text = "\n".join([*column, full, beyond, *column])
    assert full + beyond in paragraphs(text, "a.txt")
