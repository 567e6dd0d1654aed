"""Keys go in, the text of the screen comes out."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from textual.widgets import Input
from textual.worker import WorkerCancelled

from tui.app import Explorer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

WIDE, NARROW = (140, 40), (80, 24)


def drive(
    scene: Callable[[Explorer, Pilot[Any]], Awaitable[None]],
    paths: list[Path],
    indexes: Path,
    *,
    size: tuple[int, int] = WIDE,
    compare: tuple[Path, Path] | None = None,
) -> None:
    """Play a scene in the explorer."""

    async def play() -> None:
        explorer = Explorer(paths, index_dir=indexes, compare=compare)
        async with explorer.run_test(size=size) as pilot:
            await settle(pilot)
            await scene(explorer, pilot)

    asyncio.run(play())


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until the threads have answered and the answers are on the screen."""
    for _ in range(2):
        await pilot.pause(0.03)
        await _answered(pilot)
        await pilot.pause()


async def _answered(pilot: Pilot[Any]) -> None:
    """Wait for the threads; one that is told to stop meanwhile is none to wait for."""
    while True:
        try:
            await pilot.app.workers.wait_for_complete()
        except WorkerCancelled:
            await pilot.pause()
        else:
            return


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one after the other, and wait for what comes of it."""
    await pilot.press(*keys)
    await settle(pilot)


async def type_text(pilot: Pilot[Any], text: str) -> None:
    """Type a text into the field that has the focus, as an input method does."""
    field = pilot.app.focused
    assert isinstance(field, Input)
    field.insert_text_at_cursor(text)
    await settle(pilot)


def seen(app: Explorer) -> str:
    """The text of the screen, line by line."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())
