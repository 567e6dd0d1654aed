"""Text that tries to be more than text: for titles, headings, sentences, names, queries, errors."""

from __future__ import annotations

MARK = "9973"
"""Stands in every control sequence of a payload, and in none of the program's own."""

CONTROLS = [
    *(f"\x1b[{MARK}{final}" for final in "ABCDHJKLMPSTXfhlmnr"),
    f"\x1b[?{MARK}h",
    f"\x1b]52;c;{MARK}\x07",
    f"\x1b]0;{MARK}\x1b\\",
    f"\x1b]8;;http://{MARK}\x1b\\",
    f"\x1bP{MARK}\x1b\\",
    f"\x1b_{MARK}\x1b\\",
    f"\x9b{MARK}m",
    f"\x9d52;c;{MARK}\x9c",
    f"\x90{MARK}\x9c",
    f"\x0e{MARK}\x0f",
    f"{MARK}\x08\x08\x7f",
    f"{MARK}\x07\x05",
]
MARKUP = [
    "[/x]",
    "[@click=app.quit]x[/]",
    "[bold red]红[/]",
    "\\[x]",
    "[link=x]y[/link]",
    "[",
    "]]",
]
INVISIBLE = [
    *(f"甲{code}乙" for code in "\u202e\u202d\u2066\u2069\u200b\u200e\u2028\ufeff\xad"),
    "e" + "\u0301" * 2000,
    "{nth} %s $0 \\1",
]
FORMULAS = [f"=cmd|'/c {MARK}'!A1", "+1+1", "-2+3", "@SUM(A1)", f'=HYPERLINK("http://{MARK}")']
NAMES = ["换\n行", "跳\t格", "回\r车", "\ufeff头", "-rf", "--json", "=1+1", "%s{0}$HOME`id`"]
NAMES += ["长" * 80, f"\x1b[{MARK}mX\u202e", "\udcff\udc9b"]
"""For names of files alone: no text of a document holds a line end."""

PAGES = [
    "<script>alert(1)</script>",
    f'"><img src=x onerror="{MARK}">',
    "<!--",
    "&lt;b&gt;",
    f"[链接](javascript:{MARK})",
    f"![图](http://{MARK}/x.png)",
    "`~~~",
    "| 一 | 二 |",
]
