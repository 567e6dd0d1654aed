"""The numbering and styles of a DOCX file become the number that stands before each paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from corpus.readers.archive import Archive, attribute
from corpus.readers.list_numbers import listed

_place = re.compile(r"%([1-9])")
_heading_name = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_title_name = re.compile(r"(?:title|标题|文档标题)", re.IGNORECASE)
_DEEPEST_STYLE = 16


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its first number, how it is written, and the text around it."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph or character style says: heading level (0 none), list, hidden or not."""

    name: str = ""
    base: str = ""
    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    hidden: bool | None = None


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted."""

    levels: dict[str, dict[int, Level]]
    counters: dict[str, str]
    restarts: dict[str, dict[int, int]]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def level_of(self, list_id: str, style: str) -> int:
        """The level of a list that paragraphs of a style stand at (17.9.23), 0 when none tells."""
        levels = self.levels.get(list_id, {})
        return next((at for at, level in levels.items() if style and level.style == style), 0)

    def next(self, list_id: str, level: int) -> str:
        """The number of the next paragraph at this level of a list, or "" for none or a bullet."""
        levels = self.levels.get(list_id)
        if not levels or level not in levels:
            return ""
        counts = self._counts.setdefault(self.counters.get(list_id, list_id), {})
        if list_id not in self._begun:
            self._begun.add(list_id)
            for at, first in self.restarts.get(list_id, {}).items():
                counts[at] = first - 1
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [at for at in counts if at > level]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and level < restart):
                del counts[deeper]
        return self._written(levels, counts, level)

    def _written(self, levels: dict[int, Level], counts: dict[int, int], level: int) -> str:
        here = levels[level]
        if here.form in {"bullet", "none"} and not _place.search(here.text):
            return "" if here.form == "bullet" else here.text

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            shown = levels.get(at, Level())
            form = "decimal" if here.legal and shown.form != "bullet" else shown.form
            return listed(counts.get(at, shown.start), form) or ""

        return _place.sub(number, here.text)


def read_numbering(archive: Archive, part: str) -> Numbering:
    """The lists that the numbering part declares."""
    root = archive.tree(part)
    abstract: dict[str, dict[int, Level]] = {}
    linked: dict[str, str] = {}
    owners: dict[str, str] = {}
    numbering = Numbering({}, {}, {})
    if root is None:
        return numbering
    for each in root:
        if each.tag == "abstractNum":
            key = attribute(each, "abstractNumId")
            abstract[key] = {
                number: _level(level)
                for level in _children(each, "lvl")
                if (number := _number(attribute(level, "ilvl"), 0)) < 9
            }
            for link in _children(each, "numStyleLink"):
                linked[key] = attribute(link, "val")
            for link in _children(each, "styleLink"):
                owners[attribute(link, "val")] = key
    for each in _children(root, "num"):
        key = attribute(each, "numId")
        source = next((attribute(one, "val") for one in _children(each, "abstractNumId")), "")
        if not abstract.get(source) and source in linked:
            source = owners.get(linked[source], source)
        numbering.levels[key] = dict(abstract.get(source, {}))
        numbering.counters[key] = source
        for override in _children(each, "lvlOverride"):
            at = _number(attribute(override, "ilvl"), 0)
            for level in _children(override, "lvl"):
                numbering.levels[key][at] = _level(level)
            for start in _children(override, "startOverride"):
                first = _number(attribute(start, "val"), 1)
                numbering.restarts.setdefault(key, {})[at] = first
    return numbering


def read_styles(archive: Archive, part: str) -> tuple[dict[str, Style], str]:
    """The styles by their ids, each with what it inherits, and the id of the default one."""
    root = archive.tree(part)
    styles: dict[str, Style] = {}
    default = ""
    for each in _children(root, "style") if root is not None else ():
        key = attribute(each, "styleId")
        styles[key] = _style(each)
        if attribute(each, "type") == "paragraph" and attribute(each, "default") in {"1", "true"}:
            default = key
    return {key: _inherited(styles, key) for key in styles}, default


def _style(element: Element) -> Style:
    name = next((attribute(one, "val") for one in _children(element, "name")), "")
    base = next((attribute(one, "val") for one in _children(element, "basedOn")), "")
    heading = _heading_name.fullmatch(name)
    outline = int(heading[1]) if heading else None
    list_id = list_level = hidden = None
    for properties in element:
        if properties.tag == "pPr":
            own, list_id, list_level = paragraph_lists(properties)
            outline = outline or own
        elif properties.tag == "rPr":
            hidden = is_on(properties, "vanish")
    if _title_name.fullmatch(name):
        outline = 1
    return Style(name, base, outline, list_id, list_level, hidden)


def paragraph_lists(properties: Element) -> tuple[int | None, str | None, int | None]:
    """Heading level (0 for body text), list and level of the list that a pPr element sets."""
    outline = list_id = list_level = None
    for one in properties:
        if one.tag == "outlineLvl":
            outline = (_number(attribute(one, "val"), 9) + 1) % 10
        elif one.tag == "numPr":
            for each in one:
                if each.tag == "numId":
                    list_id = attribute(each, "val")
                elif each.tag == "ilvl":
                    list_level = _number(attribute(each, "val"), 0)
    return outline, list_id, list_level


def is_on(properties: Element, name: str) -> bool | None:
    """Whether a switch such as <w:vanish/> is on; None when it is not there."""
    for one in properties:
        if one.tag == name:
            return attribute(one, "val") not in {"0", "false", "off", "none"}
    return None


def _inherited(styles: dict[str, Style], key: str) -> Style:
    chain: list[Style] = []
    while key in styles and len(chain) < _DEEPEST_STYLE:
        chain.append(styles[key])
        key = styles[key].base

    def first(name: str) -> object:
        return next((value for each in chain if (value := getattr(each, name)) is not None), None)

    return Style(
        chain[0].name,
        chain[0].base,
        first("outline"),  # type: ignore[arg-type]  # the field's own type
        first("list_id"),  # type: ignore[arg-type]  # the field's own type
        first("list_level"),  # type: ignore[arg-type]  # the field's own type
        first("hidden"),  # type: ignore[arg-type]  # the field's own type
    )


def _level(element: Element) -> Level:
    told = {one.tag: one for one in element}

    def value(name: str, default: str) -> str:
        return attribute(told[name], "val") if name in told else default

    form = value("numFmt", "")
    if not form and "AlternateContent" in told:
        form = next((attribute(one, "val") for one in told["AlternateContent"].iter("numFmt")), "")
    restart = _number(value("lvlRestart", ""), -1)
    return Level(
        _number(value("start", "1"), 1),
        form or "decimal",
        value("lvlText", "")[:40],
        None if restart < 0 else restart,
        "isLgl" in told,
        value("pStyle", ""),
    )


def _children(element: Element, name: str) -> Iterator[Element]:
    return (one for one in element if one.tag == name)


def _number(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else default
