"""A figure becomes its value in a reader's words: 约 30,000,000,000, ≥ 5, 3–5."""

from __future__ import annotations

from decimal import Decimal

from figures.model import Bound, Figure

_LONGEST = 40
"""Digits beyond which a value is told by its exponent."""

_DECIMALS = 6
"""Places behind the point that are told; one third has no last one, and no document tells more."""


def plain(value: Decimal) -> str:
    """The digits of a value, rounded to six decimals, with thousands separated."""
    if not value.is_finite() or abs(value.adjusted()) > _LONGEST:
        return str(value)
    text = f"{value:,f}"
    if len(text.partition(".")[2]) > _DECIMALS:
        text = f"{value:,.{_DECIMALS}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def value_text(figure: Figure) -> str:
    """The value with its range, bound and approximation; empty where there is none to tell."""
    if figure.value is None:
        return ""
    text = plain(figure.value)
    if figure.value_max is not None:
        text += f"–{plain(figure.value_max)}"
    if figure.bound is not None:
        text = {Bound.MIN: "≥ ", Bound.MAX: "≤ "}[figure.bound] + text
    return f"≈ {text}" if figure.approximate else text
