"""The leaves of a query become the words that they look for in a library."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.errors import UsageError
from corpus.folding import fold, matchable
from search_index.lexicon import Lexicon, all_words, cut_query
from search_index.query import (
    And,
    Exact,
    Fuzzy,
    Near,
    Not,
    Or,
    Pattern,
    Query,
    Restriction,
    Word,
)

MAX_EXPANSIONS = 500
"""How many words a pattern or a near spelling may stand for."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A query and, for each of its leaves that has any, the words it was cut into or stands for."""

    tree: Query
    words: Mapping[Query, tuple[str, ...]]
    notes: tuple[UsageError, ...]

    def all_words(self) -> tuple[str, ...]:
        """The words of all leaves, each once."""
        return tuple(dict.fromkeys(word for leaf in leaves(self.tree) for word in self.of(leaf)))

    def of(self, leaf: Query) -> tuple[str, ...]:
        """The words of a leaf."""
        return self.words.get(leaf, ())


def plan(tree: Query, lexicon: Lexicon) -> Plan:
    """The words of every leaf of the tree; a note where they are too many."""
    words: dict[Query, tuple[str, ...]] = {}
    notes: dict[str, UsageError] = {}
    for leaf in leaves(tree):
        found = _words(leaf, lexicon)
        if len(found) > MAX_EXPANSIONS:
            note = UsageError("Only the first {count} words are searched", count=MAX_EXPANSIONS)
            notes[str(note)] = note
        words[leaf] = found[:MAX_EXPANSIONS]
    return Plan(tree, words, tuple(notes.values()))


def leaves(tree: Query) -> Iterator[Query]:
    """Every leaf of the tree, from left to right."""
    match tree:
        case And() | Or():
            for child in tree.children:
                yield from leaves(child)
        case Not():
            yield from leaves(tree.child)
        case _:
            yield tree


def _words(leaf: Query, lexicon: Lexicon) -> tuple[str, ...]:
    match leaf:
        case Word():
            return cut_query(lexicon, fold(leaf.text))
        case Exact():
            return (matchable(leaf.text),)
        case Near():
            return tuple(dict.fromkeys(cut_query(lexicon, fold(leaf.text))))
        case Restriction() if not leaf.exact and leaf.field != "file":
            return cut_query(lexicon, fold(leaf.text))
        case Pattern():
            pattern = re.compile(regular(fold(leaf.text)))
            return tuple(word for word in all_words(lexicon) if pattern.fullmatch(word))
        case Fuzzy():
            return near_spellings(all_words(lexicon), fold(leaf.text), leaf.edits)
    return ()


def regular(folded: str) -> str:
    """A regular expression for a word with `*` and `?`; everything else stands for itself."""
    signs = {"*": ".*", "?": "."}
    return "".join(signs.get(each) or re.escape(each) for each in re.sub(r"\*+", "*", folded))


def near_spellings(counts: Mapping[str, int], word: str, edits: int) -> tuple[str, ...]:
    """The words that differ from a word in at most `edits` characters: the nearest, then the most
    frequent first."""
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import extract

    candidates = [each for each in counts if abs(len(each) - len(word)) <= edits]
    found = extract(
        word,
        candidates,
        scorer=Levenshtein.distance,
        processor=None,
        score_cutoff=edits,
        limit=None,
    )
    ordered = sorted((distance, -counts[each], each) for each, distance, _at in found)
    return tuple(each for _distance, _count, each in ordered)
