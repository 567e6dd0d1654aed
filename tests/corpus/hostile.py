"""Files that are made to harm or merely broken, built in memory, each with what becomes of it."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

MANY = 100_000
Parts: TypeAlias = Mapping[str, str | bytes]
SENTENCE = "全市地区生产总值增长5.2%，粮食总产量34.5亿斤。"


@dataclass(frozen=True, slots=True)
class Case:
    """A file by name and content, and a part of the reason it is refused with; "" when served."""

    title: str
    name: str
    build: Callable[[], bytes]
    reason: str = ""


def text(content: str, times: int = 1, encoding: str = "utf-8") -> Callable[[], bytes]:
    return lambda: (content * times).encode(encoding, "surrogatepass")


def raw(content: bytes, times: int = 1) -> Callable[[], bytes]:
    return lambda: content * times


# ZIP containers -----------------------------------------------------------------------------

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="{target}"/></Relationships>'
)


def zipped(parts: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def body(inner: str) -> str:
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f"{head}<w:document {W}><w:body>{inner}</w:body></w:document>"


def paragraph(content: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{content}</w:t></w:r></w:p>"


def docx(
    document: str | bytes, target: str = "word/document.xml", parts: Parts | None = None
) -> bytes:
    named = {f"word/{name}.xml": content for name, content in (parts or {}).items()}
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": RELATIONS.format(target=target),
            "word/document.xml": document,
            **named,
        }
    )


def word(inner: str, times: int = 1, **parts: str | bytes) -> Callable[[], bytes]:
    return lambda: docx(body(inner * times), parts=parts)


def nested(opening: str, inner: str, closing: str, depth: int) -> Callable[[], bytes]:
    return lambda: docx(body(opening * depth + inner + closing * depth))


def bomb(size: int) -> bytes:
    """A DOCX whose document unpacks to `size` million bytes, written without unpacking it."""
    head, tail = body("<w:p/>").split("<w:p/>")
    chunk = b"<w:p></w:p>" * 90_000
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("_rels/.rels", RELATIONS.format(target="word/document.xml"))
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(head.encode())
            for _ in range(size):
                part.write(chunk)
            part.write(tail.encode())
    return file.getvalue()


def broken_crc() -> bytes:
    content = bytearray(
        zipped({"word/document.xml": body(paragraph(SENTENCE))}, zipfile.ZIP_STORED)
    )
    at = content.index(SENTENCE.encode())
    content[at] ^= 0x01
    return bytes(content)


def locked_zip() -> bytes:
    content = bytearray(docx(body(paragraph(SENTENCE))))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(sign)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(sign, at + 1)
    return bytes(content)


CIRCLE = (
    f'<w:styles {W}><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style>'
    '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>'
)
BILLION = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
    '<w:start w:val="99999999999"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1%1%1%9"/>'
    '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
ENTITIES = (
    '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


def epub(spine: str, chapters: dict[str, str | bytes], **extra: str) -> bytes:
    items = "".join(
        f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>'
        for name in chapters
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata/>'
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OPS/book.opf": package,
            **{f"OPS/{name}.xhtml": content for name, content in chapters.items()},
            **{
                name.replace("__", "/").replace("_xml", ".xml"): text
                for name, text in extra.items()
            },
        }
    )


# PDF ----------------------------------------------------------------------------------------


def pdf(
    content: bytes = b"BT /F 12 Tf 72 700 Td (Hello) Tj ET",
    *,
    page: str = "",
    objects: dict[int, bytes] | None = None,
    trailer: str = "",
    kids: str = "3 0 R",
    count: int = 1,
    packed: bool = True,
) -> bytes:
    """A PDF of one page that shows `content`; objects from 10 on are the caller's."""
    stream = zlib.compress(content) if packed else content
    flate = "/Filter /FlateDecode " if packed else ""
    parts = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        3: (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources "
            f"<< /Font << /F 5 0 R >> {page} >> >>"
        ).encode(),
        4: f"<< {flate}/Length {len(stream)} >> stream\n".encode() + stream + b"\nendstream",
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        **(objects or {}),
    }
    out = bytearray(b"%PDF-1.7\n")
    places: dict[int, int] = {}
    for number, part in parts.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + part + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += f"{number} 1\n{place:010} 00000 n \n".encode()
    out += f"trailer << /Size 99 /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(out)


