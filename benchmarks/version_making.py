"""A document becomes another version of itself, with all that was done to it known.

Figures are put in, changed and restated, sentences moved, split, merged, reworded, shortened,
removed and added, and the whole is printed with other wraps, spacing, widths, quotation marks and
numbering. What was done is known character by character, so that nothing depends on how Jiaokan
reads the new version.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.version_edits import (
    FIRST_MARK,
    MARKS,
    Edits,
    Mark,
    merged,
    restated,
    reworded,
    shortened,
    split,
    with_figure,
    with_other_value,
)
from benchmarks.version_phrases import SENTENCES
from corpus import Document, ParagraphKind


@dataclass(frozen=True, slots=True)
class Rates:
    """How often each edit is made, per sentence; `kept` is what a summary keeps of the base."""

    figure: float = 0.12
    value: float = 0.06
    restated: float = 0.05
    reworded: float = 0.15
    moved: float = 0.04
    split: float = 0.05
    merged: float = 0.05
    removed: float = 0.05
    inserted: float = 0.04
    shortened: float = 0.0
    kept: float = 1.0
    blocks: int = 2


SORTS = {
    "report": Rates(),
    "summary": Rates(
        figure=0.25, kept=0.4, shortened=0.6, merged=0.1, reworded=0.3, split=0.02, removed=0
    ),
    "statute": Rates(figure=0.08, inserted=0.06, reworded=0.2, moved=0.03),
}


@dataclass(slots=True)
class Told:
    """A sentence of the new version: marked text, its base sentences, and what was done to it."""

    text: str
    base: tuple[int, ...]
    moved: bool = False
    inserted: bool = False


@dataclass(slots=True)
class Block:
    """A paragraph in the making."""

    heading: bool
    sentences: list[Told]


@dataclass(frozen=True, slots=True)
class Version:
    """The new version as a text; its sentences with their ends in the text without spacing; the
    marked spans there; which marks there are."""

    text: str
    squeezed: str
    sentences: tuple[Told, ...]
    ends: tuple[int, ...]
    spans: tuple[tuple[int, int, Mark], ...]


def make(base: Document, rates: Rates, random: Random, donors: Sequence[str]) -> Version:
    """Another version of a document, with everything that was done to it."""
    edits = Edits(random)
    blocks = _blocks(base)
    if rates.kept < 1:
        _keep(blocks, rates, random)
    for block in blocks:
        if not block.heading:
            block.sentences = list(_edited(block.sentences, rates, edits))
    _insert(blocks, rates, edits, donors)
    _move(blocks, rates, random)
    return _printed([block for block in blocks if block.sentences], edits)


def _blocks(base: Document) -> list[Block]:
    blocks: list[Block] = []
    before = -1
    for sentence in base.sentences:
        if sentence.paragraph != before:
            kind = base.paragraphs[sentence.paragraph].kind
            blocks.append(Block(kind is not ParagraphKind.BODY, []))
            before = sentence.paragraph
        blocks[-1].sentences.append(Told(sentence.text.strip(), (sentence.index,)))
    return blocks


def _keep(blocks: list[Block], rates: Rates, random: Random) -> None:
    for block in blocks:
        if not block.heading:
            block.sentences = [s for s in block.sentences if random.random() < rates.kept]


def _edited(sentences: Sequence[Told], rates: Rates, edits: Edits) -> Iterator[Told]:
    chance = edits.random.random
    at = 0
    while at < len(sentences):
        if rates.removed and chance() < rates.removed:
            at += 1
            continue
        together = [sentences[at]]
        if chance() < rates.merged:
            together = list(sentences[at : at + edits.random.choice([2, 2, 3])])
        texts = [_one_edited(sentence.text, rates, edits) for sentence in together]
        at += len(together)
        whole = merged(texts, edits) if len(texts) > 1 else None
        if whole is not None:
            yield Told(whole, tuple(b for s in together for b in s.base))
            continue
        for sentence, text in zip(together, texts, strict=True):
            parts = split(text, edits) if chance() < rates.split else None
            for part in parts or [text]:
                yield Told(part, sentence.base)


def _one_edited(text: str, rates: Rates, edits: Edits) -> str:
    chance = edits.random.random
    if chance() < rates.shortened:
        text = shortened(text, edits)
    if chance() < rates.reworded:
        text = reworded(text, edits)
    for rate, edit in (
        (rates.value, with_other_value),
        (rates.restated, restated),
        (rates.figure, with_figure),
        (rates.figure / 4, with_figure),
    ):
        if chance() < rate:
            text = edit(text, edits) or text
    return text


def _insert(blocks: list[Block], rates: Rates, edits: Edits, donors: Sequence[str]) -> None:
    for block in blocks:
        if block.heading:
            continue
        for at in range(len(block.sentences), -1, -1):
            if at and not _ended(block.sentences[at - 1]):
                continue
            if edits.random.random() < rates.inserted:
                if donors and edits.random.random() < 0.5:
                    text = edits.random.choice(donors)
                else:
                    text = edits.filled(edits.one(SENTENCES))
                block.sentences.insert(at, Told(text, (), inserted=True))


def _move(blocks: list[Block], rates: Rates, random: Random) -> None:
    """Move single sentences, near and far, and a few whole paragraphs."""
    bodies = [block for block in blocks if not block.heading]
    for block in bodies:
        for sentence in list(block.sentences):
            if sentence.inserted or len(sentence.text) < 12 or random.random() >= rates.moved:
                continue
            alone = sum(s.base == sentence.base for s in block.sentences) == 1
            if not alone or not _ended(sentence):
                continue
            target = random.choice(bodies)
            block.sentences.remove(sentence)
            at = random.randint(0, len(target.sentences))
            while at and not _ended(target.sentences[at - 1]):
                at -= 1
            target.sentences.insert(at, sentence)
            sentence.moved = True


def _ended(sentence: Told) -> bool:
    return sentence.text.endswith(("。", "！", "？", "!", "?", "”"))


def _printed(blocks: Sequence[Block], edits: Edits) -> Version:
    random = edits.random
    changes = _other_signs(random)
    width = random.choice([0, 0, 18, 27, 35, 40, 62])
    indent = random.choice(["", "\u3000\u3000", "    "])
    blank = random.choice(["\n", "\n\n"])
    numbering = random.choice([None, *_NUMBERINGS])
    gap = random.choice(["", "", "", " "])
    lines: list[str] = []
    sentences: list[Told] = []
    ends: list[int] = []
    squeezed = ""
    spans: list[tuple[int, int, Mark]] = []
    for block in blocks:
        paragraph = ""
        for sentence in block.sentences:
            text = numbering(sentence.text) if block.heading and numbering else sentence.text
            for one, other in changes:
                text = re.sub(one, other, text)
            spans.extend(_spans(text, len(squeezed), edits.marks))
            text = MARKS.sub("", text)
            squeezed += re.sub(r"\s", "", text)
            sentences.append(sentence)
            ends.append(len(squeezed))
            paragraph += text
        if gap:
            paragraph = re.sub(
                "(?<=[\u4e00-\u9fff])(?=[0-9])|(?<=[0-9%])(?=[\u4e00-\u9fff])", gap, paragraph
            )
        lines.append(_wrapped(("" if block.heading else indent) + paragraph, width))
    return Version(blank.join(lines) + "\n", squeezed, tuple(sentences), tuple(ends), tuple(spans))


def _spans(text: str, offset: int, marks: Sequence[Mark]) -> Iterator[tuple[int, int, Mark]]:
    """The marked spans of a text, in characters that are no spacing, from `offset` on."""
    opened: dict[int, int] = {}
    at = offset
    for char in text:
        point = ord(char) - FIRST_MARK
        if point < 0:
            at += not char.isspace()
        elif point % 2:
            yield opened[point - 1], at, marks[(point - 1) // 2 - 1]
        else:
            opened[point] = at


def _wrapped(text: str, width: int) -> str:
    if not width:
        return text
    lines: list[str] = []
    while text:
        lines.append(text[:width].rstrip())
        text = text[width:].lstrip(" ")
    return "\n".join(lines)


def _other_signs(random: Random) -> list[tuple[str, str]]:
    """Substitutions of signs by others of the same length, some of them, for a whole document."""
    table = {ord("0") + d: ord("０") + d for d in range(10)}
    changes: list[tuple[str, str]] = []
    if random.random() < 0.25:
        changes += [(chr(one), chr(other)) for one, other in table.items()] + [("%", "％")]
    if random.random() < 0.25:
        changes += [("，", ","), ("；", ";"), ("：", ":"), ("（", "("), ("）", ")")]
    quotes = random.choice([None, None, "「」", '""'])
    if quotes:
        changes += [("“", quotes[0]), ("”", quotes[1])]
    return changes


def _arabic(text: str) -> str:
    text = re.sub(
        "^（([一二三四五六七八九])）", lambda m: f"（{'一二三四五六七八九'.index(m[1]) + 1}）", text
    )
    return re.sub(
        "^([一二三四五六七八九])、", lambda m: f"{'一二三四五六七八九'.index(m[1]) + 1}.", text
    )


def _bare(text: str) -> str:
    return re.sub("^（([一二三四五六七八九])）", r"\1、", text)


def _bracketed(text: str) -> str:
    return re.sub("^([一二三四五六七八九])、", r"（\1）", text)


_NUMBERINGS = (_arabic, _bare, _bracketed)


NOTHING = Rates(0, 0, 0, 0, 0, 0, 0, 0, 0)
"""Only printed anew."""
