"""A command's key, action and words become a binding; the words are told in the user's language.

Each command is declared once, in English, beside the class that obeys it. The footer, the page of
keys, the command palette, the tooltips and the user's own keys all go by that one declaration.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.keys import format_key

from messages import N_
from messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeAlias

    from textual.binding import ActiveBinding
    from textual.dom import DOMNode
    from textual.screen import Screen

    KeyOf: TypeAlias = Callable[[str], str]
    """The key of a command by its identity, as messages name it."""

GROUPS = {
    "library": N_("Library"),
    "outline": N_("List of documents"),
    "reader": N_("Text"),
    "search": N_("Search"),
    "compare": N_("Comparison"),
    "figures": N_("Figures"),
    "chart": N_("Chart"),
    "picker": N_("Choosing two documents"),
    "export": N_("Export"),
    "menu": N_("Menus"),
    "list": N_("Lists"),
    "field": N_("Fields"),
    "view": N_("Moving"),
    "tour": N_("Tour"),
    "keys": N_("This page"),
    "app": N_("Everywhere"),
}
"""What the first part of a command's identity stands for, in the order in which help tells them."""

AT_HAND = tuple(
    frozenset(chain.split())
    for chain in (
        *("outline library", "reader view library", "field library"),
        *("list view search", "reader view search", "field search"),
        *("view compare", "list view compare", "field compare"),
        *("list view figures", "field figures", "list view chart"),
        *("list view picker", "field picker", "list view menu", "field menu"),
        *("field export", "view tour", "view keys"),
    )
)
"""The groups whose commands are at hand together: those of a screen with those of the part of it
that has the keys. `app` is at hand with all of them."""

MOVING = frozenset(
    f"{group}.{way}"
    for group in ("view", "outline")
    for way in ("down", "up", "half_down", "half_up", "page_down", "page_up", "top", "bottom")
)
"""The commands that leave the focus where it is and open nothing."""

