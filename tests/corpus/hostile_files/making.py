"""What hostile files are made of: a case, plain bytes, archives, the parts of Word files."""

from __future__ import annotations

import hashlib
import io
import zipfile
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


def noise(size: int) -> bytes:
    """Bytes that look like nothing, the same every time."""
    out = bytearray()
    block = b"noise"
    while len(out) < size:
        block = hashlib.sha256(block).digest()
        out += block
    return bytes(out[:size])


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


def taking_in(parts: dict[str, bytes | str], times: int = 1) -> bytes:
    """A DOCX that holds nothing but parts of other formats, each taken in so many times."""
    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    named = "".join(
        f'<Relationship Id="r{at}" Type="aFChunk" Target="/word/{name}"/>'
        for at, name in enumerate(parts)
    )
    chunks = "".join(f'<w:altChunk xmlns:r="r" r:id="r{at}"/>' for at in range(len(parts)))
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": RELATIONS.format(target="word/document.xml"),
            "word/document.xml": body(chunks * times),
            "word/_rels/document.xml.rels": f"{head}{named}</Relationships>",
            **{f"word/{name}": content for name, content in parts.items()},
        }
    )


def word(inner: str, times: int = 1, **parts: str | bytes) -> Callable[[], bytes]:
    return lambda: docx(body(inner * times), parts=parts)


def nested(opening: str, inner: str, closing: str, depth: int) -> Callable[[], bytes]:
    return lambda: docx(body(opening * depth + inner + closing * depth))


ENTITIES = (
    '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
