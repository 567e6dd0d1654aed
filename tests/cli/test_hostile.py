"""No text of a document, a name, a query or an error is ever more than text, whatever prints it."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Run
from tests.payloads import CONTROLS, FORMULAS, INVISIBLE, MARK, MARKUP, NAMES, PAGES

PAYLOADS = [*CONTROLS, *MARKUP, *INVISIBLE, *FORMULAS, *PAGES]
OWN = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;[!-~]*\x1b\\")
"""What the program itself writes: colours, and links to files."""

NO_TEXT = {"Cc", "Cf", "Cs", "Zl", "Zp"}
FORMS = {"json": ".json", "html": ".html", "markdown": ".md", "csv": ".csv", "text": ".txt"}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents with a payload in every name, title, heading and sentence, and files that are
    none."""
    folder = tmp_path_factory.mktemp("hostile")
    for at, payload in enumerate(PAYLOADS):
        name = f"{at:02} {payload}".replace("/", "|")[:40] + ".txt"
        text = f"{payload}报告\n\n一、{payload}成绩\n\n{payload}外资增长{at}%，床位增加。\n"
        folder.joinpath(name).write_text(text, encoding="utf-8")
    for name, more in (("总报告甲", 1), ("总报告乙", 2)):
        lines = [f"{each}外资{each}增长{at * more}亿元。" for at, each in enumerate(PAYLOADS)]
        text = "\n\n".join(["总报告", "一、成绩", *lines])
        folder.joinpath(f"{name}.txt").write_text(text, encoding="utf-8")
    for at, name in enumerate(NAMES):
        text = f"报告\n\n一、成绩\n\n外资\r增长{at}亿元，\ufeff床位增加。\r\n"
        folder.joinpath(f"{name}.txt").write_bytes(text.encode())
    undecodable = os.fsencode(folder) + "/05 报告".encode() + b"\xff\x9b.txt"
    Path(os.fsdecode(undecodable)).write_text("报告\n\n外资增长5%。\n", encoding="utf-8")
    broken = [b"\xff\xfe.txt", b"\x9b9973m.txt", *(f"zz{each}.txt".encode() for each in CONTROLS)]
    broken += ["zz\n换行.txt".encode(), "zz\t跳.txt".encode(), b"=1+1.pdf", ("长" * 80).encode()]
    for raw in broken:
        path = os.fsencode(folder) + b"/" + raw.replace(b"/", b"|")
        Path(os.fsdecode(path)).write_bytes(b"\x00\x01\x02")
    return folder


def unsafe(text: str) -> set[str]:
    """The characters of an output that are no text and not the program's own."""
    assert "Traceback" not in text
    assert not [own for own in OWN.findall(text) if MARK in own and not own.startswith("\x1b]8")]
    return {
        character
        for character in OWN.sub("", text.removeprefix("\ufeff").replace("\r\n", "\n"))
        if unicodedata.category(character) in NO_TEXT
    } - {"\n"}


def checked(ran: Ran) -> Ran:
    """What a command printed, after a look at both streams."""
    assert not unsafe(ran.out)
    assert not unsafe(ran.err)
    return ran


