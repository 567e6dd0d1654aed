"""The patterns of figures: what a number looks like, and what only looks like one.

All are matched against the text as `figures.writing` gives it. Runs are bounded or possessive, so
that no text takes more than linear time.
"""

from __future__ import annotations

import re

from figures.numerals import ARABIC, CHINESE, DIGIT, KILO, MIXED, SCALE
from figures.set_phrases import NAMED_RANKS, SLOGANS
from figures.units import CURRENCY_SIGNS, UNITS, alternation

UNIT = alternation(UNITS)
_TERM = "月(?=以[上下内]|有期徒刑|徒刑|拘役|管制)"
"""六月以上五年以下: a term of so many months; else 六月 is June."""

_DIVISOR = rf"(?:{UNIT}|人|户|[hsd](?![A-Za-z])|亩|百人|千人|万人|次)"
_PER = alternation(
    "平方米 立方米 小时 秒 分钟 公斤 千克 吨 亩 公顷 升 平方公里 千瓦时 度 平方英寸".split()
)
MEASURED = rf"(?:{UNIT})(?:/{_DIVISOR}(?:[·.]{_DIVISOR})?|每(?:{_PER}))?"
_BASIS_POINT = "基点|(?:BP|bp)(?![A-Za-z0-9机])"
_SPOKEN_POINT = (
    "点(?![位心面球])(?:(?<=[.][0-9].{2})|(?<=[.][0-9]{2}.{2})"
    "|(?<=[降升涨跌高低加减了][0-9一二两三四五六七八九].{2})|(?<=[降升涨跌高低加减了][0-9]{2}.{2}))"
)
"""个点 is a percentage point behind decimals and what rose or fell; else it counts places."""

PERCENT = rf"个(?:百分点|{_BASIS_POINT}|{_SPOKEN_POINT})|百分点|{_BASIS_POINT}|%|‰"
_TENTHS = (
    "成(?P<tenth>[一二三四五六七八九1-9半](?![0-9十百千万个]))?"
    "(?![立功为员品果效本长绩都熟人年交分就份像婚群套队行对双])|折(?![旧叠合射扣算磨桥腾])"
)
SHARE = rf"{PERCENT}|倍|{_TENTHS}"

NUMBER = re.compile(
    r"(?P<sign>[-+](?=[0-9.¥$€£])|负|零下)?"
    rf"(?P<currency>{'|'.join(map(re.escape, CURRENCY_SIGNS))})?"
    r"(?P<vague>[数几](?=[十百千万亿])|上(?=[百千万亿]))?"
    rf"(?:(?P<arabic>{MIXED})|(?P<chinese>{CHINESE}))"
    rf"(?P<more>[余多几]|来(?=[个岁人年天万名家条]))?(?P<scale>(?:个(?=亿(?![元级吨以])))?{SCALE}|{KILO})?(?P<more2>[余多几])?"
    rf"(?:(?P<share>{SHARE})|个(?P<half_of>半)(?P<whole>小时|月|钟头|星期|世纪|季度|工作日)"
    rf"|(?P<unit>{_TERM}|{MEASURED}))?(?P<half>半(?![成导径决夜价]))?"
    r"(?:(?<=[元圆角分])[整正](?=[，。；、：（）”\s)]|$))?"
    r"(?:(?<=[周天月年岁])大(?=[了的，。；、）]|$))?"
)
"""A number with all that belongs to it: sign, currency, vagueness, scale, unit, and a half."""

TO = re.compile(r"(?:-|—|–|~|至|到|－|―|─){1,2}|或者?(?=[0-9一二两三四五六七八九十])")
"""What stands between the ends of a range."""

AND_BETWEEN = re.compile("[和与]")
FROM_UP = re.compile(
    r"(?:（含[^（）]{0,10}）)?(?:及)?以上[、，]?(?P<below>不足|不满|不超过|低于|至|到)?"
)
UP_TO = re.compile("(?:以下|以内|之内|之间)")

