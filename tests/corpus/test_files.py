"""What is found under the paths of a library, and how files that cannot be read are told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus import Document, DocumentError, find_documents, parse, read, read_many, warnings_of
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
    document = read(path)
    assert document.lost == 2
    assert len(warnings_of(document)) == 1


@pytest.mark.parametrize(
    ("encoding", "codec", "text"),
    [
        ("big5", "cp950", "各位代表：現在，我代表市政府，向大會報告工作，請予審議。"),
        ("utf-16-le", "utf-16-le", "各位代表：现在，我代表上海市人民政府，向大会报告工作。"),
        ("utf-16-be", "utf-16-be", "各位代表：现在，我代表上海市人民政府，向大会报告工作。"),
        ("gb18030", "gbk", "第一条 为了规范行政行为。"),
    ],
)
def test_an_encoding_is_told_by_what_reads_as_chinese(encoding: str, codec: str, text: str) -> None:
    decoded = decode(text.encode(codec))
    assert (decoded.text, decoded.encoding, decoded.lost) == (text, encoding, 0)


def test_encodings_may_be_mixed_in_a_folder(tmp_path: Path) -> None:
    for codec in ("utf-8", "gbk", "utf-16", "utf-16-le"):
        (tmp_path / f"{codec}.txt").write_bytes("各位代表，现在报告工作。".encode(codec))
    texts = {read(path).paragraphs[0].text for path in find_documents([tmp_path]).files}
    assert texts == {"各位代表，现在报告工作。"}


def test_what_is_excluded_is_passed_over_and_what_is_included_again_is_not(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "草稿/c.txt", "正文/d.txt", "正文/旧/e.txt", "正文/旧/f.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("文本。", encoding="utf-8")
    (tmp_path / ".gitignore").write_text("草稿/\nb.txt\ne.txt\n", encoding="utf-8")
    (tmp_path / ".jiaokanignore").write_text("!b.txt\n", encoding="utf-8")
    (tmp_path / "正文" / ".gitignore").write_text("!/旧/e.txt\n/d.txt\n", encoding="utf-8")
    found = find_documents([tmp_path])
    assert {str(path.relative_to(tmp_path)) for path in found.files} == {
        *("a.txt", "b.txt", "正文/旧/e.txt", "正文/旧/f.txt")
    }
    assert find_documents([tmp_path / "草稿" / "c.txt"]).files != ()


def test_a_document_is_known_again_under_another_name(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("各位代表，现在报告工作。", encoding="utf-8")
    before = read(path)
    after = read(path.rename(tmp_path / "b.txt"))
    assert before.identity == after.identity != ""
    (tmp_path / "b.txt").write_text("各位代表，现在报告工作！", encoding="utf-8")
    assert read(tmp_path / "b.txt").identity != before.identity


def test_a_folder_is_read_in_order_whatever_its_formats(tmp_path: Path) -> None:
    from tests.corpus.hostile_files.making import body, docx, paragraph

    for at in range(12):
        (tmp_path / f"{at:02}.docx").write_bytes(docx(body(paragraph(f"第{at}份报告。"))))
        (tmp_path / f"{at:02}.txt").write_text(f"第{at}份说明。", encoding="utf-8")
    files = find_documents([tmp_path]).files
    readings = list(read_many(files))
    assert [reading.path for reading in readings] == list(files)
    texts = [
        each.outcome.paragraphs[0].text for each in readings if isinstance(each.outcome, Document)
    ]
    assert texts == [text for at in range(12) for text in (f"第{at}份报告。", f"第{at}份说明。")]


def test_a_document_without_a_title_is_called_by_what_can_be_shown_of_its_name() -> None:
    assert parse("", "a/x\x1b[2J\u202e.txt").title == "x␛[2J\\u202e"
