"""What is typed or pasted becomes a line of text without characters that a terminal obeys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.keys import KEY_DISPLAY_ALIASES, format_key
from textual.widgets import Input

from messages import N_
from tui.commands import command
from typesetting.printable import bare

if TYPE_CHECKING:
    from textual.binding import BindingType


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

    def validate_value(self, value: str) -> str:
        """The value without what cannot be shown."""
        return bare(value)
