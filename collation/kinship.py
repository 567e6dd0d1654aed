"""A document becomes a sketch, and sketches tell which documents are versions of one text.

A sketch is the smallest hashes of the document's clauses (bottom-k sampling: Broder 1997): two
sketches estimate how many clauses two documents share without looking at either again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from zlib import crc32

from rapidfuzz.distance import Indel

from corpus.folding import matchable
from corpus.model import Document

SIZE = 256
"""Hashes kept of each document; the estimate errs by about one over the root of that."""

SHORTEST_CLAUSE = 4

VERSION = 0.2
"""The kinship from which a document may be a version of another."""

SURE, CLEARLY = 0.5, 1.5
"""The best is taken without asking when its title is the same or its kinship is SURE, and when it
is CLEARLY times as near as the second."""

_clause_end = re.compile(r"[，。；：、！？,;:!?()（）\"'《》]+")
_number = re.compile(r"[\d.]+|\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Sketch:
    """The least hashes of a document's clauses, sorted, how many clauses there are, its title."""

    hashes: tuple[int, ...]
    clauses: int
    title: str


@dataclass(frozen=True, slots=True)
class Kin:
    """A document by its name, and its kinship with another: 0 for strangers, 1 for copies."""

    name: str
    kinship: float
    same_title: bool


def sketch(document: Document) -> Sketch:
    """The sketch of a document; numbers are masked, so that other figures are no other clause."""
    hashes: set[int] = set()
    for paragraph in document.paragraphs:
        for clause in _clause_end.split(matchable(paragraph.text)):
            if len(clause) >= SHORTEST_CLAUSE:
                hashes.add(crc32(_number.sub("0", clause).encode("utf-8", "replace")))
    title = _number.sub("", matchable(document.title))
    return Sketch(tuple(sorted(hashes)[:SIZE]), len(hashes), title)


def kinship(one: Sketch, other: Sketch) -> float:
    """How much of the smaller document stands in the larger, from 0 to 1. Symmetric.

    Titles that differ in nothing but their numbers count for a fifth.
    """
    if not one.hashes or not other.hashes:
        return 0.0
    union = sorted({*one.hashes, *other.hashes})[:SIZE]
    shared = len({*one.hashes} & {*other.hashes} & {*union})
    jaccard = shared / len(union)
    common = jaccard / (1 + jaccard) * (one.clauses + other.clauses)
    contained = min(1.0, common / min(one.clauses, other.clauses))
    titles = Indel.normalized_similarity(one.title, other.title)
    return 0.8 * contained + 0.2 * titles**4


def nearest(document: Sketch, others: Iterable[tuple[str, Sketch]]) -> tuple[Kin, ...]:
    """The other documents that may be versions of this one, nearest first."""
    kin = (
        Kin(name, kinship(document, other), document.title == other.title) for name, other in others
    )
    return tuple(
        sorted((k for k in kin if k.kinship >= VERSION), key=lambda k: (-k.kinship, k.name))
    )


def is_clear(kin: tuple[Kin, ...]) -> bool:
    """Whether the nearest is so much nearer than the rest that it needs no asking."""
    if not kin or not (kin[0].same_title or kin[0].kinship >= SURE):
        return False
    return len(kin) == 1 or kin[0].kinship >= CLEARLY * kin[1].kinship
