from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from textual import events

import messages
import tui
from tests.tui.driving import WIDE, drive, press, seen, settle
from tui.app import Explorer
from tui.library_screen import LibraryScreen
from tui.search_screen import SearchScreen
from tui.state import first_start
from tui.tour_screen import PAGES, TourPage, TourScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


def start(scene: Any, indexes: Path, *, size: tuple[int, int] = WIDE) -> None:
    """Play a scene in an explorer that begins as it does for a new user."""

    async def play() -> None:
        explorer = Explorer([], index_dir=indexes, tour=True)
        async with explorer.run_test(size=size) as pilot:
            await settle(pilot)
            await scene(explorer, pilot)

    asyncio.run(play())


def test_a_new_user_is_shown_five_pages_one_after_the_other(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        for nth, page in enumerate(PAGES, 1):
            assert f"Tour {nth}/5: {page.title}" in seen(app)
            await press(pilot, "enter")
        assert isinstance(app.screen, LibraryScreen)
        assert "All documents are indexed" in seen(app)

    assert len(PAGES) == 5
    start(scene, indexes)


def test_the_tour_can_be_skipped_and_does_not_come_again(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)

    assert first_start()
    start(scene, indexes)
    assert not first_start()


def test_keys_typed_faster_than_the_tour_goes_away_leave_it_once(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        for key in "sss":
            app.screen.post_message(events.Key(key, key))
        await settle(pilot)
        assert isinstance(app.screen, SearchScreen)

    start(scene, indexes)


@pytest.mark.parametrize(("asked", "seen_before", "toured"), [
    (True, False, True),
    (True, True, False),
    (False, False, False),
])  # fmt: skip
def test_only_who_opens_the_explorer_for_the_first_time_is_shown_the_tour(
    asked: bool, seen_before: bool, toured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[bool] = []

    def run(app: Explorer) -> None:
        begun.append(app._tour)

    monkeypatch.setattr(Explorer, "run", run)
    monkeypatch.setattr("tui.state.first_start", lambda: not seen_before)
    tui.run([], tour=asked)
    assert begun == [toured]


def test_the_tour_does_not_come_by_itself_in_an_explorer_that_is_not_asked_to(
    indexes: Path,
) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        assert isinstance(app.screen, LibraryScreen)

    drive(scene, [], indexes)
    assert first_start()


def test_a_key_that_is_not_of_the_tour_does_its_work(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "s")
        assert isinstance(app.screen, SearchScreen)
        assert not any(isinstance(each, TourScreen) for each in app.screen_stack)

    start(scene, indexes)


def test_one_goes_back_in_the_tour_and_opens_it_again_from_help(indexes: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "f1", "enter", "right", "left")
        assert "Tour 2/5" in seen(app)
        await press(pilot, "escape", "question_mark", "t")
        assert "Tour 1/5" in seen(app)
        await press(pilot, "left")
        assert "Tour 1/5" in seen(app)

    drive(scene, [], indexes)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_page_fits_a_small_terminal_and_tells_keys(language: str, indexes: Path) -> None:
    messages.use(language)

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "f1")
        page = app.screen.query_one(TourPage)
        for shown in PAGES:
            assert page.line_count <= page.size.height
            told = [line.strip("│ ") for line in seen(app).splitlines()]
            for identities, meant in shown.commands:
                words = "  " + messages.gettext(meant)
                (keys,) = [line.removesuffix(words) for line in told if line.endswith(words)]
                assert len(keys.split()) == len(identities)
            await press(pilot, "enter")

    drive(scene, [], indexes, size=(60, 15))
