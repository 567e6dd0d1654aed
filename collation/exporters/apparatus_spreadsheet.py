"""An apparatus becomes a CSV table: a line a passage, a column a version."""

from __future__ import annotations

from collections.abc import Sequence

from collation.apparatus import Apparatus
from collation.exporters.readings import ToldThread, is_same, run_texts, sigil, witnesses
from collation.exporters.sentences import labels
from collation.exporters.spreadsheet import table
from messages import gettext as _


def apparatus_to_csv(apparatus: Apparatus, told: Sequence[ToldThread]) -> str:
    """One line a passage: who has it, whether all read the same, how its figures ran, its texts."""
    names = [f"{sigil(at)} {label}" for at, label in enumerate(labels(apparatus.versions))]
    header = [_("row"), _("stands in"), _("same"), _("section"), _("figures"), *names]
    lines = [
        [
            str(one.number + 1),
            witnesses(one.thread),
            _("yes") if is_same(one.thread) else "",
            " › ".join(one.section),
            "; ".join(
                " → ".join(text or "–" for text in run_texts(run)) for run in one.thread.runs
            ),
            *(
                "".join(version.sentences[index].text for index in indexes)
                for version, indexes in zip(apparatus.versions, one.thread.sentences, strict=True)
            ),
        ]
        for one in told
    ]
    return table(header, lines)
