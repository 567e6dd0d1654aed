"""The threads of an apparatus become readings: who reads what, with what differs marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from collation.apparatus import Apparatus, FigureRun, Thread
from collation.exporters.passages import Mark, Passage, figure_marks, passages
from collation.keys import key
from collation.wording import differing_words
from corpus.model import Document, Span, sentence_section
from figures.model import Figure

NOWHERE = "·"
"""Stands for a version that does not have a passage."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one or more versions read, as the first of them does; `versions` are its witnesses."""

    versions: tuple[int, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class ToldThread:
    """A thread as it is told: its number among all, its section, and its different readings."""

    number: int
    thread: Thread
    section: tuple[str, ...]
    readings: tuple[Reading, ...]


def sigil(version: int) -> str:
    """The letter that a version is called by, as witnesses are; two from the 27th on."""
    before, at = divmod(version, 26)
    return (sigil(before - 1) if before else "") + chr(ord("A") + at)


def witnesses(thread: Thread, versions: Iterable[int] | None = None) -> str:
    """The sigla of the versions that have a passage, or of `versions`; a dot for each other."""
    own = range(len(thread.sentences)) if versions is None else set(versions)
    return "".join(
        sigil(at) if sentences and at in own else NOWHERE * len(sigil(at))
        for at, sentences in enumerate(thread.sentences)
    )


def is_same(thread: Thread) -> bool:
    """Whether all versions have the passage and read it alike."""
    return thread.equal and all(thread.sentences)


def told_threads(
    apparatus: Apparatus, threads: Sequence[Thread], *, by_characters: bool = False
) -> list[ToldThread]:
    """The threads with their readings; numbers are places in `apparatus.threads`."""
    numbers = {id(thread): number for number, thread in enumerate(apparatus.threads)}
    return [
        ToldThread(
            numbers[id(thread)],
            thread,
            _section(apparatus, thread),
            _readings(apparatus, thread, by_characters=by_characters),
        )
        for thread in threads
    ]


SHORTEST_FOLD = 3
"""How many threads in a row, alike in who has them and how, are told as one line."""


def folded(threads: Sequence[ToldThread]) -> list[list[ToldThread]]:
    """The threads in runs: long ones that read the same in the same versions, others alone.

    A passage that came after the first version with a figure of its own stays in sight.
    """
    runs: list[list[ToldThread]] = []
    for kind, group in groupby(threads, key=_foldable):
        run = list(group)
        runs += [run] if kind and len(run) >= SHORTEST_FOLD else [[one] for one in run]
    return runs


def _foldable(told: ToldThread) -> str:
    thread = told.thread
    if not thread.equal or any(run.figures[0] is None for run in thread.runs):
        return ""
    return witnesses(thread)


def run_texts(run: FigureRun) -> list[str]:
    """What a figure is in each version; empty where it does not stand."""
    return [figure.text if figure else "" for figure in run.figures]


def _section(apparatus: Apparatus, thread: Thread) -> tuple[str, ...]:
    """The headings above the passage, as the last version that has it tells them."""
    at = max(version for version, sentences in enumerate(thread.sentences) if sentences)
    return sentence_section(apparatus.versions[at], thread.sentences[at][0])


def _readings(apparatus: Apparatus, thread: Thread, *, by_characters: bool) -> tuple[Reading, ...]:
    """The different readings, earliest first; each marks what the one before it has not."""
    by_key: dict[str, list[int]] = {}
    for version, indexes in enumerate(thread.sentences):
        if indexes:
            texts = _texts(apparatus.versions[version], indexes)
            by_key.setdefault("".join(key(text).text for text in texts), []).append(version)
    found: list[Reading] = []
    before = ""
    for versions in by_key.values():
        first = versions[0]
        indexes = thread.sentences[first]
        texts = _texts(apparatus.versions[first], indexes)
        words: tuple[Span, ...] = ()
        if found:
            words = differing_words(before, "".join(texts), by_characters=by_characters).revised
        before = "".join(texts)
        marks = figure_marks(Mark.CHANGED, _changing(thread, first))
        found.append(Reading(tuple(versions), passages(indexes, texts, words, marks)))
    return tuple(found)


def _texts(document: Document, indexes: Iterable[int]) -> list[str]:
    return [document.sentences[index].text for index in indexes]


def _changing(thread: Thread, version: int) -> list[Figure]:
    """The figures of a version whose value is another in some version that has the passage."""
    return [
        figure for run in thread.runs if changes(thread, run) and (figure := run.figures[version])
    ]


def changes(thread: Thread, run: FigureRun) -> bool:
    """Whether a figure is told otherwise, or left out, by some version that has the passage."""
    told = {
        (figure.kind, figure.value, figure.value_max, figure.unit) if figure else None
        for figure, sentences in zip(run.figures, thread.sentences, strict=True)
        if sentences
    }
    return len(told) > 1
