"""The interpreter keeps pace with the keys: short turns for threads, little garbage to look for."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.style import Style

TURN = 0.0005
"""Seconds that a thread may compute while a key waits. With Python's own 5 ms a frame, which takes
several turns, would be late by more than a frame whenever something is read or searched."""

GARBAGE = (5_000, 10, 100)
"""How much is made before Python looks for garbage: small looks, which hold no key for long, and
hardly ever a full one, which goes through all sentences of all open documents."""

LARGE = 128 * 1024
"""Bytes from which memory is taken from the system alone and given back when it is no longer used.
The C library of GNU begins so, but raises the bound to what was freed once, up to 32 MB: then the
tables of a search that visits half the library stay behind, torn to pieces, in every thread."""

_M_MMAP_THRESHOLD = -3
"""What mallopt(3) calls that bound in malloc.h."""


def keep_pace() -> None:
    """From now on, in this process."""
    sys.setswitchinterval(TURN)
    gc.set_threshold(*GARBAGE)
    _give_back()
    for name, instead in _WHOLE.items():
        setattr(Strip, name, instead)


def _give_back() -> None:
    import ctypes

    with suppress(OSError, AttributeError, TypeError):  # not the C library of GNU
        ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, LARGE)


_divide, _crop_extend, _adjust = Strip.divide, Strip.crop_extend, Strip.adjust_cell_length


def _divided(strip: Strip, cuts: Iterable[int]) -> Sequence[Strip]:
    within = [cut for cut in cuts if cut <= strip.cell_length]
    return [strip] if within == [strip.cell_length] else _divide(strip, within)


def _cropped(strip: Strip, start: int, end: int, style: Style | None) -> Strip:
    return (
        strip if (start, end) == (0, strip.cell_length) else _crop_extend(strip, start, end, style)
    )


def _adjusted(strip: Strip, cell_length: int, style: Style | None = None) -> Strip:
    return strip if cell_length == strip.cell_length else _adjust(strip, cell_length, style)


_WHOLE = {"divide": _divided, "crop_extend": _cropped, "adjust_cell_length": _adjusted}
"""What Textual does with a line of the screen, but for one that stays whole. Textual keeps what
comes of a line in the line itself; of one that stays whole that is itself, so that nothing of it is
freed until Python looks for garbage, and nearly all lines that are drawn are such."""