def words_of(library: Path, target: Path) -> Iterator[tuple[str, ...]]:
    """Every command in every form that it has, over a library, with files written to a folder."""
    everything, versions = str(library), [str(library / f"总报告{one}.txt") for one in "甲乙"]
    chosen = [*sorted(library.glob("[0-9]*.txt"))[::7], *library.glob("05 *")]
    named = [str(path) for path in chosen]
    for how in ((), ("--json",), ("--jsonl",), ("--count",), ("--files",), ("--context", "1")):
        yield ("search", "外资", everything, "--limit", "200", *how)
    yield "search", "外资", everything, "--explain"
    yield "search", "title:报告", everything, "--sort", "title"
    for form, ending in FORMS.items():
        yield "compare", *versions, "--format", form, "--only", "all"
        yield "compare", *versions, "-o", str(target / f"a{ending}"), "--only", "changes"
        for name in named:
            yield "compare", name, versions[0], "--format", form, "--only", "figures"
    yield "compare", *versions, "--only", "added-figures"
    yield "compare", str(library / "总报告甲.txt")
    for form in ("table", "json", "jsonl", "csv"):
        yield "figures", everything, "--format", form
    yield "show", versions[0]
    yield "show", versions[0], "--json"
    several = [*versions, named[1]]
    for form in FORMS:
        yield "compare", *several, "--format", form, "--only", "all"
    for at, name in enumerate(NAMES):
        ending = [*FORMS.values()][at % len(FORMS)]
        yield "compare", *versions, "-o", str(target / "named" / f"{name}{ending}")
        other = str(library / f"{NAMES[at - 1]}.txt")  # of the same title: the names are told
        for form in FORMS:
            yield "compare", str(library / f"{name}.txt"), other, "--format", form
        yield "compare", str(library / f"{name}.txt"), other, *versions, "--format", "html"
        yield "show", str(library / f"{name}.txt"), "--json"
        yield "figures", str(library / f"{name}.txt"), "--format", "csv"
    yield "index", everything
    yield "index", everything, "--check", "--json"


def test_there_are_at_least_forty_payloads() -> None:
    assert len(set(PAYLOADS)) >= 40


@pytest.mark.parametrize("color", ["always", "never"])
def test_no_document_reaches_what_a_command_writes_to(
    color: str, library: Path, index: Path, tmp_path: Path, run: Run
) -> None:
    tmp_path.joinpath("named").mkdir()
    for words in words_of(library, tmp_path):
        ran = checked(run(*words, "--color", color, "--index-dir", str(index), "--no-pager"))
        assert ran.code in {0, 1, 2}, words
        if "--json" in words or "json" in words:
            json.loads(ran.out)
        elif "--jsonl" in words or "jsonl" in words:
            assert [json.loads(line) for line in ran.out.splitlines()], words
        elif "csv" in words:
            _no_formula(ran.out)
        elif "html" in words:
            _no_element(ran.out)
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(written) == len(FORMS) + len(NAMES)
    for path in written:
        assert not unsafe(path.read_text(encoding="utf-8"))
    _no_formula((tmp_path / "a.csv").read_text(encoding="utf-8"))
    _no_element((tmp_path / "a.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize("command", ["show", "compare", "figures", "search", "index"])
def test_no_query_and_no_name_reaches_the_terminal_by_an_error(
    command: str, library: Path, index: Path, run: Run
) -> None:
    for payload in PAYLOADS:
        words = [command, "--index-dir", str(index), "--color", "always", "--no-pager", "--"]
        if command == "search":
            checked(run(*words, payload, str(library)))
            checked(run(*words, f'"{payload}" OR title:{payload} figure:{payload}', str(library)))
            checked(run(*words, os.fsdecode(b"\xff\x9b" + payload.encode()), str(library)))
        else:
            checked(run(*words, payload, *([payload] if command == "compare" else [])))
            checked(run(*words, os.fsdecode(b"\xff\x9b" + payload.encode())))


def test_every_document_is_shown_by_its_hostile_name(library: Path, run: Run) -> None:
    shown = 0
    for path in library.iterdir():
        ran = checked(run("show", "--color", "always", "--no-pager", "--", str(path)))
        shown += ran.code == 0
        assert ran.out or ran.err
    assert shown >= len(PAYLOADS)


def _no_formula(table: str) -> None:
    """No cell of a table begins with what a spreadsheet would reckon."""
    for row in csv.reader(io.StringIO(table.removeprefix("\ufeff"))):
        assert not [cell for cell in row if cell[:1] in set("=+@\t\r") or cell.startswith("-2+")]


class _Elements(HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [tag, *(f"{name}={value}" for name, value in attrs)]


def _no_element(page: str) -> None:
    """No element and no address of a page is a document's, and none runs anything."""
    elements = _Elements()
    elements.feed(page)
    told = "\n".join(elements.found)
    assert not {"script", "img", "iframe"} & set(elements.found)
    assert "onerror" not in told
    assert "javascript" not in told
    assert MARK not in told
