"""Two explorers on one library: what either keeps, both keep."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import parse
from tests.tui.driving import drive, press, settle, type_text
from tui import searches, state
from tui.app import Explorer
from tui.library import Library
from tui.library_screen import LibraryScreen
from tui.merging import merged
from tui.reader import Reader
from tui.state import Bookmark, Search, Spot, State
from tui.visits import with_bookmark, with_visit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

PLACES = parse("报告\n\n" + "\n\n".join(f"第{at}段。" for at in range(6)), "a.txt")
NUMBERS = st.integers(0, 5)


def visited(known: State, number: int) -> State:
    return with_visit(known, Spot(f"{number}.txt", number))


def used(known: State, number: int) -> State:
    return searches.used(known, Search(str(number)))


def saved(known: State, number: int) -> State:
    return searches.saved_or_not(known, Search(str(number)))


def forgotten(known: State, number: int) -> State:
    return searches.forgotten(known, Search(str(number)))


def marked(known: State, number: int) -> State:
    return with_bookmark(known, PLACES, number)[0]


def chosen(known: State, number: int) -> State:
    return known.choosing(str(number % 2), str(number))


STEPS = st.lists(
    st.tuples(st.sampled_from([visited, used, saved, forgotten, marked, chosen]), NUMBERS),
    max_size=12,
)
Steps = list[tuple["Callable[[State, int], State]", int]]


def after(known: State, steps: Steps) -> State:
    for step, number in steps:
        known = step(known, number)
    return known


@given(STEPS, STEPS)
def test_what_only_one_has_changed_is_taken_over_as_it_is(before: Steps, steps: Steps) -> None:
    base = after(State(), before)
    now = after(base, steps)
    assert merged(base, now, base) == now
    assert merged(base, base, now) == now
    assert merged(base, now, now) == now


@given(STEPS, STEPS, STEPS)
def test_what_either_adds_is_there_and_what_either_takes_away_is_gone(
    before: Steps, one: Steps, other: Steps
) -> None:
    base = after(State(), before)
    mine, theirs = after(base, one), after(base, other)
    both = merged(base, mine, theirs)
    for name in ("recent", "queries", "saved", "bookmarks"):
        began, here, there, found = (
            list(getattr(each, name)) for each in (base, mine, theirs, both)
        )
        keys = [each.document if isinstance(each, Spot) else each for each in found]
        assert len(set(keys)) == len(keys)
        for each in (*here, *there):
            key = each.document if isinstance(each, Spot) else each
            assert each in began or key in keys
        for each in here:
            assert each not in there or each in found
        for each in found:
            assert each in here or each in there
        for each in began:
            if each not in here or each not in there:
                assert each not in found or name == "recent"
    for each in (mine, theirs):
        for name, choice in each.layout:
            if base.chosen(name) != choice:
                assert both.chosen(name) in {mine.chosen(name), theirs.chosen(name)}
    assert both.last == (theirs if mine.last == base.last else mine).last


def test_the_latest_of_both_come_first_and_what_is_forgotten_stays_away() -> None:
    base = State(queries=tuple(map(Search, "abcd")))
    mine = searches.forgotten(
        searches.used(searches.used(base, Search("c")), Search("m")), Search("a")
    )
    theirs = searches.used(searches.used(base, Search("d")), Search("t"))
    both = merged(base, mine, theirs)
    assert "".join(each.query for each in both.queries) == "mctdb"


def test_what_was_forgotten_is_gone_though_the_other_used_it_since() -> None:
    base = State(queries=tuple(map(Search, "ab")))
    both = merged(base, searches.used(base, Search("b")), searches.forgotten(base, Search("b")))
    assert both.queries == (Search("a"),)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library([tmp_path / "reports"])


def test_saving_keeps_what_another_has_saved_since(library: Library) -> None:
    base = state.save(library, State(bookmarks=(Bookmark("a.txt", 1, "甲"),)))
    state.save(library, replace(base, saved=(Search("新能源"),)), base)
    now = state.save(library, replace(base, bookmarks=(Bookmark("b.txt", 2, "乙"),)), base)
    assert now == state.load(library)
    assert now == State(saved=(Search("新能源"),), bookmarks=(Bookmark("b.txt", 2, "乙"),))


@pytest.mark.parametrize("damage", ["", "[]", None])
def test_nothing_is_lost_to_a_file_that_is_damaged_or_gone(
    damage: str | None, library: Library
) -> None:
    base = state.save(library, State(bookmarks=(Bookmark("a.txt", 1, "甲"),)))
    state.file_of(library).unlink()
    if damage is not None:
        state.file_of(library).write_text(damage, encoding="utf-8")
    now = state.save(library, replace(base, saved=(Search("新能源"),)), base)
    assert state.load(library) == now == replace(base, saved=(Search("新能源"),))


def test_one_that_hangs_while_it_writes_is_not_waited_for(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state, "PATIENCE", 0.02)
    state.save(library, State())
    with state._locked(state.folder()):
        state.save(library, State(saved=(Search("新能源"),)))
    assert state.load(library).saved == (Search("新能源"),)


def test_the_last_to_leave_erases_nothing_that_the_other_was_told_is_kept(
    shelf: Path, indexes: Path
) -> None:
    async def other(_app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "O", "tab", "G", "b", "s")
        await type_text(pilot, "床位")
        await press(pilot, "enter", "asterisk")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "tab", "b")
        explorer = Explorer([shelf], index_dir=indexes)
        async with explorer.run_test(size=(140, 40)) as second:
            await settle(second)
            await press(pilot, "b")
            await other(explorer, second)
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        screen.open(shelf / "third.txt")
        await settle(pilot)
        await press(pilot, "b")
        assert len(app.state.bookmarks) == 2
        assert screen.query_one(Reader).document is not None

    drive(scene, [shelf], indexes)
    known = state.load(Library([shelf]))
    assert known.saved == (Search("床位"),)
    assert [each.words for each in known.bookmarks] == ["通知", "工作报告"]
    assert known.chosen("order")
    assert known.last is not None
    assert known.last.document == str(shelf / "third.txt")
