"""Lines of a web page that say what the picture above them shows."""

from __future__ import annotations

import re
from itertools import islice

from corpus.headings import LONGEST_HEADING, is_byline, numbering
from corpus.lines import Line
from corpus.readers.html_tree import Node, upward
from corpus.sentences import ends_sentence

_centred = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_NEAR = 2
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
    around = [up.attributes for up in islice(upward(node), _NEAR)]
    centred = (
        _centred.search(told.get("style", "")) or told.get("align", "") == "center"
        for told in around
    )
    return not is_byline(line.raw) and any(centred)
