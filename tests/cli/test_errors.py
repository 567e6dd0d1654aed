"""Each of a user's mistakes is one sentence on standard error and the documented code."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize("command", [("show",), ("compare", "工作总结"), ("figures",)])
def test_a_missing_file_is_named_on_one_line(command: tuple[str, ...], run: Run) -> None:
    ran = run(*command, "does-not-exist.txt")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert "does-not-exist.txt" in ran.err


def test_an_empty_file_is_told_to_be_empty(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text(" \n", encoding="utf-8")

    ran = run("show", str(tmp_path / "empty.txt"))

    assert (ran.code, ran.err) == (2, f"jiaokan: {tmp_path}/empty.txt is empty\n")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_an_unreadable_file_is_told_to_be_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("正文。", encoding="utf-8")
    path.chmod(0)

    ran = run("show", str(path))

    assert (ran.code, ran.err) == (2, f"jiaokan: {path} may not be read: permission denied\n")


def test_a_refusal_of_the_system_is_told_with_its_reason(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("正文。", encoding="utf-8")

    def refuse(*_words: object, **_fields: object) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr("builtins.open", refuse)

    ran = run("show", str(path))

    assert (ran.code, ran.err) == (2, f"jiaokan: {path} may not be read: permission denied\n")


def test_a_folder_without_documents_is_told_to_hold_none(run: Run, tmp_path: Path) -> None:
    ran = run("figures", str(tmp_path), "--json")

    assert ran.code == 2
    assert ran.err == f"jiaokan: {tmp_path} holds no documents\n"
    assert ran.out == '{"schema": "jiaokan.figures/1", "figures": []}\n'


def test_standard_input_cannot_be_both_sides(run: Run) -> None:
    assert run("compare", "-", "-").code == 2


def test_an_error_is_told_in_chinese_to_who_speaks_it(run: Run) -> None:
    ran = run("show", "--lang", "zh", "--nonsense", "x")

    assert ran.code == 2
    assert ran.err.startswith("jiaokan: jiaokan show 没有选项 --nonsense")


def test_a_file_name_cannot_write_to_the_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a\x1b]0;owned\x07\u202e.txt"
    path.write_text("", encoding="utf-8")

    ran = run("show", str(path))

    assert ran.code == 2
    assert "\x1b" not in ran.err
    assert "\u202e" not in ran.err
    assert "owned" in ran.err


def test_a_file_name_that_is_not_utf8_is_read_and_named(run: Run, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xb1\xa8\xb8\xe6.txt"))
    path.write_text("标题\n\n增长3%。\n", encoding="utf-8")

    shown = run("show", str(path), "--json")
    listed = run("figures", str(tmp_path))

    assert (shown.code, shown.err) == (0, "")
    assert "\\udcb1\\udca8" in shown.out
    assert listed.code == 0
    assert "\\xb1\\xa8" in listed.out


def test_a_mistake_of_the_program_is_one_line_that_tells_how_to_see_more(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_words: object) -> None:
        raise ZeroDivisionError("by\x1b[31mzero")

    monkeypatch.setattr("cli.show.open_document", broken)

    ran = run("show", "x")

    assert ran.code == 2
    assert "ZeroDivisionError" in ran.err
    assert "JIAOKAN_DEBUG=1" in ran.err
    assert "\x1b[31m" not in ran.err
    monkeypatch.setenv("JIAOKAN_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run("show", "x")


def test_a_misspelt_command_is_told_with_the_one_that_was_meant(run: Run) -> None:
    assert "did you mean jiaokan search?" in run("serach", "外资").err
    assert run("no-such-folder").err == "jiaokan: no-such-folder does not exist\n"


@pytest.mark.parametrize("words", [("show", ""), ("search", "外资", ""), ("figures", "")])
def test_an_empty_path_is_not_the_folder_one_stands_in(words: tuple[str, ...], run: Run) -> None:
    ran = run(*words)

    assert (ran.code, ran.out) == (2, "")
    assert "a path without a name" in ran.err


def test_a_search_does_not_take_standard_input_for_a_file(run: Run) -> None:
    ran = run("search", "外资", "-")

    assert ran.code == 2
    assert "standard input cannot be indexed" in ran.err
