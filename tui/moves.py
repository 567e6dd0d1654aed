"""A row becomes its place elsewhere: in the base, or in a later comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import sentence_section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collation.model import Collation


def origin(collation: Collation, row: int) -> int | None:
    """The row beside which a moved row stood in the base: that of the sentence before it there.

    None where the row has not moved or all of the base has.
    """
    moved = collation.rows[row]
    if not moved.moved or not moved.base:
        return None
    of_sentence = _rows_of_base(collation)
    before = range(moved.base[0] - 1, -1, -1)
    after = range(moved.base[-1] + 1, len(collation.base.sentences))
    for sentence in (*before, *after):
        at = of_sentence[sentence]
        if not collation.rows[at].moved:
            return at
    return None


def origin_path(collation: Collation, row: int) -> tuple[str, ...]:
    """The headings of the base under which the sentences of a row stood."""
    return sentence_section(collation.base, collation.rows[row].base[0])


def counterpart(collation: Collation, row: int, later: Collation, *, swapped: bool = False) -> int:
    """The row of a later comparison, not an empty one, where a sentence of this row stands.

    Where none of them stands there any more, it is that of the next row of which one does, else of
    the last before. `swapped` where what was the base has become the revised text.
    """
    places: dict[tuple[bool, str], list[int]] = {}
    for at in range(len(later.rows)):
        for sentence in _sentences(later, at):
            places.setdefault(sentence, []).append(at)
    stretched = len(later.rows) / len(collation.rows)
    for near in (*range(row, len(collation.rows)), *range(row - 1, -1, -1)):
        found = [
            at
            for of_base, text in _sentences(collation, near)
            for at in places.get((of_base != swapped, text), ())
        ]
        if found:
            return min(found, key=lambda at: abs(at - near * stretched))
    return min(row, len(later.rows) - 1)


def _sentences(collation: Collation, row: int) -> Iterator[tuple[bool, str]]:
    """The texts of a row, and whether they stand in the base."""
    here = collation.rows[row]
    for sentence in here.revised:
        yield False, collation.revised.sentences[sentence].text
    for sentence in here.base:
        yield True, collation.base.sentences[sentence].text


def _rows_of_base(collation: Collation) -> dict[int, int]:
    return {sentence: at for at, row in enumerate(collation.rows) for sentence in row.base}
