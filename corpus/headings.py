"""A line becomes what its look says it is: a numbered heading, a byline, a caption, navigation."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from corpus.scripts import both_scripts, either_script
from corpus.sentences import ends_sentence

_NUMERAL = "一二三四五六七八九十百千〇零两"

NUMBERINGS = (
    ("编", rf"第[{_NUMERAL}\d]{{1,5}}(?:[编編]|篇(?!章|[报報论論]|文章))"),
    ("章", rf"第[{_NUMERAL}\d]{{1,5}}章"),
    ("节", rf"第[{_NUMERAL}\d]{{1,5}}[节節]"),
    ("一、", rf"[{_NUMERAL}]{{1,4}}、"),
    ("（一）", rf"[（(][{_NUMERAL}]{{1,4}}[）)]"),
    ("1.", r"\d{1,2}(?:[．、]|\.(?!\d)|\.(?=(?:19|20)\d\d年))"),
    ("(1)", r"[（(]\d{1,2}[）)]"),
    ("①", "[①-⑳]"),
)
"""The numberings of Chinese official documents, outermost first (GB/T 9704-2012, 7.3.3)."""

_numbering = re.compile("|".join(f"({pattern})" for _, pattern in NUMBERINGS))
_LONGEST_NUMBER = 8
"""Characters of a number with what must not, or must, stand behind it."""

_numbered_first = frozenset(f"第（(0123456789{_NUMERAL}①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")

_ITEMS = frozenset({"1.", "(1)", "①"})
"""Numberings of list items."""

LONGEST_HEADING = 60
LONGEST_SET_APART = 100
LONGEST_CONTENTS_TITLE = 16
LONGEST_WITH_COMMA = 36
"""Characters; a longer line with a comma and no number is a sentence cut off, not a headline."""

_NAMES = (
    r"(?:[\u4e00-\u9fff·]{2,4}|[\u4e00-\u9fff]\s+[\u4e00-\u9fff])"
    r"(?:[\s、]+[\u4e00-\u9fff·\s]{2,5}){0,4}"
)

_OFFICES = "[省市州盟县区镇乡部局厅处署院行会]长|检察长|主席|专员|总理|主任|书记|行政长官"
_OFFICE = rf"[\u4e00-\u9fff、]{{0,16}}(?:{_OFFICES})"
_PERSON = r"(?:[\u4e00-\u9fff·]{2,12}|[\u4e00-\u9fff]\s+[\u4e00-\u9fff])"
_SPEAKER = rf"{_OFFICE}\s+{_PERSON}"
"""The office and the name of who gave a report, parted by a space as no heading is."""

_NUMBER_LAST = frozenset("号號")
_LONGEST_ISSUED = 40
_LETTERSPACES = frozenset(" \u3000")

_CLOCK = r"\d{1,2}[:：时]\d{1,2}(?:[:：分]\d{0,2}秒?)?"

_IN_WORDS = r"[12]\d{3}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
_DAY = rf"(?:{_IN_WORDS}|[12]\d{{3}}(?:[-/.]\d{{1,2}}){{2}})"

_ENACTED = (
    "(?:(?:审议|表决|讨论)?通过|批准|发布|公布|颁布|施行|实施"
    "|(?:第[一二三四五六七八九十]次)?修[订正改])"
)
"""What a law or a rule tells below its title, day by day, in brackets or without."""

_WROTE = "(?:记者|通讯员|报道|报讯|评论员|作者|编辑|整理|摄影|摄|文|图)"
_EDITIONS = "草案|试行|暂行|摘要|节选|全文|修订|修正|修改|讨论|审议|送审|征求意见|初稿"
_byline_first = both_scripts(
    "民修□■◎●▲本新人光经中记通责编校审作文图（(来信资稿发日时字浏点阅访更-—–―《12"
)
_POSTED = (
    r"(?:(?:发表|发布|更新)(?:时间|日期)|时间|日期|(?:信息|文章|新闻|稿件)?来源|稿源|作者|编辑|责编"
    r"|发布(?:人|者)|录入|(?:浏览|点击|阅读|访问)(?:量|数|次数)?|字号|字体)\s*[:：]"
)
"""What a page tells of itself in one line, label by label: when it was posted, by whom."""

_byline = re.compile(
    either_script(
        r"□\s*[^\s，。！？；：][^，。！？；：]{0,40}$"
        rf"|[□■◎●▲]\s*(?:[^，。！？；：]{{0,16}}{_WROTE}[^，。！？；：]{{0,24}}|{_NAMES})$"
        r"|(?:本报(?!讯)|新华社|人民日报|光明日报|经济日报|中新社|记者|通讯员|责任编辑|责编|编辑|作者|文/|图/)"
        r"[^，。！？；：]{0,40}$"
        rf"|[（(](?!{_EDITIONS}){_NAMES}[）)]$"
        r"|(?:来源|资料来源|信息来源|文章来源|新闻来源|稿源|作者|发布时间|发布日期|修正日期|文号|字号)\s*[:：]\s*\S.{0,60}$"
        r"|(?:日期|时间|(?:发表|更新)(?:时间|日期))\s*[:：]\s*[^\s。！？；][^。！？；]{0,60}$"
        rf"|{_POSTED}(?=.*?(?:{_POSTED}|[12]\d{{3}}[-/.年]\d))[^，。！？；]{{0,100}}$"
        r"|(?:浏览|点击|阅读|访问)(?:量|数|次数)\s*[:：].{0,60}$"
        r"|民国\s*\d{1,3}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日$"
        rf"|[-—–―]{{2,}}\s*.{{0,12}}(?:\d{{4}}|[{_NUMERAL}]{{4}})\s?年.{{0,80}}$"
        rf"|{_IN_WORDS}\s?在.{{4,40}}会议上(?:\s+{_SPEAKER})?$"
        r"|(?:《\s*.{2,8}报\s*》\s*[（(]\s*)?[12]\d{3}年\d{1,2}月\d{1,2}日\s*(?:星期.)?\s*第?\s*\d{1,3}\s*版.{0,6}$"
        r"|[（(](?:责任编辑|责编|编辑|来源|作者|校对|审核)\s*[:：].{1,24}[）)]$"
        r"|(?:责任编辑|责编|编辑|校对|审核)\s*[:：].{1,24}$"
        rf"|[12]\d{{3}}(?:[-/.]\d{{1,2}}){{2}}$|{_DAY}\s*{_CLOCK}$"
        rf"|{_DAY}\s*\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?\s*[^，。！？；：,:\d]{{2,12}}$"
        rf"|(?:{_DAY}|{_IN_WORDS[:-1]})\s*(?:{_CLOCK})?\s*(?:信息|文章)?(?:来源|稿源|作者|编辑|责编)"
        r"\s*[:：].{0,60}$"
        rf"|{_DAY}(?:[^，。！？；：]{{2,80}}(?:会议|{_ENACTED})|\s*{_ENACTED})$"
    )
)
_issued = re.compile(
    r"[\u4e00-\u9fff]{1,16}[〔\[［（(]\s*(?:19|20)\d\d\s*[〕\]］）)]\s*第?\s*\d{1,5}\s*[号號]"
)
"""The number under which an authority issued a document (GB/T 9704-2012, 7.2.5)."""

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁卢姚沈钟姜崔谭陆范汪廖石"
    "金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙史陶黎贺顾毛郝龚邵覃武钱戴严莫孔汤温康施牛樊葛邢齐易乔庞颜庄聂鲁岳翟殷詹申耿焦左柳甘"
)
"""The commonest, by which a name behind an office is told from what else may stand there."""

_speaker = re.compile(either_script(rf"{_SPEAKER}|{_OFFICE}|[\u4e00-\u9fff]{{4,30}}会议上"))
_office = re.compile(either_script(_OFFICE))
_officer = re.compile(either_script(rf"{_OFFICE}\s*[{_SURNAMES}]\s*[\u4e00-\u9fff]{{1,2}}"))
_officer_of_any_name = re.compile(either_script(rf"{_OFFICE}\s*[\u4e00-\u9fff·\s]{{2,12}}"))
_person = re.compile(r"[\u4e00-\u9fff·]{2,4}|[\u4e00-\u9fff]\s+[\u4e00-\u9fff]")
_label = re.compile(
    either_script(
        r"(?:来源|信息来源|文章来源|稿源|作者|发布时间|发布日期|发表时间|更新时间|日期|时间)\s*[:：]"
    )
)
_fields = re.compile(r"[^\d：:][：:].*[^\d：:][：:]")
_credit = re.compile(either_script(r".{0,60}(?:记者|通讯员|摄影)[^，。！？；：]{1,24}摄[）)]?$"))
_dateline = re.compile(
    either_script(
        r"[【〔]?(?:本报(?![告表送请])[^，。]{0,12}[讯电]|新华社[^，。]{0,16}[讯电]|中新社[^，。]{0,16}电)"
    )
)
_caption = re.compile(
    either_script(
        r"(?:^|[。！？；（(\s])(?:图为|上图|下图|左图|右图|图[一二三四五六七八九十\d]+\s*[:：])"
    )
)
_numbered_caption = re.compile(
    either_script(r"[图表]\s?[一二三四五六七八九十\d]{1,3}(?:[-.－—]\d{1,3})*\s?[:：、.．]?\s?\S")
)
_navigation_first = both_scripts("您现当的所位首相分打关返上下字【扫热延点猜大推跳")
_navigation = re.compile(
    either_script(
        r"(?:您?(?:[的在]|现在|当前|目前|所在|所处){0,4}(?:位置|页面)|首页)\s*[:：>＞›»]"
        r"|首页(?:\s|$)"
        r"|[^，。！？；：:]{1,20}(?:现在|当前|目前|所在)(?:位置|页面)\s*[:：]"
        r"|[^，。！？；：]{1,20}(?:\s*[>＞›»]\s*[^，。！？；：>＞›»]{1,20}){2,}$"
        r"|【我要纠错】\s*(?:责任编辑[:：]\s*\S{2,8})?$"
        r"|相关(?:解读|新闻|链接|阅读|报道)[:：]\s*《[^》]{2,60}》.{0,12}$"
        r"|(?:相关(?:新闻|链接|阅读|文章|附件|稿件|文档|信息|报道|推荐)|分享到?|打印本?页?|关闭窗?口?|返回(?:顶部|首页)"
        r"|上一篇|下一篇|字号|【?字体|扫一扫.{0,20}|热门(?:新闻|推荐)|延伸阅读|推荐阅读|猜你喜欢|大家[正都]在看"
        r"|跳[至到转](?:主要)?[内正][容文]|下载地址|点击(?:此处|这里)?下载)[:：]?\s*\S{0,12}$"
    )
)
_article_number = re.compile(
    rf"第\s*[{_NUMERAL}\d]{{1,7}}\s*(?:-\s*\d{{1,3}}\s*)?[条條](?:\s*之\s*[{_NUMERAL}\d]{{1,3}})?"
)
PARTS_OF_LAW = frozenset({"编", "章", "节"})
_NO_SENTENCES = _ITEMS | PARTS_OF_LAW
"""Numberings of which a line is a heading only when it is no sentence."""

_annex = re.compile(
    either_script(r"(?:附\s*[件录表]|大纲)(?:[一二三四五六七八九十]{1,3}|\d{1,3})?[:：]?")
)
_more_names = re.compile(
    either_script(
        r"(?=.*(?:通讯员|记者|实习生|摄影))(?:[\u4e00-\u9fff·]{2,5}(?:报道|整理)?[\s、/]*){1,10}"
    )
)
_signed = re.compile(rf"[。！？…”]\s*[（(]{_NAMES}[）)]$")
_letterspaced = re.compile(r"\S(?:[ \u3000]\S){3,}$")
_opens_sentence = re.compile(
    either_script(
        r"(?:近日|目前|日前|如今|今天|昨天|当前|同时|此外|其中|据悉|据了解|据介绍|截至|截止|去年|今年|明年"
        r"|前年|经过|本次|此次|随后|随着|为了|通过|根据|按照|近年来|多年来"
        r"|\d+(?:多|余)?(?:年|个?月|天|日)(?:以?来|间|前|后)|\d{1,4}[年月日])[^，,]{0,12}[，,]"
    )
)
_text_of_article = re.compile(
    r"第[一二三四五六七八九十百千零〇两\d]{1,7}[条條]\s?(?:[【〔（(][^】〕）)]{1,20}[】〕）)].{4}|.{24})"
)
"""What begins an article and is more than what it is called."""

_contents_title = re.compile(either_script(r"[【\[]?(?:目录|目次|内容目录)[】\]]?[:：]?"))
_unfinished = frozenset("，、：,:︰﹕∶（(《“‘—-")
_inner_end = re.compile("[。！？；;]")
BRACKETS = (("（", "）"), ("《", "》"), ("(", ")"))
_no_heading = re.compile(
    r"^此致|[。；;|＝=]|\.{3,}$|^[•\uf000-\uf0ff]|^[\[〔［]\d[\d–-]{0,8}[\]〕］]|^\d{1,2}月\d{1,2}日$"
    r"|@[\w-]+\.|\.(?:png|jpe?g|gif|bmp|webp|mp4|zip|rar|docx?|xlsx?|pdf)$",
    re.IGNORECASE,
)
"""What no heading has or is: the end of a sentence, cells, an equation, the number of a
note, a bullet, a day, a file."""

_ideograph = re.compile("[\u3400-\u9fff]")
_remark = re.compile("[（(][^）)]{1,8}[）)]$")
_code_label = re.compile("^【[^】]{1,10}】")
_FEWEST_DIGITS = 4

_STARS = frozenset("★☆▲△※")
"""What stands before the number of what a tender insists on."""

_credit_last = both_scripts("摄）)")
_set_apart_first = _byline_first | _navigation_first


class Numbering(NamedTuple):
    """The number that a heading or an item begins with: its form and its length in characters."""

    form: str
    length: int


def numbering(text: str) -> Numbering | None:
    """The number at the start of a clean line, or None."""
    first = text[0]
    if first in _numbered_first or first.isdigit():
        return _numbering_of(text[:_LONGEST_NUMBER])
    if first in _STARS and len(text) > 1 and (found := numbering(text[1:])):
        return Numbering(found.form, found.length + 1)
    return None


@lru_cache(maxsize=4096)
def _numbering_of(beginning: str) -> Numbering | None:
    match = _numbering.match(beginning)
    if match is None or match.lastindex is None:
        return None
    return Numbering(NUMBERINGS[match.lastindex - 1][0], match.end())


def may_be_set_apart(raw: str) -> bool:
    """Whether a line may be a byline, navigation, letterspaced or a picture's credit: a glance at
    its ends, which most lines of a text do not pass. `raw` keeps spacing."""
    return len(raw) <= LONGEST_SET_APART and (
        raw[0] in _set_apart_first
        or raw[-1] in _credit_last
        or raw[-1] in _NUMBER_LAST
        or raw[1:2] in _LETTERSPACES
        or _has_path(raw)
    )


def is_article_number(raw: str) -> bool:
    """Whether a line only numbers the article of a law that follows. `raw` keeps spacing."""
    return raw[0] == "第" and len(raw) <= 24 and _article_number.fullmatch(raw) is not None


def begins_article_text(text: str) -> bool:
    """Whether a line is the number of an article with more behind it than what it is called."""
    return text[0] == "第" and _text_of_article.match(text) is not None


def heads_part_of_law(text: str) -> bool:
    """Whether a line is the heading of a book, chapter or section of a law (第一章 总则)."""
    found = numbering(text) if text[0] == "第" and len(text) <= LONGEST_HEADING else None
    return found is not None and found.form in PARTS_OF_LAW and not ends_sentence(text)


def heads_contents(raw: str) -> bool:
    """Whether a line is the title of a table of contents (目录), set wide or not."""
    may_be = raw[0] in "目【[内內" and len(raw) <= LONGEST_CONTENTS_TITLE
    return may_be and _contents_title.fullmatch("".join(raw.split())) is not None


def goes_on_with_names(raw: str) -> bool:
    """Whether a line below a byline only names more of those who wrote, or tells the rest of who
    spoke and at which meeting. `raw` keeps spacing."""
    return len(raw) <= 60 and (
        _more_names.fullmatch(raw) is not None or _speaker.fullmatch(raw) is not None
    )


def names_speaker(before: str, raw: str) -> bool:
    """Whether a line names who holds the office that the line before it is. `raw` keeps spacing."""
    return _office.fullmatch(before) is not None and _person.fullmatch(raw) is not None


def is_officer(raw: str, *, any_name: bool = False) -> bool:
    """Whether a line is but an office and who holds it (县财政局局长张某). `raw` keeps spacing.

    With `any_name` the name may be any, as where a day below shows that somebody signs.
    """
    form = _officer_of_any_name if any_name else _officer
    return len(raw) <= _LONGEST_ISSUED and form.fullmatch(raw) is not None


def is_byline(raw: str) -> bool:
    """Whether a line names who wrote, photographed or published, or when. `raw` keeps spacing."""
    return (
        raw[0] in _byline_first and len(raw) <= LONGEST_SET_APART and _byline.match(raw) is not None
    ) or (raw[-1] in _NUMBER_LAST and len(raw) <= _LONGEST_ISSUED and bool(_issued.fullmatch(raw)))


def tells_fields(text: str) -> bool:
    """Whether a line has several labels and tells what belongs to each (文号：1号有效性：有效)."""
    return _fields.search(text) is not None


def is_label(text: str) -> bool:
    """Whether a line only announces who wrote or published, or when; the next one tells it."""
    return len(text) <= 8 and _label.fullmatch(text) is not None


def is_annex_label(text: str) -> bool:
    """Whether a line only says which annex follows; its title stands below (附件2)."""
    return text[0] in "附大" and len(text) <= 8 and _annex.fullmatch(text) is not None


def is_picture_credit(raw: str) -> bool:
    """Whether a line says what a picture shows and who took it. `raw` keeps spacing."""
    return (
        raw[-1] in _credit_last and len(raw) <= LONGEST_SET_APART and _credit.match(raw) is not None
    )


def is_signed(raw: str) -> bool:
    """Whether a line ends a text with its writer's name in brackets. `raw` keeps spacing."""
    return raw[-1] in "）)" and _signed.search(raw[-40:]) is not None


