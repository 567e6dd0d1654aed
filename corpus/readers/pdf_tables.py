"""The rules of a PDF page become the cells of its tables, in which its characters stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.readers.pdf_rules import Rule, Rules

_NARROWEST = 6.0
"""Points between two rules that are the sides of a cell."""

_MOST_CELLS = 4_000
"""Of one table on one page; what has more is a drawing."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: the edges of its columns from the left and of its rows from the top.

    `owners` tells of each row and column which cell is there; a cell that takes several of them is
    named by its first. A row that nothing parts has none: it is a line as others are.
    """

    lefts: tuple[float, ...]
    tops: tuple[float, ...]
    owners: tuple[tuple[int | None, ...], ...]

    @property
    def columns(self) -> int:
        """How many columns it is ruled into."""
        return len(self.lefts) - 1

    def cell_at(self, x: float, y: float) -> int | None:
        """The number of the cell at a point, or None outside."""
        column = bisect_right(self.lefts, x) - 1
        row = bisect_right([-top for top in self.tops], -y) - 1
        if 0 <= column < self.columns and 0 <= row < len(self.tops) - 1:
            return self.owners[row][column]
        return None


def grids(rules: Rules) -> tuple[Grid, ...]:
    """The tables that the rules of a page make: rules that meet, with two cells beside each other.

    Where the outer sides of a table are open, its rules end where its columns do.
    """
    return tuple(grid for group in _meeting(rules) if (grid := _grid(group)) is not None)


def _meeting(rules: Rules) -> Iterator[Rules]:
    """The rules in groups that meet one another."""
    level, upright = rules.level, rules.upright
    leader = list(range(len(level) + len(upright)))

    def first(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    for at, across in enumerate(level):
        for nth, down in enumerate(upright, start=len(level)):
            if across.covers(down.at) and down.covers(across.at):
                leader[first(nth)] = first(at)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for at, rule in enumerate((*level, *upright)):
        groups.setdefault(first(at), ([], []))[at >= len(level)].append(rule)
    for across_all, down_all in groups.values():
        if len(across_all) > 1 and down_all:
            yield Rules(tuple(across_all), tuple(down_all))


def _grid(rules: Rules) -> Grid | None:
    lefts = _edges(rules.upright, rules.level)
    tops = _edges(rules.level, rules.upright)[::-1]
    rows, columns = len(tops) - 1, len(lefts) - 1
    if rows < 1 or columns < 2 or rows * columns > _MOST_CELLS:
        return None
    owners = [list(range(row * columns, (row + 1) * columns)) for row in range(rows)]
    for row in range(rows):
        middle = (tops[row] + tops[row + 1]) / 2
        for column in range(1, columns):
            if not _parted(rules.upright, lefts[column], middle):
                owners[row][column] = owners[row][column - 1]
    for row in range(1, rows):
        for column in range(columns):
            middle = (lefts[column] + lefts[column + 1]) / 2
            if not _parted(rules.level, tops[row], middle):
                old, new = owners[row][column], owners[row - 1][column]
                for line in owners[: row + 1]:
                    line[:] = [new if owner == old else owner for owner in line]
    parted = [tuple(line) if len(set(line)) > 1 else (None,) * columns for line in owners]
    if not any(line[0] is not None for line in parted):
        return None
    return Grid(tuple(lefts), tuple(tops), tuple(parted))


def _edges(across: Sequence[Rule], along: Sequence[Rule]) -> list[float]:
    """Where rows or columns begin and end: at the rules across, and where those along them end."""
    ends = (min(rule.low for rule in along), max(rule.high for rule in along))
    edges: list[float] = []
    for at in sorted([*(rule.at for rule in across), *ends]):
        if not edges or at - edges[-1] > _NARROWEST:
            edges.append(at)
    return edges


def _parted(rules: Sequence[Rule], at: float, middle: float) -> bool:
    return any(
        abs(rule.at - at) <= _NARROWEST and rule.low <= middle <= rule.high for rule in rules
    )
