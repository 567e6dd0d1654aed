"""The forms in which a figure may be written, each with what it means."""

from __future__ import annotations

from decimal import Decimal

import pytest

from figures import Bound, Figure, Kind, find_figures

Q, M, P, R = Kind.QUANTITY, Kind.MONEY, Kind.PERCENT, Kind.RATIO

VALUES: list[tuple[str, str, Kind, str, str]] = [
    # scales and mixed numerals
    ("产量２．７万吨，", "２．７万吨", Q, "27000", "吨"),
    ("投入2亿3千万元，", "2亿3千万元", M, "230000000", "元"),
    ("共十五万六千三百人。", "十五万六千三百人", Q, "156300", "人"),
    ("发电八点三万亿千瓦时。", "八点三万亿千瓦时", Q, "8300000000000", "千瓦时"),
    ("總額四十九兆九千五百九十二億元，", "四十九兆九千五百九十二億元", M, "49959200000000", "元"),
    ("人口四万万人。", "四万万人", Q, "400000000", "人"),
    ("罰款壹佰貳拾元。", "壹佰貳拾元", M, "120", "元"),
    ("面积一万零十二亩", "一万零十二亩", Q, "10012", "亩"),
    ("完成投资0亿元", "0亿元", M, "0", "元"),
    ("产量0.0万吨", "0.0万吨", Q, "0", "吨"),
    ("投资零亿元", "零亿元", M, "0", "元"),
    ("价格三千四百五十元", "三千四百五十元", M, "3450", "元"),
    ("售价三千四", "三千四", Q, "3400", ""),
    ("招收两百五十名", "两百五十名", Q, "250", "名"),
    ("重三十两。", "三十两", Q, "30", "两"),
    ("共20 000户", "20 000户", Q, "20000", "户"),
    ("增加 五 十 二 万 吨", "五 十 二 万 吨", Q, "520000", "吨"),
    ("约40k。", "40k", Q, "40000", ""),
    ("量级2e5。", "2e5", Q, "200000", ""),
    ("增长二点三四个百分点，", "二点三四个百分点", Kind.POINTS, "2.34", "个百分点"),
    ("投资三点五六亿元", "三点五六亿元", M, "356000000", "元"),
    ("海拔一一○公尺以下", "一一○公尺", Q, "110", "米"),
    ("共三七〇人", "三七〇人", Q, "370", "人"),
    ("深度四．五公尺以上", "四．五公尺", Q, "4.5", "米"),
    ("含量百分之○‧五，", "百分之○‧五", P, "0.5", "%"),
    ("產量三·五万吨，", "三·五万吨", Q, "35000", "吨"),
    ("6,000援军到达", "6,000", Q, "6000", ""),
    ("处六月以下拘役", "六月", Q, "6", "个月"),
    ("处六月有期徒刑", "六月", Q, "6", "个月"),
    ("有1282年的历史", "1282年", Q, "1282", "年"),
    ("抓好七方面工作", "七方面", Q, "7", "方面"),
    # halves
    ("历时两年半。", "两年半", Q, "2.5", "年"),
    ("三个半小时后", "三个半小时", Q, "3.5", "小时"),
    ("提前半年完成", "半年", Q, "0.5", "年"),
    ("占一半以上", "一半", R, "0.5", ""),
    ("代表过半数通过，", "半数", R, "0.5", ""),
    # shares
    ("占三分之二", "三分之二", R, str(Decimal(2) / 3), ""),
    ("不超过委员人数的1/4；", "1/4", R, "0.25", ""),
    ("一又四分之三英里", "一又四分之三", R, "1.75", ""),
    ("百分之负五", "百分之负五", P, "-5", "%"),
    ("千分之三", "千分之三", P, "3", "‰"),
    ("万分之五的滞纳金", "万分之五", P, "0.05", "%"),
    ("自然增长率-0.6‰", "-0.6‰", P, "-0.6", "‰"),
    ("七成六的企业", "七成六", P, "76", "%"),
    ("打八折。", "八折", P, "80", "%"),
    ("七五折优惠", "七五折", P, "75", "%"),
    ("提高2.5个百分点", "2.5个百分点", Kind.POINTS, "2.5", "个百分点"),
    ("翻两番", "翻两番", R, "4", "倍"),
    ("增长1.33倍。", "1.33倍", R, "1.33", "倍"),
    ("比例为1:3，", "1:3", R, str(Decimal(1) / 3), ""),
    # money
    ("五元三角", "五元三角", M, "5.3", "元"),
    ("三块五毛", "三块五毛", M, "3.5", "元"),
    ("花了三块五", "三块五", M, "3.5", "元"),
    ("两美元三美分", "两美元三美分", M, "2.03", "美元"),
    ("US$5.2亿。", "US$5.2亿", M, "520000000", "美元"),
    ("￥3,500", "￥3,500", M, "3500", "元"),
    ("10日元", "10日元", M, "10", "日元"),
    ("10亿欧元投建", "10亿欧元", M, "1000000000", "欧元"),
    # measures
    ("浓度30.5微克/立方米、", "30.5微克/立方米", Q, "30.5", "微克/立方米"),
    ("时速350公里/小时。", "350公里/小时", Q, "350", "公里/小时"),
    ("速度3米每秒。", "3米每秒", Q, "3", "米/秒"),
    ("身高一米八。", "一米八", Q, "1.8", "米"),
    ("1小时30分钟。", "1小时30分钟", Q, "1.5", "小时"),
    ("最低气温-3.5℃。", "-3.5℃", Q, "-3.5", "摄氏度"),
    ("零下二十摄氏度", "零下二十摄氏度", Q, "-20", "摄氏度"),
    ("华氏100度", "华氏100度", Q, "100", "华氏度"),
    ("吞吐量2400万标准箱。", "2400万标准箱", Q, "24000000", "标准箱"),
    ("用能1600万吨标准煤；", "1600万吨标准煤", Q, "16000000", "吨标准煤"),
    ("购买两打鸡蛋", "两打", Q, "24", "个"),
    ("面积50平方英尺。", "50平方英尺", Q, "50", "平方英尺"),
    ("新增100km。", "100km", Q, "100", "公里"),
    ("面积1，234，567亩，", "1，234，567亩", Q, "1234567", "亩"),
    ("新臺幣2兆8,818億元", "新臺幣2兆8,818億元", M, "2881800000000", "新台币"),
    ("分别为100，200，300家", "300家", Q, "300", "家"),
    ("突破2.5万亿大关", "2.5万亿", Q, "2500000000000", ""),
    ("距离1.5×10^8千米", "1.5×10^8千米", Q, "150000000", "千米"),
    ("距离1.5×10⁸米", "1.5×10⁸米", Q, "150000000", "米"),
    ("达到10的9次方。", "10的9次方", Q, "1000000000", ""),
    ("北纬39度54分", "39度54分", Q, "39.9", "度"),
    ("抽检1,263批次", "1,263批次", Q, "1263", "批次"),
    # sums
    ("有期徒刑一年六个月", "一年六个月", Q, "1.5", "年"),
    ("二年六个月以下", "二年六个月", Q, "2.5", "年"),
    ("一年又三个月", "一年又三个月", Q, "1.25", "年"),
    ("拘役一个月十五日", "一个月", Q, "1", "个月"),
    ("拘役一个月十五日", "十五日", Q, "15", "日"),
    ("用时一小时三十分。", "一小时三十分", Q, "1.5", "小时"),
    ("一年12个月都开放", "12个月", Q, "12", "个月"),
    ("7天24小时服务", "24小时", Q, "24", "小时"),
    # points
    ("下降8个基点", "8个基点", Kind.POINTS, "8", "个基点"),
    ("下调25bp", "25bp", Kind.POINTS, "25", "个基点"),
    ("上升0.25个BP", "0.25个BP", Kind.POINTS, "0.25", "个基点"),
    ("回落5.2个点", "5.2个点", Kind.POINTS, "5.2", "个百分点"),
    ("提高了3个点，", "3个点", Kind.POINTS, "3", "个百分点"),
    ("布局5个点位", "5个", Q, "5", "个"),
    # symbols of units
    ("强度达到1.2GPa", "1.2GPa", Q, "1.2", "吉帕"),
    ("气压101kPa", "101kPa", Q, "101", "千帕"),
    ("装机5GW", "5GW", Q, "5", "吉瓦"),
    ("发电2.3TWh", "2.3TWh", Q, "2.3", "太瓦时"),
    ("电池5000mAh", "5000mAh", Q, "5000", "毫安时"),
    ("算力10EFLOPS", "10EFLOPS", Q, "10", "EFLOPS"),
    # levels
    ("三级监管部门", "三级", Q, "3", "级"),
    ("健全三级养老服务网络", "三级", Q, "3", "级"),
    # 一 counts where something binds it
    ("处一年以下有期徒刑", "一年", Q, "1", "年"),
    ("每年召开一次。", "一次", Q, "1", "次"),
    ("设主任一名、", "一名", Q, "1", "名"),
    ("围绕五大体系", "五大", Q, "5", "大"),
]


