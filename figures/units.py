"""Units and measure words: their names, dimensions and factors, in declared tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's canonical name, what it measures, and how many base units of that it holds."""

    name: str
    dimension: str
    factor: Decimal


CONVERTIBLE: dict[str, dict[str, str]] = {
    "mass": {
        "吨": "1", "公吨": "1", "公斤": "0.001", "千克": "0.001", "斤": "0.0005", "市斤": "0.0005",
        "两": "0.00005", "钱": "0.000005", "克": "1e-6", "毫克": "1e-9", "微克": "1e-12",
        "纳克": "1e-15", "公担": "0.1", "担": "0.05", "磅": "0.00045359237",
        "盎司": "0.000028349523125", "克拉": "2e-7", "英吨": "1.0160469088", "kg": "0.001",
        "t": "1", "g": "1e-6", "mg": "1e-9", "μg": "1e-12",
    },
    "area": {
        "平方米": "1", "平米": "1", "㎡": "1", "m²": "1", "m2": "1", "平方": "1",
        "平方公里": "1e6", "平方千米": "1e6", "km²": "1e6", "km2": "1e6", "公顷": "1e4",
        "hm²": "1e4", "ha": "1e4", "公亩": "100", "亩": "666.6666666667", "市亩": "666.6666666667",
        "平方厘米": "1e-4", "平方分米": "1e-2", "平方毫米": "1e-6", "平方英尺": "0.09290304",
        "平方英寸": "0.00064516", "平方英里": "2589988.110336", "平方码": "0.83612736",
        "平方尺": "0.1111111111", "平方公尺": "1", "英亩": "4046.8564224",
    },
    "length": {
        "米": "1", "公尺": "1", "公里": "1000", "千米": "1000", "里": "500", "华里": "500",
        "里地": "500", "分米": "0.1", "厘米": "0.01", "公分": "0.01", "毫米": "0.001",
        "微米": "1e-6", "纳米": "1e-9", "海里": "1852", "英里": "1609.344", "英尺": "0.3048",
        "英寸": "0.0254", "码": "0.9144", "丈": "3.3333333333", "尺": "0.3333333333",
        "寸": "0.0333333333", "光年": "9460730472580800", "km": "1000", "m": "1", "cm": "0.01",
        "mm": "0.001", "nm": "1e-9", "μm": "1e-6", "延米": "1", "延长米": "1",
    },
    "volume": {
        "立方米": "1", "立方": "1", "方": "1", "m³": "1", "m3": "1", "标准立方米": "1",
        "立方公里": "1e9", "立方千米": "1e9", "升": "0.001", "公升": "0.001", "L": "0.001",
        "毫升": "1e-6", "mL": "1e-6", "ml": "1e-6", "立方厘米": "1e-6", "立方毫米": "1e-9",
        "立方分米": "0.001", "立方英尺": "0.028316846592", "立方英寸": "0.000016387064",
        "立方英里": "4168181825.440579584", "立方码": "0.764554857984", "立方公尺": "1",
        "加仑": "0.003785411784", "品脱": "0.000473176473", "夸脱": "0.000946352946",
        "斗": "0.01",
    },
    "energy": {
        "千瓦时": "1", "千瓦小时": "1", "kWh": "1", "度电": "1", "兆瓦时": "1000", "MWh": "1000",
        "GWh": "1e6", "吉瓦时": "1e6", "TWh": "1e9", "焦耳": "2.7777777778e-7",
        "焦": "2.7777777778e-7", "千焦": "2.7777777778e-4", "兆焦": "0.27777777778",
        "吉焦": "277.77777778", "卡路里": "1.163e-6", "千卡": "0.001163", "大卡": "0.001163",
    },
    "power": {
        "千瓦": "1", "瓦": "0.001", "瓦特": "0.001", "兆瓦": "1000", "吉瓦": "1e6", "kW": "1",
        "W": "0.001", "MW": "1000", "GW": "1e6", "马力": "0.73549875", "匹马力": "0.73549875",
    },
    "coal": {"吨标准煤": "1", "吨标煤": "1", "克标准煤": "1e-6", "千克标准煤": "0.001"},
    "hours": {
        "小时": "1", "个小时": "1", "钟头": "1", "个钟头": "1", "分钟": "0.0166666666667",
        "秒": "0.000277777777778", "秒钟": "0.000277777777778", "毫秒": "2.77777777778e-7",
        "纳秒": "2.77777777778e-13", "刻钟": "0.25",
        "天": "24", "日": "24", "昼夜": "24", "周": "168", "星期": "168", "个星期": "168",
        "礼拜": "168", "个礼拜": "168",
    },
    "working days": {"个工作日": "1", "工作日": "1"},
    "months": {
        "个月": "1", "个季度": "3", "季": "3", "年": "12", "周年": "12", "个年度": "12",
        "个年头": "12", "年度": "12", "个世纪": "1200", "世纪": "1200", "学年": "12",
        "个学年": "12", "学期": "6", "个学期": "6",
    },
    "age": {"岁": "12", "周岁": "12", "个月大": "1", "月龄": "1"},
    "temperature": {"℃": "1", "摄氏度": "1", "°C": "1", "度": "1"},
    "fahrenheit": {"华氏度": "1", "℉": "1", "°F": "1"},
    "kelvin": {"K氏度": "1", "开尔文": "1", "开氏度": "1"},
    "people": {"人": "1", "名": "1", "位": "1", "口人": "1"},
    "visits": {"人次": "1", "人天": "1"},
    "containers": {"标箱": "1", "标准箱": "1", "TEU": "1", "个标准箱": "1", "国际标准箱": "1"},
    "pressure": {"帕": "1", "百帕": "100", "千帕": "1000", "兆帕": "1e6", "Pa": "1", "MPa": "1e6"},
    "voltage": {"伏": "1", "伏特": "1", "千伏": "1000", "kV": "1000", "V": "1"},
    "apparent power": {"千伏安": "1", "兆伏安": "1000", "kVA": "1", "MVA": "1000"},
    "current": {"安培": "1", "毫安": "0.001", "毫安时": "0.001"},
    "frequency": {"赫兹": "1", "赫": "1", "Hz": "1", "kHz": "1e3", "兆赫": "1e6", "MHz": "1e6",
                  "吉赫": "1e9", "GHz": "1e9"},
    "data": {
        "字节": "1", "B": "1", "KB": "1e3", "千字节": "1e3", "MB": "1e6", "兆字节": "1e6",
        "兆": "1e6", "GB": "1e9", "吉字节": "1e9", "千兆字节": "1e9", "TB": "1e12",
        "太字节": "1e12", "兆兆字节": "1e12", "PB": "1e15", "拍字节": "1e15", "EB": "1e18",
        "ZB": "1e21", "比特": "0.125", "千比特": "125", "兆比特": "125000", "吉比特": "1.25e8",
        "千兆比特": "1.25e8",
    },
    "bit rate": {"Mbps": "1e6", "Gbps": "1e9", "Tbps": "1e12", "kbps": "1e3", "兆bps": "1e6"},
    "computing": {"EFlops": "1", "EFLOPS": "1", "PFlops": "1e-3", "PFLOPS": "1e-3",
                  "TFlops": "1e-6", "P": "1e-3"},
    "loudness": {"分贝": "1", "dB": "1"},
    "force": {"牛顿": "1", "牛": "1", "千牛": "1000"},
    "light": {"流明": "1", "勒克斯": "1", "坎德拉": "1"},
    "radiation": {"贝克": "1", "毫希沃特": "1", "微希沃特": "1e-3", "希沃特": "1e3"},
    "amount of substance": {"摩尔": "1", "毫摩尔": "0.001"},
    "angle": {"角分": "0.0166666667", "角秒": "0.000277777778"},
}  # fmt: skip
"""Units that can be told in one another: by dimension, with the factor to the base unit."""

