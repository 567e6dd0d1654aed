"""A moved row becomes the place that its sentences had in the base."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import sentence_section

if TYPE_CHECKING:
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


def _rows_of_base(collation: Collation) -> dict[int, int]:
    return {sentence: at for at, row in enumerate(collation.rows) for sentence in row.base}
