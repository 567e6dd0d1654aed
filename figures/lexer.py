"""The text of a sentence becomes its figures."""

from __future__ import annotations

import re
from decimal import Decimal

from figures.model import Figure, Kind


def find_figures(text: str, sentence: int = 0) -> tuple[Figure, ...]:
    """Every figure of a sentence, in order, none overlapping."""
    return tuple(
        Figure(
            match[0],
            match.start(),
            match.end(),
            sentence,
            Kind.QUANTITY,
            Decimal(match[0]),
            None,
            "",
            False,
            None,
        )
        for match in re.finditer(r"\d+(?:\.\d+)?", text, re.ASCII)
    )
