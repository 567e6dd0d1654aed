"""A query becomes its matches: grouped and coloured on a terminal, a line each in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from cli.colors import linked, rendered
from cli.hits_text import Told, around, explained, grouped, listed
from cli.json_output import Json, answer_json, hit_json, to_line
from cli.library import opened
from cli.parsing import Options
from cli.terminal import colored, columns, note, write, write_utf8
from corpus import UsageError
from messages import translate
from search_index import Answer, Hit, Index, Order, search
from typesetting.pieces import Piece, Role
from typesetting.printable import printable

FOUND = 0
NOTHING = 1
TROUBLE = 2

_ON_A_TERMINAL = 40
_FORMS = ("json", "jsonl", "count", "files", "open")


def run(options: Options) -> int:
    """Prints what was found; a file that could not be read makes the code 2."""
    forms = [f"--{form}" for form in _FORMS if getattr(options, form)]
    if len(forms) > 1:
        raise UsageError("choose one form of output: {forms}", forms=", ".join(forms))
    with opened(options, options.paths) as index:
        return _answered(options, index)


def _answered(options: Options, index: Index) -> int:
    answer = search(index, options.query[0], limit=_limit(options), order=Order(options.sort))
    for one in answer.notes:
        note(translate(one), quiet=options.quiet)
    if options.json:
        write_utf8(to_line(_with_context(answer, index, options)))
    elif options.jsonl:
        for hit in answer.hits:
            write_utf8(to_line(_hit(hit, index, options)))
    elif options.open and answer.hits:
        return _opened_in_editor(answer)
    elif not options.quiet:
        color = colored(options.color, sys.stdout)
        for told in _told(answer, index, options):
            text = rendered(told.line, color=color)
            write(linked(text, told.address) if color and told.address else text)
    if index.problems:
        return TROUBLE
    return FOUND if answer.total else NOTHING


def _limit(options: Options) -> int | None:
    if options.count or options.files:
        return 1
    if options.limit is None and sys.stdout.isatty() and not (options.json or options.jsonl):
        return _ON_A_TERMINAL
    return options.limit or None


def _told(answer: Answer, index: Index, options: Options) -> Iterator[Told]:
    if options.explain:
        yield from map(Told, explained(answer))
    if options.count or options.files:
        for name, count in answer.counts.items():
            number = f":{count}" if options.count else ""
            yield Told((Piece(printable(name), Role.PLAIN), Piece(number, Role.MUTED)))
    elif sys.stdout.isatty():
        yield from grouped(answer, index, columns(), options.context or 0)
    else:
        yield from map(Told, listed(answer, index, options.context or 0))


def _opened_in_editor(answer: Answer) -> int:
    from pathlib import Path

    import corpus
    from handover.editor import edit

    best = min(answer.hits, key=lambda hit: hit.rank)
    document = corpus.read(Path(best.document))
    return TROUBLE if edit(document, best.paragraph) else FOUND


def _with_context(answer: Answer, index: Index, options: Options) -> dict[str, Json]:
    return {**answer_json(answer), "hits": [_hit(hit, index, options) for hit in answer.hits]}


def _hit(hit: Hit, index: Index, options: Options) -> dict[str, Json]:
    """The hit, with the texts of the paragraphs around it where they were asked for."""
    if not options.context:
        return hit_json(hit)
    before, after = around(index, hit, options.context)
    return {
        **hit_json(hit),
        "before": [text for _number, text in before],
        "after": [text for _number, text in after],
    }
