"""Line ends that only a wrap, a column or a page made are mended."""

from __future__ import annotations

import textwrap

import pytest

from corpus import parse
from corpus.cleaning import source_offset

PARAGRAPHS = tuple(
    """
过去一年，高质量发展迈上新台阶。2022年是极为重要的一年，党的二十大胜利召开，北京冬奥会、冬残奥会成功举办，市第十三次党代会明确了推动新时代首都发展、率先基本实现社会主义现代化这一根本任务。经济社会在“稳”的基础上增强“进”的动能，打下了坚实基础。
2022年，亦庄新城预计全年地区生产总值同比增长8%（剔除疫苗因素）；工业产值同比增长7%；固定资产投资同比增长8%；地方级收入同比增长2.7%（同口径增长9.4%）。主要指标均好于预期，有力服务全市经济大局。
坚决落实党中央“三要”要求，优化防控措施，保健康、防重症、降病亡，着力保持经济运行在合理区间，为各类企业提供保障。
""".split()
)


def _wrapped(paragraph: str, columns: int, between: str) -> str:
    return between.join(textwrap.wrap("　　" + paragraph, columns, drop_whitespace=False))


def _texts(source: str) -> list[str]:
    return [paragraph.text for paragraph in parse(source, "a.txt").paragraphs]


@pytest.mark.parametrize("columns", [12, 16, 20, 28, 36, 44, 60])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_wrapped_paragraphs_are_whole_again(columns: int, between: str) -> None:
    source = between.join(_wrapped(paragraph, columns, between) for paragraph in PARAGRAPHS)
    assert _texts(source) == list(PARAGRAPHS)


@pytest.mark.parametrize("columns", [12, 20, 36, 60])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_wrapped_paragraphs_with_a_wider_gap_between_are_whole_again(
    columns: int, between: str
) -> None:
    wrapped = [between.join(textwrap.wrap(paragraph, columns)) for paragraph in PARAGRAPHS]
    assert _texts((between + "\n").join(wrapped)) == list(PARAGRAPHS)


def test_a_poem_of_equal_lines_is_not_joined() -> None:
    poem = """
白日依山尽，黄河入海流，
欲穷千里目，更上一层楼。
红豆生南国，春来发几枝，
愿君多采撷，此物最相思。
床前明月光，疑是地上霜，
举头望明月，低头思故乡。
"""
    assert len(_texts(poem)) >= 3


def test_well_formed_text_passes_unchanged() -> None:
    assert _texts("\n\n".join(PARAGRAPHS)) == list(PARAGRAPHS)


INDENT = "　　"
"""What is left on a line of its own of a paragraph that a bold run begins."""

INVISIBLE = "\u200b"

LINKED = f"""过去五年的工作报告

一、关于《
发展规划纲要（草案）
》的说明

{PARAGRAPHS[0]}

{INDENT}
经济较快增长。
{PARAGRAPHS[1]}

{INDENT}
一是
坚持稳中求进，保持经济运行在合理区间。

五年来，我们认真贯彻
民族区域自治法
，支持民族地区加快发展，根据
地方组织法
和上级部署制定了一系列规划，人民生活水平明显提高。

全面落实国家支持民营经济的各项政策，
规划纲要
、
实施方案
相继出台。

经济增速是综合性指标，今年预期目标设定
{INVISIBLE}
为6%以上。

（二）
{PARAGRAPHS[2]}

扎实推进各项工作。
"""


def test_lines_that_links_and_bold_runs_made_are_mended_where_blank_lines_part_paragraphs() -> None:
    assert _texts(LINKED) == [
        "过去五年的工作报告",
        "一、关于《发展规划纲要（草案）》的说明",
        PARAGRAPHS[0],
        f"经济较快增长。{PARAGRAPHS[1]}",
        "一是坚持稳中求进，保持经济运行在合理区间。",
        (
            "五年来，我们认真贯彻民族区域自治法，支持民族地区加快发展，"
            "根据地方组织法和上级部署制定了一系列规划，人民生活水平明显提高。"
        ),
        "全面落实国家支持民营经济的各项政策，规划纲要、实施方案相继出台。",
        "经济增速是综合性指标，今年预期目标设定为6%以上。",
        f"（二）{PARAGRAPHS[2]}",
        "扎实推进各项工作。",
    ]


