"""Documents become a fresh index, or an index its verdict."""

from __future__ import annotations

import sys

from cli.colors import rendered
from cli.documents import library_paths
from cli.json_output import Json, check_json, index_json, to_line
from cli.library import built, index_folder
from cli.parsing import Options
from cli.terminal import colored, write, write_utf8
from corpus import UsageError
from messages import gettext as _
from messages import ngettext
from search_index import CheckReport, Index, check_index
from typesetting.pieces import Line, Piece, Role
from typesetting.printable import printable

WELL = 0
TROUBLE = 2


def run(options: Options) -> int:
    """Builds, refreshes or checks the index of the documents that the user named."""
    if options.check and options.rebuild:
        raise UsageError("--check and --rebuild exclude each other")
    if options.check:
        report = check_index(library_paths(options.paths), index_dir=index_folder(options))
        _print(options, check_json(report), _verdict(report))
        return WELL if report.whole else TROUBLE
    with built(options, options.paths, rebuild=options.rebuild) as index:
        _print(options, index_json(index), _facts(index))
        return TROUBLE if index.problems else WELL


def _print(options: Options, answer: dict[str, Json], lines: list[Line]) -> None:
    if options.json:
        write_utf8(to_line(answer))
    elif not options.quiet:
        color = colored(options.color, sys.stdout)
        for line in lines:
            write(rendered(line, color=color))


def _facts(index: Index) -> list[Line]:
    documents, paragraphs = len(index.entries), sum(one.paragraphs for one in index.entries)
    told = _("{documents}, {paragraphs}, {characters} characters").format(
        documents=ngettext("{count} document", "{count} documents", documents).format(
            count=documents
        ),
        paragraphs=ngettext("{count} paragraph", "{count} paragraphs", paragraphs).format(
            count=paragraphs
        ),
        characters=f"{sum(one.characters for one in index.entries):,}",
    )
    return [
        (Piece(told, Role.PLAIN),),
        (Piece(printable(index.generation.folder), Role.MUTED),),
    ]


def _verdict(report: CheckReport) -> list[Line]:
    if report.whole:
        return [(Piece(_("The index is whole and up to date."), Role.PLAIN),)]
    if not report.built:
        return [(Piece(_("There is no index yet."), Role.PLAIN),)]
    groups = (
        (_("damaged in the index"), report.damaged),
        (_("changed since"), report.changed),
        (_("new since"), report.added),
        (_("gone since"), report.removed),
    )
    return [
        (Piece(f"{what}: ", Role.HEADING), Piece(printable(name), Role.PLAIN))
        for what, names in groups
        for name in names
    ]
