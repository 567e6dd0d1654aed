"""The numbers of a sentence become figures, and two figures the relation between them."""

from typing import TYPE_CHECKING

from figures.model import COUNTED, Bound, Figure, Kind, Relation

if TYPE_CHECKING:
    from figures.comparison import compare
    from figures.lexer import find_figures

__all__ = ["COUNTED", "Bound", "Figure", "Kind", "Relation", "compare", "find_figures"]


def __getattr__(name: str) -> object:
    """`find_figures` and `compare` when they are first used: not every command asks for figures."""
    if name == "find_figures":
        from figures.lexer import find_figures

        return find_figures
    if name == "compare":
        from figures.comparison import compare

        return compare
    raise AttributeError(name)
