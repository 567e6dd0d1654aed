"""What the generators of sites add to Markdown to lay a page out: boxes, tabs, tables of contents.

The signs are those of VuePress, VitePress, MyST, pandoc, HackMD and GitHub.
"""

from __future__ import annotations

import re
from functools import lru_cache

_fence = re.compile(r" {0,3}:{3,}[ \t]*(?:[\w-]*(?:[ \t]+\S.{0,80})?|\{[^{}]*\})[ \t]*$")
"""The fence of a box, with its kind and its label (::: tip 修订信息)."""

_of_contents = re.compile(r" {0,3}:{3,}[ \t]*[\w-]+[ \t]+(?:目[录錄次]|[章条]?导航)[ \t]*$")
_LONGEST_BOX, _MOST_INSIDE = 400, 4
"""Lines of a box of contents, and fences in it."""

_closing = re.compile(r" {0,3}:{3,}[ \t]*$")
_sign = re.compile(
    r"[ \t]*(?:\[?\[toc\]\]?|@\[toc\].{0,40}|@tab\b.{0,40}|>?[ \t]*\[![A-Z]{3,12}\])[ \t]*$", re.I
)
_jumps = re.compile(
    r"[ \t]*(?:[-*+][ \t]+)?"
    r"(?:\[[^\]\[]{1,20}\]\(#[^()\s]*\)(?:&[a-z]{2,6};|[\s|,，、·]){0,9}){3,}$"
)
"""A row of nothing but links to places of the same page."""

ATTRIBUTES = (
    r"[ \t]*\{[ \t]*(?:(?:[.#][\w-]+|[\w-]+=(?:\"[^\"{}]*\"|'[^'{}]*'|[\w%.-]+))[ \t]*){1,9}\}"
)
"""Attributes of the line or the link before them: {align="center"}, {#id .class}."""

_reference = re.compile(r"^ {0,3}\[(?!\^)([^\]]{1,200})\]:[ \t]*\S", re.MULTILINE)


def is_layout(whole: str) -> bool:
    """Whether a line only lays out the page: a fence of a box, [[toc]], a row of jumps."""
    return any(form.match(whole) is not None for form in (_fence, _sign, _jumps))


def end_of_contents(text: str, begin: int, end: int) -> int:
    """Where the box ends that the line text[begin:end] opens, if it is one of contents; else 0.

    What it holds may have a fence of its own that is not closed by itself.
    """
    if not _of_contents.match(text[begin:end].rstrip()):
        return 0
    at = begin
    opened = closed = 0
    for _ in range(_LONGEST_BOX):
        if at == len(text):
            break
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop + 1
        line = text[at:stop].rstrip()
        at = stop
        if _closing.match(line):
            closed = at
        elif closed and line:
            break
        opened += line.lstrip().startswith(":::")
        if opened > _MOST_INSIDE:
            break
    return closed


@lru_cache(maxsize=1)
def labels_of_links(text: str) -> frozenset[str]:
    """The labels of the links that a text defines somewhere ([1]: https://…), in lower case."""
    return (
        frozenset(label.casefold() for label in _reference.findall(text))
        if "]:" in text
        else frozenset()
    )
