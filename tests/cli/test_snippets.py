from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cli.snippets import ELLIPSIS, snippet

BODY = "其他工作平稳推进，成效明显。"
TEXT = "今年以来，外资企业加快落地，外资项目增加。" + BODY * 20 + "外资退出。"


def test_a_short_paragraph_stays_whole() -> None:
    assert snippet("外资增加。", [(0, 2)], 20) == ("外资增加。", ((0, 2),))


def test_the_snippet_lies_where_matches_are_densest() -> None:
    matches = [(5, 7), (14, 16), (len(TEXT) - 5, len(TEXT) - 3)]

    text, kept = snippet(TEXT, matches, 30)

    assert text.startswith("今年以来，外资企业加快落地，外资项目增加。")
    assert [text[start:end] for start, end in kept] == ["外资", "外资"]
    assert text.endswith(ELLIPSIS)


def test_a_match_at_the_end_is_shown_with_what_leads_to_it() -> None:
    text, kept = snippet(TEXT, [(len(TEXT) - 5, len(TEXT) - 3)], 30)

    assert text.startswith(ELLIPSIS)
    assert text.endswith("外资退出。")
    assert [text[start:end] for start, end in kept] == ["外资"]


@given(
    st.text(alphabet="甲乙，。丙 ", min_size=1, max_size=200),
    st.lists(st.integers(0, 199), max_size=8, unique=True),
    st.integers(1, 60),
)
def test_every_kept_match_marks_the_same_text(text: str, starts: list[int], room: int) -> None:
    matches = [(start, start + 1) for start in sorted(starts) if start < len(text)]
    texts = [text[start:end] for start, end in matches]

    shown, kept = snippet(text, matches, room)

    assert shown.strip(ELLIPSIS) in text
    assert all(0 <= start < end <= len(shown) for start, end in kept)
    assert "".join(shown[start:end] for start, end in kept) in "".join(texts)
    assert bool(kept) == bool(matches)
    assert len(shown) <= room + 2
