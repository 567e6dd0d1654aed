"""Blocks become the paragraphs of a document under the sections that its headings open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.asides import asides, is_cover_field, lone_numerals, who_speaks
from corpus.cells import cells
from corpus.cleaning import is_row_of_names
from corpus.contents import contents, led_entries
from corpus.decimals import decimal_headings
from corpus.declared import attached, declares_headings, fields_above
from corpus.headings import (
    BRACKETS,
    goes_on_with_names,
    is_annex_label,
    is_byline,
    is_caption,
    is_label,
    is_letterspaced,
    is_navigation,
    is_numbered_caption,
    is_numbered_heading,
    is_picture_credit,
    is_plain_heading,
    may_be_set_apart,
    names_speaker,
    numbering,
    opens_news,
    tells_fields,
)
from corpus.heads import ARTICLE_OF_LAW, numbered_heads
from corpus.info_box import values_of_labels
from corpus.items import headings_among, items, picked_out
from corpus.levels import (
    ARTICLE,
    COUNTED,
    MARKS,
    ORDINAL,
    PLAIN,
    STATUTE,
    depths,
    late_forms,
)
from corpus.model import Paragraph, ParagraphKind, Section
from corpus.nesting import nested, set_between
from corpus.plain_heads import with_plain_heads
from corpus.reflow import Block
from corpus.sentences import sentence_spans
from corpus.title_block import title_block
from corpus.titles import is_shelf_mark

_numeral = re.compile("[一二三四五六七八九十]{1,2}")
_ordinal = re.compile(r"第[一二三四五六七八九十]{1,3}[，、]")
"""A numbering that sentences have as well as headings, so that it tells only how deep one is."""


_LAST_OF_NUMBER = frozenset("一二三四五六七八九十0123456789")

LONGEST_CAPTION = 160
"""Characters of what a picture shows; no heading is as long."""

_PARTS_OF_HEADLINE, _FEWEST_CELLS = 4, 3

_SET_OFF = frozenset((*STATUTE[:-1], *COUNTED))
"""Forms whose numbers tell what a heading without one stands in."""


@dataclass(frozen=True, slots=True)
class Structure:
    """The title, sections and paragraphs of a document."""

    title: str
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]


def structure(blocks: Sequence[Block], name: str = "", declared: str = "") -> Structure:
    """The outline that a reader would draw; section 0 is the document itself.

    The title is `declared` where the format tells it. Where no heading is the title that is `name`,
    or the first words where that is "".
    """
    texts = [block.content.text for block in blocks]
    kinds = _kinds(blocks)
    for at in (*contents(texts), *led_entries(texts)):
        kinds[at] = ParagraphKind.NAVIGATION
    decimals = decimal_headings(texts, kinds)
    for at in decimals:
        kinds[at] = ParagraphKind.HEADING
    forms = _forms(blocks, kinds)
    forms = [
        form if block.lines[0].mark else decimals.get(at, form)
        for at, (block, form) in enumerate(zip(blocks, forms, strict=True))
    ]
    title, title_at, within = title_block(blocks, kinds, forms, name, declared)
    for at in within:
        forms[at] = None
    if title_at is not None:
        for at in within.intersection(who_speaks(texts, title_at)):
            kinds[at] = ParagraphKind.BYLINE
    heads = numbered_heads(blocks, kinds)
    for at, head in enumerate(heads):
        if head and not (title_at is not None and at <= title_at):
            forms[at] = head.form
    late = late_forms(forms, texts)
    levels = depths(forms, texts, late)
    divides = nested(
        [
            (at, levels[at], texts[at] if form in COUNTED else "")
            for at, form in enumerate(forms)
            if form
        ]
    )
    between = set_between(
        [
            (at, form if form in _SET_OFF else "", texts[at])
            for at, form in enumerate(forms)
            if form in _SET_OFF or ((form == PLAIN or form in late) and _heads_text(forms, at))
        ]
    )
    divides = {**between, **divides}
    sections = [Section(0, 0, title, 0, None)]
    paragraphs: list[Paragraph] = []
    section = 0
    opened: dict[int, int] = {}
    of_law: set[int] = set()
    for at, (block, kind, form) in enumerate(zip(blocks, kinds, forms, strict=True)):
        head = heads[at]
        if form is not None:
            if at in divides:
                parent = opened[divides[at]]
                level = sections[parent].level + 1
            else:
                level = levels[at]
                parent = section
                while sections[parent].level >= level:
                    parent = sections[parent].parent or 0
            section = opened[at] = len(sections)
            heading = block.content.text[: head.length] if head else block.content.text
            sections.append(Section(section, level, heading, at, parent))
            if head and head.form == ARTICLE_OF_LAW:
                of_law.add(section)
        paragraphs.append(_paragraph(at, section, kind, block, head.length if head else 0))
    return Structure(title, _without_gaps(sections), with_plain_heads(paragraphs, of_law))


def _heads_text(forms: Sequence[str | None], at: int) -> bool:
    """Whether text stands below a heading, or below the one without a number that follows it."""
    below = at + 1
    if forms[at] == PLAIN and below < len(forms) and forms[below] == PLAIN:
        below += 1
    return below < len(forms) and not forms[below]


def _without_gaps(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections, those of one level still on one level, but none deeper than the deepest of
    them stands: forms that other parts of a document have leave no steps in these."""
    reached = {0: 0}
    for each in sorted(sections[1:], key=lambda section: section.level):
        above = reached[sections[each.parent or 0].level]
        reached[each.level] = max(reached.get(each.level, 0), above + 1)
    return tuple(
        each if each.level == reached[each.level] else replace(each, level=reached[each.level])
        for each in sections
    )


