from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from tests.tui.driving import drive, settle
from tui import roles, themes
from tui.reader import Reader
from typesetting.pieces import Role

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.app import Explorer

BLACK, BRIGHT_BLACK = 0, 8
"""Of the sixteen colours of a terminal."""

ORNAMENTS = {Role.HATCH}
"""What is not text."""


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""

    def luminance(color: Color) -> float:
        parts = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in color.normalized
        )
        return sum(
            part * weight for part, weight in zip(parts, (0.2126, 0.7152, 0.0722), strict=True)
        )

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def contrasts(app: Explorer) -> dict[Role, float]:
    """How each role stands out against what it is drawn on."""
    reader = app.screen.query_one(Reader)
    behind = reader.background_colors[1]
    found = {}
    for role in Role:
        style = reader.rich_style + roles.style_of(reader, roles.COMPONENTS[role])
        assert style.color is not None
        ground = Color.from_rich_color(style.bgcolor) if style.bgcolor else behind
        found[role] = contrast(Color.from_rich_color(style.color), ground)
    return found


@pytest.mark.parametrize(
    ("theme", "least"), [("high-contrast", 7.0), ("dark", 3.0), ("light", 3.0)]
)
def test_all_text_stands_out_as_far_as_the_theme_promises(
    theme: str, least: float, indexes: Path
) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        app.theme = themes.NAMES[theme]
        await settle(pilot)
        weak = {
            role: round(found, 1)
            for role, found in contrasts(app).items()
            if found < least and role not in ORNAMENTS
        }
        assert not weak

    drive(scene, [], indexes)


@pytest.mark.parametrize("theme", ["ansi", "ansi-light"])
def test_marks_have_a_text_of_their_own_where_colours_cannot_be_mixed(
    theme: str, indexes: Path
) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        app.theme = themes.NAMES[theme]
        await settle(pilot)
        reader = app.screen.query_one(Reader)
        for role in (Role.MATCH, Role.CURRENT_MATCH, Role.FIGURE_ADDED, Role.FIGURE_CHANGED):
            style = roles.style_of(reader, roles.COMPONENTS[role])
            assert style.color is not None
            assert style.bgcolor is not None
            assert style.color.number == BLACK, role
            assert style.bgcolor.number not in {None, BLACK, BRIGHT_BLACK}, role

    drive(scene, [], indexes)


def test_every_name_that_people_call_a_theme_by_is_one() -> None:
    for name, known in themes.NAMES.items():
        found = themes.named(name)
        assert found is not None
        assert found.name == known
        assert themes.called(known) == name
    assert {theme.name for theme in themes.ANSI} <= set(BUILTIN_THEMES)
    assert themes.named("no such theme") is None
