"""What a figure measures and what happened to it, on sentences of the seeds and of reports."""

from __future__ import annotations

import pytest

from figures import tell_figures
from figures.subjects import same_subject

TOLD: list[tuple[str, dict[str, tuple[str, str]]]] = [
    (
        "在7家二级以上医院开设发热门诊，扩容急诊床位51张、ICU床位89张，兜住就医底线。",
        {"7家": ("二级以上医院", ""), "51张": ("急诊床位", ""), "89张": ("ICU床位", "")},
    ),
    ("助力区内222家重点企业纳入三级白名单，确保企业不停产。", {"222家": ("重点企业", "")}),
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
        {"3.4%": ("苹果", "增长"), "6.8%": ("食用菌", "增长"), "13.7%": ("中药材产量", "增长")},
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
