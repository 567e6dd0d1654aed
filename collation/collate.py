"""Two documents become their collation."""

from __future__ import annotations

from difflib import SequenceMatcher

from collation.model import Change, Collation, FigureVerdicts, Row, Summary
from corpus.model import Document
from figures import find_figures


def collate(base: Document, revised: Document) -> Collation:
    """The comparison of `base` with `revised`: rows in the order of the revised document."""
    left = [sentence.text for sentence in base.sentences]
    right = [sentence.text for sentence in revised.sentences]
    rows: list[Row] = []
    none = FigureVerdicts()
    for tag, b0, b1, r0, r1 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            rows += [Row(Change.EQUAL, False, (b0 + i,), (r0 + i,), none) for i in range(b1 - b0)]
            continue
        pairs = min(b1 - b0, r1 - r0)
        for i in range(pairs):
            added = find_figures(right[r0 + i], r0 + i)
            rows.append(
                Row(Change.CHANGED, False, (b0 + i,), (r0 + i,), FigureVerdicts(added=added))
            )
        rows += [Row(Change.REMOVED, False, (i,), (), none) for i in range(b0 + pairs, b1)]
        rows += [
            Row(Change.ADDED, False, (), (i,), FigureVerdicts(added=find_figures(right[i], i)))
            for i in range(r0 + pairs, r1)
        ]
    count = {change: sum(row.change is change for row in rows) for change in Change}
    added_figures = sum(len(row.figures.added) for row in rows)
    return Collation(
        base,
        revised,
        tuple(rows),
        Summary(
            len(rows),
            count[Change.EQUAL],
            count[Change.CHANGED],
            count[Change.ADDED],
            count[Change.REMOVED],
            0,
            sum(bool(row.figures.added) for row in rows),
            added_figures,
            0,
            0,
        ),
    )
