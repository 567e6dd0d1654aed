"""The blocks of a saved web page become those of its document: what surrounds it is left out.

No single sign is trusted alone: an element that its name or style says to be navigation or hidden
is kept when it, or a paragraph with all that bear the same name, holds a good part of the page's
sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import islice, takewhile

from corpus.headings import is_byline, is_navigation
from corpus.readers.html_blocks import Block
from corpus.readers.html_edges import addressed, beside_facts, opening, signature
from corpus.readers.html_hidden import hidden
from corpus.readers.html_names import is_of_page, names_header, page_names
from corpus.readers.html_prose import is_imprint, prose
from corpus.readers.html_tools import is_fact, tells_fact, without_controls
from corpus.readers.html_tree import Node, upward
from corpus.scripts import either_script
from corpus.tables import CELL, is_figure

_OTHERS = (
    "推荐阅读 为[你您]推荐 猜[你您]喜欢 [你您]可能.{0,2}(?:喜欢|感兴趣).{0,3} 大家都在看"
    " 热门(?:推荐|新闻|文章|资讯|评论) 热点(?:新闻|推荐|排行) 精彩(?:推荐|图集|图片)"
    " 最新(?:新闻|资讯|文章) 更多(?:阅读|新闻|精彩) 图片新闻 友情链接 .{0,4}排行榜?"
    " (?:重点|编辑|今日)推荐 .{0,4}最近文章"
    " (?:网友|最新|全部|热门)?评论 发表评论 我要(?:评论|跟帖)"
).split()
_RELATED = (
    "(?:相关|关联)(?:新闻|阅读|链接|文章|稿件|报道|推荐|资讯|内容|信息|政策|解读|专题)"
    " (?:延伸|扩展|参考)阅读"
).split()
_announces = re.compile(either_script(r"(?:相关|关联)(?:新闻|阅读|链接|文章|稿件|报道|推荐)[:：]?"))
"""A line over other pages, wherever it stands."""

_others = re.compile(
    either_script(
        rf"[【\[■◆●]?(?:(?P<sure>{'|'.join(_OTHERS)})|{'|'.join(_RELATED)})"
        r"[】\]]?[:：]?(?:更多|换一换)?(?:[>＞》+].{0,6})?(?:[（(]\d+[）)])?"
    )
)
"""Lines below a document that announce others or what readers say of it; the second kind may head
a part of the document as well."""

_MOST, _NEARLY_ALL = 0.4, 0.85
"""Shares of the prose of a page that stand above such a line for it to end the document."""

_attached = re.compile(
    r"附件\s?\d{0,2}[：:、.．\s].{1,100}\.(?:docx?|wps|pdf|xlsx?|et|pptx?|ofd|zip|rar)",
    re.IGNORECASE,
)
"""The name of a file that belongs to a document, in the list of such files below it."""

_LINES = frozenset("p span font strong b em i u a li dd dt h1 h2 h3 h4 h5 h6".split())
"""Elements that hold a line or a paragraph; what belongs to it stands beside it."""

_PARAGRAPH = 60
"""Characters of sentences in a paragraph; the head of a page has none."""

_MOST_FACTS = 4
"""Lines below a title that tell of its page."""

_HIGHEST_LIST = 4
"""How many elements outwards a list of links is looked for: a line, its item, the list."""


def main_text(blocks: Sequence[Block], titles: Collection[str], title: Block | None) -> list[Block]:
    """The blocks of the document; its title, and who published it when, stay wherever they are.

    A page without sentences is kept but for what is hidden or named navigation.
    """
    weights: Counter[Node] = Counter()
    for block in blocks:
        for node in upward(block.node):
            weights[node] += prose(block)
    total = sum(prose(block) for block in blocks)
    alike: Counter[str] = Counter()
    for node in weights:
        if node.name in _LINES:
            alike.update(dict.fromkeys(page_names(node), weights[node]))
    spoken = {node for each in blocks if prose(each) >= _PARAGRAPH for node in upward(each.node)}
    unseen = hidden(blocks, weights, total)
    of_page = {
        node
        for node in weights
        if (is_of_page(node) and weights[node] <= 0.3 * total)
        or any(
            (alike[name] if node.name in _LINES else weights[node]) <= 0.3 * total
            for name in page_names(node)
            if not (names_header(name) and node in spoken)
        )
    }
    shown = [block for block in blocks if block is title or not _is_inside(block, unseen)]
    named = [_is_inside(block, of_page) for block in shown]
    places = [at for at, block in enumerate(shown) if block is title or not named[at]]
    kept = _without_tail([shown[at] for at in places], title)
    places = places[: len(kept)]
    core = _core(kept)
    lists = _link_lists(kept)
    within = [at for at in places if _is_within(shown[at], core)]
    first = within[0] if within else 0
    declared = next((at for at in places if shown[at] is title), None)
    headline = declared or 0
    tables = _tables_of_figures(kept)
    edges = _edges(shown, within, declared, named) if within else set()
    edges -= _among_others(shown, edges, of_page)
    edges |= _told_below(shown, declared)
    found = [
        bare
        for at in sorted(edges.union(places))
        if (bare := _bare(shown[at], title))
        and not (is_navigation(bare.line.raw) and not bare.line.mark)
        and not _announces.fullmatch(bare.line.content.text)
        and shown[at].node not in lists
        and (
            at in edges
            or shown[at] is title
            or (
                (
                    _is_within(shown[at], core)
                    or _table_of(shown[at]) in tables
                    or _may_stand_outside(shown[at], titles, before=at < first)
                )
                and (at >= headline or _may_stand_above(shown[at]))
            )
        )
    ]
    return found or kept


def _bare(block: Block, title: Block | None) -> Block | None:
    """A block without what is pressed; the title is left as it is."""
    return block if block is title else without_controls(block)


def _edges(
    blocks: Sequence[Block], within: Sequence[int], headline: int | None, named: Sequence[bool]
) -> set[int]:
    """The blocks around those of the text that are its document's, in whatever element.

    They open it, sign it, or are fields beside others. What an element named navigation holds has
    to say more for itself.
    """
    last = within[-1]
    end = max(within[0], headline or 0)
    opened = _opened(blocks, within, headline, named)
    signed = signature(blocks, last, sure=any(named[last + 1 : last + 2]))
    edges = opened.union(signed, beside_facts(blocks, end))
    above = [at for at in within if prose(blocks[at]) and at < end]
    if above and not opened:
        edges.update(at for at in signature(blocks, above[-1], sure=True) if at < end)
    return {at for at in edges if not _is_mostly_linked(blocks[at])}


def _opened(
    blocks: Sequence[Block], within: Sequence[int], headline: int | None, named: Sequence[bool]
) -> set[int]:
    """The blocks from the title or the salutation that opens a document to its text.

    Where the page declares as its title that of an annex, they reach from the title of what
    transmits it, or whom that addresses, to the annex.
    """
    first = within[0]
    end = max(first, headline or 0)
    salutation = addressed(blocks, end)
    text = min(first, salutation)
    if headline is not None:
        text = min(salutation, next((at for at in within if prose(blocks[at])), end))
        if text >= headline:
            return {at for at in range(salutation, end) if not named[at]}
    sure = headline is not None or any(named[text - 1 : text])
    title = opening(blocks, text, sure=sure)
    begin = title.start if title else salutation
    return {at for at in range(begin, end) if at in title or not named[at]}


def _among_others(
    blocks: Sequence[Block], edges: Collection[int], of_page: Collection[Node]
) -> set[int]:
    """Those of the edges that an element of the page holds together with other blocks."""
    others = {
        up
        for at, block in enumerate(blocks)
        if at not in edges
        for up in upward(block.node)
        if up in of_page
    }
    return {at for at in edges if any(up in others for up in upward(blocks[at].node))}


def _told_below(blocks: Sequence[Block], headline: int | None) -> set[int]:
    """The lines directly below the title that tell when the page was put up and by whom, in the
    element around the title's: they belong to it even in one that is named a header."""
    if headline is None:
        return set()
    own = blocks[headline].node
    while own.name in _LINES and own.parent is not None:
        own = own.parent
    around = own.parent
    below = range(headline + 1, min(len(blocks), headline + 1 + _MOST_FACTS))
    facts = takewhile(
        lambda at: (
            is_fact(blocks[at].line.content.text)
            and any(up is around for up in upward(blocks[at].node))
        ),
        below,
    )
    return set(facts)


