from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.tui.driving import NARROW, drive, press, seen, settle, type_text
from tui import settings
from tui.app import Explorer
from tui.commands import declared
from tui.keys_screen import KeysScreen
from tui.search_screen import SearchScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config.toml"
    monkeypatch.setenv("JIAOKAN_CONFIG", str(path))
    return path


def test_without_a_file_nothing_is_chosen(config: Path) -> None:
    assert settings.load() == settings.Settings()


def test_theme_keys_and_colours_are_read(config: Path) -> None:
    config.write_text(
        'theme = "light"\n[keys]\n"library.search" = "ctrl+f,S"\n[colors]\naccent = "#ff8800"\n'
    )
    assert settings.load() == settings.Settings(
        "light", (("library.search", "ctrl+f,S"),), (("accent", "#ff8800"),)
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("theme = ", "not a TOML file"),
        ('theme = "lihgt"', "theme: there is no 'lihgt'; there are dark, light, high-contrast"),
        ("theme = 3", "theme: there is no 3"),
        ("thema = 3", "'thema' is not a setting"),
        ("keys = 3", "keys must be a table"),
        ('[keys]\n"library.search" = 3', "'library.search': a text in quotes is needed"),
        ('[keys]\n"library.search" = "ctlr+f"', "there is no key 'ctlr+f'"),
        ('[keys]\n"library.search" = "f,"', "there is no key ''"),
        ('[colors]\ninfo = "red"', "there is no such colour; there are primary"),
        ('[colors]\nerror = "rde"', "'rde' is not a colour"),
        ('"\\u001b[2J" = 1', "'\\x1b[2J' is not a setting"),
    ],
)
def test_a_mistake_is_told_in_one_line_with_the_file(written: str, told: str, config: Path) -> None:
    config.write_text(written)
    (problem,) = settings.load().problems
    assert problem.startswith(f"{config}: ")
    assert told in problem
    assert "\n" not in problem


def test_a_file_that_is_not_text_is_told_in_plain_words(config: Path) -> None:
    config.write_bytes(b"\x80\xff\x00theme")
    (problem,) = settings.load().problems
    assert problem.endswith("not a TOML file: it is not written in UTF-8")


def test_files_of_the_user_are_told_from_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/li")
    assert settings.from_home(Path("/home/li/.config/jiaokan/config.toml")) == (
        "~/.config/jiaokan/config.toml"
    )
    assert settings.from_home(Path("/home/lin/config.toml")) == "/home/lin/config.toml"


@pytest.mark.parametrize(
    ("name", "known"), [("nord", "nord"), ("light", "textual-light"), ("ansi", "ansi-dark")]
)
def test_a_theme_from_the_palette_is_told_how_to_be_kept(
    name: str, known: str, config: Path, shelf: Path, tmp_path: Path
) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        app.search_themes()
        await settle(pilot)
        await type_text(pilot, name)
        await press(pilot, "enter", "enter")
        assert app.theme == known
        assert f'write theme = "{name}" in {config}' in seen(app).splitlines()[-2]

    drive(scene, [shelf], tmp_path / "indexes", size=(200, 40))


def test_the_first_of_several_mistakes_is_told_with_the_number_of_the_others(
    config: Path, shelf: Path, tmp_path: Path
) -> None:
    config.write_text('theme = 3\n[keys]\n"library.serach" = "F"\n"library.find" = 5\n')

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        told = seen(app).splitlines()[-2]
        assert str(config) in told
        assert told.endswith("2 more mistakes")

    drive(scene, [shelf], tmp_path / "indexes", size=(200, 40))


def test_all_mistakes_can_be_read_whole_beside_the_files_that_could_not(
    config: Path, shelf: Path, tmp_path: Path
) -> None:
    wrong = [f"library.no_such_command_of_ours_{at}" for at in range(4)]
    keys = "".join(f'"{each}" = "f{at}"\n' for at, each in enumerate(wrong, 5))
    config.write_text(f'theme = 3\n[keys]\n{keys}"library.find" = 5\n')
    shelf.joinpath("empty.txt").write_text("", encoding="utf-8")

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "exclamation_mark")
        await pilot.resize_terminal(70, 70)
        await settle(pilot)
        told = "".join(line.strip(" │▸▎") for line in seen(app).splitlines())
        assert "Mistakes, and files not read" in told
        for each in (*wrong, "there is no 3; there are dark", "a text in quotes is needed"):
            assert each.replace(" ", "") in told.replace(" ", "")
        assert "empty.txt" in told
        await press(pilot, "escape", "exclamation_mark")
        await type_text(pilot, "quotes")
        assert wrong[0] not in seen(app)

    drive(scene, [shelf], tmp_path / "indexes")


