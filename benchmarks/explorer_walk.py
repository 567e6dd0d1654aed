"""What holds up the explorer on a large library, how soon it answers, and what it keeps in memory.

`python -m benchmarks.explorer_walk FOLDER [QUERIES [MOST_MS]]` walks through every screen with the
documents of a folder open: it browses 30 documents, puts queries and moves in the next while
they are answered, compares, lists figures. Ends with 1 when the event loop is held for more than
50 ms (100 where a screen opens), when the median of the queries takes longer than MOST_MS (150), or
when the process holds more than 300 MB. `--tell` prints what was running during a hold.
"""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import cycle
from multiprocessing import get_context
from pathlib import Path

from benchmarks.harness import machine
from benchmarks.stage import Moment, Stage, on_stage, spread
from corpus import DocumentError, find_documents, read
from tui.app import Explorer
from tui.comparison_view import ComparisonView
from tui.reader import Reader

QUERIES = 200
ANSWER_MS, LARGEST_MB = 150.0, 300.0
HELD_MS, OPENED_MS = 50.0, 100.0
"""How long the loop may be held; where a screen is opened, which Textual styles and lays out as one
piece, as long as an answer seems to come at once (Nielsen, Usability Engineering, 5.5)."""

OPENS = frozenset(
    ("opening", "menus, help and palette", "comparing", "figures of a document",
     "the table of all figures")
)  # fmt: skip
SLOW = ("的 和 在 OR 是 OR 有", "规定 OR 应当 OR 可以", "*规*", "figure:>1", "理~ OR 法~")
"""Queries that must visit much of a large library."""


@dataclass(slots=True)
class Walk:
    """Where one has been, how long the loop was held there, and how soon it answered (ms)."""

    stage: Stage[Explorer]
    held: dict[str, float] = field(default_factory=dict)

    def been(self, place: str) -> None:
        """What held the loop until now was done here."""
        self.held[place] = max(self.held.get(place, 0.0), 1000 * self.stage.heart.longest())


def bound(place: str) -> float:
    """How long the loop may be held at a place (ms)."""
    return OPENED_MS if place in OPENS else HELD_MS


def queries_of(paths: list[Path], count: int, seed: int = 1) -> list[str]:
    """Words and phrases that stand in the documents, as people look for them."""
    chance = random.Random(seed)
    found: list[str] = []
    while len(found) < count:
        try:
            document = read(chance.choice(paths))
        except DocumentError:
            continue
        bodies = [each.text for each in document.paragraphs if len(each.text) > 30]
        if not bodies:
            continue
        clauses = [
            part
            for part in chance.choice(bodies).replace("。", "，").split("，")
            if 2 <= len(part) <= 30
        ]
        if not clauses:
            continue
        clause = chance.choice(clauses)
        at = chance.randrange(max(1, len(clause) - 3))
        match chance.randrange(4):
            case 0:
                found.append(clause[at : at + 2])
            case 1:
                found.append(clause[at : at + 4])
            case 2:
                found.append(f'"{clause[:6]}"')
            case _:
                found.append(f"{clause[:2]} {clause[-2:]}")
    return found


async def answered(stage: Stage[Explorer], query: str) -> float:
    """Put a query; the seconds until its hits are drawn, without the pause for typing."""
    from tui.field import Field

    screen = stage.app.screen
    asked = Moment.now()
    before = screen._answer  # type: ignore[attr-defined]  # noqa: SLF001  the search screen's
    field_of = screen.query_one("#query", Field)
    with stage.app._context():  # noqa: SLF001  as a key would
        with field_of.prevent(Field.Changed):
            field_of.value = query
        screen._put()  # type: ignore[attr-defined]  # noqa: SLF001
    while screen._answer is before:  # type: ignore[attr-defined]  # noqa: SLF001
        await asyncio.sleep(0.001)
    reached = len(stage.terminal.frames)
    while len(stage.terminal.frames) == reached and Moment.now().clock - asked.clock < 20:
        await asyncio.sleep(0.001)
    return stage.terminal.frames[-1].clock - asked.clock