def test_lines_are_paragraphs_where_only_some_have_blank_lines_between() -> None:
    parts = [f"{paragraph}\n{paragraph}" for paragraph in PARAGRAPHS * 2]
    broken = "我们贯彻\n民族区域自治法\n，支持民族地区，根据\n地方组织法\n、\n规划\n，推进改革。"
    told = _texts("\n\n".join([*parts, broken]))
    assert told[: 4 * len(PARAGRAPHS)] == [text for text in PARAGRAPHS * 2 for _ in range(2)]


def test_a_page_end_inside_a_word_is_mended() -> None:
    first = PARAGRAPHS[0]
    assert _texts(f"{first[:47]}\n\n{first[47:]}\n\n{PARAGRAPHS[2]}") == [first, PARAGRAPHS[2]]


def test_headings_are_not_swallowed_by_their_neighbours() -> None:
    source = (
        f"一、工作回顾\n（一）经济运行稳中向好\n{PARAGRAPHS[2]}\n打造“亦庄标杆”\n{PARAGRAPHS[1]}"
    )
    assert _texts(source) == [
        "一、工作回顾",
        "（一）经济运行稳中向好",
        PARAGRAPHS[2],
        "打造“亦庄标杆”",
        PARAGRAPHS[1],
    ]


def test_items_of_a_list_stay_apart() -> None:
    source = (
        "有下列情形之一的，罚款：\n（一）未申报的；\n（二）拒不改正，\n情节严重的；\n（三）其他。"
    )
    assert _texts(source) == [
        "有下列情形之一的，罚款：",
        "（一）未申报的；",
        "（二）拒不改正，情节严重的；",
        "（三）其他。",
    ]


STATUTE = (
    "第一条为了规范停车设施的建设和管理，维护道路交通秩序，制定本条例。",
    "第二条本条例适用于本市行政区域内停车设施的规划、建设和管理。",
    "本条例所称停车设施，是指供机动车停放的场所。",
    "第三条停车管理工作遵循下列原则：",
    "（一）统筹规划、合理布局；",
    "（二）方便群众，节约用地；",
    "（三）政府主导、社会参与、共同治理。",
    "第四条市人民政府应当将停车设施的建设纳入国民经济和社会发展规划，所需经费列入预算。",
    "第五条市住房城乡建设主管部门负责本条例的实施。",
    "县人民政府依照职责，做好停车管理的相关工作。",
    "第六条违反本条例规定的，由有关主管部门责令限期改正；逾期不改正的，处三千元以下罚款。",
    "第七条本条例自公布之日起施行。",
)


@pytest.mark.parametrize("columns", range(12, 25))
def test_articles_and_items_begin_paragraphs_behind_full_lines_too(columns: int) -> None:
    source = "\n".join("\n".join(textwrap.wrap(each, columns)) for each in STATUTE)
    numbered = [text for text in _texts(source) if text[0] in "第（"]
    whole = [text for text in STATUTE if text[0] in "第（"]
    assert len(numbered) == len(whole)
    assert all(text.startswith(first) for text, first in zip(numbered, whole, strict=True))


def test_what_the_text_shows_of_its_paragraphs_decides_behind_a_full_line() -> None:
    def paragraph(month: str) -> str:
        return f"今年{month}，各项工作稳步推进。其中投资增长较快，其中消费平稳回升，出口保持稳定。"

    paragraphs = [paragraph(month) for month in ("一月份", "二月", "三月份", "四月", "五月份")]
    source = "\n".join("\n".join(textwrap.wrap(each, 16)) for each in paragraphs)
    assert _texts(source) == paragraphs


def test_a_list_of_names_of_one_length_is_no_column_of_prose() -> None:
    names = [f"{city}市高新技术产业开发区人民法院" for city in "甲乙丙丁戊己庚辛壬癸"]
    assert _texts("\n".join(names)) == names


def test_a_number_broken_at_its_point_is_whole_again() -> None:
    source = "会议指出，全市经济运行总体平稳，固定资产投资增长3.\n1%，出口增长2.5%。\n"
    document = parse(source, "a.txt")
    assert [p.text for p in document.paragraphs] == [
        "会议指出，全市经济运行总体平稳，固定资产投资增长3.1%，出口增长2.5%。"
    ]


