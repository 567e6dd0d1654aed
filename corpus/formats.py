"""The bytes and the name of a file become the format it is in: one table for all formats."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from corpus.errors import N_, DocumentError

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Format:
    """A format that is read.

    `module` has the function `read(raw, name) -> Extracted`. `apart` says that it is parsed in a
    process of its own whatever its size; `largest` is the size in bytes beyond which it is refused.
    """

    name: str
    extensions: tuple[str, ...]
    media_type: str
    module: str
    apart: bool
    largest: int


FORMATS = (
    Format(
        "text",
        (".txt", ".text"),
        "text/plain",
        "corpus.readers.plain",
        apart=False,
        largest=16 * MEBIBYTE,
    ),
    Format(
        "Markdown",
        (".md", ".markdown"),
        "text/markdown",
        "corpus.readers.markdown",
        apart=False,
        largest=16 * MEBIBYTE,
    ),
    Format(
        "HTML",
        (".html", ".htm", ".shtml", ".xhtml"),
        "text/html",
        "corpus.readers.html",
        apart=False,
        largest=16 * MEBIBYTE,
    ),
    Format(
        "DOCX",
        (".docx", ".docm", ".dotx"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "corpus.readers.docx",
        apart=True,
        largest=256 * MEBIBYTE,
    ),
    Format(
        "PDF",
        (".pdf",),
        "application/pdf",
        "corpus.readers.pdf",
        apart=True,
        largest=256 * MEBIBYTE,
    ),
    Format(
        "EPUB",
        (".epub",),
        "application/epub+zip",
        "corpus.readers.epub",
        apart=True,
        largest=256 * MEBIBYTE,
    ),
)
"""Every format that is read. A format is added by one entry here."""

REFUSED_EXTENSIONS = (
    ".doc",
    ".dot",
    ".wps",
    ".wpt",
    ".rtf",
    ".odt",
    ".ofd",
    ".mht",
    ".mhtml",
    ".caj",
)
"""Documents that a walk must not pass over in silence, though they are not read."""

EXTENSIONS = frozenset(
    (*(extension for each in FORMATS for extension in each.extensions), *REFUSED_EXTENSIONS)
)
"""What a walk through a folder takes for a document; a file named outright is always tried."""

_BY_NAME = {each.name: each for each in FORMATS}
_BY_EXTENSION = {extension: each for each in FORMATS for extension in each.extensions}
LARGEST = max(each.largest for each in FORMATS)

OLD_WORD = N_(
    "{name} is a Word file of the old kind (.doc): open it in LibreOffice, WPS or Word and save it"
    " as .docx"
)
OLD_SHEET = N_(
    "{name} is a spreadsheet, not a document: save the sheet as a web page (.html) to search it"
)
SLIDES = N_("{name} is a presentation, not a document: export it as PDF to search it")
LOCKED = N_("{name} is locked with a password: open it and save a copy without one")
OTHER_OLE = N_(
    "{name} is a file of an old office program: open it in LibreOffice or WPS and save it as .docx"
)
RICH_TEXT = N_("{name} is an RTF file: open it in LibreOffice, WPS or Word and save it as .docx")
OPEN_DOCUMENT = N_(
    "{name} is an OpenDocument file: open it in LibreOffice or WPS and save it as .docx"
)
FIXED_LAYOUT = N_("{name} is an OFD file: open it in WPS or an OFD reader and export it as PDF")
CNKI = N_("{name} is a CAJ file: open it in CAJViewer and print it to PDF")
PICTURE = N_("{name} is a picture: recognise its text first (OCR), and save that as .txt or .docx")
ARCHIVE = N_("{name} is an archive: unpack it first")
WEB_ARCHIVE = N_("{name} is a web archive (MHTML): open it in a browser and save it as HTML")
NO_TEXT = N_("{name} is not a text file")
FOREIGN = N_(
    "{name} is not in UTF-8, and no Chinese text in GB18030 or Big5: save it as UTF-8 to read it"
)
TOO_LARGE = N_("{name} is too large: {size} MB, and {format} is read up to {largest} MB; split it")

_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"{\\rtf", RICH_TEXT),
    (0, b"\x89PNG\r\n\x1a\n", PICTURE),
    (0, b"\xff\xd8\xff", PICTURE),
    (0, b"GIF87a", PICTURE),
    (0, b"GIF89a", PICTURE),
    (0, b"II*\0", PICTURE),
    (0, b"MM\0*", PICTURE),
    (8, b"WEBPVP8", PICTURE),
    (4, b"ftypheic", PICTURE),
    (0, b"AT&TFORM", PICTURE),
    (0, b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (0, b"Rar!\x1a\x07", ARCHIVE),
    (0, b"\x1f\x8b", ARCHIVE),
    (0, b"BZh", ARCHIVE),
    (0, b"\xfd7zXZ\0", ARCHIVE),
    (0, b"\x28\xb5\x2f\xfd", ARCHIVE),
    (257, b"ustar", ARCHIVE),
    (0, b"CAJ\0", CNKI),
    (0, b"HN\0\0", CNKI),
    (0, b"KDH ", CNKI),
    (0, b"\x7fELF", NO_TEXT),
    (0, b"MZ\x90", NO_TEXT),
    (0, b"SQLite format 3\0", NO_TEXT),
)
"""Where a signature stands, the signature, and what is said of such a file."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", LOCKED),
    ("WordDocument", OLD_WORD),
    ("Workbook", OLD_SHEET),
    ("PowerPoint Document", SLIDES),
)

