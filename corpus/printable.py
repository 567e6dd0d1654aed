"""Any string becomes one that a terminal may show: nothing in it moves the cursor or hides text.

Control, format and surrogate characters (Unicode general categories Cc, Cf, Cs, Zl and Zp) become
visible stand-ins; every other character stays as it is, and so does the zero-width joiner between
two emoji, where it is part of the picture.
"""

from __future__ import annotations

import re

_EMOJI = "\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff"
UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e"
    "\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0001\U000e0020-\U000e007f]"
    f"|(?<![{_EMOJI}])\u200d|\u200d(?![{_EMOJI}])"
)
"""What moves the cursor, hides text or turns it round, wherever it is shown."""


def printable(text: str) -> str:
    """The text with each unsafe character replaced by a visible one or an escape.

    C0 controls become their pictures (␛), bytes that a file name could not decode their `\\x9b`,
    everything else its code point (`\\u202e`). Safe text is returned as it came.
    """
    return UNSAFE.sub(_stand_in, text)


def bare(text: str) -> str:
    """The text without its unsafe characters: for what is typed and pasted, not for documents."""
    return UNSAFE.sub("", text)


def _stand_in(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if 0xDC80 <= code <= 0xDCFF:
        code -= 0xDC00
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
