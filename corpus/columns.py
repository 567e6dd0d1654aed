"""Lines become the columns they were set in: how wide they are, and what parts paragraphs.

Text that a machine wrapped is told by its line ends: hardly one leaves room for what follows.
Text from a page is justified, so that its width is only nearly the same; it is estimated from the
lines around each place.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, pairwise, product
from operator import attrgetter

from corpus.headings import heads_part_of_law, is_article_number
from corpus.lines import Line, cell_width
from corpus.sentences import ends_sentence

WINDOW = 8
"""Lines on each side that the width of a justified column is estimated from."""

_FEWEST = 4
"""Lines that end no sentence from which a column is told."""

NARROWEST, WIDEST = 12, 240
"""Widths that are believed, in cells."""

SLACK = 6
"""Cells that a justified column may leave at the end of a full line: characters pushed on to the
next line by the rules of line breaking, and punctuation squeezed or hung."""

_NEARLY = 0.8
"""The part of the width of a column that the lines of its paragraphs but the last take."""

_NEARLY_FULL = 0.88
"""The part of the width that a first line without its indent of two characters takes at least, in
a column of 34 characters."""

_INDENT = 4
"""Cells of an indent, which the first line of a paragraph may have lost."""

_NARROW = 2
"""Cells by which a line may be narrower than others that hold digits, which most fonts of a print
set wider than half a character."""

_OFF_CENTRE = 2
"""Characters or cells that a centred line has more on one side than on the other."""

_WIDE = 40
"""Cells; the lines of a narrower column may as well be those of a list."""

_first_unit = re.compile(r"[A-Za-z]+|[“‘（《(]*.[，。、；：！？）》”’」』】]*", re.DOTALL)
_first_character = re.compile(r"[A-Za-z]+|.", re.DOTALL)
_spaced = re.compile("[\u4e00-\u9fff][0-9A-Za-z]|[0-9A-Za-z%][\u4e00-\u9fff]")
_word = re.compile(r"[A-Za-z,.;:!?)][A-Za-z]")
_inner_space = re.compile("[\u4e00-\u9fff] [0-9A-Za-z]|[0-9A-Za-z%] [\u4e00-\u9fff]")
_inner_mark = re.compile(r"[，。、；：！？]|[,;](?=[^\sA-Za-z])")
_comma_at_end = re.compile(r"[，、；：,;:]$")


@dataclass(frozen=True, slots=True)
class Column:
    """How the lines around a place are set.

    `width` is that of full lines, in cells, or in characters when `by_characters`; `exact` says
    that a machine wrapped them; `hangs` that marks which may begin no line hang beyond the width
    instead of pulling a character down with them. `gap` counts the blank lines between lines of a
    paragraph, `break_gap` between paragraphs, None when that is no sign; `lead` is the
    number of characters of spacing that paragraphs begin with, None when that is no sign;
    `spaced` says that spaces set digits and letters off from Chinese, which a wrap then drops.
    """

    width: int
    by_characters: bool
    exact: bool
    gap: int
    hangs: bool = False
    break_gap: int | None = None
    lead: int | None = None
    spaced: bool = False

    def measure(self, line: Line) -> int:
        """The width of a line with its indent, in the column's measure."""
        if self.by_characters:
            return line.lead + len(line.raw)
        return line.indent + line.width

    def is_full(self, before: Line, after: Line) -> bool:
        """Whether nothing of line `after` would have fitted on line `before`."""
        room = self.width - self.measure(before)
        if room < 1:
            return True
        if self.spaced and _spaced.fullmatch(before.raw[-1] + after.raw[0]):
            room -= 1
        elif _word.fullmatch(before.raw[-1] + after.raw[0]):
            room -= 1  # The space between two words.
        return self._first_unit(after) > room

    def may_be_full(self, before: Line, after: Line) -> bool:
        """Whether a line is full also where a mark may have pulled down the character before it,
        as those of a column do in which most, but not all, hang."""
        return self.is_full(before, after) or (
            self.hangs and replace(self, hangs=False).is_full(before, after)
        )

    def nearly_fills(self, line: Line) -> bool:
        """Whether a line comes near the edge that an extract may have robbed of its indent, or that
        stands in a part set narrower."""
        return self._indent_lost(line) > 0 and self.measure(line) >= _NEARLY_FULL * self.width

    def lost_its_indent(self, before: Line, after: Line) -> bool:
        """Whether a line would be full with the whole indent of a first line, of which an extract
        lost all or some."""
        lost = self._indent_lost(before)
        inner = replace(self, width=self.width - lost - (0 if self.by_characters else _NARROW))
        return 0 < lost <= self.width - self.measure(before) and inner.may_be_full(before, after)

    def _indent_lost(self, line: Line) -> int:
        """How much of the indent of a first line a line may have lost: all of it in a column
        without a sign of its paragraphs, else what a line with that sign has less."""
        if self.lead is not None and line.lead < self.lead:
            return 0
        return _INDENT // 2 - line.lead if self.by_characters else _INDENT - line.indent

    def opens(self, line: Line) -> bool | None:
        """Whether a line has the sign that parts paragraphs; None where there is no sign."""
        if self.lead is not None:
            return line.lead >= self.lead
        if self.break_gap is not None and not line.page:
            return line.gap >= self.break_gap
        return None

    def centres(self, line: Line) -> bool:
        """Whether a line stands in the middle of the column, deeper than its paragraphs begin."""
        deep = self.lead is not None and line.lead > self.lead
        before = line.lead if self.by_characters else line.indent
        room = self.width - self.measure(line) + before
        return deep and abs(room - 2 * before) <= _OFF_CENTRE

    def _first_unit(self, line: Line) -> int:
        pattern = _first_character if self.hangs else _first_unit
        match = pattern.match(line.raw)
        unit = match[0] if match else ""
        return len(unit) if self.by_characters else cell_width(unit)


