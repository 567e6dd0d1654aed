"""The figures of a document become rows: what is measured, and its value in base units."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

from corpus.model import Document
from figures import Bound, Figure, Kind, find_figures
from figures.comparison import dimension, in_base_units
from figures.model import made
from figures.units import dimension_of
from search_index.numbers import HAIR, RANGE

ONE = Decimal(1)

FigureRow: TypeAlias = tuple[str, str, float, float, int, int, int]
"""Measure, unit, least and greatest value in base units, passage, span in its text."""


def figure_rows(document: Document, first_passage: int) -> Iterator[FigureRow]:
    """A row for every figure that has a value; a figure that is a range is marked as such."""
    for sentence in document.sentences:
        for figure in find_figures(sentence.text):
            if figure.value is None:
                continue
            low, high = (float(value) for value in in_base_units(figure))
            yield (
                measure_of(figure) + (RANGE if high != low else ""),
                figure.unit,
                _bounded(min(low, high), figure.bound),
                _bounded(max(low, high), figure.bound),
                first_passage + sentence.paragraph,
                sentence.start + figure.start,
                sentence.start + figure.end,
            )


def _bounded(value: float, bound: Bound | None) -> float:
    """超过100亿元 lies a hair above 100亿元, so that both `>100亿元` and `100亿元` find it."""
    match bound:
        case Bound.MIN:
            return value + abs(value) * HAIR
        case Bound.MAX:
            return value - abs(value) * HAIR
    return value


def measure_of(figure: Figure) -> str:
    """What a figure measures; figures of one measure can be compared in its base unit.

    A searcher who asks for 家 means 家: measure words are measures of their own, though two
    sentences that tell of one thing may choose between them.
    """
    match figure.kind:
        case Kind.QUANTITY:
            return dimension_of(figure.unit) or "number"
        case Kind.RATIO if figure.unit:
            return f"item:{figure.unit}"
    return dimension(figure)


def factor_of_unit(measure: str, unit: str) -> float:
    """How many base units of its measure a unit holds."""
    kinds = {"share": Kind.PERCENT if unit else Kind.RATIO, "points": Kind.POINTS}
    one = made("", (0, 0), kinds.get(measure, Kind.QUANTITY), ONE, unit=unit)
    return float(in_base_units(one)[0])
