"""What is laid up when an index is made answers as what is looked for when it is searched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import matchable
from search_index import Index, blocks, common_words, open_index, search
from search_index.exact import END, ExactText, occurrences, occurrences_within
from search_index.part import spread

SEEDS = Path(__file__).parents[2] / "seeds"
QUERIES = ("企业", "的", "发展 -企业", "服务 OR 发展", '"企业"', "企业 发展 服务", "发*", "和服")


def _told(index: Index) -> list[object]:
    answers = [search(index, query, limit=limit) for query in QUERIES for limit in (5, None)]
    return [(each.counts, each.hits) for each in answers]


def test_common_words_are_found_counted_and_ranked_as_all_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    for common in (0, 10**9):
        monkeypatch.setattr(common_words, "COMMON", common)
        with open_index([SEEDS], index_dir=tmp_path / str(common)) as index:
            assert [bool(part.common.rows) for part in index.parts] == [common == 0]
            told.append(_told(index))
    assert told[0] == told[1]


def test_what_is_below_a_section_follows_it(seeds: Index) -> None:
    for part in seeds.parts:
        for section in range(len(part.parent_of)):
            below = {section}
            for other, parent in enumerate(part.parent_of):
                if parent in below:
                    below.add(other)
            assert list(spread(part, {section})) == sorted(below)


@given(
    st.lists(st.text("人民的法院。a", max_size=12), min_size=1, max_size=40),
    st.text("人民的法院。a", min_size=1, max_size=4),
)
def test_what_is_not_scanned_holds_nothing_that_is_looked_for(
    texts: list[str], needle: str
) -> None:
    pieces = [text.encode() + END for text in texts]
    starts = [sum(map(len, pieces[:at])) for at in range(len(pieces) + 1)]
    folded = b"".join(pieces)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(blocks, "SIZE", 20)
        found = blocks.find_blocks(folded, starts)
    assert [*found.starts][-1] == len(folded)
    assert set(found.starts) <= set(starts)
    counted = {at: text.count(needle) for at, text in enumerate(texts) if needle in text}
    assert occurrences(ExactText(folded, starts, found), needle) == counted
    if len(needle) == 2:
        for (a, b), (first, last) in blocks.stretches(found, needle):
            assert needle.encode() in folded[a:b]
            assert (a, b) == (starts[first], starts[last])


TEXTS = st.lists(st.text("人民的", max_size=9), min_size=1, max_size=9)


@given(TEXTS, st.sampled_from(["人", "人民", "的", "人民人"]), st.sets(st.integers(0, 8)))
def test_some_passages_hold_what_is_found_in_them_among_all(
    texts: list[str], needle: str, wanted: set[int]
) -> None:
    pieces = [text.encode() + END for text in texts]
    starts = [sum(map(len, pieces[:at])) for at in range(len(pieces) + 1)]
    store = ExactText(b"".join(pieces), starts)
    passages = wanted & set(range(len(texts)))
    counted = {at: text.count(needle) for at, text in enumerate(texts) if needle in text}
    assert occurrences(store, matchable(needle)) == counted
    within = {at: count for at, count in counted.items() if at in passages}
    assert occurrences_within(store, needle, passages) == within
    longer = ExactText(b"".join(pieces) + b"x" * 10**4, starts)
    assert occurrences_within(longer, needle, passages) == within
