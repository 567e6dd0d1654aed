from __future__ import annotations

import csv
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import seeds
from collation import collate
from corpus import UsageError, parse, read
from tests.tui.driving import NARROW, WIDE, drive, press, seen, settle, type_text
from tui.commands import commands_of
from tui.compare_screen import CompareScreen
from tui.comparison_view import ComparisonView, Wording
from tui.comparison_words import rows_holding, titled
from tui.export_screen import export, proposed
from tui.field import Field
from tui.figure_list import FigureList
from tui.library import Item, Shelf
from tui.library_screen import LibraryScreen
from tui.moves import origin
from tui.picker_screen import Choice, by_kinship, choices
from tui.state import Search

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from collation.model import Collation
    from tui.app import Explorer

FIRST = "大力发展新能源产业，建成示范基地。"
REST = "扩容急诊床位，兜住就医底线。\n\n推进垃圾分类工作。\n\n完善养老服务体系，增设老年食堂。"
BASE = f"报告\n\n{FIRST}\n\n{REST}\n"
REVISED = f"报告\n\n{REST}\n\n{FIRST}\n"


def pair() -> tuple[Path, Path]:
    manifest = seeds.manifest()
    return manifest.base, manifest.revised


def test_a_moved_row_leads_to_where_it_stood_in_the_base() -> None:
    collation = collate(parse(BASE, "base.txt"), parse(REVISED, "revised.txt"))
    moved = [at for at, row in enumerate(collation.rows) if row.moved]
    assert moved
    for at in moved:
        beside = origin(collation, at)
        assert beside is not None
        assert not collation.rows[beside].moved
        gap = collation.rows[at].base[0] - collation.rows[beside].base[-1]
        assert abs(gap) <= 1 + len(moved)
    still = next(at for at, row in enumerate(collation.rows) if not row.moved)
    assert origin(collation, still) is None


def test_m_goes_to_the_place_in_the_base_and_back(indexes: Path, tmp_path: Path) -> None:
    base, revised = tmp_path / "base.txt", tmp_path / "revised.txt"
    base.write_text(BASE, encoding="utf-8")
    revised.write_text(REVISED, encoding="utf-8")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        view = app.screen.query_one(ComparisonView)
        assert view.collation is not None
        moved = next(at for at, row in enumerate(view.collation.rows) if row.moved)
        view.go_to(moved)
        await settle(pilot)
        assert "moved here; sentence" in seen(app)
        await press(pilot, "m")
        assert view.current == origin(view.collation, moved)
        await press(pilot, "m")
        assert view.current == moved

    drive(scene, [tmp_path], indexes, compare=(base, revised))


