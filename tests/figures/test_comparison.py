"""Whether two figures are the same, restated, changed or different."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import Figure, Relation, compare, find_figures


def _figure(text: str) -> Figure:
    (figure,) = find_figures(text)
    return figure


RELATIONS = [
    ("7家", "7家", Relation.SAME),
    ("7家", "７家", Relation.SAME),
    ("七十五个", "75个", Relation.RESTATED),
    ("2850万元", "0.285亿元", Relation.RESTATED),
    ("48401万吨", "9680亿斤", Relation.RESTATED),
    ("588万公顷", "8827万亩", Relation.RESTATED),
    ("588万公顷", "8847万亩", Relation.CHANGED),
    ("9680.2亿斤", "9680亿斤", Relation.RESTATED),
    ("34.5亿元", "34.6亿元", Relation.CHANGED),
    ("6家", "8家", Relation.CHANGED),
    ("5%", "5个百分点", Relation.DIFFERENT),
    ("5亿元", "5亿美元", Relation.DIFFERENT),
    ("5亿元", "5亿吨", Relation.DIFFERENT),
]


@pytest.mark.parametrize(("base", "revised", "relation"), RELATIONS)
def test_how_two_figures_stand_to_each_other(base: str, revised: str, relation: Relation) -> None:
    assert compare(_figure(base), _figure(revised)) is relation


_texts = st.sampled_from(sorted({text for row in RELATIONS for text in row[:2]}))


@given(_texts, _texts)
def test_the_relation_is_symmetric(one: str, other: str) -> None:
    assert compare(_figure(one), _figure(other)) is compare(_figure(other), _figure(one))


@given(_texts)
def test_a_figure_is_the_same_as_itself(text: str) -> None:
    assert compare(_figure(text), _figure(text)) is Relation.SAME