def columns(lines: Sequence[Line], walls: Sequence[int]) -> list[Column | None]:
    """For each line the column it stands in, or None where the text is not wrapped.

    `walls` are the lines at which one article ends and another begins.
    """
    open_ended = [
        line.raw[-1] not in "；;：:"
        and not line.row
        and not ends_sentence(line.raw)
        and (line.content.text[0] != "第" or not _opens_part_of_law(line))
        for line in lines
    ]
    if sum(open_ended) < _FEWEST:
        return [None] * len(lines)
    whole = _machine_wrapped(lines, open_ended)
    if whole:
        return [whole] * len(lines)
    found: list[Column | None] = []
    opened = [0, *accumulate(open_ended)]
    for wall, next_wall in pairwise([0, *walls, len(lines)]):
        for at in range(wall, next_wall):
            low, high = max(wall, at - WINDOW), min(next_wall, at + WINDOW + 1)
            if opened[high] - opened[low] < _FEWEST:
                found.append(None)
                continue
            column = _justified(lines[low:high], open_ended[low:high])
            fits = column is not None and lines[at].width <= column.width + SLACK
            found.append(column if fits else None)
    if any(found):
        _bridge(lines, found, walls)
        _extend(lines, found, walls)
    return found


def _bridge(lines: Sequence[Line], found: list[Column | None], walls: Sequence[int]) -> None:
    """Let a column go on through a few lines that most end sentences, as the items of a list do,
    where it is as wide above as below them and a third of them reach its edge."""
    at = 0
    while at < len(found):
        if found[at] is not None:
            at += 1
            continue
        end = next((to for to in range(at, len(found)) if found[to] is not None), len(found))
        above = found[at - 1] if at else None
        below = found[end] if end < len(found) else None
        if (
            above is not None
            and below is not None
            and end - at <= 2 * WINDOW
            and above.width >= _WIDE
            and abs(above.width - below.width) <= SLACK
            and bisect_left(walls, at) == bisect_right(walls, end)
            and all(line.width <= above.width + SLACK for line in lines[at:end])
            and 3 * sum(_NEARLY * above.width < line.width for line in lines[at:end]) > end - at
        ):
            found[at:end] = [above] * (end - at)
        at = end


def _extend(lines: Sequence[Line], found: list[Column | None], walls: Sequence[int]) -> None:
    """Let a wide column go on up and down from where it was told, as far as one line of each two
    reaches its edge and nothing else parts them."""
    parted = set(walls)
    order = range(len(lines))
    for step, places in ((1, order), (-1, reversed(order))):
        for at in places:
            beside = at - step
            if found[at] is not None or not 0 <= beside < len(lines):
                continue
            column = found[beside]
            upper, lower = min(at, beside), max(at, beside)
            if (
                column is not None
                and column.width >= _WIDE
                and not parted.intersection((upper, lower))
                and lines[lower].gap <= column.gap
                and not (lines[at].row or lines[at].mark)
                and lines[at].width <= column.width + SLACK
                and lines[upper].width > column.width - SLACK - _INDENT
            ):
                found[at] = column


def _opens_part_of_law(line: Line) -> bool:
    return is_article_number(line.raw) or heads_part_of_law(line.content.text)


