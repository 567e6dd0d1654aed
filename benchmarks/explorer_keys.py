"""How long keys take from the press to the drawn frame in documents of 50,000 rows.

`python -m benchmarks.explorer_keys [PRESSES [ROWS]]`, held against the same widgets with nothing in
them, pressed turn and turn about; and how long a comparison of 1,000 sentences takes to open. A key
that takes too long is pressed as often again, and the second time counts: what else a machine does
comes and goes, what is slow stays slow. Ends with 1 when a key takes more than 16 ms longer than
there, when the event loop is held for more than 50 ms, or when opening takes more than 300 ms.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.empty_explorer import EmptyComparison, EmptyReader
from benchmarks.harness import machine
from benchmarks.stage import Moment, Stage, on_stage, spread
from corpus import find_documents, read
from seeds import FOLDER
from tui.app import Explorer
from tui.comparison_view import ComparisonView
from tui.reader import Reader

PRESSES, ROWS, SENTENCES = 20, 50_000, 1_000
AT_ONCE = 3
"""Presses of a key right after something: only the first ones find it so."""

LONGER_MS, HELD_MS, OPENING_MS = 16.0, 50.0, 300.0
READING = ("j", "k", "PageDown", "PageUp", "wheel", "G", "g", ")")
COMPARING = ("j", "k", "PageDown", "]", "[", "}", "{", "wheel", "G", "g", "z", "Z", "f", "w")
BACK = {"G": "g", "g": "G", ")": "j", "wheel": "j"}
"""What is pressed after a key, untimed, so that it leads somewhere the next time."""

FROM = {**dict.fromkeys(("j", "PageDown", "wheel", ")", "n", "]", "}", "z"), "g"),
        **dict.fromkeys(("k", "PageUp", "N", "[", "{"), "G")}  # fmt: skip
"""From where a key is pressed at first, else the top: at the other end it would do nothing."""

FINDING = ("n", "N", "j", "PageDown", "G", "g")


class Spread(NamedTuple):
    """In milliseconds: by the clock the median and the 95th percentile, and the latter computed."""

    middle: float
    most: float
    computed: float

    @classmethod
    def of(cls, moments: Sequence[Moment]) -> Spread:
        """What keys took."""
        return cls(
            *spread([each.clock for each in moments]),
            spread([each.computed for each in moments])[1],
        )

    def __str__(self) -> str:
        return f"{self.middle:>6.1f} {self.most:>6.1f} {self.computed:>6.1f}"


@dataclass(frozen=True, slots=True)
class Timed:
    """A key in a situation, in the explorer and in the empty application; the longest hold."""

    situation: str
    key: str
    ours: Spread
    empty: Spread
    held: float

    @property
    def holds(self) -> bool:
        """Whether it is within what is allowed.

        The median by the clock; the 95th percentile and holds by what was computed, as by the clock
        they tell of the machine's other work.
        """
        return (
            self.ours.middle - self.empty.middle <= LONGER_MS
            and self.ours.computed - self.empty.computed <= LONGER_MS
            and self.held <= HELD_MS
        )

    def __str__(self) -> str:
        return (
            f"{self.situation:<24} {self.key:<9} {self.ours}   {self.empty}   {self.held:>6.1f}"
            f"{'' if self.holds else '   TOO SLOW'}"
        )


def sentences(count: int) -> list[str]:
    """So many sentences of the bundled documents, each numbered so that no two are alike."""
    known = [
        sentence.text
        for path in find_documents([FOLDER]).files
        for sentence in read(path).sentences
        if len(sentence.text) > 8
    ]
    return [f"项目{at}：{known[at % len(known)]}" for at in range(count)]


def write_versions(folder: Path, count: int) -> tuple[Path, Path]:
    """Two versions of a long document: of ten sentences one differs in its figures or is gone."""
    base = sentences(count)
    revised = [
        each if at % 10 else f"{each[:-1]}，增长{at % 97 + 1}万元。" if at % 20 else ""
        for at, each in enumerate(base)
    ]
    for name, texts in (("base", base), ("revised", revised)):
        told = "\n\n".join(each for each in texts if each)
        folder.joinpath(f"{name}.txt").write_text(f"长报告{name}\n\n{told}\n", encoding="utf-8")
    return folder / "base.txt", folder / "revised.txt"


async def time_keys(
    situation: str, ours: Stage[Any], empty: Stage[Any], keys: Sequence[str], presses: int
) -> list[Timed]:
    """Each key so many times, in the explorer and in the empty application in turn."""
    found = []
    for key in keys:
        for stage in (ours, empty):
            await stage.press(FROM.get(key, "g"))
        timed = await time_key(situation, ours, empty, key, presses)
        if not timed.holds:
            tell_again(timed)
            timed = await time_key(situation, ours, empty, key, presses)
        found.append(timed)
        print(timed, file=sys.__stdout__, flush=True)
    return found


async def time_at_once(
    situation: str,
    ours: Stage[Any],
    empty: Stage[Any],
    keys: Sequence[str],
    happen: Callable[[], Awaitable[None]],
) -> list[Timed]:
    """The keys a few times each, right after something has happened."""
    for last in (False, True):
        await happen()
        found = [await time_key(situation, ours, empty, key, AT_ONCE) for key in keys]
        if last or all(timed.holds for timed in found):
            break
        for timed in found:
            tell_again(timed)
    print(*found, sep="\n", file=sys.__stdout__, flush=True)
    return found


def tell_again(timed: Timed) -> None:
    """Print what is measured once more."""
    print(timed, "  again:", file=sys.__stdout__, flush=True)


async def resized(*stages: Stage[Any]) -> None:
    """The terminal gets other sizes, and its own again."""
    for size in ((120, 50), (80, 24), (140, 40)):
        for stage in stages:
            await stage.resize(*size)


async def time_key(
    situation: str, ours: Stage[Any], empty: Stage[Any], key: str, presses: int
) -> Timed:
    """One key so many times."""
    taken: list[tuple[Moment, Moment]] = []
    held = 0.0
    for _nth in range(presses):
        ours.heart.longest()
        mine = await ours.press(key)
        held = max(held, ours.heart.longest())
        taken.append((mine, await empty.press(key)))
        for stage in (ours, empty):
            if key in BACK:
                await stage.press(BACK[key])
    mine_all, theirs = zip(*taken, strict=True)
    return Timed(situation, key, Spread.of(mine_all), Spread.of(theirs), 1000 * held)


@asynccontextmanager
async def explorer(
    folder: Path, tells: float | None = None, **more: Any
) -> AsyncIterator[Stage[Explorer]]:
    """The explorer on a folder, indexed."""
    home = Path(os.environ["XDG_CACHE_HOME"])
    app = Explorer([folder], index_dir=home / "indexes", **more)
    async with on_stage(app, tells=tells) as stage:
        await stage.until(lambda: app.shelf.index is not None or app.shelf.failure is not None, 300)
        yield stage


async def reading(folder: Path, presses: int, tells: float | None) -> list[Timed]:
    """Keys in the reader: at once, after a resize, and with a word marked everywhere."""
    found = []
    async with (
        explorer(folder, tells) as ours,
        on_stage(EmptyReader()) as empty,
    ):
        reader = ours.app.screen.query_one(Reader)
        await ours.until(lambda: reader.document is not None)

        async def opened() -> None:
            ours.app.call_later(ours.app.open_document, folder / "base.txt", {}, 100)
            await ours.until(lambda: reader.has_focus)

        found += await time_at_once("reading, just opened", ours, empty, READING[:3], opened)
        found += await time_keys("reading", ours, empty, READING, presses)
        resize = partial(resized, ours, empty)
        found += await time_at_once("reading, just resized", ours, empty, READING[:3], resize)
        await ours.press("/")
        for key in "发展":
            await ours.press(key)
        await ours.press("Enter")
        await ours.until(lambda: bool(reader.matches))
        found += await time_keys("reading, 发展 marked", ours, empty, FINDING, presses)
    return found


async def comparing(pair: tuple[Path, Path], presses: int, tells: float | None) -> list[Timed]:
    """Keys in the comparison: at once, with all unfolded, after a resize."""
    found = []
    async with (
        explorer(pair[0].parent, tells) as ours,
        on_stage(EmptyComparison()) as empty,
    ):

        async def opened() -> None:
            if compared(ours.app):
                await ours.press("Esc")
            ours.app.call_later(ours.app.compare, *pair)
            await ours.until(partial(compared, ours.app), 300)

        found += await time_at_once("comparing, just opened", ours, empty, COMPARING[:4], opened)
        found += await time_keys("comparing", ours, empty, COMPARING, presses)
        await ours.press("Z")
        found += await time_keys("comparing, all unfolded", ours, empty, COMPARING, presses)
        resize = partial(resized, ours, empty)
        found += await time_at_once("comparing, just resized", ours, empty, COMPARING[:4], resize)
    return found


def compared(app: Explorer) -> bool:
    """Whether a comparison is shown."""
    return any(view.collation is not None for view in app.screen.query(ComparisonView))


async def opening(folder: Path, presses: int) -> float:
    """The median time until a comparison of 1,000 sentences is drawn, both texts read anew."""
    taken = []
    for nth in range(presses):
        library = folder / str(nth)
        library.mkdir(parents=True)
        pair = write_versions(library, SENTENCES)
        async with explorer(library) as ours:
            started = Moment.now()
            ours.app.call_later(ours.app.compare, *pair)
            await ours.until(partial(compared, ours.app))
            taken.append(ours.terminal.frames[-1].since(started).clock)
    return spread(taken)[0]


def main(words: list[str]) -> int:
    """Measures and prints; the exit code says whether every promise holds."""
    told = [each for each in words if each != "--tell"]
    tells = HELD_MS / 1000 if "--tell" in words else None
    presses = int(told[0]) if told else PRESSES
    rows = int(told[1]) if len(told) > 1 else ROWS
    print(f"{'':<35}{'explorer':>20}   {'empty':>20}   {'held':>6}")
    print(f"{'ms':<35}{'median    p95 comput':>20}   {'median    p95 comput':>20}   {'comput':>6}")
    with tempfile.TemporaryDirectory(prefix="jiaokan-bench-") as home:
        os.environ |= {"XDG_CACHE_HOME": home, "XDG_STATE_HOME": home}
        os.environ["JIAOKAN_CONFIG"] = home + "/none"
        folder = Path(home) / "library"
        folder.mkdir()
        pair = write_versions(folder, rows)
        found = asyncio.run(reading(folder, presses, tells))
        found += asyncio.run(comparing(pair, presses, tells))
        opened = asyncio.run(opening(Path(home) / "short", max(3, presses // 4)))
    print(f"A comparison of {SENTENCES:,} sentences opens in {opened:.0f} ms (median), ", end="")
    print(f"allowed {OPENING_MS:.0f} ms.\n\n{machine()}")
    return int(opened > OPENING_MS or not all(each.holds for each in found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
