"""The program itself becomes the pictures of the README: `make pictures`.

Screens through Textual's own export, commands through a pseudo-terminal and Rich's, each in both
languages, from the bundled documents.
"""

from __future__ import annotations

import asyncio
import fcntl
import os
import pty
import struct
import sys
import tempfile
import termios
from collections.abc import Awaitable, Callable
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME
from rich.text import Text
from textual.pilot import Pilot

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT))

import messages  # noqa: E402 - found only from here on
from docs.pictures.grid import on_the_grid  # noqa: E402
from tui.app import Explorer  # noqa: E402

SEEDS = Path("seeds")
BASE = SEEDS / "001_9b92248f848d7305.txt"
REVISED = SEEDS / "003_1c05df24331652f3.txt"
LANGUAGES = {"en": "en_US.UTF-8", "zh-CN": "zh_CN.UTF-8"}
SIZE = (140, 40)

Steps = Callable[[Pilot[None]], Awaitable[None]]


async def _read(pilot: Pilot[None]) -> None:
    await pilot.press("left", "down", "right", "down", "down", "down")
    await pilot.pause(0.5)


async def _search(pilot: Pilot[None]) -> None:
    await pilot.press("s")
    await pilot.pause(0.3)
    for character in "新能源":
        await pilot.press(character)
    await pilot.pause(1.0)


async def _compare(pilot: Pilot[None]) -> None:
    await pilot.pause(1.0)


SCREENS: dict[str, tuple[Steps, tuple[Path, Path] | None]] = {
    "library": (_read, None),
    "search": (_search, None),
    "compare": (_compare, (BASE, REVISED)),
}

COMMANDS: dict[str, tuple[list[str], int]] = {
    "command-search": (["search", "外资 OR 外贸", "seeds", "--limit", "6"], 26),
    "command-compare": (
        ["compare", str(BASE), str(REVISED), "--only", "added-figures"],
        38,
    ),
}
"""What is typed, and how many lines of the answer the picture shows."""

WIDTH = 110
"""Cells of the terminal in which commands are shown."""


async def screen(
    name: str, steps: Steps, compare: tuple[Path, Path] | None, index: Path, folder: Path
) -> None:
    """Takes the picture of one screen."""
    explorer = Explorer([SEEDS], index_dir=index, compare=compare)
    async with explorer.run_test(size=SIZE) as pilot:
        await pilot.pause(1.0)
        await steps(pilot)
        picture = explorer.export_screenshot(title=messages.gettext("Jiaokan"))
    (folder / f"{name}.svg").write_text(on_the_grid(picture), encoding="utf-8")


def printed(name: str, index: Path) -> str:
    """The lines that the picture of a command shows, as a terminal gets them."""
    words, lines = COMMANDS[name]
    answer = _on_a_terminal([*words, "--no-pager", "--index-dir", str(index)], WIDTH)
    return "\n".join(answer.split("\n")[:lines])


def command(name: str, index: Path, folder: Path) -> None:
    """Takes the picture of what a command prints on a terminal."""
    words = COMMANDS[name][0]
    shown = printed(name, index)
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=WIDTH, file=nowhere, force_terminal=True)
        typed = " ".join(f"'{word}'" if " " in word else word for word in words)
        console.print(Text(f"$ jiaokan {typed}\n", style="bold"))
        console.print(Text.from_ansi(shown))
        picture = console.export_svg(
            title=f"jiaokan {words[0]}", theme=SVG_EXPORT_THEME, font_aspect_ratio=0.6
        )
    (folder / f"{name}.svg").write_text(on_the_grid(picture), encoding="utf-8")


def _on_a_terminal(words: list[str], width: int) -> str:
    process, terminal = pty.fork()
    if process == 0:
        os.execve(  # noqa: S606 - this very Python
            sys.executable,
            [sys.executable, "-m", "cli.main", *words],
            os.environ | {"TERM": "xterm-256color", "COLUMNS": str(width)},
        )
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 200, width, 0, 0))
    answer = b""
    while True:
        try:
            answer += os.read(terminal, 65536)
        except OSError:
            break
    os.waitpid(process, 0)
    os.close(terminal)
    return answer.decode("utf-8").replace("\r\n", "\n")


def main() -> None:
    """Takes all pictures in all languages."""
    os.chdir(ROOT)
    for language, locale in LANGUAGES.items():
        os.environ["JIAOKAN_LANG"] = locale
        messages.use(locale)
        folder = HERE / language
        folder.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="jiaokan-pictures-") as index:
            for name, (steps, compare) in SCREENS.items():
                asyncio.run(screen(name, steps, compare, Path(index), folder))
            for name in COMMANDS:
                command(name, Path(index), folder)


if __name__ == "__main__":
    main()