@asynccontextmanager
async def opened(folder: Path, tells: float | None) -> AsyncIterator[Walk]:
    """The explorer with the documents of a folder, indexed."""
    home = Path(os.environ["XDG_CACHE_HOME"])
    app = Explorer([folder], index_dir=home / "indexes")
    async with on_stage(app, tells=tells) as stage:
        walk = Walk(stage)
        walk.been("opening")
        await stage.until(lambda: app.shelf.index is not None or app.shelf.failure is not None, 900)
        walk.been("listing and indexing")
        await asyncio.sleep(6)
        walk.been("looking for changes")
        yield walk


async def back(stage: Stage[Explorer]) -> None:
    """Back to the library, whatever is open."""
    for _nth in range(8):
        if len(stage.app.screen_stack) == 1:
            return
        await stage.press("Esc")


async def reach_search(stage: Stage[Explorer]) -> None:
    """To the search, from the library."""
    stage.app.call_later(stage.app.action_search)
    await stage.until(lambda: bool(stage.app.screen.query("#query")))


async def browse(walk: Walk, count: int) -> None:
    """Documents from everywhere in the library, each read a little."""
    stage = walk.stage
    reader = stage.app.screen.query_one(Reader)
    paths = [item.path for item in stage.app.shelf.items]
    for path in random.Random(2).sample(paths, min(count, len(paths))):
        stage.app.call_later(stage.app.open_document, path, {}, 0)
        started = time.perf_counter()
        while reader.document is None or Path(reader.document.name) != path:
            await asyncio.sleep(0.01)
            if time.perf_counter() - started > 10:
                break
        await stage.rest()
        walk.been("opening documents")
        for key in ("j", "PageDown", "PageDown", "G", "g"):
            await stage.press(key)
        walk.been("reading")
    await stage.press("Tab")
    for key in ("G", "g", "PageDown", "l", "h", "j", "k", "/"):
        await stage.press(key)
    walk.been("the outline")
    for key in "通知":
        await stage.press(key)
    walk.been("filtering the list")
    for key in ("Esc", "Esc", "O", "Enter", "Esc", "B", "Esc", "!", "Esc", "?", "Esc", "\x10"):
        await stage.press(key)
    await back(stage)
    walk.been("menus, help and palette")


async def search(walk: Walk, queries: list[str]) -> tuple[list[float], list[float]]:
    """Seconds until each query is answered, and until keys are drawn while slow ones run."""
    stage = walk.stage
    await reach_search(stage)
    walk.been("opening the search")
    taken = [await answered(stage, query) for query in queries]
    await stage.rest()
    walk.been("searching")
    for key in ("Enter", "n", "n", "n", "N", "F2"):
        await stage.press(key)
    walk.been("hits and preview")
    await asyncio.sleep(2)
    await stage.rest()
    walk.been("facets")
    await back(stage)
    await reach_search(stage)
    for key in ("Enter", "F3", "Esc"):
        await stage.press(key)
    walk.been("history")
    await back(stage)
    await reach_search(stage)
    stage.app.screen.query_one("#query").focus()
    await stage.rest()
    keys, pressed = [], cycle(["\x1b[D", "\x1b[C"])  # to the left and right in the query
    for query in SLOW:
        asking = asyncio.create_task(answered(stage, query))
        await asyncio.sleep(0.02)
        while not asking.done():
            started = Moment.now()
            stage.terminal.type(next(pressed))
            drawn = len(stage.terminal.frames)
            while len(stage.terminal.frames) == drawn and not asking.done():
                await asyncio.sleep(0.001)
            if len(stage.terminal.frames) > drawn:
                keys.append(stage.terminal.frames[drawn].since(started).clock)
            await asyncio.sleep(0.03)
        await asking
    walk.been("moving in the query while slow ones run")
    await back(stage)
    return taken, keys


async def compare(walk: Walk) -> list[Moment]:
    """How long comparisons of neighbouring documents take to open."""
    stage = walk.stage
    paths = [item.path for item in stage.app.shelf.items]
    chance = random.Random(3)
    taken = []
    for _nth in range(8):
        at = chance.randrange(len(paths) - 1)
        started = Moment.now()
        stage.app.call_later(stage.app.compare, paths[at], paths[at + 1])
        screen = stage.app.screen

        def shown(before: object = screen) -> bool:
            views = stage.app.screen.query(ComparisonView)
            return stage.app.screen is before or any(view.collation for view in views)

        await asyncio.sleep(0.05)
        await stage.until(shown)
        taken.append(stage.terminal.frames[-1].since(started))
        for key in ("]", "]", "}", "PageDown", "Z", "f", "f", "w", "x"):
            await stage.press(key)
        await back(stage)
        walk.been("comparing")
    return taken


