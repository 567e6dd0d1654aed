"""A planned query becomes a tree that tells how each of its pieces was understood."""

from __future__ import annotations

from search_index.lexicon import Lexicon, count_of
from search_index.model import Explained
from search_index.planning import Plan
from search_index.query import (
    And,
    Exact,
    FigureIs,
    Fuzzy,
    Near,
    Not,
    Or,
    Pattern,
    Query,
    Restriction,
    Word,
)

MOST_WORDS = 12
"""How many words of a pattern are told."""

KINDS: dict[type, str] = {
    And: "all",
    Or: "any",
    Not: "not",
    Word: "word",
    Exact: "exact",
    Near: "near",
    Pattern: "pattern",
    Fuzzy: "spelling",
    FigureIs: "figure",
}


def explain(plan: Plan, lexicon: Lexicon) -> Explained:
    """How the query of the plan was understood."""
    return _explained(plan.tree, plan, lexicon)


def _explained(tree: Query, plan: Plan, lexicon: Lexicon) -> Explained:
    children: tuple[Query, ...] = ()
    match tree:
        case And() | Or():
            children = tree.children
        case Not():
            children = (tree.child,)
    words = () if isinstance(tree, Exact) else plan.of(tree)
    kind = tree.field if isinstance(tree, Restriction) else KINDS.get(type(tree), "nothing")
    return Explained(
        kind,
        tree.range.text if isinstance(tree, FigureIs) else getattr(tree, "text", str(tree)),
        tuple((word, count_of(lexicon, word)) for word in words[:MOST_WORDS]),
        len(words),
        tuple(_explained(child, plan, lexicon) for child in children),
    )
