"""What a reader of one file format hands on: decoded text and its lines."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.lines import Line


@dataclass(frozen=True, slots=True)
class Extracted:
    """The lines of a file, before wraps are mended and headings told.

    `text` is the decoded file; for formats that hold no text as such (DOCX, PDF) it is the text as
    extracted. The runs of the lines lead into it. `whole` says that a line is a paragraph and a
    blank line always parts paragraphs. `lost` counts undecodable places; `title` and `date` are
    what the format itself declares, or "".
    """

    text: str
    lines: tuple[Line, ...]
    encoding: str
    lost: int = 0
    whole: bool = False
    title: str = ""
    date: str = ""
