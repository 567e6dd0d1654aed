from __future__ import annotations

import re
import threading
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import seeds
from corpus import parse, read
from tests.tui.driving import NARROW, drive, press, seen, settle
from tui.app import Explorer
from tui.citation import citation
from tui.finding import occurrences
from tui.library import Item
from tui.library_words import ORDER_NAMES, ordered
from tui.menu_screen import EntryList
from tui.outline import Outline
from tui.reader import Reader
from tui.screen import told
from tui.state import Spot, State
from tui.visits import Trail, with_bookmark, with_visit

if TYPE_CHECKING:
    from textual.pilot import Pilot


def spot(paragraph: int, document: str = "a") -> Spot:
    return Spot(document, paragraph)


def test_a_trail_leads_back_and_forward_again() -> None:
    trail = Trail().jump(spot(0), spot(10)).jump(spot(12), spot(30))
    back = trail.step(-1, spot(31))
    assert back is not None
    assert back.spots[back.at] == spot(12)
    forward = back.step(1, spot(12))
    assert forward is not None
    assert forward.spots[forward.at] == spot(31)
    assert forward.step(1, spot(31)) is None


def test_a_jump_forgets_what_lay_ahead() -> None:
    back = Trail().jump(spot(0), spot(10)).step(-1, spot(10))
    assert back is not None
    turned = back.jump(spot(0), spot(50))
    assert [each.paragraph for each in turned.spots] == [0, 50]


def test_a_visit_makes_its_document_the_most_recent_and_lists_it_once() -> None:
    state = with_visit(with_visit(with_visit(State(), spot(1)), spot(2, "b")), spot(3))
    assert state.recent == (spot(3), spot(2, "b"))
    assert state.last == spot(3)


def test_a_second_bookmark_at_a_place_takes_the_first_away() -> None:
    document = parse("报告\n\n新能源产业加快发展。\n", "a.txt")
    state, is_set = with_bookmark(State(), document, 1)
    assert is_set
    assert state.bookmarks[0].words == "新能源产业加快发展。"
    assert with_bookmark(state, document, 1) == (State(), False)


def test_a_sentence_is_quoted_with_title_date_and_headings() -> None:
    document = read(seeds.manifest().revised)
    sentence = next(each for each in document.sentences if "7家二级以上" in each.text)
    quoted, source = citation(document, sentence.index).splitlines()
    assert quoted == f"“{sentence.text}”"
    assert source.startswith("——《北京经济技术开发区管委会2022年度工作总结》")
    assert "一、高效统筹疫情防控" in source