def test_a_date_broken_before_its_day_is_whole_again() -> None:
    source = "统计管理条例\n\n2019 年 8 月 30\n日南阳市第六届人民代表大会常务委员会第八次会议通过\n"
    document = parse(source, "a.txt")
    assert document.paragraphs[1].text == (
        "2019年8月30日南阳市第六届人民代表大会常务委员会第八次会议通过"
    )


APART = """1 9 9 7年国内生产总值达到7 4 7 7 2亿元，平均每年增长1 1％，居世界第七位。
粮食产量达到4 9 2 5 0万吨，比五年前增加5 0 0 0万吨。
工业增加值平均每年增长1 5 . 3％，产业结构和产品结构进一步改善。
铁路正线铺轨总里程1 1 3 4 4公里，高速公路增加4 0 8 3公里。
"""


def test_digits_that_a_text_sets_apart_are_numbers_and_lead_to_their_places() -> None:
    document = parse(APART, "a.txt")
    assert [paragraph.text for paragraph in document.paragraphs] == APART.replace(" ", "").split()
    for paragraph in document.paragraphs:
        for offset, character in enumerate(paragraph.text):
            assert APART[source_offset(paragraph.runs, offset)] == character


def test_single_digits_that_count_nothing_stay_apart() -> None:
    answers = "\n".join(f"第{at}题 {at % 4} {at % 3} {at % 5}" for at in range(1, 13))
    assert [paragraph.text for paragraph in parse(answers, "a.txt").paragraphs][:2] == [
        "第1题1 1 1",
        "第2题2 2 2",
    ]


CONSTITUTION = """
第五十五条 保卫祖国、抵抗侵略是中华人民共和国每一个公民
的神圣职责。
依照法律服兵役和参加民兵组织是中华人民共和国公民的光荣
义务。
第五十八条 全国人民代表大会和全国人民代表大会常务委员会
行使国家立法权。
第五十九条 全国人民代表大会由省、自治区、直辖市、特别行
政区和军队选出的代表组成。各少数民族都应当有适当名额的代表。
全国人民代表大会代表的选举由全国人民代表大会常务委员会
主持。
全国人民代表大会代表名额和代表产生办法由法律规定。
第六十条 全国人民代表大会每届任期五年。
全国人民代表大会任期届满的两个月以前，全国人民代表大会常
务委员会必须完成下届全国人民代表大会代表的选举。如果遇到不能
进行选举的非常情况，由全国人民代表大会常务委员会以全体组成人
员的三分之二以上的多数通过，可以推迟选举，延长本届全国人民代
表大会的任期。在非常情况结束后一年内，必须完成下届全国人民代
表大会代表的选举。
"""


def test_a_first_line_whose_indent_was_lost_is_no_heading() -> None:
    document = parse(CONSTITUTION * 2, "a.txt")
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "全国人民代表大会代表的选举由全国人民代表大会常务委员会主持。" in texts
    assert "依照法律服兵役和参加民兵组织是中华人民共和国公民的光荣义务。" in texts
    assert all(section.heading.startswith("第") for section in document.sections[1:])


SPOKEN = """會議過程正式紀錄

李卓人議員

梁耀忠議員

陳鑑林議員, S.B.S., J.P.

 其二，建造業近年工人嚴重老化，青年人不願入行，導致人手嚴
重不足。

張宇人議員

 主席，我謹此陳辭。

 全面提高從業者的職業安全意識及推動建造合約採納支付計劃
和“支付安全計劃 ”的機制，承建商須在標書內清楚列明，以
及早察覺問題。

易志明議員
"""


