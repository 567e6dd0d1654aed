"""What the pages show becomes a list of what the program would show otherwise now.

usage: python docs/fresh.py

The pictures of commands are held against what the commands print, and the numbers about git that
stand in the READMEs against a new count on the bundled documents. `make pictures` takes the
pictures anew; numbers are changed by hand.
"""

from __future__ import annotations

import html
import os
import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.collation_git import count  # noqa: E402 - found only from here on
from docs.pictures.take import COMMANDS, LANGUAGES, SEEDS, printed  # noqa: E402
from search_index import open_index  # noqa: E402
from seeds import manifest  # noqa: E402

_TEXT = re.compile(r"<text[^>]*>([^<]*)</text>")
_ESCAPE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b\x07]*(?:\x1b\\|\x07)")
"""Colours and links."""

_TABLES = ("README.md", "README.zh-CN.md", "docs/git.md")


def stale_pictures() -> list[str]:
    """The pictures of commands that print something else now, whatever the spacing."""
    found = []
    with tempfile.TemporaryDirectory(prefix="jiaokan-fresh-") as index:
        open_index([SEEDS], index_dir=Path(index)).close()  # or its progress would be printed too
        for language, locale in LANGUAGES.items():
            os.environ["JIAOKAN_LANG"] = locale
            for name in COMMANDS:
                picture = Path("docs/pictures") / language / f"{name}.svg"
                shown = html.unescape("".join(_TEXT.findall(picture.read_text(encoding="utf-8"))))
                if _bare(printed(name, Path(index))) not in _bare(shown):
                    found.append(f"{picture}: the command prints something else: run make pictures")
    return found


def stale_numbers() -> list[str]:
    """The pages whose line about the bundled documents and git is not what is counted now."""
    counted = count(manifest().base, manifest().revised)
    wrong = " | ".join(str(number) for number in counted.wrong.values())
    line = f"| {counted.unchanged} | {wrong} |"
    return [
        f"{page}: the comparison with git must say: {line}"
        for page in _TABLES
        if line not in Path(page).read_text(encoding="utf-8")
    ]


def _bare(text: str) -> str:
    """The text without colours, links and white space."""
    return "".join(_ESCAPE.sub("", text).replace("\xa0", " ").split())


def main() -> int:
    """Tells what is stale; 1 when anything is."""
    os.chdir(ROOT)
    found = stale_pictures() + stale_numbers()
    print("\n".join(found) if found else "The pages show what the program shows.")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
