"""Rows of many heights become lines: where a row begins, and which row a line belongs to."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_TOGETHER = 256
"""Rows whose heights are summed up together, so that one can change without adding up all."""


class Heights:
    """The heights of rows in lines. A row of no height lies folded in the one before it."""

    __slots__ = ("_heights", "_sums")

    def __init__(self, heights: Iterable[int] = ()) -> None:
        self._heights = list(heights)
        self._sums = [
            sum(self._heights[at : at + _TOGETHER])
            for at in range(0, len(self._heights), _TOGETHER)
        ]

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, row: int) -> int:
        return self._heights[row]

    def __setitem__(self, row: int, height: int) -> None:
        self._sums[row // _TOGETHER] += height - self._heights[row]
        self._heights[row] = height

    @property
    def total(self) -> int:
        """The lines of all rows."""
        return sum(self._sums)

    def top(self, row: int) -> int:
        """The first line of a row; for the row after the last the number of all lines."""
        together = row // _TOGETHER
        return sum(self._sums[:together]) + sum(self._heights[together * _TOGETHER : row])

    def row_at(self, line: int) -> int:
        """The row that a line belongs to; the first or the last that has lines, beyond them."""
        line = max(0, min(line, self.total - 1))
        tops = [0, *accumulate(self._sums)]
        together = max(0, min(bisect_right(tops, line), len(self._sums)) - 1)
        first = together * _TOGETHER
        within = [0, *accumulate(self._heights[first : first + _TOGETHER])]
        return max(0, first + min(bisect_right(within, line - tops[together]), len(within) - 1) - 1)