CANONICAL = {
    "平米": "平方米", "㎡": "平方米", "m²": "平方米", "m2": "平方米", "平方": "平方米",
    "平方公尺": "平方米", "km²": "平方公里", "km2": "平方公里", "m³": "立方米", "m3": "立方米",
    "立方": "立方米", "立方公尺": "立方米", "hm²": "公顷", "ha": "公顷", "km": "公里", "m": "米",
    "公尺": "米", "cm": "厘米", "公分": "厘米", "mm": "毫米", "nm": "纳米", "μm": "微米",
    "kg": "公斤", "t": "吨", "g": "克", "mg": "毫克", "μg": "微克", "kWh": "千瓦时",
    "千瓦小时": "千瓦时", "MWh": "兆瓦时", "GWh": "吉瓦时", "kW": "千瓦", "W": "瓦", "MW": "兆瓦",
    "GW": "吉瓦", "瓦特": "瓦", "mL": "毫升", "ml": "毫升", "L": "升", "公升": "升",
    "个小时": "小时", "°C": "摄氏度", "℃": "摄氏度", "°F": "华氏度", "℉": "华氏度",
    "TEU": "标准箱", "标箱": "标准箱", "个标准箱": "标准箱", "工作日": "个工作日",
    "吨标煤": "吨标准煤", "kV": "千伏", "Hz": "赫兹", "赫": "赫兹", "MHz": "兆赫", "GHz": "吉赫",
    "里地": "里", "华里": "里", "dB": "分贝",
}  # fmt: skip
"""Spellings of one unit: each with the name under which it is told."""

