"""The counts of a collation become sentences, and its lists get headings, for its readers."""

from __future__ import annotations

from collections.abc import Sequence

from collation.exporters.added import Added
from collation.exporters.passages import Told
from collation.model import Change, Collation
from corpus.model import Document
from corpus.naming import Named, marks
from corpus.printable import printable
from messages import gettext as _
from messages import ngettext


def summary_sentences(collation: Collation) -> list[str]:
    """What the comparison found: the figures first, then the wording."""
    summary = collation.summary
    sentences, added = summary.sentences_with_added_figures, summary.added_figures
    removed, changed = summary.removed_figures, summary.changed_figures
    return [
        " · ".join(
            told.format(count=count)
            for told, count in (
                (
                    ngettext(
                        "{count} sentence with added figures",
                        "{count} sentences with added figures",
                        sentences,
                    ),
                    sentences,
                ),
                (ngettext("{count} added figure", "{count} added figures", added), added),
                (ngettext("{count} removed figure", "{count} removed figures", removed), removed),
                (ngettext("{count} changed figure", "{count} changed figures", changed), changed),
            )
        ),
        _(
            "{changed} reworded · {added} added · {removed} removed · {moved} moved · "
            "{equal} the same"
        ).format(
            changed=summary.changed,
            added=summary.added,
            removed=summary.removed,
            moved=summary.moved,
            equal=summary.equal,
        ),
    ]


def labels(documents: Sequence[Document]) -> list[str]:
    """The titles; where two are the same with what tells them apart: dates, or file names."""
    known = [Named(each.title, each.date, each.name) for each in documents]
    return [
        f"{each.title} ({printable(mark)})" if mark else each.title
        for each, mark in zip(known, marks(known), strict=True)
    ]


def added_names() -> tuple[str, ...]:
    """The headings of a list of added figures, the number of their sentence first."""
    return (
        _("no."),
        *(_("figure"), _("value"), _("unit"), _("subject"), _("in base"), _("sentence")),
    )


def elsewhere_text(added: Added) -> str:
    """The number of the base's sentence that tells an added figure in another place; or nothing."""
    return "" if added.elsewhere is None else str(added.elsewhere + 1)


def fold_line(run: Sequence[Told]) -> str:
    """The line that stands for a run of equal rows, or of rows that only the base has."""
    if run[0].row.change is Change.EQUAL:
        count = sum(len(one.revised) for one in run)
        told = ngettext("{count} equal sentence", "{count} equal sentences", count)
    else:
        count = sum(len(one.base) for one in run)
        told = ngettext(
            "{count} sentence only in the base", "{count} sentences only in the base", count
        )
    return told.format(count=count)
