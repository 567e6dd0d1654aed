"""A query becomes its matches: grouped and coloured on a terminal, a line each in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby

from cli.colors import rendered
from cli.documents import brief
from cli.json_output import answer_json, hit_json, to_line
from cli.library import opened
from cli.parsing import Options
from cli.snippets import snippet
from cli.terminal import colored, columns, note, write, write_utf8
from corpus import UsageError
from messages import gettext as _
from messages import ngettext, translate
from search_index import Answer, Hit, Index, search
from typesetting.pieces import Line, Piece, Role, flow, marked
from typesetting.printable import printable

FOUND = 0
NOTHING = 1
TROUBLE = 2

_ON_A_TERMINAL = 40


def run(options: Options) -> int:
    """Prints what was found; a file that could not be read makes the code 2."""
    if options.json and options.jsonl:
        raise UsageError("choose one form of output: {forms}", forms="--json, --jsonl")
    with opened(options, options.paths) as index:
        return _answered(options, index)


def _answered(options: Options, index: Index) -> int:
    machine = options.json or options.jsonl
    terminal = sys.stdout.isatty()
    limit = options.limit
    if limit is None and terminal and not machine:
        limit = _ON_A_TERMINAL
    answer = search(index, options.query[0], limit=limit or None)
    for one in answer.notes:
        note(translate(one), quiet=options.quiet)
    if options.json:
        write_utf8(to_line(answer_json(answer)))
    elif options.jsonl:
        for hit in answer.hits:
            write_utf8(to_line(hit_json(hit)))
    elif not options.quiet:
        color = colored(options.color, sys.stdout)
        told = _grouped(answer, columns()) if terminal else _listed(answer.hits)
        if options.explain:
            for line in _explained(answer):
                write(rendered(line, color=color))
        for line in told:
            write(rendered(line, color=color))
    if index.problems:
        return TROUBLE
    return FOUND if answer.total else NOTHING


def _explained(answer: Answer) -> Iterator[Line]:
    yield (Piece(_("Understood as: "), Role.MUTED), Piece(printable(answer.understood), Role.PLAIN))
    words = " ".join(answer.words)
    yield (Piece(_("Cut into: "), Role.MUTED), Piece(printable(words), Role.PLAIN))
    yield ()


def _listed(hits: tuple[Hit, ...]) -> Iterator[Line]:
    """`document:paragraph:text`, as tools that read grep's output expect; numbers start at 1."""
    for hit in hits:
        place = Piece(f"{printable(hit.document)}:{hit.paragraph + 1}:", Role.MUTED)
        pieces = marked(hit.text, Role.PLAIN, ((span, Role.MATCH) for span in hit.matches))
        yield (place, *(Piece(printable(text), role) for text, role in pieces))


def _grouped(answer: Answer, width: int) -> Iterator[Line]:
    """Each document with its hits, best first, and how much of all that is."""
    numbers = len(str(max((hit.paragraph + 1 for hit in answer.hits), default=0)))
    for (document, title), hits in groupby(answer.hits, key=lambda hit: (hit.document, hit.title)):
        heading = [Piece(title, Role.HEADING), Piece(f"  {brief(document)}", Role.MUTED)]
        yield from flow(heading, width, hanging=2)
        section: tuple[str, ...] | None = None
        for hit in hits:
            above = hit.section[:-1] if hit.text in hit.section[-1:] else hit.section
            if above != section:
                section = above
                path = [Piece(" › ".join(section), Role.MUTED)]
                yield from _indented(path, width, numbers + 2, "") if section else ()
            text, matches = snippet(hit.text, hit.matches, (width - numbers - 2) * 3 // 2)
            pieces = marked(text, Role.PLAIN, ((span, Role.MATCH) for span in matches))
            yield from _indented(pieces, width, numbers + 2, str(hit.paragraph + 1))
        yield ()
    yield (Piece(_total(answer), Role.MUTED),)


def _indented(pieces: list[Piece], width: int, indent: int, label: str) -> Iterator[Line]:
    for nth, line in enumerate(flow(pieces, max(10, width - indent))):
        margin = "" if nth else label
        yield (Piece(f"{margin:>{indent - 2}}  ", Role.GUTTER), *line)


def _total(answer: Answer) -> str:
    if not answer.total:
        return _("Nothing found for {query}").format(query=printable(answer.query))
    paragraphs = ngettext("{count} paragraph", "{count} paragraphs", answer.total)
    documents = ngettext("in {count} document", "in {count} documents", answer.documents)
    told = " ".join(
        (paragraphs.format(count=answer.total), documents.format(count=answer.documents))
    )
    if len(answer.hits) == answer.total:
        return told
    return _("{shown} shown of {told}; --limit 0 shows all").format(
        shown=len(answer.hits), told=told
    )
