"""The table of contents of a document becomes what it is: headings that are said again below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.headings import LONGEST_HEADING, heads_contents, heads_part_of_law

_page = re.compile(r"[.．…·•⋯_\s-]*(?:[（(]?(?:\d{1,4}|[IVXivx]{1,5})[）)]?)?$")
"""What leads from an entry to its page, and the number of that."""

_led = re.compile(
    r"(?:(?:[.．·•⋯]\s?){5,}|…{3,})\|?(?:[-—]?\s?\d{1,4}(?:-\d{1,4})?|[IVXivx]{1,5})$"
    r"|(?:[.．·•⋯]\s?){12,}$|…{6,}$"
)
"""Points that lead to a page, in a column of its own or not."""

LED_LAST = frozenset("0123456789.．·•⋯…IVXivx")
"""What such a line ends with."""

_SHORTEST_LED, _LONGEST_WAY = 6, 200

_FEWEST, _FEWEST_UNTITLED = 2, 3


def contents(texts: Sequence[str]) -> range:
    """Which of the clean texts of a document's blocks are its table of contents; may be empty.

    It begins at a title of its own, or where headings of chapters stand one below the other that
    are all said again; it goes on as far as headings do, until the first of them is said again.
    """
    title = next((at for at, text in enumerate(texts) if heads_contents(text)), None)
    start = _untitled(texts) if title is None else title + 1
    if start is None or start >= len(texts):
        return range(0)
    first = _entry(texts[start])
    end = start + 1
    while end < len(texts) and _may_be_entry(texts[end]) and _entry(texts[end]) != first:
        end += 1
    said_again = {_entry(text) for text in texts[end:] if len(text) <= LONGEST_HEADING}
    found = [at for at in range(start, end) if _entry(texts[at]) in said_again]
    if len(found) < _FEWEST or first not in said_again:
        return range(0)
    return range(start if title is None else title, found[-1] + 1)


def is_led(text: str) -> bool:
    """Whether points lead from what a line says to the number of a page (第一章 总则 …… 3)."""
    if text[-1:] not in LED_LAST or len(text) <= _SHORTEST_LED:
        return False
    return _led.search(text, max(0, len(text) - _LONGEST_WAY)) is not None


def led_entries(texts: Sequence[str]) -> frozenset[int]:
    """The lines of tables of contents that points lead from to a page, with their title, of the
    clean texts of a document's blocks; those that stand by themselves are none."""
    led = [at for at, text in enumerate(texts) if text[-1] in LED_LAST and is_led(text)]
    if len(led) < _FEWEST_UNTITLED:
        return frozenset()
    titles = {at - 1 for at in led if at and heads_contents(texts[at - 1])}
    return frozenset(led) | titles


def _untitled(texts: Sequence[str]) -> int | None:
    """Where the first headings of chapters stand one below the other that are said again."""
    short = [text if len(text) <= LONGEST_HEADING else "" for text in texts]
    counts = Counter(filter(None, short))
    if len(counts) == len(texts):
        return None
    run = 0
    for at, text in enumerate(short):
        again = text and counts[text] > 1 and heads_part_of_law(text)
        run = run + 1 if again else 0
        if run == _FEWEST_UNTITLED:
            return at + 1 - run
    return None


def _may_be_entry(text: str) -> bool:
    # A heading may ask (中国的红色政权为什么能够存在？); only a sentence has a full stop.
    return len(text) <= LONGEST_HEADING and _entry(text)[-1:] not in {"。", "；"}


def _entry(text: str) -> str:
    """An entry without spacing, and without the way to its page."""
    return "".join(_page.sub("", text).split())
