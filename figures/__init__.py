"""The numbers of a sentence become figures, and two figures the relation between them."""

from figures.comparison import compare
from figures.lexer import find_figures
from figures.model import COUNTED, Bound, Figure, Kind, Relation

__all__ = ["COUNTED", "Bound", "Figure", "Kind", "Relation", "compare", "find_figures"]
