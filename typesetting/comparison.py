"""A block of a comparison becomes lines for a terminal: side by side or one above the other.

A line is a row of pieces, each a text and a role; the command line and the explorer give the
roles their colours. A sign stands beside every number, so that nothing is told by colour alone.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from collation.model import Change
from collation.wording import differing_words
from corpus.model import ParagraphKind, sentence_section
from figures.model import counted
from messages import ngettext
from typesetting.folds import Block, Fold, Show, added_figures, blocks, shows
from typesetting.pieces import Line, Piece, Role, fitted, flow, marked, padded
from typesetting.printable import printable
from typesetting.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from collation.model import Collation, Row
    from collation.wording import WordChange
    from corpus.model import Document, Span

__all__ = [
    "Block",
    "Fold",
    "Layout",
    "Show",
    "added_figures",
    "blocks",
    "fold_label",
    "guessed_heights",
    "height",
    "layout_for",
    "lines",
    "shows",
    "signs_of",
]


class Layout(StrEnum):
    """How the two texts of a row stand to each other."""

    SIDE_BY_SIDE = "side by side"
    UNIFIED = "unified"


NARROWEST_SIDE_BY_SIDE = 100
"""Cells below which two columns of Chinese are too narrow to read."""

_DIVIDER = " │ "
_SIGNS = 2
_MARGIN = 1
_MARKS = {
    Role.FIGURE_ADDED: ("[", "]"),
    Role.FIGURE_CHANGED: ("<", ">"),
    Role.FIGURE_RESTATED: ("≈", ""),
    Role.FIGURE_REMOVED: ("[-", "-]"),
    Role.REMOVED_WORD: ("[-", "-]"),
    Role.STRUCK_WORD: ("[-", "-]"),
    Role.ADDED_WORD: ("{+", "+}"),
}
_SENTENCE_ROLES = {
    Change.EQUAL: Role.EQUAL,
    Change.CHANGED: Role.CHANGED,
    Change.ADDED: Role.ADDED,
    Change.REMOVED: Role.REMOVED,
}
_SIGN_ROLES = {
    "~": Role.SIGN_CHANGED,
    "+": Role.SIGN_ADDED,
    "−": Role.SIGN_REMOVED,
    "⇄": Role.SIGN_MOVED,
    "#": Role.SIGN_FIGURE,
}


Sought: TypeAlias = "Callable[[str], Iterable[Span]]"
"""Finds in a text what someone looks for."""


def layout_for(width: int) -> Layout:
    """Side by side where both columns are wide enough."""
    return Layout.SIDE_BY_SIDE if width >= NARROWEST_SIDE_BY_SIDE else Layout.UNIFIED


def lines(
    collation: Collation,
    block: Block,
    width: int,
    layout: Layout,
    *,
    signs: bool = False,
    by_characters: bool = False,
    wording: bool = True,
    sought: Sought | None = None,
) -> list[Line]:
    """The lines of a block, each exactly `width` cells wide where that has room for a character.

    With `signs` (where there is no colour) figures and differing words stand in brackets; with
    `by_characters` what differs is marked character by character, without `wording` not at all.
    What is `sought` is marked where nothing is said of a figure.
    """
    if block.fold is not None:
        return [_fold_line(collation, block, block.fold, width, layout)]
    told = _Told(collation, collation.rows[block.start], signs, by_characters, wording, sought)
    if layout is Layout.UNIFIED:
        return _unified(told, width)
    return _side_by_side(told, width)


def height(
    collation: Collation,
    block: Block,
    width: int,
    layout: Layout,
    *,
    signs: bool = False,
    by_characters: bool = False,
    wording: bool = True,
) -> int:
    """How many lines `lines` gives for the same arguments, found at less cost."""
    if block.fold is not None:
        return 1
    if signs:
        told = _Told(collation, collation.rows[block.start], signs, by_characters, wording)
        return len(
            _unified(told, width) if layout is Layout.UNIFIED else _side_by_side(told, width)
        )
    row = collation.rows[block.start]
    number = _number_width(collation)
    if layout is Layout.UNIFIED:
        room = _text_room(width, number)
        base = () if row.change is Change.EQUAL else row.base
        return _count(collation.base, base, room) + _count(collation.revised, row.revised, room)
    left, right = _columns(width)
    return max(
        _count(collation.base, row.base, _text_room(left, number)),
        _count(collation.revised, row.revised, _text_room(right, number)),
    )


def guessed_heights(
    collation: Collation, cells: tuple[list[int], list[int]], width: int, layout: Layout
) -> list[int]:
    """About what `height` gives for each row, from the cells of its two sides, at little cost."""
    number = _number_width(collation)
    if layout is Layout.UNIFIED:
        room = max(1, _text_room(width, number) - 1)
        return [
            (1 + base // room if base and row.change is not Change.EQUAL else 0)
            + (1 + revised // room if revised else 0)
            or 1
            for row, base, revised in zip(collation.rows, *cells, strict=True)
        ]
    left, right = (max(1, _text_room(each, number) - 1) for each in _columns(width))
    return [1 + max(base // left, revised // right) for base, revised in zip(*cells, strict=True)]


def fold_label(collation: Collation, block: Block) -> str:
    """What a fold stands for: how many sentences of which kind, and the section they lie in."""
    rows = collation.rows[block.start : block.stop]
    count = sum(max(len(row.base), len(row.revised)) for row in rows)
    match block.fold:
        case Fold.EQUAL:
            told = ngettext("{count} equal sentence", "{count} equal sentences", count)
        case Fold.BASE_ONLY:
            told = ngettext(
                "{count} sentence only in the base", "{count} sentences only in the base", count
            )
        case Fold.REVISED_ONLY:
            told = ngettext(
                "{count} sentence only in the revised text",
                "{count} sentences only in the revised text",
                count,
            )
        case _:
            told = ngettext("{count} sentence not shown", "{count} sentences not shown", count)
    section = _common_section(collation, block)
    return told.format(count=count) + (f"  {printable(section)}" if section else "")


def signs_of(row: Row, *, of_base: bool) -> str:
    """The signs in the gutter beside one side of a row: what happened, and # for added figures."""
    if row.moved:
        sign = "⇄"
    elif row.change is Change.CHANGED:
        sign = "~"
    elif row.change is Change.ADDED:
        sign = "+"
    elif row.change is Change.REMOVED:
        sign = "−"
    else:
        sign = ""
    return sign if of_base or not counted(row.figures.added) else sign + "#"


