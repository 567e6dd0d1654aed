"""Hits become lines: grouped by document for a terminal, like those of grep for a pipe."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, TypeAlias

from cli.documents import brief
from cli.snippets import snippet
from messages import N_, ngettext
from messages import gettext as _
from search_index import Answer, Explained, Hit, Index
from typesetting.pieces import Line, Piece, Role, flow, marked
from typesetting.printable import printable

Numbered: TypeAlias = tuple[tuple[int, str], ...]


class Told(NamedTuple):
    """A line, and where a terminal that can open links leads from it."""

    line: Line
    address: str = ""


_KINDS = {
    "all": N_("all of these"),
    "any": N_("any of these"),
    "not": N_("not this"),
    "word": N_("the word {text}"),
    "exact": N_("exactly the characters {text}"),
    "near": N_("near one another: {text}"),
    "pattern": N_("words like {text}"),
    "spelling": N_("words spelt nearly like {text}"),
    "title": N_("the title holds {text}"),
    "section": N_("a heading above holds {text}"),
    "file": N_("the name of the file holds {text}"),
    "figure": N_("a figure {text}, in any unit that can be told in that one"),
    "nothing": N_("nothing to search for"),
}


def around(index: Index, hit: Hit, context: int) -> tuple[Numbered, Numbered]:
    """The paragraphs before and after a hit, each with its number."""
    here = hit.paragraph
    return (
        index.paragraphs(hit.document, here - context, here),
        index.paragraphs(hit.document, here + 1, here + 1 + context),
    )


def explained(answer: Answer) -> Iterator[Line]:
    """How the query was understood, a line for each of its pieces."""
    yield (Piece(_("Understood as: "), Role.MUTED), Piece(printable(answer.understood), Role.PLAIN))
    yield from _pieces(answer.explained, 1)
    yield ()


def _pieces(piece: Explained, depth: int) -> Iterator[Line]:
    told = _(_KINDS[piece.kind]).format(text=printable(piece.text))
    line = [Piece("  " * depth + told, Role.PLAIN)]
    if piece.words:
        words = [f"{printable(word)} {count:,}" for word, count in piece.words]
        more = piece.word_count - len(piece.words)
        rest = [ngettext("{count} more", "{count} more", more).format(count=more)] if more else []
        line.append(Piece("  " + _("paragraphs with each:") + " ", Role.MUTED))
        line.append(Piece(" · ".join(words + rest), Role.MUTED))
    yield tuple(line)
    for child in piece.children:
        yield from _pieces(child, depth + 1)


def listed(answer: Answer, index: Index, context: int) -> Iterator[Line]:
    """`document:paragraph:text`, as tools that read grep's output expect; numbers start at 1.

    Context has `-` for `:`, and `--` stands between groups, as grep has it.
    """
    for nth, hit in enumerate(answer.hits):
        before, after = around(index, hit, context) if context else ((), ())
        if context and nth:
            yield (Piece("--", Role.MUTED),)
        for number, text in before:
            yield _listed_context(hit, number, text)
        place = Piece(f"{printable(hit.document)}:{hit.paragraph + 1}:", Role.MUTED)
        pieces = marked(hit.text, Role.PLAIN, ((span, Role.MATCH) for span in hit.matches))
        yield (place, *(Piece(printable(text), role) for text, role in pieces))
        for number, text in after:
            yield _listed_context(hit, number, text)


def _listed_context(hit: Hit, number: int, text: str) -> Line:
    place = f"{printable(hit.document)}-{number + 1}-"
    return (Piece(place, Role.MUTED), Piece(printable(text), Role.PLAIN))


def grouped(answer: Answer, index: Index, width: int, context: int) -> Iterator[Told]:
    """Each document with its hits, and how much of all that is; other queries if it is nothing."""
    numbers = len(str(max((hit.paragraph + 1 + context for hit in answer.hits), default=0)))
    for (document, title), hits in groupby(answer.hits, key=lambda hit: (hit.document, hit.title)):
        heading = [Piece(title, Role.HEADING), Piece(f"  {brief(document)}", Role.MUTED)]
        address = Path(document).absolute().as_uri()
        for line in flow(heading, width, hanging=2):
            yield Told(line, address)
        for line in _hits_of_one(list(hits), index, width, numbers + 2, context):
            yield Told(line)
        yield Told(())
    for line in _total(answer):
        yield Told(line)


def _hits_of_one(
    hits: list[Hit], index: Index, width: int, indent: int, context: int
) -> Iterator[Line]:
    section: tuple[str, ...] | None = None
    for hit in hits:
        above = hit.section[:-1] if hit.text in hit.section[-1:] else hit.section
        if above != section:
            section = above
            path = [Piece(" › ".join(section), Role.MUTED)]
            yield from _indented(path, width, indent, "") if section else ()
        before, after = around(index, hit, context) if context else ((), ())
        for number, text in before:
            yield from _context(number, text, width, indent)
        text, matches = snippet(hit.text, hit.matches, (width - indent) * 3 // 2)
        pieces = marked(text, Role.PLAIN, ((span, Role.MATCH) for span in matches))
        yield from _indented(pieces, width, indent, str(hit.paragraph + 1))
        for number, text in after:
            yield from _context(number, text, width, indent)


def _context(number: int, text: str, width: int, indent: int) -> Iterator[Line]:
    yield from _indented([Piece(text, Role.MUTED)], width, indent, str(number + 1))


def _indented(pieces: list[Piece], width: int, indent: int, label: str) -> Iterator[Line]:
    for nth, line in enumerate(flow(pieces, max(10, width - indent))):
        margin = "" if nth else label
        yield (Piece(f"{margin:>{indent - 2}}  ", Role.GUTTER), *line)


def _total(answer: Answer) -> Iterator[Line]:
    if not answer.total:
        nothing = _("Nothing found for {query}").format(query=printable(answer.query))
        yield (Piece(nothing, Role.MUTED),)
        for other in answer.suggestions:
            paragraphs = ngettext("{count} paragraph", "{count} paragraphs", other.total)
            instead = _("but for {query}:").format(query=printable(other.query))
            found = paragraphs.format(count=other.total)
            yield (Piece(f"  {instead}", Role.PLAIN), Piece(f" {found}", Role.MUTED))
        return
    paragraphs = ngettext("{count} paragraph", "{count} paragraphs", answer.total)
    documents = ngettext("in {count} document", "in {count} documents", answer.documents)
    told = " ".join(
        (paragraphs.format(count=answer.total), documents.format(count=answer.documents))
    )
    if len(answer.hits) < answer.total:
        told = _("{shown} shown of {told}; --limit 0 shows all").format(
            shown=len(answer.hits), told=told
        )
    yield (Piece(told, Role.MUTED),)
