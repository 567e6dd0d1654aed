"""How long commands take to start, held against the least that their libraries cost.

`python -m benchmarks.startup [PAIRS]`; ends with 1 when something is slower than promised.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.first_paint import first_paint
from benchmarks.harness import Comparison, command, measure, report

EMPTY_APP = str(Path(__file__).with_name("empty_app.py"))
JIAOKAN = str(Path(sys.executable).with_name("jiaokan"))
LIBRARIES = "import whoosh.index, whoosh.qparser, rjieba; rjieba.cut('新能源汽车')"
PAIRS = 15


def comparisons(index: str) -> list[Comparison]:
    """What is measured; `index` is a folder for the search index, warmed by the first run."""
    python = sys.executable
    quiet = {"LANG": "zh_CN.UTF-8", "TERM": "xterm-256color", "XDG_CACHE_HOME": index}
    return [
        Comparison(
            "jiaokan --version / bare Python",
            command([JIAOKAN, "--version"]),
            command([python, "-c", "pass"]),
            3.0,
        ),
        Comparison(
            "jiaokan search, warm / importing Whoosh and loading rjieba",
            command([JIAOKAN, "search", "新能源 汽车", "--index-dir", index]),
            command([python, "-c", LIBRARIES]),
            1.5,
        ),
        Comparison(
            "jiaokan search in colour, warm / the same",
            command([JIAOKAN, "search", "新能源 汽车", "--color=always", "--index-dir", index]),
            command([python, "-c", LIBRARIES]),
            1.5,
        ),
        Comparison(
            "the explorer's first paint / an empty Textual application's",
            first_paint([JIAOKAN], environment=quiet, shows="校勘"),
            first_paint([python, EMPTY_APP], environment=quiet, shows="empty"),
            1.5,
        ),
        Comparison(
            "the explorer with its library listed / the same",
            first_paint([JIAOKAN], environment=quiet, shows="2022年度工作总结"),
            first_paint([python, EMPTY_APP], environment=quiet, shows="empty"),
            None,
        ),
    ]


def main(words: list[str]) -> int:
    """Measures and prints; the exit code says whether every promise holds."""
    pairs = int(words[0]) if words else PAIRS
    with tempfile.TemporaryDirectory(prefix="jiaokan-bench-") as index:
        measured = [measure(comparison, pairs=pairs) for comparison in comparisons(index)]
    print(report(measured))
    return int(not all(one.holds for one in measured))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
