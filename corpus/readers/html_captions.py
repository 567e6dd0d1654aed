"""Lines of a web page that stand in the middle, and those that say what a picture above shows."""

from __future__ import annotations

import re
from itertools import islice

from corpus.headings import LONGEST_HEADING, is_byline, numbering
from corpus.lines import Line
from corpus.readers.html_tree import Node, upward
from corpus.sentences import ends_sentence

_centre = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_NEAR = 3
"""Elements, from within outwards, that may say that a line stands in the middle."""

_SHORTEST_PROSE = 30


def is_prose(line: Line) -> bool:
    """Whether a line is a paragraph, or what a picture among paragraphs shows."""
    return line.caption or (len(line.raw) >= _SHORTEST_PROSE and ends_sentence(line.raw))


def is_caption(line: Line, node: Node) -> bool:
    """Whether a line below a picture, in the element `node`, is short and stands in the middle."""
    text = line.content.text
    if line.mark or len(text) > LONGEST_HEADING or ends_sentence(text) or numbering(text):
        return False
    return not is_byline(line.raw) and is_centred(node)


def is_centred(node: Node) -> bool:
    """Whether the element of a line, or one close around it, sets it in the middle."""
    return any(
        up.name == "center"
        or up.attributes.get("align", "").lower() == "center"
        or _centre.search(up.attributes.get("style", "")) is not None
        for up in islice(upward(node), _NEAR)
    )