def rc4(key: bytes, content: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in content:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def locked_pdf() -> bytes:
    """Encrypted with the user password "secret" as PDF 1.7, 7.6.3.3, revision 2 has it."""
    padding = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
    password = (b"secret" + padding)[:32]
    owner = rc4(hashlib.md5(password).digest()[:5], password)
    identity = b"0123456789abcdef"
    permissions = struct.pack("<i", -4)
    key = hashlib.md5(password + owner + permissions + identity).digest()[:5]
    user = rc4(key, padding)
    return pdf(
        trailer=(
            f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{owner.hex()}> /U <{user.hex()}> >>"
            f" /ID [<{identity.hex()}> <{identity.hex()}>]"
        )
    )


def pdf_bomb() -> bytes:
    squeeze = zlib.compressobj(9)
    stream = b"".join(squeeze.compress(b"0 0 m " * 1_000_000) for _ in range(100)) + squeeze.flush()
    made = pdf(packed=False, content=b"")
    head, tail = made.split(b"<< /Length 0 >> stream\n")
    place = f"<< /Filter /FlateDecode /Length {len(stream)} >> stream\n".encode()
    return head + place + stream + tail


def doubly_packed() -> bytes:
    inner = zlib.compress(zlib.compress(b"\0" * 100_000_000, 9), 9)
    made = pdf(packed=False, content=b"")
    place = f"<< /Filter [/FlateDecode /FlateDecode] /Length {len(inner)} >> stream\n".encode()
    return made.replace(b"<< /Length 0 >> stream\n", place + inner)


PICTURE = {
    10: b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
    b" /BitsPerComponent 8 /Length 1 >> stream\n\xff\nendstream"
}
LOOP = {
    10: b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 5"
    b" /Resources << /XObject << /X 10 0 R >> >> >> stream\n/X Do\nendstream"
}


def ole(*streams: str) -> Callable[[], bytes]:
    names = b"".join(name.encode("utf-16-le") for name in streams)
    return lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names + bytes(512)


TEXTS = (
    Case("nothing at all", "a.txt", raw(b""), "is empty"),
    Case("nothing but spacing", "a.txt", text(" \u3000\n", 999), "is empty"),
    Case("nothing but a mark", "a.txt", raw(b"\xef\xbb\xbf"), "is empty"),
    Case("a program", "a.txt", raw(b"\x7fELF\2\1\1" + bytes(900)), "not a text file"),
    Case("zeros", "a.txt", raw(bytes(4096)), "not a text file"),
    Case("noise", "a.txt", lambda: noise(65536), "not a text file"),
    Case("terminal sequences", "a.txt", text(f"\x1b]0;x\x07\x1b[31m{SENTENCE}\x9b2J\n", 50)),
    Case("reversed text", "a.txt", text(f"\u202e{SENTENCE}\u2066\u200b\ufeff\n", 50)),
    Case("half a character", "a.txt", lambda: (SENTENCE * 9).encode()[:-1]),
    Case("half a character of GBK", "a.txt", lambda: (SENTENCE * 9).encode("gbk")[:-2]),
    Case("lone surrogates", "a.txt", text(SENTENCE + "\ud800\udfff", 9, "utf-16-le")),
    Case(
        "an odd byte of UTF-16", "a.txt", lambda: b"\xff\xfe" + SENTENCE.encode("utf-16-le") + b"x"
    ),
    Case("one long line", "a.txt", text(SENTENCE, 100_000)),
    Case("a line of 50 MB", "a.txt", text(SENTENCE, 50_000_000 // 60), "too large"),
    Case("a line of one letter", "a.txt", text("a", 8_000_000)),
    Case("a line of digits", "a.txt", text("1", 2_000_000)),
    Case("brackets that never close", "a.txt", text("（", 2_000_000)),
    Case("quotes that never close", "a.txt", text("“", 2_000_000)),
    Case("full stops", "a.txt", text("。", 2_000_000)),
    Case("points", "a.txt", text("1.", 1_000_000)),
    Case("a line for every letter", "a.txt", text("字\n", 60_000)),
    Case("blank lines", "a.txt", lambda: b"\n" * 1_000_000 + SENTENCE.encode()),
    Case("carriage returns", "a.txt", text(f"{SENTENCE}\r", 2_000)),
    Case("headings only", "a.txt", text("一、标题\n", 40_000)),
    Case("spacing inside", "a.txt", ("报" + " " * 5_000_000 + "告。").encode),
    Case("combining marks", "a.txt", text("报" + "\u0301" * 100_000)),
)

PAGES = (
    Case("elements in elements", "a.html", text("<div>", MANY), "is empty"),
    Case(
        "text in elements in elements",
        "a.html",
        lambda: b"<html>" + b"<div><p>" * MANY + SENTENCE.encode(),
    ),
    Case(
        "tables in tables",
        "a.html",
        lambda: b"<html>" + b"<table><tr><td>" * 50_000 + SENTENCE.encode(),
    ),
    Case("a tag that never ends", "a.html", text("<a", MANY), "is empty"),
    Case(
        "quotes that never close in tags",
        "a.html",
        (f"<html><p>{SENTENCE}" + "<a x='>" * 50_000).encode,
    ),
    Case(
        "a comment that never ends",
        "a.html",
        (f"<html><p>{SENTENCE}" + "<!--" * MANY).encode,
    ),
    Case(
        "styles that never end",
        "a.html",
        (f"<html><p>{SENTENCE}" + "<style>" * MANY).encode,
    ),
    Case("ampersands", "a.html", (f"<html><p>{SENTENCE}" + "&" * 1_000_000).encode),
    Case(
        "a hundred thousand attributes",
        "a.html",
        ("<html><p " + "a=1 " * 100_000 + f">{SENTENCE}").encode,
    ),
    Case(
        "entities that grow",
        "a.xhtml",
        f"<html>{ENTITIES}<p>&i;{SENTENCE}</p></html>".encode,
    ),
    Case(
        "control characters as entities",
        "a.html",
        f"<html><p>&#27;[31m{SENTENCE}&#x202e;".encode,
    ),
    Case(
        "a lie about the encoding",
        "a.html",
        f'<html><meta charset="gbk"><p>{SENTENCE}'.encode,
    ),
    Case("scripts only", "a.html", raw(b"<html><script>document.write('x')</script>"), "is empty"),
    Case("closing tags only", "a.html", (f"<html><p>{SENTENCE}" + "</div>" * MANY).encode),
    Case("links only", "a.html", ("<html>" + "<a href=x>链接</a>" * 50_000).encode),
    Case("brackets of links", "a.md", text("[", MANY)),
    Case("brackets of links with text", "a.md", text("[a](", 50_000)),
    Case("stars", "a.md", text("*a ", 100_000)),
    Case("backticks", "a.md", text("`a``", 50_000)),
    Case("quotes in quotes", "a.md", lambda: b">" * MANY + SENTENCE.encode()),
    Case("a row of pipes", "a.md", lambda: b"|" * MANY + SENTENCE.encode()),
    Case("a fence that never ends", "a.md", lambda: f"```\n{SENTENCE}\n".encode() * 1000),
    Case("comments that never end", "a.md", (SENTENCE + "<!--" * MANY).encode),
    Case(
        "front matter that never ends",
        "a.md",
        ("---\n" + "a: b\n" * 50_000 + SENTENCE).encode,
    ),
)

WORDS = (
    Case("a bomb of 300 MB", "a.docx", lambda: bomb(300), "unpacks to more than"),
    Case("paragraphs by the hundred thousand", "a.docx", word("<w:p/>", 300_000), "is empty"),
    Case("half a file", "a.docx", lambda: docx(body(paragraph(SENTENCE) * 99))[:-200], "damaged"),
    Case("no document", "a.docx", lambda: zipped({"word/other.xml": "<a/>"}), "holds no document"),
    Case(
        "entities that grow",
        "a.docx",
        lambda: docx(ENTITIES + body(paragraph("&i;"))),
        "declares XML entities",
    ),
    Case(
        "entities in UTF-16",
        "a.docx",
        lambda: docx((ENTITIES + body("")).replace("UTF-8", "UTF-16").encode("utf-16")),
        "declares XML entities",
    ),
    Case("not well-formed", "a.docx", lambda: docx(body("<w:p>")), "not well-formed"),
    Case(
        "elements in elements",
        "a.docx",
        nested("<w:sdt>", paragraph(SENTENCE), "</w:sdt>", 100_000),
        "damaged",
    ),
    Case(
        "tables in tables",
        "a.docx",
        nested("<w:tbl><w:tr><w:tc>", paragraph(SENTENCE), "</w:tc></w:tr></w:tbl>", 50_000),
        "damaged",
    ),
    Case(
        "boxes in boxes",
        "a.docx",
        nested(
            "<w:p><w:r><w:pict><w:txbxContent>",
            paragraph(SENTENCE),
            "</w:txbxContent></w:pict></w:r></w:p>",
            3_000,
        ),
        "damaged",
    ),
    Case(
        "styles that are their own base",
        "a.docx",
        word(
            paragraph(SENTENCE, '<w:pPr><w:pStyle w:val="a"/></w:pPr>'),
            styles=CIRCLE,
        ),
    ),
    Case(
        "a list that counts from a billion",
        "a.docx",
        word(
            paragraph(
                SENTENCE,
                '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>',
            ),
            numbering=BILLION,
        ),
    ),
    Case("a password", "a.docx", locked_zip, "locked with a password"),
    Case("a part that is not what it was", "a.docx", broken_crc, "cannot be unpacked"),
    Case(
        "a part outside",
        "a.docx",
        lambda: docx(body(paragraph(SENTENCE)), target="../../../etc/passwd"),
        "holds no document",
    ),
    Case("reversed text", "a.docx", word(paragraph(f"\u202e{SENTENCE}\u200b"))),
    Case("one paragraph of 20 MB", "a.docx", word(paragraph(SENTENCE * 300_000))),
    Case(
        "a hundred thousand parts",
        "a.docx",
        lambda: zipped(
            {
                **{f"word/{at}": b"" for at in range(30_000)},
                "word/document.xml": body(paragraph(SENTENCE)),
            }
        ),
        "holds no document",
    ),
)

BOOKS = (
    Case(
        "no container",
        "a.epub",
        lambda: zipped({"mimetype": "application/epub+zip"}, zipfile.ZIP_STORED),
        "holds no document",
    ),
    Case(
        "one chapter ten thousand times",
        "a.epub",
        lambda: epub(
            '<itemref idref="a"/><itemref idref="b"/>' * 10_000,
            {"a": f"<html><p>{SENTENCE}" * 9, "b": f"<html><p>{SENTENCE}"},
        ),
    ),
    Case(
        "a bomb of chapters",
        "a.epub",
        lambda: epub(
            "".join(f'<itemref idref="c{at}"/>' for at in range(9)),
            {f"c{at}": b"<p>" + b" " * 30_000_000 for at in range(9)},
        ),
        "unpacks to more than",
    ),
    Case(
        "a publisher's lock",
        "a.epub",
        lambda: epub(
            '<itemref idref="a"/>',
            {"a": "x"},
            **{"META-INF__encryption_xml": "<a/>", "META-INF__rights_xml": "<a/>"},
        ),
        "DRM",
    ),
    Case(
        "a chapter outside",
        "a.epub",
        lambda: epub(
            '<itemref idref="../../../../etc/passwd"/>', {"../../../../etc/passwd": "x", "a": "y"}
        ),
        "is empty",
    ),
    Case(
        "entities that grow", "a.epub", lambda: epub(ENTITIES, {"a": "x"}), "declares XML entities"
    ),
)

PRINTS = (
    Case(
        "a picture of a page",
        "a.pdf",
        lambda: pdf(b"/X Do", page="/XObject << /X 10 0 R >>", objects=PICTURE),
        "pictures of pages and no text",
    ),
    Case("a password", "a.pdf", locked_pdf, "locked with a password"),
    Case("half a file", "a.pdf", lambda: pdf()[:150], "damaged"),
    Case("a header and noise", "a.pdf", lambda: b"%PDF-1.7\n" + noise(100_000), "damaged"),
    Case("a blank page", "a.pdf", lambda: pdf(b""), "is empty"),
    Case(
        "pages that are their own parents",
        "a.pdf",
        lambda: pdf(kids="2 0 R 2 0 R", count=99),
        "damaged",
    ),
    Case("a billion pages", "a.pdf", lambda: pdf(count=1_000_000_000)),
    Case(
        "a drawing that draws itself",
        "a.pdf",
        lambda: pdf(b"/X Do", page="/XObject << /X 10 0 R >>", objects=LOOP),
        "no text",
    ),
    Case(
        "arrays in arrays",
        "a.pdf",
        lambda: pdf(b"[" * 5_000_000 + b"BT /F 12 Tf (Hello) Tj ET"),
        "is empty",
    ),
    Case("a bomb of paths", "a.pdf", pdf_bomb, "ended unexpectedly"),
    Case("packed twice", "a.pdf", doubly_packed, "is empty"),
    Case(
        "a million letters on one spot",
        "a.pdf",
        lambda: pdf(b"BT /F 12 Tf 72 700 Td " + b"(aaaaaaaaaa) Tj 0 0 Td " * 100_000 + b"ET"),
    ),
    Case(
        "letters far outside",
        "a.pdf",
        lambda: pdf(b"BT /F 1e30 Tf 1e30 -1e30 Td (Hello) Tj ET"),
        "is empty",
    ),
)

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

CASES = (*TEXTS, *PAGES, *WORDS, *BOOKS, *PRINTS, *OTHERS)


def noise(size: int) -> bytes:
    """Bytes that look like nothing, the same every time."""
    out = bytearray()
    block = b"noise"
    while len(out) < size:
        block = hashlib.sha256(block).digest()
        out += block
    return bytes(out[:size])
