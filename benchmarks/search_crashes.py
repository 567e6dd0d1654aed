"""Builds that are killed, disks that are full and bits that flip become the proof of the index.

`python -m benchmarks.search_crashes [KILLS [FLIPS [SEED]]]`, on the bundled documents; 200 kills,
1,000 flips and seed 0 if not told otherwise. After each kill and each failed write the index must
open as the old or the new generation and answer right, with nothing left over; each flipped bit and
truncation must be found by the check and mended at the next opening, and no command may fail over
it. With strace, which makes system calls fail one after the other, every step of a build is tried
on a full disk and on one that breaks. Ends with 1 on any failure.
"""

from __future__ import annotations

import io
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

from benchmarks.harness import machine
from cli.main import main as main_of_cli
from corpus import LibraryError
from search_index import check_index, open_index, search
from seeds import FOLDER

KILLS, FLIPS, WRITES, FAULTS = 200, 1000, 40, 15
QUERY = "营商环境"
BUILD = """
import sys
from pathlib import Path
from corpus import LibraryError
from search_index import crew, open_index
crew.WORTH_A_WORKER, crew.LARGEST_PART, crew._cores = 1, 40_000, lambda: 2
try:
    open_index([Path(sys.argv[1])], index_dir=Path(sys.argv[2]), rebuild=sys.argv[3] == "rebuild")
except LibraryError:
    sys.exit(2)
"""
"""Several parts and two workers, so that a kill can fall between them."""


class Shelf:
    """A copy of the documents and the folder of its index."""

    def __init__(self, folder: Path) -> None:
        self.library = folder / "library"
        self.indexes = folder / "indexes"
        shutil.copytree(FOLDER, self.library, ignore=shutil.ignore_patterns("__pycache__"))
        self.changes = 0

    def change(self) -> None:
        """Have something to refresh."""
        self.changes += 1
        text = f"第{self.changes}号报告\n\n{QUERY}第{self.changes}次改善。\n"
        (self.library / "改.txt").write_text(text, encoding="utf-8")

    def wrong(self, what: str) -> list[str]:
        """What is wrong with the index after something happened to it."""
        found: list[str] = []
        with open_index([self.library], index_dir=self.indexes) as index:
            answer = search(index, f'"{QUERY}第{self.changes}次"')
            if self.changes and answer.total != 1:
                found.append(f"{what}: the answer is wrong")
            if len(index.entries) != sum(1 for _ in self.library.glob("*.txt")):
                found.append(f"{what}: documents are missing")
            generation = Path(index.generation.folder)
        left = [path.name for path in generation.parent.iterdir() if path.name.endswith(".new")]
        left += [
            path.name
            for path in generation.parent.glob("generation-*")
            if not (path / "manifest.json").exists()
        ]
        return found + [f"{what}: left over {', '.join(left)}"] * bool(left)


