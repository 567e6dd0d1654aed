"""Units and measure words: their names, dimensions and factors, in declared tables."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's canonical name, what it measures, and how many base units of that it holds."""

    name: str
    dimension: str
    factor: Decimal


CONVERTIBLE: dict[str, dict[str, str]] = {
    "mass": {
        "吨": "1", "公斤": "0.001", "千克": "0.001", "斤": "0.0005", "克": "1e-6",
        "毫克": "1e-9", "微克": "1e-12", "担": "0.05",
    },
    "area": {
        "平方米": "1", "平米": "1", "㎡": "1", "平方公里": "1e6", "平方千米": "1e6",
        "公顷": "1e4", "亩": "666.6666666667",
    },
    "length": {
        "米": "1", "公里": "1000", "千米": "1000", "里": "500", "厘米": "0.01", "毫米": "0.001",
        "微米": "1e-6", "纳米": "1e-9", "海里": "1852", "km": "1000",
    },
    "volume": {"立方米": "1", "立方": "1", "升": "0.001", "毫升": "1e-6"},
    "electricity": {"千瓦时": "1", "kWh": "1", "兆瓦时": "1000"},
    "power": {"千瓦": "1", "瓦": "0.001", "兆瓦": "1000", "吉瓦": "1e6"},
    "coal": {"吨标准煤": "1", "吨标煤": "1"},
    "hours": {"小时": "1", "个小时": "1", "分钟": "0.01666666667", "秒": "0.0002777777778"},
    "days": {"天": "1", "日": "1", "个工作日": "1", "工作日": "1"},
    "months": {"个月": "1", "个季度": "3"},
    "years": {"年": "1", "周年": "1", "个年度": "1"},
    "temperature": {"℃": "1", "摄氏度": "1"},
    "people": {"人": "1", "名": "1", "位": "1"},
    "containers": {"标箱": "1", "标准箱": "1", "TEU": "1"},
}  # fmt: skip
"""Units that can be told in one another: by dimension, with the factor to the first of them."""

CURRENCIES = {
    "元": ("元", "1"), "元人民币": ("元", "1"), "块钱": ("元", "1"), "角": ("元", "0.1"),
    "美元": ("美元", "1"), "美金": ("美元", "1"), "欧元": ("欧元", "1"), "英镑": ("英镑", "1"),
    "日元": ("日元", "1"), "港元": ("港元", "1"), "港币": ("港元", "1"), "韩元": ("韩元", "1"),
    "卢布": ("卢布", "1"), "澳元": ("澳元", "1"), "加元": ("加元", "1"), "瑞郎": ("瑞郎", "1"),
    "新元": ("新元", "1"), "新台币": ("新台币", "1"), "泰铢": ("泰铢", "1"), "卢比": ("卢比", "1"),
}  # fmt: skip
"""Spellings of money, each with its currency; no currency is convertible into another."""

MEASURE_WORDS = (
    "个 家 项 件 张 处 户 所 座 条 次 批 辆 台 套 栋 幢 间 只 头 匹 羽 株 棵 粒 枚 支 枝 把 "
    "架 艘 列 节 部 本 册 份 篇 幅 首 封 场 届 期 类 种 款 门 面 片 块 段 道 层 级 组 对 双 "
    "副 排 队 班 岁 周岁 例 起 宗 单 笔 票 席 股 轮 口 井 眼 丛 束 箱 包 袋 瓶 桶 盒 罐 卷 "
    "尾 字 页 人次 户次 车次 架次 班次 场次 件次 台次 辆次 趟 遍 代 重 颗 员 课时 学时 学年 "
    "世纪 星期 周 码 词元 标台 机架 载重吨 总吨 集 根 盏 窟 具 顶"
).split()
"""Measure words, each its own dimension: an open class, of which these are the usual ones."""

PARTS_OF_WORDS = {
    "项": "目", "家": "庭", "部": "门署委", "层": "次面", "级": "别", "所": "有属", "条": "例件",
    "重": "点大要", "支": "持撑出", "集": "群中成聚", "对": "接外", "组": "织团", "代": "表",
    "首": "都", "份": "额", "本": "地市省", "名": "单", "面": "积向", "场": "所景", "位": "于居",
    "口": "岸", "单": "位", "班": "子", "类": "别", "种": "植业", "人": "均", "件": "套",
    "片": "区", "段": "时", "道": "路", "市": "场", "区": "域", "村": "民", "国": "家际",
}  # fmt: skip
"""After a measure word, characters that make it the beginning of a word (项目, 家庭)."""

PLACES = (
    "省",
    "市",
    "县",
    "区",
    "乡",
    "镇",
    "村",
    "国",
    "街道",
    "社区",
    "园",
    "校",
    "院",
    "站",
    "馆",
    "岗",
)
"""Nouns that Arabic digits count as measure words do (11区), but after 八 a name (八镇)."""

LATIN = (
    "m2 m² m3 m³ km2 km² m cm mm nm kg g t kW MW GW MWh GWh TWh kV V Hz MHz GHz GB TB PB MB Mbps "
    "Gbps Tbps dB EFlops PFlops TFlops EFLOPS PFLOPS hm² ha"
).split()
"""Units in Latin letters."""


def _table() -> dict[str, Unit]:
    one = Decimal(1)
    names = (*MEASURE_WORDS, *PLACES, *LATIN)
    units = {name: Unit(name, f"item:{name}", one) for name in names}
    for spelling, (currency, factor) in CURRENCIES.items():
        units[spelling] = Unit(currency, f"money:{currency}", Decimal(factor))
    for dimension, members in CONVERTIBLE.items():
        for name, factor in members.items():
            units[name] = Unit(name, dimension, Decimal(factor))
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
