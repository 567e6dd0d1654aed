from __future__ import annotations

import sys
import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from typesetting.printable import printable

UNSAFE: tuple[Literal["Cc", "Cf", "Cs", "Zl", "Zp"], ...] = ("Cc", "Cf", "Cs", "Zl", "Zp")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("报告\x1b[2J.txt", "报告␛[2J.txt"),
        ("a\x9b31m", "a\\x9b31m"),
        ("报告\udce4\udcff", "报告\\xe4\\xff"),
        ("gpj\u202eexe", "gpj\\u202eexe"),
        ("零\u200b宽", "零\\u200b宽"),
        ("一\n二\t三", "一␊二␉三"),
        ("\x7f", "␡"),
        ("\ud83d", "\\ud83d"),
        ("标\U000e0041签", "标\\U000e0041签"),
    ],
)
def test_what_a_terminal_would_obey_is_made_visible(text: str, expected: str) -> None:
    assert printable(text) == expected


@pytest.mark.parametrize(
    "text", ["“两区”建设5年来…", "①㎡　％", "👩\u200d👧", "é", "[/x][@click=app.quit]x[/]"]
)
def test_everything_else_is_unchanged(text: str) -> None:
    assert printable(text) == text


def test_no_character_that_controls_or_hides_gets_through() -> None:
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        if unicodedata.category(character) in UNSAFE:
            assert printable(f"a{character}b") != f"a{character}b", hex(code)


@given(st.text(st.characters(), max_size=60))
def test_printing_twice_is_printing_once(text: str) -> None:
    assert printable(printable(text)) == printable(text)


@given(st.text(st.characters(exclude_categories=UNSAFE), max_size=60))
def test_safe_text_comes_back_as_it_is(text: str) -> None:
    assert printable(text) == text
