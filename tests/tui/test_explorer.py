from __future__ import annotations

from typing import TYPE_CHECKING, Any

import messages
import seeds
from tests.tui.driving import NARROW, drive, press, seen, settle, type_text
from tui.compare_screen import CompareScreen
from tui.comparison_view import ComparisonView
from tui.figure_list import FigureList
from tui.hit_list import HitList
from tui.library_screen import LibraryScreen
from tui.outline import Outline
from tui.picker_screen import PickerScreen
from tui.reader import Reader
from tui.ruler import Ruler
from tui.search_screen import SearchScreen

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot

    from tui.app import Explorer

REPORT = "北京经济技术开发区管委会2022年度工作报告"
SUMMARY = "北京经济技术开发区管委会2022年度工作总结"


def section(reader: Reader) -> str:
    assert reader.document is not None
    paragraph = reader.document.paragraphs[reader.place]
    return reader.document.sections[paragraph.section].heading


def test_the_seeds_are_listed_with_dates_and_the_first_is_open(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        assert f"2022 {REPORT}" in seen(app)
        assert "全国首个新质生产力主题综保区迈入发展新阶段" in seen(app)
        assert "4 documents" in seen(app)
        assert "All documents are indexed" in seen(app)

    drive(scene, [], indexes)


def test_choosing_a_section_scrolls_the_reader_to_it(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await type_text_into_filter(pilot, "工作报告")
        outline = app.screen.query_one(Outline)
        await press(pilot, "enter", "tab")
        assert outline.has_focus
        nodes = [
            node
            for node in outline.root.children[0].children
            if "二、" in str(outline.label_of(node))
        ]
        outline.move_cursor(nodes[0])
        await press(pilot, "enter")
        assert section(app.screen.query_one(Reader)).startswith("二、2023年工作思路")
        assert "二、2023年工作思路和重点工作" in seen(app).splitlines()[1]

    drive(scene, [], indexes)


async def type_text_into_filter(pilot: Pilot[Any], text: str) -> None:
    await press(pilot, "slash")
    await type_text(pilot, text)
    await press(pilot, "enter")


def test_the_outline_follows_the_reading(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await type_text_into_filter(pilot, "工作报告")
        await press(pilot, "enter", "G")
        reader, outline = app.screen.query_one(Reader), app.screen.query_one(Outline)
        assert reader.percent == 100
        assert reader.document is not None
        assert outline.cursor_node is not None
        assert outline.cursor_node.data is not None
        assert outline.cursor_node.data.section == reader.document.paragraphs[reader.place].section
        assert str(outline.label_of(outline.cursor_node)) == "在家门口办最好的教育"
        await press(pilot, "g")
        assert reader.scroll_offset.y == 0

    drive(scene, [], indexes)


def test_the_filter_keeps_the_documents_that_match(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await type_text_into_filter(pilot, "工作总结")
        outline = app.screen.query_one(Outline)
        assert [str(outline.label_of(node)) for node in outline.root.children] == [
            f"2022 {SUMMARY}"
        ]
        await press(pilot, "slash", "escape")
        assert len(outline.root.children) == 4

    drive(scene, [], indexes)


def test_finding_in_the_document_marks_all_matches_and_walks_through_them(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "tab", "slash")
        await type_text(pilot, "外资")
        reader = app.screen.query_one(Reader)
        first, total = reader.match_count
        assert (first, total) == (1, total)
        assert total > 5
        await press(pilot, "enter", "n")
        assert reader.match_count == (2, total)
        assert f"match 2 of {total}" in seen(app)
        await press(pilot, "N")
        assert reader.match_count == (1, total)
        await press(pilot, "N")
        assert reader.match_count == (total, total)
        assert "From the end again" in seen(app)
        await press(pilot, "n")
        assert reader.match_count == (1, total)
        assert "From the beginning again" in seen(app)
        await press(pilot, "escape", "n")
        assert reader.match_count == (0, 0)
        assert "Nothing is looked for" in seen(app)

    drive(scene, [], indexes)


def test_one_searches_and_opens_a_hit_in_the_reader_at_the_place(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "s")
        assert isinstance(app.screen, SearchScreen)
        await type_text(pilot, "新能源")
        assert "6 paragraphs · 4 documents" in seen(app)
        assert "Understood as: 新能源" in seen(app)
        assert app.screen.query_one(HitList).position == (1, 6)
        await press(pilot, "enter", "n", "n")
        assert app.screen.query_one(HitList).position == (3, 6)
        assert "hit 3 of 6" in seen(app)
        hit = app.screen.query_one(HitList).hit(app.screen.query_one(HitList).cursor or 0)
        assert hit is not None
        preview = app.screen.query_one(Reader)
        assert preview.place == hit.paragraph
        await press(pilot, "N", "n", "enter")
        assert type(app.screen).__name__ == "LibraryScreen"
        reader = app.screen.query_one(Reader)
        assert reader.has_focus
        assert reader.place == hit.paragraph
        assert reader.current == (hit.paragraph, 0)
        await press(pilot, "s")
        assert app.screen.query_one(HitList).position == (3, 6)

    drive(scene, [], indexes)


def test_the_last_hit_that_is_listed_says_that_there_are_more(
    indexes: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.search_screen.MOST_HITS", 1)

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "s")
        await type_text(pilot, "新能源")
        await press(pilot, "enter")
        assert "hit 1 of 2" in seen(app)
        await press(pilot, "n")
        assert "Only the best 1 are listed" in seen(app)

    drive(scene, [shelf], indexes)


def test_a_query_that_finds_nothing_says_so_and_shows_no_document(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "s")
        await type_text(pilot, "新能源")
        await type_text(pilot, "绝无此词")
        assert "0 paragraphs · 0 documents" in seen(app)
        assert app.screen.query_one(Reader).document is None

    drive(scene, [], indexes)


def test_the_known_versions_are_proposed_first_and_compared(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "c")
        assert isinstance(app.screen, PickerScreen)
        assert "versions of one report" in seen(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, CompareScreen)
        assert "24 sentences with added figures · 33 added figures" in seen(app)
        assert "▸ 7家" in seen(app)

    drive(scene, [], indexes)


def pair() -> tuple[Path, Path]:
    manifest = seeds.manifest()
    return manifest.base, manifest.revised


def test_one_jumps_through_all_added_figures_and_back(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        figures = app.screen.query_one(FigureList)
        view = app.screen.query_one(ComparisonView)
        for nth in range(len(figures.figures)):
            assert figures.cursor == nth
            assert view.current == figures.figures[nth][0]
            if nth % 8 == 0:
                await settle(pilot)
                assert figures.figures[nth][1].text in seen(app)
            await pilot.press("right_curly_bracket")
        assert figures.cursor == len(figures.figures) - 1 == 32
        await pilot.press("left_curly_bracket")
        assert figures.cursor == 31

    drive(scene, [], indexes, compare=pair())


def test_the_texts_follow_the_list_of_figures(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "tab", "G")
        figures, view = app.screen.query_one(FigureList), app.screen.query_one(ComparisonView)
        assert figures.cursor == 32
        assert view.current == figures.figures[32][0]
        assert "Added figures 33/33" in seen(app)
        await press(pilot, "enter")
        assert view.has_focus

    drive(scene, [], indexes, compare=pair())


def test_one_walks_from_change_to_change(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        view = app.screen.query_one(ComparisonView)
        assert view.collation is not None
        await press(pilot, "g", "left_square_bracket", "left_square_bracket")
        places = []
        for _ in range(12):
            await pilot.press("right_square_bracket")
            places.append(view.current)
        assert places == sorted(set(places), key=places.index)
        assert all(at is not None and view.collation.rows[at].change != "equal" for at in places)

        first = next(at for at, row in enumerate(view.collation.rows) if row.change != "equal")
        for keys in (["g"], ["right_square_bracket", "g"]):
            await press(pilot, *keys, "right_square_bracket")
            assert view.current == first, "the top leads to the first change again"

    drive(scene, [], indexes, compare=pair())


def test_the_filter_folds_what_is_not_asked_for(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        view = app.screen.query_one(ComparisonView)
        assert view.collation is not None
        everything = view.line_count
        await press(pilot, "f")
        assert "Shown: changes" in seen(app)
        changes = view.line_count
        await press(pilot, "f", "f")
        assert "Shown: added figures" in seen(app)
        assert view.line_count < changes < everything
        await press(pilot, "f")
        assert view.line_count == everything

    drive(scene, [], indexes, compare=pair())


def test_folds_open_and_close(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        view = app.screen.query_one(ComparisonView)
        folded = view.line_count
        await press(pilot, "z")
        assert view.line_count > folded
        await press(pilot, "z")
        assert view.line_count == folded
        await press(pilot, "Z")
        assert view.collation is not None
        assert not any(map(view.fold_at, range(len(view.collation.rows))))
        await press(pilot, "Z")
        assert view.line_count == folded

    drive(scene, [], indexes, compare=pair())


def test_swapping_takes_the_base_for_the_revised_text(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        view = app.screen.query_one(ComparisonView)
        assert view.collation is not None
        removed = view.collation.summary.removed_figures
        await press(pilot, "x")
        assert view.collation.base.title == SUMMARY
        assert view.collation.summary.added_figures == removed
        assert f" {removed} added figures" in seen(app)

    drive(scene, [], indexes, compare=pair())


def test_a_click_on_the_ruler_goes_to_the_place(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        view = app.screen.query_one(ComparisonView)
        ruler = app.screen.query_one(Ruler)
        await pilot.click(ruler, offset=(1, ruler.size.height - 1))
        await settle(pilot)
        assert view.scroll_offset.y > view.line_count // 2

    drive(scene, [], indexes, compare=pair())


def test_a_narrow_terminal_shows_the_list_or_the_document(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        assert not app.screen.query_one(Reader).region
        await press(pilot, "tab")
        assert app.screen.query_one(Reader).region.width > 70
        assert not app.screen.query_one(Outline).region
        await press(pilot, "tab")
        assert app.screen.query_one(Outline).region

    drive(scene, [], indexes, size=NARROW)


def test_nothing_breaks_in_a_tiny_terminal_nor_when_it_is_resized(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        for size in ((60, 15), (20, 6), (200, 60), (8, 3), (80, 24)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            await press(pilot, "right_curly_bracket", "j", "u")
        assert app.screen.query_one(ComparisonView).current is not None
        await press(pilot, "escape", "tab", "d", "s")
        await pilot.resize_terminal(20, 6)
        await type_text(pilot, "外资")
        await press(pilot, "question_mark", "escape")

    drive(scene, [], indexes, compare=pair())


def test_the_keys_are_listed_from_the_commands_of_the_screen(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "question_mark")
        for told in ("Find in the document, or filter", "Search all documents", "Read from here"):
            assert told in seen(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)

    drive(scene, [], indexes)


def test_the_palette_runs_the_commands_of_the_screen(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+p")
        await type_text(pilot, "Search all")
        await press(pilot, "enter", "enter")
        assert isinstance(app.screen, SearchScreen)

    drive(scene, [], indexes)


def test_the_palettes_speak_the_language_of_the_user(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        app.search_themes()
        await settle(pilot)
        assert "查找主题…" in seen(app)
        await press(pilot, "escape", "ctrl+p")
        assert "查找命令…" in seen(app)
        await type_text(pilot, "没有这样的命令")
        await pilot.pause(0.6)
        assert "没有符合的项目" in seen(app)
        assert "No matches" not in seen(app)
        await press(pilot, "escape", "ctrl+p")
        await type_text(pilot, "theme")
        await pilot.pause(0.6)
        assert "选择配色主题" in seen(app)

    messages.use("zh_CN")
    drive(scene, [], indexes)


def test_escape_leads_back_to_the_library(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "s", "escape")
        assert isinstance(app.screen, LibraryScreen)
        await press(pilot, "c", "enter", "escape")
        assert isinstance(app.screen, LibraryScreen)

    drive(scene, [], indexes)


def test_q_leaves(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await pilot.press("q")
        await pilot.pause()
        assert app.return_code == 0
        assert not app.is_running

    drive(scene, [], indexes)
