"""How a query was understood becomes a line to read: what it asks for, what it was cut into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from messages import N_, ngettext, translate
from messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from search_index import Answer, Explained
    from tui.commands import KeyOf

_MOST_WORDS = 8
"""Words of a piece that are told; a pattern may stand for hundreds."""

_SAID = {
    "word": "{text}",
    "exact": N_("exactly “{text}”"),
    "near": N_("{text} near one another"),
    "pattern": N_("words like {text}"),
    "spelling": N_("words spelt nearly like {text}"),
    "title": N_("“{text}” in the title"),
    "section": N_("“{text}” in a heading above"),
    "file": N_("“{text}” in the file name"),
    "figure": N_("a figure {text}"),
    "not": N_("not {text}"),
    "nothing": "",
}
_JOINED = {"all": N_(" and "), "any": N_(" or ")}


def told(answer: Answer, key_of: KeyOf, only: Sequence[str] = ()) -> str:
    """What the user should know, what the query asks for, the words it was cut into.

    `only` are the names of the facets by which the hits were narrowed.
    """
    if not answer.total and answer.suggestions and not only:
        best = answer.suggestions[0]
        count = ngettext("{count} paragraph", "{count} paragraphs", best.total)
        key = key_of("field.accept")
        instead = _("Nothing found. {key}: {query} instead, {count}")
        if not key:
            instead = _("Nothing found. Perhaps {query}, {count}")
        return instead.format(
            key=key, query=best.query, count=count.format(count=f"{best.total:,}")
        )
    told = [translate(note) for note in answer.notes]
    if len(answer.hits) < answer.total:
        told.append(_("The best {count} are listed").format(count=f"{len(answer.hits):,}"))
    if only:
        key = key_of("search.facets")
        narrowed = _("Only: {facets} ({key})") if key else _("Only: {facets}")
        told.append(narrowed.format(facets=" · ".join(only), key=key))
    if asked := asks_for(answer.explained):
        told.append(_("Understood as: {query}").format(query=asked))
    if words := " · ".join(_words(answer.explained)):
        told.append(_("Words (paragraphs): {words}").format(words=words))
    return "   ".join(told)


def asks_for(piece: Explained, *, within: str = "") -> str:
    """A piece of a query as one would say it, in brackets `within` a piece of another kind."""
    if joined := _JOINED.get(piece.kind):
        text = _(joined).join(asks_for(child, within=piece.kind) for child in piece.children)
        return f"({text})" if within and within != piece.kind else text
    text = piece.text
    if piece.kind == "not":
        text = asks_for(piece.children[0], within="not")
    return _(_SAID[piece.kind]).format(text=text)


def _words(piece: Explained) -> Iterator[str]:
    """The words of a piece and its parts, each with the paragraphs that it stands in."""
    told = piece.words[:_MOST_WORDS]
    for word, count in told:
        yield f"{word} {count:,}"
    if (more := piece.word_count - len(told)) > 0:
        yield ngettext("{count} more", "{count} more", more).format(count=f"{more:,}")
    for child in piece.children:
        yield from _words(child)
