"""Lines of a text copied from a web page become its bars: what is pressed, and the path to it.

A single such word may be a word of the document; a bar is told by the words beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.lines import Line

PRESSED = (
    "打印(?:本页|此页|文章|页面)? 关闭(?:本页|窗口|此页)? 我要(?:打印|纠错) 收藏(?:本页)? 纠错"
    " 分享(?:到|至)?[:：]?(?:微信|微博|QQ空间|朋友圈)* 返回(?:列表|上一页|上级|顶部|首页)"
    " 保护视力色[:：]? 背景色[:：]? 下载(?:全文|打印版|文字版|图片版)"
).split()
"""What a reader of a page presses, on a line with other words as well as alone."""

_ALONE = (
    "下载 全屏(?:阅读)? 加大 减小 还原 放大 缩小 朗读 繁体(?:版)? 简体(?:版)? 无障碍(?:阅读|浏览)?"
    " 微信 微博 新浪微博 朋友圈 QQ空间 QQ好友 复制链接 手机版 扫一扫.{0,16} [Aa][+＋－-]"
    " (?:阅读|浏览|点击)(?:次数|量|数|人数)?[:：]?\\d*次?"
).split()
"""What is pressed only where it is a line of its own."""

_SIZES = "大 中 小 特大 超大 默认 \\d{1,7}次?".split()
_OPENERS = "字号 字体 文字大小 分享(?:到|至)?(?=[:：])".split()
_ROOTS = ("首页", "(?:网站|本站)首页")

_pressed = re.compile("|".join([*PRESSED, *_ALONE]))
_size = re.compile("|".join(_SIZES))
_opener = re.compile(rf"(?:{'|'.join(_OPENERS)})(?:大小|选择|调整)?[:：]?")
_mark = re.compile(r"[】【|｜×✕\[\]［］()（）/／·]+")
_framed = re.compile(r"^[【\[［(（|｜]+|[】\]］)）|｜]+$")
_root = re.compile("|".join(_ROOTS))
_place = re.compile(r"您?(?:[的在]|现在|当前|目前|所在|所处){0,4}位置[:：]?")
_arrow = re.compile(r"[>＞›»/／]+|-{1,2}>|→")

_LONGEST = 20
"""Characters of a line of a bar."""


def bars(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines that belong to the bars of the page a text was copied from."""
    texts = [
        line.content.text
        if len(line.content.text) <= _LONGEST and not (line.mark or line.row)
        else ""
        for line in lines
    ]
    return frozenset((*_pressed_lines(texts), *_paths(texts)))


def _pressed_lines(texts: Sequence[str]) -> Iterator[int]:
    """The lines of runs that name two things to press, or the size of letters and one more."""
    first = 0
    for at in range(len(texts) + 1):
        if at < len(texts) and _may_be_pressed(texts[at]):
            continue
        run = [_framed.sub("", text) for text in texts[first:at]]
        words = {text for text in run if _pressed.fullmatch(text)}
        opened = any(_opener.fullmatch(text) for text in run)
        if len(words) > 1 or (opened and len(run) > 1):
            yield from range(first, at)
        first = at + 1


def _may_be_pressed(text: str) -> bool:
    if not text:
        return False
    bare = _framed.sub("", text)
    return not bare or any(form.fullmatch(bare) for form in (_pressed, _size, _opener, _mark))


def _paths(texts: Sequence[str]) -> Iterator[int]:
    """The lines of paths such as 首页 > 要闻, a step a line, and the name of the column below."""
    at = 0
    while at < len(texts):
        first = at
        if texts[at] and _place.fullmatch(texts[at]):
            at += 1
        if at >= len(texts) or not (texts[at] and _root.fullmatch(texts[at])):
            at = max(at, first + 1)
            continue
        while at + 1 < len(texts) and _arrow.fullmatch(texts[at + 1]):
            at += 2 if at + 2 < len(texts) and texts[at + 2] else 1
        at += 1
        if at < len(texts) and at - first > 2 and texts[at] == texts[at - 1]:
            at += 1
        if at - first > 1:
            yield from range(first, at)
