"""A query tree becomes the passages that match, with the evidence for ranking and marking them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corpus.errors import UsageError
from corpus.folding import fold, matchable, squeeze
from corpus.model import Span
from corpus.words import words
from search_index.exact import occurrences
from search_index.index import Index
from search_index.lexicon import all_words, cut_query
from search_index.library import Library
from search_index.numbers import find_in_range
from search_index.query import (
    And,
    Exact,
    FigureIs,
    Fuzzy,
    Near,
    Not,
    Nothing,
    Or,
    Pattern,
    Query,
    Restriction,
    Word,
)

MAX_EXPANSIONS = 500
"""How many words a pattern or a near spelling may stand for."""


@dataclass(frozen=True, slots=True)
class Term:
    """A matchable string that counts towards the score: how often it stands in which passages."""

    text: str
    counts: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one leaf of the query found.

    `whole` are the passages where all of it stands as it was typed. What to mark in a passage is
    `spans` where given, else the occurrences of the `needles`, else of the `parts` (all matchable).
    """

    terms: tuple[Term, ...]
    whole: Mapping[int, float]
    needles: tuple[str, ...]
    parts: tuple[str, ...] = ()
    spans: Mapping[int, tuple[Span, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Matches:
    """The passages that match and the evidence of every leaf that is asked for, not forbidden."""

    passages: frozenset[int] | set[int]
    evidence: tuple[Evidence, ...]
    words: tuple[str, ...]
    notes: tuple[UsageError, ...]


def match(index: Index, tree: Query) -> Matches:
    """The passages that the tree asks for. Raises LibraryError when the index cannot be read."""
    matcher = _Matcher(index)
    passages = matcher.passages(tree, wanted=True)
    return Matches(
        passages, tuple(matcher.evidence), tuple(dict.fromkeys(matcher.words)), tuple(matcher.notes)
    )


class _Matcher:
    """Walks one tree and gathers what its leaves find."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._library = index.library
        self.evidence: list[Evidence] = []
        self.words: list[str] = []
        self.notes: list[UsageError] = []

    def passages(self, tree: Query, *, wanted: bool) -> set[int]:
        match tree:
            case And():
                return self._all(tree, wanted=wanted)
            case Or():
                return set().union(
                    *(self.passages(child, wanted=wanted) for child in tree.children)
                )
            case Not():
                return self._everything() - self.passages(tree.child, wanted=not wanted)
            case Nothing():
                return set()
            case Restriction():
                return _restricted(self._index, tree)
        evidence = self._leaf(tree)
        if wanted:
            self.evidence.append(evidence)
        return {passage for term in evidence.terms for passage in term.counts}

    def _everything(self) -> set[int]:
        return set(range(len(self._library.texts)))

    def _all(self, tree: And, *, wanted: bool) -> set[int]:
        found: set[int] | None = None
        for child in tree.children:
            if not isinstance(child, Not):
                passages = self.passages(child, wanted=wanted)
                found = passages if found is None else found & passages
        left = self._everything() if found is None else found
        for child in tree.children:
            if isinstance(child, Not):
                left = left - self.passages(child.child, wanted=not wanted)
        words = [child.text for child in tree.children if isinstance(child, Word)]
        if wanted and left and len(words) > 1:
            self._side_by_side("".join(words))
        return left

    def _side_by_side(self, text: str) -> None:
        """Words that stand in the text as they do in the query are a phrase, and rank as one."""
        whole = occurrences(self._library.texts.exact, text)
        self.evidence.append(Evidence((Term(matchable(text), whole),), whole, ()))

    def _leaf(self, tree: Word | Exact | Near | Pattern | Fuzzy | FigureIs) -> Evidence:
        match tree:
            case Word():
                return self._word(tree.text)
            case Exact():
                return self._exact(tree.text)
            case Near():
                return self._near(tree)
            case Pattern():
                pattern = re.compile(_pattern(fold(tree.text)))
                return self._any_of([each for each in self._lexicon() if pattern.fullmatch(each)])
            case Fuzzy():
                return self._any_of(_near_spellings(self._lexicon(), fold(tree.text), tree.edits))
            case FigureIs():
                spans = find_in_range(self._library.figures, tree.range)
                counts = {passage: float(len(found)) for passage, found in spans.items()}
                marked = {passage: tuple(sorted(found)) for passage, found in spans.items()}
                return Evidence((Term("", counts),), {}, (), (), marked)

    def _lexicon(self) -> list[str]:
        return all_words(self._library.lexicon)

    def _exact(self, text: str) -> Evidence:
        needle = matchable(text)
        counts = occurrences(self._library.texts.exact, text)
        self.words.append(needle)
        return Evidence((Term(needle, counts),), counts, (needle,))

    def _word(self, text: str) -> Evidence:
        """Where the characters stand, and where all the words stand that the text is cut into."""
        needle = matchable(text)
        whole = occurrences(self._library.texts.exact, text)
        parts = cut_query(self._library.lexicon, fold(text))
        self.words += parts
        if len(parts) <= 1:
            at_boundaries = self._index.postings(parts[0]) if parts else {}
            # What stands across word boundaries (和服 in 产品和服务) is found, and counts half.
            counts = {
                passage: at_boundaries.get(passage, count / 2) for passage, count in whole.items()
            }
            for passage, count in at_boundaries.items():
                counts.setdefault(passage, count)
            return Evidence((Term(needle, counts),), {}, (needle,), parts)
        found = [self._index.postings(part) for part in parts]
        together = set(whole).union(set(found[0]).intersection(*found[1:]))
        terms = [
            Term(
                part,
                {passage: postings.get(passage, 0) for passage in together},
            )
            for part, postings in zip(parts, found, strict=True)
        ]
        return Evidence((Term(needle, whole), *terms), whole, (needle,), parts)

    def _any_of(self, found: list[str]) -> Evidence:
        if len(found) > MAX_EXPANSIONS:
            self.notes.append(
                UsageError("Only the first {count} words are searched", count=MAX_EXPANSIONS)
            )
            found = found[:MAX_EXPANSIONS]
        self.words += found
        terms = tuple(Term(word, self._index.postings(word)) for word in found)
        return Evidence(terms or (Term("", {}),), {}, tuple(found))

    def _near(self, tree: Near) -> Evidence:
        wanted = tuple(dict.fromkeys(cut_query(self._library.lexicon, fold(tree.text))))
        self.words += wanted
        spans: dict[int, tuple[Span, ...]] = {}
        if wanted:
            scans = [set(occurrences(self._library.texts.exact, word)) for word in wanted]
            for passage in scans[0].intersection(*scans[1:]):
                near = near_spans(self._library.texts[passage], wanted, tree.distance)
                if near:
                    spans[passage] = near
        counts = dict.fromkeys(spans, 1.0)
        return Evidence((Term("", counts),), counts, (), (), spans)


def near_spans(text: str, wanted: tuple[str, ...], distance: int) -> tuple[Span, ...]:
    """The occurrences of the wanted words in the first, shortest stretch with few other words.

    None when every stretch that holds them all has more than `distance` other words.
    """
    squeezed = squeeze(fold(text))
    starts = [start for _, start, _ in words(squeezed.text)]
    places = sorted(
        (bisect_right(starts, at), number, at)
        for number, word in enumerate(wanted)
        for at in _finds(squeezed.text, word)
    )
    last: dict[int, tuple[int, int]] = {}
    best: tuple[int, list[tuple[int, int]]] | None = None
    for ordinal, number, at in places:
        last[number] = (ordinal, at)
        if len(last) == len(wanted):
            others = ordinal - min(place[0] for place in last.values()) + 1 - len(wanted)
            if best is None or others < best[0]:
                best = others, [(at, number) for number, (_, at) in last.items()]
    if best is None or best[0] > distance:
        return ()
    return tuple(sorted(squeezed.unsqueeze(at, at + len(wanted[number])) for at, number in best[1]))


def _finds(text: str, needle: str) -> list[int]:
    found: list[int] = []
    at = text.find(needle)
    while at >= 0:
        found.append(at)
        at = text.find(needle, at + len(needle))
    return found


def _pattern(folded: str) -> str:
    """A regular expression for a word with `*` and `?`; everything else stands for itself."""
    signs = {"*": ".*", "?": "."}
    return "".join(signs.get(each) or re.escape(each) for each in re.sub(r"\*+", "*", folded))


def _near_spellings(lexicon: list[str], word: str, edits: int) -> list[str]:
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import extract

    candidates = [each for each in lexicon if abs(len(each) - len(word)) <= edits]
    found = extract(
        word,
        candidates,
        scorer=Levenshtein.distance,
        processor=None,
        score_cutoff=edits,
        limit=MAX_EXPANSIONS + 1,
    )
    return [each for each, _distance, _at in found]


def _restricted(index: Index, tree: Restriction) -> set[int]:
    """The passages of the documents, or below the headings, in whose name the text stands."""
    library = index.library
    if tree.field == "file":
        documents = _named(index, tree)
    else:
        held = _headings(library, tree)
        titles = {at for at, parent in enumerate(library.parent_of) if parent < 0}
        if tree.field == "section":
            below = spread(held - titles, library.parent_of)
            return {passage for passage, at in enumerate(library.section_of) if at in below}
        documents = {library.document_of[at] for at in held & titles}
    return {
        passage
        for at in documents
        for passage in range(
            library.documents[at].first,
            library.documents[at].first + library.documents[at].paragraphs,
        )
    }


def _headings(library: Library, tree: Restriction) -> set[int]:
    found = set(occurrences(library.headings.exact, tree.text))
    if not tree.exact:
        parts = cut_query(library.lexicon, fold(tree.text))
        if len(parts) > 1:
            scans = [set(occurrences(library.headings.exact, part)) for part in parts]
            found |= scans[0].intersection(*scans[1:])
    return found


def _named(index: Index, tree: Restriction) -> set[int]:
    wanted = matchable(tree.text)
    names = [matchable(entry.name) for entry in index.entries]
    if set(wanted) & set("*?") and not tree.exact:
        pattern = re.compile(_pattern(wanted))
        return {at for at, name in enumerate(names) if pattern.search(name)}
    return {at for at, name in enumerate(names) if wanted in name}


def spread(sections: set[int], parent_of: Sequence[int]) -> set[int]:
    """The sections and all below them; parents come before their children."""
    if not sections:
        return sections
    below = set(sections)
    for section in range(min(sections), len(parent_of)):
        if parent_of[section] in below:
            below.add(section)
    return below
