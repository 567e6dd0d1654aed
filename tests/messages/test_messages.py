from __future__ import annotations

import argparse
import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

import messages
from cli.parsing import ARGPARSE_MESSAGES
from corpus.errors import DocumentError
from messages import catalogue


@pytest.fixture
def spoken() -> Iterator[None]:
    before = messages.language()
    yield
    messages.use(before)


@pytest.mark.parametrize("locale", catalogue.locales())
def test_every_message_of_the_code_is_translated_with_its_fields_and_compiled(locale: str) -> None:
    assert catalogue.problems(locale) == []


def test_messages_of_every_room_are_collected() -> None:
    rooms = {
        location.split("/")[0]
        for message in catalogue.extracted()
        for location, _line in message.locations
    }

    assert {"cli", "collation", "corpus", "typesetting"} <= rooms


@pytest.mark.parametrize(
    ("name", "spoken_language"),
    [
        ("zh", "zh_CN"),
        ("zh-CN", "zh_CN"),
        ("zh_TW.UTF-8", "zh_CN"),
        ("en_GB.UTF-8", "en"),
        ("C.UTF-8", "en"),
    ],
)
def test_a_locale_name_chooses_the_language(name: str, spoken_language: str, spoken: None) -> None:
    messages.use(name)

    assert messages.language() == spoken_language


def test_an_error_is_told_in_the_language_of_the_user(spoken: None) -> None:
    error = DocumentError("{name} does not exist", name="报告.txt")

    messages.use("en")
    assert messages.translate(error) == "报告.txt does not exist"
    messages.use("zh")
    assert messages.translate(error) == "报告.txt 不存在"


def test_what_argparse_can_say_here_is_still_spelled_as_argparse_spells_it() -> None:
    """A message that a new Python words otherwise would appear in English without notice."""
    spelled = {
        node.value
        for node in ast.walk(ast.parse(inspect.getsource(argparse)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert {message for message in ARGPARSE_MESSAGES if message not in spelled} == set()


def test_the_compiled_catalogue_stands_beside_its_source() -> None:
    for locale in catalogue.locales():
        folder = Path(catalogue.LOCALES, locale, "LC_MESSAGES")
        assert {path.name for path in folder.iterdir()} == {"jiaokan.po", "jiaokan.mo"}


def test_no_message_hides_in_an_f_string_where_it_would_not_be_collected() -> None:
    hidden = [
        f"{path}:{node.lineno}"
        for room in catalogue.ROOMS
        for path in (catalogue.ROOT / room).rglob("*.py")
        for joined in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(joined, ast.JoinedStr)
        for node in ast.walk(joined)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in catalogue.KEYWORDS
        and any(isinstance(argument, ast.Constant) for argument in node.args)
    ]

    assert hidden == []
