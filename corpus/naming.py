"""Documents of one title become told apart: by their dates, else by their file names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import NamedTuple


class Named(NamedTuple):
    """What a document can be told by: its title, its date or "", its path as it was given."""

    title: str
    date: str
    name: str


def begins_with_year(title: str, date: str) -> bool:
    """Whether a title begins with the year of a date, which then needs not be told beside it."""
    return title.startswith(date[: len("2025")])


def marks(documents: Sequence[Named]) -> list[str]:
    """For each document what tells it from the others of its title; "" where no other has it.

    That is the date where no two of them have the same, else the file name, with as much of the
    way to it as is needed. It may hold anything that a file name can.
    """
    found = [""] * len(documents)
    alike: dict[str, list[int]] = {}
    for at, each in enumerate(documents):
        alike.setdefault(each.title, []).append(at)
    for group in alike.values():
        if len(group) > 1:
            for at, mark in zip(group, _marks([documents[at] for at in group]), strict=True):
                found[at] = mark
    return found


def _marks(alike: Sequence[Named]) -> list[str]:
    dates = [each.date for each in alike]
    if len(set(dates)) == len(dates):
        return dates
    ways = [PurePath(each.name).parts for each in alike]
    longest = max(map(len, ways))
    for count in range(1, longest):
        tails = [str(PurePath(*way[-count:])) if way else "" for way in ways]
        if len(set(tails)) == len(tails):
            return tails
    return [each.name for each in alike]
