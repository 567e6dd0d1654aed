"""The text of a paragraph becomes the spans of its sentences.

A sentence ends at 。！？ or an ellipsis, with the quotes and brackets that close after it, and at
． or . where a paragraph has these for 。; not inside brackets or a title 《…》, not where the
quoted speech goes on with who says it (“太好了！”他说。), and not before a remark in brackets on
what an ellipsis left out. `；` ends none.
"""

from __future__ import annotations

import re

from corpus.cleaning import SPACES
from corpus.model import Span
from corpus.scripts import either_script

CLOSERS = "”’」』）)】〉》〕］\"'"
_PAIRS = {"（": "）", "(": ")", "《": "》", "〈": "〉", "【": "】", "〔": "〕", "［": "］"}
_LONGEST_BRACKET = 200
_DEEPEST_NESTING = 8

_end = re.compile(r"[。！？!?｡…⋯]+")
_ends_paragraph = re.compile(
    rf"(?:[。！？!?｡]|…|⋯)[{CLOSERS}]*\s*(?:[（(][^（）()]{{2,16}}[）)])?$"
)
_MARKS = frozenset("。！？!?｡…⋯")
_LAST = _MARKS | frozenset(CLOSERS + SPACES)
_LONGEST_END = 60
"""Characters of a mark with all that may close after it."""

_NEAR, _BEGINNING = 80, 400
"""Where a sentence ends so early, nothing behind the beginning of its paragraph has a say in it."""

_brackets = re.compile("[" + "".join(map(re.escape, [*_PAIRS, *_PAIRS.values()])) + "]")
_holds_mark = re.compile(
    "|".join(
        f"\\{left}[^\\{right}]{{0,{_LONGEST_BRACKET}}}?[。！？!?｡…⋯.．\\{left}]"
        for left, right in _PAIRS.items()
    )
)
"""A bracket with a mark or its like in it; where there is none no sentence ends inside any."""

_goes_on = re.compile(
    either_script(r"[，、；：,;。！？!?\-—～~）)》”’」』%％]|的|等|之类|这|与|和|及|或|修?改为")
)
_says = re.compile(
    either_script(
        r"[^，。！？；：“”]{0,20}?"
        r"(?:说|道|表示|介绍|指出|强调|认为|坦言|告诉|称|回忆|解释|补充|感慨|感叹|写道|问|答|笑)"
    )
)
_note = re.compile(r"(?:\[\d{1,3}\])+")
_last_note = re.compile(r"\s*[（(〔]\d{1,3}[）)〕]")
"""The marks of notes, which belong to the sentence before them."""

_REMARKS = frozenset("（(〔［")
"""What opens a remark on what was left out before it (上诉人……（写明姓名）)."""

_PAUSES = frozenset("，、；,;")
_MAY_BELONG = frozenset(CLOSERS + "[，、；")
"""What may stand behind a full stop and belong to its sentence."""

_IDEOGRAPH = "\u3400-\u4dbf\u4e00-\u9fff"
_typed_stop = re.compile(
    rf"(?<=[{_IDEOGRAPH}%％”）)])[．.](?=[{_IDEOGRAPH}“（(0-9A-Z]|[{CLOSERS}]*$)"
)
"""A full stop as typed without a Chinese keyboard; between two digits or letters it is another."""

_ends_typed = re.compile(rf"[{_IDEOGRAPH}%％）)”][．.][{CLOSERS}]*$")
_TYPED_LAST = frozenset("．." + CLOSERS)
_number_before = re.compile(r"(?:^|[。！？；.．])[（(第]?[一二三四五六七八九十百]{1,4}[）)]?$")
_FEWEST_BEFORE = 4
"""Characters before the first such stop; fewer are a number or an initial."""