@pytest.mark.parametrize(("text", "figure", "kind", "value", "unit"), VALUES)
def test_a_figure_has_its_value_in_its_unit(
    text: str, figure: str, kind: Kind, value: str, unit: str
) -> None:
    found = next(each for each in find_figures(text) if each.text == figure)

    assert (found.kind, found.unit) == (kind, unit)
    assert found.value is not None
    assert abs(found.value - Decimal(value)) < Decimal("1e-9")


RANGES: list[tuple[str, str, str, str, str]] = [
    ("处五万元以上五十万元以下罚款", "五万元以上五十万元以下", "50000", "500000", "元"),
    ("处三年以上七年以下有期徒刑", "三年以上七年以下", "3", "7", "年"),
    ("不低于，二百元以上不满一千元", "二百元以上不满一千元", "200", "1000", "元"),
    ("投资10～20亿元", "10～20亿元", "1000000000", "2000000000", "元"),
    ("8000元至1万元", "8000元至1万元", "8000", "10000", "元"),
    ("增长百分之三至百分之五", "百分之三至百分之五", "3", "5", "%"),
    ("一至三倍", "一至三倍", "1", "3", "倍"),
    ("气温-5至3℃", "-5至3℃", "-5", "3", "摄氏度"),
    ("在5%和7%之间", "5%和7%", "5", "7", "%"),
    ("处六个月以上一年六个月以下徒刑", "六个月以上一年六个月以下", "0.5", "1.5", "年"),
    ("两年三个月至五年六个月", "两年三个月至五年六个月", "2.25", "5.5", "年"),
    ("七八个工作组", "七八个", "7", "8", "个"),
    ("两三百人", "两三百人", "200", "300", "人"),
]