class _Told(NamedTuple):
    """A row to be told, and how: with signs for want of colour, wording by characters or words."""

    collation: Collation
    row: Row
    signs: bool
    by_characters: bool
    wording: bool
    sought: Sought | None = None


def _side_by_side(told: _Told, width: int) -> list[Line]:
    left, right = _columns(width)
    number = _number_width(told.collation)
    base = _side(told, left, number, of_base=True)
    revised = _side(told, right, number, of_base=False)
    beside_nothing = (Piece(" " * left, Role.PLAIN),) if told.row.base else _hatch(left, number)
    nothing = (Piece(" " * right, Role.PLAIN),) if told.row.revised else _hatch(right, number)
    return [
        (*(one or beside_nothing), Piece(_DIVIDER, Role.GUTTER), *(other or nothing))
        for one, other in zip_longest(base, revised)
    ]


def _unified(told: _Told, width: int) -> list[Line]:
    row = told.row
    number = _number_width(told.collation)
    found: list[Line] = []
    if row.change is not Change.EQUAL or not row.revised:
        found += _side(told, width, number, of_base=True, struck=bool(row.revised))
    return found + _side(told, width, number, of_base=False)


def _side(
    told: _Told, width: int, number: int, *, of_base: bool, struck: bool = False
) -> list[Line]:
    """One side of a row: each of its sentences from its number on, padded to `width`."""
    sign = signs_of(told.row, of_base=of_base)
    room = _text_room(width, number)
    found: list[Line] = []
    for at, pieces in _sentences(told, of_base=of_base, struck=struck):
        shown = _bracketed(pieces) if told.signs else pieces
        for nth, line in enumerate(flow(shown, room)):
            gutter = _gutter(at + 1, sign, number) if nth == 0 else _gutter(None, "", number)
            found.append(padded((*gutter, *line), width))
    return found


def _sentences(told: _Told, *, of_base: bool, struck: bool) -> Iterator[tuple[int, list[Piece]]]:
    """The sentences of one side by index, cut into pieces by the verdicts and the wording."""
    collation, row = told.collation, told.row
    document, members = (collation.base, row.base) if of_base else (collation.revised, row.revised)
    body = Role.STRUCK if struck else _SENTENCE_ROLES[row.change]
    word = Role.STRUCK_WORD if struck else Role.REMOVED_WORD if of_base else Role.ADDED_WORD
    words: tuple[Span, ...] = ()
    if told.wording and row.change is Change.CHANGED:
        change = _words(
            _joined(collation.base, row.base),
            _joined(collation.revised, row.revised),
            told.by_characters,
        )
        words = change.base if of_base else change.revised
    offset = 0
    for at in members:
        sentence = document.sentences[at]
        text = sentence.text
        heading = document.paragraphs[sentence.paragraph].kind is ParagraphKind.HEADING
        plain = Role.HEADING if heading and not struck else body
        marks = [(span, role) for place, span, role in _verdicts(row, of_base) if place == at]
        marks += [(span, Role.MATCH) for span in (told.sought(text) if told.sought else ())]
        marks += [((start - offset, end - offset), word) for start, end in words]
        yield at, marked(text, plain, marks)
        offset += len(text)


