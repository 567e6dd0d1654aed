"""A planned query becomes the passages of a part that match, with the evidence for each of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from itertools import compress
from typing import NamedTuple

from corpus.folding import fold, matchable
from corpus.model import Span
from search_index.clock import Clock
from search_index.common_words import as_word, counted, counts_of, whole_of
from search_index.exact import occurrences, occurrences_within
from search_index.index import Index
from search_index.lexicon import count_of
from search_index.likeness import like_pattern, like_word
from search_index.nearness import near_spans
from search_index.numbers import find_in_range
from search_index.part import Part, spread
from search_index.planning import Plan, regular
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


@dataclass(frozen=True, slots=True)
class Term:
    """A matchable string that counts towards the score: how often it stands in which passages.

    `holding` is in how many passages it stands, where `counts` may leave out some.
    """

    text: str
    counts: Mapping[int, float]
    holding: int | None = None


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
    """The passages of a part that match, and what every leaf that is asked for, not forbidden,
    found there: the same leaves in the same order for every part."""

    passages: Set[int]
    evidence: tuple[Evidence, ...]


def match(index: Index, at: int, plan: Plan, clock: Clock) -> Matches:
    """The passages of the part `at` that the query asks for.

    When the time is up, what has not been looked at is taken not to match: all that is found
    does match, but not all that matches is found. Raises LibraryError when the index cannot be
    read.
    """
    matcher = _Matcher(index, at, plan, clock)
    passages = matcher.passages(plan.tree, wanted=True)
    gone = matcher.part.gone
    return Matches(passages - gone if gone else passages, tuple(matcher.evidence))


class _Together(NamedTuple):
    """The passages where several words stand, and the postings of each that are needed there."""

    passages: set[int]
    postings: list[Mapping[int, float]]


class _Matcher:
    """Walks one tree over one part and gathers what its leaves find."""

    def __init__(self, index: Index, at: int, plan: Plan, clock: Clock) -> None:
        self._index = index
        self._at = at
        self._plan = plan
        self._clock = clock
        self.part: Part = index.parts[at]
        self.evidence: list[Evidence] = []

    def passages(self, tree: Query, *, wanted: bool, within: Set[int] | None = None) -> Set[int]:
        """The passages that the tree asks for; outside of `within` they may be left out."""
        match tree:
            case And():
                return self._all(tree, within, wanted=wanted)
            case Or():
                return set().union(
                    *(self.passages(each, wanted=wanted, within=within) for each in tree.children)
                )
            case Not():
                return self._everything() - self.passages(tree.child, wanted=not wanted)
            case Nothing():
                return set()
            case Restriction():
                return _restricted(self._index, self.part, tree, self._plan)
        evidence = self._leaf(tree, within)
        if wanted:
            self.evidence.append(evidence)
        elif self._clock.is_up():
            return self._everything()
        if len(evidence.terms) == 1:
            return evidence.terms[0].counts.keys()
        return set().union(*(term.counts for term in evidence.terms))

    def _everything(self) -> set[int]:
        return set(range(len(self.part.texts)))

    def _all(self, tree: And, within: Set[int] | None, *, wanted: bool) -> Set[int]:
        """Rare words come first: the others need be looked for only where those are."""
        asked = [child for child in tree.children if not isinstance(child, Not)]
        found: Set[int] | None = None
        for child in sorted(asked, key=self._expected):
            among = within if found is None else found
            passages = self.passages(child, wanted=wanted, within=among)
            found = passages if found is None else found & passages
        left = self._everything() if found is None else found
        for other in tree.children:
            if isinstance(other, Not):
                left -= self.passages(other.child, wanted=not wanted, within=left)
        words = [child.text for child in asked if isinstance(child, Word)]
        if wanted and len(words) > 1:
            self._side_by_side("".join(words), left)
        return left

    def _expected(self, tree: Query) -> int:
        """About how many passages a word stands in, in all parts; 0 where only a look can tell."""
        words = self._plan.of(tree) if isinstance(tree, Word) else ()
        return count_of(self._index.lexicon, words[0]) if len(words) == 1 else 0

    def _side_by_side(self, text: str, within: Set[int]) -> None:
        """Words that stand in the text as they do in the query are a phrase, and rank as one."""
        whole = self._occurrences(text, within)
        self.evidence.append(Evidence((Term(matchable(text), whole),), whole, ()))

    def _leaf(self, tree: Query, within: Set[int] | None) -> Evidence:
        words = self._plan.of(tree)
        match tree:
            case Word():
                return self._word(tree.text, words, within)
            case Exact():
                counts = self._occurrences(tree.text)
                return Evidence((Term(words[0], counts),), counts, words)
            case Near():
                return self._near(tree, words)
            case Pattern():
                if words:
                    return Evidence((Term("", self._any_of(words)),), {}, words)
                found = like_pattern(self.part.texts.exact, tree.text, self._clock)
                return Evidence((Term("", self._totals(found)),), {}, _stretches(found))
            case Fuzzy():
                # What was typed may stand there and yet be no word of the library.
                needle, counts = matchable(tree.text), self._occurrences(tree.text)
                if words:
                    terms = (Term(needle, counts), Term("", self._any_of(words)))
                    return Evidence(terms, counts, (), (needle, *words))
                found = like_word(self.part.texts.exact, tree.text, self._clock)
                terms = (Term(needle, counts), Term("", self._totals(found)))
                return Evidence(terms, counts, (), (needle, *_stretches(found)))
            case FigureIs():
                spans = find_in_range(self.part.figures, tree.range)
                counted = {passage: float(len(found)) for passage, found in spans.items()}
                marked = {passage: tuple(sorted(found)) for passage, found in spans.items()}
                return Evidence((Term("", self._live(counted)),), {}, (), (), marked)
        raise TypeError(tree)

    def _totals(self, found: Mapping[int, Counter[str]]) -> Mapping[int, float]:
        return self._live({at: float(stretches.total()) for at, stretches in found.items()})

    def _live(self, counts: Mapping[int, float]) -> Mapping[int, float]:
        gone = self.part.gone
        if not gone:
            return counts
        return {passage: count for passage, count in counts.items() if passage not in gone}

    def _occurrences(self, text: str, within: Set[int] | None = None) -> Mapping[int, float]:
        exact = self.part.texts.exact
        if within is not None:
            return self._live(occurrences_within(exact, text, within, self._clock))
        found = whole_of(self.part.common, matchable(text))
        return self._live(occurrences(exact, text, self._clock) if found is None else found)

    def _postings(self, word: str) -> Mapping[int, float]:
        if self._clock.is_up():
            return {}
        found = as_word(self.part.common, word)
        return self._live(self._index.postings(self._at, word) if found is None else found)

    def _any_of(self, words: tuple[str, ...]) -> Mapping[int, float]:
        """Where any of the words stands; together they count as one."""
        counts: dict[int, float] = {}
        for word in words:
            for passage, count in self._postings(word).items():
                counts[passage] = counts.get(passage, 0) + count
        return counts

    def _word(self, text: str, parts: tuple[str, ...], within: Set[int] | None) -> Evidence:
        """Where the characters stand, and where all the words stand that the text is cut into."""
        needle = matchable(text)
        if len(parts) <= 1:
            return self._one_word(text, parts, within)
        whole = self._occurrences(text)
        found = self._together(parts, whole)
        terms = [
            Term(part, {passage: postings.get(passage, 0) for passage in found.passages})
            for part, postings in zip(parts, found.postings, strict=True)
        ]
        return Evidence((Term(needle, whole), *terms), whole, (needle,), parts)

    def _one_word(self, text: str, parts: tuple[str, ...], within: Set[int] | None) -> Evidence:
        """What stands across word boundaries (和服 in 产品和服务) is found, and counts half.

        Of a word of the library it is known how common it is without looking for it everywhere.
        """
        needle = matchable(text)
        if within is None and parts == (needle,) and not self.part.gone:
            common = counts_of(self.part.common, needle)
            if common:
                return Evidence((Term(needle, *common),), {}, (needle,), parts)
        known = any(count_of(self._index.lexicon, part) for part in parts)
        as_words = self._postings(parts[0]) if known else {}
        whole = self._occurrences(text, within if known else None)
        as_told = as_words
        if known and within is not None:
            as_told = {each: as_words[each] for each in as_words.keys() & within}
        term = Term(needle, counted(whole, as_told), len(as_words) if known else None)
        return Evidence((term,), {}, (needle,), parts)

    def _together(self, parts: tuple[str, ...], whole: Mapping[int, float]) -> _Together:
        """Where all the words stand; the rarest are read first, and none when they never meet."""
        counts = {part: self.part.words.count(part.encode("utf-8", "replace")) for part in parts}
        postings: dict[str, Mapping[int, float]] = {}
        common: set[int] = set()
        for part in sorted(counts, key=counts.__getitem__) if all(counts.values()) else ():
            postings[part] = self._postings(part)
            common = common & postings[part].keys() if len(postings) > 1 else {*postings[part]}
            if not common:
                break
        passages = common | whole.keys()
        if passages:
            postings |= {part: self._postings(part) for part in parts if part not in postings}
        return _Together(passages, [postings.get(part, {}) for part in parts])

    def _near(self, tree: Near, wanted: tuple[str, ...]) -> Evidence:
        spans: dict[int, tuple[Span, ...]] = {}
        if wanted:
            scans = [set(self._occurrences(word)) for word in wanted]
            for passage in sorted(scans[0].intersection(*scans[1:])):
                if self._clock.is_up():
                    break
                near = near_spans(self.part.texts[passage], wanted, tree.distance)
                if near:
                    spans[passage] = near
        counts = dict.fromkeys(spans, 1.0)
        return Evidence((Term("", counts),), counts, (), (), spans)


def _stretches(found: Mapping[int, Counter[str]]) -> tuple[str, ...]:
    return tuple(sorted(set().union(*found.values())))


def _restricted(index: Index, part: Part, tree: Restriction, plan: Plan) -> set[int]:
    """The passages of the documents, or below the headings, in whose name the text stands."""
    if tree.field == "file":
        documents = _named(index, part, tree)
    else:
        held = _headings(part, tree, plan.of(tree))
        titles = {at for at in held if part.parent_of[at] < 0}
        if tree.field == "section":
            below = set(spread(part, held - titles))
            within = map(below.__contains__, part.section_of)
            return set(compress(range(len(part.section_of)), within))
        documents = {part.document_of_section[at] for at in titles}
    return {
        passage
        for at in documents
        for passage in range(
            part.documents[at].first,
            part.documents[at].first + part.documents[at].paragraphs,
        )
    }


def _headings(part: Part, tree: Restriction, words: tuple[str, ...]) -> set[int]:
    found = set(occurrences(part.headings.exact, tree.text))
    if len(words) > 1:
        scans = [set(occurrences(part.headings.exact, word)) for word in words]
        found |= scans[0].intersection(*scans[1:])
    return found


def _named(index: Index, part: Part, tree: Restriction) -> set[int]:
    wanted = matchable(tree.text)
    names = {
        at: matchable(index.names[each.key])
        for at, each in enumerate(part.documents)
        if each.key in index.names
    }
    if set(wanted) & set("*?") and not tree.exact:
        pattern = re.compile(regular(fold(wanted)))
        return {at for at, name in names.items() if pattern.search(name)}
    return {at for at, name in names.items() if wanted in name}
