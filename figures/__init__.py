"""The numbers of a sentence become figures, and two figures the relation between them."""

from typing import TYPE_CHECKING

from figures.model import COUNTED, Bound, Figure, Kind, Relation

if TYPE_CHECKING:
    from figures.comparison import compare
    from figures.lexer import find_figures
    from figures.subjects import tell_figures

__all__ = [
    "COUNTED",
    "Bound",
    "Figure",
    "Kind",
    "Relation",
    "compare",
    "find_figures",
    "tell_figures",
]

_HOMES = {"find_figures": "lexer", "tell_figures": "subjects", "compare": "comparison"}


def __getattr__(name: str) -> object:
    """The functions when they are first used: not every command asks for figures."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"figures.{_HOMES[name]}"), name)
    raise AttributeError(name)
