"""Sentences that nothing else pairs become pairs by a long run of characters that only they share.

So a clause is found that a summary took over from a sentence ten times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from collation.anchors import Pair

RUN, STEP = 15, 4
"""The least length of a run, and of how many beginnings one is looked up: as long as RUN allows."""

SHARE = 0.2
"""How much of the shorter sentence the run must be."""


def tied(
    base: Mapping[int, str], revised: Mapping[int, str], all_base: str, all_revised: str
) -> list[tuple[Pair, str]]:
    """The pairs of sentences with a run in common that stands once in each document, with the run,
    longest first.

    Sentences are masked texts by their indexes; `all_base` and `all_revised` are all that the two
    documents have, masked.
    """
    length = RUN - STEP + 1
    begun: dict[str, tuple[int, int]] = {}
    for b, text in base.items():
        for at in range(0, len(text) - length + 1, STEP):
            begun.setdefault(text[at : at + length], (b, at))
    runs: dict[Pair, str] = {}
    if begun:
        for r, text in revised.items():
            for b, run in _runs(text, begun, base, length):
                shortest = min(len(base[b]), len(text))
                if len(run) < max(RUN, SHARE * shortest) or len(run) <= len(runs.get((b, r), "")):
                    continue
                if all_base.count(run) == 1 == all_revised.count(run):
                    runs[b, r] = run
    return sorted(runs.items(), key=lambda found: (-len(found[1]), found[0]))


def _runs(
    text: str, begun: Mapping[str, tuple[int, int]], base: Mapping[int, str], length: int
) -> Iterable[tuple[int, str]]:
    """The runs of a text that stand in base sentences, each with the index of its sentence."""
    at = 0
    while at <= len(text) - length:
        found = begun.get(text[at : at + length])
        if found is None:
            at += 1
            continue
        b, start = found
        other = base[b]
        first = at
        while first and start and text[first - 1] == other[start - 1]:
            first, start = first - 1, start - 1
        end = at + length
        stop = start + end - first
        while end < len(text) and stop < len(other) and text[end] == other[stop]:
            end, stop = end + 1, stop + 1
        yield b, text[first:end]
        at = end
