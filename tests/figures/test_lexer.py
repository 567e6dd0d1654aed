"""What the numbers of a sentence are."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import Bound, Figure, Kind, find_figures

Q, M, P = Kind.QUANTITY, Kind.MONEY, Kind.PERCENT

FOUND: list[tuple[str, str, Kind, str | None, str]] = [
    ("助企融资29.8亿元。", "29.8亿元", M, "2980000000", "元"),
    ("实际利用外资40亿美元", "40亿美元", M, "4000000000", "美元"),
    ("总产值达8.3万亿千瓦时", "8.3万亿千瓦时", Q, "8300000000000", "千瓦时"),
    ("减排2.7万吨。", "2.7万吨", Q, "27000", "吨"),
    ("涉及11,077家企业", "11,077家", Q, "11077", "家"),
    ("服务３５家企业", "３５家", Q, "35", "家"),
    ("安置三百五十万人", "三百五十万人", Q, "3500000", "人"),
    ("罚款五万元以上", "五万元", M, "50000", "元"),
    ("处伍佰元罚款", "伍佰元", M, "500", "元"),
    ("两个电动车平台", "两个", Q, "2", "个"),
    ("增长百分之十五点三", "百分之十五点三", P, "15.3", "%"),
    ("下降8.6%；", "8.6%", P, "8.6", "%"),
    ("拉动增长3.2个百分点", "3.2个百分点", Kind.POINTS, "3.2", "个百分点"),
    ("代表三分之二以上", "三分之二", Kind.RATIO, str(Decimal(2) / 3), ""),
    ("增长1.5倍", "1.5倍", Kind.RATIO, "1.5", "倍"),
    ("产值翻一番", "翻一番", Kind.RATIO, "2", "倍"),
    ("浓度32微克/立方米，", "32微克/立方米", Q, "32", "微克/立方米"),
    ("百万平米国际人才社区", "百万平米", Q, "1000000", "平方米"),
    ("为54万参保人", "54万", Q, "540000", ""),
]


@pytest.mark.parametrize(("text", "figure", "kind", "value", "unit"), FOUND)
def test_forms_of_numbers(text: str, figure: str, kind: Kind, value: str, unit: str) -> None:
    (found,) = find_figures(text)
    assert (found.text, found.kind, found.unit) == (figure, kind, unit)
    assert found.value == Decimal(value)


NO_QUANTITY = {
    "PM2.5浓度": Kind.IDENTIFIER,
    "京东方B20项目": Kind.IDENTIFIER,
    "5G应用": Kind.IDENTIFIER,
    "8K显示": Kind.IDENTIFIER,
    "制定“1+13”方案": Kind.IDENTIFIER,
    "政策5.0版": Kind.IDENTIFIER,
    "12345热线": Kind.IDENTIFIER,
    "930项目建设": Kind.IDENTIFIER,
    "京政发〔2022〕5号文件": Kind.IDENTIFIER,
    "2022年": Kind.DATE,
    "2024年9月7日": Kind.DATE,
    "1-11月": Kind.DATE,
    "2016年—2035年": Kind.DATE,
    "“十四五”期间": Kind.DATE,
    "一季度实现": Kind.DATE,
    "第九版": Kind.ORDINAL,
    "第二届艺术节": Kind.ORDINAL,
    "二级以上医院": Kind.ORDINAL,
    "DRAM二期": Kind.ORDINAL,
    "（一）目标": Kind.ENUMERATOR,
    "1.目标": Kind.ENUMERATOR,
}


@pytest.mark.parametrize(("text", "kind"), NO_QUANTITY.items())
def test_names_dates_and_numbering_carry_their_own_kind(text: str, kind: Kind) -> None:
    (found,) = find_figures(text)
    assert found.kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "统一部署", "一带一路", "三城一区", "一批项目", "一系列举措", "这一根本任务",
        "增强“四个意识”", "压实八镇责任", "百姓万事通", "万众创新", "十分重要", "大陆架",
        "一年来", "千方百计", "支持两旗建设",
    ],
)  # fmt: skip
def test_words_with_numerals_in_them_are_no_figures(text: str) -> None:
    assert find_figures(text) == ()


def _only(text: str) -> Figure:
    (figure,) = find_figures(text)
    return figure


@pytest.mark.parametrize(
    "text", ["20余项", "约20项", "近20家", "20个左右", "数十倍", "十几个", "百亿级企业"]
)
def test_vague_numbers_are_approximate(text: str) -> None:
    assert _only(text).approximate


@pytest.mark.parametrize(
    ("text", "bound"),
    [("超过40亿美元", Bound.MIN), ("65岁及以上", Bound.MIN), ("不低于90%", Bound.MIN),
     ("三年以下", Bound.MAX), ("不超过5%", Bound.MAX), ("30家", None)],
)  # fmt: skip
def test_bounds_are_told(text: str, bound: Bound | None) -> None:
    assert _only(text).bound is bound


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("压缩至3—5天", 3, 5), ("投资10～20亿元", 10 * 10**8, 20 * 10**8), ("增长8%-10%", 8, 10),
     ("三至五年", 3, 5)],
)  # fmt: skip
def test_ranges_have_two_ends(text: str, low: int, high: int) -> None:
    figure = _only(text)
    assert (figure.value, figure.value_max) == (Decimal(low), Decimal(high))


@given(
    st.text(alphabet="0123456789.,一二两十百千万亿余多元家个%-—第年月日PM“”（）、中文", max_size=40)
)
def test_figures_stand_in_order_and_where_they_say(text: str) -> None:
    at = 0
    for figure in find_figures(text, 7):
        assert at <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        assert figure.sentence == 7
        at = figure.end


@given(st.text(alphabet="0123456789.万亿元家个%年月中文，", max_size=30))
def test_no_arabic_digit_is_dropped(text: str) -> None:
    covered = {at for figure in find_figures(text) for at in range(figure.start, figure.end)}
    assert all(at in covered for at, char in enumerate(text) if char.isdigit())


@pytest.mark.parametrize("char", ["9", "一", "亿", "1,", "第", "（", "A1"])
def test_endless_digits_are_read_in_linear_time(char: str) -> None:
    find_figures(char * 20_000)
