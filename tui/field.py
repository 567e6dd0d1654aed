"""What is typed or pasted becomes a line of text without characters that a terminal obeys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.keys import KEY_DISPLAY_ALIASES, format_key
from textual.widgets import Input

from corpus.cleaning import SPACES, Clean, join, without_controls
from messages import N_
from tui.commands import command
from typesetting.printable import bare

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

MOST_PASTED = 2000
"""Characters that are taken of what is pasted: no query and no name is longer."""


def on_one_line(text: str) -> str:
    """The lines of a text as one: a space stands only where a line end parted Latin words.

    What steers a terminal is left out, and a tab is a space.
    """
    lines = [without_controls(line.replace("\t", " ")) for line in text.splitlines()]
    if len(lines) < 2:
        return "".join(lines)
    return join([Clean(line.strip(SPACES), ((0, 0),)) for line in lines]).text


class Field(Input):
    """The stock input, in which input methods work; it leaves out controls and invisible marks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("field.accept", "enter", "submit", N_("Accept"), N_("Go on to what was found")),
    ]

    def __init__(self, *, id: str) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id, compact=True)

    def takes(self, key: str) -> bool:
        """Whether a key is something to type, so that no command can have it here."""
        return key == "space" or (len(format_key(key)) == 1 and key not in KEY_DISPLAY_ALIASES)

    def _on_paste(self, event: events.Paste) -> None:
        """Take in all lines; the stock input would take the first alone."""
        event.prevent_default()
        event.stop()
        if event.text:
            self.replace(event.text, *self.selection)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put a text in the place of another, on one line and cut where it is too long."""
        if len(text) > MOST_PASTED:
            self.app.bell()
        super().replace(on_one_line(text[:MOST_PASTED]), start, end)

    def validate_value(self, value: str) -> str:
        """The value without what cannot be shown."""
        return bare(value)