def kills(shelf: Shelf, count: int, choose: random.Random) -> Iterator[str]:
    """Kill builds and refreshes at random moments."""
    for nth in range(count):
        shelf.change()
        kind = "rebuild" if nth % 2 else "refresh"
        words = [sys.executable, "-W", "ignore", "-c", BUILD, shelf.library, shelf.indexes, kind]
        process = subprocess.Popen(list(map(str, words)), stderr=subprocess.DEVNULL)
        time.sleep(choose.uniform(0.1, 1.6))
        process.send_signal(signal.SIGKILL)
        process.wait()
        yield from shelf.wrong(f"kill {nth}")


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    """Writes beyond the first `size` bytes of any file fail, as on a disk that is full."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def writes(shelf: Shelf, count: int, choose: random.Random) -> Iterator[str]:
    """Have writes fail at random sizes."""
    for nth in range(count):
        shelf.change()
        size = int(10 ** choose.uniform(0, 5))
        try:
            with full_disk(size):
                index = open_index([shelf.library], index_dir=shelf.indexes, rebuild=nth % 2 > 0)
                index.close()
        except LibraryError:
            pass
        except Exception as error:  # noqa: BLE001 - any other exception is what is looked for
            yield f"write {nth} of {size} bytes: {type(error).__name__} {error}"
        yield from shelf.wrong(f"write {nth}")


def faults(shelf: Shelf, count: int, choose: random.Random) -> Iterator[str]:
    """Have each system call of a build fail that writes: from there on with a full disk, or once
    with a broken one. Of calls that are made more than `count` times some are chosen."""
    log = shelf.indexes.parent / "calls"
    for call in CALLS if count else ():
        shelf.change()
        _traced(shelf, log, f"trace={call}", "rebuild")
        calls = len(log.read_text(encoding="utf-8", errors="replace").splitlines())
        chosen = range(1, calls + 1)
        for nth in chosen if calls <= count else sorted(choose.sample(chosen, count)):
            for fault in ("ENOSPC", "EIO"):
                shelf.change()
                when = f"{nth}+" if fault == "ENOSPC" else str(nth)
                kind = "rebuild" if nth % 2 else "refresh"
                what = f"{fault} at {call} {nth} of a {kind}"
                code = _traced(shelf, log, f"inject={call}:error={fault}:when={when}", kind)
                if code not in {0, 2}:
                    yield f"{what}: ended with {code}"
                yield from shelf.wrong(what)


CALLS = ("write", "fsync", "/^rename", "/^mkdir", "/^link")


def _traced(shelf: Shelf, log: Path, expression: str, kind: str) -> int:
    build = [sys.executable, "-W", "ignore", "-c", BUILD, shelf.library, shelf.indexes, kind]
    words = ["strace", "-f", "-qq", "--seccomp-bpf", "-o", log, "-e", expression, *build]
    return subprocess.run(list(map(str, words)), stderr=subprocess.DEVNULL, check=False).returncode


def flips(shelf: Shelf, count: int, choose: random.Random) -> Iterator[str]:
    """Flip bits of the index and cut its files."""
    for nth in range(count):
        with open_index([shelf.library], index_dir=shelf.indexes) as index:
            generation = Path(index.generation.folder)
        paths = sorted(
            path
            for path in generation.rglob("*")
            if path.is_file() and path.stat().st_size and path.name != "stamps.json"
        )
        path = choose.choice([*paths, generation.parent / "CURRENT"])
        content = bytearray(path.read_bytes())
        if nth % 3:
            content[choose.randrange(len(content))] ^= 1 << choose.randrange(8)
        else:
            del content[choose.randrange(len(content)) :]
        path.write_bytes(content)
        what = f"flip {nth} in {path.name}"
        if check_index([shelf.library], index_dir=shelf.indexes).whole:
            yield f"{what}: not found by the check"
        commands = COMMANDS if nth % ALL_COMMANDS == 0 else COMMANDS[nth % 2 : nth % 2 + 1]
        for words, code in commands:
            yield from _failed(shelf, what, words, code)
        yield from shelf.wrong(what)
        if commands == COMMANDS and (failed := [*_failed(shelf, what, ("index", "--check"), 0)]):
            yield from failed


COMMANDS: tuple[tuple[tuple[str, ...], int], ...] = (
    (("index", "--check"), 2),
    (("search", QUERY), 0),
    (("index",), 0),
    (("show", "工作总结"), 0),
    (("compare", "工作总结"), 1),
)
ALL_COMMANDS = 20
"""All commands meet every such flip; of the others the check and the search take turns."""


def _failed(shelf: Shelf, what: str, words: tuple[str, ...], code: int) -> Iterator[str]:
    """What is wrong with a command: another code than it should end with, or a traceback."""
    place = ["--library" if words[0] in {"show", "compare"} else "", str(shelf.library)]
    options = ["--index-dir", str(shelf.indexes)]
    told = io.StringIO()
    try:
        with redirect_stdout(told), redirect_stderr(told):
            ended = main_of_cli([*words, *filter(None, place), *options])
    except Exception as error:  # noqa: BLE001 - any exception is what is looked for
        yield f"{what}: {words[0]} raised {type(error).__name__} {error}"
        return
    if ended != code:
        yield f"{what}: {words[0]} ended with {ended}: {told.getvalue()[-200:]!r}"


def main(words: list[str]) -> int:
    """Runs and prints; the exit code says whether nothing went wrong."""
    os.environ["JIAOKAN_DEBUG"] = "1"  # so that a mistake of ours is raised, not told
    traced = shutil.which("strace") is not None
    if not traced:
        print("Single system calls do not fail here: strace is not installed.")
    counts = [int(word) for word in words] + [KILLS, FLIPS, 0][len(words) :]
    choose = random.Random(counts[2])
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        shelf = Shelf(Path(folder))
        for name, trial, count in (
            ("kills", kills, counts[0]),
            ("failed writes", writes, WRITES),
            ("failures of each system call at most", faults, FAULTS if traced else 0),
            ("flips and truncations", flips, counts[1]),
        ):
            found = list(trial(shelf, count, choose))
            wrong += len(found)
            print(f"{count} {name}: {len(found)} went wrong", *found[:10], sep="\n  ", flush=True)
    print(machine())
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
