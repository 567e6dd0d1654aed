"""A number of seconds becomes the answer to whether they are over."""

from __future__ import annotations

import time


class Clock:
    """Runs from its making; without a limit it never is up."""

    def __init__(self, seconds: float | None = None) -> None:
        self.seconds = seconds
        self.rang = False
        self._until = None if seconds is None else time.monotonic() + seconds

    def is_up(self) -> bool:
        """Whether the time is over; from then on it stays so."""
        if not self.rang and self._until is not None:
            self.rang = time.monotonic() >= self._until
        return self.rang
