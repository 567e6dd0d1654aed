"""Several versions in order become an apparatus: the way of each sentence and its figures.

The neighbouring versions are collated two by two, and their rows linked: what stands in one row
with something stays with it through all versions. (An apparatus tells, for every passage, in which
witnesses of a text it stands and how it reads there.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from collation.collate import collate
from collation.model import Change, Collation, Row
from collation.passages import told_figures
from collation.verdicts import paired_figures
from corpus.errors import UsageError
from corpus.model import Document
from figures import COUNTED, Figure


@dataclass(frozen=True, slots=True)
class FigureRun:
    """One figure through the versions: what it is in each, None where it does not stand."""

    figures: tuple[Figure | None, ...]

    @property
    def changes(self) -> bool:
        """Whether its value is told otherwise in some version, or not in all."""
        told = {(f.kind, f.value, f.value_max, f.unit) if f else None for f in self.figures}
        return len(told) > 1


@dataclass(frozen=True, slots=True)
class Thread:
    """One passage through the versions: its sentences in each by index, none where it is missing.

    `equal` says that all versions that have it read the same.
    """

    sentences: tuple[tuple[int, ...], ...]
    equal: bool
    runs: tuple[FigureRun, ...]


@dataclass(frozen=True, slots=True)
class Apparatus:
    """All passages of several versions, each once, in reading order."""

    versions: tuple[Document, ...]
    threads: tuple[Thread, ...]


@dataclass(slots=True)
class _Strand:
    """A thread in the making: rows by the version they lead to, sentences by version."""

    sentences: dict[int, tuple[int, ...]] = field(default_factory=dict)
    equal: bool = True


def apparatus(versions: Sequence[Document]) -> Apparatus:
    """The apparatus of at least two versions, earliest first. Raises UsageError for fewer."""
    if len(versions) < 2:
        raise UsageError("Comparing needs two documents or more.")
    strands: list[_Strand] = [_Strand({0: (sentence.index,)}) for sentence in versions[0].sentences]
    for step, (base, revised) in enumerate(pairwise(versions)):
        strands = _carried(strands, collate(base, revised), step)
    return Apparatus(tuple(versions), tuple(_thread(strand, versions) for strand in strands))


def _carried(strands: list[_Strand], collation: Collation, step: int) -> list[_Strand]:
    """The strands with version `step + 1` worked in, in the order of its rows.

    A strand that an earlier version already ended keeps its place after the one before it.
    """
    at_step = {index: strand for strand in strands for index in strand.sentences.get(step, ())}
    ended: dict[int, list[_Strand]] = {}
    last = -1
    for strand in strands:
        if step in strand.sentences:
            last = strand.sentences[step][-1]
        else:
            ended.setdefault(last, []).append(strand)
    carried: list[_Strand] = list(ended.get(-1, []))
    seen: set[int] = set()
    for row in collation.rows:
        strand = _joined(row, at_step, step)
        if id(strand) not in seen:
            seen.add(id(strand))
            carried.append(strand)
        for index in row.base:
            carried.extend(ended.get(index, []))
    return carried


def _joined(row: Row, at_step: dict[int, _Strand], step: int) -> _Strand:
    """The strand of a row: those of its base sentences made one, with its revised sentences."""
    parts: list[_Strand] = []
    for index in row.base:
        if not any(at_step[index] is part for part in parts):
            parts.append(at_step[index])
    strand = parts[0] if parts else _Strand()
    for part in parts[1:]:
        for version, sentences in part.sentences.items():
            together = {*strand.sentences.get(version, ()), *sentences}
            strand.sentences[version] = tuple(sorted(together))
        strand.equal = False
        for index in part.sentences.get(step, ()):
            at_step[index] = strand
    if row.revised:
        before = strand.sentences.get(step + 1, ())
        strand.sentences[step + 1] = tuple(sorted({*before, *row.revised}))
        strand.equal = strand.equal and row.change is not Change.CHANGED
    return strand


def _thread(strand: _Strand, versions: Sequence[Document]) -> Thread:
    sentences = tuple(strand.sentences.get(at, ()) for at in range(len(versions)))
    return Thread(sentences, strand.equal, _runs(sentences, versions))


def _runs(
    sentences: Sequence[tuple[int, ...]], versions: Sequence[Document]
) -> tuple[FigureRun, ...]:
    """The figures of a thread, each followed through the versions that have the passage."""
    runs: list[list[Figure | None]] = []
    carried: dict[tuple[int, int], list[Figure | None]] = {}
    before: int | None = None
    for version, (document, indexes) in enumerate(zip(versions, sentences, strict=True)):
        if not indexes:
            continue
        here = [document.sentences[index] for index in indexes]
        earlier = (
            [versions[before].sentences[index] for index in sentences[before]]
            if before is not None
            else []
        )
        partner = {_place(now): _place(then) for then, now in paired_figures(earlier, here)}
        now_carried: dict[tuple[int, int], list[Figure | None]] = {}
        for figure in told_figures(here):
            run = carried.get(partner.get(_place(figure), (-1, -1)))
            if run is None:
                run = [None] * len(versions)
                if figure.kind in COUNTED:
                    runs.append(run)
            run[version] = figure
            now_carried[_place(figure)] = run
        carried = now_carried
        before = version
    return tuple(FigureRun(tuple(run)) for run in runs)


def _place(figure: Figure) -> tuple[int, int]:
    return figure.sentence, figure.start
