"""What is pasted into a field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual import events

from tests.tui.driving import drive, press, settle
from tui.field import MOST_PASTED, Field, on_one_line

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.app import Explorer


@pytest.mark.parametrize(
    ("pasted", "told"),
    [
        ("加快推进\n乡村振兴", "加快推进乡村振兴"),
        ("加快推进\r\n\u3000\u3000乡村振兴\n", "加快推进乡村振兴"),
        ("business\nenvironment", "business environment"),
        ("优化\nbusiness,\nenvironment\n环境", "优化business, environment环境"),
        ("新能源 产业", "新能源 产业"),
        ("新能源\t产业", "新能源 产业"),
        ("甲\x1b[2J乙\n丙\x07\u202e丁", "甲乙丙丁"),
        ("\n\n", ""),
        ("", ""),
    ],
)
def test_pasted_lines_become_one(pasted: str, told: str) -> None:
    assert on_one_line(pasted) == told


def test_all_lines_are_pasted_and_no_more_than_a_field_can_hold(indexes: Path, shelf: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "s")
        field = app.focused
        assert isinstance(field, Field)
        app.post_message(events.Paste("新能源\n产业"))
        await settle(pilot)
        assert field.value == "新能源产业"
        app.copy_to_clipboard("加快\n发展")
        field.action_select_all()
        await press(pilot, "ctrl+v")
        assert field.value == "加快发展"
        app.post_message(events.Paste("长" * 3 * MOST_PASTED))
        await settle(pilot)
        assert len(field.value) == MOST_PASTED + 4

    drive(scene, [shelf], indexes)
