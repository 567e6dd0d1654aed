"""The title of an official document, set over several lines, is one (GB/T 9704-2012, 7.3.1).

Such a title says who issues it, 关于 what it is about, and ends with the kind of document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from corpus.dates import is_date
from corpus.headings import is_annex_label, is_plain_heading, numbering
from corpus.lines import Line
from corpus.page_bars import is_pressed
from corpus.scripts import either_script

_KINDS = (
    "通知|通报|通告|公告|公报|报告|决定|决议|命令|令|意见|批复|请示|议案|纪要|函|办法|规定|规则|规程|细则"
    "|条例|方案|规划|计划|纲要|要点|清单|目录|标准|说明|讲话|讲话稿|总结|措施|解释|答复|建议|宣言"
    "|公示|名单|大纲|(?:判决|裁定|调解|决定|起诉|通知|建议|告知|意见)书"
)
_whole = re.compile(
    either_script(
        rf"[^，。：；！？]*关于\S{{2,120}}的[^的]{{0,8}}(?:{_KINDS})(?:[（(]\S{{1,12}}[）)])?"
        r"|[^，。：；！？]{2,40}就\S{2,60}(?:意见书|建议书|陈述书)"
    )
)
_ends_title = re.compile(either_script(rf"(?:{_KINDS})(?:[（(]\S{{1,12}}[）)])?$"))
_goes_on = re.compile(
    either_script(r"(?:和(?![平谐美])|及(?!时)|与(?!时俱进)|暨|以及|并(?![购轨]))")
)
_NO_OFFICES = (
    "顶部 底部 全部 内部 外部 头部 尾部 局部 干部 机会 社会 不会 体会 领会 部署 到处 好处 用处"
    " 结局 布局 格局 大局"
).split()
"""Words that end as the name of an office does, and name none."""

_issuer = re.compile(
    either_script(
        r"[^，。：；！？、的]{2,30}(?:(?:19|20)\d\d年度?|政府|委员会|办公厅|办公室|海关|大学|学院|公司|银行|法院"
        rf"|[局厅部院会处署](?<!{')(?<!'.join(_NO_OFFICES)}))"
    )
)
_kind_last = re.compile(either_script(rf"(?:{_KINDS}|表)(?:[（(]\S{{1,12}}[）)])?$"))
_remark = re.compile(r"[（(][^（）()]+[）)]")
_no_part = re.compile("[，。：；！？|]")
"""What no line of the title of an annex holds."""

_case = re.compile(either_script(r"[（(〔]\d{4}[）)〕][^，。：；]{2,24}号"))
"""The number of a case, by which alone the judgments of a court differ."""

_issued_title = re.compile(
    r"[^《》]{1,20}[〔\[［（(]\d{4}[〕\]］）)]\s*第?\s*\d{1,5}\s*[号號]\s*《([^《》]+)》"
)

_title_label = re.compile(either_script(r"^标\s*题\s*[：:]\s*(?=\S)"))
_about = re.compile(either_script("关于"))

_ISSUE = (
    r"[^，。；：]{1,40}(?:[〔\[（(]\d{4}[〕\]）)]\s?第?\d{1,5}[号號](?:文件)?|[号號]文件)"
    r"|第?\d{1,5}[号號]|[\u4e00-\u9fff]{2,30}令\s?第?\d{1,4}[号號]"
)
_COUNCIL = r"(?:LC Paper No\.\s?)?CB\(\d\)[\d/()]{4,24}"
_CODE = r"[A-Z]{1,5}(?=[\s/／A-Z]*\d)\d{0,3}(?:[/／][A-Z]{1,3})?[\s/／]*[\d.—–－-]*"
_number_of_document = re.compile(rf"{_ISSUE}|{_COUNCIL}|(?:代替\s?)?{_CODE}(?:[，,、]\s?{_CODE})*")
_of_standards = re.compile(
    r"[\u4e00-\u9fff]{0,12}(?:国家|行业|地方|团体|企业)标准(?:化指导性技术文件)?"
)
_of_site = re.compile(
    either_script(r"[\u4e00-\u9fff]{2,30}(?:数据库|门户网站|官方网站|官网|文库|资料库)")
)

_of_release = re.compile(
    either_script(
        r"(?:\d{4}年\d{1,2}月\d{1,2}日)?[<《〈【]{0,2}(?:新闻稿|新闻公报|即时发[布佈])[>》〉】]{0,2}"
    )
)

_with_occasion = re.compile(
    r"(?P<title>[^—]{4,40})——(?:19|20)\d\d年\d{1,2}月\d{1,2}日.{2,40}(?:会议|大会)上.{0,24}"
)

_nameless = re.compile(
    either_script(
        r"(?:附件|附录|附表|文件|文档|正文|全文|新建|下载|未命名|无标题|扫描|打印|副本|网页|文本)"
        r"[^\u4e00-\u9fff]*|新建.*|未命名.*|.*(?:文本文档|副本).*"
    )
)
"""Names of files that say nothing of what is in them."""

_FEWEST_IDEOGRAPHS = 2

_word = re.compile("[A-Za-z]{3,}")
_FEWEST_WORDS = 2
_NAMELESS = frozenset(
    (
        "article articles att attach attachment attachments cms com content contents copy cur"
        " default detail details doc docs document documents docx download downloads edu export"
        " file files final gov home html http https htm image images img index info item jsp list"
        " main media mobile new news null org page pages pdf post posts print resource rtf scan"
        " show shtml site static temp test text title tmp txt unknown untitled upload uploads url"
        " view web wps www xxgk zwgk zfxxgk"
    ).split()
)
"""Words in names of files that say nothing of what is in them."""

_LONGEST_ISSUER = 40

_HIGHEST = 12
"""Lines at the top of a text among which its title is looked for."""

_MOST_LINES = 4

_LONGEST_BEFORE = 16
"""Characters of a line that is nothing but a date or the number of an annex."""

_SHORTEST_NAMED = 10
"""Characters of a title that is told by its name alone in the text above it."""

_LINES_ABOVE, _LONGEST_ABOVE = 40, 1000
"""Lines above an annex in which it may be named, and the characters of each that are looked at."""


def title_lines(lines: Sequence[Line]) -> tuple[range, ...]:
    """The runs of lines that are one title each: at the top of the document, below the date that
    one part of it ends with or the remark that stands there (（此件公开发布）), and below the line
    that only says which annex follows.
    """
    top = _without_spaces(lines[: _HIGHEST + _MOST_LINES])
    tops = (
        _official(lines, start, top[start : start + _MOST_LINES + 1], at_top=True)
        for start in range(min(_HIGHEST, len(top)))
    )
    found = [next((title for title in tops if title), range(0))]
    short = [at for at, line in enumerate(lines[:-2]) if len(line.raw) <= _LONGEST_BEFORE]
    for at in short:
        raw = lines[at].raw
        signed = is_date(raw) or (at > 0 and _remark.fullmatch(raw) and is_date(lines[at - 1].raw))
        if at >= found[0].stop and (is_annex_label(raw) or signed):
            parts = _without_spaces(lines[at + 1 : at + 1 + _MOST_LINES])
            title = _official(lines, at + 1, parts, at_top=False)
            found.append(title or _named(lines, at + 1, parts))
    return tuple(title for title in found if title)


def _official(lines: Sequence[Line], start: int, parts: Sequence[str], *, at_top: bool) -> range:
    """The lines from `start` on, which hold `parts`, that tell by themselves that they are one
    title, or none. At the top who issues it may stand for what it is about.
    """
    for many in range(2, min(_MOST_LINES, len(parts)) + 1):
        if not _may_join(lines[start : start + many], parts[many - 1]):
            break
        whole = "".join(parts[:many])
        if _is_official(whole, parts[:many]) or (at_top and _goes_on_with(parts[:many])):
            numbered = many < len(parts) and _case.fullmatch(parts[many]) is not None
            return range(start, start + many + numbered)
    return range(0)


def _named(lines: Sequence[Line], start: int, parts: Sequence[str]) -> range:
    """The lines from `start` on, which hold `parts`, that are the title of an annex, or none: the
    text above names it, or the line above says that it follows and it ends with the kind.
    """
    labelled = is_annex_label(lines[start - 1].raw)
    above = ""
    for many in range(2, len(parts) + 1):
        plain = _may_join(lines[start : start + many], parts[many - 1])
        if not plain or not all(map(_may_be_part, parts[many - 2 : many])):
            break
        whole = "".join(parts[:many])
        above = above or _text_above(lines, start)
        if len(whole) >= _SHORTEST_NAMED and whole in above:
            return range(start, start + many)
        if labelled and _kind_last.search(whole):
            ended = any(_kind_last.search(part) for part in parts[: many - 1])
            return range(0) if ended else range(start, start + many)
    return range(0)


def _may_be_part(part: str) -> bool:
    return _no_part.search(part) is None and numbering(part) is None and not is_date(part)


def _text_above(lines: Sequence[Line], start: int) -> str:
    """What stands above a line, as far as a notice is long that names its annex."""
    above = lines[max(0, start - _LINES_ABOVE) : start]
    return re.sub(r"\s", "", "".join(line.raw[-_LONGEST_ABOVE:] for line in above))


def _without_spaces(lines: Iterable[Line]) -> list[str]:
    return [re.sub(r"\s", "", line.raw) for line in lines]


def tells_title(stem: str) -> bool:
    """Whether the name of a file, without its ending, says what the document is called."""
    ideographs = sum("\u4e00" <= each <= "\u9fff" for each in stem)
    if ideographs:
        return ideographs >= _FEWEST_IDEOGRAPHS and _nameless.fullmatch(stem) is None
    words = {word.lower() for word in _word.findall(stem)}
    return len(words - _NAMELESS) >= _FEWEST_WORDS


def is_issuer(text: str) -> bool:
    """Whether a line may name who issues documents: an authority, a school, a company."""
    return len(text) <= _LONGEST_ISSUER and _issuer.fullmatch(text) is not None


def bare_title(text: str) -> str:
    """A title without a label before it (标题：…), or the number under which it was issued and the
    brackets behind that (京政办发〔2016〕26号《…的通知》), or when and where it was given behind it
    (政府工作报告——2024年3月5日在…会议上)."""
    text = _title_label.sub("", text).lstrip("-")
    found = _issued_title.fullmatch(text) if text[-1:] == "》" else None
    told = _with_occasion.fullmatch(text) if "——" in text else None
    return found[1] if found else told["title"] if told else text


def is_masthead(text: str) -> bool:
    """Whether a line only heads the page of a document: who issues it (…人民政府文件)."""
    return text == "文件" or is_issuer(text.removesuffix("文件"))


def is_shelf_mark(text: str) -> bool:
    """Whether a line only tells where a document belongs: its number (立法會CB(3)710/2026號文件,
    DB44), the series of a standard, the site that has it (…数据库), that it is for the press."""
    return len(text) <= _LONGEST_ISSUER and any(
        form.fullmatch(text) for form in (_number_of_document, _of_standards, _of_site, _of_release)
    )


def ends_as_title(text: str) -> bool:
    """Whether a line ends with the kind of a document (…的通知, 民事判决书（样式）)."""
    return _ends_title.search(text) is not None


def is_official(text: str) -> bool:
    """Whether a line is a whole title as authorities write them: 关于…的通知, by whom or not."""
    return _whole.fullmatch(text) is not None


def _may_join(lines: Sequence[Line], last: str) -> bool:
    same = all(a.mark == b.mark and a.row == b.row for a, b in pairwise(lines))
    first = lines[0].content.text
    plain = is_plain_heading(last) and is_plain_heading(first) and first[-1] not in "：:"
    return same and plain and not is_pressed(first)


def _is_official(whole: str, parts: Sequence[str]) -> bool:
    """Whether the lines together are such a title, and none of them by itself."""
    if is_date(parts[0]) or is_annex_label(parts[0]) or parts[0][0] in "（(〔[【":
        return False
    about = next((at for at, part in enumerate(parts) if _about.search(part)), len(parts))
    begins = about == 0 or (about == 1 and _about.match(parts[1]) is not None)
    return (
        begins
        and _whole.fullmatch(whole) is not None
        and not any(_whole.fullmatch(part) for part in parts)
    )


def _goes_on_with(parts: Sequence[str]) -> bool:
    """Whether a line breaks off before 和 or the like, or is but who issues it or its year, and the
    next ends with the kind."""
    if len(parts) != 2 or _ends_title.search(parts[1]) is None:
        return False
    issues = _ends_title.search(parts[0]) is None and _issuer.fullmatch(parts[0]) is not None
    return issues or _goes_on.match(parts[1]) is not None
