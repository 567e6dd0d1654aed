"""Lines of the screen become lines without colour, where the user or the terminal wants none."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter

if TYPE_CHECKING:
    from textual.color import Color

_ENOUGH = 8
"""Colours that a terminal has if it has any."""


def wanted(*, on_terminal: bool) -> bool:
    """Whether to draw without colour: as NO_COLOR says, else as the terminal is described.

    The rule of NO_COLOR is https://no-color.org: set, and not empty.
    """
    return bool(os.environ.get("NO_COLOR")) or (on_terminal and not _terminal_has_colours())


def _terminal_has_colours() -> bool:
    """Whether terminfo knows the terminal to have colours; one that it does not know may have."""
    if os.environ.get("COLORTERM"):
        return True
    try:
        import curses
    except ImportError:  # on Windows, whose terminals have colours
        return True
    try:
        curses.setupterm(os.environ.get("TERM", ""), 1)
    except curses.error:
        return True
    return curses.tigetnum("colors") >= _ENOUGH


class Colourless(LineFilter):
    """Takes all colours off; what a background marked is drawn in reverse."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The segments in the same texts, without a colour."""
        return [
            Segment(text, None if style is None else _colourless(style), control)
            for text, style, control in segments
        ]


FILTER = Colourless()
"""The one that all lines go through: they remember what came of which filter."""


@lru_cache(1024)
def _colourless(style: Style) -> Style:
    marked = style.bgcolor is not None and not style.bgcolor.is_default
    plain = style.without_color
    return plain + Style(reverse=True) if marked else plain
