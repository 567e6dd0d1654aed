"""What is looked for, wherever one types it, and what is told of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.tui.driving import NARROW, drive, press, seen, settle, type_text
from tui.comparison_view import ComparisonView
from tui.field import Field
from tui.finding import holds
from tui.hit_list import HitList
from tui.outline import Outline, Place
from typesetting.pieces import Role

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tui.app import Explorer


def test_what_is_sought_is_marked_in_both_texts_and_kept_when_the_sides_are_swapped(
    indexes: Path, shelf: Path
) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        def marked() -> list[str]:
            view = app.screen.query_one(ComparisonView)
            rows = range(len(view.heights))
            pieces = [piece for row in rows for line in view.typeset(row) for piece in line]
            return [piece.text for piece in pieces if piece.role is Role.MATCH]

        await press(pilot, "slash")
        await type_text(pilot, "床位")
        assert marked() == ["床位", "床位"]
        await press(pilot, "enter", "x")
        assert marked() == ["床位", "床位"]
        await press(pilot, "n")
        assert "Nothing is looked for" not in seen(app)
        await press(pilot, "escape")
        assert not marked()

    drive(scene, [shelf], indexes, compare=(shelf / "base.txt", shelf / "revised.txt"))


def test_a_filter_wants_every_word_wherever_it_stands() -> None:
    assert holds("2018-10-26 中华人民共和国公司法", "公司法 2018")
    assert holds("中华人民共和国公司法", " 公 司法 ")
    assert not holds("2018-10-26 中华人民共和国公司法", "公司法 2019")


def test_arrows_move_in_the_list_while_one_types_what_to_filter_it_by(
    indexes: Path, shelf: Path
) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        outline = app.screen.query_one(Outline)
        await press(pilot, "slash")
        await type_text(pilot, "工作")
        first = outline.place
        assert first is not None
        await press(pilot, "down")
        assert isinstance(app.focused, Field)
        assert outline.place != first
        await press(pilot, "up")
        assert outline.place == first

    drive(scene, [shelf], indexes)


@pytest.mark.parametrize("keys", [("escape",), ("enter", "escape")])
def test_a_search_that_is_opened_again_begins_anew(
    indexes: Path, shelf: Path, keys: tuple[str, ...]
) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "s")
        await type_text(pilot, "新能源")
        await press(pilot, *keys, "s")
        assert app.screen.query_one(HitList).position[1] == 2
        await pilot.press(*"床位")
        await settle(pilot)
        assert app.screen.query_one("#query", Field).value == "床位"

    drive(scene, [shelf], indexes)


def test_what_is_counted_and_chosen_from_some_of_the_hits_says_so(
    indexes: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.facets.MOST_WEIGHED", 1)

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "s")
        await type_text(pilot, "新能源")
        await press(pilot, "enter", "f2")
        assert "of the best 1)" in seen(app)
        await press(pilot, "enter")
        assert "Chosen from the best 1 paragraphs only" in seen(app)
        await press(pilot, "slash")
        await type_text(pilot, "营商环镜")
        assert "Only:" in seen(app)
        assert "instead" not in seen(app)

    drive(scene, [shelf], indexes, size=NARROW)


def test_the_filter_leads_to_the_first_of_what_it_leaves(indexes: Path, shelf: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        outline = app.screen.query_one(Outline)
        await press(pilot, "G")
        assert outline.place == Place(shelf / "third.txt")
        await press(pilot, "slash")
        await type_text(pilot, "工作")
        assert outline.place == Place(shelf / "base.txt")
        await press(pilot, "enter", "j")
        assert outline.place == Place(shelf / "base.txt", 1), "it was unfolded and stays so"
        await press(pilot, "j")
        await press(pilot, "slash", "escape")
        assert outline.place == Place(shelf / "revised.txt")

    drive(scene, [shelf], indexes)
