"""The user's configuration file becomes a theme, keys and colours, and a line for each mistake.

Whatever is wrong in it, the rest holds: a mistake in a colour costs nobody their keys.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LONGEST_FILE = 1_000_000
"""Bytes; a longer file is a mistake."""

_MODIFIERS = frozenset({"ctrl", "alt", "shift", "super"})


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user has chosen; `keys` and `colors` by name, `problems` to be told as they are."""

    theme: str = ""
    keys: tuple[tuple[str, str], ...] = ()
    colors: tuple[tuple[str, str], ...] = ()
    problems: tuple[str, ...] = ()


def file() -> Path:
    """Where the configuration is: JIAOKAN_CONFIG, else in the user's configuration folder."""
    if named := os.environ.get("JIAOKAN_CONFIG"):
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("jiaokan", appauthor=False) / "config.toml"


def from_home(path: Path) -> str:
    """A path as people write it: ~ stands for the user's own folder."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


def load() -> Settings:
    """What the configuration file says. Never raises; without a file, nothing is chosen."""
    path = file()
    try:
        with path.open("rb") as opened:
            written = opened.read(LONGEST_FILE + 1)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        reason = _(error.strerror or type(error).__name__)
        return Settings(problems=(f"{from_home(path)}: {reason}",))
    if len(written) > LONGEST_FILE:
        return Settings(problems=(f"{from_home(path)}: " + _("it is too long"),))
    import tomllib

    try:
        found = tomllib.loads(written.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        encoded = isinstance(error, UnicodeDecodeError)
        reason = _("it is not written in UTF-8") if encoded else str(error)
        problem = _("not a TOML file: {reason}").format(reason=reason)
        return Settings(problems=(f"{from_home(path)}: {problem}",))
    settings = read(found)
    return Settings(
        settings.theme,
        settings.keys,
        settings.colors,
        tuple(f"{from_home(path)}: {problem}" for problem in settings.problems),
    )


def read(found: dict[str, object]) -> Settings:
    """The settings in a parsed file, and a line for each entry that makes no sense."""
    from tui.commands import split_keys
    from tui.themes import NAMES, named

    problems: list[str] = [
        _("{name} is not a setting; there are theme, keys and colors").format(name=repr(name))
        for name in found
        if name not in {"theme", "keys", "colors"}
    ]
    theme = found.get("theme", "")
    if not isinstance(theme, str) or (theme and named(theme) is None):
        problems.append(
            _("theme: there is no {name}; there are {names}").format(
                name=repr(theme), names=", ".join(NAMES)
            )
        )
        theme = ""
    keys = tuple(
        (command, ",".join(split_keys(written)))
        for command, written in _table("keys", found, _key_problem, problems)
    )
    colors = _table("colors", found, _color_problem, problems)
    return Settings(theme, keys, colors, tuple(problems))


def key_problems(settings: Settings, known: Mapping[str, str]) -> tuple[str, ...]:
    """A line for each key that is given to a command which does not exist, or that another has.

    `known` are the keys that all commands have by themselves. A key is told where both commands
    are at hand together; not one that a command has by itself.
    """
    from tui.commands import at_hand_with, group_of, key_name, key_of, split_keys

    own = dict(settings.keys)
    owners: dict[str, set[str]] = {}
    for identity, keys in {**known, **own}.items():
        for key in split_keys(keys):
            owners.setdefault(key_name(key), set()).add(identity)
    problems = []
    for identity, keys in own.items():
        if identity not in known:
            told = _("keys: there is no command {name}; {key} lists them")
            problems.append(told.format(name=repr(identity), key=key_of("app.keys", own)))
            continue
        together = at_hand_with(group_of(identity))
        by_itself = {key_name(key) for key in split_keys(known[identity])}
        for key in split_keys(keys):
            others = set() if key_name(key) in by_itself else owners[key_name(key)] - {identity}
            for other in sorted(each for each in others if group_of(each) in together):
                told = _("keys: {key} is given to {name}, but {other} has it")
                problems.append(told.format(key=repr(key), name=identity, other=other))
    return tuple(f"{from_home(file())}: {problem}" for problem in problems)


def _table(
    name: str,
    found: dict[str, object],
    problem_of: Callable[[str, str], str],
    problems: list[str],
) -> tuple[tuple[str, str], ...]:
    """The entries of a table that make sense; the others become problems."""
    table = found.get(name, {})
    if not isinstance(table, dict):
        problems.append(_("{name} must be a table: [{name}]").format(name=name))
        return ()
    kept: list[tuple[str, str]] = []
    for entry, value in table.items():
        if not isinstance(value, str):
            problem = _("a text in quotes is needed")
        else:
            problem = problem_of(entry, value)
        if problem:
            problems.append(f"{name}: {entry!r}: {problem}")
        else:
            kept.append((entry, value))
    return tuple(kept)


def _key_problem(_command: str, value: str) -> str:
    from tui.commands import split_keys

    for key in split_keys(value):
        if not is_key(key):
            return _("there is no key {key}").format(key=repr(key))
    return ""


def is_key(key: str) -> bool:
    """Whether a key of this name can be pressed: a character, a name, both after modifiers."""
    from textual.keys import Keys, key_to_character

    *modifiers, last = key.split("+")
    if key == "+" or len(key) == 1:
        return key.isprintable() and not key.isspace()
    if not set(modifiers) <= _MODIFIERS or len(set(modifiers)) < len(modifiers):
        return False
    names = {each.value for each in Keys}
    return len(last) == 1 or last in names or key_to_character(last) is not None


def _color_problem(name: str, value: str) -> str:
    from textual.color import Color, ColorParseError

    from tui.themes import COLORS

    if name not in COLORS:
        return _("there is no such colour; there are {names}").format(names=", ".join(COLORS))
    try:
        Color.parse(value)
    except ColorParseError:
        return _("{color} is not a colour; write #rrggbb or a name").format(color=repr(value))
    return ""
