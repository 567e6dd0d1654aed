"""The rows of the table of figures are sorted in pieces as they would be at once."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from corpus import parse
from tui import figure_rows
from tui.figure_rows import COLUMNS, ordered, rows_of

TEXTS = [
    f"床位{count}张，收入{count % 3}.5亿元，增长{count % 4}%，占比{count % 5}%。"
    for count in range(30)
]


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("column", COLUMNS)
def test_rows_sorted_in_pieces_are_as_those_sorted_at_once(
    column: str, monkeypatch: pytest.MonkeyPatch, *, reverse: bool
) -> None:
    rows = [
        row
        for nth in range(3)
        for row in rows_of(Path(f"{nth}.txt"), f"报告{nth % 2}", parse("\n\n".join(TEXTS), "a.txt"))
    ]
    random.Random(4).shuffle(rows)
    at_once = ordered(rows, column, reverse=reverse)
    assert sorted(map(id, at_once)) == sorted(map(id, rows))
    monkeypatch.setattr(figure_rows, "_PIECE", 7)
    assert [*map(id, ordered(rows, column, reverse=reverse))] == [*map(id, at_once)]
