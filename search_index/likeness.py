"""A pattern or a misspelt word becomes what stands in the text and looks like it.

For those that no word of the library is like: where Chinese is cut into words is the segmenter's
choice, and a reader who asks for 低?经济 means 低空经济 though it be two words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from corpus.folding import matchable
from search_index.clock import Clock
from search_index.exact import END, ExactText, occurrences

SIGNS = {"?": r"[^\W_]", "*": r"[^\W_]{0,8}?"}
"""What stands for characters; neither runs over punctuation."""

MOST_STARS = 2
"""Each more would be tried at nine times as many lengths."""

LEAST = 4
"""Characters of a word whose misspellings are looked for: half of them must stand as they are."""

CHINESE = re.compile("[\u4e00-\u9fd5]")


def like_pattern(store: ExactText, text: str, clock: Clock) -> dict[int, Counter[str]]:
    """The passages where something looks like a pattern, and how often what does; none for a
    pattern without Chinese, whose words are told apart by spaces."""
    wanted = re.sub(r"\*+", "*", matchable(text))
    if not CHINESE.search(wanted) or wanted.count("*") > MOST_STARS:
        return {}
    longest = max(re.split(r"[*?]", wanted), key=len)
    pattern = re.compile("".join(SIGNS.get(each) or re.escape(each) for each in wanted))
    found: dict[int, Counter[str]] = {}
    for passage in occurrences(store, longest, clock):
        if clock.is_up():
            break
        passage_text = store.folded[store.starts[passage] : store.starts[passage + 1]]
        if stretches := pattern.findall(passage_text.decode("utf-8")):
            found[passage] = Counter(stretches)
    return found


def like_word(store: ExactText, text: str, clock: Clock) -> dict[int, Counter[str]]:
    """The passages where something differs from a Chinese word in one character, and how often."""
    needle = matchable(text)
    found: dict[int, Counter[str]] = {}
    if len(needle) < LEAST or not CHINESE.search(needle):
        return found
    for stretch in sorted(set(off_by_one(store, needle, clock))):
        for passage, count in occurrences(store, stretch, clock).items():
            found.setdefault(passage, Counter())[stretch] = int(count)
    return found


def off_by_one(store: ExactText, needle: str, clock: Clock) -> Iterator[str]:
    """Every stretch of the text that is the needle but for one character.

    One half of the needle stands there as it is: halves are found, the rest is compared.
    """
    folded = store.folded
    half = len(needle) // 2
    for half_at, exact in ((0, needle[:half]), (half, needle[half:])):
        wanted = exact.encode("utf-8", "replace")
        before, after = 4 * half_at, 4 * (len(needle) - half_at)
        at = folded.find(wanted)
        while at >= 0 and not clock.is_up():
            left = folded[max(0, at - before) : at].rpartition(END)[2].decode("utf-8", "ignore")
            right = folded[at : at + after].partition(END)[0].decode("utf-8", "ignore")
            stretch = left[len(left) - half_at :] + right[: len(needle) - half_at]
            if len(stretch) == len(needle) and _differences(stretch, needle) == 1:
                yield stretch
            at = folded.find(wanted, at + len(wanted))


def _differences(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))
