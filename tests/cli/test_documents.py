from __future__ import annotations

import io
from pathlib import Path

import pytest

from cli.documents import brief, documents_in, open_document
from cli.parsing import Options, parse
from corpus import Document, DocumentError, UsageError
from seeds import FOLDER

HERE = Options(library=None)


def test_a_document_is_found_by_a_part_of_its_title() -> None:
    assert open_document("工作总结", HERE).name == str(FOLDER / "003_1c05df24331652f3.txt")


def test_a_document_is_found_by_a_part_of_its_file_name() -> None:
    assert open_document("9b92248f", HERE).title == "北京经济技术开发区管委会2022年度工作报告"


def test_a_part_that_fits_several_titles_lists_them() -> None:
    with pytest.raises(UsageError, match=r"2022年度工作报告.*; .*2022年度工作总结"):
        open_document("管委会2022", HERE)


def test_a_part_that_fits_none_lists_what_is_known() -> None:
    with pytest.raises(UsageError, match="000_3930a03f28158bcd"):
        open_document("没有这个文件", HERE)


def test_titles_are_looked_up_in_the_library_that_is_named(tmp_path: Path, index: Path) -> None:
    (tmp_path / "a.txt").write_text("关于粮食的报告\n\n粮食增产。\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("关于外贸的报告\n\n外贸增长。\n", encoding="utf-8")

    options = parse(["show", "外贸", "--library", str(tmp_path), "--index-dir", str(index)])
    assert options is not None
    assert open_document("外贸", options).name == str(tmp_path / "b.txt")


def test_a_whole_file_name_wins_over_titles_that_hold_it(tmp_path: Path, index: Path) -> None:
    (tmp_path / "报告").write_text("甲\n\n一。\n", encoding="utf-8")
    (tmp_path / "报告.txt").write_text("乙\n\n一。\n", encoding="utf-8")
    (tmp_path / "报告.txt.txt").write_text("丙\n\n一。\n", encoding="utf-8")

    options = parse(["show", "x", "--library", str(tmp_path), "--index-dir", str(index)])
    assert options is not None
    assert open_document("报告.txt", options).name == str(tmp_path / "报告.txt")


def test_a_path_is_told_as_shortly_as_it_can_be_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/somewhere")

    assert brief(str(tmp_path / "a" / "b.txt")) == "a/b.txt"
    assert brief("/somewhere/b.txt") == "~/b.txt"
    assert brief("/elsewhere/b.txt") == "/elsewhere/b.txt"
    assert brief("../b.txt") == "../b.txt"
    assert brief("-") == "-"


def test_a_folder_is_not_a_document(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        open_document(str(tmp_path), HERE)


def test_a_dash_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO("标题\n\n粮食增产3%。\n".encode("gb18030")))
    monkeypatch.setattr("sys.stdin", stdin)

    document = open_document("-", HERE)

    assert (document.name, document.sentences[-1].text) == ("-", "粮食增产3%。")


def test_the_rest_of_a_library_is_served_when_a_file_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text("标题\n\n正文。\n", encoding="utf-8")

    served = list(documents_in([str(tmp_path), str(tmp_path / "missing.txt")]))

    assert [one.name for one in served if isinstance(one, Document)] == [str(tmp_path / "good.txt")]
    assert sorted(str(one) for one in served if isinstance(one, DocumentError)) == sorted(
        [f"{tmp_path}/empty.txt is empty", f"{tmp_path}/missing.txt does not exist"]
    )
