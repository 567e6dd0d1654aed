"""Lines of pieces become text in the sixteen colours that the user's own theme decides on."""

from __future__ import annotations

from typesetting.pieces import Line, Role

_SGR = {
    Role.HEADING: "1",
    Role.BYLINE: "2",
    Role.CAPTION: "3",
    Role.NAVIGATION: "2",
    Role.MUTED: "2",
    Role.MATCH: "1;31",
    Role.FIGURE: "36",
    Role.STRUCK: "2;9",
    Role.ADDED_WORD: "1;32",
    Role.REMOVED_WORD: "31",
    Role.STRUCK_WORD: "9;31",
    Role.FIGURE_ADDED: "1;30;43",
    Role.FIGURE_REMOVED: "1;31;4",
    Role.FIGURE_CHANGED: "1;33;4",
    Role.FIGURE_RESTATED: "4;2",
    Role.GUTTER: "2",
    Role.SIGN_CHANGED: "1;33",
    Role.SIGN_ADDED: "1;32",
    Role.SIGN_REMOVED: "1;31",
    Role.SIGN_MOVED: "1;36",
    Role.SIGN_FIGURE: "1;33",
    Role.FOLD: "2",
    Role.HATCH: "2",
}


def rendered(line: Line, *, color: bool) -> str:
    """The line with its line feed; without colour nothing trails it."""
    if not color:
        return "".join(piece.text for piece in line).rstrip(" ") + "\n"
    parts = []
    for text, role in line:
        code = _SGR.get(role)
        parts.append(f"\x1b[{code}m{text}\x1b[0m" if code and text else text)
    return "".join(parts).rstrip(" ") + "\n"


def linked(text: str, address: str) -> str:
    """The text as a link that terminals can open (OSC 8); `address` is a URI."""
    return f"\x1b]8;;{address}\x1b\\{text.removesuffix(chr(10))}\x1b]8;;\x1b\\\n"
