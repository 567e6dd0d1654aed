"""Comparisons of two documents and of several become the JSON of the public contract.

The fields are those of `docs/interface.md`: some may be added, none changed.
"""

from __future__ import annotations

from collections.abc import Iterable

from cli.json_output import Json, figure_json
from collation.apparatus import Apparatus, Thread
from collation.exporters.added import with_subjects
from collation.model import Collation, FigurePair, Row
from corpus.model import Document, sentence_section
from figures.model import Figure


def collation_json(collation: Collation, rows: Iterable[Row]) -> dict[str, Json]:
    """`jiaokan.comparison/1` with these of its rows; the summary is always of all."""
    summary = collation.summary
    return {
        "schema": "jiaokan.comparison/1",
        "base": _side(collation.base),
        "revised": _side(collation.revised),
        "summary": {
            "rows": summary.rows,
            "equal": summary.equal,
            "changed": summary.changed,
            "added": summary.added,
            "removed": summary.removed,
            "moved": summary.moved,
            "sentences_with_added_figures": summary.sentences_with_added_figures,
            "added_figures": summary.added_figures,
            "removed_figures": summary.removed_figures,
            "changed_figures": summary.changed_figures,
        },
        "rows": [_row(collation, row) for row in rows],
    }


def apparatus_json(apparatus: Apparatus, threads: Iterable[Thread]) -> dict[str, Json]:
    """`jiaokan.apparatus/1` with these of its threads; the summary is always of all."""
    everywhere = [thread for thread in apparatus.threads if all(thread.sentences)]
    return {
        "schema": "jiaokan.apparatus/1",
        "versions": [_side(version) for version in apparatus.versions],
        "summary": {
            "threads": len(apparatus.threads),
            "in_all": len(everywhere),
            "same_in_all": sum(thread.equal for thread in everywhere),
            "changing_figures": sum(
                run.changes for thread in apparatus.threads for run in thread.runs
            ),
        },
        "threads": [_thread(apparatus, thread) for thread in threads],
    }


def _side(document: Document) -> dict[str, Json]:
    return {
        "document": document.name,
        "title": document.title,
        "sentences": len(document.sentences),
    }


def _row(collation: Collation, row: Row) -> dict[str, Json]:
    figures = row.figures
    return {
        "change": row.change.value,
        "moved": row.moved,
        "base": _sentences(collation.base, row.base),
        "revised": _sentences(collation.revised, row.revised),
        "figures": {
            "added": _added(collation, row),
            "removed": _told(collation.base, figures.removed),
            "changed": [_pair(collation, pair) for pair in figures.changed],
            "restated": [_pair(collation, pair) for pair in figures.restated],
        },
    }


def _thread(apparatus: Apparatus, thread: Thread) -> dict[str, Json]:
    return {
        "equal": thread.equal,
        "sentences": [
            _sentences(version, indexes)
            for version, indexes in zip(apparatus.versions, thread.sentences, strict=True)
        ],
        "figures": [
            {
                "changes": run.changes,
                "figures": [
                    _told(version, [figure])[0] if figure else None
                    for version, figure in zip(apparatus.versions, run.figures, strict=True)
                ],
            }
            for run in thread.runs
        ],
    }


def _sentences(document: Document, indexes: Iterable[int]) -> list[Json]:
    return [
        {
            "index": index,
            "text": document.sentences[index].text,
            "section": list(sentence_section(document, index)),
        }
        for index in indexes
    ]


def _added(collation: Collation, row: Row) -> list[Json]:
    """The added figures; one that the base tells in another place has it under `elsewhere`."""
    noted = {(pair.revised.sentence, pair.revised.start): pair for pair in row.figures.elsewhere}
    found: list[Json] = []
    for figure in with_subjects(collation.revised, row.figures.added):
        entry = figure_json(figure)
        pair = noted.get((figure.sentence, figure.start))
        if pair:
            entry["elsewhere"] = _told(collation.base, [pair.base])[0]
        found.append(entry)
    return found


def _pair(collation: Collation, pair: FigurePair) -> dict[str, Json]:
    (base,) = _told(collation.base, [pair.base])
    (revised,) = _told(collation.revised, [pair.revised])
    return {"base": base, "revised": revised}


def _told(document: Document, figures: Iterable[Figure]) -> list[Json]:
    return [figure_json(figure) for figure in with_subjects(document, figures)]
