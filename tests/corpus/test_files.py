"""What is found under the paths of a library, and how files that cannot be read are told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus import DocumentError, find_documents, read
from corpus.decoding import decode


def test_folders_are_walked_in_order_and_hidden_files_skipped(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".hidden.txt", "picture.png"):
        (tmp_path / name).write_text("文本。", encoding="utf-8")
    (tmp_path / "中").mkdir()
    (tmp_path / "中" / "c.txt").write_text("文本。", encoding="utf-8")
    found = find_documents([tmp_path])
    assert [path.name for path in found.files] == ["a.md", "b.txt", "c.txt"]
    assert found.problems == ()


def test_a_file_named_twice_is_listed_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("文本。", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert find_documents([path, tmp_path, path]).files == (path,)


def test_problems_are_told_and_the_rest_is_served(tmp_path: Path) -> None:
    good = tmp_path / "a.txt"
    good.write_text("文本。", encoding="utf-8")
    fifo = tmp_path / "pipe.txt"
    os.mkfifo(fifo)
    found = find_documents([tmp_path / "missing.txt", tmp_path])
    assert found.files == (good,)
    reasons = [str(error) for _, error in found.problems]
    assert reasons == [
        f"{tmp_path / 'missing.txt'} does not exist",
        f"{fifo} is not a regular file",
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "is empty"), (b" \n\n", "is empty"), (b"\x7fELF\0\0", "not a text")],
)
def test_files_without_text_say_so(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(DocumentError, match=reason):
        read(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_encodings_of_official_texts_are_told_apart(encoding: str) -> None:
    text = "各位代表：现在，我代表上海市人民政府，向大会报告工作。"
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.lost == 0


def test_what_cannot_be_decoded_is_counted_and_warned_about(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("各位代表，现在报告工作。".encode() + b"\xff\xff")
    assert len(read(path).warnings) == 1
