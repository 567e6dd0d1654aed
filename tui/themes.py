"""The explorer's own names for its colours become Textual's themes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.theme import BUILTIN_THEMES, Theme

if TYPE_CHECKING:
    from collections.abc import Mapping

HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#6fb7ff",
    secondary="#7fffff",
    accent="#ffa0ff",
    warning="#ffff00",
    error="#ff8080",
    success="#60ff60",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#202020",
    dark=True,
    text_alpha=1.0,
    variables={
        "strong": "100%",
        "quiet": "88%",
        "faint": "78%",
        "hatch": "40%",
        "tint": "45%",
        "soft": "30%",
    },
)

_ON_MARKS = {"on-mark": "ansi_black", "on-match": "ansi_black"}
ANSI = tuple(
    replace(
        theme,
        variables={
            **theme.variables,
            **_ON_MARKS,
            "here": here,
            "block-cursor-blurred-background": here,
        },
    )
    for theme, here in (
        (BUILTIN_THEMES["ansi-dark"], "ansi_bright_black"),
        (BUILTIN_THEMES["ansi-light"], "ansi_white"),
    )
)
"""Textual's own, in which no colour can be mixed with another: marks need a text that is seen."""

COLOURLESS = replace(
    ANSI[0],
    name="colourless",
    variables={
        **ANSI[0].variables,
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
        "scrollbar-corner-color": "ansi_default",
    },
)
"""What is drawn without colour: only marks, cursors and where one has come to have backgrounds."""

OURS = {theme.name: theme for theme in (HIGH_CONTRAST, *ANSI)}

NAMES = {
    "dark": "textual-dark",
    "light": "textual-light",
    "high-contrast": HIGH_CONTRAST.name,
    "ansi": "ansi-dark",
    "ansi-light": "ansi-light",
}
"""What people call them, and what Textual does; Textual's own names are understood as well."""

COLORS = (
    *("primary", "secondary", "accent", "warning", "error", "success"),
    *("foreground", "background", "surface", "panel"),
)
"""The colours of a theme that can be chosen one by one."""


def named(name: str) -> Theme | None:
    """The theme of this name; None where there is none."""
    known = NAMES.get(name, name)
    return OURS.get(known) or BUILTIN_THEMES.get(known)


def called(known: str) -> str:
    """What people call the theme that Textual knows by this name."""
    return next((name for name, theirs in NAMES.items() if theirs == known), known)


def chosen(name: str, colors: Mapping[str, str]) -> Theme | None:
    """The theme with some of its colours replaced; None where nothing was chosen."""
    theme = named(name or "dark")
    if theme is None or not (name or colors):
        return None
    return replace(theme, name="own", **colors) if colors else theme  # type: ignore[arg-type]
