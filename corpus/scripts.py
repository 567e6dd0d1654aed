"""Patterns and characters written in simplified Chinese take in the traditional ones as well."""

from __future__ import annotations

import re
from functools import cache

from corpus.simplification import PAIRS


def either_script(pattern: str) -> str:
    """A regular expression that matches what `pattern` does in either script (来源, 來源).

    Each character stands for itself and for the traditional ones that are simplified to it; the
    ends of ranges and what is escaped stay as they are.
    """
    return _literal.sub(_either, pattern)


_literal = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|[\u4e00-\u9fff]", re.DOTALL)
"""What is escaped, a set, or a Chinese character of a pattern."""

_in_set = re.compile(r"\\.|.-[^\]]|.", re.DOTALL)


def _either(match: re.Match[str]) -> str:
    found, traditional = match[0], _traditional()
    if found[0] == "[":
        return _in_set.sub(lambda each: each[0] + traditional.get(each[0], ""), found)
    more = traditional.get(found, "")
    return f"[{found}{more}]" if more else found


def both_scripts(characters: str) -> frozenset[str]:
    """The characters and the traditional ones that are simplified to them."""
    traditional = _traditional()
    return frozenset(characters).union(*(traditional.get(each, "") for each in characters))


@cache
def _traditional() -> dict[str, str]:
    """For each simplified character the traditional ones that the table leads to it."""
    found: dict[str, str] = {}
    for old, new in zip(PAIRS[::2], PAIRS[1::2], strict=True):
        if old != new:
            found[new] = found.get(new, "") + old
    return found