def test_the_wording_is_marked_by_words_by_characters_or_not(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        view = app.screen.query_one(ComparisonView)

        def marked() -> int:
            roles = [role for y in range(view.line_count) for _text, role in view.line(y)]
            return sum(role.endswith(".word") for role in roles)

        by_words = marked()
        await press(pilot, "w")
        assert view.wording is Wording.CHARACTERS
        by_characters = marked()
        await press(pilot, "w")
        assert marked() == 0
        assert by_words
        assert by_characters
        await press(pilot, "w")
        assert marked() == by_words

    drive(scene, [], indexes, compare=pair())


def test_the_list_of_figures_says_what_each_counts(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        line = next(line for line in seen(app).splitlines() if "▸ 7家" in line)
        assert "二级以上医院" in line.split("家", 2)[2].split("15")[0]

    drive(scene, [], indexes, compare=pair())


@pytest.mark.parametrize(
    ("base", "revised", "told"),
    [
        (("a.txt", "条例", ""), ("b.txt", "办法", ""), ("条例", "办法")),
        (("a.txt", "条例", ""), ("b.txt", "条例", "2024-12-31"), ("条例", "条例 · 2024-12-31")),
        (("a.txt", "条例", ""), ("b.txt", "条例", ""), ("条例 · a.txt", "条例 · b.txt")),
        (("a/x.txt", "条例", ""), ("b/x.txt", "条例", ""), ("条例 · a/x.txt", "条例 · b/x.txt")),
    ],
)
def test_documents_of_the_same_title_are_told_apart_by_date_or_name(
    base: tuple[str, str, str], revised: tuple[str, str, str], told: tuple[str, str]
) -> None:
    items = tuple(Item(Path(name), title, date) for name, title, date in (base, revised))
    shelf = Shelf(items)
    assert (shelf.name(items[0].path), shelf.name(items[1].path)) == told
    assert choices(shelf, items[0].path)[0].titles == told


def test_who_reads_on_while_both_texts_are_looked_through_is_not_torn_away(
    indexes: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, revised = shelf / "base.txt", shelf / "revised.txt"
    told = "".join(f"第{at}项工作已经完成。\n\n" for at in range(1, 81))
    base.write_text(f"报告\n\n{told}\n", encoding="utf-8")
    revised.write_text(f"报告\n\n{told}扩容急诊床位51张。\n", encoding="utf-8")
    answer = threading.Event()

    def late(collation: Collation, wanted: str) -> list[int]:
        assert answer.wait(20)
        return rows_holding(collation, wanted)

    monkeypatch.setattr("tui.comparison_finding.rows_holding", late)

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        view = app.screen.query_one(ComparisonView)
        await press(pilot, "Z", "g", "slash")
        for keys in ("第70项", "enter", "pagedown"):
            await pilot.press(*keys if keys.startswith("第") else [keys])
            await pilot.pause(0.05)
        top = view.scroll_offset.y
        assert top
        answer.set()
        await settle(pilot)
        assert view.scroll_offset.y == top
        await press(pilot, "n")
        assert view.current is not None
        assert "第70项" in seen(app)

    drive(scene, [shelf], indexes, compare=(base, revised))


def test_what_is_shown_is_written_to_the_file_asked_for(
    indexes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "f", "f", "f", "e")
        field = app.screen.query_one(Field)
        assert field.value.endswith("-compared.html")
        await press(pilot, "tab")
        assert field.value.endswith(".md")
        await press(pilot, "tab")
        field.value = "figures.csv"
        await press(pilot, "enter")
        assert isinstance(app.screen, CompareScreen)
        assert "Written: " in seen(app)
        await press(pilot, "e")
        app.screen.query_one(Field).value = "figures.csv"
        await press(pilot, "enter")
        assert "is there already" in seen(app)
        field = app.screen.query_one("#export-name", Field)
        assert field.value == "figures.csv"
        await press(pilot, "tab")
        assert field.value == "figures.html"
        assert "is there already" not in seen(app)
        field.value = "others.csv"
        await press(pilot, "enter")
        assert isinstance(app.screen, CompareScreen)
        assert "others.csv" in seen(app)

    drive(scene, [], indexes, compare=pair())
    with (tmp_path / "figures.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) > 20


@pytest.mark.parametrize(("ending", "holds"), [(".html", "<html"), (".md", "7家"), (".csv", "7家")])
def test_the_ending_decides_the_format(tmp_path: Path, ending: str, holds: str) -> None:
    collation = collate(*map(read, pair()))
    name = str(tmp_path / f"x{ending}")
    assert holds in export(collation, collation.rows, name, by_characters=False).read_text("utf-8")


def test_no_file_is_overwritten_and_no_other_ending_taken(tmp_path: Path) -> None:
    collation = collate(parse(BASE, "base.txt"), parse(REVISED, "revised.txt"))
    kept = tmp_path / "kept.md"
    kept.write_text("mine", encoding="utf-8")
    for name in (str(kept), str(tmp_path / "x.exe"), str(tmp_path / "none" / "x.md")):
        with pytest.raises(UsageError):
            export(collation, collation.rows, name, by_characters=False)
    assert kept.read_text(encoding="utf-8") == "mine"


def test_the_name_proposed_is_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    collation = collate(parse(BASE, "base.txt"), parse(REVISED, "/x/revised.txt"))
    assert proposed(collation) == "revised-compared.html"
    tmp_path.joinpath("revised-compared.html").touch()
    assert proposed(collation) == "revised-compared-2.html"


def test_the_nearest_versions_are_proposed_first(tmp_path: Path) -> None:
    here, near, far = (tmp_path / name for name in ("here", "near", "far"))
    proposals = [Choice(here, far, ("a", "c")), Choice(near, here, ("b", "a"))]
    sorted_ = by_kinship(proposals, here, {near: 0.9})
    assert [(each.base, each.kinship) for each in sorted_] == [(near, 0.9), (here, 0.0)]


def test_the_picker_tells_how_alike_versions_are(indexes: Path, shelf: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await settle(pilot)
        assert app.shelf.failure is None
        assert app.shelf.index is not None
        await press(pilot, "c")
        lines = seen(app).splitlines()
        first = next(line for line in lines if "⇄" in line)
        assert "工作总结" in first
        assert "% alike" in first

    drive(scene, [shelf], indexes)


def test_hits_are_narrowed_by_a_facet_and_widened_again(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "s")
        await type_text(pilot, "发展")
        await press(pilot, "enter")
        before = seen(app).splitlines()[0]
        await press(pilot, "f2")
        await type_text(pilot, "总结")
        await press(pilot, "enter")
        assert "Only: 北京经济技术开发区管委会2022年度工作总结" in seen(app)
        assert "1 document" in seen(app).splitlines()[0]
        await press(pilot, "f2")
        await press(pilot, "enter")
        assert seen(app).splitlines()[0] == before

    drive(scene, [], indexes)


def test_searches_are_remembered_saved_and_put_again(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "s")
        await type_text(pilot, "新能源")
        await press(pilot, "enter", "asterisk", "slash", "backspace")
        await type_text(pilot, "养老")
        await press(pilot, "enter")
        assert app.state.saved == (Search("新能源"),)
        assert app.state.queries == (Search("养老"), Search("新能源"))
        await press(pilot, "f3")
        assert "★ 新能源" in seen(app)
        await press(pilot, "enter")
        assert app.screen.query_one("#query", Field).value == "新能源"
        await press(pilot, "asterisk")
        assert not app.state.saved

    drive(scene, [], indexes)


def test_a_search_is_remembered_with_what_it_was_narrowed_to(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "s")
        await type_text(pilot, "新能源")
        await press(pilot, "enter", "f2")
        await type_text(pilot, "总结")
        await press(pilot, "enter")
        narrowed = seen(app).splitlines()[0]
        await press(pilot, "asterisk")
        await press(pilot, "f2", "enter")
        assert seen(app).splitlines()[0] != narrowed
        await press(pilot, "slash", "enter", "f3")
        assert "★ 新能源" in seen(app)
        assert "· 新能源" in seen(app)
        await press(pilot, "enter")
        assert seen(app).splitlines()[0] == narrowed
        await press(pilot, "asterisk")
        assert not app.state.saved

    drive(scene, [], indexes)


def test_one_finds_in_both_texts_and_goes_round(indexes: Path) -> None:
    manifest = seeds.manifest()

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        view = app.screen.query_one(ComparisonView)
        assert view.collation is not None
        await press(pilot, "slash")
        await type_text(pilot, "产业 集群")
        rows = rows_holding(view.collation, "产业集群")
        assert len(rows) > 2
        assert view.current in rows
        await press(pilot, "enter")
        places = []
        for _nth in rows:
            await press(pilot, "n")
            places.append(view.current)
            assert f"of {len(rows)} that hold it" in seen(app)
        assert sorted(filter(None, places)) == rows
        await press(pilot, "escape")
        assert "reworded" in seen(app)
        await press(pilot, "n")
        assert "Nothing is looked for" in seen(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)

    drive(scene, [], indexes, compare=(manifest.base, manifest.revised))


def test_a_narrow_foot_counts_the_changes_by_their_signs(indexes: Path) -> None:
    manifest = seeds.manifest()

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        view = app.screen.query_one(ComparisonView)
        assert view.collation is not None
        summary = view.collation.summary
        await press(pilot, "w")
        assert f"~{summary.changed} +{summary.added} −{summary.removed}" in seen(app)
        assert "Shown: everything (f)" in seen(app)

    drive(scene, [], indexes, size=NARROW, compare=(manifest.base, manifest.revised))


def test_the_length_of_a_document_gives_way_to_its_title() -> None:
    def told(width: int) -> str:
        line = titled("Revised", "管委会2022年度工作总结", " · 158 sentences", width)
        return "".join(piece.text for piece in line).rstrip()

    assert told(60) == " Revised  管委会2022年度工作总结 · 158 sentences"
    assert told(40) == " Revised  …2年度工作总结 · 158 sentences"
    assert told(30) == " Revised  …会2022年度工作总结"


def test_where_no_figure_was_added_the_keys_to_the_next_say_so(indexes: Path, shelf: Path) -> None:
    base, third = shelf / "base.txt", shelf / "third.txt"

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        for key in ("right_curly_bracket", "left_curly_bracket"):
            await press(pilot, key)
            assert "No figure was added" in seen(app)
            await press(pilot, "j", "f")

    drive(scene, [shelf], indexes, compare=(base, third))


def test_no_way_to_the_list_of_figures_is_offered_where_that_has_no_room(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        def offered() -> bool:
            return "compare.switch" in {each.identity for each in commands_of(app.screen, {})}

        assert not offered()
        await press(pilot, "tab")
        assert app.screen.query_one(ComparisonView).has_focus
        await press(pilot, "question_mark", "G")
        assert "list of figures" not in seen(app)
        await press(pilot, "escape")
        await pilot.resize_terminal(*WIDE)
        await settle(pilot)
        assert offered()
        await press(pilot, "tab")
        assert app.screen.query_one(FigureList).has_focus

    drive(scene, [], indexes, compare=pair(), size=(60, 15))