@pytest.mark.parametrize(("text", "figure", "low", "high", "unit"), RANGES)
def test_a_range_is_one_figure_with_two_ends(
    text: str, figure: str, low: str, high: str, unit: str
) -> None:
    (found,) = find_figures(text)

    assert (found.text, found.unit) == (figure, unit)
    assert (found.value, found.value_max) == (Decimal(low), Decimal(high))
    assert found.bound is None


def _only(text: str) -> Figure:
    (figure,) = find_figures(text)
    return figure


@pytest.mark.parametrize(
    ("text", "value"),
    [("20余项", 20), ("约20项", 20), ("近20家", 20), ("5亿元左右", 500_000_000), ("数十家", 10),
     ("十几个", 10), ("三十来岁", 30), ("1500多家", 1500), ("百亿级企业", 10**10),
     ("历时一年多，", 1),
     ("三年多，", 3), ("上百家", 100), ("2.7万余吨", 27000),
     ("近百家企业", 100), ("近千家企业", 1000), ("近万名学生", 10000), ("约百人", 100)],
)  # fmt: skip
def test_a_vague_number_is_approximate(text: str, value: int) -> None:
    figure = _only(text)

    assert figure.approximate
    assert figure.value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("按照最近三年的平均收入计算", 3), ("附近三所学校", 3), ("最近五年", 5), ("其最近三个月", 3),
     ("邻近三个县", 3), ("就近三个窗口办理", 3), ("近三年来收入增长", 3), ("近30天以来", 30)],
)  # fmt: skip
def test_words_that_end_with_near_do_not_make_a_number_approximate(text: str, value: int) -> None:
    figure = _only(text)

    assert not figure.approximate
    assert figure.value == value


@pytest.mark.parametrize("text", ["历时近三年建成", "经过将近三年", "接近三百家", "近三年来的人"])
def test_nearly_three_years_are_approximate_unless_they_last_until_now(text: str) -> None:
    assert _only(text).approximate is ("来" not in text)


@pytest.mark.parametrize(
    ("text", "bound"),
    [("不得低于标准的十倍", Bound.MIN), ("突破2万亿元", Bound.MIN), ("三十日内", Bound.MAX),
     ("年满六十周岁", Bound.MIN), ("不满十四周岁", Bound.MAX), ("不少于20人", Bound.MIN),
     ("最高50万元", Bound.MAX), ("5000元（含）以上", Bound.MIN), ("逾千家", Bound.MIN),
     ("逾千人", Bound.MIN), ("超百家企业", Bound.MIN),
     ("达到28万元以上", Bound.MIN), ("控制在2%", Bound.MAX), ("不超过", None), ("5月内", None)],
)  # fmt: skip
def test_a_bound_is_told_from_the_words_around(text: str, bound: Bound | None) -> None:
    assert [figure.bound for figure in find_figures(text)] in ([bound], [])


@pytest.mark.parametrize(
    ("text", "told", "value"),
    [("第一百二十条之一", "第一百二十条之一", 120), ("第（三）项", "第（三）项", 3),
     ("第8.6代", "第8.6代", Decimal("8.6")), ("党的二十大报告", "二十大", 20),
     ("三级医院", "三级", 3), ("二十届三中全会", "二十届", 20), ("五星级酒店", "五星级", 5),
     ("居全国前三位。", "前三位", 3), ("位列前20名", "前20名", 20), ("前50强，", "前50强", 50),
     ("居前5位,", "前5位", 5), ("人大三次会议", "三次", 3)],
)  # fmt: skip
def test_an_ordinal_has_its_number_for_value(text: str, told: str, value: Decimal) -> None:
    found = find_figures(text)[0]

    assert (found.text, found.kind, found.value) == (told, Kind.ORDINAL, value)


