"""What the READMEs promise exists."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from cli.parsing import parse

ROOT = Path(__file__).parents[2]
PAGES = (
    *("README.md", "README.zh-CN.md", "ARCHITECTURE.md", "CHANGELOG.md"),
    *("docs/interface.md", "docs/git.md"),
)


@pytest.mark.parametrize("page", PAGES)
def test_every_link_and_picture_of_a_page_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")

    for target in re.findall(r"\]\(([^)#]+)\)", text):
        if not target.startswith("https://"):
            assert (ROOT / page).parent.joinpath(target).exists(), target


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_every_command_that_a_readme_shows_is_understood(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    lines = re.findall(r"^jiaokan .*$", text, flags=re.MULTILINE)

    assert len(lines) > 10
    for line in lines:
        words = shlex.split(line.split(" #")[0].split(" > ")[0])
        assert parse(words[1:]) is not None


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_the_two_commands_come_first(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    first = re.search(r"```sh\n(.*?)```", text, flags=re.DOTALL)

    assert first is not None
    targets = re.findall(r"^make (\w+)", first[1], flags=re.MULTILINE)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert targets == ["run", "test"]
    assert all(re.search(rf"^{target}:", makefile, flags=re.MULTILINE) for target in targets)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_pictures_show_no_folder_of_the_machine_they_were_taken_on(language: str) -> None:
    for picture in (ROOT / "docs" / "pictures" / language).glob("*.svg"):
        text = picture.read_text(encoding="utf-8")
        assert str(ROOT) not in text
        assert "/home/" not in text
