"""A document becomes a version pair: figures and sentences are taken out of what is its base.

The revised version is the document with values changed, sentences moved, split, merged and
reworded, and printed with other wraps, spacing and widths. So the figures that must be told as
added are known.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass

from benchmarks.reflow import Way, wrapped
from corpus import Document, ParagraphKind
from corpus.folding import matchable
from figures import COUNTED, Figure, Kind, find_figures

SYNONYMS = (
    ("加快", "加速"), ("推进", "推动"), ("完善", "健全"), ("强化", "加强"), ("提升", "提高"),
    ("打造", "建设"), ("持续", "不断"), ("深入", "扎实"), ("积极", "主动"), ("全面", "全方位"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rates:
    """How often each edit is made to a sentence that allows it."""

    take_figure: float = 0.12
    take_sentence: float = 0.03
    drop_sentence: float = 0.05
    change_value: float = 0.06
    move: float = 0.03
    split: float = 0.05
    merge: float = 0.04
    reword: float = 0.15


@dataclass(frozen=True, slots=True)
class Made:
    """A pair of versions and the figures added in the second, by folded text."""

    base: str
    revised: str
    added: Counter[str]
    changed: int


def counted(text: str) -> list[Figure]:
    """The figures of a text that a comparison counts."""
    return [figure for figure in find_figures(text) if figure.kind in COUNTED]


def make(document: Document, rates: Rates, random_: random.Random) -> Made:
    """A version pair of one report."""
    base: list[list[str]] = []
    revised: list[list[str]] = []
    added: Counter[str] = Counter()
    moving: list[str] = []
    changed = 0
    for paragraph in document.paragraphs:
        texts = [paragraph.text[a:b] for a, b in paragraph.sentences]
        if paragraph.kind is not ParagraphKind.BODY:
            base.append(texts)
            revised.append(list(texts))
            continue
        before: list[str] = []
        after: list[str] = []
        for text in texts:
            old, new = text, text
            figures = counted(text)
            if len(text) > 12 and random_.random() < rates.take_sentence:
                added.update(matchable(figure.text) for figure in figures)
                after.append(new)
                continue
            if len(text) > 12 and random_.random() < rates.drop_sentence:
                before.append(old)
                continue
            if figures and random_.random() < rates.take_figure:
                gone = random_.choice(figures)
                old = old[: gone.start] + old[gone.end :]
                added[matchable(gone.text)] += 1
                figures = []
            if figures and random_.random() < rates.change_value:
                new, did = other_value(new, random_.choice(figures), random_)
                changed += did
            if random_.random() < rates.reword:
                for one, other in SYNONYMS:
                    if one in new:
                        new = new.replace(one, other, 1)
                        break
            before.append(old)
            if len(new) > 20 and random_.random() < rates.move:
                moving.append(new)
            elif random_.random() < rates.split and new.count("，") > 1:
                cut = [m.start() for m in re.finditer("，", new)][new.count("，") // 2]
                after += [new[:cut] + "。", new[cut + 1 :]]
            elif after and random_.random() < rates.merge and after[-1].endswith("。"):
                after[-1] = after[-1][:-1] + "，" + new
            else:
                after.append(new)
        base.append(before)
        revised.append(after)
    bodies = [at for at, texts in enumerate(revised) if len(texts) > 2]
    for text in moving:
        place = revised[random_.choice(bodies)]
        place.insert(random_.randrange(1, len(place)), text)
    return Made(
        "\n".join("".join(texts) for texts in base if texts),
        printed(["".join(texts) for texts in revised if texts], random_),
        added,
        changed,
    )


def other_value(text: str, figure: Figure, random_: random.Random) -> tuple[str, int]:
    """The text with one digit of a figure changed."""
    digits = [at for at in range(figure.start, figure.end) if text[at] in "0123456789"]
    if not digits or figure.kind is Kind.RATIO:
        return text, 0
    at = digits[0]
    other = random_.choice([digit for digit in "123456789" if digit != text[at]])
    return text[:at] + other + text[at + 1 :], 1


def printed(paragraphs: list[str], random_: random.Random) -> str:
    """The paragraphs as another program would print them: width, spacing, wraps."""
    style = random_.randrange(4)
    if style == 1:
        paragraphs = [p.translate(str.maketrans("，；：（）％", ",;:()%")) for p in paragraphs]
    if style == 2:
        paragraphs = [re.sub(r"(\d+(?:\.\d+)?)", r" \1 ", p) for p in paragraphs]
    if style == 3:
        way = Way("", "　　", "\n", "\n", page=random_.choice([0, 30]))
        return wrapped(paragraphs, random_.choice([16, 24, 36]), way)
    return "\n".join(paragraphs)