def test_a_mistake_leaves_the_rest_in_force(config: Path) -> None:
    config.write_text('theme = "x"\n[keys]\n"library.search" = "F"\n"library.find" = "nokey"\n')
    loaded = settings.load()
    assert loaded.keys == (("library.search", "F"),)
    assert len(loaded.problems) == 2


@pytest.mark.parametrize("key", ["a", "G", "?", "+", "f12", "ctrl+a", "shift+tab", "ctrl+shift+up"])
def test_keys_that_can_be_pressed_are_known(key: str) -> None:
    assert settings.is_key(key)


@pytest.mark.parametrize("key", ["", " ", "f99", "ctrl+", "ctrl+ctrl+a", "hyper+a", "\x1b"])
def test_keys_that_cannot_be_pressed_are_not(key: str) -> None:
    assert not settings.is_key(key)


def test_a_command_listens_to_the_key_it_was_given(
    config: Path, shelf: Path, tmp_path: Path
) -> None:
    config.write_text('theme = "high-contrast"\n[keys]\n"library.search" = "ctrl+f,|"\n')

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        assert app.theme == "high-contrast"
        await press(pilot, "s")
        assert not isinstance(app.screen, SearchScreen)
        await press(pilot, "question_mark")
        assert isinstance(app.screen, KeysScreen)
        assert "Ctrl+F |" in seen(app)
        await press(pilot, "escape", "ctrl+f")
        assert isinstance(app.screen, SearchScreen)

    drive(scene, [shelf], tmp_path / "indexes")


def test_colours_are_taken_over_from_the_file(config: Path, shelf: Path, tmp_path: Path) -> None:
    config.write_text('[colors]\nwarning = "#123456"\n')

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        assert app.theme_variables["warning"].lower() == "#123456"

    drive(scene, [shelf], tmp_path / "indexes")


def test_commands_that_do_not_exist_are_told(config: Path, shelf: Path, tmp_path: Path) -> None:
    config.write_text('[keys]\n"library.serach" = "F"\n')

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await settle(pilot)
        told = seen(app).splitlines()[-2]
        assert told.endswith("there is no command 'library.serach'; ? lists them")

    drive(scene, [shelf], tmp_path / "indexes")


def test_a_mistake_in_the_settings_is_a_line_that_stays_when_the_index_is_there(
    config: Path, shelf: Path, tmp_path: Path
) -> None:
    config.write_text('theme = "no such theme"\n')

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        assert app.shelf.index is not None
        assert "no such theme" in seen(app).splitlines()[-2]
        assert seen(app).count("no such theme") == 1
        await press(pilot, "O")
        assert "no such theme" not in seen(app)

    drive(scene, [shelf], tmp_path / "indexes", size=NARROW)


