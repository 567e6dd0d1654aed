from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

import corpus
import messages
import seeds
from collation import Change, collate
from typesetting.comparison import Layout, height, layout_for, lines
from typesetting.folds import Block, Fold, Show, added_figures, blocks, shows
from typesetting.pieces import Line, Piece, Role, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collation import Collation


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = messages.language()
    messages.use("en")
    yield
    messages.use(before)


@cache
def reports() -> Collation:
    manifest = seeds.manifest()
    return collate(corpus.read(manifest.base), corpus.read(manifest.revised))


def compared(base: str, revised: str) -> Collation:
    return collate(corpus.parse(base, "base"), corpus.parse(revised, "revised"))


def told(line: Line) -> str:
    return "".join(piece.text for piece in line)


def row_with(collation: Collation, words: str) -> Block:
    at = next(
        at
        for at, row in enumerate(collation.rows)
        if any(words in collation.revised.sentences[each].text for each in row.revised)
    )
    return Block(at, at + 1)


@pytest.mark.parametrize("show", Show)
def test_every_row_stands_in_exactly_one_block(show: Show) -> None:
    found = blocks(reports(), show=show)
    assert [at for block in found for at in range(block.start, block.stop)] == list(
        range(len(reports().rows))
    )


@pytest.mark.parametrize("show", [Show.CHANGES, Show.FIGURES, Show.ADDED_FIGURES])
def test_a_filter_shows_what_was_asked_for_and_folds_the_rest(show: Show) -> None:
    for block in blocks(reports(), show=show):
        wanted = {shows(row, show) for row in reports().rows[block.start : block.stop]}
        long_run = show is Show.CHANGES and block.fold in {Fold.BASE_ONLY, Fold.REVISED_ONLY}
        assert wanted == {block.fold is None or long_run}


def test_no_added_figure_is_folded_away() -> None:
    for show in Show:
        open_rows = {block.start for block in blocks(reports(), show=show) if block.fold is None}
        assert {row for row, _figure in added_figures(reports())} <= open_rows


def test_a_fold_that_is_opened_shows_its_rows_and_remembers_where_they_came_from() -> None:
    fold = next(block for block in blocks(reports()) if block.fold is Fold.BASE_ONLY)
    opened = blocks(reports(), unfolded=frozenset({fold.start}))
    rows = [block for block in opened if fold.start <= block.start < fold.stop]
    assert len(rows) == fold.stop - fold.start
    assert all(block.fold is None and block.group == fold.start for block in rows)


def test_changes_keep_an_equal_neighbour_on_each_side() -> None:
    found = blocks(reports())
    for before, after in pairwise(found):
        for one, other in ((before, after), (after, before)):
            if one.fold is Fold.EQUAL:
                assert reports().rows[other.start].change is Change.EQUAL


def test_the_figures_listed_are_those_of_the_summary() -> None:
    assert len(added_figures(reports())) == reports().summary.added_figures == 33


@pytest.mark.parametrize("signs", [False, True])
@pytest.mark.parametrize("width", [30, 78, 100, 139, 200])
def test_lines_are_as_wide_and_as_many_as_said(width: int, *, signs: bool) -> None:
    layout = layout_for(width)
    for block in blocks(reports()):
        found = lines(reports(), block, width, layout, signs=signs)
        assert len(found) == height(reports(), block, width, layout, signs=signs)
        assert {width_of(line) for line in found} == {width}


def test_a_row_stands_side_by_side_with_signs_numbers_and_figures() -> None:
    block = row_with(reports(), "222家")
    (line,) = lines(reports(), block, 140, Layout.SIDE_BY_SIDE)
    assert Piece("222家", Role.FIGURE_ADDED) in line
    assert Piece("~", Role.SIGN_CHANGED) in line
    assert Piece("#", Role.SIGN_FIGURE) in line
    left, right = told(line).split(" │ ")
    assert "助力区内重点企业" in left
    assert "助力区内222家重点企业" in right


def test_an_added_row_stands_against_hatching() -> None:
    block = row_with(reports(), "发放消费券1亿元")
    (line,) = lines(reports(), block, 140, Layout.SIDE_BY_SIDE)
    assert any(piece.role is Role.HATCH for piece in line)
    assert told(line).count("+") == 1


def test_one_above_the_other_strikes_the_base() -> None:
    block = row_with(reports(), "222家")
    base, revised = lines(reports(), block, 80, Layout.UNIFIED)
    assert {piece.role for piece in base} >= {Role.STRUCK}
    assert Piece("222家", Role.FIGURE_ADDED) in revised


def test_an_equal_row_is_told_once_when_one_stands_above_the_other() -> None:
    block = next(block for block in blocks(reports()) if block.fold is None and block.start > 3
                 and reports().rows[block.start].change is Change.EQUAL)  # fmt: skip
    assert height(reports(), block, 4000, Layout.UNIFIED) == 1


def test_without_colour_figures_and_words_stand_in_brackets() -> None:
    block = row_with(reports(), "222家")
    (line,) = lines(reports(), block, 140, Layout.SIDE_BY_SIDE, signs=True)
    assert "助力区内[222家]重点企业" in told(line)


def test_headings_look_like_headings() -> None:
    block = row_with(reports(), "一、高效统筹疫情防控")
    assert Role.HEADING in {piece.role for line in lines(
        reports(), block, 140, Layout.SIDE_BY_SIDE) for piece in line}  # fmt: skip


def test_a_fold_says_how_many_and_in_which_section() -> None:
    fold = max(
        (block for block in blocks(reports()) if block.fold is Fold.BASE_ONLY),
        key=lambda block: block.stop - block.start,
    )
    (line,) = lines(reports(), fold, 220, Layout.SIDE_BY_SIDE)
    assert f"{fold.stop - fold.start} sentences only in the base" in told(line)
    assert "一、过去工作的回顾 – 二、2023年" in told(line)


def test_hostile_sentences_are_shown_and_not_obeyed() -> None:
    collation = compared(
        "报告\n\n甲[/x]乙\u202e丙。\n", "报告\n\n甲[@click=app.quit]x[/]乙丙5家。\n"
    )
    shown = [
        told(line)
        for block in blocks(collation)
        for line in lines(collation, block, 120, Layout.SIDE_BY_SIDE)
    ]
    assert any("[@click=app.quit]x[/]" in line for line in shown)
    assert not any(sign in line for line in shown for sign in "\x1b\u202e")


def test_equal_texts_fold_to_nothing_but_what_is_equal() -> None:
    text = "报告\n\n" + "\n".join(f"第{at}件事办好了。" for at in range(20))
    collation = compared(text, text)
    assert [block.fold for block in blocks(collation)] == [Fold.EQUAL]
