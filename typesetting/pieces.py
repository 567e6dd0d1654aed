"""What lines are made of: pieces of text, each with the role that gives it its colour."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from rich.cells import cell_len, set_cell_size

from typesetting.printable import printable
from typesetting.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.model import Span


class Role(StrEnum):
    """What a piece of a line is to its reader; the surfaces give each role its style."""

    PLAIN = "plain"
    HEADING = "heading"
    BYLINE = "byline"
    CAPTION = "caption"
    NAVIGATION = "navigation"
    MUTED = "muted"
    MATCH = "match"
    CURRENT_MATCH = "match.current"
    FIGURE = "figure"
    EQUAL = "equal"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    STRUCK = "struck"
    ADDED_WORD = "added.word"
    REMOVED_WORD = "removed.word"
    STRUCK_WORD = "struck.word"
    FIGURE_ADDED = "figure.added"
    FIGURE_REMOVED = "figure.removed"
    FIGURE_CHANGED = "figure.changed"
    FIGURE_RESTATED = "figure.restated"
    GUTTER = "gutter"
    SIGN_CHANGED = "sign.changed"
    SIGN_ADDED = "sign.added"
    SIGN_REMOVED = "sign.removed"
    SIGN_MOVED = "sign.moved"
    SIGN_FIGURE = "sign.figure"
    FOLD = "fold"
    HATCH = "hatch"
    SENTENCE = "sentence"


class Piece(NamedTuple):
    """Text that may be shown, and its role."""

    text: str
    role: Role


Line: TypeAlias = tuple[Piece, ...]
"""The pieces of one line, left to right."""


def width_of(line: Iterable[Piece]) -> int:
    """The cells that a line takes."""
    return sum(cell_len(piece.text) for piece in line)


def fitted(text: str, width: int) -> str:
    """The text in exactly `width` cells: padded with spaces, or cut with an ellipsis."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, max(0, width - 1)).rstrip() + "…", width)


def fitted_tail(text: str, width: int) -> str:
    """The text in exactly `width` cells: padded, or its end after an ellipsis."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    kept = 0
    while kept < len(text) and cell_len(text[-kept - 1 :]) < width:
        kept += 1
    return set_cell_size("…" + text[len(text) - kept :], width)


def padded(line: Line, width: int, role: Role = Role.PLAIN) -> Line:
    """The line filled with spaces to `width` cells; wider lines stay as they are."""
    missing = width - width_of(line)
    return (*line, Piece(" " * missing, role)) if missing > 0 else line


def marked(text: str, plain: Role, marks: Iterable[tuple[Span, Role]]) -> list[Piece]:
    """The text cut where its role changes. `marks` win over `plain`, earlier ones over later."""
    roles: list[Role] | None = None
    for (start, end), role in marks:
        if roles is None:
            roles = [plain] * len(text)
        for at in range(max(0, start), min(end, len(text))):
            if roles[at] is plain:
                roles[at] = role
    if roles is None:
        return [Piece(text, plain)] if text else []
    pieces: list[Piece] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or roles[at] is not roles[start]:
            pieces.append(Piece(text[start:at], roles[start]))
            start = at
    return pieces


def cut(pieces: Iterable[Piece], start: int) -> Line:
    """The pieces from an offset of their joined text on."""
    found: list[Piece] = []
    for text, role in pieces:
        if rest := text[start:]:
            found.append(Piece(rest, role))
        start = max(0, start - len(text))
    return tuple(found)


def flow(pieces: Iterable[Piece], width: int, *, first: int = 0, hanging: int = 0) -> list[Line]:
    """The pieces made printable and broken into lines, without the indents and trailing spaces."""
    shown = [Piece(printable(piece.text), piece.role) for piece in pieces if piece.text]
    text = "".join(piece.text for piece in shown)
    return list(_cut(shown, wrap(text, width, first=first, hanging=hanging)))


def _cut(pieces: Sequence[Piece], spans: Iterable[Span]) -> Iterator[Line]:
    """The pieces cut at the ends of spans that follow one another from 0 on."""
    at, used = 0, 0
    for start, end in spans:
        line: list[Piece] = []
        missing = end - start
        while missing:
            text, role = pieces[at]
            part = text[used : used + missing]
            line.append(Piece(part, role))
            missing -= len(part)
            used += len(part)
            if used == len(text):
                at, used = at + 1, 0
        while line and not (bare := line[-1].text.rstrip(" \u3000\n")):
            line.pop()
        if line:
            line[-1] = Piece(bare, line[-1].role)
        yield tuple(line)
