from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from collation import collate
from collation.model import Change
from corpus import parse
from typesetting.folds import Fold, Show, blocks
from typesetting.pieces import Role
from typesetting.sheet import NOTHING, TELLING, sheet_of, telling_of

if TYPE_CHECKING:
    from collation.model import Collation


@pytest.fixture(scope="module")
def collation() -> Collation:
    same = "".join(f"第{at}项工作按计划推进。" for at in range(9))
    base = f"报告\n\n{same}\n\n床位增加。道路拓宽。旧楼拆除。旧厂搬迁。\n"
    revised = f"报告\n\n{same}\n\n床位增加51张。道路拓宽。新校落成。\n"
    return collate(parse(base, "a.txt"), parse(revised, "b.txt"))


@pytest.mark.parametrize("show", Show)
def test_runs_hold_every_row_once_and_fold_as_the_command_line_does(
    collation: Collation, show: Show
) -> None:
    found = sheet_of(collation).runs[show]
    assert [at for run in found for at in range(run.start, run.stop)] == list(
        range(len(collation.rows))
    )
    folded = [(run.start, run.stop, run.fold) for run in found if run.fold is not None]
    assert folded == [
        (block.start, block.stop, block.fold)
        for block in blocks(collation, show=show)
        if block.fold is not None
    ]
    assert folded
    assert folded[0][2] in {Fold.EQUAL, Fold.MIXED}


def test_the_changes_lead_to_every_row_that_differs_and_once_through_a_run_of_the_base(
    collation: Collation,
) -> None:
    sheet = sheet_of(collation)
    different = [at for at, row in enumerate(collation.rows) if row.change is not Change.EQUAL]
    first_of_run = [
        at
        for at in different
        if collation.rows[at].change is not Change.REMOVED
        or collation.rows[at - 1].change is not Change.REMOVED
    ]
    assert sheet.changes == first_of_run
    assert len(first_of_run) < len(different)


def test_the_most_telling_row_marks_its_place_on_the_map(collation: Collation) -> None:
    marks = sheet_of(collation).marks
    assert telling_of(marks) is Role.SIGN_FIGURE
    assert telling_of(bytes([NOTHING, TELLING.index(Role.SIGN_REMOVED), NOTHING])) is (
        Role.SIGN_REMOVED
    )
    assert telling_of(marks[:3]) is None
    assert telling_of(b"") is None