CURRENCIES = {
    "元": "元人民币 元RMB 圆 块钱 块 人民币 RMB CNY", "美元": "美金 USD 美圆 元美金",
    "欧元": "EUR 欧", "英镑": "GBP 镑", "日元": "日圆 JPY 日币", "港元": "港币 HKD 元港币",
    "澳门元": "澳门币", "新台币": "台币 元新台币 新台币元", "韩元": "韩圆 KRW 韩币",
    "卢布": "俄罗斯卢布", "澳元": "澳大利亚元 澳币", "加元": "加拿大元 加币", "瑞郎": "瑞士法郎",
    "新元": "新加坡元 新加坡币 新币", "泰铢": "", "卢比": "", "印度卢比": "",
    "林吉特": "马来西亚林吉特 马币 令吉", "越南盾": "", "印尼盾": "", "比索": "", "菲律宾比索": "",
    "墨西哥比索": "", "阿根廷比索": "", "智利比索": "", "哥伦比亚比索": "", "古巴比索": "",
    "雷亚尔": "巴西雷亚尔", "里亚尔": "伊朗里亚尔", "沙特里亚尔": "", "卡塔尔里亚尔": "",
    "第纳尔": "", "科威特第纳尔": "", "伊拉克第纳尔": "", "突尼斯第纳尔": "",
    "阿尔及利亚第纳尔": "", "迪拉姆": "阿联酋迪拉姆", "摩洛哥迪拉姆": "", "瑞典克朗": "",
    "挪威克朗": "", "丹麦克朗": "", "冰岛克朗": "", "捷克克朗": "", "克朗": "", "法郎": "法国法郎",
    "马克": "德国马克", "里拉": "土耳其里拉", "兰特": "南非兰特", "兹罗提": "波兰兹罗提",
    "福林": "匈牙利福林", "坚戈": "哈萨克斯坦坚戈", "苏姆": "乌兹别克斯坦苏姆",
    "新西兰元": "纽元 新西兰币", "埃及镑": "", "爱尔兰镑": "", "奈拉": "",
    "谢克尔": "新谢克尔 以色列新谢克尔", "格里夫纳": "", "塔卡": "", "基普": "", "缅甸元": "",
    "图格里克": "", "比特币": "", "牙买加元": "", "特立尼达元": "", "圭亚那元": "", "斐济元": "",
    "文莱元": "", "利比里亚元": "", "纳米比亚元": "",
}  # fmt: skip
"""Currencies with their other spellings; no currency is convertible into another."""

