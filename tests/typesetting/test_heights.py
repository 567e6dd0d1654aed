from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from typesetting.heights import Heights

HEIGHTS = st.lists(st.integers(0, 5), max_size=1200).map(lambda rest: [1, *rest])


@given(HEIGHTS, st.data())
def test_every_line_belongs_to_the_row_that_stands_there(
    heights: list[int], data: st.DataObject
) -> None:
    lines = [row for row, height in enumerate(heights) for _line in range(height)]
    found = Heights(heights)
    assert found.total == len(lines)
    at = data.draw(st.integers(0, len(lines) - 1))
    assert found.row_at(at) == lines[at]
    assert found.row_at(at + len(lines)) == lines[-1]
    assert found.row_at(-at - 1) == lines[0]
    row = data.draw(st.integers(0, len(heights)))
    assert found.top(row) == sum(heights[:row])


@given(HEIGHTS, st.data())
def test_a_height_that_changes_moves_what_follows(heights: list[int], data: st.DataObject) -> None:
    found = Heights(heights)
    row, height = (
        data.draw(st.integers(1, len(heights)) | st.just(1)) - 1,
        data.draw(st.integers(1, 9)),
    )
    found[row] = height
    changed = [*heights[:row], height, *heights[row + 1 :]]
    assert [found.top(at) for at in range(len(heights) + 1)] == [
        sum(changed[:at]) for at in range(len(heights) + 1)
    ]


def test_without_rows_there_are_no_lines() -> None:
    assert Heights().total == 0
    assert Heights().row_at(3) == 0
    assert Heights().top(0) == 0
