"""The blocks of a saved web page become those of its document: what surrounds it is left out.

No single sign is trusted alone: an element that its name or style says to be navigation or hidden
is kept when it holds a good part of the page's sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from corpus.headings import is_byline, is_navigation
from corpus.readers.html_blocks import Block
from corpus.readers.html_tree import Node

_ALWAYS = frozenset("nav footer aside menu dialog form".split())
_ROLES = frozenset(
    "navigation banner contentinfo complementary search menu menubar toolbar dialog".split()
)
_names = re.compile(
    r"(?:^|[-_])(?:nav\w*|\w+nav|menus?|mainmenu|breadcrumbs?|crumbs?|mianbao\w*|position|location"
    r"|dqwz|wz|bds?share\w*|share\w*|\w+share|fenxiang|foot\w*|\w+foot(?:er)?|bottom\w*|copyright"
    r"|banquan|sidebar|side|related|relate[sd]?\w*|xgwz|xgyd|xgxx|recommend\w*|hot\w*|qrcode|ewm"
    r"|erweima|pag(?:er|ination|ing)|fanye|toolbars?|tools?|print|dayin|font-?size|zihao"
    r"|header|topbar|logo|banner|search\w*|friend-?links?|friendlinks?|yqlj|links?|comments?"
    r"|ad|ads|advert\w*|login|language|accessibility|wza|barrier\w*|float\w*|popup|modal|gotop"
    r"|backtop|skip\w*|sr-only|prev(?:next)?|next)(?:$|[-_]|\d)",
    re.IGNORECASE,
)
_hidden = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_imprint = re.compile(
    r"版权所有|Copyright|©|备案(?:号|编号)|ICP备|公网安备|网站标识码|网站地图|技术支持|主办(?:单位)?[:：]"
    r"|承办(?:单位)?[:：]|浏览器|分辨率|无障碍|未经.{0,12}转载|扫一扫|二维码|邮编[:：]|联系我们"
)
_ends = re.compile(r"[。！？；]")
_SENTENCE = 12
"""Characters of the shortest line that weighs as prose."""


def main_text(blocks: Sequence[Block], titles: Collection[str]) -> list[Block]:
    """The blocks of the document; its title, and who published it when, stay wherever they are.

    A page without sentences is kept but for what is hidden or named navigation.
    """
    weights: Counter[Node] = Counter()
    for block in blocks:
        for node in _upward(block.node):
            weights[node] += _weight(block)
    total = sum(_weight(block) for block in blocks)
    left_out = {
        node
        for node in weights
        if (_is_hidden(node) and weights[node] <= 0.5 * total)
        or (_suspect(node) and weights[node] <= 0.3 * total)
    }
    kept = [block for block in blocks if not any(up in left_out for up in _upward(block.node))]
    core = _core(kept)
    lists = _link_lists(kept)
    within = [block for block in kept if _is_within(block, core)]
    first = kept.index(within[0]) if within else 0
    found = [
        block
        for at, block in enumerate(kept)
        if not (is_navigation(block.line.raw) and not block.line.mark)
        and block.node not in lists
        and (_is_within(block, core) or _may_stand_outside(block, titles, before=at < first))
    ]
    return found or kept


def _weight(block: Block) -> int:
    """How much a block counts as prose: its characters outside links, if they make sentences."""
    text = block.line.content.text
    if len(text) < _SENTENCE or not _ends.search(text) or _imprint.search(text):
        return 0
    return len(text) - block.linked


def _core(blocks: Sequence[Block]) -> Node | None:
    """The innermost element that holds nearly all prose."""
    weights: Counter[Node] = Counter()
    total = 0
    for block in blocks:
        total += _weight(block)
        for node in _upward(block.node):
            weights[node] += _weight(block)
    if not total:
        return None
    holds = [node for node, weight in weights.items() if weight >= 0.95 * total]
    return max(holds, key=_depth, default=None)


def _may_stand_outside(block: Block, titles: Collection[str], *, before: bool) -> bool:
    """Whether a block outside the core belongs to the document all the same."""
    raw = block.line.raw
    if block.linked > 0.5 * len(block.line.content.text) or _imprint.search(raw):
        return False
    if _weight(block):
        return True
    return before and (block.line.mark > 0 or raw in titles or is_byline(raw))


def _link_lists(blocks: Sequence[Block]) -> set[Node]:
    """Elements and rows that hold hardly anything but links, four and more."""
    linked: Counter[Node] = Counter()
    length: Counter[Node] = Counter()
    links: Counter[Node] = Counter()
    for block in blocks:
        owners = {block.node, block.node.parent or block.node}
        for node in owners:
            linked[node] += block.linked
            length[node] += len(block.line.content.text)
            links[node] += block.links
    lists = {node for node in links if links[node] >= 4 and linked[node] >= 0.7 * length[node]}
    return {block.node for block in blocks if lists & {block.node, block.node.parent}}


def _is_within(block: Block, core: Node | None) -> bool:
    return core is None or core in _upward(block.node)


def _suspect(node: Node) -> bool:
    """Whether an element says of itself that it is not the document."""
    if node.name in _ALWAYS or node.attributes.get("role", "").lower() in _ROLES:
        return True
    if node.name == "header" and not _in_article(node):
        return True
    names = f"{node.attributes.get('class', '')} {node.attributes.get('id', '')}"
    return any(_names.search(name) for name in names.split()[:20])


def _in_article(node: Node) -> bool:
    return any(up.name in {"article", "main", "section"} for up in _upward(node))


def _is_hidden(node: Node) -> bool:
    attributes = node.attributes
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden", "").lower() == "true"
        or _hidden.search(attributes.get("style", "")) is not None
    )


def _upward(node: Node) -> Iterator[Node]:
    at: Node | None = node
    while at is not None:
        yield at
        at = at.parent


def _depth(node: Node) -> int:
    return sum(1 for _ in _upward(node))
