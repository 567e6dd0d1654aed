"""What is in sight of a text, told so that it can be brought there in a window of any size."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sight:
    """The line that holds an offset in a paragraph, `above` lines below the top edge.

    Where `above` is None, the line stands where a jump brings it.
    """

    paragraph: int = 0
    offset: int = 0
    above: int | None = None
