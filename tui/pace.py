"""The interpreter keeps pace with the keys: short turns for threads, few searches for garbage."""

from __future__ import annotations

import gc
import sys

TURN = 0.0005
"""Seconds that a thread may compute while a key waits. With Python's own 5 ms a frame, which takes
several turns, would be late by more than a frame whenever something is read or searched."""

GARBAGE = (1_000, 10, 1_000)
"""How much is made before Python looks for garbage. Every full look goes through all sentences of
all open documents, which are no garbage, and holds the keys for as long."""


def keep_pace() -> None:
    """From now on, in this process."""
    sys.setswitchinterval(TURN)
    gc.set_threshold(*GARBAGE)
