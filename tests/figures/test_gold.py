"""How well the figures of real sentences are found, as the benchmark of the gold set tells it."""

from __future__ import annotations

import pytest

from benchmarks.figures_gold import Score, score


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return score()


@pytest.mark.parametrize("half", ["open", "held out", "second"])
def test_spans_and_kinds_of_real_sentences_are_found(scores: dict[str, Score], half: str) -> None:
    assert scores[half].f1 >= 0.98


@pytest.mark.parametrize("half", ["open", "held out", "second"])
def test_values_and_units_of_real_figures_are_right(scores: dict[str, Score], half: str) -> None:
    assert scores[half].value_accuracy >= 0.99
    assert scores[half].qualified >= 0.98


def test_the_gold_set_is_large_enough_to_tell(scores: dict[str, Score]) -> None:
    assert all(one.annotated >= 250 for one in scores.values())
