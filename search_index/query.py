"""What a query asks, as a tree; and a tree printed as the query it is.

`str()` of any node is a query that parses to the same tree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from search_index.numbers import FigureRange


@dataclass(frozen=True, slots=True)
class Word:
    """An unquoted word: where its characters stand, and where all the words in it stand."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Exact:
    """Quoted text: wherever these characters stand."""

    text: str

    def __str__(self) -> str:
        return f'"{self.text}"' if '"' not in self.text else f"“{self.text}”"


@dataclass(frozen=True, slots=True)
class Near:
    """The words of `text`, in any order, with at most `distance` other words among them."""

    text: str
    distance: int

    def __str__(self) -> str:
        return f"{Exact(self.text)}~{self.distance}"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word with `*` for any characters and `?` for one."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """The words that differ from `text` in at most `edits` characters."""

    text: str
    edits: int

    def __str__(self) -> str:
        return f"{self.text}~{self.edits}"


@dataclass(frozen=True, slots=True)
class Restriction:
    """Only where the title, a heading above (`section`) or the file's name holds `text`."""

    field: str
    text: str
    exact: bool

    def __str__(self) -> str:
        return f"{self.field}:{Exact(self.text) if self.exact else self.text}"


@dataclass(frozen=True, slots=True)
class FigureIs:
    """Only where a figure stands whose value and unit are in the range."""

    range: FigureRange

    def __str__(self) -> str:
        return f"figure:{self.range}"


@dataclass(frozen=True, slots=True)
class And:
    """All of these, at least two."""

    children: tuple[Query, ...]

    def __str__(self) -> str:
        return " ".join(
            f"({each})" if isinstance(each, Or | And) else str(each) for each in self.children
        )


@dataclass(frozen=True, slots=True)
class Or:
    """Any of these, at least two."""

    children: tuple[Query, ...]

    def __str__(self) -> str:
        return " OR ".join(
            f"({each})" if isinstance(each, Or) else str(each) for each in self.children
        )


@dataclass(frozen=True, slots=True)
class Not:
    """All but this."""

    child: Query

    def __str__(self) -> str:
        return f"-({self.child})" if isinstance(self.child, And | Or) else f"-{self.child}"


@dataclass(frozen=True, slots=True)
class Nothing:
    """A query with nothing in it: no paragraph matches."""

    def __str__(self) -> str:
        return ""


Query: TypeAlias = (
    Word | Exact | Near | Pattern | Fuzzy | Restriction | FigureIs | And | Or | Not | Nothing
)
