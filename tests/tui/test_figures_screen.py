from __future__ import annotations

import threading
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from corpus import DocumentError, parse
from figures import Figure, Kind
from tests.tui.driving import drive, press, seen, settle, type_text
from tui.chart_screen import ChartScreen
from tui.figure_list import in_context
from tui.figure_rows import holding, of_kind, ordered, rows_of, series, totals
from tui.figure_table import FigureTable, bar, columns_for
from tui.figures_screen import FiguresScreen
from tui.library_screen import LibraryScreen
from tui.reader import Reader
from typesetting.pieces import width_of

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from corpus.model import Document
    from tui.app import Explorer
    from tui.figure_rows import FigureRow

REPORT = "市政府工作报告\n\n全市生产总值增长5%。扩容急诊床位51张，融资1.2亿元。助企融资300万元。\n"


def rows(text: str = REPORT, title: str = "报告") -> list[FigureRow]:
    return list(rows_of(Path(title), title, parse(text, name=f"{title}.txt")))


def test_values_are_sorted_within_what_can_be_compared() -> None:
    money = [row.figure.text for row in ordered(rows(), "value", reverse=False)]
    assert money.index("300万元") < money.index("1.2亿元")
    turned = [row.figure.text for row in ordered(rows(), "value", reverse=True)]
    assert turned.index("1.2亿元") < turned.index("300万元")


def test_the_filter_looks_for_every_word_in_sentence_subject_and_title() -> None:
    held = holding(rows(), "床位 51")
    assert [row.figure.text for row in of_kind(held, None)] == ["51张", "1.2亿元"]
    assert holding(rows(), "床位 没有") == []
    money = of_kind(holding(rows(), ""), Kind.MONEY)
    assert [row.figure.text for row in money] == ["1.2亿元", "300万元"]


def test_the_totals_count_each_kind() -> None:
    counts = totals(rows())
    assert counts[Kind.MONEY] == 2
    assert counts[Kind.QUANTITY] == 1
    assert Kind.RATIO not in counts


def test_a_series_leaves_the_region_to_the_document_and_the_unit_must_compare() -> None:
    both = rows() + rows("省报告\n\n地区生产总值增长6%。地区生产总值达到3万亿元。\n", "省报告")
    of = next(row for row in both if row.figure.text == "5%")
    assert [row.figure.text for row in series(both, of)] == ["5%", "6%"]


def test_bars_are_as_long_as_their_share_and_never_nothing() -> None:
    assert bar(10, 10, 8) == "█" * 8
    assert len(bar(5, 10, 8)) == 4
    assert bar(0.0001, 10, 8) == "▏"
    assert bar(1, 0, 8) == ""


def test_a_narrow_table_keeps_the_figure_and_the_sentence() -> None:
    for width in range(40, 220, 7):
        columns = columns_for(width, of_library=True)
        assert {"figure", "sentence"} <= columns.keys()
        assert sum(columns.values()) + len(columns) + 1 <= width


def test_the_table_of_a_document_opens_sorts_filters_and_leads_to_the_place(
    indexes: Path, shelf: Path
) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "f")
        assert isinstance(app.screen, FiguresScreen)
        table = app.screen.query_one(FigureTable)
        assert [row.figure.text for row in table.rows] == []
        await press(pilot, "a")
        assert [row.figure.text for row in table.rows] == ["51张"]
        assert "急诊床位" in seen(app)
        await press(pilot, "slash")
        await type_text(pilot, "没有")
        assert not table.rows
        assert "No figure" in seen(app)
        await press(pilot, "escape")
        await press(pilot, "enter")
        reader = app.screen.query_one(Reader)
        assert reader.document is not None
        assert reader.document.title == "工作总结"
        assert reader.match_count == (1, 1)

    drive(scene, [shelf], indexes)