def is_letterspaced(raw: str) -> bool:
    """Whether a line is set with a space between all its characters, as headlines are."""
    return (
        raw[1:2] in _LETTERSPACES
        and len(raw) <= LONGEST_SET_APART
        and _letterspaced.match(raw) is not None
    )


def is_numbered_caption(text: str) -> bool:
    """Whether a line is what a numbered figure or table is called (图1 号牌式样)."""
    may_be = text[0] in "图圖表" and len(text) <= LONGEST_HEADING and not ends_sentence(text)
    return may_be and _numbered_caption.match(text) is not None


def is_caption(text: str) -> bool:
    """Whether a paragraph explains a picture."""
    may_be = ("图" in text or "圖" in text) and text[-1] not in "：:"
    return may_be and _caption.search(text) is not None


def is_navigation(raw: str) -> bool:
    """Whether a line belongs to the page around the document. `raw` keeps spacing."""
    if len(raw) > 80:
        return False
    if raw[0] not in _navigation_first and not _has_path(raw):
        return False
    return _navigation.match(raw) is not None


def _has_path(raw: str) -> bool:
    return ">" in raw or "＞" in raw or "›" in raw or "»" in raw


def opens_news(text: str) -> bool:
    """Whether a paragraph opens a news report (本报讯, 新华社北京…电)."""
    return text[0] in "【〔本新中" and _dateline.match(text) is not None


