"""What a document tells of its own date becomes an ISO date, month or year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.headings import numbering
from corpus.scripts import both_scripts, either_script
from corpus.sentences import ends_sentence
from corpus.tables import CELL

_DAY, _MONTH = r"(?:3[01]|[12]\d|0?[1-9])", r"(?:1[0-2]|0?[1-9])"
_END_OF_DAY = r"(?:[日号]|(?=[\s）)|]|$|(?:信息|文章)?来源|作者|编辑))"
_date = re.compile(
    either_script(
        rf"(?<!\d)((?:19|20)\d\d)(?:年(?:({_MONTH})月(?:({_DAY}){_END_OF_DAY})?)?"
        rf"|([-/.])({_MONTH})\4({_DAY})(?!\d|\4))"
    )
)
"""A day, a month or a year. Some pages leave out 日 before who published (2011年09月27来源：)."""

_range = re.compile(r"\d{4}年?[-—–―~～至到]+\d{4}年")
"""The years that a plan is made for, which tell nothing of its own."""

_of_a_year = re.compile(
    either_script(
        r"(?:报告|公报|总结|年报|年鉴|统计|概况|白皮书|蓝皮书|计划|要点|预算|决算)(?:[（(].{1,12}[）)])?$"
    )
)
"""The kinds of documents that are of the year that they report on, not of the day on which they
were published."""

_label = re.compile(
    either_script(r"(成文|发文|印发|生成|修正|修订|异动|公布|发布|发表)(?:日期|时间)\s*[:：|]*\s*")
)
_MADE = (
    *("成文", "发文", "印发", "生成", "修正", "修订", "异动"),
    *("發文", "印發", "修訂", "異動"),
)
_POSTED = ("公布", "发布", "发表", "發布", "發表")

_in_one = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
"""A day as files and databases number it (20020424)."""

_of_page = re.compile(
    either_script(
        r"\d[:：时]\d\d|[12]\d{3}[-/.]\d"
        r"|(?:发布|发表|更新|上传)(?:[时日][间期]|[:：])|(?:来源|稿源|浏览|点击|阅读|访问|字[体号]|编辑)"
    )
)
"""What a line holds that tells when a page was put up: documents write their days in full."""

_AT_TOP, _LONGEST_LABELLED = 12, 300
"""Lines at the top that may hold such a label, and their characters."""

_meeting = re.compile(
    either_script(
        rf"({_MONTH}月){_DAY}日?[-—–―~～至到]({_MONTH}月)?({_DAY}日)(?=[^。；]{{0,24}}(?:举行|召开))"
    )
)
"""The days of a meeting; it decides on the last of them."""

_meets = re.compile(either_script("(?:举行|召开|开幕|闭幕)"))
"""What the first sentence of a communiqué says."""

_of_another = re.compile(
    either_script(
        r"(?:(?:出?生|诞生)于|(?:出生|截止)(?:日期|时间|年月)|生日"
        r"|(?:抓取|采集|下载|打印|访问|浏览)(?:日期|时间|[日于：:]))[于为是：:\s|]*$"
    )
)
_to_another = re.compile(
    either_script(
        r"远景|(?:[（(][^）)]{1,8}[）)])?\s*(?:[上下中]午)?\s*(?:\d{1,2}[:：时点](?:\d\d分?)?)?"
        r"(?:底?[之以]?前(?![往去来夕后])|截?止|出生|生(?=[，,。；;、（(）)]|$))"
        r"|起(?![草诉訴])|[^，。；《]{0,24}(?:通过|批准|[公颁发]布|修[正订]|印发|下发|[实施]施|施行)的?《"
    )
)
"""What stands before and behind the date of a birth, of a deadline, of what a plan looks to, of
another document, and of the day on which somebody had this one before them."""

_of_event = re.compile(
    either_script(
        r"(?:会议|召开|举办|举行|活动|培训|考试|报名|开标|投标|递交|领取|公示|施行|实施|生效|失效)"
        r"(?:时间|日期)[:：\s]*$"
    )
)
"""What stands before the date of something that the document only tells of."""

_LONGEST_BEFORE = 16

_ZEROS, _ONES = "〇○零OＯО0", "一二三四五六七八九"
_NUMERAL = f"[{_ZEROS}{_ONES}十百]"
_numerals = re.compile(rf"(?<!{_NUMERAL}){_NUMERAL}{{1,6}}(?=[年月日])")
"""Letters and 0 stand for 〇 where it could not be typed (二OO九年)."""

_republic = re.compile(either_script(r"(?:中华)?民国(\d{1,3}|元)年"))
_BEFORE_REPUBLIC = 1911
_PLAIN = str.maketrans("０１２３４５６７８９．／－", "0123456789./-") | {ord("廿"): "二十"}

_republic_day = re.compile(
    either_script(
        rf"(?:(?:[发印]布?|收文)?日期[:：]?([5-9]\d|1\d\d)[-./]({_MONTH})[-./]({_DAY})$"
        rf"|(?:时间|日期)[:：]?([5-9]\d|1\d\d)年({_MONTH})月({_DAY})日)"
    )
)

_made = re.compile(
    either_script(
        rf"(?:(?:19|20)\d\d|{_NUMERAL}{{4}})年[^年月日]{{1,3}}月(?:编制|编印|印制|印发|修订|发布)?"
        r"|(?:19|20)\d\d[-年.]\d\d?[-月.]\d\d?日?[公颁发]布(?:(?:19|20)[\d年月日.-]{6,9}[实施]施)?"
    )
)
"""What a cover says of when a document was made, or a standard issued (GB/T 1.1-2020, 6.5)."""

_enacts = re.compile(either_script("通过|批准|[公颁发]布|公告|制定|修[正订改]|令第"))
_of_history = re.compile(either_script(r"(?:[（(]|根据|经|自|\d{1,2}[.、])*(?=[12]\d{3}年)"))
_HISTORY_FIRST = both_scripts("（(根经自中民0123456789０１２３４５６７８９一二")
_to_force = re.compile(either_script(r"起?(?:正式|开始)?(?:施行|实施|执行|生效)"))
_LONGEST_HISTORY, _MOST_OF_HISTORY = 1_000, 40
"""Characters of a line that tells when a statute was passed and amended, and such lines."""

_minutes = re.compile(either_script(r"(?:纪要|会议记录|会议录)$"))
_held = re.compile(
    either_script(
        r"(?:会议|开会)?(?:时间|日期)[:：|]"
        r"|(?:19|20)\d\d年\d{1,2}月\d{1,2}日[^。]{0,60}(?:主持|召开)"
    )
)
_LONGEST_OPENING = 400
"""Minutes are of the day of the meeting, which a line or their first sentence tells."""

_only = re.compile(rf"(?:19|20)\d\d年{_MONTH}月{_DAY}日")
_month = re.compile(rf"(?:19|20)\d\d年{_MONTH}月(?:初|中旬|底)?")
_place = re.compile(either_script(r"于[\u4e00-\u9fff]{2,8}$"))
_signer = re.compile(
    either_script(
        r"[\u4e00-\u9fff]{2,24}[局部厅院会处署社团室府关司学校委组行心所队办](?=[12一二中民])"
        r"|[\u4e00-\u9fff]{0,16}(?:总理|主席|[省市州县区部局厅署院行]长|主任)[:：]?[\u4e00-\u9fff·]{2,12}(?=[12一二中民])"
    )
)
_LONGEST_SIGNED, _LONGEST_SIGNER = 48, 36
_BRACKETS = "（()）"
_LONGEST_ONLY = 24
"""Characters of a line that is nothing but a date, or that and where it was signed."""

_FIRST, _LONGEST = 4, 80
"""Lines at the top that may tell a date among other things, and their characters."""

_DASHES = "—–―－-"
"""What the line begins with that says below its title when and where a report was given."""

_COMMAS, _COLONS = "，,", "：:；;，,"


def is_date(text: str) -> bool:
    """Whether a line is nothing but a day (2020年12月7日, 二〇二〇年十二月七日, 民國109年…)."""
    if len(text) > _LONGEST_ONLY or "年" not in text or text[-1] != "日":
        return False
    return _only.fullmatch(_in_digits(re.sub(r"\s", "", text))) is not None


def is_month(text: str) -> bool:
    """Whether a line is nothing but a month of a year (一九二七年三月)."""
    if len(text) > _LONGEST_ONLY or "年" not in text:
        return False
    return _month.fullmatch(_in_digits(re.sub(r"\s", "", text))) is not None


def tells_when_made(text: str) -> bool:
    """Whether a line says but in which month a document was made (2026年6月编制), or on which day
    it was issued and is to be carried out."""
    return len(text) <= _LONGEST_ONLY and _made.fullmatch(re.sub(r"\s", "", text)) is not None


def told_date(title: str, name: str, texts: Sequence[str], declared: str = "") -> str:
    """The date that a document tells, or "".

    A report is of the year that it reports on, which its title tells, or the name of its file; the
    day only where it is one of that year. Of other documents the day or month comes first, wherever
    it is told: in the title, behind a label (成文日期), beside the title in one of the first lines,
    by who signed on it, by the page around it (发布时间), in a line that is nothing but a date,
    declared by the format, or else in a sentence of the first lines; then the year of the title, of
    the file's name or of one of the first lines. Births and deadlines tell none.
    """
    stem = Path(name).stem
    year = _of_a_year.search(title) is not None and (_iso(title) or _iso(stem))
    told = filter(None, _tellings(title, stem, texts, declared))
    return next((each for each in told if each.startswith(year or "")), year or "")


def _tellings(title: str, stem: str, texts: Sequence[str], declared: str) -> Iterator[str]:
    """What tells the date, the surest first, "" where it does not."""
    top = [text for text in texts[:_FIRST] if _may_tell(text)]
    beside = [text for text in top if not _in_sentence(text)]
    below = [text for text in texts[_FIRST:_AT_TOP] if text[0] in _DASHES and _may_tell(text)]
    yield from map(_day, (title, stem))
    yield _labelled(texts, _MADE)
    yield _last_enacted(texts)
    own = (text for text in (*beside, *below) if _is_remark(text) or not _of_page.search(text))
    yield from map(_day, own)
    head = texts[:_AT_TOP]
    yield from (_day(text) for text in head if tells_when_made(text.replace(CELL, "")))
    yield from map(_day_of_republic, head)
    if _minutes.search(title):
        yield from (_day(text) for text in head if _held.match(text[:_LONGEST_OPENING]))
    posted = next(filter(None, (_labelled(texts, _POSTED), *map(_day, beside))), "")
    signed = _signed(texts, by_signer=True)
    if not posted or signed[: len(posted)] <= posted:
        yield signed
    yield posted
    yield _signed(texts, by_signer=False)
    yield _iso(declared[: len("2024-03-05")])
    yield from map(_day, top)
    openings = (
        text[:_LONGEST].partition("。")[0] for text in texts[:_FIRST] if len(text) > _LONGEST
    )
    yield from (_day(opening) for opening in openings if _meets.search(opening))
    yield from map(_iso, (title, stem, *(text for text in top if not numbering(text))))


def _last_enacted(texts: Sequence[str]) -> str:
    """The last day on which the statute was passed or amended, of those that the lines below its
    title tell: that of the version at hand."""
    days: list[str] = []
    for text in texts[:_MOST_OF_HISTORY]:
        if text[0] not in _HISTORY_FIRST or (ends_sentence(text) and not _is_bracketed(text)):
            continue
        plain = _in_digits(text[:_LONGEST_HISTORY])
        if not _of_history.match(plain) or _enacts.search(plain) is None:
            continue
        days += (
            _written(told)
            for told in _date.finditer(plain)
            if not _to_force.match(plain, told.end())
        )
    return max((day for day in days if len(day) == len("2024-03-05")), default="")


def _labelled(texts: Sequence[str], labels: Sequence[str]) -> str:
    """The date behind one of these labels at the top, or on the line below it; the label that is
    named first is the surest."""
    found: dict[str, str] = {}
    for at, text in enumerate(texts[:_AT_TOP]):
        if len(text) > _LONGEST_LABELLED:
            continue
        for label in _label.finditer(text):
            rest = text[label.end() :] or "".join(texts[at + 1 : at + 2])
            plain = _in_digits(rest[:_LONGEST_ONLY])
            if told := _date.match(plain):
                found.setdefault(label[1], _written(told))
            elif told := _in_one.match(plain):
                found.setdefault(label[1], "-".join(told.groups()))
    return next((found[label] for label in labels if label in found), "")


def _may_tell(text: str) -> bool:
    """Whether a line at the top is one of those among which a date is looked for."""
    return (len(text) <= _LONGEST and CELL not in text) or _is_remark(text)


def _is_remark(text: str) -> bool:
    """Whether a line is in brackets, as when and by whom a law was passed is below its title."""
    return _is_bracketed(text) and len(text) <= _LONGEST_LABELLED


def _is_bracketed(text: str) -> bool:
    return text.startswith(("（", "(")) and text[-1] in "）)"


def _in_sentence(text: str) -> bool:
    """Whether what a line tells is part of a sentence or of a list, not set beside the title."""
    if _is_remark(text):
        return False
    if ends_sentence(text) or numbering(text):
        return True
    told = _date.search(_in_digits(text))
    before = text[: told.start()] if told else ""
    return (
        any(comma in before for comma in _COMMAS)
        or (bool(before) and text[-1] in _COLONS)
        or _of_event.search(before[-_LONGEST_BEFORE:]) is not None
    )


def _signed(texts: Sequence[str], *, by_signer: bool) -> str:
    """The date of the first line that is nothing but a day and maybe where it was signed, or else
    of the first that is that and who signed it.

    With `by_signer` only one counts that tells who signed or is below a line that does, or that is
    in numerals, as nothing but a signature is (GB/T 9704-1999).
    """
    with_signer = ""
    for at, text in enumerate(texts):
        if len(text) > _LONGEST_SIGNED or "年" not in text or "日" not in text:
            continue
        bare = _place.sub("", re.sub(r"\s", "", text.strip(_BRACKETS)))
        signer = _signer.match(bare)
        if bare and is_date(bare):
            if not by_signer or _has_no_digit(bare) or _signs(texts[at - 1] if at else "", bare):
                return _iso(bare)
        elif not with_signer and signer and is_date(bare[signer.end() :]):
            with_signer = _iso(bare[signer.end() :])
    return with_signer


def _day_of_republic(text: str) -> str:
    """The day that a label tells in years of the Republic, without saying so (日期:108-02-14)."""
    told = _republic_day.match(re.sub(r"\s", "", text)) if len(text) <= _LONGEST else None
    if told is None:
        return ""
    year, month, day = filter(None, told.groups())
    return f"{_BEFORE_REPUBLIC + int(year)}-{month.zfill(2)}-{day.zfill(2)}"


def _has_no_digit(day: str) -> bool:
    return not any(each in "0123456789０１２３４５６７８９" for each in day)


def _signs(above: str, day: str) -> bool:
    """Whether the line above a day tells who signed on it."""
    if len(above) > _LONGEST_SIGNER:
        return False
    above = re.sub(r"\s", "", above)
    found = _signer.match(above + day)
    return found is not None and found.end() == len(above)


def _day(text: str) -> str:
    """The date of a text that tells more than a year."""
    found = _iso(text)
    return found if len(found) > len("2024") else ""


def _iso(text: str) -> str:
    """The first date of a text that may be the document's own."""
    text = _range.sub("", _in_digits(text))
    text = _meeting.sub(lambda days: (days[2] or days[1]) + days[3], text)
    for told in _date.finditer(text):
        before = text[max(0, told.start() - _LONGEST_BEFORE) : told.start()]
        if not (_of_another.search(before) or _to_another.match(text, told.end())):
            return _written(told)
    return ""


def _written(told: re.Match[str]) -> str:
    year, month, day, _sign, iso_month, iso_day = told.groups()
    parts = [year, month or iso_month, day or iso_day]
    return "-".join(part.zfill(2) for part in parts if part)


def _in_digits(text: str) -> str:
    """A text with the numerals of its dates as digits and the years of the Republic as common ones:
    二〇二〇年十二月七日 and 民國109年12月7日 are 2020年12月7日."""
    text = text.translate(_PLAIN)
    if "年" not in text:
        return text
    text = _numerals.sub(lambda match: _number(match[0]), text)
    return _republic.sub(_common_year, text)


def _common_year(match: re.Match[str]) -> str:
    return f"{_BEFORE_REPUBLIC + int(match[1].replace('元', '1'))}年"


def _number(numerals: str) -> str:
    hundreds, hundred, rest = numerals.rpartition("百")
    if hundred:
        return f"{_number(hundreds or '一')}{_number(rest or '〇').zfill(2)}"
    tens, ten, ones = numerals.rpartition("十")
    if ten:
        return f"{_number(tens or '一')}{_number(ones or '〇')}"
    return "".join("0" if each in _ZEROS else str(_ONES.index(each) + 1) for each in numerals)
