"""Files that come, go and change while the explorer is open."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest

from search_index import Index, Progress
from tests.tui.driving import drive, press, seen, settle, type_text
from tui.hit_list import HitList
from tui.library_screen import LibraryScreen
from tui.outline import Outline, Place
from tui.reader import Reader

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tui.app import Explorer


async def looked_again(screen: LibraryScreen, pilot: Pilot[Any]) -> None:
    """The library has looked at its files, found what is there now and indexed it."""
    screen.look_again()
    for _ in range(4):
        await settle(pilot)


def test_a_look_that_takes_long_is_not_given_up_for_the_next(
    indexes: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[Event] = []

    def slowly(_index: Index) -> bool:
        looks.append(Event())
        return not looks[-1].wait(30)

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        monkeypatch.setattr(Index, "changed", slowly)
        for _ in range(3):
            screen.look_again()
            await pilot.pause(0.05)
        assert len(looks) == 1
        looks[0].set()
        await settle(pilot)
        screen.look_again()
        await pilot.pause(0.05)
        assert len(looks) == 2
        looks[1].set()

    drive(scene, [shelf], indexes)


def test_what_is_told_to_a_hidden_screen_draws_nothing(
    indexes: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        library = app.screen
        assert isinstance(library, LibraryScreen)
        await press(pilot, "s")
        drawn: list[object] = []
        monkeypatch.setattr(app, "_display", lambda *told: drawn.append(told))
        library.post_message(LibraryScreen.Progressed(Progress(1, 2, "base.txt")))
        library.look_again()
        await settle(pilot)
        assert not drawn
        monkeypatch.undo()
        await press(pilot, "escape")
        assert app.screen is library
        assert "工作报告" in seen(app)

    drive(scene, [shelf], indexes)


def test_a_file_that_changes_on_disk_is_read_and_indexed_again(indexes: Path, shelf: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        path = shelf / "base.txt"
        path.write_text("工作报告\n\n全新的句子在这里。\n", encoding="utf-8")
        os.utime(path, ns=(1, 1))
        shelf.joinpath("fourth.txt").write_text("新通知\n\n新来的文件。\n", encoding="utf-8")
        await looked_again(screen, pilot)
        assert "全新的句子在这里。" in seen(app)
        assert "新通知" in seen(app)
        await press(pilot, "s")
        await type_text(pilot, "全新的句子")
        assert "1 paragraph · 1 document" in seen(app)

    drive(scene, [shelf], indexes)


def test_the_outline_stays_as_it_is_when_other_files_come_and_go(
    indexes: Path, shelf: Path
) -> None:
    third = "通知\n\n一、时间\n\n（一）春节\n\n放假七天。\n\n二、要求\n\n请遵照执行。\n"
    shelf.joinpath("third.txt").write_text(third, encoding="utf-8")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        await press(pilot, "G", "l", "j", "l", "j")
        before = seen(app).splitlines()
        assert any("（一）春节" in line for line in before)
        outline = screen.query_one(Outline)
        place = outline.place
        shelf.joinpath("base.txt").unlink()
        shelf.joinpath("a.txt").write_text("新通知\n\n新来的文件。\n", encoding="utf-8")
        await looked_again(screen, pilot)
        assert "新通知" in seen(app)
        assert "（一）春节" in seen(app)
        assert outline.place == place
        await press(pilot, "k", "k", "O")
        assert "（一）春节" in seen(app)
        assert outline.place == Place(shelf / "third.txt")

    drive(scene, [shelf], indexes)


def test_all_documents_stay_unfolded_when_other_files_come_and_through_a_filter(
    indexes: Path, shelf: Path
) -> None:
    for name in ("third", "fourth"):
        text = f"{name}通知\n\n一、{name}时间\n\n放假七天。\n\n二、要求\n\n请遵照执行。\n"
        shelf.joinpath(f"{name}.txt").write_text(text, encoding="utf-8")
    shelf.joinpath("plain.txt").write_text("没有标题的一段话，不分章节。\n", encoding="utf-8")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        for name in ("plain", "third", "fourth"):
            screen.open(shelf / f"{name}.txt")
            await settle(pilot)
            screen.query_one(Outline).unfold(shelf / f"{name}.txt")
            await settle(pilot)
        reading = screen.query_one(Reader).document
        shelf.joinpath("a.txt").write_text("新通知\n\n新来的文件。\n", encoding="utf-8")
        await looked_again(screen, pilot)
        assert "新通知" in seen(app)
        assert "一、third时间" in seen(app)
        assert "一、fourth时间" in seen(app)
        await press(pilot, "slash")
        await type_text(pilot, "fourth")
        assert "一、fourth时间" in seen(app)
        assert "一、third时间" not in seen(app)
        await press(pilot, "escape")
        assert "一、third时间" in seen(app)
        assert "一、fourth时间" in seen(app)
        assert screen.query_one(Reader).document is reading, "to list sections opens nothing"

    drive(scene, [shelf], indexes)


def test_a_title_that_has_changed_and_a_file_that_can_be_read_now_are_listed_so(
    indexes: Path, shelf: Path
) -> None:
    shelf.joinpath("later.txt").write_bytes(b"")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        assert "! later" in seen(app)
        for name, title in (("third.txt", "新的题目"), ("later.txt", "来了")):
            shelf.joinpath(name).write_text(f"{title}\n\n请遵照执行。\n", encoding="utf-8")
        await looked_again(screen, pilot)
        outline = screen.query_one(Outline)
        labels = {str(outline.label_of(node)) for node in outline.root.children}
        assert labels == {"工作报告", "工作总结", "新的题目", "来了"}
        assert not app.shelf.problems
        assert "All documents are indexed" in seen(app)

    drive(scene, [shelf], indexes)


def test_a_document_that_is_gone_can_be_read_on_and_it_is_told(indexes: Path, shelf: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        path = shelf / "base.txt"
        written = path.read_bytes()
        path.unlink()
        await looked_again(screen, pilot)
        assert "2 documents" in seen(app)
        assert "扩容急诊床位。收入增长。" in seen(app)
        assert "base.txt does not exist" in seen(app)
        path.write_bytes(written)
        await looked_again(screen, pilot)
        assert "3 documents" in seen(app)
        assert "does not exist" not in seen(app)

    drive(scene, [shelf], indexes)


@pytest.mark.parametrize("there_first", [True, False])
def test_documents_that_come_where_there_were_none_are_noticed(
    there_first: bool,
    indexes: Path,
    shelf: Path,
) -> None:
    away = shelf.with_name("away")
    if not there_first:
        shelf.rename(away)
        shelf.mkdir()

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        if there_first:
            shelf.rename(away)
            await looked_again(screen, pilot)
        else:
            shelf.rmdir()
        assert "3 documents" not in seen(app)
        away.rename(shelf)
        await looked_again(screen, pilot)
        assert "3 documents" in seen(app)
        assert "扩容急诊床位。收入增长。" in seen(app)

    drive(scene, [shelf], indexes)


def test_one_stays_at_the_hit_when_the_library_is_indexed_again(indexes: Path, shelf: Path) -> None:
    for number in range(9):
        text = "\n\n".join(["说明", f"新能源第{number}号。", *["别的话。"] * 60])
        shelf.joinpath(f"more{number}.txt").write_text(text, encoding="utf-8")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        library = app.screen
        assert isinstance(library, LibraryScreen)
        await press(pilot, "s")
        await type_text(pilot, "新能源")
        await press(pilot, "enter", "n", "n", "n", "n")
        hits, reader = app.screen.query_one(HitList), app.screen.query_one(Reader)
        assert hits.position == (5, 11)
        hit = hits.hit(hits.cursor or 0)
        assert hit is not None
        await press(pilot, "tab", "G")
        scrolled = reader.scroll_offset.y
        assert scrolled
        shelf.joinpath("newest.txt").write_text("新能源\n\n新能源，新能源！\n", encoding="utf-8")
        library.look_again()
        for _ in range(4):
            await settle(pilot)
        assert hits.position[1] > 11
        again = hits.hit(hits.cursor or 0)
        assert again is not None
        assert (again.document, again.paragraph) == (hit.document, hit.paragraph)
        assert reader.scroll_offset.y == scrolled
        await press(pilot, "slash")
        await type_text(pilot, "第")
        assert hits.position[0] == 1

    drive(scene, [shelf], indexes)
