"""The numbering of a DOCX file becomes the number that stands before each paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from corpus.readers.archive import Archive, attribute
from corpus.readers.docx_styles import children, whole_number
from corpus.readers.list_numbers import listed

_place = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its first number, how it is written, and the text around it."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""


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
                for level in children(each, "lvl")
                if (number := whole_number(attribute(level, "ilvl"), 0)) < 9
            }
            for link in children(each, "numStyleLink"):
                linked[key] = attribute(link, "val")
            for link in children(each, "styleLink"):
                owners[attribute(link, "val")] = key
    for each in children(root, "num"):
        key = attribute(each, "numId")
        source = next((attribute(one, "val") for one in children(each, "abstractNumId")), "")
        if not abstract.get(source) and source in linked:
            source = owners.get(linked[source], source)
        numbering.levels[key] = dict(abstract.get(source, {}))
        numbering.counters[key] = source
        for override in children(each, "lvlOverride"):
            at = whole_number(attribute(override, "ilvl"), 0)
            for level in children(override, "lvl"):
                numbering.levels[key][at] = _level(level)
            for start in children(override, "startOverride"):
                first = whole_number(attribute(start, "val"), 1)
                numbering.restarts.setdefault(key, {})[at] = first
    return numbering


def _level(element: Element) -> Level:
    told = {one.tag: one for one in element}

    def value(name: str, default: str) -> str:
        return attribute(told[name], "val") if name in told else default

    form = value("numFmt", "")
    if not form and "AlternateContent" in told:
        form = next((attribute(one, "val") for one in told["AlternateContent"].iter("numFmt")), "")
    restart = whole_number(value("lvlRestart", ""), -1)
    return Level(
        whole_number(value("start", "1"), 1),
        form or "decimal",
        value("lvlText", "")[:40],
        None if restart < 0 else restart,
        "isLgl" in told,
        value("pStyle", ""),
    )
