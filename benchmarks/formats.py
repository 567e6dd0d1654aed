"""How much of a text survives other programs' formats: converted by them, and read back.

usage: python -m benchmarks.formats FOLDER [--files N] [--way NAME] [--show KIND] [--keep DIR]

Whatever is installed of pandoc, LibreOffice and Chromium makes the same text into each format of
the table below; the shares are those of its sentences, of its paragraphs and of the entries of its
outline, each with its level, that come back identical and in order.
"""

from __future__ import annotations

import argparse
import html
import random
import re
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import opencc

from corpus import Document, DocumentError, parse, read

Maker = Callable[[list[str], Path], None]


@dataclass(frozen=True, slots=True)
class Way:
    """One way of making a file: what it is called, the programs it needs, the ending, the maker.

    What comes back of a traditional text is made `simplified` before it is compared.
    """

    name: str
    programs: tuple[str, ...]
    suffix: str
    make: Maker
    simplified: bool = False


def encoded(encoding: str) -> Maker:
    """Plain text in an encoding, its paragraphs a line each."""

    def make(paragraphs: list[str], path: Path) -> None:
        path.write_bytes("\n".join(paragraphs).encode(encoding, "replace"))

    return make


def traditional(codec: str) -> Maker:
    """Plain text made traditional by OpenCC, in a Big5, its paragraphs a line each."""

    def make(paragraphs: list[str], path: Path) -> None:
        whole = opencc.OpenCC("s2t").convert("\n".join(paragraphs))
        path.write_bytes(whole.encode(codec, "xmlcharrefreplace"))

    return make


def by_pandoc(paragraphs: list[str], path: Path) -> None:
    """Whatever pandoc writes from Markdown for the ending of `path`."""
    source = path.with_suffix(".source.md")
    escaped = (re.sub(r"([\\`*_{}\[\]<>#+\-.!|~^$'\"@=:])", r"\\\1", each) for each in paragraphs)
    source.write_text("\n\n".join(escaped), encoding="utf-8")
    run("pandoc", "-f", "markdown-smart", "-s", "-M", "pagetitle=-", source, "-o", path)


def by_office(paragraphs: list[str], path: Path) -> None:
    """Whatever LibreOffice writes from plain text for the ending of `path`."""
    source = path.with_name(f"{path.stem}.source.txt")
    source.write_text("\n".join(paragraphs), encoding="utf-8")
    office(source, path, "--infilter=Text (encoded):UTF8,LF,,zh-CN")


def by_office_from_word(paragraphs: list[str], path: Path) -> None:
    """Whatever LibreOffice writes from the DOCX of pandoc."""
    source = path.with_name(f"{path.stem}.source.docx")
    by_pandoc(paragraphs, source)
    office(source, path)


def by_browser(style: str) -> Maker:
    """The PDF that Chromium prints of a page in this style."""

    def make(paragraphs: list[str], path: Path) -> None:
        source = path.with_suffix(".source.html")
        body = "\n".join(f"<p>{html.escape(each)}</p>" for each in paragraphs)
        source.write_text(
            f'<!doctype html><html lang="zh"><meta charset="utf-8"><style>{style}</style>'
            f"<body>{body}</body></html>",
            encoding="utf-8",
        )
        run(
            *("chromium", "--headless", "--no-sandbox", "--disable-gpu"),
            *("--no-pdf-header-footer", f"--print-to-pdf={path}", source),
        )

    return make


def by_dump(*options: str) -> Maker:
    """The text that poppler's pdftotext takes out of a PDF in the official style."""

    def make(paragraphs: list[str], path: Path) -> None:
        printed = path.with_name(f"{path.stem}.source.pdf")
        by_browser(_OFFICIAL + _INDENTED)(paragraphs, printed)
        run("pdftotext", *options, printed, path)

    return make


def office(source: Path, path: Path, *options: str) -> None:
    """Have LibreOffice convert `source` to the ending of `path`."""
    with tempfile.TemporaryDirectory() as folder:
        run(
            *("soffice", f"-env:UserInstallation=file://{_PROFILE}", "--headless", *options),
            *("--convert-to", path.suffix[1:], "--outdir", folder, source),
        )
        (made,) = Path(folder).iterdir()
        shutil.move(made, path)


def run(*words: str | Path) -> None:
    """Run a program quietly. Raises CalledProcessError."""
    subprocess.run([str(word) for word in words], check=True, capture_output=True, timeout=300)


