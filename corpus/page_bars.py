"""Lines of a text copied from a web page become its bars: what is pressed, and the path to it.

A single such word may be a word of the document; a bar is told by the words beside it, or by
standing above all else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, takewhile

from corpus.lines import Line
from corpus.scripts import both_scripts, either_script

PRESSED = (
    "打印(?:本页|此页|文章|页面)? 关闭(?:本页|窗口|此页)? 我要(?:打印|纠错) 收藏(?:本页)? 纠错"
    " 分享(?:到|至)?[:：]?(?:微信|微博|QQ空间|朋友圈)* 返回(?:列表|上一页|上级|顶部|首页)"
    " 保护视力色[:：]? 背景色[:：]? 下载(?:全文|打印版|文字版|图片版)"
).split()
"""What a reader of a page presses, on a line with other words as well as alone."""

_ALONE_FORMS = (
    "下载 全屏(?:阅读)? 加大 减小 还原 放大 缩小 朗读 繁体(?:版)? 简体(?:版)? 无障碍(?:阅读|浏览)?"
    " 微信 微博 新浪微博 朋友圈 QQ空间 QQ好友 复制链接 手机版 扫一扫.{0,16} A[+＋－-] a[+＋－-]"
    " 阅读{count} 浏览{count} 点击{count}"
)
_ALONE = _ALONE_FORMS.replace("{count}", r"(?:次数|量|数|人数)?[:：]?\d*次?").split()
"""What is pressed only where it is a line of its own."""

_ABOVE = (
    "色彩风格 字级设定[:：]? 网站地图 联系我们 寄给朋友 列印 手机端 政务邮箱"
    " 回目录 英文版 EN English"
).split()
"""What is pressed only above all text."""

_STEPS = (
    "(?:上|前|下|后)一[页篇条] [上下]页 第一页 末页 尾页 首页"
    " (?:查看|显示|展开|阅读)?(?:全部|更多|全文) 返回(?:上页|目录)?"
).split()
"""What leads to other pages or to more of this one, as a line of its own."""

_SIZES = "大 中 小 特大 超大 默认".split()
_OPENERS = "字号 字体 文字大小 分享(?:到|至)?(?=[:：])".split()
_ROOTS = "首页 网站首页 本站首页".split()
_MARKS = "】【|｜×✕[]［］()（）/／·"

_pressed = re.compile(either_script("|".join([*PRESSED, *_ALONE])))
_of_page = re.compile(either_script("|".join([*PRESSED, *_STEPS])))
_above = re.compile(either_script("|".join(_ABOVE)))
_size = re.compile(either_script("|".join([*_SIZES, r"\d{1,7}次?"])))
_opener = re.compile(
    either_script(rf"(?:{'|'.join(_OPENERS)})(?:大小|选择|调整)?[:：]?(?:{'|'.join(_SIZES)})?")
)
_mark = re.compile(f"[{re.escape(_MARKS)}]+")
_framed = re.compile(r"^[【\[［(（|｜]+|[】\]］)）|｜]+$")
_root = re.compile(either_script("|".join(_ROOTS)))
_place = re.compile(either_script(r"您?(?:[的在]|现在|当前|目前|所在|所处){0,4}位置[:：]?"))
_address = re.compile(r"https?://[!-~]{1,300}")
_arrow = re.compile(r"[>＞›»/／]+|-{1,2}>|→")

_first = both_scripts(
    "您的在现当目所位"
    + _MARKS
    + "".join(form[0] for form in (*PRESSED, *_ALONE, *_SIZES, *_OPENERS, *_ROOTS))
)
"""What the lines of a bar begin with, but for digits: nearly no other line has to be looked at."""

_LONGEST = 20
"""Characters of a line of a bar."""


def bars(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines that belong to the bars of the page a text was copied from."""
    texts = {
        at: line.content.text
        for at, line in enumerate(lines)
        if len(line.content.text) <= _LONGEST and not (line.mark or line.row)
    }
    above = list(takewhile(lambda at: _is_above(lines[at].raw), range(len(lines))))
    told = [at for at, text in texts.items() if text[0] in _first or text[0].isdigit()]
    return frozenset((*above, *_pressed_lines(texts, told), *_paths(texts, told)))


def is_pressed(text: str) -> bool:
    """Whether a line, framed or not, is only what a reader presses on a page and nowhere else."""
    if len(text) > _LONGEST:
        return False
    return _of_page.fullmatch(_framed.sub("", text)) is not None


def _is_above(raw: str) -> bool:
    """Whether a line, all above it being such, is no text: something to press, or an address."""
    if len(raw) > _LONGEST:
        return _address.fullmatch(raw) is not None
    bare = _framed.sub("", raw)
    return any(form.fullmatch(bare) is not None for form in (_of_page, _above, _address))


def _pressed_lines(texts: Mapping[int, str], told: Sequence[int]) -> Iterator[int]:
    """The lines of runs that name two things to press, or the size of letters and one more."""
    pressed = (at for at in told if _may_be_pressed(texts[at]))
    for _, numbered in groupby(enumerate(pressed), lambda one: one[1] - one[0]):
        lines = [at for _, at in numbered]
        run = [_framed.sub("", texts[at]) for at in lines]
        words = {text for text in run if _pressed.fullmatch(text)}
        opened = any(_opener.fullmatch(text) for text in run)
        if len(words) > 1 or (opened and len(run) > 1):
            yield from lines


def _may_be_pressed(text: str) -> bool:
    bare = _framed.sub("", text)
    return not bare or any(form.fullmatch(bare) for form in (_pressed, _size, _opener, _mark))


def _paths(texts: Mapping[int, str], told: Sequence[int]) -> Iterator[int]:
    """The lines of paths such as 首页 > 要闻, a step a line, and the name of the column below."""
    at = -1
    for first in told:
        if first < at:
            continue
        at = first + 1 if _place.fullmatch(texts[first]) else first
        if not _root.fullmatch(texts.get(at, "")):
            continue
        while _arrow.fullmatch(texts.get(at + 1, "")):
            at += 2 if at + 2 in texts else 1
        at += 1
        if at - first > 2 and at in texts and texts[at] == texts.get(at - 1):
            at += 1
        if at - first > 1:
            yield from range(first, at)