def test_an_editor_that_is_not_there_is_told_and_the_reading_goes_on(
    indexes: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        monkeypatch.setattr(app, "suspend", nullcontext)
        await press(pilot, "tab", "o")
        assert "the editor no-such-editor cannot be started" in seen(app).splitlines()[-2]
        await press(pilot, "right_parenthesis")
        assert app.screen.query_one(Reader).sentence is not None

    drive(scene, [shelf], indexes)


def test_what_was_done_is_told_for_a_while_at_the_foot_and_covers_no_text(
    indexes: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Explorer, "NOTIFICATION_TIMEOUT", 0.3)

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        before = seen(app).splitlines()
        await pilot.press("b")
        await pilot.pause()
        told = seen(app).splitlines()
        assert "Bookmark set" in told[-2]
        assert told[:-2] == before[:-2]
        await pilot.pause(0.5)
        assert seen(app).splitlines() == before

    drive(scene, [shelf], indexes, size=NARROW)


def test_a_document_that_cannot_be_read_is_marked_and_the_next_is_opened(
    indexes: Path, shelf: Path
) -> None:
    shelf.joinpath("a.txt").write_text("", encoding="utf-8")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        document = app.screen.query_one(Reader).document
        assert document is not None
        assert document.title == "工作报告"
        assert any(line.lstrip(" ▸").startswith("! a") for line in seen(app).splitlines())
        await press(pilot, "exclamation_mark")
        assert "is empty" in seen(app)

    drive(scene, [shelf], indexes, size=NARROW)


def test_a_folder_where_nothing_can_be_read_lists_the_reasons(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        folder.joinpath(name).write_text("", encoding="utf-8")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        assert seen(app).count("! ") == 2
        await press(pilot, "exclamation_mark")
        assert seen(app).count("is empty") >= 2

    drive(scene, [folder], tmp_path / "indexes")


def test_one_goes_back_to_where_one_was_and_forward_again(indexes: Path, shelf: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        reader = app.screen.query_one(Reader)

        def title() -> str:
            assert reader.document is not None
            return reader.document.title

        assert title() == "工作报告"
        app.open_document(shelf / "third.txt", {}, 1)
        await settle(pilot)
        assert title() == "通知"
        await press(pilot, "H")
        assert title() == "工作报告"
        await press(pilot, "L")
        assert title() == "通知"

    drive(scene, [shelf], indexes)


def test_a_chosen_sentence_is_copied_with_its_source(indexes: Path, shelf: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "tab", *["right_parenthesis"] * 4, "y")
        assert app.clipboard == "“扩容急诊床位。”\n——《工作报告》，一、成绩\n"

    drive(scene, [shelf], indexes)


def test_bookmarks_are_listed_lead_back_and_are_remembered(indexes: Path, shelf: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "tab", *["right_parenthesis"] * 3, "b")
        app.open_document(shelf / "third.txt", {}, 0)
        await settle(pilot)
        await press(pilot, "B")
        assert "★ 新能源产业加快发展。" in seen(app)
        await press(pilot, "enter")
        reader = app.screen.query_one(Reader)
        assert reader.document is not None
        assert reader.document.title == "工作报告"

    async def again(app: Explorer, pilot: Pilot[Any]) -> None:
        assert [each.words[:3] for each in app.state.bookmarks] == ["新能源"]
        await press(pilot, "B", "delete")
        assert not app.state.bookmarks

    drive(scene, [shelf], indexes)
    drive(again, [shelf], indexes)


def test_the_explorer_opens_where_one_read_last(indexes: Path, shelf: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        app.open_document(shelf / "third.txt", {}, 1)
        await settle(pilot)

    async def again(app: Explorer, pilot: Pilot[Any]) -> None:
        reader = app.screen.query_one(Reader)
        assert reader.document is not None
        assert reader.document.title == "通知"

    drive(scene, [shelf], indexes)
    drive(again, [shelf], indexes)


def test_the_first_document_of_the_list_is_opened_first(indexes: Path, tmp_path: Path) -> None:
    for name in ("README", "第10号", "第9号"):
        tmp_path.joinpath(f"{name}.txt").write_text(f"{name}文件\n\n内容。\n", encoding="utf-8")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        outline, reader = app.screen.query_one(Outline), app.screen.query_one(Reader)
        assert reader.document is not None
        first = outline.root.children[0]
        assert first.data is not None
        assert str(first.data.path) == reader.document.name

    drive(scene, [tmp_path], indexes)


def test_file_names_are_ordered_as_people_count() -> None:
    names = ["第10号", "第9号", "第100号", "a", "10", "9"]
    items = [Item(Path(name), name) for name in names]
    found = [item.title for item in ordered(items, "name", State())]
    assert found == ["9", "10", "a", "第9号", "第10号", "第100号"]


def test_the_documents_are_ordered_as_asked(indexes: Path, shelf: Path) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        outline = app.screen.query_one(Outline)

        def listed() -> list[str]:
            return [str(outline.label_of(node)) for node in outline.root.children]

        assert listed() == ["工作报告", "工作总结", "通知"]
        seen_orders = set()
        for _ in ORDER_NAMES:
            await press(pilot, "O")
            order = app.state.chosen("order")
            seen_orders.add(order)
            expected = ordered(app.shelf.items, order, app.state)
            assert listed() == [item.title for item in expected]
        assert seen_orders == set(ORDER_NAMES)

    drive(scene, [shelf], indexes)


def test_files_that_cannot_be_read_are_listed_with_their_reasons(
    indexes: Path, shelf: Path
) -> None:
    shelf.joinpath("broken.pdf").write_bytes(b"%PDF-1.4 nothing")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "exclamation_mark")
        assert len(app.screen.query_one(EntryList).entries) == 1
        assert "broken.pdf" in seen(app)
        await press(pilot, "escape")
        assert "1 file not read (!) · s searches the others" in seen(app)
        assert "sentences · 30 characters" in seen(app)

    drive(scene, [shelf], indexes)


@pytest.mark.parametrize("size", [NARROW, (60, 15), (200, 40)])
def test_the_whole_reason_for_a_file_that_cannot_be_read_is_told(
    indexes: Path, shelf: Path, size: tuple[int, int]
) -> None:
    name = "关于印发某市某区二〇二四年度重点工作任务分工方案的通知（征求意见稿）.pdf"
    shelf.joinpath(name).write_bytes(b"%PDF-1.4 nothing")
    shelf.joinpath("empty.txt").write_bytes(b"")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "exclamation_mark")
        entries = app.screen.query_one(EntryList)
        pieces = [piece.text for y in range(entries.line_count) for piece in entries.line(y)]
        shown = re.sub(r"[▸\s]", "", "".join(pieces))
        for path, reason in app.shelf.problems:
            assert re.sub(r"\s", "", Path(path).name + told(reason)) in shown
        await press(pilot, "down")
        assert "▸ empty.txt" in seen(app) or f"▸ {name[:8]}" in seen(app)

    drive(scene, [shelf], indexes, size=size)


def test_a_head_that_is_a_sections_own_stands_in_the_outline_once(
    indexes: Path, tmp_path: Path
) -> None:
    text = "工作报告\n\n一、主要任务\n\n" + "\n\n".join(
        f"（{number}）着力做好{what}工作。坚持稳中求进，完善机制，落实{what}政策措施。"
        for number, what in zip("一二三", ("就业", "住房", "教育"), strict=True)
    )
    tmp_path.joinpath("report.txt").write_text(text + "\n", encoding="utf-8")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        document = app.screen.query_one(Reader).document
        assert document is not None
        heads = [each for each in document.paragraphs if each.head]
        assert {each.index for each in heads} & {
            section.first_paragraph for section in document.sections[1:]
        }
        outline = app.screen.query_one(Outline)
        left, labels = [outline.root], []
        while left:
            node = left.pop()
            left += node.children
            labels.append(str(outline.label_of(node)))
        assert sum(label.startswith("（一）着力做好就业工作") for label in labels) == 1

    drive(scene, [tmp_path], indexes)


def test_the_order_and_the_filter_go_by_what_the_index_knows(indexes: Path, shelf: Path) -> None:
    async def choose(_app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "O", "O")

    async def scene(app: Explorer, _pilot: Pilot[Any]) -> None:
        outline = app.screen.query_one(Outline)
        assert app.state.chosen("order") == "title"
        listed = [str(outline.label_of(node)) for node in outline.root.children]
        assert listed == ["工作总结", "工作报告", "通知"]

    drive(choose, [shelf], indexes)
    drive(scene, [shelf], indexes)


def test_run_in_heads_and_articles_stand_in_the_outline(indexes: Path, tmp_path: Path) -> None:
    law = "某某条例\n\n第一章　总则\n\n第一条　制定本条例。\n\n第二条　本条例适用于本市。\n"
    tmp_path.joinpath("law.txt").write_text(law, encoding="utf-8")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        outline, reader = app.screen.query_one(Outline), app.screen.query_one(Reader)
        chapter = outline.root.children[0].children[0]
        assert [str(outline.label_of(node))[:3] for node in chapter.children] == [
            "第一条",
            "第二条",
        ]
        chapter.expand()
        await settle(pilot)
        outline.move_cursor(chapter.children[1])
        await press(pilot, "enter")
        assert reader.document is not None
        assert reader.document.paragraphs[reader.place].text.startswith("第二条")

    drive(scene, [tmp_path], indexes)


def test_who_reads_on_while_a_long_document_is_looked_through_is_not_torn_away(
    indexes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "\n\n".join(f"第{at}项工作，完成投资{at}亿元。" for at in range(1, 200))
    tmp_path.joinpath("long.txt").write_text(f"报告\n\n{told}\n\n末尾。\n", encoding="utf-8")
    answer = threading.Event()

    def late(text: str, wanted: str) -> tuple[tuple[int, int], ...]:
        assert answer.wait(20)
        return occurrences(text, wanted)

    monkeypatch.setattr("tui.page.occurrences", late)

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        reader = app.screen.query_one(Reader)
        await press(pilot, "enter", "slash")
        for keys in ("第150项", "enter", "pagedown"):
            await pilot.press(*keys if keys.startswith("第") else [keys])
            await pilot.pause(0.05)
        top = reader.scroll_offset.y
        assert top
        answer.set()
        await settle(pilot)
        assert reader.matches
        assert reader.scroll_offset.y == top
        await press(pilot, "n")
        assert reader.scroll_offset.y > top

    drive(scene, [tmp_path], indexes)


def test_a_page_up_arrives_where_all_heights_above_were_guessed_wrong(
    indexes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "\n\n".join(f"第{at}项：{'完成投资，' * 60}稳步增长。" for at in range(1, 700))
    tmp_path.joinpath("long.txt").write_text(f"报告\n\n{told}\n", encoding="utf-8")
    monkeypatch.setattr(
        "tui.paragraphs_view.guessed_heights",
        lambda paragraphs, _cells, _width: [1] * len(paragraphs),
    )

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        reader = app.screen.query_one(Reader)
        await press(pilot, "enter", "G")
        for _nth in range(12):
            first = reader.heights.row_at(reader.scroll_offset.y)
            await press(pilot, "pageup")
            last = reader.heights.row_at(reader.scroll_offset.y + reader.size.height)
            assert first in {last - 1, last, last + 1}

    drive(scene, [tmp_path], indexes)
