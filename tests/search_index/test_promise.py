"""What the user is promised: every place is found where the characters stand."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import matchable
from search_index import Index, search


def _texts(index: Index) -> list[str]:
    return [part.texts[number] for part in index.parts for number in range(len(part.texts))]


def _samples(index: Index, count: int, seed: int) -> list[str]:
    choose = random.Random(seed)
    texts = [text for text in _texts(index) if len(text) >= 12]
    samples: list[str] = []
    while len(samples) < count:
        text = choose.choice(texts)
        length = choose.randint(1, 12)
        start = choose.randrange(len(text) - length + 1)
        piece = text[start : start + length]
        if matchable(piece) and '"' not in piece:
            samples.append(piece)
    return samples


def test_quoted_text_is_found_and_counted_wherever_its_characters_stand(seeds: Index) -> None:
    clean = [matchable(text) for text in _texts(seeds)]
    for piece in _samples(seeds, 400, seed=1):
        needle = matchable(piece)
        answer = search(seeds, f'"{piece}"')
        assert answer.total == sum(needle in text for text in clean), piece
        marked = Counter(
            matchable(hit.text[start:end]) for hit in answer.hits for start, end in hit.matches
        )
        assert marked == {needle: sum(text.count(needle) for text in clean)}, piece


def test_an_unquoted_word_finds_at_least_what_its_quoted_form_finds(seeds: Index) -> None:
    asked = 0
    for piece in _samples(seeds, 400, seed=2):
        if set(piece) & set('()（）“”"「」*?～~:：-－ \u3000'):
            continue
        asked += 1
        quoted = {(hit.document, hit.paragraph) for hit in search(seeds, f'"{piece}"').hits}
        unquoted = {(hit.document, hit.paragraph) for hit in search(seeds, piece).hits}
        assert quoted <= unquoted, piece
    assert asked > 200


@pytest.mark.parametrize(
    ("query", "other"),
    [
        ("新能源", "新 能 源"),
        ("“两区”建设", '"兩區"建設'),
        ("LED灯珠", "ｌｅｄ燈珠"),
        ("，围绕服务", ",围绕\n服务"),
    ],
)
def test_width_case_spacing_and_script_find_the_same(seeds: Index, query: str, other: str) -> None:
    one = search(seeds, f"“{query}”")
    two = search(seeds, f"“{other}”")
    assert one.total > 0
    assert [hit.text for hit in one.hits] == [hit.text for hit in two.hits]


@given(
    st.lists(
        st.sampled_from(["企业", "发展", "外资", '"两区"', "新*", "-出口", "OR", "figure:>10亿"])
    )
)
def test_every_hit_has_matches_inside_its_text(seeds: Index, parts: list[str]) -> None:
    answer = search(seeds, " ".join(parts))
    assert answer.total == len(answer.hits) == sum(answer.counts.values())
    assert answer.documents == len(answer.counts)
    for hit in answer.hits:
        assert hit.matches
        end = 0
        for span in hit.matches:
            assert end <= span[0] < span[1] <= len(hit.text)
            end = span[1]
