"""Keys that come in one burst are handled one after the other, as if each had been waited for.

Textual hands a key to the widget that has the focus and goes on: the key's command is run only when
it has bubbled up to the application, and the focus moves later still. A key that follows at once
would go where the focus was, or be typed before the command of the one before has been run.
"""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual import events
    from textual.app import App
    from textual.message_pump import MessagePump

PATIENCE = 5.0
"""Seconds after which what came of an event is given up for lost, and the next key is handled."""


class Turns:
    """Gives an event to `handle` when all that came of the one before it is done.

    That is done when nothing is left of it in the queues of the widget that has the focus, of all
    that hold that widget, and of the application. What is asked of a thread is not waited for, nor
    is a widget that hangs: whatever happens, a key goes through after `PATIENCE`.

    Events that all `stays` are given to it together: they keep their order by themselves, and what
    they do is drawn once.
    """

    def __init__(
        self,
        app: App[None],
        handle: Callable[[events.Event], Awaitable[None]],
        stays: Callable[[events.Event], bool],
    ) -> None:
        self._app = app
        self._handle = handle
        self._stays = stays
        self._waiting: deque[events.Event] = deque()
        self._busy = False
        self._turn = 0
        self._since = 0.0

    async def take(self, event: events.Event) -> None:
        """Handle an event now if nothing is under way, else in its turn."""
        self._waiting.append(event)
        if not self._busy or monotonic() - self._since > PATIENCE:
            await self._next()

    def put_first(self, event: events.Event) -> bool:
        """Let an event that came of the one under way go before those that wait.

        Returns False when nothing is under way, so that it is to be posted like any other.
        """
        if self._busy:
            self._waiting.appendleft(event)
        return self._busy

    async def _next(self) -> None:
        self._busy = bool(self._waiting)
        if not self._waiting:
            return
        self._turn += 1
        self._since = monotonic()
        together = len(self._waiting) > 1 and self._stays(self._waiting[0])
        await self._handle(self._waiting.popleft())
        while together and self._waiting and self._stays(self._waiting[0]):
            await self._handle(self._waiting.popleft())
        self._follow(self._turn, self._path(), 0, first=True)

    def _path(self) -> list[MessagePump]:
        """What a key goes through now: from the focus up to the application."""
        app = self._app
        within = (app.focused or app.screen).ancestors_with_self
        return [*(each for each in within if each is not app), app]

    def _follow(self, turn: int, path: list[MessagePump], at: int, *, first: bool) -> None:
        """Queue up in the next of a path, behind what has bubbled there.

        A widget that is being removed takes nothing any more; what it had has been passed on.
        """
        for nth, pump in enumerate(path[at:], at):
            if pump.call_later(self._passed, turn, path, nth + 1, first=first):
                return

    async def _passed(self, turn: int, path: list[MessagePump], at: int, *, first: bool) -> None:
        """Go on along a path; at its end with the next event, if nothing may come of this one.

        The first time, the key itself has been followed, and its command is run by now; the second
        time, what that has told the widgets. Where the focus or the screen is another by then, it
        has to be ready too: a screen that was pushed has its own focus only once it is mounted.
        """
        if turn != self._turn:
            return
        if at < len(path):
            self._follow(turn, path, at, first=first)
        elif first or self._path() != path:
            self._follow(turn, self._path(), 0, first=False)
        else:
            await self._next()
