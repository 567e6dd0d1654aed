"""A query that found nothing becomes queries like it that find something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from corpus.folding import fold, matchable
from search_index.clock import Clock
from search_index.index import Index
from search_index.lexicon import all_words
from search_index.likeness import LEAST, off_by_one
from search_index.model import Suggestion
from search_index.planning import leaves, near_spellings
from search_index.query import And, Exact, Not, Query, Word

MOST = 3
SPELLINGS = 2
"""How many spellings of one word are tried."""


def suggest(
    index: Index, tree: Query, count: Callable[[Query], int], clock: Clock
) -> tuple[Suggestion, ...]:
    """Other queries with what they find: another spelling of a word that stands nowhere, or the
    query without one of its conditions. The best first; none when the time is up."""
    found: dict[str, int] = {}
    for other in (*_respelled(index, tree, count, clock), *_shortened(tree)):
        if clock.is_up():
            break
        if str(other) not in found and (total := count(other)):
            found[str(other)] = total
        if len(found) == MOST:
            break
    return tuple(Suggestion(query, total) for query, total in found.items())


def _respelled(
    index: Index, tree: Query, count: Callable[[Query], int], clock: Clock
) -> Iterator[Query]:
    for leaf in leaves(tree):
        if isinstance(leaf, Word | Exact) and not count(leaf):
            for spelling in _spellings(index, leaf.text, clock):
                yield _replaced(tree, leaf, replace(leaf, text=spelling))


def _spellings(index: Index, text: str, clock: Clock) -> list[str]:
    """What stands in the texts and differs from `text` in one character, most frequent first."""
    needle = matchable(text)
    if len(needle) < LEAST:
        return list(near_spellings(all_words(index.lexicon), fold(text), 1)[:SPELLINGS])
    found: Counter[str] = Counter()
    for part in index.parts:
        found.update(off_by_one(part.texts.exact, needle, clock))
    return [spelling for spelling, _count in found.most_common(SPELLINGS)]


def _replaced(tree: Query, old: Query, new: Query) -> Query:
    if tree == old:
        return new
    match tree:
        case And():
            return And(tuple(_replaced(child, old, new) for child in tree.children))
        case Not():
            return Not(_replaced(tree.child, old, new))
    return tree


def _shortened(tree: Query) -> Iterator[Query]:
    """The query without each of the conditions that all must hold."""
    if isinstance(tree, And):
        for left_out in tree.children:
            if not isinstance(left_out, Not):
                rest = tuple(child for child in tree.children if child is not left_out)
                if not all(isinstance(child, Not) for child in rest):
                    yield rest[0] if len(rest) == 1 else And(rest)
