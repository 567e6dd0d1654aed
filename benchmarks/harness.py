"""Pairs of commands become a table of medians and of their ratio, run turn and turn about.

A ratio is the median of the ratios of neighbouring runs: what slows the machine for a while slows
both sides of a pair, so ratios stay comparable where times do not.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Run = Callable[[], float]
"""Does the work once; the seconds it took."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A subject, the yardstick it is held against, and how many times as long it may take."""

    name: str
    subject: Run
    yardstick: Run
    at_most: float | None


@dataclass(frozen=True, slots=True)
class Measured:
    """Medians in seconds, and the median ratio of subject to yardstick, pair by pair."""

    comparison: Comparison
    subject: float
    yardstick: float
    ratio: float

    @property
    def holds(self) -> bool:
        """Whether the ratio is within what is allowed."""
        at_most = self.comparison.at_most
        return at_most is None or self.ratio <= at_most


def environment_of_users(added: Mapping[str, str]) -> dict[str, str]:
    """This environment as users have it: Python may keep the modules that it has compiled.

    Where it may not, the libraries still come compiled from their installation, but Jiaokan's own
    modules would be compiled anew in every run, which no user waits for.
    """
    kept = {name: told for name, told in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | dict(added)


def command(
    words: Sequence[str],
    *,
    environment: Mapping[str, str] | None = None,
    codes: Sequence[int] = (0,),
) -> Run:
    """A whole process from start to end, its output thrown away."""

    def run() -> float:
        started = time.perf_counter()
        done = subprocess.run(
            words,
            env=environment_of_users(environment or {}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
        )
        took = time.perf_counter() - started
        if done.returncode not in codes:
            problem = f"{words[0]} ended with {done.returncode}: {done.stderr.decode()}"
            raise RuntimeError(problem)
        return took

    return run


def measure(comparison: Comparison, *, pairs: int) -> Measured:
    """Runs the sides alternately after one warm-up each, now one first and now the other."""
    comparison.subject()
    comparison.yardstick()
    taken: list[tuple[float, float]] = []
    for at in range(pairs):
        if at % 2:
            yardstick = comparison.yardstick()
            taken.append((comparison.subject(), yardstick))
        else:
            subject = comparison.subject()
            taken.append((subject, comparison.yardstick()))
    return Measured(
        comparison,
        statistics.median(subject for subject, _yardstick in taken),
        statistics.median(yardstick for _subject, yardstick in taken),
        statistics.median(subject / yardstick for subject, yardstick in taken),
    )


def report(measured: Sequence[Measured]) -> str:
    """A table of what was measured, and the machine it was measured on."""
    widest = max(len(one.comparison.name) for one in measured)
    lines = [f"{'':{widest}}  {'subject':>9}  {'yardstick':>9}  {'ratio':>6}  {'allowed':>7}"]
    lines += [
        f"{one.comparison.name:{widest}}  {one.subject * 1000:>6.0f} ms  "
        f"{one.yardstick * 1000:>6.0f} ms  {one.ratio:>6.2f}  {_verdict(one)}"
        for one in measured
    ]
    return "\n".join([*lines, "", machine()])


def _verdict(one: Measured) -> str:
    if one.comparison.at_most is None:
        return f"{'':>7}"
    return f"{one.comparison.at_most:>7.2f}  {'ok' if one.holds else 'TOO SLOW'}"


def machine() -> str:
    """One line about where the measuring was done."""
    return (
        f"Python {platform.python_version()} ({platform.python_implementation()}), "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    )
