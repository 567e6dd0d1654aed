"""The yardstick of the first paint: a Textual application with one line of text."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class EmptyApp(App[None]):
    """Shows one line."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("empty")


if __name__ == "__main__":
    EmptyApp().run()
