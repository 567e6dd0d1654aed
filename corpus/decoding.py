"""The bytes of a text file become decoded text, with the encoding and what was lost."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Decoded text, the name of its encoding, and how many bytes could not be decoded."""

    text: str
    encoding: str
    lost: int


def decode(raw: bytes) -> Decoded:
    """The text of `raw`; undecodable bytes become U+FFFD and are counted in `lost`.

    A byte order mark decides; then whatever decodes without a loss, UTF-8 before GB18030 (whose
    texts are hardly ever valid UTF-8, while nearly any text passes for GB18030).
    """
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            text = raw.decode(encoding, "replace")
            return Decoded(text, encoding, text.count("�"))
    for encoding in ("utf-8", "gb18030"):
        try:
            return Decoded(raw.decode(encoding), encoding, 0)
        except UnicodeDecodeError:
            continue
    candidates = [(raw.decode(name, "replace"), name) for name in ("utf-8", "gb18030")]
    text, encoding = min(candidates, key=lambda candidate: candidate[0].count("�"))
    return Decoded(text, encoding, text.count("�"))
