"""What two neighbouring lines say of the line end between them: a paragraph's, or only a line's.

In a text whose paragraphs blank lines part, a line end without one stands inside a paragraph. Such
are texts taken out of pages with a line for each link or bold run in them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.cleaning import stops_in_name
from corpus.headings import BRACKETS, begins_article_text, is_plain_heading, numbering
from corpus.lines import Line
from corpus.scripts import both_scripts, either_script
from corpus.sentences import ends_sentence
from corpus.tables import CELL

INDENT = 4
"""Cells of a first-line indent, which text taken from a page has often lost."""

_COMMAS = frozenset("，,")
_CANNOT_BEGIN = both_scripts("，。、；：！？）》”’」』】％%,;:!?)]们")
_UNFINISHED = frozenset("，、,（(《“")
_digits_go_on = re.compile(r"\d{1,4}(?:[%％‰℃]|[万亿]|个百分点|[\u4e00-\u9fff][，。；、])")
"""What a number that was broken at its point ends and goes on with (3. and 1%)."""

_dates_end = {
    "年": re.compile(r"(?<!\d)(?:19|20)\d\d$"),
    "月": re.compile(r"\d年\d{1,2}$"),
    "日": re.compile(r"\d月\d{1,2}$"),
}
"""What a date ends with that was broken before its year, month or day."""

_LONGEST_DATE = 8
"""Characters of such an end, with one before it."""

_closing_note = re.compile(r"[（(][^（）()：:]{2,12}[：:][^（）()]*[）)]$")
_LONGEST_NOTE = 200
"""A remark at the end of a paragraph that stands for its full stop (（责任单位：省财政厅）)."""

_field = re.compile(r"[\u4e00-\u9fff]{2,8}[：:]")
_dated = re.compile(r"(?:19|20)\d\d(?:年|[.．]\d)")
"""What the lines of a list begin with that have neither a number nor a full stop."""

_WIDE_SPACES = 2

_decimal_or_month = re.compile(
    r"\d{1,2}(?:\.\d{1,2}){1,3}\s*(?![万亿元个倍米公吨平])[\u4e00-\u9fff《“]|(?:19|20)\d\d\.\d{1,2}[^\d%万亿]"
)
_article = re.compile("第[一二三四五六七八九十百千零〇两0-9]{1,7}[条條]")
_begun_article = re.compile(
    rf"{_article.pattern}(?:之[一二三四五六七八九十]{{1,2}})?(?![规規的第、，。和至或款所之及与與）》])"
)
_last_word = re.compile("[\u4e00-\u9fff]{1,4}[。；;]")
_address, _LONGEST_ADDRESS = re.compile(r"://[!-~]+$"), 300
_OF_ADDRESS = frozenset("_/?&=%#")
"""What goes on with an address and begins no word."""

_rest_of_address = re.compile(r"(?!\w+://)[0-9A-Za-z-]{0,60}[._/][!-~]{1,200}")

_ANSWERS = frozenset(
    "无。 無。 有。 是。 否。 略。 同意。 通过。 通過。 暂无。 没有。 沒有。 不适用。".split()
)
"""Sentences of a word that forms and minutes have below a heading."""

_counted = re.compile(r"[一二三四五六七八九十]{1,2}[是要]")
_inner_pause = re.compile("[，,。；;！？]")
_quoted_sentence = re.compile(r"[“‘「][^“”]{4,}[。！？](?:[^“”]*)”")

_FEWEST_PARTED = 4
"""Blank lines, and line ends without one that are none of a paragraph, that tell of a whole text
how its paragraphs are parted."""

_NARROWEST_HUNG, LONGEST_HEADLINE = 32, 48
"""Cells that a wrapped paragraph is wide at least, as verses and lists of names are not, and one
of two lines, which might be a headline and what it heads."""

_UNEVEN = 8
"""Cells by which the full lines of such a paragraph differ: marks and figures are set narrower."""

_FORMS_OF_HEADINGS = frozenset({"一、", "（一）"})
_inner_comma = re.compile("[，、；,]")

NEAR_EDGE = 0.8
"""The part of the width of a wrapped paragraph or column that each of its lines but the last takes,
and that a headline hardly does."""

_LONG = 60
"""Characters of a line that is no head run in before a paragraph."""


_LEADING = frozenset("到 在 于 至 从 由 对 和 与 及 或 以 为 将 把 被".split())
"""Words that are a line of their own only where a program tore them off."""

_BOXES = frozenset({"专栏", "專欄"})
"""What a number on the next line counts."""

_SHORTEST_BROKEN, _SHORTEST_REST = 4, 20
"""Characters of a sentence that is broken off, and of the prose that it goes on with."""

_of_note = re.compile(either_script("[：:]|谢谢|感谢|特此|此[致复令]"))
"""What stands at the end of a paragraph without a full stop: who is responsible, a closing."""


def goes_on(raw: str) -> bool:
    """Whether a line begins with what begins no paragraph: a mark, a suffix, one character and a
    comma. `raw` keeps spacing."""
    first, second = raw[0], raw[1:2]
    if first in _CANNOT_BEGIN or (first == "的" and second not in {"士", "确"}):
        return True
    return second in _COMMAS and "\u4e00" <= first <= "\u9fff"


def breaks_number(before: str, after: str) -> bool:
    """Whether a line end stands inside a number or a date."""
    if after[0] in "年月日":
        return _dates_end[after[0]].search(before[-_LONGEST_DATE:]) is not None
    if before[-1] not in ".．" or _digits_go_on.match(after) is None:
        return False
    return before[-2:-1].isdecimal()


def continues(before: str, after: str) -> bool:
    """Whether `after` goes on with the sentence that an unwrapped line `before` breaks off in."""
    if numbering(after) or _begun_article.match(after):
        return False
    if leads_on(before):
        return True
    number = numbering(before)
    if is_plain_heading(before) or before[-1] in "；;：:" or before.endswith("..."):
        return False
    if _closing_note.search(before[-_LONGEST_NOTE:]) or _are_entries(before, after):
        return False
    if not re.search("[，,。；;！？]", before):
        return False
    if number and not re.search("[。！？]", before):
        return False
    return not (_quoted_sentence.match(after) and before[-1] not in "：，")


def tears(before: str, after: str) -> bool:
    """Whether a line end surely stands inside a sentence: a bracket that the line before it leaves
    open closes behind it, an address goes on, or no more than the last word of a sentence is left
    for the next line."""
    if before in _LEADING or (before in _BOXES and after.isdecimal()):
        return True
    if ends_sentence(before) or begins_item(after):
        return False
    if _breaks_off_in_prose(before, after):
        return True
    address = before[-2:].isascii() and after[0].isascii() and after[0].islower()
    if address and stops_in_name([before]):
        return True
    begun = after[0] in _OF_ADDRESS or _rest_of_address.fullmatch(after) is not None
    if begun and _address.search(before[-_LONGEST_ADDRESS:]):
        return True
    if len(before) >= _LONG // 3 and _last_word.fullmatch(after) and after not in _ANSWERS:
        return "\u4e00" <= before[-1] <= "\u9fff"
    for opening, closing in BRACKETS:
        if before.count(opening) > before.count(closing):
            closes, opens = after.find(closing), after.find(opening)
            return closes > 0 and not 0 <= opens < closes and not after[:closes].isascii()
    return False


def _breaks_off_in_prose(before: str, after: str) -> bool:
    """Whether a paragraph of whole sentences stops inside the last one, and prose follows; or an
    article stops that has a text."""
    if not "\u4e00" <= before[-1] <= "\u9fff":
        return False
    end = before.rfind("。") + 1
    if not end and begins_article_text(before):
        return not may_begin_article(after)
    return (
        0 < end <= len(before) - _SHORTEST_BROKEN
        and _of_note.search(before, end) is None
        and len(after) >= _SHORTEST_REST
        and after[0] not in "（("
        and ends_sentence(after)
        and not (_quoted_sentence.match(after) or may_begin_article(after))
    )


def leads_on(text: str) -> bool:
    """Whether a line is but the number of what follows, or stops at a mark that ends nothing."""
    number = numbering(text)
    alone = number is not None and number.length == len(text)
    return alone or text[-1] in _UNFINISHED or _counted.fullmatch(text) is not None


def begins_item(text: str) -> bool:
    """Whether a line begins with the number of an item, a decimal one too (36.7 本合同), or with
    the month that an entry of a life begins with."""
    return numbering(text) is not None or begins_decimal(text)


def begins_decimal(text: str) -> bool:
    """Whether a line begins with a decimal number and words (3.5 处置), or a month of a life."""
    return _decimal_or_month.match(text) is not None


def may_begin_article(text: str) -> bool:
    """Whether a line begins with the number of an article, if only to refer to it."""
    return _article.match(text) is not None


def are_items(before: str, after: str) -> bool:
    """Whether two lines begin with numbers of one form, or with the months of a life."""
    number, next_number = numbering(before), numbering(after)
    if number is None or next_number is None:
        return bool(_decimal_or_month.match(before) and _decimal_or_month.match(after))
    return number.form == next_number.form


def opens_indented(line: Line) -> bool:
    """Whether a line begins with the two wide spaces that open a paragraph, and that no margin is
    made of."""
    return line.lead == _WIDE_SPACES and line.indent == 2 * _WIDE_SPACES


def _are_entries(before: str, after: str) -> bool:
    """Whether two lines begin alike, as the fields of a form or the dates of a life do."""
    return any(form.match(before) and form.match(after) for form in (_field, _dated))


def run_on(lines: Sequence[Line], wrapped: int) -> frozenset[int]:
    """The lines that go on with the one before because no blank line is between them.

    `wrapped` is how many of the lines stand in a column, whose width tells more. Empty where blank
    lines are not what parts the paragraphs of the text: hardly a line end without one may be that
    of a paragraph, and some cannot be. Of lines that a blank line parts from others those run on
    that one of them shows to be cut, and what follows a sentence or a clause; not the title.
    """
    close = [at for at in range(1, len(lines)) if not lines[at].gap and not lines[at].page]
    if 4 * wrapped > len(lines) or not close or len(lines) - len(close) < _FEWEST_PARTED:
        return frozenset()
    cut = {at for at in close if goes_on(lines[at].raw) or lines[at - 1].raw[-1] in _UNFINISHED}
    if len(cut) < _FEWEST_PARTED:
        return frozenset()
    ended = {at for at in close if at not in cut and ends_sentence(lines[at - 1].raw)}
    open_ended = {at for at in close if "，" in lines[at - 1].raw} - cut - ended
    if 2 * sum(len(lines[at - 1].raw) > _LONG for at in ended) > len(cut):
        return frozenset()
    found: set[int] = set()
    run: list[int] = []
    for at in [*close, 0]:
        if run and at != run[-1] + 1:
            found.update(run if not cut.isdisjoint(run) else (ended | open_ended).intersection(run))
            run = []
        run.append(at)
    return frozenset(found - {1} if is_plain_heading(lines[0].content.text) else found)


def hung(lines: Sequence[Line]) -> frozenset[int]:
    """The lines that go on in the middle of a sentence below the indented first line of a wrapped
    paragraph: flush left, and without a blank line between.

    All lines of such a paragraph but its last reach about as far, and it has the marks of prose.
    """
    found: set[int] = set()
    begun = [at for at, line in enumerate(lines[:-1]) if line.lead and line.indent <= INDENT]
    for first in begun:
        end = first + 1
        while end < len(lines) and _is_close(lines[end]):
            end += 1
        if end > first + 1 and _is_wrapped(lines[first:end]):
            found.update(at for at in range(first + 1, end) if _hangs(lines[at - 1], lines[at]))
    return frozenset(found)


def flowing(lines: Sequence[Line]) -> frozenset[int]:
    """The lines that go on with a paragraph told by itself, in a text that is no column: lines of
    nearly one width, one below the other, that stop inside sentences, and a shorter one that ends.

    A text with few of them is not wrapped: its long headings look the same.
    """
    found: set[int] = set()
    many = 0
    run: list[int] = []
    for at, line in enumerate(lines):
        if run and not _goes_on_in(line):
            run = []
        if run and ends_sentence(line.raw):
            wide = max(lines[before].width for before in run)
            if line.width <= wide + _UNEVEN:
                found.update((*run[1:], at))
                many += 1
        if not _flows_on(line):
            run = []
        elif run and abs(line.width - lines[run[0]].width) <= _UNEVEN:
            run.append(at)
        else:
            run = [at]
    return frozenset(found) if many >= _FEWEST_PARTED else frozenset()


def _goes_on_in(line: Line) -> bool:
    return _is_close(line) and not (begins_item(line.content.text) or may_begin_article(line.raw))


def _flows_on(line: Line) -> bool:
    """Whether a long line stops inside a sentence, by its look."""
    if not "\u4e00" <= line.raw[-1] <= "\u9fff" or line.width < LONGEST_HEADLINE:
        return False
    if line.mark or line.row:
        return False
    number = numbering(line.content.text)
    if number is not None and number.form in _FORMS_OF_HEADINGS:
        return False
    return number is not None or _inner_comma.search(line.raw) is not None


def _is_close(line: Line) -> bool:
    return not (line.lead or line.gap or line.page or line.mark or line.row)


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether lines look like the whole of one paragraph, the first one indented."""
    if lines[0].mark or lines[0].row:
        return False
    *reached, last = (line.indent + line.width for line in lines)
    edge = sorted(reached)[len(reached) // 2]
    headed = len(lines) == 2 and numbering(lines[0].content.text) is not None
    narrowest = LONGEST_HEADLINE if len(lines) == 2 else _NARROWEST_HUNG
    if headed or edge < narrowest or min(reached) < NEAR_EDGE * max(edge, last):
        return False
    return any(_inner_pause.search(line.raw[:-1]) is not None for line in lines)


def _hangs(before: Line, after: Line) -> bool:
    ended = ends_sentence(before.raw) or before.raw[-1] in "；;：:"
    return not ended and numbering(after.content.text) is None


def torn(lines: Sequence[Line]) -> frozenset[int]:
    """The lines that go on with the paragraph before them though a blank line parts the two.

    So are paragraphs that another program made of printed pages. Empty unless some begin with a
    mark that begins none; then others that break off in a sentence are torn too.
    """
    whole = [
        at
        for at in range(1, len(lines))
        if not any(
            line.mark or line.row or CELL in line.content.text for line in lines[at - 1 : at + 1]
        )
    ]
    surely = [at for at in whole if lines[at].raw[0] in _CANNOT_BEGIN]
    if len(surely) < _FEWEST_PARTED:
        return frozenset()
    return frozenset(surely) | {at for at in whole if _breaks_off(lines[at - 1], lines[at])}


def _breaks_off(before: Line, after: Line) -> bool:
    long = len(before.raw) > _LONG // 2 and not ends_sentence(before.raw)
    return long and continues(before.content.text, after.content.text)
