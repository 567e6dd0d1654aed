"""Files of formats that are not read, and files under another format's name."""

from __future__ import annotations

import zipfile
from collections.abc import Callable

from tests.corpus.hostile_files.making import SENTENCE, Case, paragraph, raw, word, zipped


def ole(*streams: str) -> Callable[[], bytes]:
    names = b"".join(name.encode("utf-16-le") for name in streams)
    return lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names + bytes(512)


OTHERS = (
    Case("old Word", "a.doc", ole("Root Entry", "WordDocument"), "save it as .docx"),
    Case("WPS", "a.wps", ole("Root Entry", "WordDocument"), "save it as .docx"),
    Case("an unknown office file", "a.wps", ole("Root Entry"), "save it as .docx"),
    Case("old Excel", "a.doc", ole("Root Entry", "Workbook"), "spreadsheet"),
    Case("old slides", "a.doc", ole("PowerPoint Document"), "presentation"),
    Case(
        "locked Word", "a.docx", ole("EncryptionInfo", "EncryptedPackage"), "locked with a password"
    ),
    Case("rich text", "a.rtf", raw(b"{\\rtf1\\ansi x}"), "RTF"),
    Case("a new spreadsheet", "a.docx", lambda: zipped({"xl/workbook.xml": "<a/>"}), "spreadsheet"),
    Case("new slides", "a.docx", lambda: zipped({"ppt/presentation.xml": "<a/>"}), "presentation"),
    Case(
        "OpenDocument",
        "a.odt",
        lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text"}, zipfile.ZIP_STORED),
        "OpenDocument",
    ),
    Case("OFD", "a.ofd", lambda: zipped({"OFD.xml": "<a/>"}), "OFD"),
    Case("CAJ", "a.caj", raw(b"CAJ\0" + bytes(99)), "CAJ"),
    Case("an archive", "a.txt", lambda: zipped({"a.txt": SENTENCE}), "unpack it first"),
    Case("the beginning of a Word file", "a.docx", raw(b"PK\x03\x04" + bytes(30)), "is damaged"),
    Case("the beginning of a book", "a.EPUB", raw(b"PK\x03\x04" + bytes(30)), "is damaged"),
    Case(
        "an archive named as a Word file",
        "a.docx",
        lambda: zipped({"a.txt": SENTENCE}),
        "is damaged: it holds no document",
    ),
    Case("another archive", "a.txt", raw(b"Rar!\x1a\x07\x01\0" + bytes(99)), "unpack it first"),
    Case("a picture", "a.pdf", raw(b"\x89PNG\r\n\x1a\n" + bytes(99)), "picture"),
    Case(
        "a saved page with its pictures",
        "a.mht",
        raw(b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n"),
        "MHTML",
    ),
    Case("a web page under another name", "a.doc", f"<html><p>{SENTENCE}".encode),
    Case("Word under another name", "a.doc", word(paragraph(SENTENCE))),
)