def _kinds(blocks: Sequence[Block]) -> list[ParagraphKind]:
    kinds = [_kind(block) for block in blocks]
    for at, block in enumerate(blocks):
        if kinds[at] is ParagraphKind.BODY and is_label(block.content.text):
            kinds[at] = ParagraphKind.BYLINE
            if at + 1 < len(blocks) and kinds[at + 1] is ParagraphKind.HEADING:
                kinds[at + 1] = _kind_below_label(blocks[at + 1])
    for at in range(1, len(blocks)):
        if kinds[at] is ParagraphKind.HEADING and kinds[at - 1] is ParagraphKind.BYLINE:
            first, above = blocks[at].lines[0], blocks[at - 1].lines[-1]
            if not first.mark and (
                goes_on_with_names(first.raw) or names_speaker(above.raw, first.raw)
            ):
                kinds[at] = ParagraphKind.BYLINE
    texts = [block.content.text for block in blocks]
    values = values_of_labels(texts)
    boxed = {at for at in values if kinds[at] is ParagraphKind.HEADING}
    for at in (*fields_above(blocks, kinds), *boxed):
        kinds[at] = ParagraphKind.BODY
    if declares_headings(blocks, kinds):
        # A format that declares its headings has no others, but for numbered ones and annexes.
        of_annexes = attached(blocks, kinds)
        for at, block in enumerate(blocks):
            if (
                kinds[at] is ParagraphKind.HEADING
                and _form(block) == PLAIN
                and at not in of_annexes
            ):
                kinds[at] = ParagraphKind.BODY
    beside = asides(blocks, kinds)
    for at, kind in beside.items():
        kinds[at] = kind
    for at in cells(texts, kinds, [bool(block.lines[0].mark) for block in blocks]):
        kinds[at] = ParagraphKind.BODY
    for at in lone_numerals(texts, kinds):
        kinds[at] = ParagraphKind.HEADING
    for at in (*items(blocks, kinds), *picked_out(blocks, kinds)):
        kinds[at] = ParagraphKind.BODY
    for at in headings_among(blocks, kinds):
        kinds[at] = ParagraphKind.HEADING
    for at in range(len(blocks) - 1, -1, -1):
        if at in beside:
            continue
        if kinds[at] is not ParagraphKind.HEADING:
            break
        if at > 0 and not blocks[at].lines[0].mark and not numbering(blocks[at].content.text):
            kinds[at] = ParagraphKind.BODY
    return kinds


def _kind_below_label(block: Block) -> ParagraphKind:
    """What a line is that may be a heading, below one that announces who published or when."""
    told = not block.lines[0].mark and _form(block) == PLAIN and len(block.content.text) <= 20
    return ParagraphKind.BYLINE if told else ParagraphKind.HEADING


def _kind(block: Block) -> ParagraphKind:
    text = block.content.text
    first = block.lines[0]
    if block.furniture:
        return ParagraphKind.NAVIGATION
    if first.mark:
        return ParagraphKind.HEADING
    if first.row:
        return ParagraphKind.BODY
    if first.caption:
        return ParagraphKind.CAPTION
    raw = first.raw if len(block.lines) == 1 else text
    if may_be_set_apart(raw):
        if len(block.lines) == 1 and is_navigation(raw):
            return ParagraphKind.NAVIGATION
        if is_byline(raw):
            return ParagraphKind.BYLINE
        if is_picture_credit(raw):
            return ParagraphKind.CAPTION
    if len(text) > LONGEST_CAPTION:
        return ParagraphKind.BODY
    if is_numbered_caption(text):
        return ParagraphKind.CAPTION
    annex = text[-1] in "：:" and is_annex_label(text) and text[-2] in _LAST_OF_NUMBER
    plain = (is_plain_heading(text) or annex) and not (
        _is_in_columns(first.raw)
        or is_row_of_names(first.raw)
        or _is_unbalanced(text)
        or tells_fields(text)
        or is_cover_field(text)
    )
    if plain or is_numbered_heading(text):
        return ParagraphKind.HEADING
    if is_caption(text):
        return ParagraphKind.CAPTION
    return ParagraphKind.BODY


