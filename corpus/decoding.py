"""The bytes of a text file become decoded text, with the encoding and what was lost."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache

from corpus.simplification import PAIRS

SAMPLE = 1 << 13
"""Bytes that are weighed where more than one encoding could have been meant."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_CODECS = {
    "utf-8": "utf-8",
    "gb18030": "gb18030",
    "big5": "cp950",
    "big5-hkscs": "big5hkscs",
}
"""Encodings of Chinese text as they are told, and the codecs that read all that is written in them:
GB18030 for GB2312 and GBK, Microsoft's table for Big5."""

_WEIGHED = ("utf-8", "gb18030", "big5")
"""The encodings that texts are weighed in; Hong Kong's Big5 is tried where Big5 falls short."""

_DECLARED = {
    "utf8": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5",
    "big5hkscs": "big5-hkscs",
}

_FREQUENT = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子"
    "说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机"
    "当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心"
    "反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程"
    "展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期"
    "根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志"
    "世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每"
    "目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律"
    "究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便"
    "团往历市克何除消构府称准精值号率族维划选标写存候亲快效斯院查江型按格养易置派层片始却专状育厂京"
    "识适属包火住调满县局照参红细引听该铁价严村镇乡城企投增培促推民生服务改革创新环境贯彻落实健完善"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Decoded text, the name of its encoding, and how many characters could not be decoded."""

    text: str
    encoding: str
    lost: int


def decode(raw: bytes, declared: str = "") -> Decoded:
    """The text of `raw`; what cannot be decoded becomes U+FFFD and is counted in `lost`.

    A byte order mark decides; then UTF-8, which no other text passes for; then `declared`, if the
    bytes agree; else the encoding whose text looks most like written Chinese.
    """
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            return _decoded(raw, codec, codec)
    sample = _sample(raw)
    if b"\0" not in sample:
        try:
            return Decoded(raw.decode("utf-8"), "utf-8", 0)
        except UnicodeDecodeError:
            pass
    if wide := _wide(sample):
        return _decoded(raw, wide, wide)
    told = _DECLARED.get(re.sub("[^a-z0-9]", "", declared.lower()), "")
    if told:
        try:
            return Decoded(raw.decode(_CODECS[told]), told, 0)
        except UnicodeDecodeError:
            pass
    name = max(_WEIGHED, key=lambda each: _likeness(sample.decode(_CODECS[each], "replace")))
    decoded = _decoded(raw, name, _CODECS[name])
    if name == "big5" and decoded.lost:
        decoded = min(decoded, _decoded(raw, "big5-hkscs", "big5hkscs"), key=lambda one: one.lost)
    return decoded


def _sample(raw: bytes) -> bytes:
    """What is weighed: from shortly before the first byte that is no ASCII."""
    first = _foreign.search(raw)
    start = max(0, first.start() - 256) // 2 * 2 if first else 0
    return raw[start : start + SAMPLE]


def looks_binary(text: str) -> bool:
    """Whether decoded bytes were no text: one character in twenty is a control or was lost."""
    sample = text[: 32 * SAMPLE]
    strange = len(_strange.findall(sample))
    return strange > max(8, 0.05 * len(sample)) or (
        "\0" in sample and strange > max(_STRAY, 0.01 * len(sample))
    )


def looks_foreign(text: str, encoding: str) -> bool:
    """Whether decoded bytes are Chinese only by their encoding, which was not theirs.

    In two thirds of the characters of written Chinese, and in one fifth at most of what Japanese,
    Korean or Cyrillic bytes become, a frequent one stands.
    """
    if encoding not in _GUESSED:
        return False
    sample = text[: 32 * SAMPLE].replace("\ufffd", "")
    return sum(character > "\x7f" for character in sample) >= _FEWEST and (
        _likeness(sample) < _LEAST_LIKE
    )


_GUESSED = frozenset(_CODECS) - {"utf-8"}
_FEWEST, _LEAST_LIKE = 64, 0.35
"""Characters beyond ASCII from which a text is judged, and how like Chinese it must be."""

_STRAY = 2
"""Zero bytes that a good text of any length may hold."""

_foreign = re.compile(rb"[\x80-\xff]")
_strange = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd\ufffe\uffff]")
_common_marks = "，。、；：“”（）《》！？ \n\r\u3000"


@cache
def _frequent() -> frozenset[str]:
    """The frequent characters, simplified and traditional, and the punctuation between them."""
    simplified = frozenset(_FREQUENT)
    pairs = zip(PAIRS[::2], PAIRS[1::2], strict=True)
    return simplified | {old for old, new in pairs if new in simplified} | set(_common_marks)


def _likeness(text: str) -> float:
    """How much a text looks like written Chinese; ASCII, which all encodings share, is left out."""
    foreign = [character for character in text if character > "\x7f"]
    if not foreign:
        return 0.0
    frequent = _frequent()
    good = sum(character in frequent for character in foreign)
    lost = sum(character == "\ufffd" or "\ue000" <= character <= "\uf8ff" for character in foreign)
    return (good - 4 * lost) / len(foreign)


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark by its byte order, or ""."""
    sample = sample[: len(sample) // 2 * 2]
    if not sample:
        return ""
    likeness, name = max(_likeness_wide(sample, name) for name in ("utf-16-le", "utf-16-be"))
    if likeness < 0.5:
        return ""
    narrow = max(_likeness(sample.decode(_CODECS[name], "replace")) for name in _WEIGHED)
    return name if likeness > narrow else ""


def _likeness_wide(sample: bytes, name: str) -> tuple[float, str]:
    text = sample.decode(name, "replace")
    plain = sum("\x20" <= character <= "\x7e" for character in text)
    lost = len(_strange.findall(text))
    whole = len(text) or 1
    likeness = _likeness(text) * (whole - plain) / whole + plain / whole
    return likeness - 4 * lost / whole, name


def _decoded(raw: bytes, name: str, codec: str) -> Decoded:
    text = raw.decode(codec, "replace")
    return Decoded(text, name, text.count("\ufffd") - _genuine(raw, codec))


def _genuine(raw: bytes, codec: str) -> int:
    """How many replacement characters the file itself holds."""
    if codec.startswith(("utf-8", "gb18030")):
        return raw.count("\ufffd".encode(codec.removesuffix("-sig")))
    return 0
