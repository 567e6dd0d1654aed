"""A side of a row becomes a passage: its text with one sign for each figure, ready to be laid
beside the other's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rapidfuzz.distance import Indel

from collation.keys import subjects_only
from corpus.folding import Squeezed, matchable, squeeze
from corpus.model import Sentence, Span
from figures import Figure, Kind, tell_figures

_article = re.compile("第.+[编章节条款项](?:之.+)?")
_CONTEXT = 8
_SIGN = "\ue000"
_VALUES = "\ue001"
"""The first of the signs that stand for figures told alike on both sides."""

_LISTING = frozenset("、和与及")
_mark = re.compile("[,;:。!?]")
"""Marks, as folded, that end a clause."""

_FARTHEST = 4
"""Clauses before one that goes on telling of something (，增长5%)."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The joined text of a row's side with one sign for each figure, and where the signs are."""

    text: str
    figures: tuple[Figure, ...]
    places: tuple[int, ...]


def told_figures(sentences: Sequence[Sentence]) -> tuple[Figure, ...]:
    """The figures of some sentences, without the numbers that only count items and articles.

    Spacing inside a figure (5 G) is looked past, as everywhere in a comparison.
    """
    return tuple(
        figure
        for sentence in sentences
        for figure in _spaceless_figures(sentence)
        if figure.kind is not Kind.ENUMERATOR and not _is_head(figure)
    )


def _is_head(figure: Figure) -> bool:
    """Whether a figure numbers the article that its sentence begins: numbering is no difference."""
    return (
        figure.start == 0
        and figure.kind is Kind.ORDINAL
        and _article.fullmatch(figure.text) is not None
    )


def _spaceless_figures(sentence: Sentence) -> tuple[Figure, ...]:
    squeezed = squeeze(sentence.text)
    found = tell_figures(squeezed.text, sentence.index)
    if len(squeezed.text) == len(sentence.text):
        return found
    return tuple(_spaced(figure, sentence.text, squeezed) for figure in found)


def _spaced(figure: Figure, text: str, squeezed: Squeezed) -> Figure:
    """The figure with its place in the text that has spacing."""
    start, end = squeezed.unsqueeze(figure.start, figure.end)
    return replace(figure, text=text[start:end], start=start, end=end)


def passage(sentences: Sequence[Sentence]) -> Passage:
    """The passage of some sentences, folded for matching."""
    pieces: list[str] = []
    places: list[int] = []
    figures: list[Figure] = []
    length = 0
    for sentence in sentences:
        at = 0
        for figure in told_figures([sentence]):
            pieces.append(matchable(sentence.text[at : figure.start]))
            length += len(pieces[-1])
            places.append(length)
            pieces.append(_SIGN)
            length += 1
            figures.append(figure)
            at = figure.end
        pieces.append(matchable(sentence.text[at:]))
        length += len(pieces[-1])
    return Passage("".join(pieces), tuple(figures), tuple(places))


def placed_alike(left: Passage, right: Passage) -> set[tuple[int, int]]:
    """The pairs of figures that stand at the same place when the two texts are laid together.

    Where figures came or went, which of several like places are the same is told by the figures
    that stayed (50元、80元 and 50元、60元、80元); where none did, the text alone tells.
    """
    if not left.figures or not right.figures:
        return set()
    whole = (0, len(left.text)), (0, len(right.text))
    placed = set(_laid(left, right, (left.text, right.text), whole))
    if len(placed) == len(left.figures) == len(right.figures):
        return placed
    placed = set(_laid(left, right, _with_values(left, right), whole))
    for gap in _gaps(left, right, placed):
        placed.update(_laid(left, right, (left.text, right.text), gap))
    return placed


def _laid(
    left: Passage, right: Passage, texts: tuple[str, str], spans: tuple[Span, Span]
) -> Iterator[tuple[int, int]]:
    """The pairs of figures whose signs the longest common text of two stretches holds."""
    (start, end), (other_start, other_end) = spans
    blocks = Indel.opcodes(texts[0][start:end], texts[1][other_start:other_end])
    for block in blocks:
        if block.tag != "equal":
            continue
        shift = other_start + block.dest_start - start - block.src_start
        first = bisect_left(left.places, start + block.src_start)
        last = bisect_left(left.places, start + block.src_end)
        for i in range(first, last):
            j = bisect_left(right.places, left.places[i] + shift)
            yield i, j


def _gaps(
    left: Passage, right: Passage, placed: set[tuple[int, int]]
) -> Iterator[tuple[Span, Span]]:
    """The stretches between the signs that were laid together in which both sides have others."""
    ends = [(-1, -1), *sorted(placed), (len(left.figures), len(right.figures))]
    for (i, j), (k, m) in pairwise(ends):
        if k > i + 1 and m > j + 1:
            yield (_from(left, i), _to(left, k)), (_from(right, j), _to(right, m))


def _from(side: Passage, at: int) -> int:
    return side.places[at] + 1 if at >= 0 else 0


def _to(side: Passage, at: int) -> int:
    return side.places[at] if at < len(side.places) else len(side.text)


def _with_values(left: Passage, right: Passage) -> tuple[str, str]:
    """Both texts with a sign of its own for each figure told with the same words on both sides."""
    signs: dict[str, str] = {}
    told = {matchable(figure.text) for figure in left.figures}
    for figure in right.figures:
        text = matchable(figure.text)
        if text in told:
            signs.setdefault(text, chr(ord(_VALUES) + len(signs)))
    return _signed(left, signs, "\uf8fe"), _signed(right, signs, "\uf8ff")


def _signed(side: Passage, signs: dict[str, str], other: str) -> str:
    pieces = list(side.text)
    for figure, place in zip(side.figures, side.places, strict=True):
        pieces[place] = signs.get(matchable(figure.text), other)
    return "".join(pieces)


def before(side: Passage, at: int) -> str:
    """The few characters before a figure."""
    place = side.places[at]
    return side.text[max(0, place - _CONTEXT) : place]


def behind(side: Passage, at: int) -> str:
    """The few characters behind a figure."""
    place = side.places[at]
    return side.text[place + 1 : place + 1 + _CONTEXT]


def clauses(side: Passage) -> list[str]:
    """What the clause of each figure says besides its numbers and what is said of all numbers.

    Where it says nothing more (，增长5%), what the nearest clause before it says that does.
    """
    ends = [-1, *(mark.start() for mark in _mark.finditer(side.text)), len(side.text)]
    told: list[str] = []
    known: dict[int, str] = {}
    for place in side.places:
        at = bisect_left(ends, place)
        if at not in known:
            known[at] = _said(side.text[ends[at - 1] + 1 : ends[at]])
        told.append(known[at] or _said_before(side.text, ends, at))
    return told


def _said_before(text: str, ends: Sequence[int], at: int) -> str:
    """What the nearest of the few clauses before one says."""
    for nth in range(at - 1, max(0, at - 1 - _FARTHEST), -1):
        if said := _said(text[ends[nth - 1] + 1 : ends[nth]]):
            return said
    return ""


def _said(clause: str) -> str:
    return subjects_only(clause.replace(_SIGN, "0")).replace(",", "")


def lists(side: Passage) -> list[int]:
    """How many figures stand in one list with each figure, itself among them (4%、5%和6%: 3)."""
    together: list[int] = []
    run = 0
    for at, place in enumerate(side.places):
        joint = side.text[side.places[at - 1] + 1 : place] if at else ""
        if run and joint not in _LISTING:
            together += [run] * run
            run = 0
        run += 1
    return together + [run] * run