def _verdicts(row: Row, of_base: bool) -> Iterator[tuple[int, Span, Role]]:  # noqa: FBT001
    """The figures of one side that the row says something about: sentence, span, role."""
    verdicts = row.figures
    alone = verdicts.removed if of_base else verdicts.added
    role = Role.FIGURE_REMOVED if of_base else Role.FIGURE_ADDED
    for figure in counted(alone):
        yield figure.sentence, (figure.start, figure.end), role
    for pairs, role in (
        (verdicts.changed, Role.FIGURE_CHANGED),
        (verdicts.restated, Role.FIGURE_RESTATED),
    ):
        for pair in pairs:
            figure = pair.base if of_base else pair.revised
            yield figure.sentence, (figure.start, figure.end), role


def _bracketed(pieces: list[Piece]) -> Iterator[Piece]:
    for text, role in pieces:
        before, after = _MARKS.get(role, ("", ""))
        yield Piece(before + text + after, role)


@lru_cache(maxsize=4096)
def _words(base: str, revised: str, by_characters: bool) -> WordChange:  # noqa: FBT001 - a key
    return differing_words(base, revised, by_characters=by_characters)


def _joined(document: Document, members: tuple[int, ...]) -> str:
    return "".join(document.sentences[at].text for at in members)


def _gutter(number: int | None, signs: str, width: int) -> Line:
    told = "" if number is None else str(number)
    pieces = [Piece(f"{' ' * _MARGIN}{told:>{width}} ", Role.GUTTER)]
    pieces += [Piece(sign, _SIGN_ROLES[sign]) for sign in signs]
    pieces.append(Piece(" " * (_SIGNS - len(signs) + 1), Role.GUTTER))
    return tuple(pieces)


def _hatch(width: int, number: int) -> Line:
    blank = _gutter_width(number)
    return (
        Piece(" " * min(blank, width), Role.GUTTER),
        Piece("░" * max(0, width - blank), Role.HATCH),
    )


def _fold_line(collation: Collation, block: Block, fold: Fold, width: int, layout: Layout) -> Line:
    label = "  ⋯  " + fold_label(collation, block)
    if layout is Layout.UNIFIED or fold in {Fold.EQUAL, Fold.MIXED}:
        return (Piece(fitted(label, width), Role.FOLD),)
    left, right = _columns(width)
    divider = Piece(_DIVIDER, Role.GUTTER)
    if fold is Fold.BASE_ONLY:
        return (Piece(fitted(label, left), Role.FOLD), divider, Piece(" " * right, Role.PLAIN))
    return (Piece(" " * left, Role.PLAIN), divider, Piece(fitted(label, right), Role.FOLD))


def _common_section(collation: Collation, block: Block) -> str:
    """The headings that the first and the last row of a fold share, else the outermost of both."""
    of_base = block.fold is Fold.BASE_ONLY
    document = collation.base if of_base else collation.revised
    rows = collation.rows[block.start : block.stop]
    places = [at for row in rows for at in (row.base if of_base else row.revised)]
    if not places:
        return ""
    first = sentence_section(document, places[0])
    last = sentence_section(document, places[-1])
    shared = [one for one, other in zip(first, last, strict=False) if one == other]
    return " › ".join(shared) if shared else " – ".join((*first[:1], *last[:1]))


def _columns(width: int) -> tuple[int, int]:
    left = max(1, (width - len(_DIVIDER)) // 2)
    return left, max(1, width - len(_DIVIDER) - left)


def _number_width(collation: Collation) -> int:
    return len(str(max(len(collation.base.sentences), len(collation.revised.sentences), 1)))


def _text_room(width: int, number: int) -> int:
    return max(2, width - _gutter_width(number))


def _gutter_width(number: int) -> int:
    return _MARGIN + number + 1 + _SIGNS + 1


def _count(document: Document, members: tuple[int, ...], room: int) -> int:
    return sum(len(wrap(printable(document.sentences[at].text), room)) for at in members)