_blank = re.compile(r"\s")
_PROFILE = Path(tempfile.gettempdir()) / "jiaokan-benchmark-office"
_OFFICIAL = "@page{margin:3.7cm 2.6cm}body{font-size:16pt;line-height:1.75;text-align:justify}"
_INDENTED = "p{margin:0;text-indent:2em}"
WAYS = (
    Way("text, UTF-8", (), ".txt", encoded("utf-8")),
    Way("text, UTF-16 without mark", (), ".txt", encoded("utf-16-le")),
    Way("text, GB18030", (), ".txt", encoded("gb18030")),
    Way("text, UTF-16 with mark", (), ".txt", encoded("utf-16")),
    Way("text, GBK", (), ".txt", encoded("gbk")),
    Way("text, Big5 (Microsoft)", (), ".txt", traditional("cp950"), simplified=True),
    Way("text, Big5 (Hong Kong)", (), ".txt", traditional("big5hkscs"), simplified=True),
    Way("HTML, pandoc", ("pandoc",), ".html", by_pandoc),
    Way("DOCX, pandoc", ("pandoc",), ".docx", by_pandoc),
    Way("EPUB, pandoc", ("pandoc",), ".epub", by_pandoc),
    Way("HTML, LibreOffice", ("soffice",), ".html", by_office),
    Way("DOCX, LibreOffice", ("soffice",), ".docx", by_office),
    Way("PDF, LibreOffice from text", ("soffice",), ".pdf", by_office),
    Way("PDF, LibreOffice from DOCX", ("pandoc", "soffice"), ".pdf", by_office_from_word),
    Way("EPUB, LibreOffice", ("pandoc", "soffice"), ".epub", by_office_from_word),
    Way("PDF, Chromium", ("chromium",), ".pdf", by_browser("body{font-size:12pt}")),
    Way(
        "PDF, Chromium, official style",
        ("chromium",),
        ".pdf",
        by_browser(_OFFICIAL + _INDENTED),
    ),
    Way(
        "PDF, Chromium, two columns",
        ("chromium",),
        ".pdf",
        by_browser(
            "body{columns:2;font-size:10.5pt;text-align:justify}p{margin:0;text-indent:2em}"
        ),
    ),
    Way("text, pdftotext", ("chromium", "pdftotext"), ".txt", by_dump()),
    Way("text, pdftotext -layout", ("chromium", "pdftotext"), ".txt", by_dump("-layout")),
)


def sentences(document: Document) -> list[str]:
    """The sentences, spacing aside."""
    return [_blank.sub("", sentence.text) for sentence in document.sentences]


def paragraphs(document: Document) -> list[str]:
    """The paragraphs, spacing aside."""
    return [_blank.sub("", paragraph.text) for paragraph in document.paragraphs]


def headings(document: Document) -> list[str]:
    """The level and heading of each section, spacing aside, the title first."""
    return [f"{each.level} {_blank.sub('', each.heading)}" for each in document.sections]


TOLD: dict[str, Callable[[Document], list[str]]] = {
    "sentences": sentences,
    "paragraphs": paragraphs,
    "headings": headings,
}


def mended(sentence: str) -> str:
    """A sentence in simplified characters; those that Big5 has not come back by their numbers."""
    return str(_back.convert(html.unescape(sentence)))


_back = opencc.OpenCC("t2s")


def survived(before: Sequence[str], after: Sequence[str]) -> int:
    """How many sentences come back identical and in order."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


def show(before: Sequence[str], after: Sequence[str]) -> None:
    """Print what did not come back, and what came instead."""
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            print("  -", " | ".join(before[a:b]))
            print("  +", " | ".join(after[c:d]))


def main() -> None:
    """Measure and print one line for each way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=4)
    parser.add_argument("--way", default="")
    parser.add_argument("--show", choices=TOLD, help="print what of these did not come back")
    parser.add_argument("--keep", type=Path, help="keep the files made, and use those kept there")
    options = parser.parse_args()
    paths = sorted(path for path in options.folder.rglob("*") if path.suffix in {".txt", ".md"})
    chosen = random.Random(11).sample(paths, min(options.files, len(paths)))
    texts = [[paragraph.text for paragraph in read(path).paragraphs] for path in chosen]
    with tempfile.TemporaryDirectory() as scratch:
        folder: Path = options.keep or Path(scratch)
        folder.mkdir(exist_ok=True)
        for at, way in enumerate(WAYS):
            missing = [program for program in way.programs if not shutil.which(program)]
            if options.way not in way.name:
                continue
            if missing:
                print(f"{way.name:32} not measured: {', '.join(missing)} is not installed")
                continue
            total, good = Counter[str](), Counter[str]()
            spent = 0.0
            for path, source in zip(chosen, texts, strict=True):
                made = folder / f"{path.stem} {at}{way.suffix}"
                if not made.exists():
                    way.make(source, made)
                wanted = parse("\n".join(source), "a.txt")
                started = time.perf_counter()
                try:
                    found = read(made)
                except DocumentError as error:
                    print(" ", error)
                    found = parse("", "a.txt")
                spent += time.perf_counter() - started
                for name, told in TOLD.items():
                    before, after = told(wanted), told(found)
                    if way.simplified:
                        before, after = [*map(mended, before)], [*map(mended, after)]
                    total[name] += max(len(before), len(after))
                    good[name] += survived(before, after)
                    if options.show == name:
                        show(before, after)
            shares = (
                f"{100 * good[name] / total[name]:6.2f} % of {total[name]} {name}" for name in TOLD
            )
            print(f"{way.name:32} {', '.join(shares)}, {1000 * spent / len(chosen):.0f} ms a file")


if __name__ == "__main__":
    main()
