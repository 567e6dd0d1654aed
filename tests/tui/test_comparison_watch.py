"""A comparison and the files that it is made of."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from collation import collate
from corpus import DocumentError, parse
from tests.tui.driving import drive, press, seen, settle
from tui.compare_screen import CompareScreen
from tui.comparison_view import ComparisonView
from tui.keys_screen import KeysScreen
from tui.library_screen import LibraryScreen
from tui.moves import counterpart

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot

    from corpus.model import Document
    from tui.app import Explorer


def test_a_document_that_is_gone_leaves_the_comparison_as_it_was(
    indexes: Path, shelf: Path
) -> None:
    base, revised = shelf / "base.txt", shelf / "revised.txt"

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        before = seen(app).splitlines()
        base.unlink()
        await press(pilot, "x")
        after = seen(app).splitlines()
        assert "does not exist" in after[-2]
        assert after[:-2] == before[:-2]

    drive(scene, [shelf], indexes, compare=(base, revised))


def test_a_file_that_changes_is_compared_again_where_one_was(indexes: Path, shelf: Path) -> None:
    base, revised = shelf / "base.txt", shelf / "revised.txt"
    told = "".join(f"第{at}项工作已经完成。\n\n" for at in range(1, 81))
    base.write_text(f"报告\n\n{told}扩容急诊床位。\n", encoding="utf-8")
    revised.write_text(f"报告\n\n{told}扩容急诊床位51张。\n", encoding="utf-8")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        screen, view = app.screen, app.screen.query_one(ComparisonView)
        assert isinstance(screen, CompareScreen)
        await press(pilot, "Z", "k")
        current = view.current
        assert current is not None
        screen.look_again()
        await settle(pilot)
        assert view.current == current
        assert "compared again" not in seen(app)
        more = "新增的一段，讲了一件新的事情。\n\n"
        revised.write_text(f"报告\n\n{more}{told}扩容急诊床位52张。\n", encoding="utf-8")
        screen.look_again()
        await settle(pilot)
        assert "compared again" in seen(app)
        assert "52张" in seen(app)
        assert view.current == current + 1

    drive(scene, [shelf], indexes, compare=(base, revised))


def test_files_that_are_gone_are_told_of_once_and_what_is_shown_stays(
    indexes: Path, shelf: Path
) -> None:
    base, revised = shelf / "base.txt", shelf / "revised.txt"

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        screen = app.screen
        assert isinstance(screen, CompareScreen)
        text = base.read_bytes()
        base.unlink()
        screen.look_again()
        await settle(pilot)
        assert "does not exist" in seen(app)
        await press(pilot, "g")
        screen.look_again()
        await settle(pilot)
        assert "does not exist" not in seen(app)
        before = seen(app).splitlines()
        base.write_bytes(text)
        screen.look_again()
        await settle(pilot)
        assert seen(app).splitlines()[:-2] == before[:-2]

    drive(scene, [shelf], indexes, compare=(base, revised))


def test_swapping_the_texts_stays_at_the_row(indexes: Path, shelf: Path) -> None:
    base, revised = shelf / "base.txt", shelf / "revised.txt"
    told = "".join(f"第{at}项工作已经完成。\n\n" for at in range(1, 81))
    base.write_text(f"报告\n\n旧的事情没有了。\n\n{told}扩容急诊床位。\n", encoding="utf-8")
    revised.write_text(f"报告\n\n{told}扩容急诊床位51张。\n", encoding="utf-8")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        view = app.screen.query_one(ComparisonView)

        def texts() -> set[str]:
            assert view.collation is not None
            assert view.current is not None
            row = view.collation.rows[view.current]
            return {view.collation.base.sentences[at].text for at in row.base} | {
                view.collation.revised.sentences[at].text for at in row.revised
            }

        assert texts() == {"扩容急诊床位。", "扩容急诊床位51张。"}
        for _ in range(2):
            await press(pilot, "x")
            assert texts() == {"扩容急诊床位。", "扩容急诊床位51张。"}
            assert "急诊床位51张" in seen(app)
        await press(pilot, "left_square_bracket")
        assert texts() == {"旧的事情没有了。"}
        await press(pilot, "x")
        assert texts() == {"旧的事情没有了。"}

    drive(scene, [shelf], indexes, compare=(base, revised))


def test_a_sentence_is_found_again_in_a_later_comparison() -> None:
    first, second, third = "建成示范基地。", "推进垃圾分类工作。", "完善养老服务体系。"
    base = parse(f"报告\n\n{first}\n\n{second}\n\n{third}\n", "a.txt")
    before = collate(base, base)
    later = collate(base, parse(f"报告\n\n新的事情。\n\n{first}\n\n{third}\n", "a.txt"))

    def text(row: int) -> set[str]:
        return {later.revised.sentences[at].text for at in later.rows[row].revised}

    at = {
        before.revised.sentences[sentence].text: row
        for row, each in enumerate(before.rows)
        for sentence in each.revised
    }
    assert text(counterpart(before, at[first], later)) == {first}
    removed = counterpart(before, at[second], later)
    assert [base.sentences[each].text for each in later.rows[removed].base] == [second]
    assert text(counterpart(before, at[third], later)) == {third}
    assert (
        counterpart(before, at[third], collate(parse("甲。", "a.txt"), parse("甲。", "a.txt"))) == 0
    )


def test_a_comparison_that_fails_under_opened_help_leads_back_to_the_library(
    indexes: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = threading.Event()

    def fail(*_documents: Document) -> None:
        assert answer.wait(20)
        raise DocumentError("no text")

    monkeypatch.setattr("collation.collate", fail)

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        app.compare(shelf / "base.txt", shelf / "revised.txt")
        await pilot.pause(0.05)
        await pilot.press("question_mark")
        await pilot.pause(0.05)
        assert isinstance(app.screen, KeysScreen)
        answer.set()
        await settle(pilot)
        assert isinstance(app.screen, LibraryScreen)
        assert "no text" in seen(app)

    drive(scene, [shelf], indexes)
