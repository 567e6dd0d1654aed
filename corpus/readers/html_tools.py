"""What a web page sets around its document: what is pressed, who edited, what is told of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.page_bars import PRESSED
from corpus.readers.html_blocks import Block
from corpus.readers.pieces import without
from corpus.scripts import either_script

_LONGEST_IMPRINT = 160
_editor = re.compile(
    either_script(
        r"[（(【\[]?(?:责任编辑|责编|网络编辑|值班编辑|编辑|编审|审核|校对|监制|信息员|【?纠错)"
        r"[:： /／|】].{0,40}|【(?:我要)?纠错】|扫[码一].{0,16}|[+＋]1|举报"
        r"|网友评论仅供.{0,40}|[你您]访问的链接即将离开.{0,60}"
        r"|(?:今天|现在)是[:：]?\s*(?:\d{4}|星期)[^。！？]{0,30}"
    )
)
_icons = re.compile(r"[\ue000-\uf8ff\s]+")
"""Characters of fonts that hold pictures to press."""

_SIZE = (
    "(?:(?:特?大|中|小|默认|超大)号?(?=[^\u4e00-\u9fff]|$|[大中小默超打关收分返我])|[AT][+＋－-]?)"
)
_control = re.compile(
    either_script(
        rf"[【\[]?(?:字号|字体|文字大小)(?:大小|选择|调整)?[:：]?(?:[\[【(（|｜\s]*{_SIZE}[|｜\s\]】)）]*)+"
        rf"|[【\[(（]?(?:{'|'.join(PRESSED)})[】\])）]?"
        r"(?=$|[\s【\[(（|｜]|打印|关闭|收藏|分享|字号|字体|返回|我要|浏览|阅读|点击)"
        r"|[【\[]?(?:浏览|阅读|点击)(?:次数|量|数|人数)?[:：]\s*(?:\d+|[-—–]+(?=\s|$))?\s*次?[】\]]?"
        r"|(?:浏览|阅读|点击)(?:次数|量|数)?$"
    )
)
"""What a reader of a page presses or is counted by; it stands in one line with the date."""

_facts = re.compile(
    either_script(
        r"[^，。；：:]{0,4}(?:时间|日期|来源|作者)[:：]|索\s*引\s*号|发文(?:字号|机关|单位)|文\s*号|(?:主题|信息)分类"
        r"|公开.{2,4}[:：]|\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}"
    )
)
"""What a page tells of its document beside it."""

_LONGEST_FACTS = 80


def is_fact(text: str) -> bool:
    """Whether a line begins with what a page tells of its document: when, by whom, as what."""
    return _facts.match(text) is not None


def tells_fact(block: Block) -> bool:
    """Whether a short line tells such a thing somewhere."""
    short = len(block.line.content.text) <= _LONGEST_FACTS
    return short and _facts.search(block.line.raw) is not None


def without_controls(block: Block) -> Block | None:
    """The block without what a reader of the page presses, such as 打印 and 字号：大 中 小.

    None when nothing else is on the line, or when it names who put the page on the net.
    """
    raw = block.line.raw
    if len(raw) > _LONGEST_IMPRINT:
        return block
    if _editor.fullmatch(block.line.content.text) or _icons.fullmatch(block.line.content.text):
        return None
    text = block.line.content.text
    pressed = [match.span() for match in _control.finditer(text)]
    if not pressed or block.line.mark or not (_facts.search(text) or _is_covered(text, pressed)):
        return block
    line = without(block.line, pressed)
    return replace(block, line=line) if line else None


def _is_covered(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the spans leave nothing of a text but marks between them."""
    rest = "".join(
        " " if any(a <= at < b for a, b in spans) else sign for at, sign in enumerate(text)
    )
    return not re.search(r"\w", rest)
