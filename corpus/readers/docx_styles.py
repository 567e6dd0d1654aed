"""The styles of a DOCX file become what they say of a paragraph, with all that they inherit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import reduce
from xml.etree.ElementTree import Element

from corpus.readers.archive import Archive, attribute

_heading_name = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_title_name = re.compile(r"(?:title|标题|文档标题)", re.IGNORECASE)
_DEEPEST_STYLE = 16


_USUAL_SIZE = 20
"""The size of letters where nothing tells one, in half points (17.3.2.38)."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a style, a paragraph or a run says, None where it says nothing: heading level (0 none),
    list, whether hidden, the size of the letters in half points, whether it stands in the middle.
    """

    name: str | None = None
    base: str | None = None
    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    hidden: bool | None = None
    size: int | None = None
    centred: bool | None = None


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles by their ids, each with what it inherits, the id of the usual one for paragraphs,
    and the size of letters of which no style says any."""

    by_id: dict[str, Style]
    usual: str
    size: int


def read_styles(archive: Archive, part: str) -> Styles:
    """The styles that the part declares."""
    root = archive.tree(part)
    styles: dict[str, Style] = {}
    usual = ""
    size = _USUAL_SIZE
    for each in root if root is not None else ():
        if each.tag == "style":
            key = attribute(each, "styleId")
            styles[key] = _style(each)
            paragraphs = attribute(each, "type") == "paragraph"
            if paragraphs and attribute(each, "default") in {"1", "true"}:
                usual = key
        elif each.tag == "docDefaults":
            size = next((told for rpr in each.iter("rPr") if (told := run_style(rpr).size)), size)
    return Styles({key: _inherited(styles, key) for key in styles}, usual, size)


def paragraph_style(properties: Element) -> Style:
    """What a pPr element says."""
    outline = list_id = list_level = centred = None
    for one in properties:
        if one.tag == "outlineLvl":
            outline = (whole_number(attribute(one, "val"), 9) + 1) % 10
        elif one.tag == "jc":
            centred = attribute(one, "val") == "center"
        elif one.tag == "numPr":
            for each in one:
                if each.tag == "numId":
                    list_id = attribute(each, "val")
                elif each.tag == "ilvl":
                    list_level = whole_number(attribute(each, "val"), 0)
    return Style(outline=outline, list_id=list_id, list_level=list_level, centred=centred)


def run_style(properties: Element) -> Style:
    """What an rPr element says."""
    hidden = size = None
    for one in properties:
        if one.tag == "vanish":
            hidden = attribute(one, "val") not in {"0", "false", "off", "none"}
        elif one.tag == "sz":
            size = whole_number(attribute(one, "val"), 0) or None
    return Style(hidden=hidden, size=size)


def over(base: Style, own: Style) -> Style:
    """What `own` says, and where it says nothing what `base` does."""
    told = {one.name: said for one in fields(own) if (said := getattr(own, one.name)) is not None}
    return replace(base, **told) if told else base


def _style(element: Element) -> Style:
    name = next((attribute(one, "val") for one in children(element, "name")), "")
    base = next((attribute(one, "val") for one in children(element, "basedOn")), "")
    said = Style(name, base)
    for properties in element:
        if properties.tag == "pPr":
            said = over(said, paragraph_style(properties))
        elif properties.tag == "rPr":
            said = over(said, run_style(properties))
    if _title_name.fullmatch(name):
        return replace(said, outline=1)
    heading = _heading_name.fullmatch(name)
    return replace(said, outline=int(heading[1])) if heading else said


def _inherited(styles: dict[str, Style], key: str) -> Style:
    chain: list[Style] = []
    at: str | None = key
    while at in styles and len(chain) < _DEEPEST_STYLE:
        chain.append(styles[at])
        at = styles[at].base
    return reduce(over, reversed(chain), Style())


def children(element: Element, name: str) -> Iterator[Element]:
    """The elements of this name directly in another."""
    return (one for one in element if one.tag == name)


def whole_number(text: str, default: int) -> int:
    """The number that an attribute tells, or the default for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else default
