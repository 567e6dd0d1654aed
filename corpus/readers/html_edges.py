"""Lines directly above and below the text of a web page are told to be its document's.

They are short and stand in elements of their own: what names the document and whom it addresses,
who signed it and when. Of each only the form tells, for the names of elements are a site's own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from corpus.dates import is_date
from corpus.headings import is_byline, is_navigation, is_plain_heading, numbering
from corpus.page_bars import is_pressed
from corpus.readers.html_blocks import Block
from corpus.readers.html_prose import is_imprint
from corpus.readers.html_tools import is_fact, tells_fact, without_controls
from corpus.readers.html_tree import Node
from corpus.scripts import either_script
from corpus.tables import CELL
from corpus.titles import ends_as_title, is_issuer, title_lines

_HIGHEST = 10
"""Blocks above the text among which its title is looked for."""

_MOST_LINES = 4
"""Lines over which a title is set at most."""

_LOWEST = 8
"""Blocks below the text among which its signature is looked for."""

_SHORTEST_TITLE = 6
"""Characters of a title that does not end with the kind of its document."""

_column = re.compile(
    either_script(
        "(?:通知|公告|公示|通报|新闻|资讯|信息|动态|详细|详情|文章|正文|内容|中心|公开|要闻|时政|政策|法规|文件|解读|栏目"
        "|页面|政务|政府|部门|工作|采购|招标|投标|中标|结果|项目|县区|基层|本地|国内|社会|图片|视频|热点|最新|推荐|相关|专题"
        "|查看|浏览|显示|当前|本站|网站|服务|互动|交流|数据|统计|规划|计划|机构|设置|概况|领导|之窗|和|与|及)+"
    )
)
_WORDS_OF_COLUMN = 4
"""Characters from which on such a line is the name of a column of the site: 通知公告, 详细信息."""

_site = re.compile(either_script(r".*(?:网站?|官网|门户|首页|主页|平台|频道)"))
_banner = re.compile(
    either_script(
        ".*(?:政府|委员会|办公[厅室]|[局厅]|海关|大学|学院|公司|银行|法院|检察院|医院|[中小]学校?)"
    )
)
"""A body that runs a site, where nothing is said of a document."""

_aside = re.compile(r"[（(〔【\[].{1,40}[）)〕】\]]")
_addressee = re.compile(
    either_script(
        r"(?:各(?!位?(?:网友|用户))|尊敬的(?!网友|用户|访客)|同志们)[^。；：:]{1,160}[：:]"
        r"|[^。；：:]{2,160}(?:政府|委员会|办公[厅室]|[局厅]|代表|委员|同志|先生|女士|公司|大学|学院|法院)[：:]"
    )
)
_day = re.compile(r"(?:19|20)\d\d(?:年\d{1,2}月\d{1,2}日?|([-/.])\d{1,2}\1\d{1,2})")
_signs = re.compile(
    either_script(
        r"[^，。；：！？,;:!?|>＞》《的]{2,40}(?:[组办委所站社队团行校馆室]|中心|支部)"
        r"|[\u4e00-\u9fff·×]{2,4}|[\u4e00-\u9fff·]{2,16}\s+[\u4e00-\u9fff·×]{1,4}(?:\s[\u4e00-\u9fff])?"
    )
)
"""What signs beside an authority: an office, and a person with or without theirs."""

_number = re.compile(r"(?:\d{4}\s*年\s*)?第?\s*[\d一二三四五六七八九十百]{1,6}\s*[号號]")
"""The number of an order or announcement, between its title and its text."""

_closes = re.compile(
    either_script(
        r"[（(][^（）()：:]{0,12}(?:公开|发布|印发|删减)[^（）()：:]{0,6}[）)]|附件\d{0,2}[：:].{1,80}"
    )
)
"""What closes a document though no day stands beside it: to whom it is open, its annexes."""

_reached = re.compile(either_script("(?:联系人|联系电话|咨询电话|电话|联系方式|地址)[：:].{1,60}$"))
"""Fields that may stand between the text and who signed it."""

_field = re.compile(
    rf"[^，。；：:{re.escape(CELL)}]{{2,8}}[：:][{re.escape(CELL)}]?[^。；！？]{{1,100}}"
)


def opening(blocks: Sequence[Block], text: int, *, sure: bool) -> range:
    """The blocks that are the title directly above block `text`; an empty range without one.

    `sure` asks for one that ends with the kind of a document, as where the page declares another.
    """
    run: list[int] = []
    number = range(0)
    for at in range(text - 1, max(-1, text - 1 - _HIGHEST), -1):
        if _is_titular(blocks[at]):
            run.insert(0, at)
            if len(run) == _MOST_LINES:
                break
        elif _number.fullmatch(blocks[at].line.raw):
            number = range(at, at + 1)
        elif run or not _may_stand_between(blocks[at]):
            break
    if not run:
        return number
    for title in title_lines([blocks[at].line for at in run]):
        if title.stop == len(run):
            return range(run[title.start], run[-1] + 1)
    last = blocks[run[-1]].line.content.text
    if ends_as_title(last):
        return range(run[-1], run[-1] + 1)
    short = len(last) < _SHORTEST_TITLE or _banner.fullmatch(last) is not None
    has_own = text < len(blocks) and _has_title(blocks[text])
    return number if sure or short or has_own else range(run[-1], run[-1] + 1)


def addressed(blocks: Sequence[Block], end: int) -> int:
    """The number of the first block before `end` that says to whom a document goes, or `end`."""
    return next((at for at in range(end) if _is_addressee(blocks[at])), end)


def signature(blocks: Sequence[Block], text: int, *, sure: bool) -> range:
    """The blocks directly below block `text` that close it: annexes, who signs, when, open to whom.

    A day tells that the lines above it sign; without one, which `sure` rules out, a single
    authority may, and only where no imprint follows.
    """
    begin = sealed = text + 1
    lone, dated = 0, False
    for at in range(begin, min(begin + _LOWEST, len(blocks))):
        line = blocks[at].line.content.text
        if blocks[at].links or _is_of_page(blocks[at]):
            break
        if _is_day(line) or (at in {sealed, lone} and _closes.fullmatch(line)):
            sealed = at + 1
            dated = dated or _is_day(line)
        elif at == sealed and is_issuer(line) and not dated:
            lone = at + 1
        elif not (is_issuer(line) or _may_sign(blocks[at])):
            break
    is_lone = lone > sealed and not (lone < len(blocks) and _goes_on(blocks[lone]))
    return range(begin, begin if sure and not dated else lone if is_lone else sealed)


def beside_facts(blocks: Sequence[Block], end: int) -> Iterator[int]:
    """The blocks before `end` that are fields of a run of which another tells of the document."""
    fields = [at for at in range(end) if _is_field(blocks[at])]
    held = Counter(blocks[at].node for at in fields)
    for _, run in groupby(
        enumerate(fields), lambda one: (one[1] - one[0], _list(blocks, one[1], held))
    ):
        places = [at for _, at in run]
        if any(is_fact(blocks[at].line.content.text) for at in places):
            yield from places


def _list(blocks: Sequence[Block], field: int, held: Mapping[Node, int]) -> int:
    """What tells the list of a field from others: its element, or that around it where it is
    alone."""
    node = blocks[field].node
    return id(node if held[node] > 1 or node.parent is None else node.parent)


def _is_titular(block: Block) -> bool:
    """Whether a block may be a title, or a line of one, for all that is seen of it alone."""
    text = block.line.content.text
    return (
        not (block.links or CELL in text or _number.fullmatch(block.line.raw) or _is_of_page(block))
        and is_plain_heading(text)
        and numbering(text) is None
        and not (is_fact(text) or is_byline(block.line.raw) or _aside.fullmatch(text))
    )


def _has_title(block: Block) -> bool:
    """Whether a block is as much of a title as one above it; the number of a case is none."""
    text = block.line.content.text
    return _is_titular(block) and len(text) >= _SHORTEST_TITLE and text[0] not in "（(〔["


def _is_of_page(block: Block) -> bool:
    """Whether a line is of the page by its words: pressed, a column, a path, an imprint."""
    text = block.line.content.text
    return (
        is_pressed(text)
        or is_navigation(block.line.raw)
        or is_imprint(block.line.raw)
        or _site.fullmatch(text) is not None
        or (len(text) >= _WORDS_OF_COLUMN and _column.fullmatch(text) is not None)
        or without_controls(block) is None
    )


def _may_stand_between(block: Block) -> bool:
    """Whether a block may part a title from its text: facts, a byline, an aside, a tool."""
    text = block.line.content.text
    return (
        without_controls(block) is None
        or is_pressed(text)
        or is_byline(block.line.raw)
        or tells_fact(block)
        or _aside.fullmatch(text) is not None
    )


def _may_sign(block: Block) -> bool:
    """Whether a line may stand above the day on which a document is signed."""
    line = block.line
    return bool(_signs.fullmatch(line.raw) or _reached.match(line.content.text))


def _goes_on(block: Block) -> bool:
    """Whether a line below an authority tells that this one signs nothing."""
    return is_imprint(block.line.raw) or is_issuer(block.line.content.text)


def _is_addressee(block: Block) -> bool:
    text = block.line.content.text
    return text[-1] in "：:" and not block.links and _addressee.fullmatch(text) is not None


def _is_day(text: str) -> bool:
    return is_date(text) or _day.fullmatch(text) is not None


def _is_field(block: Block) -> bool:
    return (
        not block.links
        and not block.linked
        and _field.fullmatch(block.line.content.text) is not None
    )
