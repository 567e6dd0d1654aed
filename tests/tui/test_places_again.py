"""Places that follow the text when its file changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import parse
from tests.tui.driving import drive, press, seen, settle, type_text
from tui.library_screen import LibraryScreen
from tui.places_again import found_at, place_again, words_at
from tui.reader import Reader

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from corpus.model import Document
    from tui.app import Explorer


def report(*paragraphs: str) -> Document:
    return parse("\n\n".join(["报告", *paragraphs]), "a.txt")


def long_text(count: int = 80) -> list[str]:
    return [f"第{at}项工作按照计划完成，投资{at}亿元。" for at in range(1, count)]


@given(
    st.lists(st.sampled_from(long_text(30)), min_size=1, unique=True),
    st.integers(0, 40),
    st.lists(st.sampled_from(long_text(90)[60:]), unique=True),
)
def test_a_paragraph_is_found_again_wherever_others_have_come(
    texts: list[str], place: int, others: list[str]
) -> None:
    before = report(*texts)
    place %= len(before.paragraphs)
    after = report(*others, *texts)
    text = before.paragraphs[place].text
    for found in (
        place_again(before, after, place),
        found_at(after, place, words_at(before, place)),
    ):
        assert after.paragraphs[found].text == text


def test_a_paragraph_that_was_changed_itself_is_found_by_its_neighbours() -> None:
    before = report("甲段说明情况。", "乙段说明情况。", "丙段说明情况。")
    after = report("新段。", "甲段说明情况。", "全部改写了。", "丙段说明情况。")
    assert after.paragraphs[place_again(before, after, 2)].text == "全部改写了。"


def test_the_nearest_of_several_is_taken_and_the_number_where_there_is_none() -> None:
    document = report("结语", "甲段。", "乙段。", "丙段。", "结语", "丁段。")
    texts = [each.text for each in document.paragraphs]
    last = len(texts) - 1 - texts[::-1].index("结语")
    assert found_at(document, last - 1, "结语") == last
    assert found_at(document, 0, "结语") == texts.index("结语") != last
    assert found_at(document, 2, "绝无此段") == 2
    assert found_at(document, 99, "") == len(document.paragraphs) - 1
    assert found_at(report("前言。落实高质量发展要求。"), 0, "落实高质量发展要求") == 1


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    path = folder / "long.txt"
    path.write_text("\n\n".join(["2024年工作报告", *long_text()]), encoding="utf-8")
    return path


def put_before(path: Path, count: int = 7) -> None:
    title, *texts = path.read_text(encoding="utf-8").split("\n\n")
    new = [f"新来的第{at}段，讲的是别的事情。" for at in range(count)]
    path.write_text("\n\n".join([title, *new, *texts]), encoding="utf-8")


async def looked_again(app: Explorer, pilot: Pilot[Any]) -> Reader:
    screen = app.screen
    assert isinstance(screen, LibraryScreen)
    screen.look_again()
    for _ in range(4):
        await settle(pilot)
    return screen.query_one(Reader)


def line_of(app: Explorer, words: str) -> int:
    return next(at for at, line in enumerate(seen(app).splitlines()) if words in line)


@pytest.mark.parametrize("keys", [["d", "d"], ["d", "d", "j"], ["G"], ["right_parenthesis"] * 60])
def test_the_text_stays_on_its_lines_when_others_come_before_it(
    keys: list[str], path: Path, indexes: Path
) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "tab", *keys)
        reader = app.screen.query_one(Reader)
        assert reader.document is not None
        text = reader.document.paragraphs[reader.place].text
        at = line_of(app, text)
        put_before(path)
        reader = await looked_again(app, pilot)
        assert reader.document is not None
        assert "新来的第0段" in reader.document.paragraphs[1].text
        assert reader.document.paragraphs[reader.place].text == text
        assert line_of(app, text) == at

    drive(scene, [path.parent], indexes, size=(80, 24))


def test_what_is_looked_for_is_looked_for_again_and_hits_stay_marked(
    path: Path, indexes: Path
) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "tab", "slash")
        await type_text(pilot, "别的事情")
        assert "no match" in seen(app)
        put_before(path)
        reader = await looked_again(app, pilot)
        assert "7 matches" in seen(app)
        assert "no match" not in seen(app)
        await press(pilot, "enter", "N")
        assert "match 7 of 7" in seen(app)
        await press(pilot, "escape")
        app.open_document(path, {8: ((0, 4),), 9: ((0, 4),)}, 9)
        await settle(pilot)
        put_before(path, 2)
        reader = await looked_again(app, pilot)
        assert reader.matches == {10: ((0, 4),), 11: ((0, 4),)}

    drive(scene, [path.parent], indexes)


def test_bookmarks_the_last_place_and_the_way_back_follow_their_words(
    path: Path, indexes: Path
) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        screen.open(path, {}, 20)
        await settle(pilot)
        await press(pilot, "tab", "b")
        assert app.state.bookmarks[0].words.startswith("第20项")
        screen._jump(40)
        put_before(path)
        reader = await looked_again(app, pilot)
        assert app.state.bookmarks[0].paragraph == 27
        await press(pilot, "H")
        assert reader.place == 27
        await press(pilot, "b", "b")
        assert len(app.state.bookmarks) == 1

    async def again(app: Explorer, pilot: Pilot[Any]) -> None:
        reader = app.screen.query_one(Reader)
        assert reader.place == 32
        await press(pilot, "tab")
        assert reader.place == 32
        await press(pilot, "B", "enter")
        assert reader.place == 32
        assert "第20项工作" in seen(app)

    drive(scene, [path.parent], indexes, size=(80, 24))
    put_before(path, 5)
    drive(again, [path.parent], indexes, size=(80, 24))


def at_hand(reader: Reader) -> str:
    assert reader.document is not None
    return reader.document.name


def test_bookmarks_and_the_last_place_follow_a_file_to_its_new_name(
    path: Path, indexes: Path
) -> None:
    path.with_name("another.txt").write_text("通知\n\n请遵照执行。\n", encoding="utf-8")
    new, newer = path.with_name("zz.txt"), path.with_name("zzz.txt")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        screen.open(path, {}, 20)
        await settle(pilot)
        await press(pilot, "tab", "b")
        screen._jump(40)

    async def again(app: Explorer, pilot: Pilot[Any]) -> None:
        reader = app.screen.query_one(Reader)
        await settle(pilot)
        assert at_hand(reader) == str(new)
        assert reader.place == 40
        assert [(each.document, each.paragraph) for each in app.state.bookmarks] == [(str(new), 20)]
        new.rename(newer)
        reader = await looked_again(app, pilot)
        assert at_hand(reader) == str(newer)
        assert reader.place == 40
        assert "does not exist" not in seen(app)
        await press(pilot, "B", "enter")
        assert at_hand(reader) == str(newer)
        assert reader.place == 20
        assert str(new) not in {each.document for each in app.state.recent}

    drive(scene, [path.parent], indexes)
    path.rename(new)
    drive(again, [path.parent], indexes)
