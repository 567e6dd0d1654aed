"""Which words of a reworded sentence differ."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from collation import differing_words


def _marked(base: str, revised: str) -> tuple[list[str], list[str]]:
    change = differing_words(base, revised)
    return [base[a:b] for a, b in change.base], [revised[a:b] for a, b in change.revised]


def test_whole_words_are_marked() -> None:
    base = "强化重点工作统筹调度和督促指导。"
    assert _marked(base, "强化重点工作统筹协调和督促指导。") == (["调度"], ["协调"])


def test_a_figure_is_one_word() -> None:
    assert _marked("预计产值851亿元。", "预计产值853亿元。") == (["851亿元"], ["853亿元"])


def test_width_and_spacing_are_no_difference() -> None:
    assert _marked("落地52个,产值８亿元。", "落地52个，产值8亿元。") == ([], [])


@given(st.text(alphabet="重点工作统筹调度和协调52个，。 ", max_size=30), st.text(max_size=30))
def test_a_text_does_not_differ_from_itself_and_spans_stay_inside(one: str, other: str) -> None:
    assert _marked(one, one) == ([], [])
    change = differing_words(one, other)
    for text, spans in ((one, change.base), (other, change.revised)):
        at = 0
        for start, end in spans:
            assert at <= start < end <= len(text)
            at = end + 1


def test_the_number_that_a_sentence_begins_with_is_no_difference() -> None:
    words = differing_words("第九条统计机构应当保密。", "第十一条统计机构应当保密，不得泄露。")
    assert words.base == ()
    assert words.revised == ((12, 17),)
