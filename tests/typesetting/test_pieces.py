from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from typesetting.excerpt import excerpt, excerpt_height
from typesetting.pieces import Piece, Role, fitted, fitted_tail, flow, marked, padded, width_of

texts = st.text(st.sampled_from("新能源汽车，。 aZ9\x1b👧"), max_size=40)


def test_marks_cut_a_text_where_the_role_changes() -> None:
    assert marked("助企融资29.8亿元。", Role.PLAIN, [((4, 10), Role.FIGURE_ADDED)]) == [
        Piece("助企融资", Role.PLAIN),
        Piece("29.8亿元", Role.FIGURE_ADDED),
        Piece("。", Role.PLAIN),
    ]


def test_the_earlier_of_two_marks_wins() -> None:
    marks = [((2, 4), Role.FIGURE_ADDED), ((1, 5), Role.ADDED_WORD)]
    assert [piece.text for piece in marked("零一二三四五", Role.PLAIN, marks)] == [
        "零",
        "一",
        "二三",
        "四",
        "五",
    ]


@given(texts, st.lists(st.tuples(st.integers(-5, 50), st.integers(-5, 50)), max_size=5))
def test_marking_loses_no_character(text: str, spans: list[tuple[int, int]]) -> None:
    pieces = marked(text, Role.PLAIN, [(span, Role.MATCH) for span in spans])
    assert "".join(piece.text for piece in pieces) == text


@given(st.lists(texts, max_size=5), st.integers(2, 30))
def test_flowing_pieces_gives_lines_that_fit(parts: list[str], width: int) -> None:
    lines = flow([Piece(part, Role.PLAIN) for part in parts], width)
    assert all(width_of(line) <= width for line in lines)
    assert "\x1b" not in "".join(piece.text for line in lines for piece in line)


@given(texts, st.integers(1, 40))
def test_fitting_gives_exactly_the_width(text: str, width: int) -> None:
    safe = text.replace("\x1b", "")
    assert cell_len(fitted(safe, width)) == width
    assert cell_len(fitted_tail(safe, width)) == width


def test_fitting_keeps_the_beginning_or_the_end() -> None:
    assert fitted("工作报告", 5) == "工作…"
    assert fitted_tail("工作报告", 5) == "…报告"


def test_padding_fills_to_the_width() -> None:
    assert width_of(padded((Piece("工作", Role.PLAIN),), 7)) == 7


def test_an_excerpt_shows_its_match_and_says_what_is_left_out() -> None:
    text = "一" * 100 + "，推动新能源总部项目运营见效。" + "二" * 100
    start = text.index("新能源")
    lines = excerpt(text, [(start, start + 3)], 40, 2)
    assert len(lines) == 2
    assert lines[0][0] == Piece("…", Role.MUTED)
    assert lines[-1][-1] == Piece("…", Role.MUTED)
    assert Piece("新能源", Role.MATCH) in [piece for line in lines for piece in line]
    assert all(width_of(line) <= 40 for line in lines)


def test_an_excerpt_of_a_short_paragraph_is_the_paragraph() -> None:
    assert excerpt("存量企业贡献。", [], 40, 2) == [(Piece("存量企业贡献。", Role.PLAIN),)]


@given(
    st.text(alphabet="经济增长，。：“”（）aB 1.5%é", max_size=240),
    st.integers(min_value=8, max_value=90),
    st.integers(min_value=0, max_value=200),
)
def test_an_excerpt_of_one_line_is_the_whole_text_and_others_are_no_wider_than_asked(
    text: str, width: int, at: int
) -> None:
    matches = [(at, min(at + 3, len(text)))] if at < len(text) else []
    lines = excerpt(text, matches, width, 2)
    assert all(width_of(line) <= width for line in lines)
    if excerpt_height(text, width, 2) == 1:
        assert "".join(piece.text for line in lines for piece in line).strip() == text.strip()