def test_the_first_line_of_a_wrapped_paragraph_among_short_lines_is_no_heading() -> None:
    assert _texts(SPOKEN)[4:] == [
        "其二，建造業近年工人嚴重老化，青年人不願入行，導致人手嚴重不足。",
        "張宇人議員",
        "主席，我謹此陳辭。",
        (
            "全面提高從業者的職業安全意識及推動建造合約採納支付計劃"
            "和“支付安全計劃”的機制，承建商須在標書內清楚列明，以及早察覺問題。"
        ),
        "易志明議員",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["　　一、牢记嘱托，奋力谱写现代化建设新篇章", "过去一年，我们团结奋斗。"],
        ["　　一、牢记嘱托，奋力谱写现代化建设新篇章", PARAGRAPHS[2]],
        ["　　牢记嘱托，奋力谱写现代化建设新篇章", "过去一年，我们团结奋斗。"],
        ["　　关于做好就业工作的实施意见", "甲市人力资源和社会保障局"],
        ["　　白日依山尽，黄河入海流", "欲穷千里目，更上一层楼"],
        ["　　有下列情形之一，依照前款规定处以罚款的：", "未按照规定申报，情节严重的；"],
        ["　　组长由甲市人民政府市长担任，统筹全部工作", "（一）办公室设在市财政局，负责日常"],
        ["　　甲市人民政府办公厅", "2023年3月17日"],
    ],
)
def test_a_line_flush_left_below_an_indented_one_may_stand_by_itself(lines: list[str]) -> None:
    source = f"某某市人民政府办公厅文件\n\n{chr(10).join(lines)}\n\n特此通知，请遵照执行。\n"
    assert _texts(source)[1:-1] == [line.strip() for line in lines]


PAID = (
    "推动企业上云上平台，在全省培育云上企业一万家以上，省级按照项目设备购置额的10%给予奖补，最高500万元"
    "（责任单位：省经济和信息化厅、省财政厅）"
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (PAID, "　　建设智能工厂。"),
        (PAID, "建设智能工厂。"),
        (
            "某市政府原党组成员、副市长，市公安局原党组书记、局长何某因严重违纪，受到撤职处分",
            "　　日前，经批准，对其立案审查。",
        ),
        (
            "参与部门：省发展改革委，省财政厅，省住房城乡建设厅，省自然资源厅，某新区管委会",
            "完成时限：2019年12月底前",
        ),
        (
            "2007.03省长助理、党组成员，省公安厅厅长、党委书记，武警总队第一政委，省政协委员",
            "2009.03副省长、党组成员",
        ),
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_line_without_a_full_stop_is_whole_where_the_next_opens_a_paragraph(
    before: str, after: str, between: str
) -> None:
    texts = _texts(between.join(["某省行动计划", PARAGRAPHS[0], before, after, PARAGRAPHS[2]]))
    assert texts[2:4] == [before, after.strip("\u3000")]


def test_a_column_goes_on_through_the_items_of_a_list() -> None:
    lines = [
        "地使用权：",
        "（一）原土地使用权人利用自有用地开发建设地下空间",
        "项目的。",
        "（二）与城市地下公共交通设施配套同步建设、不能分",
        "割实施的经营性地下空间。",
        "第十八条 地下空间建设项目符合国家规定的划拨条件",
        "的，可以采用划拨方式提供地下建设用地使用权。",
        "第十九条 通过公开出让方式取得单建地下空间的，按照以下程序办理供地手续：",
        "（一）由储备机构向城乡规划主管部门申请规划条件。",
        "（二）由国土主管部门组织公开出让。",
        "（三）受让人与国土主管部门签订国有建设用地使用权",
        "出让合同。",
        "（四）受让人凭国有建设用地使用权有偿使用合同向国",
        "土主管部门申请土地登记，领取国有土地使用证。",
        "（五）受让人向发展改革主管部门申请项目审批、核准",
        "或者备案。",
        "（六）受让人凭国有建设用地使用权有偿使用合同等文",
        "件向城乡规划主管部门申请建设用地规划许可证。",
        "（七）受让人凭土地登记文件等材料向国土主管部门申",
        "领建设用地批准书。",
        "受让人应当在办理施工许可证前完成环境影响评价手",
        "续。",
        "第二十条 通过协议出让方式取得单建地下空间的，项",
        "目单位应当按照以下程序办理供地手续：",
    ]
    texts = _texts("\n".join(["办法", "", *lines]))
    assert "（四）受让人凭国有建设用地使用权有偿使用合同向国" not in texts
    assert "（五）受让人向发展改革主管部门申请项目审批、核准或者备案。" in texts
    assert any(text.startswith("（四）") and text.endswith("土地使用证。") for text in texts)
