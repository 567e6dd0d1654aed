from __future__ import annotations

from pathlib import Path

import pytest

from corpus import UsageError, parse, read
from handover.editor import command, edit, line_of


@pytest.mark.parametrize(
    ("editor", "expected"),
    [
        ("vim", ["vim", "+7", "/d/x.txt"]),
        ("/usr/bin/nano -l", ["/usr/bin/nano", "-l", "+7", "/d/x.txt"]),
        ("emacsclient -t", ["emacsclient", "-t", "+7", "/d/x.txt"]),
        ("code", ["code", "--wait", "--goto", "/d/x.txt:7"]),
        ("hx", ["hx", "/d/x.txt:7"]),
        ("'/my tools/subl.exe'", ["/my tools/subl.exe", "--wait", "/d/x.txt:7"]),
        ("kate", ["kate", "--line", "7", "/d/x.txt"]),
        ("notepad", ["notepad", "/d/x.txt"]),
    ],
)
def test_every_editor_is_told_the_line_in_its_own_way(editor: str, expected: list[str]) -> None:
    assert command(editor, Path("/d/x.txt"), 7) == expected


def test_a_file_without_lines_is_opened_at_its_beginning() -> None:
    assert command("vim", Path("/d/x.pdf"), 0) == ["vim", "/d/x.pdf"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_line_of_a_paragraph_is_that_of_the_file(tmp_path: Path, line_end: str) -> None:
    lines = ["标题", "", "一、第一章的题目", "", "第一段的文字。", "", "第二段的文字。"]
    path = tmp_path / "a.txt"
    path.write_bytes(line_end.join(lines).encode())
    document = read(path)
    assert len(document.paragraphs) == 4
    for paragraph in document.paragraphs:
        assert lines[line_of(document, paragraph.index) - 1] == paragraph.text


def test_a_pdf_has_no_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4\n")
    assert line_of(parse("通知\n\n请遵照执行。\n", str(path)), 1) == 0


def test_a_file_that_has_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        line_of(parse("通知\n\n请遵照执行。\n", str(tmp_path / "gone.txt")), 0)


@pytest.mark.parametrize("editor", ["no-such-editor", "vi 'open"])
def test_an_editor_that_cannot_be_started_is_told(
    editor: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("通知\n", encoding="utf-8")
    monkeypatch.setenv("VISUAL", editor)
    with pytest.raises(UsageError, match="cannot be started"):
        edit(read(path), 0)


def test_an_editor_of_spaces_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", " ")
    with pytest.raises(UsageError, match="no editor is set"):
        edit(parse("通知\n", str(tmp_path / "a.txt")), 0)
