"""Where keys lead, and where they lead back to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.tui.driving import NARROW, drive, press, seen, settle, type_text
from tui.compare_screen import CompareScreen
from tui.comparison_view import ComparisonView
from tui.field import Field
from tui.figure_table import FigureTable
from tui.figures_screen import FiguresScreen
from tui.library import Library
from tui.library_screen import LibraryScreen
from tui.outline import Outline
from tui.page import Page
from tui.reader import Reader

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot

    from tui.app import Explorer


def long_report(folder: Path) -> None:
    told = "".join(
        f"第{at}项工作，落实高质量发展要求，完成投资{at}亿元。\n\n" for at in range(1, 81)
    )
    folder.joinpath("long.txt").write_text(f"2024年工作报告\n\n{told}", encoding="utf-8")


def test_all_matches_are_marked_in_a_document_of_which_not_all_hits_are_listed(
    indexes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.search_screen.MOST_HITS", 5)
    long_report(tmp_path)

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "s")
        await type_text(pilot, '"高质量发展"')
        assert "The best 5 are listed" in seen(app)
        assert "5 / 80 paragraphs" in seen(app)
        assert len(app.screen.query_one(Reader).matches) == 80
        await press(pilot, "enter", "enter")
        assert isinstance(app.screen, LibraryScreen)
        assert "of 80" in seen(app)

    drive(scene, [tmp_path], indexes)


def test_after_a_slow_search_the_document_is_shown_first_and_all_of_it_marked_then(
    indexes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.search_screen.MOST_HITS", 5)
    monkeypatch.setattr("tui.search_preview.SLOW", -1.0)
    monkeypatch.setattr("tui.search_preview.RESTING_PAUSE", 4.0)
    long_report(tmp_path)

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "s")
        await type_text(pilot, '"高质量发展"')
        await press(pilot, "enter", "n")
        reader = app.screen.query_one(Reader)
        assert len(reader.matches) == 5
        current, place = reader.current, reader.scroll_offset
        assert current is not None
        while len(reader.matches) == 5:
            await pilot.pause(0.5)
        await settle(pilot)
        assert len(reader.matches) == 80
        assert (reader.current, reader.scroll_offset) == (current, place)
        await press(pilot, "n")
        assert len(reader.matches) == 80
        assert reader.current != current

    drive(scene, [tmp_path], indexes)


def test_the_explorer_opens_where_one_scrolled_to_last(indexes: Path, tmp_path: Path) -> None:
    long_report(tmp_path)
    left: list[int] = []

    async def read_on(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "enter", "d", "d")
        left.append(app.screen.query_one(Reader).place)
        await pilot.press("q")

    async def come_back(app: Explorer, pilot: Pilot[Any]) -> None:
        assert app.screen.query_one(Reader).place == left[0] > 0

    drive(read_on, [tmp_path], indexes)
    drive(come_back, [tmp_path], indexes)


def test_escape_ends_a_filter_from_the_list_and_the_matches_from_the_text(
    indexes: Path, shelf: Path
) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        outline, page = app.screen.query_one(Outline), app.screen.query_one(Page)
        await press(pilot, "slash")
        await type_text(pilot, "通知")
        await press(pilot, "enter")
        assert len(outline.paths) == 1
        await press(pilot, "escape")
        assert len(outline.paths) == 3
        await press(pilot, "s")
        await type_text(pilot, "新能源")
        await press(pilot, "enter", "enter")
        assert page.reader.matches
        await press(pilot, "escape")
        assert not page.reader.matches
        assert page.reader.has_focus

    drive(scene, [shelf], indexes)


def test_keys_act_on_the_document_under_the_cursor_of_the_list(indexes: Path, shelf: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "slash")
        await type_text(pilot, "总结")
        await press(pilot, "enter")
        document = app.screen.query_one(Reader).document
        assert document is not None
        assert document.title == "工作总结"
        await press(pilot, "escape", "slash")
        await type_text(pilot, "通知")
        await pilot.press("enter", "f")
        await settle(pilot)
        assert "Figures  通知" in seen(app)

    drive(scene, [shelf], indexes)


def test_a_chart_leads_back_to_the_table_of_the_document(indexes: Path, tmp_path: Path) -> None:
    for year in (2023, 2024):
        told = f"{year}年工作报告\n\n全市生产总值达到{year}亿元。\n\n新增就业{year}万人。\n"
        tmp_path.joinpath(f"{year}.txt").write_text(told, encoding="utf-8")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "f", "v")
        assert "2 documents" in seen(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, FiguresScreen)
        assert "Figures  2023年工作报告" in seen(app)
        assert len(app.screen.query_one(FigureTable).rows) == 2

    drive(scene, [tmp_path], indexes)


def test_the_totals_are_of_what_the_filter_leaves(indexes: Path, shelf: Path) -> None:
    text = "报告\n\n扩容急诊床位51张，投资1.2亿元。\n\n新建学校7所。\n"
    shelf.joinpath("base.txt").write_text(text, encoding="utf-8")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "f")
        assert "quantity 2 · money 1" in seen(app)
        await press(pilot, "slash")
        await type_text(pilot, "学校")
        await pilot.pause(0.05)
        await settle(pilot)
        assert "quantity 1" in seen(app)
        assert "money" not in seen(app).splitlines()[2]

    drive(scene, [shelf], indexes)


def test_a_narrow_table_is_sorted_by_columns_in_sight(indexes: Path, shelf: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "f")
        for _step in range(8):
            await press(pilot, "o")
            assert "▲" in seen(app) or "▼" in seen(app)

    drive(scene, [shelf], indexes, size=NARROW)


def test_facets_are_told_in_the_counter_beside_the_document(indexes: Path, shelf: Path) -> None:
    shelf.joinpath("third.txt").write_text(
        "通知\n\n新能源产业增长5%。\n\n新能源。\n", encoding="utf-8"
    )

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "s")
        await type_text(pilot, "新能源")
        assert "of 4" in seen(app)
        await press(pilot, "f2", "enter")
        assert "of 1" in seen(app)

    drive(scene, [shelf], indexes)


def test_tab_leads_to_no_list_that_is_out_of_sight(indexes: Path, shelf: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        assert isinstance(app.screen, CompareScreen)
        await press(pilot, "tab")
        assert app.screen.query_one(ComparisonView).has_focus

    pair = (shelf / "base.txt", shelf / "revised.txt")
    drive(scene, [shelf], indexes, size=(60, 15), compare=pair)


def test_a_picture_of_the_screen_is_written_or_told_why_not(
    indexes: Path, shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    monkeypatch.chdir(folder)

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        app.deliver_screenshot("a.svg")
        await settle(pilot)
        assert folder.joinpath("a.svg").exists()
        assert "Written" in seen(app)
        app.deliver_screenshot("a.svg", str(folder / "none"))
        await settle(pilot)
        assert "cannot be saved: " in seen(app)

    drive(scene, [shelf], indexes)


def test_a_menu_and_a_picker_say_that_nothing_matches(indexes: Path, shelf: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        for key in ("B", "c"):
            await press(pilot, "enter", "b", key)
            assert "Nothing matches" not in seen(app)
            await type_text(pilot, "没有这样的")
            assert "Nothing matches" in seen(app)
            await press(pilot, "escape")

    drive(scene, [shelf], indexes)


def test_a_comparison_calls_a_document_as_the_library_does(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "c")
        await type_text(pilot, "开启首都现代化建设新航程")
        await press(pilot, "enter")
        assert "开启首都现代化建设新航程等4篇" in seen(app).splitlines()[0]

    drive(scene, [], indexes)


def test_the_cursor_of_the_list_is_in_sight_when_the_keys_go_there(
    indexes: Path, tmp_path: Path
) -> None:
    for at in range(60):
        tmp_path.joinpath(f"{at}.txt").write_text(f"第{at}号报告\n\n正文。\n", encoding="utf-8")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        outline = app.screen.query_one(Outline)
        await press(pilot, "G", "enter")
        await pilot.resize_terminal(60, 15)
        await settle(pilot)
        outline.scroll_to(y=0)
        await press(pilot, "tab")
        assert outline.has_focus
        top = outline.scroll_offset.y
        assert top <= outline.cursor_line < top + outline.size.height

    drive(scene, [tmp_path], indexes)


def test_documents_that_differ_are_never_wholly_alike(shelf: Path) -> None:
    told = "\n\n".join(f"{clause}，落实高质量发展的各项要求。" for clause in "甲乙丙丁戊己庚辛")
    texts = {"a.txt": f"报告\n\n{told}100处。", "b.txt": f"报告\n\n{told}120处。"}
    for name, text in {**texts, "c.txt": texts["a.txt"]}.items():
        shelf.joinpath(name).write_text(text, encoding="utf-8")
    first, second, third = (shelf / name for name in ("a.txt", "b.txt", "c.txt"))
    assert Library([shelf]).kin(first, [second, third]) == {second: 0.99, third: 1.0}


def test_a_name_to_export_to_is_changed_before_its_ending_and_must_be_there(
    indexes: Path, shelf: Path
) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "e", "tab", "tab", "x")
        assert app.screen.query_one(Field).value == "revised-comparedx.csv"
        app.screen.query_one(Field).value = " "
        await press(pilot, "enter")
        assert "A name is missing" in seen(app)

    pair = (shelf / "base.txt", shelf / "revised.txt")
    drive(scene, [shelf], indexes, compare=pair)
