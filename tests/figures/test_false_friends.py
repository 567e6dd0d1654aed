"""Names, dates, numbering and words that hold numerals and count nothing."""

from __future__ import annotations

import pytest

from figures import COUNTED, Kind, find_figures

FALSE_FRIENDS = """
PM2.5 PM10 5G 6G 4K 8K B20 H1N1 H7N9 COVID-19 G20 C919 A380 ARJ21 F-35 3D 2D打印 5A级景区 AAAA级
Z4线 G6高速 S21省道 MU5735 GB/T15835 ISO9001 AI2.0 Web3.0 5.0版 工业4.0 6.0版政策 2.0时代
3.0模式 12345热线 12315平台 110报警电话 96110热线 1+13 “1+13”方案 5G+8K 4+N 6+4 2+26城市
16+1合作 1+X证书 7×24 3·15晚会 12·26 985高校 211工程 930项目 500强企业 2049投资集团 360公司
58同城 国道629线 4号线 15号机组 第240号 〔2022〕5号 国发〔2021〕12号 （2020）京01民终123号
京政发[2019]3号 010-12345678 13800138000 400-810-8888 192.168.1.1 1.2.3 邮编100081 2022年
2023年度 1998年2月12日 二〇二二年 2021—2025年 2025年至2027年 1-11月 1—7月 4月21日 9月下旬 一季度
第四季度 前三季度 1282年占城国王 元丰五年 107年度预算 107年5月3日 第126-1条 第四种情形 第七任总统
第一、二款 第一至三款 第三和四项 九·一八事变 三·八妇女节 五·四运动 一·二八 今年六月以来
20世纪 90年代 八十年代 2024-09-07 2024.9.7 10:30 上午8时 14时30分 “十四五”规划
“十三五”时期 十五五规划 五月一日 十月 第九版 第二届 第三方 第一产业 第十四条
第十四条第二款第（三）项 第一百二十条之一 第8.6代 第一时间 第一书记 二期工程 三级医院 一等奖
五星级酒店 二类疫苗 一线城市 党的二十大 十九届四中全会 三中全会 二十届三中全会 十四届全国人大
（一） （十二）  ① （3） 一带一路 三城一区 两个确立 两个维护 “四个意识” “四个自信”
四个全面 五位一体 一国两制 一系列举措 统一部署 唯一标准 专一 单一来源 同一时间 万一 之一
逐一落实 不一而足 一体化发展 一次性补助 一方面 一把手工程 一般公共预算 一定规模 一些地方
一批项目 一个国家 一名干部 一年来 一种方式 一流营商环境 一律 一切 一直 一致 一旦 一些 一手抓
一站式服务 一网通办 一窗受理 一张蓝图 一揽子政策 一件事 一揽子 一线 十分重要 十足 十字路口 百姓
百货 百年大计 百花齐放 千方百计 千家万户 万众创新 万无一失 万物互联 万科 亿万人民 零售 零件 零碳
零距离 两岸 两会 两院院士 两旗建设 两手抓 两用物项 两面 双一流 双碳 三农 三峡 三亚 三星 三资企业
三角形 长三角 珠三角 三军 三维 三方协议 四川 四季 四处 四周 四合院 四面八方 五台山 五金 五官
五粮液 五险一金 六安 七夕 七小门店 八达岭 八一建军节 八项规定 八镇联动 九江 九州 九三学社 二手房
二氧化碳 二维码 二胡 二线 数一数二 独一无二 接二连三 三令五申 三心二意 朝三暮四 五湖四海
七上八下 入伍时 着陆时 一时 二次供水 二次污染 五大道公园 减负一致性 “酉阳800” “1262”机制 两两
一一道来 一块玻璃 https://a.cn/b?c=30%25 www.a123.cn a1@b2.com 半导体 半岛 半径 上半年 下半年
半决赛 大陆架 陆续 柒牌 伍先生 周一 星期三 礼拜五 初二 高三学生 大一新生 老三届 两位数增长
三位一体 成千上万 五花八门 一元复始 气象万千 三五成群 二次元 二道贩子 一九分成 三线一单 一线职工
王五等人 七嘴八舌 三令五申 四分五裂 三天两头 半斤八两 九死一生 一落千丈 一成不变 三六九等 亿万群众
第三者责任险 第二课堂 第三产业 第二、三产业 歼-20 92#汽油 京ICP备18039543号-1 2024/25榨季
2022—2023学年 20240315 廿五日 第十四个五年规划 第七个五年计划
8•12特别重大火灾 “7‧20”特大暴雨 （万吨） （亿元） 单位：万元
专栏5重金属防治 附件2个人所得税 （见表3个人信息）
居前三位 前20名 十四届全国人大三次会议 第3季度 二年级
""".split()

NAMES = """
第一时间 第三方机构 第三者责任险 第三人 第二课堂 第三产业 第一、二、三产业 五花八门 二次元 二道贩子
一九分成 三线一单 一线职工 基层一线 王五等人 一元复始 气象万千 三五成群 最多的一届 四分五裂 七嘴八舌
""".split()


def test_there_are_at_least_a_hundred_and_fifty_of_them() -> None:
    assert len(set(FALSE_FRIENDS)) >= 150


@pytest.mark.parametrize("words", FALSE_FRIENDS)
@pytest.mark.parametrize("sentence", ["{}", "推进{}，取得成效。", "（{}）"])
def test_a_false_friend_is_never_told_as_a_quantity(words: str, sentence: str) -> None:
    told = [figure.text for figure in find_figures(sentence.format(words))]
    counted = [f.text for f in find_figures(sentence.format(words)) if f.kind in COUNTED]

    assert not counted, told


@pytest.mark.parametrize("words", NAMES)
@pytest.mark.parametrize("sentence", ["{}", "推进{}，取得成效。"])
def test_a_word_with_a_numeral_in_it_is_no_figure_of_any_kind(words: str, sentence: str) -> None:
    assert find_figures(sentence.format(words)) == ()


@pytest.mark.parametrize("words", [word for word in FALSE_FRIENDS if any(map(str.isdigit, word))])
def test_a_false_friend_with_digits_is_told_as_what_it_is(words: str) -> None:
    text = f"推进{words}工作"
    covered = {at for figure in find_figures(text) for at in range(figure.start, figure.end)}

    assert all(at in covered for at, char in enumerate(text) if char in "0123456789")


def test_the_number_of_an_item_before_a_year_inside_a_sentence_is_no_decimal() -> None:
    found = find_figures("（各地区负责）3．2020年底前研究制定方案。")

    assert [(each.text, each.kind) for each in found] == [
        ("3．", Kind.ENUMERATOR),
        ("2020年", Kind.DATE),
    ]


def test_parts_of_a_document_that_are_counted_are_no_labels() -> None:
    found = find_figures("代表5人，附件2个，图书2万册。")

    assert [each.text for each in found] == ["5人", "2个", "2万册"]
