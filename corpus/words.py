"""Chinese text becomes words: cut by rjieba where its wheel exists, else by jieba.

The two run the same algorithm on the same dictionary and cut runs of Chinese characters alike;
letters and digits, on which they differ, are cut here. rjieba loads ten times and cuts twenty
times as fast. Whichever it is, it is loaded on first use.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.folding import fold

RUN = re.compile(
    r"(?P<chinese>[\u4e00-\u9fd5]+)"
    r"|(?P<word>[^\W_\u3400-\u9fff\U00020000-\U0003ffff]+(?:[.,]\d+)*%?)"
    r"|(?P<rest>.)",
    re.DOTALL,
)
"""What a folded text is made of: Chinese for the segmenter, words and numbers, the rest."""


@dataclass(frozen=True, slots=True)
class Segmenter:
    """Two ways to cut Chinese: `cut` into pieces that join to it, `search` into words and parts."""

    name: str
    cut: Callable[[str], list[str]]
    search: Callable[[str], list[str]]


def cut(text: str) -> tuple[str, ...]:
    """The text in pieces, words and what stands between them, that join to it again.

    Width, case and script do not change where it is cut; a number stays whole.
    """
    pieces: list[str] = []
    at = 0
    for piece in _pieces(fold(text), _segmenter().cut):
        pieces.append(text[at : at + len(piece)])
        at += len(piece)
    return tuple(pieces)


def words(text: str) -> tuple[tuple[str, int, int], ...]:
    """The words of the text, folded, with their offsets; no spacing, no punctuation."""
    found: list[tuple[str, int, int]] = []
    at = 0
    for piece in _pieces(fold(text), _segmenter().cut):
        end = at + len(piece)
        if is_word(piece):
            found.append((piece, at, end))
        at = end
    return tuple(found)


def words_and_parts(folded: str) -> list[str]:
    """The words of a folded text, each after the shorter words inside it.

    新能源汽车 gives 能源, 新能源, 汽车; what stands twice is given twice.
    """
    segment = _segmenter().search
    found: list[str] = []
    for run in RUN.finditer(folded):
        if run.lastgroup == "chinese":
            found += segment(run[0])
        elif is_word(run[0]):
            found.append(run[0])
    return found


def is_word(piece: str) -> bool:
    """Whether a piece of text has a letter or a digit in it."""
    return piece.isalnum() or any(map(str.isalnum, piece))


def _pieces(folded: str, segment: Callable[[str], list[str]]) -> Iterator[str]:
    for run in RUN.finditer(folded):
        if run.lastgroup == "chinese" and len(run[0]) > 1:
            yield from segment(run[0])
        else:
            yield run[0]


def segmenter() -> str:
    """The name of the segmenter in use. Does not load it."""
    import importlib.util

    return "rjieba" if importlib.util.find_spec("rjieba") else "jieba"


@cache
def _segmenter() -> Segmenter:
    return load(segmenter())


def load(name: str) -> Segmenter:
    """The segmenter of that name, `rjieba` or `jieba`, ready to cut."""
    if name == "rjieba":
        import rjieba

        return Segmenter(name, rjieba.cut, rjieba.cut_for_search)
    import warnings

    with warnings.catch_warnings():
        # jieba's sources hold escapes that newer Pythons warn of, and it asks for pkg_resources.
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(60)
    jieba.dt.tmp_dir = str(_private_folder())
    return Segmenter(name, jieba.lcut, jieba.lcut_for_search)


def _private_folder() -> Path:
    """Where jieba keeps its dictionary: it trusts what it finds, so nobody else may write there."""
    from platformdirs import user_cache_path

    folder = user_cache_path("jiaokan", appauthor=False) / "jieba"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.lstat()
    except OSError:
        return _temporary_folder()
    mine = not hasattr(os, "getuid") or status.st_uid == os.getuid()
    private = os.name == "nt" or stat.S_IMODE(status.st_mode) & 0o077 == 0
    if mine and private and stat.S_ISDIR(status.st_mode):
        return folder
    return _temporary_folder()


def _temporary_folder() -> Path:
    import tempfile

    return Path(tempfile.mkdtemp(prefix="jiaokan-"))