async def figures(walk: Walk) -> None:
    """The figures of one document, then of all."""
    stage = walk.stage
    for key in ("f", "j", "PageDown", "G", "o", "t", "a"):
        await stage.press(key)
    await asyncio.sleep(3)
    await stage.rest()
    walk.been("figures of a document")
    title = stage.app.screen
    started = time.perf_counter()
    while not getattr(title, "_rows", ()) and time.perf_counter() - started < 120:
        await asyncio.sleep(0.05)
    await stage.rest()
    walk.been("collecting the figures of all")
    for key in ("j", "PageDown", "G", "g", "o", "o", "r", "v", "Esc", "/", "投", "资", "Esc"):
        await stage.press(key)
    walk.been("the table of all figures")
    await stage.press("Esc")


def memory_mb() -> float:
    """What this process holds for itself, its share of what it shares included."""
    try:
        told = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return next(int(line.split()[1]) for line in told.splitlines() if line[:4] == "Pss:") / 1024


async def walk_through(folder: Path, count: int, most_ms: float, tells: float | None) -> bool:
    """The whole walk; whether every promise holds."""
    # In a process of its own: the documents that it reads are not to be held here.
    with ProcessPoolExecutor(1, get_context("spawn")) as apart:
        queries = apart.submit(queries_of, [*find_documents([folder]).files], count).result()
    async with opened(folder, tells) as walk:
        shelf = walk.stage.app.shelf
        memory = {"indexed": memory_mb()}
        await browse(walk, 30)
        memory["30 documents"] = memory_mb()
        taken, keys = await search(walk, queries)
        memory[f"{count} queries"] = memory_mb()
        opening = await compare(walk)
        memory["comparisons"] = memory_mb()
        await figures(walk)
        memory["figures"] = memory_mb()
    out = sys.__stdout__
    print(f"{folder.name}: {len(shelf.items):,} documents", file=out)
    for place, held in walk.held.items():
        print(f"  {place:<40} held for {held:>6.1f} ms at most"
              f"{'' if held <= bound(place) else '   TOO LONG'}", file=out)  # fmt: skip
    middle, most = spread(taken)
    print(f"  {count} queries: median {middle:.0f} ms, 95th percentile {most:.0f} ms", file=out)
    if keys:
        print(f"  keys while slow queries run: median {spread(keys)[0]:.0f} ms, "
              f"95th percentile {spread(keys)[1]:.0f} ms ({len(keys)} keys)", file=out)  # fmt: skip
    shown = statistics.median(each.clock for each in opening)
    computed = statistics.median(each.computed for each in opening)
    print(f"  comparisons open in {1000 * shown:.0f} ms (median), "
          f"{1000 * computed:.0f} ms of them computed", file=out)  # fmt: skip
    print("  memory: " + ", ".join(f"{name} {mb:.0f} MB" for name, mb in memory.items()), file=out)
    return (
        all(held <= bound(place) for place, held in walk.held.items())
        and middle <= most_ms
        and max(memory.values()) <= LARGEST_MB
    )


def main(words: list[str]) -> int:
    """Measures and prints; the exit code says whether every promise holds."""
    told = [each for each in words if each != "--tell"]
    tells = HELD_MS / 1000 if "--tell" in words else None
    folder = Path(told[0])
    count = int(told[1]) if len(told) > 1 else QUERIES
    most_ms = float(told[2]) if len(told) > 2 else ANSWER_MS
    with tempfile.TemporaryDirectory(prefix="jiaokan-bench-") as home:
        os.environ.setdefault("XDG_CACHE_HOME", home)
        os.environ["XDG_STATE_HOME"] = home
        os.environ["JIAOKAN_CONFIG"] = home + "/none"
        holds = asyncio.run(walk_through(folder, count, most_ms, tells))
    print(machine())
    return int(not holds)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
