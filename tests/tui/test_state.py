from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import messages
from tests.tui.driving import drive, press, seen, type_text
from tui import state
from tui.library import Library
from tui.state import Bookmark, Search, Spot, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from tui.app import Explorer

FULL = State(
    last=Spot("b.txt", 7),
    recent=(Spot("b.txt", 7), Spot("a\udcff[/x]\x1b.txt")),
    queries=(Search("外资 figure:>10亿", (("year", "2022"),)), Search('"[/x]"')),
    saved=(Search("新能源"),),
    bookmarks=(Bookmark("b.txt", 3, "发放消费券1亿元"),),
    layout=(("outline", "closed"), ("shown", "added")),
)

PLACE = {"document": "b.txt", "paragraph": 7}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library([tmp_path / "reports", tmp_path / "laws"])


def test_nothing_is_remembered_of_a_library_that_is_opened_first(library: Library) -> None:
    assert state.load(library) == State()


def test_what_was_saved_is_loaded_again_whatever_the_order_of_the_paths(library: Library) -> None:
    state.save(library, FULL)
    assert state.load(Library(tuple(reversed(library.paths)))) == FULL
    assert state.load(Library([library.paths[0]])) == State()


def test_a_document_is_remembered_however_the_path_to_the_library_is_spelled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    tmp_path.joinpath("link").symlink_to(folder)

    def known(path: str) -> State:
        return State(
            last=Spot(f"{path}b.txt", 7),
            recent=(Spot(f"{path}b.txt", 7), Spot(f"{path}one/a.txt")),
            bookmarks=(Bookmark(f"{path}b.txt", 3, "发放消费券1亿元"),),
            saved=(Search("消费券", (("document", f"{path}b.txt"), ("section", "b.txt"))),),
        )

    monkeypatch.chdir(folder)
    state.save(Library([Path()]), known(""))
    assert state.load(Library([folder])) == known(f"{folder}/")
    monkeypatch.chdir(tmp_path)
    assert state.load(Library([Path("reports")])) == known("reports/")
    state.save(Library([Path("link")]), known("link/"))
    assert state.load(Library([Path("reports")])) == known("reports/")


def test_only_the_user_can_read_what_is_remembered(library: Library) -> None:
    state.save(library, FULL)
    assert state.file_of(library).stat().st_mode & 0o777 == 0o600
    assert state.folder().stat().st_mode & 0o777 == 0o700
    assert list(state.folder().iterdir()) == [state.file_of(library)]


def test_the_latest_are_kept_when_there_are_too_many(library: Library) -> None:
    many = tuple(Search(f"query {at}") for at in range(1000))
    state.save(library, State(queries=many))
    assert state.load(library).queries == many[: state.MOST["queries"]]


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[:-10],
        lambda text: "",
        lambda text: "\xff" + text,
        lambda text: "[]",
        lambda text: "null",
        lambda text: "[" * 100_000,
        lambda text: json.dumps(json.loads(text) | {"last": "b.txt"}),
        lambda text: json.dumps(json.loads(text) | {"last": {"document": 5, "paragraph": 1}}),
        lambda text: json.dumps(json.loads(text) | {"last": {"document": "", "paragraph": -1}}),
        lambda text: json.dumps(json.loads(text) | {"last": {**PLACE, "offset": "1"}}),
        lambda text: json.dumps(json.loads(text) | {"last": {**PLACE, "offset": -1}}),
        lambda text: json.dumps(json.loads(text) | {"last": {**PLACE, "above": [1]}}),
        lambda text: json.dumps(json.loads(text) | {"bookmarks": 3}),
        lambda text: json.dumps(json.loads(text) | {"queries": [["x"]]}),
        lambda text: json.dumps(json.loads(text) | {"layout": [["a", "b", "c"]]}),
        lambda text: json.dumps({"version": 1}),
        lambda text: text + " " * state.LONGEST_FILE,
    ],
)
def test_a_damaged_file_is_left_out_and_told_in_one_line(
    damage: Callable[[str], str], library: Library
) -> None:
    state.save(library, FULL)
    file = state.file_of(library)
    file.write_text(damage(file.read_text("ascii")), encoding="utf-8")
    loaded = state.load(library)
    assert loaded == State()
    assert str(file) in loaded.problem
    assert "\n" not in loaded.problem


def test_places_without_words_are_places_still(library: Library) -> None:
    state.save(library, FULL)
    file = state.file_of(library)
    written = json.loads(file.read_text("ascii"))
    for spot in (written["last"], *written["recent"]):
        del spot["words"]
    file.write_text(json.dumps(written), encoding="ascii")
    assert state.load(library) == FULL


def test_the_line_at_a_place_is_remembered_and_places_without_one_are_places_still(
    library: Library,
) -> None:
    exact = replace(FULL, last=Spot("b.txt", 7, "发放消费券", "", 1200, 3))
    state.save(library, exact)
    assert state.load(library) == exact
    file = state.file_of(library)
    written = json.loads(file.read_text("ascii"))
    for spot in (written["last"], *written["recent"]):
        del spot["offset"], spot["above"]
    file.write_text(json.dumps(written), encoding="ascii")
    assert state.load(library) == replace(FULL, last=Spot("b.txt", 7, "发放消费券"))


def test_a_file_of_a_later_version_is_left_alone(library: Library) -> None:
    state.save(library, FULL)
    state.file_of(library).write_text('{"version": 2}', encoding="ascii")
    assert state.load(library) == State()
    assert not state.load(library).problem


def test_choices_are_made_by_name() -> None:
    chosen = State().choosing("outline", "closed").choosing("outline", "open")
    assert chosen.chosen("outline") == "open"
    assert chosen.chosen("shown", "all") == "all"


def test_the_tour_is_offered_once() -> None:
    assert state.first_start()
    state.welcome()
    assert not state.first_start()


def test_a_file_that_cannot_be_opened_is_told_in_the_language_of_the_user(library: Library) -> None:
    messages.use("zh_CN")
    state.file_of(library).mkdir(parents=True)
    assert state.load(library).problem.endswith("这是文件夹")


def test_what_cannot_be_kept_is_told_and_not_said_to_be_kept(
    shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be", encoding="utf-8")
    monkeypatch.setattr("tui.state.folder", lambda: blocked / "remembered")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "tab", "b")
        assert "This will be forgotten: File exists" in seen(app).splitlines()[-2]
        await press(pilot, "s")
        await type_text(pilot, "床位")
        await press(pilot, "enter", "asterisk")
        assert "This will be forgotten: File exists" in seen(app).splitlines()[-2]

    drive(scene, [shelf], tmp_path / "indexes")
