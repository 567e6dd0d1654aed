"""What a figure measures and what happened to it, on sentences of the seeds and of reports."""

from __future__ import annotations

import pytest

from benchmarks.figures_subjects import Score, score
from corpus.words import cut
from figures import tell_figures
from figures.subjects import same_subject

TOLD: list[tuple[str, dict[str, tuple[str, str]]]] = [
    (
        "在7家二级以上医院开设发热门诊，扩容急诊床位51张、ICU床位89张，兜住就医底线。",
        {"7家": ("二级以上医院", ""), "51张": ("急诊床位", ""), "89张": ("ICU床位", "")},
    ),
    ("助力区内222家重点企业纳入三级白名单，确保企业不停产。", {"222家": ("重点企业", "")}),
    ("按照最近三年的平均收入计算。", {"三年": ("", "")}),
    ("附近三所学校已经建成。", {"三所": ("学校", "")}),
    ("邻近三个县。", {"三个": ("", "")}),
    ("近三年来增长5%。", {"三年": ("", ""), "5%": ("", "增长")}),
    ("近五年来我市生产总值年均增长7%。", {"五年": ("", ""), "7%": ("我市生产总值", "增长")}),
    ("最近五年收入增长5%。", {"五年": ("", ""), "5%": ("收入", "增长")}),
    (
        "存量企业贡献产值增量300亿元，37家新升规企业贡献34.5亿元。",
        {"300亿元": ("产值增量", ""), "37家": ("新升规企业", "")},
    ),
    (
        "发放消费券1亿元，拉动社零额增长3.2个百分点。",
        {"1亿元": ("消费券", ""), "3.2个百分点": ("社零额", "增长")},
    ),
    (
        "1-11月，全区研发投入同比增长19.6%；发明专利授权同比增长23.2%。",
        {"19.6%": ("全区研发投入", "增长"), "23.2%": ("发明专利授权", "增长")},
    ),
    (
        "新增园区类博士后工作站8家，区域博士后工作站累计68家。",
        {"8家": ("园区类博士后工作站", "新增"), "68家": ("区域博士后工作站", "累计")},
    ),
    (
        "完善上市服务体系，新增上市企业6家，累计达47家。",
        {"6家": ("上市企业", "新增"), "47家": ("上市企业", "累计")},
    ),
    (
        "地区生产总值完成3.6万亿元，增长5.2%，总量居全国第三位。",
        {"3.6万亿元": ("地区生产总值", "完成"), "5.2%": ("地区生产总值", "增长")},
    ),
    (
        "细颗粒物年均浓度30.5微克/立方米、下降6.2%，优良天数达到290天、增加19天",
        {
            "30.5微克/立方米": ("细颗粒物年均浓度", ""),
            "6.2%": ("细颗粒物年均浓度", "下降"),
            "290天": ("优良天数", "达到"),
            "19天": ("优良天数", "增长"),
        },
    ),
    (
        "苹果、食用菌、中药材产量分别增长3.4%、6.8%、13.7%。",
        {
            "3.4%": ("苹果产量", "增长"),
            "6.8%": ("食用菌产量", "增长"),
            "13.7%": ("中药材产量", "增长"),
        },
    ),
    (
        "经开区金融业增加值从2020年的60.1亿元增长至2024年的111.4亿元。",
        {"60.1亿元": ("经开区金融业增加值", ""), "111.4亿元": ("经开区金融业增加值", "达到")},
    ),
    ("吸引大兴、通州周边劳动力4200余人区内就业。", {"4200余人": ("大兴、通州周边劳动力", "")}),
]


@pytest.mark.parametrize(("sentence", "wanted"), TOLD)
def test_a_figure_tells_its_subject_and_trend(
    sentence: str, wanted: dict[str, tuple[str, str]]
) -> None:
    told = {figure.text: (figure.subject, figure.trend) for figure in tell_figures(sentence)}

    for text, (subject, trend) in wanted.items():
        assert told[text][0] == subject
        if trend:
            assert told[text][1] == trend


