"""Documents that share a title."""

from __future__ import annotations

import pytest

from corpus.naming import Named, begins_with_year, marks


@pytest.mark.parametrize(
    ("documents", "told"),
    [
        ([("条例", "", "a.txt"), ("办法", "", "b.txt")], ["", ""]),
        ([("条例", "", "a.txt"), ("条例", "2024-12-31", "b.txt")], ["", "2024-12-31"]),
        ([("条例", "2019", "a.txt"), ("条例", "2023", "b.txt")], ["2019", "2023"]),
        ([("条例", "", "a.txt"), ("条例", "", "b.txt"), ("令", "", "c")], ["a.txt", "b.txt", ""]),
        ([("条例", "2019", "a.txt"), ("条例", "2019", "b.txt")], ["a.txt", "b.txt"]),
        ([("条例", "", "/x/a/1/y.txt"), ("条例", "", "/x/b/1/y.txt")], ["a/1/y.txt", "b/1/y.txt"]),
        ([("条例", "", "y.txt"), ("条例", "", "b/y.txt")], ["y.txt", "b/y.txt"]),
        ([("条例", "", "y.txt"), ("条例", "", "y.txt")], ["y.txt", "y.txt"]),
        ([], []),
    ],
)
def test_documents_of_one_title_are_told_apart_by_date_else_by_file(
    documents: list[tuple[str, str, str]], told: list[str]
) -> None:
    assert marks([Named(*each) for each in documents]) == told


def test_a_title_that_begins_with_the_year_needs_no_date_beside_it() -> None:
    assert begins_with_year("2025年某省政府工作报告", "2025-01-15")
    assert begins_with_year("关于放假的通知", "")
    assert not begins_with_year("关于2025年放假的通知", "2025-01-15")
