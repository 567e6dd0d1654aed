"""Word files that are made to harm or merely broken."""

from __future__ import annotations

import io
import zipfile

from tests.corpus.hostile_files.making import (
    ENTITIES,
    RELATIONS,
    SENTENCE,
    Case,
    W,
    body,
    docx,
    nested,
    paragraph,
    taking_in,
    word,
    zipped,
)


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
    Case(
        "a page taken in a thousand times",
        "a.docx",
        lambda: taking_in({"a.txt": " " * 4_000_000}, times=1_000),
        "unpacks to more than",
    ),
    Case(
        "files in files that multiply",
        "a.docx",
        lambda: taking_in(
            {"a.docx": taking_in({"a.docx": docx(body(paragraph(SENTENCE)))}, times=20)}, times=20
        ),
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
