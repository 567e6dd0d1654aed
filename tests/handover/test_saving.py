from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus import UsageError, parse, read
from handover.saving import save


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("replace", [True, False])
def test_a_text_is_written_as_it_is(tmp_path: Path, *, replace: bool) -> None:
    path = tmp_path / "a.csv"
    save("甲,乙\r\n", path, (), replace=replace)
    assert path.read_bytes() == "甲,乙\r\n".encode()
    assert names(tmp_path) == ["a.csv"]


def test_a_file_is_replaced_only_where_that_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(UsageError, match="is there already"):
        save("new", path, (), replace=False)
    assert path.read_text(encoding="utf-8") == "old"
    save("new", path, (), replace=True)
    assert path.read_text(encoding="utf-8") == "new"
    assert names(tmp_path) == ["a.md"]


@pytest.mark.parametrize("replace", [True, False])
def test_a_document_is_never_written_over(tmp_path: Path, *, replace: bool) -> None:
    path = tmp_path / "a.md"
    path.write_text("通知", encoding="utf-8")
    with pytest.raises(UsageError, match="one of the documents"):
        save("new", path, (read(path),), replace=replace)
    assert path.read_text(encoding="utf-8") == "通知"


@pytest.mark.parametrize("replace", [True, False])
def test_what_cannot_be_encoded_leaves_nothing_behind(tmp_path: Path, *, replace: bool) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        save("\ud800", tmp_path / "a.md", (), replace=replace)
    assert names(tmp_path) == []


def test_a_folder_and_a_place_that_is_not_there_are_told(tmp_path: Path) -> None:
    document = parse("通知\n", "-")
    with pytest.raises(UsageError, match="is a folder"):
        save("new", tmp_path, (document,), replace=True)
    with pytest.raises(UsageError, match="cannot be written"):
        save("new", tmp_path / "none" / "a.md", (document,), replace=False)


def test_what_is_no_regular_file_is_written_to_and_stays(tmp_path: Path) -> None:
    save("new", Path(os.devnull), (), replace=True)
    assert not Path(os.devnull).is_file()
