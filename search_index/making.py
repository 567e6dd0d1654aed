"""The code that makes an index becomes a name: an index made by other code is made again.

What is read out of a document depends on this code, and no sample of documents could show that a
change of it changes nothing. Only what writes an index counts, by content: an update of the screens
or of the ranking, or the same version installed again, leaves every index as it is.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ("corpus", "figures")
WRITERS = (
    "blocks common_words engine exact figure_rows indexing numbers part part_writer pinyin readings"
    " records sources whoosh_engine"
).split()
"""Modules of search_index that decide what stands in an index."""


def maker(segmenter: str, own_words: str, known: tuple[str, str]) -> tuple[str, str]:
    """The look of the modules (paths, sizes, times) and the name of the program that they are.

    The segmenter and the digest of the library's own words are part of the program.
    `known` is what this gave when it was last asked: modules that look the same are not read.
    """
    modules = sorted(_modules())
    look = hashlib.sha256(f"{sys.byteorder} {segmenter} {own_words}".encode())
    for module in modules:
        status = os.stat(module)  # noqa: PTH116 - a path for every module would cost milliseconds
        look.update(f"{module} {status.st_size} {status.st_mtime_ns}\n".encode("utf-8", "replace"))
    if look.hexdigest() == known[0]:
        return known
    name = hashlib.sha256(f"{sys.byteorder} {segmenter} {own_words}\n".encode())
    for module in modules:
        content = Path(module).read_bytes()
        name.update(f"{os.path.relpath(module, ROOT)} {len(content)}\n".encode() + content)
    return look.hexdigest(), name.hexdigest()


def _modules() -> Iterator[str]:
    for room in ROOMS:
        yield from _python(os.path.join(ROOT, room))  # noqa: PTH118 - as above
    for writer in WRITERS:
        yield os.path.join(ROOT, "search_index", f"{writer}.py")  # noqa: PTH118 - as above


def _python(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield entry.path
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _python(entry.path)
