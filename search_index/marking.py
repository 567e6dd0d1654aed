"""A paragraph and what the query found in it become the spans to mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.folding import Squeezed, fold, squeeze
from corpus.model import Span
from search_index.matching import Evidence

FIRST_SENTENCE = re.compile(r".*?(?:[。！？；]|$)", re.DOTALL)


def spans(text: str, passage: int, evidence: Sequence[Evidence]) -> tuple[Span, ...]:
    """The spans of the text that match, sorted, none overlapping, at least one.

    A paragraph that matches by what does not stand in it has its first sentence marked.
    """
    squeezed = squeeze(fold(text))
    found: list[Span] = []
    for each in evidence:
        found += each.spans.get(passage, ())
        found += _occurrences(squeezed, each.needles) or _occurrences(squeezed, each.parts)
    if not found:
        first = FIRST_SENTENCE.match(text)
        return ((0, first.end()),) if first and first.end() else ((0, len(text)),) if text else ()
    return merged(found)


def _occurrences(squeezed: Squeezed, needles: Iterable[str]) -> list[Span]:
    found: list[Span] = []
    for needle in needles:
        at = squeezed.text.find(needle) if needle else -1
        while at >= 0:
            found.append(squeezed.unsqueeze(at, at + len(needle)))
            at = squeezed.text.find(needle, at + len(needle))
    return found


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans sorted, those that overlap made one; those that only touch stay two."""
    done: list[Span] = []
    for start, end in sorted(set(spans)):
        if done and start < done[-1][1]:
            done[-1] = (done[-1][0], max(end, done[-1][1]))
        else:
            done.append((start, end))
    return tuple(done)