def test_a_mistake_of_ours_ends_the_explorer_with_one_line_and_no_traceback(
    shelf: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def broken(_app: Explorer) -> None:
        raise RuntimeError("[/x]\x1b[2J is broken")

    monkeypatch.setattr(Explorer, "action_keys", broken)
    left: list[Explorer] = []

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        left.append(app)
        await press(pilot, "question_mark")

    with pytest.raises(RuntimeError):
        drive(scene, [shelf], tmp_path / "indexes")
    told = capsys.readouterr().err.strip()
    assert told == "jiaokan: Jiaokan made a mistake (RuntimeError: [/x]␛[2J is broken)"
    assert left[0].return_code == 2


def test_spaces_between_keys_do_not_count(config: Path, shelf: Path, tmp_path: Path) -> None:
    config.write_text('[keys]\n"library.search" = " f8 , } "\n')

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "right_curly_bracket")
        assert isinstance(app.screen, SearchScreen)
        await press(pilot, "escape", "f8")
        assert isinstance(app.screen, SearchScreen)

    drive(scene, [shelf], tmp_path / "indexes")


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"library.search": "c"}, ["'c' is given to library.search, but library.compare has it"]),
        ({"library.search": "q"}, ["'q' is given to library.search, but app.quit has it"]),
        ({"library.search": "c", "library.compare": "s"}, []),
        ({"library.search": "]"}, []),
        ({"compare.swap": "}"}, ["'}' is given to compare.swap, but compare.next_figure has it"]),
        ({"library.search": "f8,s"}, []),
        ({"app.keys": "?"}, []),
        ({"reader.copy": "j"}, ["'j' is given to reader.copy, but view.down has it"]),
        ({"library.compare": "l"}, ["'l' is given to library.compare, but outline.unfold has it"]),
        ({"app.keys": "h"}, ["'h' is given to app.keys, but outline.fold has it"]),
        (
            {"view.down": "n"},
            [
                f"'n' is given to view.down, but {other} has it"
                for other in (
                    "compare.next_match",
                    "library.next_match",
                    "search.next",
                    "tour.next",
                )
            ],
        ),
        ({"outline.down": "y"}, []),
    ],
)
def test_a_key_that_another_command_has_is_told(keys: dict[str, str], told: list[str]) -> None:
    known = {name: binding.key for name, binding in declared().items()}
    problems = settings.key_problems(settings.Settings(keys=tuple(keys.items())), known)
    assert [each.partition("keys: ")[2] for each in problems] == told


def test_every_message_names_the_key_that_a_command_has_now(
    config: Path, shelf: Path, tmp_path: Path
) -> None:
    shelf.joinpath("broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    keys = {
        "library.search": "ctrl+f,9",
        "library.problems": "8",
        "library.find": "7",
        "library.order": "6",
        "reader.next_sentence": "5",
        "search.history": "f9",
        "menu.cancel": "f8",
        "app.keys": "4",
    }
    config.write_text("[keys]\n" + "".join(f'"{name}" = "{key}"\n' for name, key in keys.items()))

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        assert "1 file could not be read (8 tells why)" in seen(app)
        await press(pilot, "8")
        assert "f8: back" in seen(app).casefold()
        await press(pilot, "f8")
        assert "1 file not read (8) · 9 searches the others" in seen(app)
        await press(pilot, "6")
        assert "6: next order" in seen(app)
        await press(pilot, "tab", "y")
        assert "( and 5 choose another sentence" in seen(app)
        await press(pilot, "n")
        assert "in this document: 7 finds" in seen(app)
        await press(pilot, "f1")
        assert "4 brings it back" in seen(app)
        await press(pilot, "escape", "9")
        await type_text(pilot, "产业")
        await press(pilot, "enter", "asterisk")
        assert "F9 lists it" in seen(app)

    drive(scene, [shelf], tmp_path / "indexes")


def test_no_message_names_a_key_that_another_command_has_taken(
    config: Path, shelf: Path, tmp_path: Path
) -> None:
    config.write_text('[keys]\n"library.compare" = "s"\n')

    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        assert app.key("library.compare") == "s"
        assert app.key("library.search") == ""
        assert app.key("library.before") == "H"
        await press(pilot, "O", "escape", "j", "k")
        await pilot.pause(0.2)
        await press(pilot, "escape", "slash", "escape")
        assert "s searches" not in seen(app)
        await press(pilot, "slash")
        await type_text(pilot, "没有这样的文件")
        assert "No name or title holds these words" in seen(app)
        assert "searches texts" not in seen(app)

    drive(scene, [shelf], tmp_path / "indexes")


def test_the_filter_of_the_list_names_the_command_that_searches_texts(
    config: Path, shelf: Path, tmp_path: Path
) -> None:
    async def scene(app: Explorer, pilot: Pilot[Any]) -> None:
        await press(pilot, "slash")
        await type_text(pilot, "新能源")
        assert "No name or title holds these words: s searches texts" in seen(app)

    drive(scene, [shelf], tmp_path / "indexes", size=NARROW)