@pytest.mark.parametrize("text", ["市、区、街镇三级覆盖", "省市县三级联动", "连续十四届获奖"])
def test_levels_and_times_in_a_row_are_counted(text: str) -> None:
    assert [figure.kind for figure in find_figures(text)] == [Q]


def test_a_sum_in_full_width_is_read_as_in_half_width() -> None:
    assert find_figures("１２，３４５元")[0].value == find_figures("12,345元")[0].value == 12345


def test_spacing_inside_a_figure_stays_in_its_text() -> None:
    (figure,) = find_figures("共 5 万 吨，", 4)

    assert (figure.text, figure.start, figure.end, figure.sentence) == ("5 万 吨", 2, 7, 4)
    assert figure.value == 50000


@pytest.mark.parametrize("text", ["从2020年的60.1亿元增长", "2021年3亿元"])
def test_a_year_does_not_run_into_the_sum_after_it(text: str) -> None:
    assert [figure.kind for figure in find_figures(text)] == [Kind.DATE, M]


@pytest.mark.parametrize("text", ["可以延长十日。", "停业整顿30日", "处以拘留十五日", "公示5日"])
def test_days_behind_what_lasts_are_a_time_and_no_date(text: str) -> None:
    assert [(figure.kind, figure.unit) for figure in find_figures(text)] == [(Q, "日")]


@pytest.mark.parametrize(
    ("text", "figure", "value", "unit"),
    [("提高11.1、11.2个百分点", "11.1", "11.1", "个百分点"), ("分别为12、15家", "12", "12", "家"),
     ("港币五百元", "港币五百元", "500", "港元"), ("投入3万4000元", "3万4000元", "34000", "元"),
     ("获得3块金牌", "3块", "3", "块"), ("用电8000亿度", "8000亿度", "800000000000", "千瓦时"),
     ("人数大于10且", "10", "10", ""), ("第100万辆", "第100万", "1000000", ""),
     ("总人数百分之十以上", "百分之十", "10", "%"),
     ("260个亿元以上项目", "260个", "260", "个")],
)  # fmt: skip
def test_the_words_around_a_number_tell_its_unit(
    text: str, figure: str, value: str, unit: str
) -> None:
    found = next(each for each in find_figures(text) if each.text == figure)

    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "dates"),
    [("发布日期：20240315", ["20240315"]), ("(20240104)", ["20240104"]),
     ("在2024/25榨季内", ["2024/25榨季"]), ("2022—2023学年", ["2022—2023学年"]),
     ("2024财年", ["2024财年"]), ("一月廿五日", ["一月廿五日"]), ("廿五日召开", ["廿五日"]),
     ("2025年1—2月", ["2025年1—2月"]), ("第3季度", ["第3季度"]), ("前三季度", ["前三季度"]),
     ("一至三季度", ["一至三季度"]), ("今年上半年", ["上半年"]),
     ("民国一百一十三年度", ["民国一百一十三年度"]), ("公元前221年", ["公元前221年"]),
     ("1997、1998两年", ["1997", "1998"]), ("2023和2024两年", ["2023", "2024"]),
     ("2021、2022、2023年", ["2021", "2022", "2023年"])],
)  # fmt: skip
def test_a_date_is_told_in_whatever_way_it_is_written(text: str, dates: list[str]) -> None:
    assert [each.text for each in find_figures(text) if each.kind is Kind.DATE] == dates


@pytest.mark.parametrize(
    ("text", "value"),
    [("1997、1998两年", 2), ("目前三位专家", 3), ("连服7日", 7), ("一日三次", 3),
     ("常委会三次会议审议", 3), ("召开三次会议", 3), ("共20240315人", 20240315),
     ("7天24小时", 7), ("党的二十大召开了三次会议", 3)],
)  # fmt: skip
def test_what_looks_like_a_date_or_a_rank_may_count(text: str, value: int) -> None:
    counted = [each for each in find_figures(text) if each.kind is Q]

    assert counted
    assert counted[0].value == value


@pytest.mark.parametrize("text", ["歼-20首飞", "加注92#汽油", "京ICP备18039543号-1", "1+1亿元"])
def test_numbers_in_names_are_identifiers(text: str) -> None:
    assert {each.kind for each in find_figures(text)} == {Kind.IDENTIFIER}


@pytest.mark.parametrize("text", ["第三人民医院", "第三方面军", "第三产业园"])
def test_a_name_that_begins_as_another_word_still_ranks(text: str) -> None:
    assert [each.kind for each in find_figures(text)] == [Kind.ORDINAL]
