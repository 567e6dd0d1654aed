"""The documents of a library stand in the folders they lie in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.tui.driving import drive, press, type_text
from tui.folders import DEEPEST, Folder, in_folders
from tui.library import Item, Library
from tui.library_screen import LibraryScreen
from tui.outline import Outline, Place
from tui.reader import Reader

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tui.app import Explorer


def told(folder: Folder) -> Any:
    """The folder as nested lists: names of folders, titles of documents."""
    below = [(each.name, each.count, told(each)) for each in folder.folders]
    return [*below, *(item.title for item in folder.items)]


def item(way: str, title: str) -> Item:
    return Item(Path(way, title), title, folder=way)


def test_a_folder_that_holds_one_folder_only_is_shown_as_one_with_it() -> None:
    top = in_folders(
        [
            item("省/广东/2024", "甲"),
            item("省/广东/2025", "乙"),
            item("", "丙"),
            item("国/令", "丁"),
        ]
    )
    assert told(top) == [
        ("省/广东", 2, [("2024", 1, ["甲"]), ("2025", 1, ["乙"])]),
        ("国/令", 1, ["丁"]),
        "丙",
    ]
    assert top.first is not None
    assert top.first.title == "甲"
    assert [each.way for each in top.folders] == ["/省/广东", "/国/令"]


def test_folders_without_end_are_joined() -> None:
    ways = ["/".join(["深"] * depth) for depth in range(1, 900)]
    top = in_folders([item(way, str(depth)) for depth, way in enumerate(ways)])
    depth, here = 0, top
    while here.folders:
        depth, here = depth + 1, here.folders[0]
    assert depth == DEEPEST + 1
    assert top.count == len(ways)


@pytest.mark.parametrize(
    ("given", "folders"),
    [
        (["."], ["", "二", "二/深", "三/深"]),
        (["三", "{here}/二"], ["三/深", "二", "二/深"]),
        ([".", "{here}/二"], ["library", "library/三/深", "二", "二/深"]),
        (["二"], ["", "深"]),
        (["一.txt", "二"], ["", "二", "二/深"]),
        (["二/深", "三/深"], ["三/深", "二/深"]),
        (["三/深", "二/深/三.txt"], ["", "深"]),
    ],
)
def test_the_way_to_a_document_begins_at_the_folder_that_was_given(
    given: list[str], folders: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "library"
    here.mkdir()
    monkeypatch.chdir(here)
    for name in ("一.txt", "二/二.txt", "二/深/三.txt", "三/深/四.txt"):
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{path.stem}，本市推进改革。\n", encoding="utf-8")
    found = Library([Path(name.format(here=here)) for name in given]).find()
    assert {each.folder for each in found.items} == set(folders)


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "shelf"
    for name in ("甲/2024/报告.txt", "甲/2025/报告.txt", "乙/通知.txt", "说明.txt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = f"{name[:-4]}\n\n一、任务\n\n本市推进改革，办好实事。\n"
        path.write_text(text, encoding="utf-8")
    return folder


def shown(outline: Outline) -> list[str]:
    """The labels of the lines of the tree, with those of sections left out."""
    lines = [outline.get_node_at_line(line) for line in range(outline.last_line + 1)]
    return [
        str(outline.label_of(node))
        for node in lines
        if node is not None and node.data is not None and not node.data.section
    ]


def test_folders_fold_and_the_filter_unfolds_them(indexes: Path, shelf: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        outline = app.screen.query_one(Outline)
        everything = shown(outline)
        assert [line for line in everything if "/ " in line] == [
            "乙/ 1",
            "甲/ 2",
            "2024/ 1",
            "2025/ 1",
        ]
        outline.reveal(Place(Path("/甲"), is_folder=True))
        await press(pilot, "enter")
        assert "2024/ 1" not in shown(outline)
        assert outline.has_focus
        await press(pilot, "O")
        assert "2024/ 1" not in shown(outline), "another order unfolds nothing"
        assert outline.place == Place(Path("/甲"), is_folder=True)
        await press(pilot, "slash")
        await type_text(pilot, "2025")
        assert shown(outline)[0] == "甲/2025/ 1"
        assert outline.place == Place(shelf / "甲/2025/报告.txt")
        await press(pilot, "escape")
        assert "甲/ 2" in shown(outline)

    drive(scene, [shelf], indexes)


def test_what_is_read_is_shown_in_its_folder(indexes: Path, shelf: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        outline = app.screen.query_one(Outline)
        for folder in [node for node in outline.root.children if node.data and node.data.is_folder]:
            folder.collapse()
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        app.screen.open(shelf / "甲/2025/报告.txt")
        await press(pilot, "tab")
        assert app.screen.query_one(Reader).document is not None
        assert "2025/ 1" in shown(outline)
        assert outline.place is not None
        assert outline.place.path == shelf / "甲/2025/报告.txt"

    drive(scene, [shelf], indexes)