def _machine_wrapped(lines: Sequence[Line], open_ended: Sequence[bool]) -> Column | None:
    """The column of a text that was wrapped as a whole, or None.

    Most lines that end no sentence, or nearly all that the next one goes on with, must be as wide
    as the widest, but for a hanging mark and for what did not fit, and read like prose cut
    anywhere, not like a list or a poem.
    """
    candidates: list[tuple[float, Column, float]] = []
    evidence = [(open_ended, 0.6, 1.0), *((inner, 0.9, 0.3) for inner in _unsigned(lines))]
    for by_characters, (wrapped, enough, prose) in product((True, False), evidence):
        probe = Column(0, by_characters, exact=True, gap=0)
        widths = [probe.measure(line) for line in lines]
        common = Counter(w for w, is_wrapped in zip(widths, wrapped, strict=True) if is_wrapped)
        peak = max(common, key=lambda w: (common[w], w))
        hang = 2 if by_characters else 4
        if sum(w > peak + hang for w in widths) > 0.02 * len(widths):
            continue
        full = sum(common[w] for w in range(peak - hang // 2, peak + hang + 1))
        share = full / sum(common.values())
        hangs = any(w > peak for w in widths)
        if share >= enough:
            column = Column(peak, by_characters, exact=True, gap=0, hangs=hangs)
            candidates.append((share, column, prose))
    if not candidates:
        return None
    _, column, prose = max(candidates, key=lambda candidate: candidate[0])
    wide = column.width * 2 if column.by_characters else column.width
    if not NARROWEST <= wide <= WIDEST:
        return None
    spaced = sum(" " in line.raw and _inner_space.search(line.raw) is not None for line in lines)
    column = replace(column, spaced=spaced > 0.02 * len(lines))
    filled = [column.is_full(before, after) for before, after in pairwise(lines)]
    open_lines = [
        line
        for line, fills, is_open in zip(lines, filled, open_ended, strict=False)
        if fills and is_open
    ]
    if len(open_lines) < _FEWEST or not _reads_like_prose(open_lines, prose):
        return None
    return _with_signs(lines, column, filled, open_ended)


def _unsigned(lines: Sequence[Line]) -> Iterator[list[bool]]:
    """For each sign that may part paragraphs, an indent and a blank line, the lines that the next
    one follows without it, where some have it and some have not."""
    for sign in (attrgetter("lead"), attrgetter("gap")):
        least = min(map(sign, lines[1:]))
        inner = [sign(after) == least and not after.page for after in lines[1:]]
        if _FEWEST <= sum(inner) < len(inner):
            yield [*inner, False]


def _reads_like_prose(lines: Sequence[Line], needed: float = 1.0) -> bool:
    """Whether lines have the marks of prose; `needed` is the part of them that is asked for, less
    than all where more than their width tells that they are wrapped."""
    if not lines:
        return False
    inner = sum(bool(_inner_mark.search(line.raw[:-1])) for line in lines)
    at_end = sum(bool(_comma_at_end.search(line.raw)) for line in lines)
    narrow = max(line.width for line in lines) <= 36
    return inner >= needed * (0.15 if narrow else 0.3) * len(lines) and at_end <= 0.5 * len(lines)


def _with_signs(
    lines: Sequence[Line], column: Column, full: Sequence[bool], open_ended: Sequence[bool]
) -> Column:
    """The column with what parts its paragraphs: learned where a line end cannot be a wrap."""
    inside: Counter[int] = Counter()
    between: Counter[int] = Counter()
    leads: Counter[int] = Counter()
    least = min(line.lead for line in lines)
    for at, after in enumerate(lines[1:], start=1):
        if after.page:
            continue
        if not full[at - 1]:
            between[after.gap] += 1
            leads[after.lead] += 1
        elif open_ended[at - 1]:
            inside[after.gap] += 1
    lead = max(leads, key=lambda lead: (lead > least, leads[lead]), default=least)
    gap = inside.most_common(1)[0][0] if inside else 0
    break_gap = between.most_common(1)[0][0] if between else gap
    return replace(
        column,
        gap=gap,
        break_gap=break_gap if break_gap > gap else None,
        lead=lead if lead > least and leads[lead] >= 0.4 * leads.total() else None,
    )


def _justified(lines: Sequence[Line], open_ended: Sequence[bool]) -> Column | None:
    """The column that these neighbouring lines stand in, or None."""
    widths = sorted(line.width for line, is_open in zip(lines, open_ended, strict=True) if is_open)
    middle = widths[len(widths) // 2]
    full = widths[bisect_left(widths, middle - SLACK) : bisect_right(widths, middle + SLACK)]
    if len(full) < 0.6 * len(widths) or not NARROWEST <= full[-1] <= WIDEST:
        return None
    if sum(line.width > middle + SLACK + 2 for line in lines) > 0.25 * len(lines):
        return None
    pairs = [
        (a, b)
        for a, b, is_open in zip(lines, lines[1:], open_ended, strict=False)
        if is_open and abs(a.width - middle) <= SLACK
    ]
    if not _reads_like_prose([a for a, _ in pairs]):
        return None
    gaps = Counter(b.gap for _, b in pairs)
    make = partial(Column, by_characters=False, gap=gaps.most_common(1)[0][0] if gaps else 0)
    widest = make(full[-1], exact=False)
    if all(widest.is_full(a, b) for a, b in pairs):
        return make(full[-1], exact=True)
    return make(full[3 * len(full) // 4], exact=False)
