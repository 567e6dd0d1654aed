"""An application in this process becomes the times of its frames, and of what held up its loop.

The application draws as it does on a terminal; the terminal is a driver that notes when a frame
was written. A key is answered when nothing more is drawn for a moment, and its time is that of the
last frame that came of it: what is drawn late counts in full. Beside the time by the clock stands
the time that this process computed, which other processes on the machine do not lengthen.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import threading
import time
import traceback
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.driver import Driver
from textual.geometry import Size

Application = TypeVar("Application", bound=App[Any])

QUIET = 0.06
"""Seconds without a frame after which a key is answered."""

PATIENCE = 60.0
"""Seconds after which an answer is no longer awaited."""

KEYS = {"PageDown": "\x1b[6~", "PageUp": "\x1b[5~", "wheel": "\x1b[<65;60;20M", "Esc": "\x1b",
        "Enter": "\r", "Tab": "\t", "F2": "\x1bOQ", "F3": "\x1bOR"}  # fmt: skip
"""What a terminal sends for keys that are no characters."""


class Moment(NamedTuple):
    """A time by the clock and the time that this process had computed by then, in seconds."""

    clock: float
    computed: float

    @classmethod
    def now(cls) -> Moment:
        """This moment."""
        return cls(time.perf_counter(), time.process_time())

    def since(self, other: Moment) -> Moment:
        """How much later this is, by both; nothing when it is earlier."""
        return Moment(max(0.0, self.clock - other.clock), max(0.0, self.computed - other.computed))


class RecordingDriver(Driver):
    """A terminal that looks at nothing but the clock."""

    frames: list[Moment]

    def start_application_mode(self) -> None:
        """Tell the size, as a terminal does."""
        self.frames = []
        self.parser = XTermParser()
        self.resize(self._size or (140, 40))

    def resize(self, size: tuple[int, int]) -> None:
        """The terminal is now so many cells wide and high."""
        told = Size(*size)
        self.send_message(events.Resize(told, told))

    def type(self, written: str) -> None:
        """What the terminal sends for keys becomes events, as Textual reads them."""
        if written == "\x1b":  # the parser would wait for what may follow
            self.process_message(events.Key("escape", written))
            return
        for message in self.parser.feed(written):
            if isinstance(message, events.Event):
                self.process_message(message)

    def write(self, data: str) -> None:  # noqa: ARG002  what is drawn does not matter here
        """Note when a frame was drawn."""
        self.frames.append(Moment.now())

    def disable_input(self) -> None:
        """Nothing comes in but what is typed here."""

    def stop_application_mode(self) -> None:
        """There is nothing to give back."""


@dataclass(slots=True)
class Heart:
    """Beats in an event loop; what was computed between two beats held the loop for that long.

    With `tells`, what was running then is printed for whatever takes longer.
    """

    tells: float | None = None
    late: list[float] = field(default_factory=list)
    _beaten: float = 0.0
    _thread: int = 0

    async def beat(self) -> None:
        """Until it is cancelled."""
        self._thread = threading.get_ident()
        if self.tells is not None:
            threading.Thread(target=self._look, daemon=True).start()
        while True:
            self._beaten, computed = Moment.now()
            await asyncio.sleep(0.001)
            self.late.append(time.process_time() - computed)

    def longest(self) -> float:
        """The longest time that the loop was held since it was last asked."""
        found = max(self.late, default=0.0)
        self.late.clear()
        return found

    def _look(self) -> None:
        told = 0.0
        while (limit := self.tells) is not None:
            time.sleep(0.002)
            beaten = self._beaten
            if time.perf_counter() - beaten > limit and told != beaten:
                told = beaten
                frame = sys._current_frames().get(self._thread)  # noqa: SLF001  made to be asked
                print("-- the loop is held by", file=sys.__stderr__)
                print("".join(traceback.format_stack(frame)[-10:]), file=sys.__stderr__)


class Stage(Generic[Application]):
    """An application that is running, and the keys pressed in it."""

    def __init__(self, app: Application, heart: Heart) -> None:
        self.app = app
        self.heart = heart

    @property
    def terminal(self) -> RecordingDriver:
        """Where the application draws."""
        driver = self.app._driver  # noqa: SLF001  Textual has no name for it
        assert isinstance(driver, RecordingDriver)
        return driver

    async def press(self, key: str) -> Moment:
        """Press a key; how long until the last frame that came of it, 0 if none did."""
        return await self.do(lambda: self.terminal.type(KEYS.get(key, key)))

    async def resize(self, width: int, height: int) -> Moment:
        """Give the terminal another size; how long until it is filled."""
        return await self.do(lambda: self.terminal.resize((width, height)))

    async def do(self, work: Callable[[], object]) -> Moment:
        """Do something; how long until the last frame that came of it, 0 if none did."""
        started = Moment.now()
        work()
        await self.rest()
        drawn = self.terminal.frames[-1] if self.terminal.frames else started
        return drawn.since(started)

    async def rest(self) -> None:
        """Wait until nothing more is drawn, and nothing holds the loop so that it could not be."""
        started = time.perf_counter()
        while (asked := time.perf_counter()) - started < PATIENCE:
            before = len(self.terminal.frames)
            await asyncio.sleep(QUIET)
            held = time.perf_counter() - asked > 1.3 * QUIET
            if len(self.terminal.frames) == before and not held:
                return
        problem = "the screen does not come to rest"
        raise RuntimeError(problem)

    async def until(self, holds: Callable[[], bool], patience: float = PATIENCE) -> None:
        """Wait until something is so, and drawn."""
        started = time.perf_counter()
        while not holds():
            if time.perf_counter() - started > patience:
                problem = "what was waited for did not come"
                raise RuntimeError(problem)
            await asyncio.sleep(0.005)
        await self.rest()


@asynccontextmanager
async def on_stage(
    app: Application, *, size: tuple[int, int] = (140, 40), tells: float | None = None
) -> AsyncIterator[Stage[Application]]:
    """Runs an application at `size` (columns, lines) until the block ends."""
    app.driver_class = RecordingDriver
    heart = Heart(tells)
    playing = asyncio.create_task(app.run_async(size=size))
    beating = asyncio.create_task(heart.beat())
    stage = Stage(app, heart)
    try:
        while not app.is_running or app._driver is None:  # noqa: SLF001
            if playing.done():
                break
            await asyncio.sleep(0.01)
        await stage.rest()
        yield stage
    finally:
        heart.tells = None
        beating.cancel()
        with suppress(asyncio.CancelledError):
            await beating
        app.exit()
        await playing


def spread(seconds: Sequence[float]) -> tuple[float, float]:
    """The median and the 95th percentile, in milliseconds."""
    ordered = sorted(seconds)
    return 1000 * statistics.median(ordered), 1000 * ordered[int(0.95 * (len(ordered) - 1) + 0.5)]
