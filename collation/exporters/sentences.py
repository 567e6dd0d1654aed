"""The counts of a collation become sentences for its readers."""

from __future__ import annotations

from collections.abc import Sequence

from collation.exporters.passages import Told
from collation.model import Collation
from messages import gettext as _
from messages import ngettext


def summary_sentences(collation: Collation) -> list[str]:
    """What the comparison found: the figures first, then the wording."""
    summary = collation.summary
    return [
        _("{sentences} sentences with added figures, {figures} added figures").format(
            sentences=summary.sentences_with_added_figures, figures=summary.added_figures
        ),
        _("{removed} figures removed, {changed} figures changed").format(
            removed=summary.removed_figures, changed=summary.changed_figures
        ),
        _(
            "{changed} reworded, {added} added, {removed} removed, {moved} moved, {equal} the same"
        ).format(
            changed=summary.changed,
            added=summary.added,
            removed=summary.removed,
            moved=summary.moved,
            equal=summary.equal,
        ),
    ]


def fold_line(run: Sequence[Told]) -> str:
    """The line that stands for a run of rows that say the same."""
    return ngettext("{count} same sentence", "{count} same sentences", len(run)).format(
        count=len(run)
    )
