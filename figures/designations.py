"""Numbers that name or order become figures of their own kinds: dates, ordinals, identifiers.

Every rule takes the text as it is read and the place where a figure may begin, and gives the
figure that begins there or None.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from figures.context import in_slogan
from figures.model import Figure, Kind, made
from figures.numerals import CHINESE, DIGIT, MIXED, number_of
from figures.patterns import LEVELS_BEFORE, MEASURED
from figures.units import UNITS

Rule = Callable[[str, int], Figure | None]

_EARLY_YEAR = r"(?<![超过近约达有逾余])1[0-4](?!00)[0-9]{2}(?=年(?!历史|[前来多间以的]))"
"""A year before 1500 that no word tells to be a length of time."""

_YEAR = (
    rf"(?:(?:1[5-9]|20)[0-9]{{2}}|{_EARLY_YEAR}|[一二][〇零九八七][〇零一二三四五六七八九]{{2}})"
)
_SMALL = rf"(?:[0-9]{{1,2}}|[{DIGIT}十廿卅]{{1,3}})"
_HOUR = r"(?:[0-9]{1,2}|[〇零一二两三四五六七八九十]{1,3})"
"""Written plainly: formal numerals are the ends of words before 时 (入伍时, 着陆时)."""

_TO = r"(?:-|—|–|~|－|―|─|至|到){1,2}"
_DAY = rf"(?:{_SMALL})[日号]"
_NO_MONTH = "份|以[上下内]|有期徒刑|徒刑|拘役|管制"
"""Behind 六月 they tell of a term of six months."""

_MONTH = rf"(?:{_SMALL})月(?:{_DAY})?"
_SEASON = "学年度?|财年|赛季|榨季|雪季|冰雪季|采暖季|供暖季|粮食年度|年度?"
_QUARTER = "[一二三四1-4]"

_MINGUO = r"(?:[6-9][0-9]|1[0-4][0-9])年(?:度|(?=[0-9]{1,2}月))"
"""A year of the Republic as Taiwan counts them (107年度, 107年5月): never so many years."""

DATE = re.compile(
    rf"{_YEAR}年?{_TO}{_YEAR}年(?:度)?"
    rf"|{_YEAR}年(?:度|代)?(?:{_SMALL}{_TO}{_SMALL}月份?(?!{_NO_MONTH})"
    rf"|{_MONTH}(?:{_TO}(?:{_YEAR}年)?(?:{_MONTH}|{_DAY}))?)?"
    rf"|(?:{_SMALL})(?:月(?:{_DAY})?)?{_TO}{_MONTH}"
    rf"|{_SMALL}月{_DAY}(?:{_TO}{_DAY})?|{_SMALL}月份?(?!{_NO_MONTH})"
    r"|[0-9]{1,2}世纪(?:[0-9]0年代|[一二三四五六七八九]十年代)?|[二十]{1,2}[一二]?世纪(?:[一二三四五六七八九]十年代)?"
    r"|[1-9]0年代|[二三四五六七八九]十年代"
    rf"|(?<![满过足第续达需约超近每前为余])(?<![少多低高短长]于)(?![四五六七八九4-9][十0-9]){_SMALL}日(?:{_TO}{_SMALL}日)?(?![内以之前后历均元圆币本游])"
    rf"|(?<=[上下]午){_SMALL}点|(?<=[晚早夜]上){_SMALL}点|(?<=[晚早夜午晨间天日])[0-9]{{1,2}}点(?![0-9多的])"
    r"|(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?![0-9])"
    r"|[0-2]?[0-9][:：][0-5][0-9](?:[:：][0-5][0-9])?(?![0-9:：])"
    rf"|{_HOUR}(?:时(?![间长候代段期差效空速])|点(?=[整半钟]|{_SMALL}分|一刻))(?:整|半|钟|一刻|{_SMALL}分)?"
    rf"|第?{_QUARTER}(?:{_TO}{_QUARTER})?季度(?!个)"
    rf"|{_MINGUO}(?:{_MONTH})?"
)
PLAN = re.compile(r"(?:[一二三]?十)[一二三四五六七八九]?五(?=[”’]|时期|规划|期间|末|以来)")
DOCUMENT_NUMBER = re.compile(
    r"[〔\[（(](?:19|20)[0-9]{2}[〕\]）)][第\u4e00-\u9fff]{0,2}[0-9]{0,4}[\u4e00-\u9fff]{0,4}[0-9]{1,6}号"
    r"|[0-9]{5,18}号-[0-9]{1,3}(?![0-9])|[0-9]{1,9}号(?![召称码])"
)
HOTLINE = re.compile(
    r"[0-9]{3,6}(?=(?:市民|政务|服务|便民|妇女|维权|监督|举报|消费|公共|法律|心理|卫生|应急|公益)*(?:热线|平台|专线|电话))"
)
TELEPHONE = re.compile(
    r"0[0-9]{2,3}[-—－][0-9]{7,8}(?![0-9])|1[3-9][0-9]{9}(?![0-9])|[48]00-[0-9]{3}-?[0-9]{4}(?![0-9])"
    r"|(?<=邮编)[:：]?[0-9]{6}(?![0-9])|[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![0-9.])"
)
CODE = re.compile(
    r"[0-9]+[A-Za-z]{0,9}(?:\+[0-9A-Za-z]{1,9})+"  # 1+13, 5G+8K, 4+N
    r"|[0-9]{1,9}(?:\.[0-9]{1,9}){2,9}"  # 1.2.3
    r"|[0-9][0-9A-Za-z-]{0,60}\.(?:com|cn|net|org|gov|edu|top|xyz)(?![A-Za-z])[!-~]{0,200}"
    r"|[0-9]{1,4}#"
    r"|[0-9]{1,9}-[A-Za-z]{1,9}(?![A-Za-z])"
    r"|[0-9]{1,4}×[0-9]{1,4}(?![0-9])"
    r"|[0-9]{1,2}[·•‧・∙][0-9]{1,2}(?![0-9])"
    r"|[0-9]{1,9}(?:\.[0-9]{1,9})(?:版(?!本)|(?=改革|时代|模式|版本|建设|战略|行动|计划|工程|升级|方案|体系|政策|范式))"
)
LETTERED = re.compile(r"[A-Za-z]{1,10}[-‐—]?[0-9]+(?:[.\-/+]?[A-Za-z0-9]+)*+")
"""PM2.5, B20, H1N1, B2B, COVID-19."""
ALPHANUMERIC = re.compile(
    r"[0-9]+(?:\.[0-9]+)?([A-Za-zμ°][A-Za-z]{0,9}[²³23]?)(?:[A-Za-z0-9+\-]*[A-Za-z0-9])?"
)
_latin_unit = re.compile(rf"[0-9,.]+({MEASURED})(?![A-Za-z0-9])")
_address = re.compile(
    r"https?://[!-~]+|www\.[!-~]+|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,64}(?:\.[A-Za-z0-9-]{1,64}){1,4}"
)
_to_another = re.compile(r"[-–—~][0-9]+(?:\.[0-9]+)?[A-Za-z]{1,3}(?![A-Za-z0-9])")
_bracketed_year = re.compile(r"[〔\[（(]((?:19|20)[0-9]{2})[〕\]）)]")
_prefixed = re.compile(r"[A-Za-z]{1,10}[-‐—]?$")

_CLASSIFIER = (
    "季度|个五年(?=[规计]划)|分编|大类|把手|梯队|课(?!堂)|[个届次版号批期条款项章节编名位卷集轮代级等类城季辑讲页行组]"
    "|[步道站场天日周月年幕局频阶任例座]|家(?![园庭])|种(?![植业养子])"
)
ORDINAL = re.compile(
    rf"第(?:[（(]?(?P<number>{MIXED}|{CHINESE})[）)]?)(?:-[0-9]{{1,2}}条|条之[一二三四五六七八九十]{{1,2}}|(?:{_CLASSIFIER})"
    rf"(?:之[一二三四五六七八九十]{{1,2}}(?![一二三四五六七八九十分]))?)?"
)
NUMBERED = re.compile(
    r"(?P<number>[一二三四五六七八九十]{1,3})(?P<what>届|期(?![限间])|等(?=[奖功品舱座票车残、]|秘书|参赞|以上)|线(?!上)|把手|号(?!召)|类(?![似别])|"
    r"星级|级(?!别)|[次中]全会|次(?=会议|全体会议|(?:、[一二三四五六七八九十]{1,3}次){1,4}全会)|中(?=、[一二三四五六七八]中全会))"
)
"""Chinese numerals that rank without 第: 二期, 三级, 一等, 二十届, 三中全会."""
REFERENCE = re.compile(rf"(?<=前)[{DIGIT}十0-9]{{1,2}}[款项条章节编](?!目)")
CONGRESS = re.compile(
    r"(?P<number>十[一二三四五六七八九]|二十[一二三四]?)大(?=[^学小会型众家厅夫]|$)"
)
ENUMERATOR = re.compile(
    r"[（(](?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[）)]|[一二三四五六七八九十]{1,3}、"
    r"|[0-9]{1,2}(?:、|\.(?![0-9])|\.(?=(?:19|20)[0-9]{2}年))|[①-⑳]"
)
_QUARTERS_BEFORE = re.compile("(?<![此目之以当年月日提])前$")
RANK = re.compile(
    rf"(?:[0-9]{{1,4}}|[{DIGIT}十百]{{1,3}})(?:[位名](?=$|[，。；：、的！？）)”行列方,.;:!?\"])|强)"
)
"""前三位, 前20名: a place in an order."""

_ERAS = (
    "民国 昭和 平成 令和 建武 建安 太康 开皇 武德 贞观 永徽 显庆 垂拱 开元 天宝 "
    "贞元 长庆 咸通 乾符 建隆 开宝 太平兴国 雍熙 咸平 景德 大中祥符 天禧 天圣 "
    "景祐 庆历 皇祐 嘉祐 治平 熙宁 元丰 元祐 绍圣 崇宁 宣和 靖康 建炎 淳熙 绍熙 "
    "嘉泰 开禧 端平 淳祐 咸淳 至元 元贞 延祐 至治 泰定 至顺 至正 洪武 建文 永乐 "
    "洪熙 宣德 景泰 成化 弘治 正德 嘉靖 隆庆 万历 天启 崇祯 天聪 崇德 顺治 康熙 "
    "雍正 乾隆 嘉庆 道光 咸丰 同治 光绪 宣统"
).split()
"""Eras by whose names years are counted, without those that are names of places as well."""

ERA = re.compile(rf"(?:(?:公|西)元前?|{'|'.join(_ERAS)})$")
"""Names of eras, whose years begin anew."""
_ERA_ENDS = frozenset("元前") | {era[-1] for era in _ERAS}
_era_year = re.compile(rf"(?:[0-9]{{1,4}}|{CHINESE})年(?:度|代)?(?:{_MONTH})?")
_season = re.compile(
    rf"(?P<year>(?:19|20)[0-9]{{2}})(?:(?P<mark>/|{_TO})(?P<next>(?:19|20)?[0-9]{{2}})(?![0-9]))?"
    rf"(?P<season>{_SEASON})?"
)
COMPACT = re.compile(
    r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    r"(?=$|[，。；：！？、（）()\s”\-—至起前后发更修版印])"
)
"""A date in eight digits: 20240315."""
_frontline = re.compile("线(?=城市|城镇|品牌|市场|明星|船闸|厂商|大牌|、[二三]线)")
_sessions_before = re.compile("(?:届|人大|政协|代表大会)$")
_LEVELLED = re.compile(
    "[三四五六]级(?:(?!甲|医)[^，。；、的]{0,6}(?:网络|体系)|监管|联动|联创|书记|部门|政府|党委|人大|财政|法院|检察院|河长|林长|平台|统筹|贯通|协同|管理)"
)
"""What levels of an administration have each: 三级监管部门 counts, 三级医院 is a rank."""

_days = re.compile(rf"{_SMALL}日(?:{_TO}{_SMALL}日)?")
_lasting = re.compile(
    "(?:延长|延期|展期|顺延|缓期|宽限|期限|期间?为|时限|工期|假期|有效期|缩短|压缩|提前|推迟|整顿|拘留|扣留|扣押|查封"
    "|隔离|留置|公示|公告|停[业工产职水电]|休息|休假|累计|合计|历时|为期|连续|长达|监禁|禁闭|羁押"
    "|(?<!大)连[^云，。；]|个月[零又]?)$"
)
"""Words behind which days tell how long something lasts."""

_a_day = re.compile(f"[{DIGIT}][次餐顿回片粒剂]")
"""Behind 一日 they tell how often (一日三次)."""

_counted_before = re.compile("(?:连续|过去|历经|历时|近|共|举办了?|已有|至少|全部)$")
_item_before = re.compile(r"(?<![0-9A-Za-z.])[0-9]{1,2}\.$")
_ratio_before = re.compile("[比率度按配][^，。；0-9]{0,4}$")


def _simple(pattern: re.Pattern[str], kind: Kind) -> Rule:
    """A rule for figures that are told by their form alone and carry no value."""

    def rule(text: str, start: int) -> Figure | None:
        match = pattern.match(text, start)
        return made(text, match.span(), kind) if match else None

    return rule


def date(text: str, start: int) -> Figure | None:
    """A date, a period or a time of day; a year alone has its number for value."""
    match = DATE.match(text, start)
    if not match or (start and text[start - 1] in "0123456789." and not _is_numbered(text, start)):
        return None
    last = text[match.end() - 1]
    if last == "日" and _lasts(text, match):
        return None
    if last == "度" and _QUARTERS_BEFORE.search(text, max(0, start - 2), start):
        return made(text, (start - 1, match.end()), Kind.DATE)
    if text[match.end() - 3] in ":：" and _ratio_before.search(text, max(0, start - 8), start):
        return None
    year = match[0].removesuffix("度").removesuffix("年")
    if len(year) == 4 and match[0][4:5] == "年" and (year.isdigit() or year[0] in "一二"):
        return made(text, match.span(), Kind.DATE, number_of(year).value, unit="年")
    return made(text, match.span(), Kind.DATE)


def _lasts(text: str, match: re.Match[str]) -> bool:
    """Whether days alone tell how long something lasts (延长十日), not which day it is."""
    if match[0] == "一日" and _a_day.match(text, match.end()):
        return True
    return (
        _days.fullmatch(match[0]) is not None
        and _lasting.search(text, max(0, match.start() - 4), match.start()) is not None
    )


def _is_numbered(text: str, start: int) -> bool:
    """Whether the number of a list item stands right before `start` (1.2024年工作回顾)."""
    return _item_before.search(text, max(0, start - 3), start) is not None


def ordinal(text: str, start: int) -> Figure | None:
    """第九版, 第十四条之一, 第（一）项; the value is the number."""
    match = ORDINAL.match(text, start)
    if not match:
        return None
    if match[0][-1] == "号" and match["number"][0].isdigit():
        return made(text, match.span(), Kind.IDENTIFIER)
    return made(text, match.span(), Kind.ORDINAL, number_of(match["number"]).value)


def numbered(text: str, start: int) -> Figure | None:
    """二期, 三级, 二十届, 三中全会, 二十大: a rank; but 市县乡三级 and 连续十四届 count."""
    match = NUMBERED.match(text, start)
    if match:
        what = match["what"]
        before = text[max(0, start - 12) : start]
        if what == "级" and LEVELS_BEFORE.search(before):
            return None
        if what == "级" and _LEVELLED.match(text, start):
            return None
        if what == "次" and not _is_session(text, match):
            return None
        if what == "线" and not _ranks_as_line(text, match):
            return None
        if match[0] == "一届" and text[start - 1 : start] == "的":
            return None
        if what in {"届", "期"} and _counted_before.search(before):
            return None
        if what in {"类", "线", "号", "等"} and len(match["number"]) > 1 and what != "号":
            return None
        if text[max(0, start - 1) : start] in {*DIGIT, *"上下新每这那本各"} or in_slogan(
            text, start
        ):
            return None
    else:
        match = CONGRESS.match(text, start)
        if not match or (match["number"] == "十" or text[start - 1 : start] in {*DIGIT, "百"}):
            return None
    return made(text, match.span(), Kind.ORDINAL, number_of(match["number"]).value)


def _is_session(text: str, match: re.Match[str]) -> bool:
    """Whether 三次会议 is the third session of a congress and not three sessions."""
    return (
        not text.startswith("会议", match.end())
        or _sessions_before.search(text, max(0, match.start() - 4), match.start()) is not None
    )


def _ranks_as_line(text: str, match: re.Match[str]) -> bool:
    """Whether 一线 ranks (一线城市) and is not the front (一线职工); higher ones always do."""
    return match["number"] != "一" or _frontline.match(text, match.end() - 1) is not None


def rank(text: str, start: int) -> Figure | None:
    """前三位, 前20名: the places down to that number."""
    if not start or not _QUARTERS_BEFORE.search(text, max(0, start - 2), start):
        return None
    match = RANK.match(text, start)
    if not match:
        return None
    value = number_of(match[0][:-1]).value
    return made(text, (start - 1, match.end()), Kind.ORDINAL, value)


def era_year(text: str, start: int) -> Figure | None:
    """民国一百一十三年, 公元前221年: a date."""
    if not start or text[start - 1] not in _ERA_ENDS:
        return None
    era = ERA.search(text, max(0, start - 3), start)
    match = _era_year.match(text, start) if era else None
    return made(text, (era.start(), match.end()), Kind.DATE) if era and match else None


def season(text: str, start: int) -> Figure | None:
    """2024/25榨季, 2022—2023学年, 2024财年: a date that begins in one year and ends in the next."""
    match = _season.match(text, start)
    if not match or not (match["season"] or match["mark"] == "/"):
        return None
    following = match["next"]
    if following and int(following) % 100 != (int(match["year"]) + 1) % 100:
        return None
    return made(text, match.span(), Kind.DATE)


def half_year(text: str, start: int) -> Figure | None:
    """上半年, 下半年."""
    if not text.startswith("半年", start) or text[start - 1 : start] not in {"上", "下"}:
        return None
    return made(text, (start - 1, start + 2), Kind.DATE)


def reference(text: str, start: int) -> Figure | None:
    """前两款, 前三项: it points at paragraphs and counts nothing."""
    match = REFERENCE.match(text, start)
    return made(text, match.span(), Kind.ORDINAL) if match else None


def lettered(text: str, start: int) -> Figure | None:
    """Digits with letters before or after them: a name (PM2.5, 5G, 8K), but not 100km."""
    opening = _prefixed.search(text, max(0, start - 11), start)
    if opening:
        match = LETTERED.match(text, opening.start())
        return made(text, match.span(), Kind.IDENTIFIER) if match else None
    match = ALPHANUMERIC.match(text, start)
    if not match:
        return None
    unit = _latin_unit.match(text, start)
    if (
        unit
        and unit[1].split("/")[0] in UNITS
        and (unit.end() >= match.end() or _to_another.match(text, unit.end()))
    ):
        return None
    return made(text, match.span(), Kind.IDENTIFIER)


def addresses(text: str) -> list[tuple[int, int]]:
    """Where addresses of pages and of mail stand, the last first; their digits are a name's."""
    if "://" not in text and "www." not in text and "@" not in text:
        return []
    return [match.span() for match in _address.finditer(text)][::-1]


