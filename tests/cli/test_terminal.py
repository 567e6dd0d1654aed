from __future__ import annotations

import io

import pytest

from cli.colors import rendered
from cli.terminal import colored
from typesetting.pieces import Piece, Role


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("choice", "environment", "terminal", "expected"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"CLICOLOR_FORCE": "1"}, False, True),
        ("auto", {"CLICOLOR_FORCE": "0"}, False, False),
        ("auto", {"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, True, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"CLICOLOR_FORCE": "1"}, True, False),
    ],
)
def test_colour_is_decided_as_told_then_by_the_environment_then_by_the_stream(
    choice: str,
    environment: dict[str, str],
    terminal: bool,
    expected: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert colored(choice, _Terminal() if terminal else io.StringIO()) is expected


def test_without_colour_a_line_is_its_text_and_nothing_trails_it() -> None:
    line = (Piece("外资", Role.MATCH), Piece("  ", Role.PLAIN))

    assert rendered(line, color=False) == "外资\n"
    assert rendered(line, color=True) == "\x1b[1;31m外资\x1b[0m\n"
