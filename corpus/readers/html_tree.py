"""The tags of an HTML page become a tree, as forgiving as browsers are, and never too deep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.readers.html_tokens import Tag, Text, tokens

DEEPEST = 120
"""Elements nested deeper than this become children of the one at this depth."""

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
BLOCK_NAMES = frozenset(
    (
        "address article aside blockquote body caption center dd details dialog dir div dl dt"
        " fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li"
        " main menu nav ol optgroup option p pre section summary table tbody td tfoot th thead tr"
        " ul"
    ).split()
)
"""Elements that begin a line of their own."""

_CLOSES = {
    "li": ({"li"}, {"ul", "ol", "menu", "dir"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "td": ({"td", "th"}, {"tr", "table"}),
    "th": ({"td", "th"}, {"tr", "table"}),
    "tr": ({"tr"}, {"table"}),
    "tbody": ({"tbody", "thead", "tfoot"}, {"table"}),
    "tfoot": ({"tbody", "thead", "tfoot"}, {"table"}),
    "option": ({"option"}, {"select"}),
}
"""By the name of a start tag: the open elements it ends, and those it never looks beyond."""


@dataclass(slots=True, eq=False)
class Node:
    """An element; its children in order are elements and texts."""

    name: str
    attributes: dict[str, str]
    start: int
    parent: Node | None
    children: list[Node | Text] = field(default_factory=list)


def is_block(name: str) -> bool:
    """Whether an element of this name begins a line of its own."""
    return name in BLOCK_NAMES


def upward(node: Node) -> Iterator[Node]:
    """The element, and those around it from within outwards."""
    at: Node | None = node
    while at is not None:
        yield at
        at = at.parent


def tree(source: str) -> Node:
    """The root of the page, with name ""."""
    root = Node("", {}, 0, None)
    stack = [root]
    for token in tokens(source):
        if isinstance(token, Text):
            if not token.within or token.within == "title":
                stack[-1].children.append(token)
        elif token.closing:
            _close(stack, token.name)
        else:
            _open(stack, token)
    return root


def _open(stack: list[Node], tag: Tag) -> None:
    if tag.name in _CLOSES:
        ended, limits = _CLOSES[tag.name]
        _end_implied(stack, ended, limits)
    elif tag.name in BLOCK_NAMES:
        _end_implied(stack, {"p"}, {"td", "th", "table", "button", "li", "div"})
    node = Node(tag.name, dict(tag.attributes), tag.start, stack[-1])
    stack[-1].children.append(node)
    if tag.name not in _VOID and len(stack) < DEEPEST:
        stack.append(node)


def _end_implied(stack: list[Node], ended: set[str], limits: set[str]) -> None:
    for at in range(len(stack) - 1, 0, -1):
        if stack[at].name in ended:
            del stack[at:]
            return
        if stack[at].name in limits:
            return


def _close(stack: list[Node], name: str) -> None:
    if name == "br":
        stack[-1].children.append(Node("br", {}, 0, stack[-1]))
        return
    for at in range(len(stack) - 1, 0, -1):
        if stack[at].name == name:
            del stack[at:]
            return
        if stack[at].name in {"td", "th", "table"} and name not in {"table", "tr", "tbody", "body"}:
            return
