from __future__ import annotations

import os
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from tests.tui.driving import NARROW, WIDE, drive, press, seen, settle, type_text
from tui.compare_screen import CompareScreen
from tui.library_screen import LibraryScreen
from tui.outline import Outline, Place
from tui.reader import Reader

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tui.app import Explorer

PAYLOADS = [
    "[/x]",
    "[@click=app.quit]x[/]",
    "[bold red]红[/]",
    "\\[x]",
    "\x1b[2J\x1b]52;c;eA==\x07",
    "\x9b31m",
    "甲\u202e乙\u2066丙",
    "零\u200b宽\ufeff",
    "e" + "\u0301" * 2000,
    "👩\u200d👧\u200d👦",
    "{nth} %s $0 &lt;b&gt;",
    "a" * 3000,
]


def unsafe(text: str) -> list[str]:
    return [
        character
        for character in text
        if (ord(character) < 32 and character != "\n")
        or 0x7F <= ord(character) < 0xA0
        or character in "\u202e\u2066\ufeff"
    ]


@pytest.mark.parametrize(("payload", "size"), zip(PAYLOADS, cycle([WIDE, NARROW]), strict=False))
def test_hostile_text_is_shown_and_never_obeyed(
    payload: str, size: tuple[int, int], tmp_path: Path
) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    title, heading = f"{payload}报告", f"一、{payload}成绩"
    for name, words in (("甲", "扩容床位。"), ("乙", f"扩容床位51张{payload}。")):
        text = f"{title}\n\n{heading}\n\n外资{payload}增长。{words}\n"
        folder.joinpath(f"{name}.txt").write_text(text, encoding="utf-8")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        pages = [seen(app)]
        for keys in (["tab"], ["question_mark"], ["escape", "c"], ["enter"], ["Z", "f"]):
            await press(pilot, *keys)
            pages.append(seen(app))
        assert isinstance(app.screen, CompareScreen)
        await press(pilot, "escape", "s")
        await type_text(pilot, "外资")
        pages.append(seen(app))
        await type_text(pilot, payload)
        pages.append(seen(app))
        app.notify(payload, markup=False)
        await pilot.pause()
        pages.append(seen(app))
        assert app.is_running
        assert not unsafe("".join(pages))
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)

    drive(scene, [folder], tmp_path / "indexes", size=size)


def test_file_names_that_no_encoding_knows_are_shown_as_what_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    for name in (b"\xff\xfe", b"a\x1b[2Jb", "甲\u202etxt.exe".encode(), b"[x]"):
        place = Path(os.fsdecode(os.fsencode(folder) + b"/folder " + name))
        place.mkdir()
        for path in (Path(os.fsdecode(os.fsencode(place) + b"/" + name + b".txt")), place / "x.md"):
            path.write_text("", encoding="utf-8")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        shown = seen(app)
        assert "\\xff\\xfe" in shown
        assert "a␛[2Jb" in shown
        assert "甲\\u202etxt.exe" in shown
        assert "folder \\xff\\xfe/ 2" in shown
        assert "folder a␛[2Jb/ 2" in shown
        assert "folder [x]/ 2" in shown
        assert not unsafe(shown)
        await press(pilot, "j", "enter", "c", "enter")
        assert not unsafe(seen(app))

    drive(scene, [folder], tmp_path / "indexes")


def test_a_document_that_vanishes_is_told_in_one_line(shelf: Path, tmp_path: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        assert "工作报告" in seen(app)
        shelf.joinpath("third.txt").unlink()
        await press(pilot, "G", "enter")
        assert "third.txt does not exist" in seen(app)
        assert app.is_running
        await press(pilot, "g", "enter")
        assert app.screen.query_one(Reader).document is not None

    drive(scene, [shelf], tmp_path / "indexes")


def test_a_comparison_with_a_document_that_vanished_leads_back(shelf: Path, tmp_path: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        shelf.joinpath("base.txt").unlink()
        shelf.joinpath("revised.txt").unlink()
        app.compare(shelf / "base.txt", shelf / "revised.txt")
        await settle(pilot)
        assert isinstance(app.screen, LibraryScreen)
        assert "does not exist" in seen(app)

    drive(scene, [shelf], tmp_path / "indexes")


def test_files_that_cannot_be_read_are_counted_with_the_reason(shelf: Path, tmp_path: Path) -> None:
    shelf.joinpath("empty.txt").write_text("", encoding="utf-8")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        assert "1 file could not be read" in seen(app)
        assert "empty.txt is empty" in seen(app)

    drive(scene, [shelf], tmp_path / "indexes", size=(200, 40))


def test_a_library_that_is_not_there_is_told(tmp_path: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        assert "does not exist" in seen(app)
        await press(pilot, "tab", "c", "slash", "escape", "n", "s")
        await type_text(pilot, "外资")
        assert "does not exist" in seen(app)

    drive(scene, [tmp_path / "nowhere"], tmp_path / "indexes")


def test_nonsense_queries_are_answered(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "s")
        field = app.screen.query_one("#query", Input)
        for query in ('"', "(((", "AND OR NOT", "figure:>", "[/x]", "*" * 50, "\x1b[2J", "title:"):
            field.value = query
            await settle(pilot)
            assert not unsafe(seen(app))
        assert app.is_running

    drive(scene, [], indexes)


def test_without_colour_added_figures_stand_in_brackets(
    indexes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import seeds

    monkeypatch.setenv("NO_COLOR", "1")
    manifest = seeds.manifest()

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        assert "助力区内[222家]重点企业" in seen(app)

    drive(scene, [], indexes, compare=(manifest.base, manifest.revised))


def test_an_index_that_cannot_be_written_is_told_where_one_searches(
    shelf: Path, tmp_path: Path
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be", encoding="utf-8")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        assert "工作报告" in seen(app)
        await press(pilot, "s")
        await type_text(pilot, "外资")
        assert "the index cannot be written" in seen(app)

    drive(scene, [shelf], blocked, size=(200, 40))


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_enter_on_a_document_that_cannot_be_read_stays_in_the_list_and_tells_why(
    indexes: Path, shelf: Path, size: tuple[int, int]
) -> None:
    shelf.joinpath("broken.pdf").write_bytes(b"%PDF-1.4 nothing")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        outline = app.screen.query_one(Outline)
        reader = app.screen.query_one(Reader)
        before = reader.document
        outline.reveal(Place(shelf / "broken.pdf"))
        for _ in range(2):
            await press(pilot, "enter")
            assert outline.has_focus
            assert not app.screen.has_class("-reading")
            assert reader.document is before
            assert "broken.pdf" in seen(app).splitlines()[-2]
        outline.reveal(Place(shelf / "third.txt"))
        await press(pilot, "enter")
        assert reader.has_focus
        assert reader.document is not before

    drive(scene, [shelf], indexes, size=size)