def is_numbered_heading(text: str) -> bool:
    """Whether a numbered line is a heading: short, and one sentence at most."""
    found = numbering(text) if len(text) <= LONGEST_HEADING else None
    if not found or text[-1] in _unfinished or text[-1] in "；;":
        return False
    if found.form in _NO_SENTENCES and ends_sentence(text):
        return False
    inner = text[found.length : -1]
    return any(map(str.isalpha, inner)) and not _inner_end.search(inner)


def is_plain_heading(text: str) -> bool:
    """Whether a line without a number may be a heading: short, in words, no sentence, whole."""
    if len(text) > LONGEST_HEADING or len(text) < 2 or ends_sentence(text):
        return False
    if _no_heading.search(text) or text[-1] in _unfinished:
        return False
    if _is_code(text) or begins_article_text(text):
        return False
    if not any(map(str.isalpha, text)):
        return False
    if len(text) > LONGEST_WITH_COMMA and ("，" in text or "," in text):
        return False
    return not (_opens_sentence.match(text) or opens_news(text))


def _is_code(text: str) -> bool:
    """Whether a line is only a number of the document or of its publisher (HHCR-2023-01005),
    a label in brackets before it or not."""
    if "\u3400" <= text[0] <= "\u9fff" or text.startswith("LC Paper No"):
        return False
    bare = _remark.sub("", _code_label.sub("", text))
    if _ideograph.search(bare):
        return False
    return sum(map(str.isdecimal, bare)) >= _FEWEST_DIGITS
