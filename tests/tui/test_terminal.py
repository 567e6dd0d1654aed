from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.payloads import CONTROLS, INVISIBLE, MARK, MARKUP
from tests.tui.pseudo_terminal import (
    CTRL_P,
    ENTER,
    ESCAPE,
    F2,
    F3,
    PAGE_DOWN,
    SEQUENCE,
    Terminal,
)

PAYLOADS = [*CONTROLS, *MARKUP, *INVISIBLE]
BELL = "\x07"
"""The explorer's own, for a key that leads nowhere; a payload's comes with an enquiry behind it."""

PASTED = "\x1b[200~" + "".join(CONTROLS) + "\x1b[201~"


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """The explorer on documents with a payload in every title, heading, sentence and name."""
    folder = tmp_path / "library"
    folder.mkdir()
    for at, payload in enumerate(PAYLOADS):
        name = f"{at:02} {payload}".replace("/", "|")[:40] + ".txt"
        text = f"{payload}报告\n\n一、{payload}成绩\n\n床位增加。\n"
        folder.joinpath(name).write_text(text, encoding="utf-8")
    unreadable = [b"\xff\xfe.txt", b"\x9b" + MARK.encode() + b"m.txt"]
    unreadable += [f"zz{each}.txt".replace("/", "|").encode() for each in PAYLOADS[:20]]
    for raw in unreadable:
        Path(os.fsdecode(os.fsencode(folder) + b"/" + raw)).write_text("", encoding="utf-8")
    for name, more in (("00a", ""), ("00b", "51张")):
        lines = "\n\n".join(f"外资{each}增长{more}{at}。" for at, each in enumerate(PAYLOADS))
        folder.joinpath(f"{name}.txt").write_text(f"总报告\n\n{lines}\n", encoding="utf-8")
    mistakes = json.dumps(dict.fromkeys(["[/x]" + "".join(CONTROLS)], 1))[1:-3].rstrip(":")
    tmp_path.joinpath("config.toml").write_text(f"{mistakes} = 1\n", encoding="utf-8")
    opened = Terminal([folder], tmp_path)
    try:
        yield opened
    finally:
        opened.close()


def unsafe(written: str) -> set[str]:
    """The control characters on a terminal that the explorer did not send of its own."""
    assert "Traceback" not in written
    assert "Jiaokan made a mistake" not in written
    sequences = SEQUENCE.findall(written)
    assert sequences
    assert not [each for each in sequences if MARK in each]
    left = {
        character
        for character in SEQUENCE.sub("", written)
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    }
    return left - {"\r", "\n", BELL}


def test_there_are_at_least_forty_payloads() -> None:
    assert len(set(PAYLOADS)) >= 40


def test_the_tour_the_library_and_its_lists_obey_no_document(terminal: Terminal) -> None:
    terminal.until("Your documents")
    terminal.press("n", "n", ESCAPE)
    terminal.until("总报告")
    terminal.press("j", PAGE_DOWN, "G", "g", ENTER, PAGE_DOWN, PAGE_DOWN, "G", ")", "b", "y")
    terminal.press("B", PAGE_DOWN, ESCAPE, "!", PAGE_DOWN)
    terminal.until("What the keys do", ESCAPE, "?")
    terminal.until("Search for commands", ESCAPE, CTRL_P)
    terminal.press("b", "o", ESCAPE, "/", PASTED, *MARKUP, ESCAPE, "\t", "/", PASTED, *MARKUP)
    terminal.press(ENTER, ESCAPE, "O", "O", "O")
    shown = SEQUENCE.sub("", terminal.written)
    for seen in (MARK, "[/x]", "[@click=app.quit]", "\\xff\\xfe"):
        assert seen in shown
    assert not unsafe(terminal.written)


def test_the_search_its_hits_its_facets_and_its_history_obey_no_document(
    terminal: Terminal,
) -> None:
    terminal.until("Your documents")
    terminal.press(ESCAPE)
    terminal.until("总报告")
    terminal.until("Search all documents", "s")
    terminal.until("外资", "外资", ENTER)
    terminal.press("n", "n", "N", PAGE_DOWN, "\t", PAGE_DOWN)
    terminal.until("Only the hits with", F2)
    terminal.press(ENTER, "/", PASTED, "".join(MARKUP), ENTER, "*", ESCAPE, "s")
    for query in ('"[/x]"', "title:[/x]", "figure:>", "[@click=app.quit]x[/]"):
        terminal.press("/", query, ENTER, "*")
    terminal.until("Saved and latest searches", F3)
    shown = SEQUENCE.sub("", terminal.written)
    for seen in (MARK, "[/x]", "[@click=app.quit]", "[bold red]红[/]"):
        assert seen in shown
    assert not unsafe(terminal.written)


def test_the_comparison_its_export_and_the_figures_obey_no_document(
    terminal: Terminal, tmp_path: Path
) -> None:
    terminal.until("Your documents")
    terminal.press(ESCAPE)
    terminal.until("总报告")
    terminal.until("Compare which two documents", "c")
    terminal.press(PAGE_DOWN, ESCAPE, "/", "总报告", ENTER, "j", ENTER)
    terminal.until("Compare which two documents", "c")
    terminal.press("总报告")
    terminal.until("Added figures", ENTER)
    terminal.press("]", "}", "Z", "f", "f", "m", "w", PAGE_DOWN, "G", "\t", "j", "/", "[/x]", ENTER)
    terminal.press(ESCAPE)
    terminal.until("Write the comparison to a file", "e")
    written = str(tmp_path / "[@click=app.quit]x[|].html")
    terminal.press("\x15", PASTED, "\x15", written)
    terminal.press(ENTER, ESCAPE)
    for _nth in range(3):
        terminal.press(ESCAPE)
    terminal.until("Figures", "f")
    terminal.press("j", PAGE_DOWN, "a", "o", "r", "t", "v", ESCAPE, "/", PASTED, *MARKUP, ESCAPE)
    shown = SEQUENCE.sub("", terminal.written)
    for seen in (MARK, "[/x]", "[@click=app.quit]", "[bold red]红[/]"):
        assert seen in shown
    assert not unsafe(terminal.written)