FRACTION = re.compile(
    rf"(?P<sign>负)?(?:(?P<whole>[0-9]{{1,9}}|{CHINESE})又)?"
    rf"(?P<below>{CHINESE}|[0-9]{{1,9}})分之(?P<minus>负|-)?"
    rf"(?P<vague>[数几])?(?P<above>(?:{MIXED})(?:{KILO})?|{CHINESE})(?P<half>半)?"
)
SLASHED = re.compile(
    r"(?P<sign>-)?(?:(?P<whole>[0-9]{1,4})(?:又| ))?"
    r"(?P<above>[0-9]{1,4})/(?P<below>[0-9]{1,4})(?![0-9/年])"
)
POWER = re.compile(
    r"(?P<base>[-+]?[0-9]{1,15}(?:\.[0-9]{1,15})?)"
    r"(?:[eE](?P<tens>[-+]?[0-9]{1,2})|\^(?P<exponent>[-+]?[0-9]{1,2}))(?![0-9A-Za-z.])"
)
RATIO = re.compile(
    rf"(?P<above>{ARABIC})(?:[:∶：]|比(?=[0-9]))(?P<below>{ARABIC})(?![0-9:：∶])"
    rf"|(?P<han>[{DIGIT}十]{{1,3}})比(?P<han_below>[{DIGIT}十]{{1,3}})(?=[的，。、；）]|$)"
)
SCIENTIFIC = re.compile(
    r"(?P<base>[0-9]{1,15}(?:\.[0-9]{1,15})?)[×x*·](?=10[\^的⁰-⁹¹²³⁻])"
    r"10(?:\^(?P<caret>[-+]?[0-9]{1,2})|的(?P<spoken>[0-9]{1,2})次方|(?P<raised>⁻?[⁰¹²³⁴-⁹]{1,2}))"
    rf"(?![0-9])(?P<unit>{MEASURED})?"
)
SPOKEN_POWER = re.compile(r"(?P<base>[0-9]{1,9})的(?P<exponent>[0-9]{1,2})次方")
ANGLE = re.compile(
    r"(?P<degrees>[0-9]{1,3})[度°](?P<minutes>[0-9]{1,2}(?:\.[0-9]{1,9})?)[分′]"
    r"(?:(?P<seconds>[0-9]{1,2}(?:\.[0-9]{1,9})?)[秒″])?"
)
DOUBLING = re.compile(r"翻(?:了|上)?(?P<times>[一二两三四五六]|[0-9])?番(?P<half>半)?")
HALVES = re.compile(
    r"(?:一半|半数|对半|过半数?(?=[，。；、的]|以上|$))|对折|半折|半百|半成(?![品果本熟立])"
)
HALF = re.compile(
    r"(?<![上下后大多过一])(?<!(?<!提)前)半(?:个?(?P<unit>小时|月(?![刊谈板报球])|钟头|星期|世纪|季度|学期)"
    r"|(?P<plain>年|天|日(?!制)|公里|里|英里|米|斤|公斤|吨|亩|公升|升|加仑|倍|周|个|岁))"
)
"""A half of a unit (半年), not the half that a word begins with (半导体)."""

SCALE_LEVEL = re.compile(r"[数上]?(?P<scale>[十百千万亿]{1,3})(?P<unit>元|吨|亩|人|千瓦)?级")
"""百亿级: of that order of size."""

ALONE_BEFORE = re.compile(r"(?:^|[，。；：！？（()、\s“‘\"'=:,;!?])$")
ALONE_AFTER = re.compile(r"$|[，。；：！？）)\s”’\"'=,;!?.]")
NAME_IN_QUOTES = re.compile(r"[“‘][^“”‘’]{1,12}[”’]")
"""Chinese numerals inside short quotation marks belong to a slogan (“四个自信”)."""

AMOUNT = rf"(?:[0-9]{{1,4}}|[{DIGIT}十]{{1,4}})"
"""A small number, Arabic or Chinese."""

LEVELS_BEFORE = re.compile(r"(?:[国省市区县乡镇村街央方层道盟旗户][、和与及，]?){2,}$")
"""市县乡三级 counts levels, 三级医院 is a rank."""

CHAIN = re.compile(
    rf"(?:零|又)?(?P<number>{MIXED}|{CHINESE})(?P<unit>{UNIT})|(?P<tail>[1-9一二三四五六七八九半])"
    rf"(?![0-9{DIGIT}十百千万亿.%年月日个点层万])"
)
"""What goes on telling a sum or a measure in smaller units: 五元三角, 三块五, 一米八."""

_NUMERALS_ONLY = re.compile(f"[{DIGIT}十]+")
SLOGAN = re.compile(
    rf"{alternation(each for each in SLOGANS if not _NUMERALS_ONLY.fullmatch(each))}"
    rf"|{alternation(each for each in SLOGANS if _NUMERALS_ONLY.fullmatch(each))}(?![{DIGIT}])"
)
"""Words and names that begin with a numeral and count nothing; one of numerals alone (三七) is the
beginning of a number where digits go on (三七〇)."""

NAMED_RANK = re.compile(
    rf"{alternation(NAMED_RANKS)}|第[一二三](?:[、和及][二三]){{0,2}}次?产业(?!园)"
)
"""Words that begin with 第 and rank nothing (第三方)."""
