from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.pilot import Pilot

import seeds
from tests.tui.driving import drive, press, seen
from tests.tui.pseudo_terminal import ESCAPE, Terminal
from tui import colourless
from tui.app import Explorer

COLOURS = re.compile(r"\x1b\[(?:[0-9;]*;)?(?:[34][0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")
"""What asks for a colour, of the text or behind it (ECMA-48, 8.3.117)."""


@pytest.mark.parametrize(
    ("style", "drawn"),
    [
        (Style(color="red"), Style()),
        (Style(color="red", bold=True, underline=True), Style(bold=True, underline=True)),
        (Style(bgcolor="yellow"), Style(reverse=True)),
        (Style(bgcolor="yellow", strike=True), Style(strike=True, reverse=True)),
        (Style(bgcolor="default", color="default"), Style()),
        (Style(reverse=True), Style(reverse=True)),
        (None, None),
    ],
)
def test_a_background_becomes_reverse_and_a_colour_nothing(
    style: Style | None, drawn: Style | None
) -> None:
    (segment,) = colourless.FILTER.apply([Segment("床位", style)], Color.parse("default"))  # type: ignore[arg-type]
    assert segment == Segment("床位", drawn)


def _colours(app: Explorer) -> set[Style]:
    styles = {
        style
        for strip in app.screen._compositor.render_strips()
        for _text, style, _control in strip
        if style is not None
    }
    return {style for style in styles if style.color or style.bgcolor}


def test_no_screen_has_a_colour_and_every_cursor_is_seen(
    indexes: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    tmp_path.joinpath("config.toml").write_text('theme = "light"\n', encoding="utf-8")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        for keys in (
            ("j",), ("tab", "enter", "slash", *"外资", "enter"), ("f1",),
            ("escape", "question_mark"), ("escape", "ctrl+p"), ("escape", "f"), ("j", "t"),
            ("escape", "escape", "s", *"外资"),
            ("enter", "j"), ("f2",), ("escape", "escape", "escape", "c"), ("enter",), ("e",),
        ):  # fmt: skip
            await press(pilot, *keys)
            assert not _colours(app), keys
        await press(pilot, "escape", "right_curly_bracket")
        lines = app.screen._compositor.render_strips()
        marked = [
            text for line in lines for text, style, _ in line if style is not None and style.reverse
        ]
        assert "[7家]" in marked
        assert any(text.lstrip().startswith("▸") for text in marked)

    drive(scene, [], indexes)


def test_themes_are_not_offered_where_there_is_no_colour(
    indexes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+p", *"Theme")
        assert ("Choose the colours" in seen(app)) is not app.no_color

    drive(scene, [], indexes)
    monkeypatch.setenv("NO_COLOR", "1")
    drive(scene, [], indexes)


def test_an_empty_no_color_says_nothing(indexes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        colours = {style.color for style in _colours(app) if style.color is not None}
        assert any(
            colour.triplet is not None and len(set(colour.triplet)) == 3 for colour in colours
        )

    drive(scene, [], indexes)


@pytest.mark.parametrize(
    ("others", "coloured"),
    [
        ({"TERM": "xterm-256color", "NO_COLOR": "", "COLORTERM": ""}, True),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, False),
        ({"TERM": "vt100", "NO_COLOR": "", "COLORTERM": ""}, False),
        ({"TERM": "vt100", "NO_COLOR": "", "COLORTERM": "truecolor"}, True),
        ({"TERM": "never-heard-of", "NO_COLOR": "", "COLORTERM": ""}, True),
    ],
)
def test_what_is_sent_to_the_terminal(
    others: dict[str, str], coloured: bool, tmp_path: Path
) -> None:
    manifest = seeds.manifest()
    terminal = Terminal([manifest.base, manifest.revised], tmp_path, **others)
    try:
        terminal.until("Your documents")
        terminal.until("工作报告", ESCAPE)
        terminal.until("added figures", "c", "\r")
        assert bool(COLOURS.search(terminal.written)) is coloured
    finally:
        terminal.close()


def test_a_terminal_that_cannot_be_drawn_on_is_told(tmp_path: Path) -> None:
    terminal = Terminal([seeds.manifest().base], tmp_path, TERM="dumb")
    try:
        terminal.until("the explorer cannot be drawn on a terminal of TERM=dumb")
        assert "\x1b" not in terminal.written.replace("\x1b[1;31m", "").replace("\x1b[0m", "")
    finally:
        terminal.close()
