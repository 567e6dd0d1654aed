"""The documents of a library become a new generation of its index: what changed is indexed."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from typing import TypeAlias

from corpus import LibraryError
from corpus.words import segmenter
from search_index import engine
from search_index.carrying import carry, parts_of, salvaged
from search_index.crew import index_all
from search_index.engine import PartPostings
from search_index.folders import remove
from search_index.generations import digests_of, new_folder, publish, unfinished
from search_index.indexing import FACTS, Made
from search_index.making import maker
from search_index.model import Progress
from search_index.own_words import OwnWords
from search_index.part import FOLDER, documents_in, gone_passages
from search_index.records import Generation, PartRecord, Stamps
from search_index.sources import Source, digest_of
from search_index.whoosh_engine import ENGINE

Report: TypeAlias = Callable[[Progress], None]


def build(
    folder: Path,
    sources: Mapping[str, Source],
    report: Report | None,
    previous: Generation | None,
    *,
    own: OwnWords,
    resume: bool,
) -> Generation:
    """A new current generation of the index in `folder`, whose lock must be held.

    What the `previous` one and, to `resume` them, builds that did not end have of the documents as
    they are now is taken over. A document that cannot be read is noted with the reason. Raises
    LibraryError when none can; then nothing is changed.
    """
    started_ns = time.time_ns()
    now = {key: source.stamp for key, source in sources.items()}
    code = maker(segmenter(), own.digest, previous.stamps.code if previous else ("", ""))
    left_over = unfinished(folder)
    generation = new_folder(folder)
    try:
        for inner in (engine.FOLDER, FOLDER):
            (generation / inner).mkdir(mode=0o700)
        digests = digests_of(previous, now)
        earlier = parts_of(previous)
        for path in left_over if resume else ():
            earlier |= salvaged(path, code[1])
        parts, todo = carry(earlier, generation, digests, sources, merge=not (left_over and resume))
        for path in left_over:
            remove(path)
        parts += index_all(
            generation, todo, Made(code[1], own.words), _meter(sources, todo, report)
        )
        if report:
            report(Progress(len(sources), len(sources), ""))
        _refuse_nothing(parts)
        others = _commit(generation, parts)
        stamps = Stamps(started_ns, {}, now, code)
        return publish(generation, (segmenter(), own.digest), tuple(parts), others, stamps)
    except Exception:
        remove(generation)
        raise
    except BaseException:  # interrupted: what is finished is taken up by the next build
        if not any((generation / FOLDER).glob(f"*/{FACTS}")):
            remove(generation)
        raise


def _meter(
    sources: Mapping[str, Source], todo: Mapping[str, Source], report: Report | None
) -> Callable[[str, int], None]:
    """Tells the report how far all has come when the next file is begun."""
    done = count(len(sources) - len(todo))
    size = sum(source.stamp[0] for source in todo.values())
    read = 0

    def told(name: str, following: int) -> None:
        nonlocal read
        if report and name:
            report(Progress(next(done), len(sources), name, read, size))
        read += following

    return told


def _refuse_nothing(parts: list[PartRecord]) -> None:
    """Raises LibraryError with the last reason when no document could be read."""
    known = [each for part in parts for each in part.sources.values()]
    if known and all(each.problem for each in known):
        message, fields = known[-1].problem or ("", {})
        raise LibraryError(message, **fields)


def _commit(generation: Path, parts: list[PartRecord]) -> dict[str, str]:
    """Make the parts one index; the SHA-256 of what was written besides."""
    folder = generation / engine.FOLDER
    ENGINE.commit(
        folder,
        [
            PartPostings(
                each.name,
                each.passages,
                each.words,
                gone_passages(
                    documents_in(generation / FOLDER / each.name), frozenset(each.sources)
                ),
            )
            for each in parts
        ],
    )
    told = {name for each in parts for name in each.files}
    names = {path.relative_to(generation).as_posix() for path in folder.iterdir()}
    return {name: digest_of(generation / name) for name in sorted(names - told)}