def _is_inside(block: Block, nodes: Collection[Node]) -> bool:
    return any(up in nodes for up in upward(block.node))


def _without_tail(blocks: Sequence[Block], title: Block | None) -> list[Block]:
    """The blocks before a line that announces other pages or what readers have to say.

    Such a line ends the document when most of its sentences are before it; one that may as well
    head a part of the document does so only when hardly a sentence follows.
    """
    total = sum(prose(block) for block in blocks)
    before = 0
    for at, block in enumerate(blocks):
        text = block.line.content.text
        told = _others.fullmatch(text) if block is not title and len(text) <= 24 else None
        share = before / total if total else 0.0
        if told and share >= (_MOST if told["sure"] else _NEARLY_ALL):
            return list(blocks[:at])
        before += prose(block)
    return list(blocks)


def _may_stand_above(block: Block) -> bool:
    """Whether a block above the title belongs to the document: sentences, or facts about it."""
    text = block.line.content.text
    return bool(prose(block) or CELL in text or is_byline(block.line.raw) or is_fact(text))


def _core(blocks: Sequence[Block]) -> Node | None:
    """The innermost element that holds nearly all prose and may hold more than a paragraph."""
    weights: Counter[Node] = Counter()
    total = 0
    for block in blocks:
        total += prose(block)
        for node in upward(block.node):
            weights[node] += prose(block)
    if not total:
        return None
    holds = [node for node, weight in weights.items() if weight >= 0.95 * total]
    core = max(holds, key=_depth, default=None)
    while core is not None and core.parent is not None and core.name in _LINES:
        core = core.parent
    while core is not None and _is_bare(core) and core.parent is not None and _is_div(core.parent):
        core = core.parent  # The parts of a text that a word processor saved in one element each.
    return core