_latin_full_stop = re.compile(r"(?<=[A-Za-z)]{2})(?<!\bNo)\.[\"')]*(?= +[\"'(]?[A-Z])")


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does, a signature in brackets after it allowed."""
    last = text[-1:]
    if last not in _LAST:
        return False
    return (
        last in _MARKS or _ends_paragraph.search(text, max(0, len(text) - _LONGEST_END)) is not None
    )


def sentence_spans(text: str) -> tuple[Span, ...]:
    """The spans of the sentences of a paragraph: without gaps, together the whole text."""
    length = len(text)
    typed = _typed_stops(text) if text[-1:] in _TYPED_LAST else []
    if not typed and _is_one(text):
        return ((0, length),)
    marks: list[Span] = []
    for match in _end.finditer(text):
        start, end = match.span()
        if start and end < length and text[start] == "。" and text[end] not in _MAY_BELONG:
            marks.append((start, end))
        elif found := _sentence_end(text, match):
            marks.append((start, found))
    if ". " in text:
        latin = ((match.start(), match.end() + 1) for match in _latin_full_stop.finditer(text))
        marks = sorted({*marks, *latin})
    if typed:
        marks = sorted({*marks, *typed})
    ends = _outside_brackets(text, marks)
    if len(ends) > 1 and _last_note.fullmatch(text, ends[-2]):
        del ends[-2]
    elif ends and _last_note.fullmatch(text, ends[-1]):
        del ends[-1]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    return tuple(zip([0, *ends[:-1]], ends, strict=True)) if text else ()


def first_end(text: str) -> int:
    """Where the first sentence of a paragraph ends, as `sentence_spans` has it."""
    beginning = text[:_BEGINNING]
    if len(beginning) < len(text) and "。" in beginning[:_NEAR]:
        end = sentence_spans(beginning)[0][1]
        if end <= _NEAR:
            return end
    return sentence_spans(text)[0][1]


def _is_one(text: str) -> bool:
    """Whether the only mark of a text is the 。 that it ends with, as in most short paragraphs."""
    return text.find("。") == len(text) - 1 > 0 and not (
        "！" in text
        or "？" in text
        or "…" in text
        or "!" in text
        or "?" in text
        or "｡" in text
        or "⋯" in text
        or ". " in text
    )


def _typed_stops(text: str) -> list[Span]:
    """The stops ． and . that end sentences, where a paragraph has no 。 and ends with one."""
    if "。" in text or not _ends_typed.search(text, max(0, len(text) - _LONGEST_END)):
        return []
    stops: list[Span] = []
    for match in _typed_stop.finditer(text):
        start, end = match.span()
        while end < len(text) and text[end] in CLOSERS:
            end += 1
        if start >= _FEWEST_BEFORE and not _number_before.search(text[max(0, start - 8) : start]):
            stops.append((start, end))
    return stops


def _sentence_end(text: str, match: re.Match[str]) -> int | None:
    """Where the sentence ends that this mark would end, or None when it goes on."""
    end = match.end()
    if match.start() == 0:
        return None
    if match[0][0] in "!?" and end < len(text) and text[end].isascii() and text[end].isalnum():
        return None
    closed = end
    while closed < len(text) and text[closed] in CLOSERS:
        closed += 1
    if note := _note.match(text, closed):
        closed = end = note.end()
    if closed == len(text):
        return closed
    if closed == end:
        if text[end] in _PAUSES:
            return None
        if match[0][0] in "…⋯" and (text[end] in _REMARKS or _goes_on.match(text, end)):
            return None
        return end
    if "”" not in text[end:closed] and "’" not in text[end:closed]:
        return closed
    if _goes_on.match(text, closed) or _says.match(text, closed):
        return None
    return closed


def _outside_brackets(text: str, marks: list[Span]) -> list[int]:
    """The sentence ends of those marks that do not stand inside a pair of brackets.

    A bracket never closed holds nothing. A remark in round brackets that is a sentence of its own
    （…。） ends with them.
    """
    if len(marks) == 1 and marks[0][1] == len(text):
        return [len(text)]
    inside = _bracketed(text) if marks and _holds_mark.search(text) else []
    if not inside:
        return [end for _, end in marks]
    ends: list[int] = []
    at = 0
    covering = (0, 0)
    for mark, end in marks:
        while at < len(inside) and inside[at][0] < mark:
            covering = max(covering, inside[at], key=lambda pair: pair[1])
            at += 1
        start, reach = covering
        own = text[start] in "（(" and end == reach and start == (ends[-1] if ends else 0)
        if mark >= reach or own:
            ends.append(end)
    return ends


def _bracketed(text: str) -> list[Span]:
    """The spans from each opening bracket to the end of its closing one, in order."""
    pairs: list[Span] = []
    waiting: list[tuple[str, int]] = []
    for match in _brackets.finditer(text):
        bracket = match[0]
        if bracket in _PAIRS:
            waiting.append((bracket, match.start()))
            del waiting[:-_DEEPEST_NESTING]
            continue
        closed = [i for i, (opener, _) in enumerate(waiting) if _PAIRS[opener] == bracket]
        if closed:
            start = waiting[closed[-1]][1]
            del waiting[closed[-1] :]
            if match.end() - start <= _LONGEST_BRACKET:
                pairs.append((start, match.end()))
    return sorted(pairs)