def test_names_and_dates_have_no_subject() -> None:
    told = tell_figures("第九版方案于2022年12月印发，编号B20。")

    assert [(figure.subject, figure.trend) for figure in told] == [("", "")] * 3


def test_one_indicator_is_known_again_under_a_longer_name() -> None:
    (short,) = tell_figures("地区生产总值增长5%")
    (long,) = tell_figures("全区地区生产总值增长6%")
    (other,) = tell_figures("工业产值增长6%")

    assert same_subject(short, long)
    assert not same_subject(short, other)


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return score()


@pytest.mark.parametrize(("part", "least"), [("open", 0.95), ("held out", 0.85), ("second", 0.9)])
def test_most_annotated_figures_have_the_subject_a_reader_names(
    scores: dict[str, Score], part: str, least: float
) -> None:
    assert scores[part].part(scores[part].head) >= least
    assert scores[part].part(scores[part].trend) >= 0.95


RULED: list[tuple[str, str, str, str]] = [
    ("并处五万元以上十万元以下罚款", "五万元以上十万元以下", "罚款", ""),
    ("投资10亿美元，约合人民币72亿元。", "人民币72亿元", "投资", ""),
    ("自受理申请之日起十五日内作出决定", "十五日", "", ""),
    ("绿地率不得低于百分之三十", "百分之三十", "绿地率", ""),
    ("单位能耗累计下降14%。", "14%", "单位能耗", "下降"),
    ("水耗低于全国平均水平3.5%。", "3.5%", "水耗", ""),
    ("新增智能工厂360家、产线车间1080家", "1080家", "产线车间", "新增"),
    ("接待游客3亿人次、花费37亿元，增长8%和9%。", "9%", "花费", "增长"),
    ("居民人均可支配收入增长5.5%", "5.5%", "居民人均可支配收入", "增长"),
    ("政务服务事项“一窗”受理率80%", "80%", "政务服务事项“一窗”受理率", ""),
    ("产品进口目录扩展到24个，", "24个", "产品进口目录", "达到"),
    ("城镇新增就业47万人。", "47万人", "城镇新增就业", "新增"),
    ("80%的城乡社区有食堂", "80%", "城乡社区", ""),
    ("北斗产值比“十三五”时期增长35%", "35%", "北斗产值", "增长"),
    ("城镇、农村居民人均可支配收入分别增长4.8%、6%", "4.8%", "城镇居民人均可支配收入", "增长"),
    (
        "厦门、福州机场旅客吞吐量分别达2790万人次、1529万人次",
        "2790万人次",
        "厦门机场旅客吞吐量",
        "达到",
    ),
    ("（四）任期五年的", "五年", "任期", ""),
]


@pytest.mark.parametrize(("sentence", "text", "subject", "trend"), RULED)
def test_the_words_around_a_figure_are_no_part_of_its_subject(
    sentence: str, text: str, subject: str, trend: str
) -> None:
    (figure,) = (one for one in tell_figures(sentence) if one.text == text)

    assert (figure.subject, figure.trend) == (subject, trend)


def test_a_long_list_keeps_all_its_names() -> None:
    text = (
        "高技术制造业、装备制造业、战略性新兴产业、数字产品制造业增加值分别增长"
        "8.1%、7.2%、6.3%、5.4%。"
    )
    assert [figure.subject for figure in tell_figures(text)] == [
        "高技术制造业增加值",
        "装备制造业增加值",
        "战略性新兴产业增加值",
        "数字产品制造业增加值",
    ]


def test_a_long_phrase_loses_whole_words() -> None:
    text = "工业战略性新兴产业、高新技术产业产值占规上工业比重达42.1%。"
    (figure,) = tell_figures(text)
    assert figure.subject == "工业战略性新兴产业、高新技术产业产值占规上工业比重"
    (figure,) = tell_figures("中国国际农产品加工产业园智能化冷链物流仓储配送示范基地中心仓库12个。")
    assert len(figure.subject) <= 24
    assert "".join(cut(figure.subject)) == figure.subject
    assert cut(figure.subject)[0] in cut(
        "中国国际农产品加工产业园智能化冷链物流仓储配送示范基地中心仓库"
    )
