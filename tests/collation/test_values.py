"""The values of figures as readers are told them."""

from __future__ import annotations

import pytest

from collation.exporters.values import value_text
from figures import find_figures


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("比例达到1:3.4。", "0.294118"),
        ("三分之一的企业。", "0.333333"),
        ("建成3—5个园区。", "3–5"),
        ("投资约2.5亿元。", "≈ 250,000,000"),
        ("不低于90%。", "≥ 90"),
    ],
)
def test_a_value_is_told_in_digits_that_mean_something(text: str, told: str) -> None:
    assert [value_text(figure) for figure in find_figures(text)] == [told]
