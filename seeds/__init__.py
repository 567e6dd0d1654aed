"""The documents that come with Jiaokan, and what their manifest says of them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Seed:
    """One bundled document as the manifest describes it."""

    path: Path
    title: str
    date: str
    kind: str
    origin: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """All bundled documents, and the two that are versions of one report."""

    seeds: tuple[Seed, ...]
    base: Path
    revised: Path


def manifest() -> Manifest:
    """The manifest beside the documents, with whole paths."""
    table = tomllib.loads((FOLDER / "manifest.toml").read_text(encoding="utf-8"))
    return Manifest(
        seeds=tuple(
            Seed(
                path=FOLDER / entry["file"],
                title=entry["title"],
                date=entry["date"],
                kind=entry["kind"],
                origin=entry["origin"],
            )
            for entry in table["document"]
        ),
        base=FOLDER / table["versions"]["base"],
        revised=FOLDER / table["versions"]["revised"],
    )
