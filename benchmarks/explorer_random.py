"""Keys and clicks at random, as fast as a cat on the keyboard; nothing may end the explorer.

`python -m benchmarks.explorer_random FOLDER [PRESSES [SEED]]` presses 2,000 keys of all commands,
clicks, pastes and resizes with the documents of a folder open. Ends with 1 when that ended the
explorer, and tells the error and the last things done. The same seed does the same things, though
what comes of them depends on how fast the machine is.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
import tempfile
import traceback
import unicodedata
from contextlib import chdir
from pathlib import Path

from textual import events
from textual.keys import KEY_TO_UNICODE_NAME

import tui.app
from benchmarks.stage import Stage, on_stage
from tui.app import Explorer
from tui.commands import declared

PRESSES, TOLD = 2_000, 30
SIZES = ((140, 40), (80, 24), (60, 15), (200, 60), (100, 12), (20, 5))
PAUSES = (0.0, 0.0, 0.005, 0.02, 0.1)
PASTED = (
    "发展",
    "figure:>1亿",
    '"增长',
    "\x1b]52;c;aGk=\x07",
    "[b]x[/] [@click=app.quit]x[/]",
    "(",
    "",
)
TYPED = (
    *"发展2 就业%.a",
    "enter",
    "escape",
    "tab",
    "shift+tab",
    "backspace",
    "up",
    "down",
    "delete",
)


class Staying(Explorer):
    """The explorer, but for leaving it."""

    CSS_PATH = str(Path(tui.app.__file__).with_name("explorer.tcss"))

    async def action_quit(self) -> None:
        """Stay."""


def keys() -> list[str]:
    """Every key of every command; often those that go in and out again."""
    bound = {key for binding in declared().values() for key in binding.key.split(",")}
    return [*sorted(bound), *TYPED, *("enter", "escape") * 3]


def pressed(key: str) -> events.Key:
    """The event that comes of a key on a terminal."""
    if len(key) == 1:
        return events.Key(key, key)
    name = KEY_TO_UNICODE_NAME.get(key, key.upper().replace("_", " "))
    try:
        return events.Key(key, unicodedata.lookup(name))
    except KeyError:
        return events.Key(key, None)


def deed(chance: random.Random, all_keys: list[str]) -> tuple[str, object]:
    """What is done next: its kind and what with."""
    match chance.randrange(100):
        case 0 | 1:
            return "resize", chance.choice(SIZES)
        case 2 | 3:
            return "paste", chance.choice(PASTED)
        case 4 | 5 | 6 | 7:
            return "click", (chance.randrange(1, 141), chance.randrange(1, 41))
        case 8:
            return "wheel", (chance.choice((64, 65)), chance.randrange(1, 141))
        case _:
            return "key", chance.choice(all_keys)


def do(stage: Stage[Staying], kind: str, what: object) -> None:
    """One deed, as the terminal tells it."""
    terminal = stage.terminal
    match kind, what:
        case "resize", (int(width), int(height)):
            terminal.resize((width, height))
        case "paste", str(text):
            terminal.process_message(events.Paste(text))
        case "click", (int(column), int(line)):
            terminal.type(f"\x1b[<0;{column};{line}M\x1b[<0;{column};{line}m")
        case "wheel", (int(button), int(column)):
            terminal.type(f"\x1b[<{button};{column};20M")
        case _:
            terminal.process_message(pressed(str(what)))


async def ended_by(stage: Stage[Staying], presses: int, seed: int) -> list[str]:
    """Do so many things at random; the last ones when the explorer ended by them, else nothing."""
    done: list[str] = []
    chance = random.Random(seed)
    all_keys = keys()
    for _press in range(presses):
        kind, what = deed(chance, all_keys)
        done.append(f"{kind} {what}")
        do(stage, kind, what)
        await asyncio.sleep(chance.choice(PAUSES))
        if not stage.app.is_running:
            return done[-TOLD:]
    return []


async def main(folder: Path, presses: int = PRESSES, seed: int = 1) -> int:
    """Press, and tell what came of it; 1 when the explorer ended."""
    with tempfile.TemporaryDirectory() as home, chdir(home):
        os.environ |= {
            **dict.fromkeys(("XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"), home),
            "JIAOKAN_CONFIG": f"{home}/none",
            **dict.fromkeys(("EDITOR", "VISUAL"), "true"),
        }
        app = Staying([folder], index_dir=Path(home, "index"))
        async with on_stage(app) as stage:
            last = await ended_by(stage, presses, seed)
        if error := app._exception:  # noqa: SLF001  Textual has no name for it
            traceback.print_exception(error, limit=-8)
        print(f"seed {seed}, {presses} presses:", " · ".join(last) if last else "it holds")
        return 1 if last or app._exception else 0  # noqa: SLF001


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[2:]]
    sys.exit(asyncio.run(main(Path(sys.argv[1]).resolve(), *numbers)))
