"""A picture of a terminal as Rich draws it becomes one whose every character keeps to its cells."""

from __future__ import annotations

import html
import re
from itertools import groupby

from rich.cells import cell_len

_TEXT = re.compile(
    r'<text (?P<before>[^>]*?)x="(?P<x>[\d.]+)" y="(?P<y>[\d.]+)" textLength="(?P<length>[\d.]+)"'
    r"(?P<after>[^>]*)>(?P<text>[^<]*)</text>"
)


_AIR = 4.4
"""What two cells of Rich's pictures are wider than a Chinese character in their size."""


def _on_cells(match: re.Match[str]) -> str:
    """The text cut where narrow and wide characters meet, each wide one set on its own cells.

    Rich gives every character the length of one cell, so that wide ones would be squeezed.
    """
    text = html.unescape(match["text"])
    if not text or cell_len(text) == len(text):
        return match[0]
    cell = float(match["length"]) / len(text)
    x = float(match["x"])
    parts = []
    for wide, group in groupby(text, key=lambda character: cell_len(character) > 1):
        part = "".join(group)
        cells = cell_len(part)
        start = x + _AIR / 2 * wide
        length = cells * cell - _AIR * wide
        place = f'x="{start:.1f}" y="{match["y"]}" textLength="{length:.1f}"'
        shown = html.escape(part).replace(" ", "&#160;").replace("\xa0", "&#160;")
        parts.append(f"<text {match['before']}{place}{match['after']}>{shown}</text>")
        x += cells * cell
    return "".join(parts)


def on_the_grid(picture: str) -> str:
    """The picture on a strict grid of cells, with fonts that are fetched from nowhere."""
    picture = _TEXT.sub(_on_cells, picture)
    picture = re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)
    fonts = "Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', 'PingFang SC', monospace"
    picture = re.sub(r"font-family: Fira Code, monospace", f"font-family: {fonts}", picture)
    return "\n".join(line.rstrip() for line in picture.splitlines()) + "\n"