PARTS = {
    part: (whole, Decimal(factor))
    for part, whole, factor in (
        ("角", "元", "0.1"), ("角钱", "元", "0.1"), ("毛", "元", "0.1"), ("毛钱", "元", "0.1"),
        ("分钱", "元", "0.01"), ("美分", "美元", "0.01"), ("欧分", "欧元", "0.01"),
        ("便士", "英镑", "0.01"), ("港仙", "港元", "0.01"), ("打", "个", "12"),
    )
}  # fmt: skip
"""Units that are told in a larger or smaller one: which, and how much of it one is."""

CURRENCY_SIGNS = {
    "人民币": "元", "RMB": "元", "CNY": "元", "¥": "元", "US$": "美元", "HK$": "港元",
    "NT$": "新台币", "C$": "加元", "A$": "澳元", "S$": "新元", "USD": "美元", "HKD": "港元",
    "EUR": "欧元", "GBP": "英镑", "JPY": "日元", "$": "美元", "€": "欧元", "£": "英镑", "₩": "韩元",
    "₽": "卢布", "฿": "泰铢", "₹": "卢比",
}  # fmt: skip
"""What stands before a sum to name its currency."""

MEASURE_WORDS = (
    "个 家 项 件 张 处 户 所 座 条 次 批 辆 台 套 栋 幢 间 只 头 匹 羽 株 棵 粒 枚 支 枝 把 "
    "架 艘 列 节 部 本 册 份 篇 幅 首 封 场 届 期 类 种 款 门 面 片 块 段 道 层 级 组 对 双 "
    "副 排 队 班 例 起 宗 单 笔 票 席 股 轮 口 井 眼 丛 束 箱 包 袋 瓶 桶 盒 罐 卷 杯 碗 点 "
    "尾 字 页 户次 车次 架次 班次 场次 件次 台次 辆次 艘次 趟 遍 代 重 颗 员 课时 学时 大 "
    "词元 标台 机架 载重吨 总吨 集 根 盏 具 顶 分 人份 剂次 床 亿次 万次 机位 车位 床位 学位 "
    "例次 人月 车皮 对开 令 印张 册次 站次 趟次 航次 频次 家次 户头 顿 餐 只次 秒次 跳 "
    "盘 串 朵 滴 团 堆 捆 捧 条次 尊 栏 版 幕 桩 席位 扇 堵 孔 炉 台套 打 人 名 位 倍次 步 声 句 "
    "刻 拨 味 帖 周次 针 剂 枪 炮 发 阵 记 盆 篓 筐 车 船 罪 刀 等 维 核 通道"
).split()
"""Measure words, each its own dimension: an open class, of which these are the usual ones."""

PLACES = "省 市 县 区 乡 镇 村 国 街道 社区 园 校 院 站 馆 岗 县市区 国家 州 旗 企 店".split()
"""Nouns that Arabic digits count as measure words do (11区), but after 八 a name (八镇)."""

