"""Whether the outline of a statute has the parts and articles that its text numbers.

usage: python -m benchmarks.outlines FOLDER [--show N]

FOLDER holds statutes in Markdown, a paragraph a line. Each is read as it is; as plain text with
and without blank lines; and wrapped, with an indent. What the lines of the source begin with
(第一章, 第三条) is what the outline should have, as often and in this order, but for the entries of
a table of contents, which it may leave out; an article stands deeper than the part before it.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from corpus import Document, parse

_NUMERAL = "[一二三四五六七八九十百千零〇0-9]{1,7}"
_part = re.compile(rf"第{_NUMERAL}[编章节]")
_article = re.compile(rf"第{_NUMERAL}条(?:之[一二三四五六七八九十]+)?")
_mark = re.compile(r"^#{1,6}[ \t]+", re.MULTILINE)
_front = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_COLUMN = 38


def _plain(text: str) -> list[str]:
    lines = _mark.sub("", _front.sub("", text)).replace("**", "").splitlines()
    return [line.strip() for line in lines if line.strip()]


def _wrapped(text: str) -> str:
    lines = []
    for paragraph in _plain(text):
        whole = paragraph if _part.match(paragraph) else "　　" + paragraph
        lines += [whole[at : at + _COLUMN] for at in range(0, len(whole), _COLUMN)]
    return "\n".join(lines)


WAYS: dict[str, tuple[str, Callable[[str], str]]] = {
    "Markdown": ("a.md", lambda text: text),
    "plain text, blank lines": ("a.txt", lambda text: "\n\n".join(_plain(text))),
    "plain text, no blank lines": ("a.txt", lambda text: "\n".join(_plain(text))),
    f"indented, wrapped at {_COLUMN}": ("a.txt", _wrapped),
}


def numbers(text: str) -> list[str]:
    """The numbers of parts and articles that the lines of a statute begin with, in order."""
    told = (_part.match(line) or _article.match(line) for line in _plain(text))
    return [found[0] for found in told if found]


def outline(document: Document) -> Iterator[str]:
    """The numbers of parts and articles in an outline, in order; those of an article that is not
    deeper than the part before it begin with a question mark."""
    level = 0
    for section in document.sections[1:]:
        if found := _part.match(section.heading):
            level = section.level
            yield found[0]
        elif found := _article.match(section.heading):
            yield found[0] if section.level > level else f"?{found[0]}"


def agrees(wanted: list[str], found: list[str]) -> bool:
    """Whether an outline has what is wanted, entries of contents left out or not."""
    if wanted == found:
        return True
    parts = [each for each in wanted if _part.match(each)]
    listed = len(parts) // 2
    begins = parts[:listed] == parts[listed:] and wanted[:listed] == parts[:listed]
    return begins and wanted[listed:] == found


def main() -> None:
    """Read and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    texts = {path: path.read_text("utf-8") for path in sorted(options.folder.rglob("*.md"))}
    wanted = {path: numbers(text) for path, text in texts.items()}
    statutes = [path for path, told in wanted.items() if any(map(_article.match, told))]
    for way, (name, made) in WAYS.items():
        wrong = [
            path
            for path in statutes
            if not agrees(wanted[path], list(outline(parse(made(texts[path]), name))))
        ]
        share = 100 * (1 - len(wrong) / len(statutes))
        print(f"{way:28} {share:6.2f} % of {len(statutes)} outlines")
        for path in wrong[: options.show]:
            print(f"    {path}")


if __name__ == "__main__":
    main()
