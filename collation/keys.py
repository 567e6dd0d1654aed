"""A sentence becomes its key: the text without what a reader would not call a difference."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.folding import matchable
from corpus.headings import numbering
from corpus.model import Document, ParagraphKind

_article = re.compile(
    r"第[一二三四五六七八九十百千〇零两\d]{1,6}[编章节条款项](?:之[一二三四五六七八九十]+)?"
)
_quotes = str.maketrans("", "", "\"'")
_number = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Key:
    """What two sentences are compared by.

    `text` is folded, without spacing, quotation marks, a leading number and a closing full stop;
    `masked` is `text` with every run of digits as one 0, so that figures weigh little in likeness.
    """

    text: str
    masked: str
    heading: bool


def sentence_keys(document: Document) -> list[Key]:
    """The keys of a document's sentences, in order."""
    keys: list[Key] = []
    for sentence in document.sentences:
        kind = document.paragraphs[sentence.paragraph].kind
        keys.append(key(sentence.text, heading=kind is ParagraphKind.HEADING))
    return keys


def key(sentence: str, *, heading: bool = False) -> Key:
    """The key of one sentence."""
    text = matchable(sentence)
    numbered = numbering(text) if text else None
    if numbered and len(text) > numbered.length:
        text = text[numbered.length :]
    article = _article.match(text)
    if article and article.end() < len(text):
        text = text[article.end() :]
    text = text.translate(_quotes)
    text = text.rstrip("。.") or text
    return Key(text, _number.sub("0", text), heading)
