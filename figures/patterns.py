"""The patterns of figures: what a number looks like, and what only looks like one."""

from __future__ import annotations

import re

from figures.numerals import ARABIC, CHINESE, SCALE
from figures.units import PARTS_OF_WORDS, UNITS

_N = rf"(?:{ARABIC}|{CHINESE})"
_YEAR = r"(?:1[5-9]|20)[0-9]{2}|[一二][〇零○九八][一二三四五六七八九〇零○]{2}"
_SMALL = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_UNIT = "|".join(
    re.escape(unit) + (f"(?![{PARTS_OF_WORDS[unit]}])" if unit in PARTS_OF_WORDS else "")
    for unit in sorted(UNITS, key=len, reverse=True)
)
_TO = r"(?:-|—|–|~|～|至|到|－|―)"

TO = re.compile(r"(?:-|—|–|~|～|－|至|到){1,2}")
"""What stands between the ends of a range."""

MEASURED = rf"(?:{_UNIT})(?:/(?:{_UNIT}))?"

CODE = re.compile(
    r"[A-Za-z][A-Za-z]*[-‐]?[0-9][A-Za-z0-9.+\-]*[A-Za-z0-9]?"  # PM2.5, B20, H1N1
    r"|[0-9]+[A-Za-z]*(?:\+[0-9A-Za-z]+)+"  # 1+13, 5G+8K, 4+N
    r"|[0-9]+(?:\.[0-9]+)+\.[0-9]+"  # 1.2.3
    r"|0[0-9]{2,3}-[0-9]{7,8}|1[3-9][0-9]{9}|400-[0-9]{3}-?[0-9]{4}"  # telephone numbers
    r"|[0-9]+-[A-Za-z]+"
    r"|[0-9]+(?:\.[0-9]+)+(?:版|(?=改革|时代|模式|版本|建设|战略|行动|计划|工程|升级|方案|体系))"
)
"""Names that hold digits."""

ALPHANUMERIC = re.compile(r"[0-9]+(?:\.[0-9]+)?([A-Za-zμ]+[²³]?)(?:[A-Za-z0-9+\-]*)")
"""Digits with letters after them: a unit (100km) or a name (5G, 8K)."""

DOCUMENT_NUMBER = re.compile(r"[〔\[（(](?:19|20)[0-9]{2}[〕\]）)]第?[0-9]+号|第[0-9]+号|[0-9]+号")

PLAN = re.compile(
    r"“[一二三四五六七八九十]{1,3}五”|(?<![一二三四五六七八九])[一二三四五六七八九十]{1,3}五(?=时期|规划)"
)

DATE = re.compile(
    rf"(?:{_YEAR})年?{_TO}(?:{_YEAR})年(?:度|代)?"
    rf"|(?:{_YEAR})年(?:(?:{_SMALL})月(?:(?:{_SMALL})[日号])?"
    rf"(?:{_TO}(?:(?:{_YEAR})年)?(?:{_SMALL})月(?:(?:{_SMALL})[日号])?)?|度|代)?"
    rf"|(?:{_SMALL})(?:月(?:(?:{_SMALL})[日号])?)?{_TO}(?:{_SMALL})月(?:(?:{_SMALL})[日号])?"
    rf"|(?:{_SMALL})月(?:(?:{_SMALL})[日号](?:{_TO}(?:{_SMALL})[日号])?|份)?(?!份以)"
    rf"|[0-9]{{1,2}}世纪(?:[0-9一二三四五六七八九]{{1,2}}0?年代)?"
    rf"|(?:{_SMALL})日(?![内以之至到前后起])"
    rf"|(?:19|20)[0-9]{{2}}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}"
    rf"|[0-9]{{1,2}}[:：][0-9]{{2}}(?![0-9])(?=[^0-9]|$)"
    rf"|(?:[一二三四]|第[一二三四])季度(?!个)"
)

ORDINAL = re.compile(
    rf"第(?:{_N})(?:[个届次版号批期条章节编款项名位卷集轮代产城大季辑]|{_UNIT})?"
    rf"|[一二三四五六七八九十]{{1,3}}届(?:[一二三四五六七八九十]{{1,3}}[次中]全?会?)?"
    rf"|(?<![0-9两])[一二三四五六七八九十](?:期|级|等|线|把手|号)(?![一二三四五六七八九十])"
)

SCALE_LEVEL = re.compile(r"[数上]?[十百千万亿]{1,3}级")
"""百亿级: of that order of size."""

FRACTION = re.compile(rf"({CHINESE}|[0-9]+)分之({CHINESE}|{ARABIC})")
RATIO = re.compile(
    r"[0-9]+(?:\.[0-9]+)?[:：∶][0-9]+(?:\.[0-9]+)?|[0-9]{1,3}/[0-9]{1,3}(?![0-9/年])"
)
DOUBLING = re.compile(r"翻(?:了)?([一二两三四]|[0-9])?番")

NUMBER = re.compile(
    rf"(?P<vague>[数几](?=[十百千万亿])|上(?=[百千万亿]))?"
    rf"(?:(?P<arabic>{ARABIC})|(?P<chinese>{CHINESE}))"
    rf"(?P<more>[余多几来])?(?P<scale>{SCALE})?(?P<more2>[余多几来])?"
    rf"(?P<unit>个百分点|百分点|%|％|‰|倍|成(?=[以左上的，。、；]|$)|折(?=[以优，。])|{MEASURED})?"
)

ENUMERATOR = re.compile(
    r"[（(](?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[）)]|[一二三四五六七八九十]{1,3}、"
    r"|[0-9]{1,2}(?:[．、]|\.(?![0-9]))|[①-⑳]"
)

HOTLINE = re.compile(r"[0-9]{3,6}(?=(?:市民|政务|服务|便民)*(?:热线|平台|专线|电话))")

APPROXIMATE_BEFORE = re.compile(r"(?:约为?|大约|将近|接近|近|大概|左右)$")
APPROXIMATE_AFTER = re.compile(r"左右|上下|有余|开外|不等|级")
BOUNDS_BEFORE = {
    "min": re.compile(
        r"(?:(?<!不)(?:超过|超|多于|高于|大于)|逾|突破|不少于|不低于|不小于|至少|最少)了?$"
    ),
    "max": re.compile(
        r"(?:(?<!不)(?:低于|少于|小于)|不超过|不高于|不大于|不多于|至多|最多|不足|控制在)了?$"
    ),
}
BOUNDS_AFTER = {
    "min": re.compile(r"(?:及|或|（含）|\(含\))?以上"),
    "max": re.compile(r"(?:及|或|（含）|\(含\))?(?:以下|以内|之内)"),
}

NAME_IN_QUOTES = re.compile(r"[“‘][^“”‘’]{1,10}[”’]")
"""Chinese numerals inside short quotation marks belong to a slogan (“四个自信”)."""