def _is_unbalanced(text: str) -> bool:
    """Whether a line has but one half of a pair of brackets, so that it is half of a line."""
    return any(
        text.count(left) != text.count(right)
        for left, right in BRACKETS
        if left in text or right in text
    )


def _is_in_columns(raw: str) -> bool:
    """Whether a line looks like a row of a table whose cells nothing but spaces part: a headline
    has four parts at most, and where it has four no numbers begin one behind the first."""
    if raw.isascii() or is_letterspaced(raw):
        return False
    cells = raw.split()
    if sum(len(each) > 1 and not each.isdecimal() for each in cells) < _FEWEST_CELLS:
        return False  # 2020 年 12 月 7 日
    return len(cells) > _PARTS_OF_HEADLINE or (
        len(cells) == _PARTS_OF_HEADLINE and any(each[0].isdecimal() for each in cells[1:])
    )


def _forms(blocks: Sequence[Block], kinds: Sequence[ParagraphKind]) -> list[str | None]:
    """For each block the form of the heading it is, None where it opens no section.

    An article's headline is the first of the headings that a byline or a news lead follows; the
    others down to the byline are its subtitles and open nothing.
    """
    forms: list[str | None] = []
    for block, kind in zip(blocks, kinds, strict=True):
        forms.append(_form(block) if kind is ParagraphKind.HEADING else None)
    runs = [run for run in _plain_runs(forms) if _heads_article(blocks, kinds, run)]
    if runs and any(block.lines[0].mark for block in blocks[: runs[0].start]):
        runs = []
    begins = [*(run.start for run in runs[1:]), len(blocks)]
    heads = [run for run, end in zip(runs, begins, strict=False) if _has_text(kinds, run, end)]
    for run in heads:
        for at in run:
            forms[at] = None
        texts = ((at, blocks[at].content.text) for at in run)
        titles = (at for at, text in texts if text[0] != "—" and not is_shelf_mark(text))
        forms[next(titles, run.start)] = ARTICLE
    headlines = {blocks[at].content.text for at, form in enumerate(forms) if form == ARTICLE}
    return forms if len(headlines) > 1 else [PLAIN if form == ARTICLE else form for form in forms]


def _form(block: Block) -> str:
    if block.lines[0].mark:
        return MARKS[block.lines[0].mark - 1]
    found = numbering(block.content.text)
    if found:
        return found.form
    if _numeral.fullmatch(block.content.text):
        return COUNTED[0]
    return ORDINAL if _ordinal.match(block.content.text) else PLAIN


def _plain_runs(forms: Sequence[str | None]) -> list[range]:
    """The runs of neighbouring headings without a number."""
    runs: list[range] = []
    start: int | None = None
    for at in range(len(forms) + 1):
        plain = at < len(forms) and forms[at] == PLAIN
        if plain and start is None:
            start = at
        elif not plain and start is not None:
            runs.append(range(start, at))
            start = None
    return runs


def _has_text(kinds: Sequence[ParagraphKind], run: range, end: int) -> bool:
    """Whether there is text between the head of an article and the next, which begins at `end`."""
    return end == len(kinds) or ParagraphKind.BODY in kinds[run.stop : end]


def _heads_article(blocks: Sequence[Block], kinds: Sequence[ParagraphKind], run: range) -> bool:
    """Whether the headings of `run` head an article of a page."""
    if run.stop == len(blocks):
        return False
    if kinds[run.stop] is ParagraphKind.BYLINE or opens_news(blocks[run.stop].content.text):
        return True
    for at in range(run.stop, len(blocks)):
        if kinds[at] is ParagraphKind.HEADING:
            return False
        if kinds[at] is ParagraphKind.BYLINE:
            return at + 1 == len(blocks) and kinds[at - 1] is ParagraphKind.BODY
    return False


def _paragraph(index: int, section: int, kind: ParagraphKind, block: Block, head: int) -> Paragraph:
    text = block.content.text
    spans = () if kind is ParagraphKind.NAVIGATION else sentence_spans(text)
    source = (block.lines[0].start, block.lines[-1].end)
    return Paragraph(index, section, kind, text, spans, source, block.content.runs, head)
