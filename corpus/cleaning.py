"""A stretch of decoded source becomes clean text, with runs that lead back to the source.

Clean means: no control, bidirectional or zero-width characters, no spacing next to CJK
characters but between names in a row, other spacing one space wide. All other characters stay as
they were written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

CONTROLS = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e0fff"
)
"""What never survives: C0, C1, bidirectional and invisible characters, lone surrogates."""

SPACES = (
    "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""All that is spacing, one by one: it serves `str.strip` too."""

CJK = (
    "\u2e80-\u2fff\u3001-\u303f\u3040-\u30ff\u3105-\u312f\u31a0-\u31ff\u3200-\u9fff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff9f\uffe0-\uffe6\U00020000-\U0003ffff"
)
"""Ideographs and the punctuation set in their width; spacing next to them carries no meaning."""

_OPENING, _CLOSING = "“‘", "”’"
_SIGNS = "%‰℃°+×~"
_NEUTRAL = "“”‘’…—·\"'"
_is_cjk = re.compile(f"[{CJK}]").match
_invisible = re.compile(f"[{CONTROLS}]+")
_escape = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]"
    "|(?:\x1b[\\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\r\n]{0,4096}(?:\x07|\x1b\\\\|\x9c)"
    "|\x1b[ -/]{1,8}[0-~]|\x1b[78=>DEHMNOPVWXZ\\\\^_cl-o|}~]"
)
"""The sequences that steer a terminal (ECMA-48, 5.3 to 5.6), whole."""

_steering = re.compile("[\x90\x98\x9b\x9d-\x9f]")
_gap = re.compile(f"[{SPACES}{CONTROLS}]+")
_NAME = (
    r"(?:[\u4e00-\u9fff·]{2,4}|[\u4e00-\u9fff][ \u3000]{1,2}[\u4e00-\u9fff](?![\u4e00-\u9fff]))"
    r"(?:[（(][\u4e00-\u9fff]{1,4}[）)])?"
)
_name = re.compile(_NAME)
_label = re.compile(r"[\u4e00-\u9fff]{2,8}[：:][ \u3000]*")
_row_of_names = re.compile(
    rf"(?:{_label.pattern})?{_NAME}(?:(?: {{2}}|\u3000)[ \u3000]*{_NAME}){{2,}}"
)
_LONGEST_ROW = 200
"""Characters of a row of names, each of two to four ideographs and maybe a remark (女)."""

_name_goes_on = re.compile(
    r"(?:://|www|@)[!-~]{0,300}(?:[./?&=:_%#-]|\.(?:ht?|pd?|sh|sht|shtm|as|do))$|[^\0-\x7f]\.$"
)
_initial = re.compile(r"(?<![A-Za-z])[A-Z]\.$")
_initial_next = re.compile(r"[A-Z]\.")
"""What a row of initials is made of (S.B.S.)."""

_LONGEST_NAME = 320
_space = re.compile(f"[{SPACES}]")


class Clean(NamedTuple):
    """Clean text and its runs: pairs (offset in `text`, offset in the source), see Paragraph."""

    text: str
    runs: tuple[tuple[int, int], ...]


def clean(source: str, start: int, end: int) -> Clean:
    """The clean text of `source[start:end]`, without spacing at its ends."""
    return clean_raw(source[start:end], start)


def clean_raw(raw: str, start: int) -> Clean:
    """As `clean`, of a stretch `raw` that stands in the source at `start`."""
    gap_at = _gap.search(raw)
    if gap_at is not None and not raw.isprintable() and _steers(raw):
        raw = _blanked(raw)
        gap_at = _gap.search(raw)
    if gap_at is None:
        return Clean(raw, ((0, start),)) if raw else Clean("", ())
    kept = _between_names(raw) if len(raw) <= _LONGEST_ROW else frozenset()
    pieces: list[str] = []
    runs: list[tuple[int, int]] = []
    length = at = 0
    while gap_at is not None:
        before, after = gap_at.span()
        if before > at:
            runs.append((length, start + at))
            pieces.append(raw[at:before])
            length += before - at
        at = after
        inner = bool(pieces) and after < len(raw)
        if inner and (before in kept or not _is_loose(raw, before, after)):
            space = _space.search(raw, before, after)
            if space:
                runs.append((length, start + space.start()))
                pieces.append(" ")
                length += 1
        gap_at = _gap.search(raw, after)
    if at < len(raw):
        runs.append((length, start + at))
        pieces.append(raw[at:])
    return Clean("".join(pieces), tuple(runs))