def test_why_a_document_has_no_figures_to_show_is_told(
    indexes: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        def lost(path: Path) -> Document:
            raise DocumentError("{name} does not exist", name=path.name)

        monkeypatch.setattr(app.library, "read", lost)
        await press(pilot, "f")
        assert "base.txt does not exist" in seen(app).splitlines()[-2]
        monkeypatch.undo()
        await press(pilot, "escape", "f")
        assert "does not exist" not in seen(app)

    drive(scene, [shelf], indexes)


def test_the_table_is_made_anew_when_files_have_changed(indexes: Path, shelf: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        library = app.screen
        assert isinstance(library, LibraryScreen)
        await press(pilot, "f", "a")
        table = app.screen.query_one(FigureTable)
        assert [row.figure.text for row in table.rows] == ["51张"]
        await press(pilot, "escape")
        text = "工作总结\n\n扩容急诊床位89张。\n"
        shelf.joinpath("revised.txt").write_text(text, encoding="utf-8")
        library.look_again()
        for _ in range(4):
            await settle(pilot)
        await press(pilot, "f")
        assert [row.figure.text for row in table.rows] == ["89张"]

    drive(scene, [shelf], indexes)


def test_reading_a_whole_library_tells_how_far_it_is_and_stops_when_one_leaves(
    indexes: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "f")
        read, begun, go_on = app.library.read, list[Path](), threading.Event()

        def slowly(path: Path) -> Document:
            begun.append(path)
            go_on.wait(10)
            return read(path)

        monkeypatch.setattr(app.library, "read", slowly)
        await pilot.press("a")
        while not begun:
            await pilot.pause(0.01)
        await pilot.pause()
        assert "0 of 3 documents · Esc: stop" in seen(app)
        await pilot.press("escape")
        go_on.set()
        await settle(pilot)
        assert len(begun) == 2, "the first of the library, then the document at hand"
        assert isinstance(app.screen, FiguresScreen)
        assert not app.screen.query_one(FigureTable).of_library
        await press(pilot, "escape")
        assert not isinstance(app.screen, FiguresScreen)

    drive(scene, [shelf], indexes)


def test_only_what_is_listed_counts_towards_how_many_rows_there_may_be(
    indexes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.figure_rows._MOST_ROWS", 3)
    monkeypatch.setattr("tui.figure_rows._MOST_OTHERS", 3)
    ranks = "".join(f"第{at}届会议已经召开。" for at in range(1, 9))
    for name, told in (("a", ranks), ("b", "床位51张，收入7元。"), ("c", "房屋8套，支出9元。")):
        tmp_path.joinpath(f"{name}.txt").write_text(f"报告{name}\n\n{told}\n", encoding="utf-8")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "f", "a")
        table = app.screen.query_one(FigureTable)
        assert [row.figure.text for row in table.rows] == ["51张", "7元", "8套"]
        assert "the first 3 only" in seen(app)
        tmp_path.joinpath("c.txt").write_text("报告c\n\n房屋8套。\n", encoding="utf-8")
        await press(pilot, "a", "a")
        assert [row.figure.text for row in table.rows] == ["51张", "7元", "8套"]
        assert "the first 3 only" not in seen(app)
        while {row.figure.kind for row in table.rows} != {Kind.ORDINAL}:
            await press(pilot, "t")
        assert len(table.rows) == 3
        assert "the first 3 only" in seen(app)

    drive(scene, [tmp_path], indexes)


def test_a_chart_shows_what_each_document_says(indexes: Path, tmp_path: Path) -> None:
    for year, share in ((2023, 4), (2024, 5), (2025, 6)):
        text = f"{year}年市政府工作报告\n\n全市生产总值增长{share}%。\n"
        tmp_path.joinpath(f"{year}.txt").write_text(text, encoding="utf-8")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "f", "v")
        assert isinstance(app.screen, ChartScreen)
        shown = seen(app)
        assert shown.index("4%") < shown.index("5%") < shown.index("6%")
        assert "3 documents" in shown
        await press(pilot, "escape")
        assert app.screen.query(FigureTable)

    drive(scene, [tmp_path], indexes)


def test_without_a_figure_there_is_nothing_to_chart(indexes: Path, shelf: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "f", "v")
        assert "no figure here" in seen(app).splitlines()[-2]

    drive(scene, [shelf], indexes)


@pytest.mark.parametrize("room", [12, 18, 30, 80])
def test_a_figure_is_seen_in_its_sentence_however_narrow_the_column(room: int) -> None:
    sentence = "全区上下攻坚克难，妥善应对重点企业供应链阻断困难，产值月均环比增加5.1%，好于预期。"
    start = sentence.index("5.1%")
    figure = Figure(
        "5.1%", start, start + 4, 0, Kind.PERCENT, Decimal("5.1"), None, "%", False, None
    )
    pieces = in_context(sentence, figure, room)
    assert pieces[1].text == "5.1%"
    assert width_of(pieces) == room
    assert pieces[0].text.startswith("…")
