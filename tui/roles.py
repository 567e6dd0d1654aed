"""The roles of pieces of text become styles that follow the theme.

The screen holds them, once for all of its widgets: Textual styles each component of each widget
again whenever a style sheet applies, which is most of what a screen costs to open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style

from typesetting.pieces import Role

if TYPE_CHECKING:
    from textual.widget import Widget

_STYLES = {
    Role.HEADING: "text-style: bold; color: $text-primary;",
    Role.BYLINE: "color: $foreground $quiet;",
    Role.CAPTION: "color: $foreground $strong; text-style: italic;",
    Role.NAVIGATION: "color: $foreground $faint;",
    Role.MUTED: "color: $foreground $quiet;",
    Role.MATCH: "background: $warning $soft; color: $on-match; text-style: bold;",
    Role.CURRENT_MATCH: "background: $warning; color: $on-mark; text-style: bold underline;",
    Role.FIGURE: "color: $text-secondary;",
    Role.EQUAL: "color: $foreground $strong;",
    Role.ADDED: "color: $text-success;",
    Role.REMOVED: "color: $text-error;",
    Role.STRUCK: "color: $foreground $faint; text-style: strike;",
    Role.ADDED_WORD: "background: $success 30%;",
    Role.REMOVED_WORD: "background: $error 35%;",
    Role.STRUCK_WORD: "background: $error 30%; text-style: strike;",
    Role.FIGURE_ADDED: "background: $warning; color: $on-mark; text-style: bold;",
    Role.FIGURE_REMOVED: "background: $error $soft; color: $on-match; text-style: bold;",
    Role.FIGURE_CHANGED: "background: $accent $soft; color: $on-match; text-style: bold underline;",
    Role.FIGURE_RESTATED: "text-style: underline; color: $text-accent;",
    Role.GUTTER: "color: $foreground $faint;",
    Role.SIGN_CHANGED: "color: $text-accent; text-style: bold;",
    Role.SIGN_ADDED: "color: $text-success; text-style: bold;",
    Role.SIGN_REMOVED: "color: $text-error; text-style: bold;",
    Role.SIGN_MOVED: "color: $text-primary; text-style: bold;",
    Role.SIGN_FIGURE: "color: $text-warning; text-style: bold;",
    Role.FOLD: "color: $foreground $quiet; background: $foreground 6%; text-style: italic;",
    Role.HATCH: "color: $foreground $hatch;",
    Role.SENTENCE: "background: $here $tint;",
}

VARIABLES = {
    "strong": "80%",
    "quiet": "58%",
    "faint": "52%",
    "hatch": "14%",
    "tint": "22%",
    "soft": "45%",
    "on-mark": "auto 90%",
    "on-match": "auto 95%",
}
"""What a theme may say otherwise: how far texts stand back, how far soft marks and the line that
one is on stand out, the colour of text on marks. `here`, the colour of that line, is the primary
one of the theme."""

COMPONENTS = {role: "role--" + role.replace(".", "-") for role in Role}
"""The component class of each role, by which a theme or a user's style sheet can reach it."""

CURSOR = "role--cursor"
"""The component class of the line or row that one has come to."""

CLASSES = {*COMPONENTS.values(), CURSOR}

CSS = "\n".join(
    [f".{COMPONENTS[role]} {{ {style} }}" for role, style in _STYLES.items()]
    + [f".{CURSOR} {{ background: $here $tint; }}"]
)
"""The default styles, to stand inside the rule of a screen."""


def style_of(widget: Widget, name: str) -> Style:
    """The style of a component of the widget's screen; its own background where it has one."""
    holder = widget.screen
    style = holder.get_visual_style(name).rich_style
    if holder.get_component_styles(name).has_rule("background"):
        return style
    return Style(
        color=style.color,
        bold=style.bold,
        italic=style.italic,
        underline=style.underline,
        strike=style.strike,
    )


class Colours:
    """The styles in which a widget draws, gathered once and not anew for every line.

    The widget says when they are out of date, which `Widget.notify_style_update` tells.
    """

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._plain: Style | None = None
        self._of_roles: dict[Role, Style] = {}

    @property
    def plain(self) -> Style:
        """The style of the widget itself."""
        if self._plain is None:
            self._plain = self._widget.rich_style
        return self._plain

    def of(self, role: Role) -> Style:
        """The style of a role, without a background unless it has its own."""
        style = self._of_roles.get(role)
        if style is None:
            style = self._of_roles[role] = style_of(self._widget, COMPONENTS[role])
        return style

    def forget(self) -> None:
        """Gather them anew: the theme, or where the focus is, has changed."""
        self._plain = None
        self._of_roles.clear()
