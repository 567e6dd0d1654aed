"""What on a web page is prose, and what is the imprint of its site."""

from __future__ import annotations

import re

from corpus.readers.html_blocks import Block
from corpus.scripts import either_script

_imprint = re.compile(
    either_script(
        r"版权所有|Copyright|©|备案(?:号|编号)|ICP备|公网安备|网站标识码|网站地图|技术支持|主办(?:单位)?[:：]"
        r"|承办(?:单位)?[:：]|浏览器|分辨率|无障碍|未经.{0,12}转载|扫一扫|二维码|邮编[:：]|联系我们"
    )
)
_ends = re.compile(r"[。！？；]")
_SENTENCE = 12
"""Characters of the shortest line that weighs as prose."""


def is_imprint(text: str) -> bool:
    """Whether a line tells of the site: who runs it, how to reach or to see it."""
    return _imprint.search(text) is not None


def prose(block: Block) -> int:
    """How much a block counts as prose: its characters outside links, if they make sentences."""
    text = block.line.content.text
    if len(text) < _SENTENCE or not _ends.search(text) or is_imprint(text):
        return 0
    return len(text) - block.linked
