"""The lines at the top of a document become its title and what belongs to that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from corpus.asides import is_cover_field, is_salutation
from corpus.dates import is_date
from corpus.headings import LONGEST_HEADING, heads_contents, numbering
from corpus.levels import ARTICLE, MARKS, PLAIN, is_front
from corpus.line_ends import may_begin_article
from corpus.model import ParagraphKind
from corpus.reflow import Block
from corpus.sentences import ends_sentence
from corpus.tables import CELL
from corpus.titles import (
    bare_title,
    ends_as_title,
    is_issuer,
    is_masthead,
    is_official,
    is_shelf_mark,
)

_TOP, _SHORTEST_AGAIN = 30, 6
"""Lines at the top of a page among which a title is said twice, and its characters."""

_MOST_ABOVE = 2
"""Paragraphs of text above a title."""

_LONGEST_COVER = 16
"""Lines of a cover, title included."""

_LONGEST_IN_ENGLISH = 160

_UNNUMBERED = frozenset((PLAIN, None, *MARKS))

_pause = re.compile("[，,。！？；：]")
_when = re.compile(r"(?:[0-9〇○一二三四五六七八九十]+[年月日时分点]|[上下]午)+")
_spaces = re.compile(r"\s")
_first_part = re.compile(r"01(?!\d)")
"""What the first of the parts of a text begins with that are numbered 01, 02 and on."""


class TitleBlock(NamedTuple):
    """The title of a document, the place of the block that it is (None where none is), and the
    places of those beside it that open no section."""

    title: str
    at: int | None
    within: frozenset[int]


def title_block(
    blocks: Sequence[Block],
    kinds: Sequence[ParagraphKind],
    forms: Sequence[str | None],
    name: str,
    declared: str,
) -> TitleBlock:
    """The title, which is `declared` where the format tells it, and `name` or the first words where
    no heading is one. The headline of the first article is that of a page of several.
    """
    articles = [at for at, form in enumerate(forms) if form == ARTICLE]
    first = next((at for at, kind in enumerate(kinds) if kind is ParagraphKind.HEADING), None)
    if articles and ParagraphKind.BODY not in kinds[first : articles[0]]:
        at = articles[0]
        return TitleBlock(declared or bare_title(blocks[at].content.text), at, frozenset())
    texts = [block.content.text for block in blocks]
    marks = [block.lines[0].mark for block in blocks if block.lines[0].mark]
    only = marks[:1] == [1] and marks.count(1) == 1 < len(marks)
    alone = only and first is not None and blocks[first].lines[0].mark == 1
    if (
        first is None
        or not (alone or _may_be_title(blocks[first], forms[first]))
        or not (blocks[first].lines[0].mark or _stands_at_top(kinds, texts, first))
    ):
        title = declared or name or _first_words(texts)
        again = _said_again(declared, kinds, texts) if declared else ()
        return TitleBlock(title, None, frozenset(again))
    at = first
    if not blocks[first].lines[0].mark or is_masthead(texts[first]) or is_shelf_mark(texts[first]):
        at = _title_below(kinds, forms, texts, first)
    title = declared or bare_title(texts[at])
    subtitles = range(first, _end(kinds, forms, texts, at))
    return TitleBlock(title, at, frozenset((*subtitles, *_said_again(title, kinds, texts))))


def _may_be_title(block: Block, form: str | None) -> bool:
    """Whether the first heading is the title: it has no number."""
    if may_begin_article(block.content.text):
        return False
    return form in {PLAIN, None} or (form == MARKS[0] and numbering(block.content.text) is None)


def _stands_at_top(kinds: Sequence[ParagraphKind], texts: Sequence[str], at: int) -> bool:
    """Whether no more than a summary or a note stands above a heading."""
    sentences = (
        above
        for above in range(at)
        if kinds[above] is ParagraphKind.BODY and ends_sentence(texts[above])
    )
    return sum(1 for _ in islice(sentences, _MOST_ABOVE + 1)) <= _MOST_ABOVE


def _title_below(
    kinds: Sequence[ParagraphKind],
    forms: Sequence[str | None],
    texts: Sequence[str],
    first: int,
) -> int:
    """The place of the title: the first heading, unless that only heads the page (…人民政府文件)
    and there is one below it, before any text: as authorities write titles, or said twice; or any
    where the first only tells where the document belongs.
    """
    again = len(texts[first]) >= _SHORTEST_AGAIN and texts[first] in texts[first + 1 : first + _TOP]
    if again or is_official(texts[first]):
        return first
    heads: list[int] = []
    for at in range(first + 1, min(len(kinds), first + _TOP)):
        if kinds[at] is ParagraphKind.HEADING:
            if forms[at] not in _UNNUMBERED or numbering(texts[at]):
                break
            heads.append(at)
        elif kinds[at] is ParagraphKind.BODY and ends_sentence(texts[at]):
            break
    text = next(
        (
            at
            for at in range(first, len(kinds))
            if kinds[at] is ParagraphKind.BODY and not is_shelf_mark(texts[at])
        ),
        len(kinds),
    )
    official = (at for at in heads if at < text and is_official(texts[at]))
    twice = (
        at
        for at in heads
        if len(texts[at]) >= _SHORTEST_AGAIN and texts[at] in texts[at + 1 : at + _TOP]
    )
    below = [at for at in heads if at < text] if is_shelf_mark(texts[first]) else []
    below = [at for at in below if not (is_shelf_mark(texts[at]) or is_date(texts[at]))]
    ended = [at for at in below if ends_as_title(texts[at])]
    others = [at for at in below if not is_masthead(texts[at])]
    return [*official, *twice, *ended, *others, first][0]


def _said_again(title: str, kinds: Sequence[ParagraphKind], texts: Sequence[str]) -> Iterator[int]:
    """The places of the headings above all text that only tell the title again, or the end of it
    (…省政府工作报告, 政府工作报告); and below a preface of those that tell all of it."""
    whole = _spaces.sub("", title)
    above = True
    front = False
    for at, kind in enumerate(kinds):
        if kind is ParagraphKind.BODY and (at >= _TOP or ends_sentence(texts[at])):
            above = False
        if kind is not ParagraphKind.HEADING:
            continue
        told = _spaces.sub("", bare_title(texts[at]))
        if (above and whole.endswith(told)) or (front and told == whole):
            yield at
        if not above and numbering(texts[at]):
            break
        front = front or is_front(texts[at])


def _end(
    kinds: Sequence[ParagraphKind],
    forms: Sequence[str | None],
    texts: Sequence[str],
    title_at: int,
) -> int:
    """The first place below the title and the subtitles that stand directly below it."""
    if cover := _cover(kinds, texts, title_at):
        return cover
    end = title_at + 1
    while end < len(kinds) and (
        kinds[end] in {ParagraphKind.BYLINE, ParagraphKind.NAVIGATION}
        or (
            kinds[end] is ParagraphKind.HEADING
            and forms[end] in {PLAIN, None}
            and not is_front(texts[end])
            and not _first_part.match(texts[end])
        )
        or (
            kinds[end] is ParagraphKind.HEADING
            and is_issuer(texts[end].removesuffix("发布").removesuffix("發布"))
        )
        or (kinds[end] is ParagraphKind.BODY and _is_of_cover(texts[end]))
    ):
        end += 1
    return end


def _is_of_cover(text: str) -> bool:
    """Whether a line below a title is the title in English, or a number of the document."""
    return len(text) <= _LONGEST_IN_ENGLISH and text.isascii() and not ends_sentence(text)


def _cover(kinds: Sequence[ParagraphKind], texts: Sequence[str], title_at: int) -> int | None:
    """The place of the table of contents behind a cover that begins with the title: no more than
    a note of one sentence stands between them, and no preface."""
    notes = 0
    for at in range(title_at + 1, min(title_at + _LONGEST_COVER, len(texts))):
        if kinds[at] is ParagraphKind.NAVIGATION and heads_contents(texts[at]):
            return at
        notes += ends_sentence(texts[at])
        if numbering(texts[at]) or is_front(texts[at]) or notes > 1:
            return None
    return None


def _first_words(texts: Sequence[str]) -> str:
    """What a text without a title begins with: its first line where that is no sentence, or else
    as far as the first mark behind more than a date."""
    told = (each for each in texts if not (is_salutation(each) or is_cover_field(each)))
    text = next(told, texts[0] if texts else "")
    if not text or CELL in text or numbering(text) or may_begin_article(text):
        return ""
    if len(text) <= LONGEST_HEADING and not ends_sentence(text) and text[-1:] not in "：:；;，":
        return text
    end = next(
        (
            mark.start()
            for mark in _pause.finditer(text)
            if mark.start() >= _SHORTEST_AGAIN and not _when.fullmatch(text, 0, mark.start())
        ),
        len(text),
    )
    return text[:end][:40] or text[:40]
