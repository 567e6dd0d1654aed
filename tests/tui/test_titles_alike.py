"""Documents that share a title are told apart wherever they are named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.tui.driving import NARROW, WIDE, drive, press, seen, type_text
from tui.facets import Aspect, Facet, facet_name
from tui.hit_list import HitList
from tui.picker_screen import choices

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.app import Explorer


@pytest.fixture
def alike(tmp_path: Path) -> Path:
    """Three versions of one text under one title, and another text."""
    folder = tmp_path / "alike"
    folder.mkdir()
    for name, words in (("old", "甲"), ("new", "乙"), ("next", "丙")):
        text = f"某市条例\n\n第一条　{words}方应当遵守本条例的规定。\n"
        folder.joinpath(f"{name}.txt").write_text(text, encoding="utf-8")
    folder.joinpath("other.txt").write_text("通知\n\n关于条例的通知。\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_a_comparison_tells_which_side_is_which(
    indexes: Path, alike: Path, size: tuple[int, int]
) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        title, panes, *_others = seen(app).splitlines()
        if size == WIDE:
            assert "某市条例 · old.txt ⇄ 某市条例 · new.txt" in title
        assert panes.index("old.txt") < panes.index("new.txt")
        await press(pilot, "x")
        panes = seen(app).splitlines()[1]
        assert panes.index("new.txt") < panes.index("old.txt")

    drive(scene, [alike], indexes, size=size, compare=(alike / "old.txt", alike / "new.txt"))


def test_lists_hits_facets_and_choices_tell_them_apart(indexes: Path, alike: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        names = [f"某市条例 · {each}.txt" for each in ("old", "new", "next")]
        shown = seen(app)
        assert all(name in shown for name in names)
        assert "通知 ·" not in shown
        for path in (alike / "other.txt", alike / "old.txt"):
            rows = [each.titles for each in choices(app.shelf, path)]
            assert len(set(rows)) == len(rows) == 3
        facet = Facet(Aspect.DOCUMENT, str(alike / "old.txt"))
        assert facet_name(facet, app.shelf) == names[0]
        await press(pilot, "s")
        await type_text(pilot, "遵守")
        hits = app.screen.query_one(HitList)
        headers = [hits.item(at) for at in range(hits.count) if hits.hit(at) is None]
        assert sorted(each[0] for each in headers if isinstance(each, tuple)) == sorted(names)

    drive(scene, [alike], indexes)
