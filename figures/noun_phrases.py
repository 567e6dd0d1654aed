"""The text before or behind a figure becomes the noun phrase that stands beside the figure.

No parser is asked: the clause is cut into words, and the phrase ends at the verbs, adverbs and
particles of `figures.clause_words`. What stands in quotation marks is one word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.words import cut
from figures.clause_words import (
    ADVERBS,
    AGENTS,
    FUNCTION,
    JOINED,
    LINKING,
    LISTING,
    MANNERS,
    MEASURED,
    NEARBY,
    NOMINAL,
    STRIPPED,
    SUFFIXES,
    TREND_OF,
    VERBS,
)

LONGEST, LONGEST_LIST = 24, 72
"""Characters of a noun phrase, and of a list of them that one figure each is told of."""

_whole = re.compile(r"“[^“”]{0,30}”|《[^《》]{0,40}》|(?P<break>[，。；：！？,;:!?…\s（）()—])")
_bracketed = re.compile(r"[（(][^（）()]{0,16}[）)]|[［\[][0-9]{1,3}[］\]]|〔[0-9]{1,3}〕")
_quoted = re.compile(r"“[^“”]{0,30}”|《[^《》]{0,40}》")
_level = re.compile(r"[\u4e00-\u9fff]级$")
_mark = re.compile(r"[^\w“《]")
_HARD = VERBS - NOMINAL
_TRENDS = frozenset(TREND_OF) - NOMINAL
_CUT = _HARD | _TRENDS | ADVERBS
_SEVERING = _HARD - LINKING
_VERBAL = VERBS | NOMINAL
_TRAILING = LISTING | FUNCTION | NEARBY | {"了", "其中", "年均", "月均", "日均", "平均"}
_LEADING = LISTING | {"的", "其中", "有", "了", "等", "之"}


@dataclass(frozen=True, slots=True)
class Before:
    """What a clause tells before a figure.

    `phrase` is the noun phrase that stands last, `governing` the verbs right before it, `between`
    the words between it and the figure, which `severed` tells to have a verb of their own object.
    """

    phrase: str
    governing: str
    between: str
    severed: bool


def clause_before(text: str) -> str:
    """The clause that `text` ends with, without what it says in brackets."""
    text = _bracketed.sub("", text)
    start = 0
    for match in _whole.finditer(text):
        if match["break"]:
            start = match.end()
    return text[start:]


def before(clause: str, *, arrives: bool = False) -> Before:
    """The noun phrase that stands last in a clause, and the words around it.

    `arrives` where 到 or 至 follows: the word before it is a verb (目录扩展到).
    """
    words = _words(clause[-4 * LONGEST :])
    end = len(words)
    if arrives and end > 1:
        end -= 1
        while end > 1 and words[end - 1] in NOMINAL:
            end -= 1
    while end and (_cuts(words[end - 1]) or words[end - 1] in _TRAILING):
        end -= 1
    start = end
    while start and not _parts(words, start - 1, end):
        start -= 1
    governed = start
    while start < end and _is_leading(words, start, end):
        start += 1
    first = governed
    while first and (_cuts(words[first - 1]) or words[first - 1] in NOMINAL):
        first -= 1
    severed = any(word in _SEVERING for word in words[end:])
    phrase = _tidy("".join(words[start:end]))
    governing = [word for word in words[first:start] if word not in _LEADING]
    return Before(phrase, "".join(governing), "".join(words[end:]), severed)


def behind(text: str, *, counted_by_noun: bool) -> str:
    """The noun phrase that begins `text`, which stands right behind a figure.

    A verb that closes it is part of it behind a measure (3800万平方米供热改造), not behind a count
    (7万名劳动力就业).
    """
    kept: list[str] = []
    words = _words(_bracketed.sub("", text[: 2 * LONGEST])[:LONGEST])
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        if kept and _level.search(kept[-1]) and not _mark.match(word):
            kept.append(word)
        elif kept and word == "的" and following and not _mark.match(following):
            kept = []
        elif kept and kept[-1] in NOMINAL and word in LISTING and following:
            kept.append(word)
        elif word in NOMINAL:
            closes = not following or bool(_mark.match(following)) or following in _CUT
            if closes and counted_by_noun:
                break
            if kept and not closes and following not in MEASURED and kept[-1].endswith(AGENTS):
                break
            kept.append(word)
        elif word in _CUT or word in FUNCTION or word in LISTING or _mark.match(word):
            break
        else:
            kept.append(word)
    while kept and kept[-1] in MANNERS | LISTING:
        kept.pop()
    return _tidy("".join(kept))


def _words(clause: str) -> list[str]:
    """The words of a clause; quotations are one word, suffixes join what they make a noun of."""
    pieces: list[str] = []
    at = 0
    for quoted in _quoted.finditer(clause):
        pieces.extend(cut(clause[at : quoted.start()]))
        pieces.append(quoted[0])
        at = quoted.end()
    pieces.extend(cut(clause[at:]))
    words: list[str] = []
    for piece in pieces:
        if words and _joined(words[-1], piece):
            words[-1] += piece
        else:
            words.append(piece)
    return words


def _cuts(word: str) -> bool:
    """Whether a word is no part of a noun phrase; 新 before a verb makes a verb of it (新改建)."""
    return word in _CUT or (word[0] == "新" and word[1:] in _VERBAL)


def _joined(word: str, piece: str) -> bool:
    """Whether two pieces make one word: 受理率, 总花费, 占比, 新改建."""
    if word == "总" or piece in JOINED.get(word, ()) or (word == "新" and piece in _VERBAL):
        return True
    if piece not in SUFFIXES or _mark.match(word) or word in ADVERBS:
        return False
    return len(word) > 1 or word not in _CUT


def _parts(words: Sequence[str], at: int, end: int) -> bool:
    """Whether the word at `at` is no part of the phrase that ends at `end`."""
    word = words[at]
    if word == "占":
        return words[end - 1] not in {"比重", "比例"}
    if word in LISTING:
        return at + 1 == end
    return _cuts(word)


def _is_leading(words: Sequence[str], start: int, end: int) -> bool:
    """Whether the first word of a phrase is a particle or the verb that governs the rest."""
    word = words[start]
    if word in _LEADING or _mark.match(word):
        return True
    if word not in STRIPPED or start + 1 == end:
        return False
    following = words[start + 1]
    return following not in MEASURED or start + 2 < end


def _tidy(phrase: str) -> str:
    """The phrase if it is one: at least two characters, some of them Chinese, quotations whole."""
    if len(phrase) > LONGEST:
        phrase = _shortened(phrase.rpartition("的")[2])
    if phrase.count("“") != phrase.count("”"):
        phrase = phrase.replace("“", "").replace("”", "")
    return phrase if len(phrase) > 1 and not phrase.isascii() else ""


def _shortened(phrase: str) -> str:
    """The phrase without so many of its first words as it is too long by."""
    room = LONGEST_LIST if "、" in phrase else LONGEST
    words = [*cut(phrase)] if len(phrase) > room else [phrase]
    first, left = 0, len(phrase)
    while left > room and first + 1 < len(words):
        left -= len(words[first])
        first += 1
    return "".join(words[first:])[-room:].lstrip("、和与")