PARTS_OF_WORDS = {
    "项": "目", "家": "庭园长", "部": "门署委分队长", "层": "次面出", "级": "别",
    "所": "有属以谓得", "条": "例件理", "重": "点大要视新", "支": "持撑出付部线",
    "集": "群中成聚体团合约", "对": "接外于", "组": "织团合建成", "代": "表理码价",
    "首": "都先要届批创", "份": "额", "本": "地市省身级科次", "名": "单称胜录城镇誉",
    "面": "积向临对", "场": "所景馆地站", "位": "于居置数", "口": "岸径号腔", "单": "位元",
    "班": "子", "类": "别似", "种": "植业养子畜质", "件": "套", "片": "区面", "段": "时",
    "道": "路德", "市": "场", "区": "域块间", "村": "民", "国": "家际内外务",
    "大": "小学会型众气厅夫家", "点": "位面", "分": "为别之析布类级配局支公店行期", "里": "程面",
    "方": "面法式案向针便", "步": "入伐", "发": "展放布生动", "记": "者录", "车": "间站型辆",
    "打": "击造工好响通破开", "等": "级待于方", "线": "上下", "站": "点", "起": "来到步草",
    "台": "账阶湾", "月": "份", "两": "岸会区", "门": "类", "期": "间限", "周": "边", "床": "位",
    "通": "过", "节": "点约能目水", "元": "素旦件宵", "院": "校士", "校": "园", "次": "数要级",
    "度": "假过电", "团": "队", "队": "伍", "员": "工", "版": "本", "核": "心查", "维": "护修",
    "块": "链", "股": "份东", "轮": "船", "排": "放名", "包": "括容", "头": "部", "把": "握",
    "束": "缚", "根": "据本", "具": "体有", "字": "号", "眼": "科", "罪": "名", "刻": "意",
    "席": "位", "栏": "目", "声": "音誉", "针": "对", "味": "道", "角": "度色落", "秒": "级杀",
    "欧": "洲班", "镑": "", "牛": "羊奶肉", "园": "区林", "店": "铺", "州": "市", "岗": "位",
    "馆": "藏", "克": "服隆", "升": "级", "焦": "点化炭", "世纪": "性",
    "人": "均才大口力群类工员士们民机体脸行为事文间物", "户": "籍口外型均", "学": "生", "钱": "塘",
}  # fmt: skip
"""After a unit, characters that make it the beginning of a word (项目, 家庭, 人均)."""


def _table() -> dict[str, Unit]:
    one = Decimal(1)
    units = {name: Unit(name, f"item:{name}", one) for name in (*MEASURE_WORDS, *PLACES)}
    for currency, spellings in CURRENCIES.items():
        for spelling in (currency, *spellings.split()):
            units[spelling] = Unit(currency, f"money:{currency}", one)
    for spelling, (whole, part) in PARTS.items():
        units[spelling] = Unit(whole, units[whole].dimension, part)
    for dimension, members in CONVERTIBLE.items():
        for name, factor in members.items():
            units[name] = Unit(CANONICAL.get(name, name), dimension, Decimal(factor))
    return units


UNITS: dict[str, Unit] = _table()
"""Every unit and measure word by its spelling."""


def dimension_of(unit: str) -> str:
    """What a unit measures; a compound unit (微克/立方米) measures what its parts do, in order."""
    return "/".join(UNITS[part].dimension if part in UNITS else part for part in unit.split("/"))


def factor_of(unit: str) -> Decimal:
    """How many base units of its dimension a unit holds; 1 for a unit that is not in the table."""
    whole, *divisors = unit.split("/")
    value = UNITS[whole].factor if whole in UNITS else Decimal(1)
    for part in divisors:
        value /= UNITS[part].factor if part in UNITS else Decimal(1)
    return value


def alternation(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first, that shares their beginnings.

    A word of `PARTS_OF_WORDS` does not match where the character after it makes another word.
    """
    return _branches(sorted(set(words)), 0)


def _branches(words: Sequence[str], depth: int) -> str:
    """The pattern of what follows the first `depth` characters, which all the words share."""
    ends = [word for word in words if len(word) == depth]
    longer = groupby((word for word in words if len(word) > depth), key=lambda word: word[depth])
    branches = [re.escape(char) + _branches([*group], depth + 1) for char, group in longer]
    if ends:
        not_before = PARTS_OF_WORDS.get(ends[0], "")
        branches.append(f"(?![{not_before}])" if not_before else "")
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