_KEYS = {
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "space": N_("Space"),
    "delete": "Del",
    "backspace": "⌫",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
_FUNCTION_KEY = re.compile("f[0-9]+")

_declared: dict[str, Binding] = {}


@dataclass(frozen=True, slots=True)
class Command:
    """A command as it is told: its identity, its keys as they are written, its name, what it does.

    `action` is what Textual runs, on `node` where there is one to obey; `english` is the name that
    it was declared with.
    """

    identity: str
    keys: str
    name: str
    told: str
    action: str
    english: str
    node: DOMNode | None = None

    @property
    def group(self) -> str:
        """What it belongs to, in the user's language."""
        return _(GROUPS[group_of(self.identity)])


def group_of(identity: str) -> str:
    """The first part of an identity: `library` of `library.find`."""
    return identity.partition(".")[0]


def at_hand_with(group: str) -> frozenset[str]:
    """The groups whose commands are at hand together with those of a group, itself included."""
    if group == "app":
        return frozenset(GROUPS)
    together = (chain for chain in AT_HAND if group in chain)
    return frozenset({group, "app"}).union(*together)


def command(
    identity: str, keys: str, action: str, description: str, tooltip: str, *, show: bool = True
) -> Binding:
    """A binding that can be remapped by its identity. `description` and `tooltip` are English."""
    binding = Binding(keys, action, description, show=show, tooltip=tooltip, id=identity)
    _declared[identity] = binding
    return binding


def declared() -> Mapping[str, Binding]:
    """All commands by identity. Loads every screen: to be called from a thread."""
    for module in pkgutil.iter_modules(import_module("tui").__path__, "tui."):
        import_module(module.name)
    return _declared


def translated(active: ActiveBinding) -> ActiveBinding:
    """The binding with its words in the user's language."""
    return active._replace(
        binding=replace(active.binding, description=_(active.binding.description)),
        tooltip=_(active.tooltip),
    )


def key_name(key: str) -> str:
    """A key as it is written on a keyboard: `ctrl+p` is Ctrl+P, `right_curly_bracket` is }."""
    if key in _KEYS:
        return _(_KEYS[key])
    *modifiers, last = key.split("+") if key != "+" else [key]
    told = _(_KEYS[last]) if last in _KEYS else format_key(last)
    if modifiers or _FUNCTION_KEY.fullmatch(last):
        told = told.upper()
    return "+".join([*(each.capitalize() for each in modifiers), told])


def split_keys(written: str) -> list[str]:
    """The keys that stand side by side with commas."""
    return [key.strip() for key in written.split(",")]


def keys_of(identity: str, keys: str, own: Mapping[str, str]) -> list[str]:
    """The keys that a command has now, as they are written, `keys` being what it was declared with.

    `own` are the keys that the user has chosen, by identity. What is given to another command of
    its group it has lost, unless it was given the same.
    """
    if identity in own:
        return [key_name(key) for key in split_keys(own[identity])]
    lost = {
        key_name(key)
        for other, written in own.items()
        if group_of(other) == group_of(identity)
        for key in split_keys(written)
    }
    return [name for key in split_keys(keys) if (name := key_name(key)) not in lost]


def key_of(identity: str, own: Mapping[str, str]) -> str:
    """The key that messages name a command by: its first plain one, else its first; "" for none."""
    known = _declared.get(identity)
    keys = keys_of(identity, known.key, own) if known else []
    return next((key for key in keys if "+" not in key[:-1]), keys[0] if keys else "")


def hint(told: str, **keys: str) -> str:
    """What keys do, with them in its fields; "" where a command has none."""
    return told.format(**keys) if all(keys.values()) else ""


def hints(*told: str) -> str:
    """Those hints that there are, side by side."""
    return " · ".join(filter(None, told))


def commands_of(screen: Screen[object], own: Mapping[str, str]) -> Iterator[Command]:
    """What can be done on a screen, each once: what its keys do now, then what its parts can do.

    What a part forbids at the moment is left out.
    `own` are the keys that the user has chosen, by identity.
    """
    told: set[str] = set()
    nodes: list[DOMNode] = [screen]
    if screen.focused is not None:
        nodes.append(screen.focused)
    nodes += (each for each in screen.query("*") if each.focusable)
    for node in (*nodes, screen.app):
        for binding in _bindings_of(node):
            if binding.id is not None and binding.id not in told:
                told.add(binding.id)
                if node.check_action(binding.action.partition("(")[0], ()) is not False:
                    yield _told(binding, own, node)


def commands_elsewhere(here: Iterable[Command], own: Mapping[str, str]) -> list[Command]:
    """The commands of all other groups. Loads every screen: to be called from a thread."""
    known = {group_of(each.identity) for each in here}
    order = list(GROUPS)
    left = [binding for identity, binding in declared().items() if group_of(identity) not in known]
    return sorted(
        (_told(binding, own) for binding in left),
        key=lambda each: order.index(group_of(each.identity)),
    )


def by_group(commands: Iterable[Command]) -> list[tuple[str, list[Command]]]:
    """The commands under the names of their groups, the groups in the order of their first one."""
    found: dict[str, list[Command]] = {}
    for each in commands:
        found.setdefault(each.group, []).append(each)
    return list(found.items())


def _bindings_of(node: DOMNode) -> Iterator[Binding]:
    """The commands declared by the classes of a node, its own class first."""
    for owner in type(node).__mro__:
        for binding in owner.__dict__.get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.id in _declared:
                yield binding


def _told(binding: Binding, own: Mapping[str, str], node: DOMNode | None = None) -> Command:
    identity = binding.id or ""
    keys = keys_of(identity, binding.key, own)
    return Command(
        identity,
        " ".join(dict.fromkeys(keys)),
        _(binding.description),
        _(binding.tooltip),
        binding.action,
        binding.description,
        node,
    )
