"""PDF files that are made to harm or merely broken."""

from __future__ import annotations

import hashlib
import struct
import zlib

from tests.corpus.hostile_files.making import Case, noise


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
