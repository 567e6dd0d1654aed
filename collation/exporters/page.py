"""A title and the parts of a body become one self-contained web page that loads nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from pathlib import Path

from collation.exporters.passages import Mark, Passage
from messages import language

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""A page that holds other people's text may load and run nothing, should escaping ever fail."""


def page(title: str, body: Iterable[str]) -> str:
    """The page; `title` is escaped here, `body` must already be HTML."""
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{language().replace("_", "-")}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{escape(title)}</title>",
            f"<style>\n{_style()}</style>",
            "</head>",
            "<body>",
            *body,
            "</body>",
            "</html>",
            "",
        ]
    )


def table(heading: str, names: Iterable[str], lines: Sequence[str], kind: str = "") -> list[str]:
    """A section with a table, whose `lines` must already be HTML; nothing when it has no lines."""
    if not lines:
        return []
    head = "".join(f"<th scope=col>{escape(name)}</th>" for name in names)
    return [
        f"<section{kind and f' class={kind}'}><h2>{escape(heading)}</h2>",
        f"<table><thead><tr>{head}</tr></thead><tbody>",
        *lines,
        "</tbody></table></section>",
    ]


def passages_html(passages: Iterable[Passage], wording: str) -> str:
    """A paragraph for each sentence: its number, figures marked, what differs in `wording`."""
    shown = []
    for passage in passages:
        parts = [f"<span class=n>{passage.index + 1}</span> "]
        for text, marks in passage.stretches:
            part = escape(text)
            figure = sorted(marks - {Mark.WORDING})
            if figure:
                part = f"<mark class={figure[0]}>{part}</mark>"
            if Mark.WORDING in marks:
                part = f"<{wording}>{part}</{wording}>"
            parts.append(part)
        shown.append(f"<p>{''.join(parts)}</p>")
    return "".join(shown)


@cache
def _style() -> str:
    return Path(__file__).with_name("webpage.css").read_text(encoding="utf-8")
