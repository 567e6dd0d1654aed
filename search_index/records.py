"""What a generation of an index says of itself becomes JSON, and JSON becomes that again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search_index.sources import Known, Stamp


@dataclass(frozen=True, slots=True)
class PartRecord:
    """A part of an index.

    `sources` are those of its documents that are as they were when it was made, and the files that
    could not be read; `size` is bytes of all that it was made of. `files` are SHA-256 by path below
    the folder of the generation.
    """

    name: str
    maker: str
    passages: int
    words: int
    size: int
    sources: Mapping[str, Known]
    files: Mapping[str, str]

    def told(self) -> dict[str, Any]:
        """The record as JSON values."""
        return {
            "name": self.name,
            "maker": self.maker,
            "passages": self.passages,
            "words": self.words,
            "size": self.size,
            "sources": {key: (each.digest, each.problem) for key, each in self.sources.items()},
            "files": dict(self.files),
        }


def part_record(told: Mapping[str, Any]) -> PartRecord:
    """The record that these JSON values are."""
    sources = {
        key: Known(digest, (problem[0], problem[1]) if problem else None)
        for key, (digest, problem) in told["sources"].items()
    }
    return PartRecord(
        told["name"],
        told["maker"],
        told["passages"],
        told["words"],
        told["size"],
        sources,
        told["files"],
    )


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation holds. `files` are SHA-256 by name below the folder, `own_words` is the
    digest of the library's own words.

    The `sources` of its parts are the files that are live: each is in one part alone.
    """

    schema: int
    number: int
    built: float
    maker: str
    segmenter: str
    own_words: str
    files: Mapping[str, str]
    parts: tuple[PartRecord, ...]

    @property
    def sources(self) -> dict[str, Known]:
        """What is known of every source, by key."""
        return {key: known for each in self.parts for key, known in each.sources.items()}

    def told(self) -> dict[str, Any]:
        """The manifest as JSON values."""
        return {
            "schema": self.schema,
            "number": self.number,
            "built": self.built,
            "maker": self.maker,
            "segmenter": self.segmenter,
            "own_words": self.own_words,
            "files": dict(self.files),
            "parts": [part.told() for part in self.parts],
        }


def manifest(told: Mapping[str, Any]) -> Manifest:
    """The manifest that these JSON values are."""
    return Manifest(
        told["schema"],
        told["number"],
        told["built"],
        told["maker"],
        told["segmenter"],
        told["own_words"],
        told["files"],
        tuple(part_record(part) for part in told["parts"]),
    )


@dataclass(frozen=True, slots=True)
class Stamps:
    """When the files of the index and the sources were last known to be as the manifest says.

    `code` is the look of the program's modules and the name of the program that they are.
    """

    checked_ns: int
    files: Mapping[str, Stamp]
    sources: Mapping[str, Stamp]
    code: tuple[str, str] = ("", "")


NO_STAMPS = Stamps(0, {}, {})


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation on disk whose files are those of its manifest."""

    folder: Path
    manifest: Manifest
    stamps: Stamps
