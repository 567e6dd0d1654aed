"""What is typed or pasted becomes a line of text without characters that a terminal obeys."""

from __future__ import annotations

from textual.widgets import Input

from typesetting.printable import bare


class Field(Input):
    """The stock input, in which input methods work; it leaves out controls and invisible marks."""

    def __init__(self, *, id: str) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id, compact=True)

    def validate_value(self, value: str) -> str:
        """The value without what cannot be shown."""
        return bare(value)
