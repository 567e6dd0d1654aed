"""Text becomes the form it is matched in: one width, one case, one script, one set of punctuation.

`fold` maps code point to code point, so offsets into the folded text are offsets into the text.
`squeeze` then drops spacing and keeps the way back. Nothing here is ever shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from corpus.model import Span
from corpus.simplification import PAIRS

COMPATIBILITY_BLOCKS = (
    (0x2E80, 0x2FE0),  # radicals, which PDFs write for the characters they look like
    (0x3000, 0x3001),  # the ideographic space
    (0xF900, 0xFB00),  # compatibility ideographs
    (0xFE10, 0xFE20),  # vertical forms
    (0xFE30, 0xFE70),  # vertical and small forms
    (0xFF00, 0xFFEF),  # full and half width
    (0x2F800, 0x2FA20),  # compatibility ideographs, supplement
)
"""Where NFKC is right about a character if it gives exactly one; elsewhere it turns ① into 1."""

CASED_BLOCKS = ((0x41, 0x588), (0x1E00, 0x2000), (0x2126, 0x2190), (0x24B6, 0x24D0))
"""Latin, Greek, Cyrillic, Armenian, Roman numerals and circled letters."""

RADICALS = (
    "⺁厂⺌小⺎兀⺐尢⺒巳⺓幺⺗心⺙攵⺛旡⺝月⺟母⺠民⺢氺⺥爫⺧牛⺪疋⺫目⺬示⺶羊⺷羊⺸羊⺹老⺻聿⺼月⺽臼⻁虎⻂衤⻃覀"
    "⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻐钅⻑长⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻡首⻢马"
    "⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫齐⻬齐⻭齿⻮齿⻯龙⻰龙⻱龟⻲龟⻳龟"
)
"""Radicals and the characters they stand for (Unicode's EquivalentUnifiedIdeograph), in pairs."""

TWINS = {
    '"': "“”„‟〝〞〟«»″「」『』",
    "'": "‘’‚‛′‹›`´",
    "-": "‐‑‒–—―−⁃",
    "~": "〜∼˜",
    "·": "•・‧∙⋅",
    "[": "〔【〖〘",
    "]": "〕】〗〙",
    ":": "∶",
    "/": "∕⁄",
    "〇": "○◯",
}
"""Punctuation that one writer types for another: each key and what is read as it."""


@cache
def _table() -> dict[int, int]:
    steps: list[dict[int, int]] = [
        dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
        {point: _compatible(point) for block in COMPATIBILITY_BLOCKS for point in range(*block)},
        _pairs(RADICALS),
        {ord(twin): ord(key) for key, twins in TWINS.items() for twin in twins},
        {point: _lower(point) for block in CASED_BLOCKS for point in range(*block)},
        _pairs(PAIRS),
    ]
    table: dict[int, int] = {}
    for step in steps:
        table |= {point: twin for point, twin in step.items() if twin != point}
    for point, twin in table.items():
        while twin in table:
            twin = table[twin]  # noqa: PLW2901 - follows the chain: full-width A, A, a
        table[point] = twin
    return table


def _compatible(point: int) -> int:
    twin = unicodedata.normalize("NFKC", chr(point))
    return ord(twin) if len(twin) == 1 else point


def _lower(point: int) -> int:
    lower = chr(point).lower()
    return ord(lower) if len(lower) == 1 else point


def _pairs(text: str) -> dict[int, int]:
    return {ord(text[at]): ord(text[at + 1]) for at in range(0, len(text), 2)}


def fold(text: str) -> str:
    """The text in the form it is matched in, code point for code point.

    Full width becomes half, capitals small, traditional simplified (by the character alone),
    compatibility ideographs and radicals the characters they stand for; quotation marks, dashes,
    brackets and dots become one of their kind, lone surrogates U+FFFD. Folding twice is folding
    once.
    """
    return text.translate(_table())


DROPPED = re.compile(
    "["
    r"\s\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e0fff"
    "]+"
)
"""Spacing, control characters and characters of no width."""


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without spacing. `offsets[i]` is where its character i stood in the unsqueezed text;
    one more offset, for the end, is the length of the unsqueezed text."""

    text: str
    offsets: Sequence[int]

    def unsqueeze(self, start: int, end: int) -> Span:
        """The span of the unsqueezed text that `[start, end)` of `text`, not empty, came from."""
        return self.offsets[start], self.offsets[end - 1] + 1


def squeeze(text: str) -> Squeezed:
    """The text without spacing, control and zero-width characters, with the way back."""
    offsets: list[int] = []
    kept: list[str] = []
    at = 0
    for gap in DROPPED.finditer(text):
        start, end = gap.span()
        kept.append(text[at:start])
        offsets.extend(range(at, start))
        at = end
    if not at:
        return Squeezed(text, range(len(text) + 1))
    kept.append(text[at:])
    offsets.extend(range(at, len(text) + 1))
    return Squeezed("".join(kept), offsets)


def matchable(text: str) -> str:
    """The text folded and without spacing: what a reader calls the same text is equal here."""
    return unspaced(fold(text))


def unspaced(folded: str) -> str:
    """A folded text without spacing, control characters and characters of no width."""
    return DROPPED.sub("", folded)
