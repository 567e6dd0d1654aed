"""What is set raised in a line becomes text that says so: the mark of a note, a power.

Left as they are, raised digits would be those of the number beside them: 总值²32074.7亿元.
"""

from __future__ import annotations

import re

_marks = re.compile(r"\s*(\d{1,3}(?:[,，、\-–]\d{1,3})*)\s*")
_power = re.compile(r"(?:(?<![A-Za-z])(?:[kcdmnμµ]?m|[a-zμµ]{1,2}/s)|(?<!\d)10)$")
_POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

LONGEST_BEFORE = 8
"""Characters before something raised that tell what it is."""


def raised(text: str, before: str) -> str:
    """What a raised text reads as behind `before`: [2] the mark of a note, ² a power (km², 10⁴).

    What is no number, or in brackets already, is left as it is.
    """
    found = _marks.fullmatch(text)
    if found is None:
        return text
    power = _power.search(before.rstrip()[-LONGEST_BEFORE:]) is not None
    return found[1].translate(_POWERS) if power and found[1].isdecimal() else f"[{found[1]}]"
