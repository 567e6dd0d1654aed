"""Parts of earlier generations become parts of a new one, without their documents being read.

Every file is linked, not copied. A part that is more than half gone is left behind, and so is one
that is no larger than what must be indexed anew: its documents are indexed along with that, so that
the parts of an index stay few however often it is refreshed.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from search_index import part
from search_index.indexing import FACTS
from search_index.records import Generation, PartRecord, part_record
from search_index.sources import Source, digest_of

LARGE = 8_000_000
"""Bytes of documents from which a part stays as it is while most of it is live."""


def carry(
    earlier: Mapping[Path, tuple[PartRecord, ...]],
    generation: Path,
    digests: Mapping[str, str],
    sources: Mapping[str, Source],
    *,
    merge: bool,
) -> tuple[list[PartRecord], dict[str, Source]]:
    """The parts that were linked into the new generation, and the sources that they do not hold.

    Without `merge` small parts are taken as well: what a build that was killed has made.
    """
    chosen: list[tuple[Path, PartRecord]] = []
    left = dict(sources)
    for folder, parts in earlier.items():
        for each in parts:
            live = {
                key: known
                for key, known in each.sources.items()
                if key in left and known.digest and known.digest == digests[key]
            }
            if live and 2 * _size(live, sources) >= each.size:
                chosen.append((folder, replace(each, sources=live)))
                for key in live:
                    del left[key]
    chosen.sort(key=lambda pair: _size(pair[1].sources, sources), reverse=True)
    anew = _size(left, sources)
    while merge and left and chosen:
        size = _size(chosen[-1][1].sources, sources)
        if size > anew or size > LARGE:
            break
        left |= {key: sources[key] for key in chosen.pop()[1].sources}
        anew += size
    for folder, each in chosen:
        _link(folder, generation, each)
    return [each for _folder, each in chosen], {key: sources[key] for key in sources if key in left}


def _size(keys: Mapping[str, object], sources: Mapping[str, Source]) -> int:
    return sum(sources[key].stamp[0] for key in keys)


def _link(folder: Path, generation: Path, record: PartRecord) -> None:
    for name in record.files:
        (generation / name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            os.link(folder / name, generation / name)
        except OSError:  # a file system without links, or without room for another
            shutil.copyfile(folder / name, generation / name)


def parts_of(generation: Generation | None) -> dict[Path, tuple[PartRecord, ...]]:
    """The parts of a generation whose files have been verified."""
    return {generation.folder: generation.manifest.parts} if generation else {}


def salvaged(unfinished: Path, maker: str) -> dict[Path, tuple[PartRecord, ...]]:
    """The parts that a build which was killed had finished, every file of them verified."""
    found = tuple(each for each in _finished(unfinished) if each.maker == maker)
    return {
        unfinished: tuple(
            each
            for each in found
            if all(digest_of(unfinished / name) == told for name, told in each.files.items())
        )
    }


def _finished(unfinished: Path) -> Iterator[PartRecord]:
    for facts in sorted(unfinished.glob(f"{part.FOLDER}/*/{FACTS}")):
        try:
            record = part_record(json.loads(facts.read_bytes()))
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            continue
        name = facts.relative_to(unfinished).as_posix()
        files = {**record.files, name: digest_of(facts)}
        if all(not each.startswith(("/", "\\")) and ".." not in each for each in files):
            yield replace(record, files=files)
