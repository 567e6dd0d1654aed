"""Full lines become ends of paragraphs or wraps, by how paragraphs open elsewhere in the text.

Where nothing but a short last line parts paragraphs, a full line that ends a sentence tells nothing
by itself. The text does: behind its short lines paragraphs begin, inside its lines sentences begin
that open none. What those look like is counted, and each place in doubt weighed by it (naive Bayes;
Manning, Raghavan and Schütze, Introduction to Information Retrieval, chapter 13).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from statistics import median
from typing import TypeAlias

from corpus.headings import (
    LONGEST_HEADING,
    is_numbered_heading,
    is_plain_heading,
    is_signed,
    numbering,
)
from corpus.line_ends import begins_item
from corpus.lines import Line
from corpus.sentences import CLOSERS

Traits: TypeAlias = tuple[str, tuple[Hashable, ...]]
"""What the text after a mark opens with, and all that is counted of it and of what is before."""

_mark = re.compile(rf"[。！？；：…;:!?]+[{re.escape(CLOSERS)}]*")
_article = re.compile(
    r"第[一二三四五六七八九十百千〇零两\d]{1,7}条(?:之[一二三四五六七八九十])?(?![第至和、款])"
)
_head = re.compile(r"[^，；：,;:。！？]{4,23}。")
_counted = re.compile(r"[一二三四五六七八九十]是|其[一二三四]")
_salutation = re.compile(r"(?:各位|同志们)[^，。；]{0,24}[：:！!]")
_unfinished = re.compile(r"[，、（《“‘—-]$")

_LOOK_AHEAD = 80
"""Characters after a mark that are looked at."""

_OPENING = frozenset("各位 一年 今年 过去 去年 现在 同志 本条 前款 —— 以上 特此 附件".split())
_CONTINUING = frozenset(
    (
        "其中 此外 同时 但是 但其 让我 在此 新增 新建 建成 建立 开工 开展 启动 举办 出台 制定 累计"
        " 完成 落实 优化 发挥 围绕 用好 主动 成功 推广 探索 充分 争取 严格 支持 聚焦 坚决 情节 构成"
        " 逾期 拒不 造成 有违 具体"
    ).split()
)
"""Words that reports and statutes open paragraphs with, and words that hardly ever do."""

_USUAL: Mapping[str, tuple[float, float]] = {
    "article": (3.0, 0.1),
    "numbered": (3.0, 0.5),
    "opening": (2.0, 0.5),
    "head": (1.0, 2.0),
    "counted": (1.0, 2.0),
    "plain": (1.0, 4.0),
    "continuing": (0.2, 4.0),
    "clause": (0.2, 4.0),
}
"""How often each opening is taken to begin a paragraph, and not to, before the text has spoken."""

_COUNTED = frozenset({"article", "numbered"})
"""What may open a paragraph after a mark that ends no sentence."""

_WEIGHT = 2.0
"""How often a trait is taken to have been seen, at the usual odds, before the text has spoken."""

_SHORTEST_SENTENCE = 6
"""Characters, with its mark, of the sentence that a paragraph may open with below a heading."""

_DOUBT = -0.7
"""Log odds at which a paragraph ends: joining two wrongly costs both, parting one costs one."""


@dataclass(slots=True)
class _Tally:
    """How often each trait was seen where paragraphs begin, and where they go on."""

    begins: Counter[Hashable] = field(default_factory=Counter)
    goes_on: Counter[Hashable] = field(default_factory=Counter)
    begun: int = 1
    gone_on: int = 3

    def count(self, traits: Traits, *, begins: bool) -> None:
        """Count a place of which it is known whether a paragraph begins there."""
        (self.begins if begins else self.goes_on).update(traits[1])
        self.begun += begins
        self.gone_on += not begins

    def odds(self, traits: Traits) -> float:
        """The logarithm of how much likelier a paragraph begins than goes on."""
        opening, (form, *others) = traits
        usual, unusual = _USUAL[opening]
        odds = math.log((self.begins[form] + usual) / (self.goes_on[form] + unusual))
        share = self.begun / (self.begun + self.gone_on)
        for trait in others:
            yes = self.begins[trait] + _WEIGHT * share
            no = self.goes_on[trait] + _WEIGHT * (1 - share)
            odds += math.log(yes / no) - math.log(share / (1 - share))
        return odds


def openings(lines: Sequence[Line], full: Sequence[bool], odds: float = _DOUBT) -> frozenset[int]:
    """The numbers of the lines that begin a paragraph though the line before them is full.

    `full[at]` says that line `at` leaves no room for what the next line begins with; `odds` are the
    log odds at which a paragraph is taken to end.
    """
    text = "".join(line.content.text for line in lines)
    ends = list(accumulate(len(line.content.text) for line in lines))
    after = {end: at for at, end in enumerate(ends[:-1], start=1)}
    breaks = [0, *(end for end, at in after.items() if not full[at - 1]), len(text)]
    for end, at in after.items():
        signed = full[at - 1] and is_signed(lines[at - 1].raw)
        if signed or (full[at - 1] and _sets_itself_off(lines, full, at)):
            insort(breaks, end)
    tally = _Tally()
    doubtful: list[re.Match[str]] = []
    for mark in _mark.finditer(text):
        end = mark.end()
        known = breaks[bisect_left(breaks, end)] == end
        if end == len(text):
            break
        if end in after and not known:
            doubtful.append(mark)
        else:
            tally.count(_traits(text, breaks, mark), begins=known)
    for mark in doubtful:
        if tally.odds(_traits(text, breaks, mark)) > odds:
            insort(breaks, mark.end())
    breaks = sorted({*breaks, *_ends_of_headings(text, breaks, ends)})
    return frozenset(after[end] for end in breaks if end in after and full[after[end] - 1])


def _sets_itself_off(lines: Sequence[Line], full: Sequence[bool], at: int) -> bool:
    """Whether a line is a salutation, or a short headline behind the end of a sentence."""
    goes_on = at + 1 < len(lines) and full[at]
    ended = _mark.search(lines[at - 1].raw[-3:]) is not None
    if _salutation.match(lines[at].content.text):
        return True
    return ended and not goes_on and is_plain_heading(lines[at].content.text)


def _traits(text: str, breaks: Sequence[int], mark: re.Match[str]) -> Traits:
    """What opens after a mark, and how far it is from the last beginning and to the next mark."""
    end = mark.end()
    rest = text[end : end + _LOOK_AHEAD]
    opening, form = _opening(rest)
    if mark[0] in "；;：:" and opening not in _COUNTED:
        opening = "clause"
    before = end - breaks[bisect_left(breaks, end) - 1]
    following = _mark.search(rest)
    length = following.end() if following else _LOOK_AHEAD
    word = ("word", rest[:2])
    return opening, ((form, mark[0][0]), word, ("before", _size(before)), ("next", _size(length)))


def _size(length: int) -> int:
    """A length in steps of half again as much."""
    return int(1.7 * math.log2(length))


def _opening(text: str) -> tuple[str, str]:
    """The opening of a text as _USUAL names it, and its form."""
    if _article.match(text):
        return "article", "article"
    if found := numbering(text):
        return "numbered", found.form
    if begins_item(text):
        return "numbered", "decimal"
    if text[:2] in _OPENING:
        return "opening", "opening"
    if text[:2] in _CONTINUING:
        return "continuing", "continuing"
    form = "head" if _head.match(text) else "counted" if _counted.match(text) else "plain"
    return form, form


def _ends_of_headings(text: str, breaks: Sequence[int], ends: Sequence[int]) -> Iterator[int]:
    """Where a numbered heading fills its line and the text below seems to go on with it.

    It is told by its fellows, the headings of the same numbering that end in a short line; where
    more than one line end would do, the heading is taken to be as long as they usually are.
    """
    lengths: defaultdict[str, list[int]] = defaultdict(list)
    longer: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for start, end in pairwise(breaks):
        found = numbering(text[start : min(end, start + _LOOK_AHEAD)])
        if found and is_numbered_heading(text[start:end]) and not _mark.search(text[end - 1]):
            lengths[found.form].append(end - start)
        elif found:
            longer[found.form].append((start, end))
    for form, places in longer.items():
        if len(lengths[form]) < max(2, len(places)):
            continue
        usual = median(lengths[form])
        for start, end in places:
            mark = _mark.search(text, start, end)
            reach = min(start + LONGEST_HEADING, (mark.end() if mark else end) - _SHORTEST_SENTENCE)
            within = ends[bisect_left(ends, start + 1) : bisect_right(ends, reach)]
            fitting = [at for at in within if not _unfinished.search(text[at - 1])]
            if fitting:
                yield min(fitting, key=lambda at: abs(at - start - usual))