_ZIP = b"PK\x03\x04"
_ZIP_PARTS = (
    (b"word/", "DOCX"),
    (b"mimetypeapplication/epub+zip", "EPUB"),
    (b"META-INF/container.xml", "EPUB"),
    (b"mimetypeapplication/vnd.oasis", OPEN_DOCUMENT),
    (b"OFD.xml", FIXED_LAYOUT),
    (b"xl/", OLD_SHEET),
    (b"ppt/", SLIDES),
)
"""What the names in a ZIP archive tell of it: a format, or what is said of such a file."""

_markup = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html[\s>]|\?xml[^>]{0,200}\?>\s*"
    rb"(?:<!doctype\s+html[^>]{0,300}>\s*)?<html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_fragment = re.compile(
    rb"\s*<(p|div|table|span|section|article|h[1-6]|ul|ol|center|font)[\s>].{0,4000}?</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)
"""What a text begins with that was cut out of a web page with its tags."""

_mail = re.compile(
    rb"(?:From|MIME-Version|Snapshot-Content-Location|Subject):.{0,2000}?multipart/related",
    re.DOTALL,
)


def format_of(raw: bytes, name: str) -> Format:
    """The format of a file: what its bytes say, and for text what its name says.

    Raises DocumentError, with what to do, when it is of a kind that is not read or too large.
    """
    found = _by_bytes(raw, name) or _by_name(name)
    if found.name == "text" and _fragment.match(raw.removeprefix(b"\xef\xbb\xbf")[:8192]):
        found = _BY_NAME["HTML"]
    if len(raw) > found.largest:
        raise too_large(name, len(raw), found)
    return found


def largest_of(head: bytes) -> int:
    """The size in bytes beyond which a file that begins so need not be read at all."""
    packed = b"%PDF-" in head or head.startswith(_ZIP)
    return LARGEST if packed else _BY_NAME["text"].largest


def too_large(name: str, size: int, found: Format | None = None) -> DocumentError:
    """The refusal of a file of `size` bytes; one of an unknown format is taken for a text."""
    found = found or _BY_NAME["text"]
    return DocumentError(
        TOO_LARGE,
        name=name,
        size=-(-size // 1_000_000),
        format=found.name,
        largest=found.largest // 1_000_000,
    )


def text_format_of(name: str) -> Format:
    """The format of an already decoded text by its name."""
    found = _by_name(name)
    return found if found.name == "Markdown" else _BY_NAME["text"]


def _by_name(name: str) -> Format:
    found = _BY_EXTENSION.get(PurePath(name).suffix.lower())
    return found if found and not found.apart else _BY_NAME["text"]


def _by_bytes(raw: bytes, name: str) -> Format | None:
    if b"%PDF-" in raw[:1024]:
        return _BY_NAME["PDF"]
    if raw.startswith(_ZIP):
        return _zip_format(raw, name)
    if raw.startswith(_OLE):
        raise DocumentError(_ole_kind(raw), name=name)
    for start, signature, refusal in _MAGIC:
        if raw.startswith(signature, start):
            raise DocumentError(refusal, name=name)
    if _mail.match(raw[:4096]):
        raise DocumentError(WEB_ARCHIVE, name=name)
    if _markup.match(raw.removeprefix(b"\xef\xbb\xbf")[:4096]):
        return _BY_NAME["HTML"]
    return None


def _zip_format(raw: bytes, name: str) -> Format:
    """What an archive is by the names of its parts, which stand in the clear.

    One that tells none of them is what its own name says, and then damaged.
    """
    window = raw[:4096] + raw[-(1 << 16) :]
    for part, meaning in _ZIP_PARTS:
        if part in window:
            if meaning in _BY_NAME:
                return _BY_NAME[meaning]
            raise DocumentError(meaning, name=name)
    named = _BY_EXTENSION.get(PurePath(name).suffix.lower())
    if named and any(named.name == meaning for _part, meaning in _ZIP_PARTS):
        return named
    raise DocumentError(ARCHIVE, name=name)


def _ole_kind(raw: bytes) -> str:
    for stream, refusal in _OLE_STREAMS:
        if stream.encode("utf-16-le") in raw:
            return refusal
    return OTHER_OLE