def _is_div(node: Node) -> bool:
    return node.name in {"div", "article", "section"}


def _is_bare(node: Node) -> bool:
    """Whether an element has no name of its own, as those have that hold the text of a page."""
    return node.name == "div" and not (node.attributes.get("class") or node.attributes.get("id"))


def _is_mostly_linked(block: Block) -> bool:
    return block.linked > 0.5 * len(block.line.content.text)


def _may_stand_outside(block: Block, titles: Collection[str], *, before: bool) -> bool:
    """Whether a block outside the core belongs to the document all the same."""
    raw = block.line.raw
    if _is_mostly_linked(block) or is_imprint(raw):
        return False
    if prose(block) or _attached.fullmatch(raw):
        return True
    told = block.line.mark > 0 or raw in titles or tells_fact(block) or is_byline(raw)
    return before and told


def _link_lists(blocks: Sequence[Block]) -> set[Node]:
    """Elements that hold hardly anything but links, four and more, and those inside them."""
    linked: Counter[Node] = Counter()
    length: Counter[Node] = Counter()
    links: Counter[Node] = Counter()
    sentences: Counter[Node] = Counter()
    for block in blocks:
        for node in islice(upward(block.node), _HIGHEST_LIST):
            linked[node] += block.linked
            length[node] += len(block.line.content.text)
            links[node] += block.links
            sentences[node] += prose(block)
    lists = {
        node
        for node in links
        if links[node] >= 4 and linked[node] >= (0.7 if sentences[node] else 0.5) * length[node]
    }
    return {
        block.node
        for block in blocks
        if any(up in lists for up in islice(upward(block.node), _HIGHEST_LIST))
    }


def _tables_of_figures(blocks: Sequence[Block]) -> set[Node]:
    """The tables that tell figures of something, which belong to the document wherever they are."""
    tables: set[Node] = set()
    for block in blocks:
        cells = [cell for cell in block.line.content.text.split(CELL) if cell]
        figures = sum(map(is_figure, cells))
        table = _table_of(block) if figures and not block.links else None
        if table is not None and any(len(cell) > 1 and not is_figure(cell) for cell in cells):
            tables.add(table)
    return tables


def _table_of(block: Block) -> Node | None:
    """The table that a row is of."""
    if CELL not in block.line.content.text:
        return None
    return next((node for node in upward(block.node) if node.name == "table"), None)


def _is_within(block: Block, core: Node | None) -> bool:
    return core is None or core in upward(block.node)


def _depth(node: Node) -> int:
    return sum(1 for _ in upward(node))
