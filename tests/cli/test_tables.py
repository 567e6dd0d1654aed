from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.tables import Column, table_lines
from typesetting.pieces import Line, Role, width_of

COLUMNS = (
    Column("no.", 6, Role.GUTTER, right=True, whole=True),
    Column("figure", 24, whole=True),
    Column("unit", 10),
    Column("sentence", None, Role.MUTED),
)
ROWS = [
    ("15", "7家", "", "在7家二级以上医院开设发热门诊，扩容急诊床位。"),
    ("121", "十万元以上不满二十万元", "", "生产、销售金额十万元以上不满二十万元。"),
]


def text(line: Line) -> str:
    return "".join(piece.text for piece in line)


def test_columns_are_as_wide_as_their_cells_and_empty_ones_are_left_out() -> None:
    lines = [text(line).rstrip() for line in table_lines(COLUMNS, ROWS, None)]

    assert lines == [
        "no.  figure                  sentence",
        " 15  7家                     在7家二级以上医院开设发热门诊，扩容急诊床位。",
        "121  十万元以上不满二十万元  生产、销售金额十万元以上不满二十万元。",
    ]


@pytest.mark.parametrize("width", [46, 60, 80])
def test_the_last_column_takes_what_is_left_and_is_cut(width: int) -> None:
    lines = list(table_lines(COLUMNS, ROWS, width))

    assert {width_of(line) for line in lines} == {min(width, 74)}


def test_where_too_little_is_left_the_last_column_goes_and_no_figure_is_cut() -> None:
    lines = [text(line) for line in table_lines(COLUMNS, ROWS, 40)]

    assert "sentence" not in lines[0]
    assert "十万元以上不满二十万元" in lines[2]


def test_what_a_terminal_would_obey_is_shown_not_sent() -> None:
    (_heading, line) = table_lines(COLUMNS, [("1", "3家\x1b[2J", "", "\x07响")], 80)

    assert not set(text(line)) & {"\x1b", "\x07"}


@given(
    st.lists(st.tuples(*[st.text("甲a1 ", max_size=30)] * 4), min_size=1, max_size=5),
    st.integers(30, 120),
)
def test_all_lines_of_a_table_are_equally_wide(
    rows: list[tuple[str, str, str, str]], width: int
) -> None:
    columns = [Column("a", 12), Column("b", 8, right=True), Column("c", 30), Column("d", None)]

    widths = {width_of(line) for line in table_lines(columns, rows, width)}

    assert len(widths) == 1
    assert widths.pop() <= width
