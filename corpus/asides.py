"""Short lines that look like headings are told from them by what they say and what is beside them.

Such are who signed and when, remarks in brackets, fields of a form, the items of a list, and what
an annex is called above its title (GB/T 9704-2012, 7.3.4 to 7.3.6).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import accumulate, groupby

from corpus.dates import is_date, is_month
from corpus.headings import (
    heads_contents,
    heads_part_of_law,
    is_annex_label,
    is_officer,
    numbering,
)
from corpus.model import ParagraphKind
from corpus.nesting import counted_on
from corpus.reflow import Block
from corpus.scripts import either_script
from corpus.sentences import ends_sentence
from corpus.titles import ends_as_title

_day_in_figures = re.compile(r"(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2}")
_authority = re.compile(
    either_script(
        r"[^，。！？；：、]{2,48}(?:办公厅|办公室|委员会|政府|海关|中心|公司|大学|党委|小组|总署|银行"
        r"|[局部厅院会处署社团])"
    )
)
_remark = re.compile(r"[（(].*[）)]")
_editors = re.compile(
    either_script(r"(?:[一二三四五六七八九十\d]{1,2}|本)版责(?:编|任编辑)[:：].+")
)
_field = re.compile(r"(?!\d{1,2}[.．、])[^：:，。、；]{2,12}[：:]\s*\S.*")
_cover_field = re.compile(
    either_script(
        r"(?:[正副]本|绝密|机密|秘密|内部(?:资料|文件)|(?:送审|报批|征求意见|讨论)稿)$|[\u4e00-\u9fff（）()/、\s]{0,14}(?:编号|名称|招标人|投标人|采购人|供应商|申请人|建设单位|采购单位"
        r"|编制单位|代理机构|日期|地址|电话|传真|邮编|邮箱|账号|帐号|开户行|法定代表人|联系人|联系方式|甲方|乙方|电子邮件|网址|开户银行|教室)"
        r"(?:[（(][^）)]{1,10}[）)])?\s*[：:]"
    )
)
_LONGEST_FIELD = 80
_salutation = re.compile(
    either_script(
        r"(?:(?:尊敬的)?各位|同志们|主任[，、]|主席团)[^。；]{0,40}[：:！]|各[^。；：:]{2,80}[：:]$"
    )
)
_of_speech = re.compile(
    either_script(
        r"会议?上(?:的讲话|的报告)?[）)]?$|会议上.{2,30}作|^[\u4e00-\u9fff]{2,3}$|(?:[局厅委办府院])$"
    )
)
_LONGEST_SALUTATION = 60
_LONGEST_HEAD = 8
"""Lines of a speech down to its salutation."""

_answer = re.compile(r"(?!\d{1,2}[.．、])([^：:，。、；]{2,12})[：:]\s*\S{1,6}")
_member = re.compile(
    either_script(
        r"[\u4e00-\u9fff·]{2,16}(?:议员|女士|先生|博士|教授|医生|律师|法官|委员|代表)"
        r"(?:[,，]\s?(?:[\u4e00-\u9fff]{2,8}|(?:[A-Z]\.?){1,5}))*"
    )
)
"""One of a list of who was there, with honours (張三議員, G.B.S., J.P.)."""

_choice = re.compile(r"[A-Ha-h][.．、]\s*\S.*")

_entry = re.compile(
    r"(?:19|20)\d\d(?:[.．]\d{1,2}|年\d{1,2}月)?(?:[—－–-]{1,2}|(?=\d?[.．\s至]|年\d))"
)
_FEWEST_ENTRIES = 4
_court = re.compile(
    either_script(
        r"(?:代理)?(?:审判长|审判员|人民陪审员|书记员|法官助理|执行员)[\u4e00-\u9fff·]{2,5}"
    )
)
"""Who signs a judgment."""

_annexes = re.compile(either_script(r"附\s?[件表]\s?[:：]\s?1[.．、]"))
"""What begins the list of the annexes to a document (GB/T 9704-2012, 7.3.4)."""

_names_annex = re.compile(either_script(r"附\s?[件表]\s?[:：]\s?(\S.+)"))
"""What says alone which annex a document has; its title stands below once more."""

_adopted = re.compile(
    either_script(
        r"[（(](?:19|20)\d\d年\d{1,2}月\d{1,2}日.{2,}(?:通过|批准|公布|修[正订]|施行)[）)]"
    )
)
"""When and by whom a statute was passed, below its title."""

_unit = re.compile(either_script(r"[（(]?(?:计量)?单位\s?[:：].{1,16}"))
"""In what a table counts, above it."""

_BRACKETS = "（()）〔〕[]"

_MOST_SIGNERS = 12
"""Authorities that sign one document at most."""

_HIGHEST = 3
"""Blocks at the top of a document that may say which annex it is."""

_SUBTITLES = 5
"""Blocks below a title that may all be part of it."""

_FEWEST_NAMES = 5
"""Headings without a number that stand in a row and head nothing."""

_FEWEST_ITEMS = 3
"""Numbered lines, one after the other with nothing between, that are the items of a list."""

_NUMERALS = "一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六".split()
_LONGEST_NUMERAL = max(map(len, _NUMERALS))
_FEWEST_PARTS = 3
_ITEMS = frozenset({"一、", "（一）", "1.", "(1)", "①"})
_ITEMS_FIRST = frozenset(
    "一二三四五六七八九十百（(0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
)


def asides(blocks: Sequence[Block], kinds: Sequence[ParagraphKind]) -> dict[int, ParagraphKind]:
    """What blocks that were taken for headings are instead, by their place."""
    texts = [block.content.text for block in blocks]
    heading, byline = ParagraphKind.HEADING, ParagraphKind.BYLINE
    heads = [
        kind is heading and not block.lines[0].mark
        for block, kind in zip(blocks, kinds, strict=True)
    ]
    headed = [at for at, is_head in enumerate(heads) if is_head]
    bare = ["" if kind is byline else text for text, kind in zip(texts, kinds, strict=True)]
    found = {
        at: byline
        for at, text in enumerate(texts[:_HIGHEST])
        if is_annex_label(text) and _are_heads(kinds, at)
    }
    found.update((at, byline) for at in headed[:1] if is_officer(texts[at]))
    found.update((at, byline) for at in headed if _adopted.fullmatch(texts[at]))
    found.update(dict.fromkeys(_signatures(texts, heads, headed), byline))
    found.update(dict.fromkeys(_captions(blocks, headed), ParagraphKind.CAPTION))
    title = next((at for at in headed if at not in found), headed[0] if headed else 0)
    below = _below_title(texts, kinds, title)
    beyond = min(below, title + 1 + _SUBTITLES)
    answers = _answers(texts, headed)
    entries = _entries(texts, headed)
    for at in headed:
        text = texts[at]
        if at not in found and (
            _editors.fullmatch(text)
            or (_is_remark(text) and not title < at < below)
            or (at > title and _is_beside_another(bare, at, _field.fullmatch))
            or _is_beside_another(bare, at, _choice.fullmatch)
            or _is_beside_another(bare, at, _member.fullmatch)
            or _unit.fullmatch(text)
            or at in answers
            or at in entries
        ):
            found[at] = ParagraphKind.BODY
    lists = (
        _items(texts, headed),
        _last_items(texts, kinds, headed),
        _annex_list(texts, heads),
        _listed_parts(texts, heads),
        _names(texts, kinds, [at for at in headed if at not in found and at >= beyond]),
    )
    for at in (at for places in lists for at in places):
        found.setdefault(at, ParagraphKind.BODY)
    return found


def _captions(blocks: Sequence[Block], headed: Sequence[int]) -> list[int]:
    """The headings that only say what the table below them is called (房源情况表)."""
    return [
        at
        for at in headed
        if blocks[at].content.text[-1] == "表"
        and at + 1 < len(blocks)
        and blocks[at + 1].lines[0].row
        and not numbering(blocks[at].content.text)
    ]


def _signatures(texts: Sequence[str], heads: Sequence[bool], headed: Sequence[int]) -> set[int]:
    """The headings that tell who signed, and when."""
    found: set[int] = set()
    for at in headed:
        text = texts[at]
        if _court.fullmatch(text) or (at and heads[at - 1] and is_month(text.strip(_BRACKETS))):
            found.add(at)
        elif is_date(text.strip(_BRACKETS)):
            found.add(at)
            above = at - 1
            while above > max(0, at - 1 - _MOST_SIGNERS) and heads[above] and _signs(texts[above]):
                found.add(above)
                above -= 1
        elif (
            at > max(headed[0], 1)
            and _authority.fullmatch(text)
            and _is_day(texts[at + 1 : at + 2])
        ):
            found.add(at)
    return found


def _signs(text: str) -> bool:
    """Whether a line may tell who signed, above the day."""
    return _authority.fullmatch(text) is not None or is_officer(text, any_name=True)


def is_field(text: str) -> bool:
    """Whether a line names something and tells it, as in a form (文号：国发〔2020〕1号)."""
    return _field.fullmatch(text) is not None


def who_speaks(texts: Sequence[str], title_at: int) -> list[int]:
    """The places between the title of a speech and its salutation that say who gives it, where and
    when."""
    found: list[int] = []
    for at in range(title_at + 1, min(title_at + _LONGEST_HEAD, len(texts))):
        if _salutation.match(texts[at]):
            return found
        if len(texts[at]) > _LONGEST_FIELD or numbering(texts[at]):
            break
        if _of_speech.search(texts[at]) or is_officer(texts[at], any_name=True):
            found.append(at)
    return []


def is_salutation(text: str) -> bool:
    """Whether a line addresses those to whom a speech is given (各位代表：)."""
    return len(text) <= _LONGEST_SALUTATION and _salutation.match(text) is not None


def is_cover_field(text: str) -> bool:
    """Whether a line of a cover or a form tells who has it made, its number, or the like."""
    return len(text) <= _LONGEST_FIELD and _cover_field.match(text) is not None


def _is_day(texts: Sequence[str]) -> bool:
    """Whether there is a text and it is a day in figures alone (2019-07-17)."""
    return any(_day_in_figures.fullmatch(text) for text in texts)


def _entries(texts: Sequence[str], headed: Sequence[int]) -> set[int]:
    """The lines that begin with when something began, as those of a life do (2003.07 某局局长)."""
    found = {at for at in headed if _entry.match(texts[at])}
    many = sum(_entry.match(text) is not None for text in texts) >= _FEWEST_ENTRIES
    return found if many else set()


def _answers(texts: Sequence[str], headed: Sequence[int]) -> set[int]:
    """The lines that say one thing again and again with few words (正确答案：A)."""
    found: dict[str, list[int]] = {}
    for at in headed:
        if match := _answer.fullmatch(texts[at]):
            found.setdefault(match[1], []).append(at)
    return {at for places in found.values() if len(places) > 1 for at in places}


def _are_heads(kinds: Sequence[ParagraphKind], at: int) -> bool:
    """Whether a block and the one below it both look like headings or are declared to be."""
    return all(kind is ParagraphKind.HEADING for kind in kinds[at : at + 2]) and at + 1 < len(kinds)


def _below_title(texts: Sequence[str], kinds: Sequence[ParagraphKind], title: int) -> int:
    """The first block below the title, its subtitles and who published it when."""
    at = title
    about = {ParagraphKind.HEADING, ParagraphKind.BYLINE}
    while at < len(kinds) and kinds[at] in about and not numbering(texts[at]):
        at += 1
    return at


def lone_numerals(texts: Sequence[str], kinds: Sequence[ParagraphKind]) -> list[int]:
    """The lines that only count the parts of a text, 一 and 二 and on, with text between them."""
    found: list[int] = []
    for at in [at for at, text in enumerate(texts) if len(text) <= _LONGEST_NUMERAL]:
        due = _NUMERALS[len(found)] if len(found) < len(_NUMERALS) else ""
        apart = not found or at - found[-1] > 1
        if texts[at] == due and kinds[at] is ParagraphKind.BODY and apart:
            found.append(at)
    return found if len(found) >= _FEWEST_PARTS else []


def _is_remark(text: str) -> bool:
    return text[0] in "（(" and not numbering(text) and _remark.fullmatch(text) is not None


def _is_beside_another(
    texts: Sequence[str], at: int, matches: Callable[[str], object | None]
) -> bool:
    """Whether a line and one next to it are both of a kind."""
    if matches(texts[at]) is None:
        return False
    return any(
        0 <= beside < len(texts) and matches(texts[beside]) is not None
        for beside in (at - 1, at + 1)
    )


def _items(texts: Sequence[str], headed: Sequence[int]) -> list[int]:
    """The numbered headings that stand in a row, which head nothing."""

    def row(each: tuple[int, int]) -> tuple[str, int]:
        nth, at = each
        form = _form(texts[at])
        return (form if form in _ITEMS else "", at - nth)

    rows = [(form, [*each]) for (form, _), each in groupby(enumerate(headed), row)]
    return [at for form, each in rows if form and len(each) >= _FEWEST_ITEMS for _, at in each]


def _names(
    texts: Sequence[str], kinds: Sequence[ParagraphKind], headed: Sequence[int]
) -> list[int]:
    """The headings without a number that stand in a row, page heads between allowed: a list of
    names, of which the last may head what is below it."""
    between = [0, *accumulate(kind is ParagraphKind.NAVIGATION for kind in kinds)]
    bare = [
        at
        for at in headed
        if not (numbering(texts[at]) or texts[at][0].isdecimal() or ends_as_title(texts[at]))
    ]
    rows = groupby(enumerate(bare), lambda each: each[1] - each[0] - between[each[1]])
    found: list[int] = []
    for _, row in rows:
        places = [at for _, at in row]
        if len(places) >= _FEWEST_NAMES:
            last = texts[places[-1] + 1 : places[-1] + 2]
            found += places[:-1] if any(map(ends_sentence, last)) else places
    return found


def _listed_parts(texts: Sequence[str], heads: Sequence[bool]) -> list[int]:
    """The headings of parts (第一章 采购公告) that stand in a row below a line which announces a
    list of them."""
    found: list[int] = []
    for at, text in enumerate(texts):
        if text[-1] not in "：:" or heads_contents(text):
            continue
        end = at + 1
        while end < len(texts) and heads[end] and heads_part_of_law(texts[end]):
            end += 1
        found += range(at + 1, end) if end - at > _FEWEST_ITEMS else ()
    return found


def _annex_list(texts: Sequence[str], heads: Sequence[bool]) -> list[int]:
    """The headings that are the list of the annexes, or name one whose title stands below."""
    found: list[int] = []
    named: dict[str, int] = {}
    for start, text in enumerate(texts):
        if text in named:
            found.append(named.pop(text))
        if text[0] != "附":
            continue
        names = _names_annex.fullmatch(text) if heads[start] else None
        if names:
            named.setdefault(names[1], start)
        if _annexes.match(text):
            found += [start] * heads[start]
            at = start + 1
            while at < len(texts) and heads[at] and _form(texts[at]) == "1.":
                found.append(at)
                at += 1
    return found


def _form(text: str) -> str:
    number = numbering(text)
    return number.form if number else ""


def _last_items(
    texts: Sequence[str], kinds: Sequence[ParagraphKind], headed: Sequence[int]
) -> list[int]:
    """The headings that count on from items that are none, the last of a list: its writer put no
    full stop behind it."""
    if not any(_form(texts[at]) in _ITEMS for at in headed):
        return []
    body = ParagraphKind.BODY
    heads = set(headed)
    numbered = (
        (at, form, text)
        for at, text in enumerate(texts)
        if text[0] in _ITEMS_FIRST
        and (kinds[at] is body or at in heads)
        and (form := _form(text)) in _ITEMS
    )
    return [
        run[-1]
        for run in counted_on([*numbered])
        if len(run) >= _FEWEST_ITEMS and run[-1] in heads and heads.isdisjoint(run[:-1])
    ]
