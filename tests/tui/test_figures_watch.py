"""The table of figures and the files that they stand in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus import parse
from tests.tui.driving import drive, press, seen, settle, type_text
from tui.figure_rows import found_again, place_in, rows_of
from tui.figure_table import FigureTable
from tui.figures_screen import FiguresScreen
from tui.library_screen import LibraryScreen
from tui.reader import Reader

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tui.app import Explorer

TOLD = "\n\n".join(f"第{at}项工作投资{at}万元，建成房屋{at}套。" for at in range(11, 91))
MORE = "新增的一段，讲了新的事情，投资7000万元，建成房屋8000套。"


def figures(app: Explorer) -> tuple[FiguresScreen, FigureTable]:
    screen = app.screen
    assert isinstance(screen, FiguresScreen)
    return screen, screen.query_one(FigureTable)


def test_the_table_of_a_document_follows_its_file_and_keeps_filter_order_and_cursor(
    indexes: Path, tmp_path: Path
) -> None:
    report = tmp_path / "report.txt"
    report.write_text(f"报告\n\n{TOLD}\n", encoding="utf-8")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "f", "slash")
        screen, table = figures(app)
        await type_text(pilot, "投资")
        await press(pilot, "enter", "t", "t", "o", "G", *"kkkkk")
        assert table.row is not None
        assert table.row.figure.text == "85万元"
        above = (table.cursor or 0) - table.scroll_offset.y
        report.write_text(f"报告\n\n{MORE}\n\n{TOLD}\n", encoding="utf-8")
        screen.look_again()
        await settle(pilot)
        assert "read anew" in seen(app)
        assert {row.figure.unit for row in table.rows} == {"元"}
        assert [row.figure.text for row in table.rows].count("7000万元") == 1
        assert table.row.figure.text == "85万元"
        assert (table.cursor or 0) - table.scroll_offset.y == above
        await press(pilot, "j")
        screen.look_again()
        await settle(pilot)
        assert "read anew" not in seen(app)
        assert table.row.figure.text == "86万元"

    drive(scene, [tmp_path], indexes)


def test_the_table_of_a_library_follows_its_files(indexes: Path, shelf: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        library = app.screen
        assert isinstance(library, LibraryScreen)
        await press(pilot, "f", "a")
        screen, table = figures(app)
        text = "通知\n\n放假3天，请各单位遵照执行。\n"
        shelf.joinpath("third.txt").write_text(text, encoding="utf-8")
        library.look_again()
        for _ in range(4):
            await settle(pilot)
        screen.look_again()
        await settle(pilot)
        assert [row.figure.text for row in table.rows] == ["51张", "3天"]
        assert table.row is not None
        assert table.row.figure.text == "51张"
        assert "read anew" in seen(app)

    drive(scene, [shelf], indexes)


def test_the_figures_of_a_file_that_is_gone_say_so_until_it_is_back(
    indexes: Path, tmp_path: Path
) -> None:
    report = tmp_path / "report.txt"
    report.write_text(f"报告\n\n{TOLD}\n", encoding="utf-8")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "f")
        screen, table = figures(app)
        text = report.read_bytes()
        report.unlink()
        screen.look_again()
        await settle(pilot)
        await press(pilot, "j")
        assert "report.txt does not exist" in seen(app).splitlines()[-2]
        await press(pilot, "enter")
        assert app.screen is screen
        await press(pilot, "escape")
        await press(pilot, "f")
        assert "report.txt does not exist" in seen(app).splitlines()[-2]
        report.write_bytes(text)
        screen.look_again()
        await settle(pilot)
        assert "does not exist" not in seen(app)
        assert table.rows

    drive(scene, [tmp_path], indexes)


def test_enter_finds_the_figure_in_the_text_as_it_is_now(indexes: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(f"报告\n\n{TOLD}\n", encoding="utf-8")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "f", "j", "j")
        report.write_text(f"报告\n\n{MORE}\n\n{TOLD}\n", encoding="utf-8")
        await press(pilot, "enter")
        reader = app.screen.query_one(Reader)
        assert reader.document is not None
        ((paragraph, (span,)),) = reader.matches.items()
        assert reader.document.paragraphs[paragraph].text[slice(*span)] == "12万元"

    drive(scene, [tmp_path], indexes)


def test_a_row_is_found_in_a_later_reading() -> None:
    path = Path("a.txt")

    def read(text: str) -> list[Any]:
        return list(rows_of(path, "a", parse(text, "a.txt")))

    before = read("报告\n\n床位5张，床位5张。\n\n收入9元。\n")
    second, last = before[1], before[2]
    later = read("报告\n\n新事7件。\n\n床位5张，床位5张。\n\n收入8元。\n")
    assert found_again(second, later) == 2
    assert found_again(last, later) == 3
    assert found_again(last, []) is None
    changed = parse("报告\n\n收入8元。\n", "a.txt")
    assert place_in(changed, last) == (len(changed.paragraphs) - 1, {})