def is_row_of_names(raw: str) -> bool:
    """Whether a line is but names in a row, set apart by wide gaps, maybe behind a label."""
    return bool(_between_names(raw))


def _between_names(raw: str) -> frozenset[int]:
    """Where the gaps begin that part the names of such a row; without them nobody could."""
    if len(raw) > _LONGEST_ROW or raw.isascii() or not _row_of_names.fullmatch(raw):
        return frozenset()
    label = _label.match(raw)
    names = list(_name.finditer(raw, label.end() if label else 0))
    inner = [len(gap[0]) for name in names for gap in _gap.finditer(name[0])]
    outer = min(after.start() - before.end() for before, after in pairwise(names))
    if 2 * len(inner) > len(names) and outer <= max(inner):
        return frozenset()  # 国　务　院　办　公　厅
    return frozenset(name.end() for name in names[:-1])


def without_controls(text: str) -> str:
    """The text without control and invisible characters, spacing untouched."""
    return _invisible.sub("", _blanked(text) if _steers(text) else text)


def _steers(raw: str) -> bool:
    return "\x1b" in raw or _steering.search(raw) is not None


def _blanked(raw: str) -> str:
    """The stretch with what steers a terminal made invisible, every other character in place."""
    return _escape.sub(lambda match: "\0" * len(match[0]), raw)


def join(pieces: Sequence[Clean]) -> Clean:
    """The pieces of one paragraph that line ends had parted.

    A space stands between two where the line end parted two Latin words; its run leads to the
    place in the source right after the piece before it.
    """
    if len(pieces) == 1:
        return pieces[0]
    texts: list[str] = []
    runs: list[tuple[int, int]] = []
    length = 0
    before: Clean | None = None
    for piece in pieces:
        if not piece.text:
            continue
        if (
            before
            and piece.text[0].isascii()
            and _parts_words(before.text[-1], piece.text[0])
            and not (piece.text[0].islower() and stops_in_name(texts))
            and not (_initial.search(before.text) and _initial_next.match(piece.text))
        ):
            runs.append((length, _source_end(before)))
            texts.append(" ")
            length += 1
        if len(piece.runs) == 1:
            runs.append((length, piece.runs[0][1]))
        else:
            runs += ((offset + length, source) for offset, source in piece.runs)
        texts.append(piece.text)
        length += len(piece.text)
        before = piece
    return Clean("".join(texts), tuple(runs))


def source_offset(runs: tuple[tuple[int, int], ...], offset: int) -> int:
    """Where the character at `offset` of a clean text stands in the decoded source."""
    low, high = 0, len(runs)
    while high - low > 1:
        middle = (low + high) // 2
        if runs[middle][0] <= offset:
            low = middle
        else:
            high = middle
    return runs[low][1] + offset - runs[low][0]


def _source_end(piece: Clean) -> int:
    offset, source = piece.runs[-1]
    return source + len(piece.text) - offset


def _parts_words(left: str, right: str) -> bool:
    """Whether a line end between these two characters stood for a space: letters, or `word,`."""
    closing = left in ",.;:!?)\"'%" or left.isalpha()
    return left.isascii() and right.isalpha() and closing


def stops_in_name(texts: Sequence[str]) -> bool:
    """Whether what is joined so far stops in an address, or before the ending of a file's name."""
    end = "".join(texts[-_LONGEST_NAME // 10 :])[-_LONGEST_NAME:]
    return _name_goes_on.search(end) is not None


def _is_loose(raw: str, before: int, after: int) -> bool:
    """Whether the gap raw[before:after] carries no meaning.

    It does not next to CJK, looking past quotes and dashes, inside quotation marks at their edge,
    and between a digit and a sign that belongs to it (84.7 %, 6 + 1), as PDFs set them apart.
    """
    left, right = before - 1, after
    if "\u4e00" <= raw[left] <= "\u9fff" or _is_cjk(raw[left]) or _is_cjk(raw[right]):
        return True
    if raw[left] in _OPENING or raw[right] in _CLOSING:
        return True
    if raw[left].isdigit() and raw[right] in _SIGNS + ".":
        return True
    if raw[left] in _SIGNS and raw[right].isdigit():
        return True
    while left > 0 and raw[left] in _NEUTRAL:
        left -= 1
    while right < len(raw) - 1 and raw[right] in _NEUTRAL:
        right += 1
    neutral = left < before - 1 or right > after
    return neutral and bool(_is_cjk(raw[left]) or _is_cjk(raw[right]))
