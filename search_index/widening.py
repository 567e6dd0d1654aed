"""A query becomes one that also asks for what its words are called otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from corpus.folding import fold
from search_index.index import Index
from search_index.lexicon import count_of
from search_index.own_words import same_as
from search_index.parser import parse_query
from search_index.pinyin import spelt_as
from search_index.query import And, Exact, Not, Or, Query, Restriction, Word

MOST_WIDENED = 8
"""How many words of a query may be called otherwise: each costs as much as a word of the query."""

Otherwise: TypeAlias = Callable[[str], tuple[str, ...]]
"""What else a word is called, as it would be typed."""


def widened(index: Index, tree: Query) -> Query:
    """The tree with what the library calls the same, and what is spelt in pinyin, beside its words.

    Quoted text stays alone: it asks for these characters. Letters are pinyin only where the library
    does not have them as a word.
    """
    left = MOST_WIDENED

    def otherwise(word: str) -> tuple[str, ...]:
        nonlocal left
        others = same_as(index.own_words, word)
        folded = fold(word)
        if not others and folded.isascii() and not count_of(index.lexicon, folded):
            headings = spelt_as((part.spelt_headings for part in index.parts), folded)
            others = headings or spelt_as((part.spelt_words for part in index.parts), folded)
        left -= bool(others)
        return others if left >= 0 else ()

    return _widened(tree, otherwise)


def _widened(tree: Query, otherwise: Otherwise) -> Query:
    match tree:
        case And() | Or():
            children = [_widened(each, otherwise) for each in tree.children]
            if isinstance(tree, And):
                return And(tuple(children))
            flat = [each.children if isinstance(each, Or) else (each,) for each in children]
            return Or(tuple(each for few in flat for each in few))
        case Not():
            return Not(_widened(tree.child, otherwise))
        case Word():
            others: tuple[Query, ...] = tuple(map(_leaf, otherwise(tree.text)))
            return Or((tree, *others)) if others else tree
        case Restriction(exact=False) if tree.field != "file":
            named = tuple(replace(tree, text=each) for each in otherwise(tree.text))
            return Or((tree, *named)) if named else tree
    return tree


def _leaf(text: str) -> Query:
    """A word as a query has it; quoted where it would be read as something else."""
    leaf, beside = Word(text), Word("a")
    among = parse_query(f"{beside} {text} {beside}").tree
    return leaf if among == And((beside, leaf, beside)) else Exact(text.replace('"', " "))
