"""A sentence becomes its key: the text without what a reader would not call a difference."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.folding import matchable
from corpus.headings import numbering
from corpus.model import Document, ParagraphKind
from figures.clause_words import TREND_OF
from figures.numerals import SCALE
from figures.patterns import SHARE, UNIT
from figures.units import alternation

_article = re.compile(
    r"第[一二三四五六七八九十百千〇零两\d]{1,6}[编章节条款项](?:之[一二三四五六七八九十]+)?"
)
_label = re.compile(
    r"第[一二三四五六七八九十百千〇零两\d]{1,7}(?:-\d{1,3})?[编章节条款项](?:之[一二三四五六七八九十\d]{1,3})?"
    r"|[(（]?[一二三四五六七八九十\d]{1,3}[)）、.]"
)
"""A line that only numbers what stands below it; which number it is makes no difference."""

_counting = re.compile("[一二三四五六七八九十百千〇零两\\d-]+")
_number = re.compile(r"\d[\d.,]*")
_told_of_number = re.compile(
    rf"(?:年均|平均|同比|分别|均|[约近超]|{alternation(TREND_OF)}){{0,4}}+"
    rf"0(?:{SCALE})?[余多]?(?:{SHARE}|{UNIT})?(?:以上|以下|左右|以内)?"
)


@dataclass(frozen=True, slots=True)
class Key:
    """What two sentences are compared by.

    `text` is folded, without spacing, quotation marks, a leading number and a closing full stop;
    of a line that is but a number it is the form of that.
    """

    text: str
    heading: bool


def sentence_keys(*documents: Document) -> list[list[Key]]:
    """The keys of each document's sentences, in order; what stands in several is keyed once."""
    known: dict[tuple[str, bool], Key] = {}
    keys: list[list[Key]] = []
    for document in documents:
        heads = [p.kind is ParagraphKind.HEADING for p in document.paragraphs]
        told: list[Key] = []
        for sentence in document.sentences:
            what = (sentence.text, heads[sentence.paragraph])
            found = known.get(what)
            if found is None:
                found = known[what] = key(sentence.text, heading=what[1])
            told.append(found)
        keys.append(told)
    return keys


def key(sentence: str, *, heading: bool = False) -> Key:
    """The key of one sentence."""
    text = matchable(sentence)
    if _label.fullmatch(text):
        return Key(_counting.sub("0", text), heading)
    text = text[number_length(text) :]
    text = text.replace('"', "").replace("'", "")
    return Key(text.rstrip("。.") or text, heading)


def number_length(text: str) -> int:
    """The length of the number that a sentence begins with (（一）, 第十四条); 0 if that is all."""
    numbered = numbering(text) if text else None
    length = numbered.length if numbered and len(text) > numbered.length else 0
    article = _article.match(text, length) if text.startswith("第", length) else None
    return article.end() if article and article.end() < len(text) else length


def masked(key: Key) -> str:
    """The key's text with every number as one 0, so that figures weigh little in likeness."""
    return _number.sub("0", key.text)


def subjects_only(masked_text: str) -> str:
    """A masked text without its numbers, their units, and what became of them (增长0%以上)."""
    return _told_of_number.sub(",", masked_text)