def follows_letters(text: str, start: int) -> bool:
    """Whether the digits from `start` on belong to a word of Latin letters (PM2.5, COVID-19)."""
    return _prefixed.search(text, max(0, start - 11), start) is not None


def enumerator_at(text: str) -> Figure | None:
    """The number that counts list items at the beginning of a sentence: （一）, 1., ①."""
    match = ENUMERATOR.match(text)
    return made(text, match.span(), Kind.ENUMERATOR) if match else None


numbering = _simple(
    re.compile(
        r"(?<![0-9A-Za-z.])(?:[0-9]{1,3}\.(?=[\u4e00-\u9fff“《])|[0-9]{1,2}\.(?=(?:19|20)[0-9]{2}年))"
    ),
    Kind.ENUMERATOR,
)
"""The number of a list item inside a sentence: 268．妨害传染病防治罪, 3．2020年底前."""

bracketed = _simple(
    re.compile(
        r"[（(](?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[）)]|[［\[][0-9]{1,3}[］\]]|[①-⑳]"
    ),
    Kind.ENUMERATOR,
)


def bracketed_year(text: str, start: int) -> Figure | None:
    """The year of a title in brackets: （2020）."""
    match = _bracketed_year.match(text, start)
    if not match:
        return None
    return made(text, match.span(1), Kind.DATE, number_of(match[1]).value, unit="年")


document_number = _simple(DOCUMENT_NUMBER, Kind.IDENTIFIER)
compact_date = _simple(COMPACT, Kind.DATE)
plan = _simple(PLAN, Kind.DATE)
hotline = _simple(HOTLINE, Kind.IDENTIFIER)
telephone = _simple(TELEPHONE, Kind.IDENTIFIER)
code = _simple(CODE, Kind.IDENTIFIER)
