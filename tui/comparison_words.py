"""What a comparison found becomes the lines that tell it: titles, counts, where a row came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from corpus.naming import Named, marks
from messages import N_, ngettext
from messages import gettext as _
from tui.bar import between
from tui.commands import hint
from tui.comparison_view import Wording
from tui.finding import occurrences
from tui.library import with_mark
from tui.moves import origin, origin_path
from typesetting.comparison import Layout
from typesetting.folds import Show
from typesetting.pieces import Line, Piece, Role, fitted, fitted_tail
from typesetting.printable import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from collation.model import Collation
    from tui.commands import KeyOf
    from tui.comparison_view import ComparisonView
    from tui.figure_list import FigureList

SHOWN = {
    Show.ALL: N_("everything"),
    Show.CHANGES: N_("changes"),
    Show.FIGURES: N_("figures that differ"),
    Show.ADDED_FIGURES: N_("added figures"),
}

MARKED = {
    Wording.WORDS: N_("wording marked by words"),
    Wording.CHARACTERS: N_("wording marked by characters"),
    Wording.OFF: N_("wording not marked"),
}


_LEAST_TITLE = 12
"""Cells of a title that tell more than how long the document is."""


def title_line(collation: Collation) -> Callable[[int], Line]:
    """The two titles and how many figures were added; these alone where there is no room."""
    summary = collation.summary
    sentences, figures = summary.sentences_with_added_figures, summary.added_figures
    told = " · ".join(
        [
            ngettext(
                "{count} sentence with added figures",
                "{count} sentences with added figures",
                sentences,
            ).format(count=f"{sentences:,}"),
            ngettext("{count} added figure", "{count} added figures", figures).format(
                count=f"{figures:,}"
            ),
        ]
    )
    titles = " ⇄ ".join(_names(collation))

    def line(width: int) -> Line:
        room = width - cell_len(told) - 2
        if room < cell_len(titles):
            return between(told)(width)
        return (Piece(fitted(titles, room) + "  " + told, Role.PLAIN),)

    return line


def pane_titles(view: ComparisonView, width: int) -> Line:
    """What stands in each pane, the end of its title first, in `width` cells."""
    if view.collation is None:
        return ()
    collation = view.collation
    lengths = (len(each.sentences) for each in (collation.base, collation.revised))
    base, revised = (
        (
            name,
            " · "
            + ngettext("{count} sentence", "{count} sentences", count).format(count=f"{count:,}"),
        )
        for name, count in zip(_names(collation), lengths, strict=True)
    )
    wide = view.layout_now is not Layout.UNIFIED
    left = (view.text_width - 3) // 2 if wide else width // 2
    divider = (Piece(" │ ", Role.GUTTER),) if wide else (Piece(" ", Role.PLAIN),)
    right = width - left - sum(len(piece.text) for piece in divider)
    return (*titled(_("Base"), *base, left), *divider, *titled(_("Revised"), *revised, right))


def _names(collation: Collation) -> list[str]:
    """The titles of the two documents; where those are the same, with what tells them apart."""
    known = [
        Named(each.title, each.date, each.name) for each in (collation.base, collation.revised)
    ]
    return [
        printable(with_mark(each.title, mark))
        for each, mark in zip(known, marks(known), strict=True)
    ]


def titled(name: str, title: str, length: str, width: int) -> Line:
    """A pane's name and the end of its title in `width` cells; its length where there is room."""
    told = f" {name}  "
    room = max(1, width - cell_len(told))
    if room - cell_len(length) < min(_LEAST_TITLE, cell_len(title)):
        length = ""
    return (
        Piece(told, Role.SIGN_FIGURE),
        Piece(fitted_tail(title + length, room), Role.PLAIN),
    )


def summary_line(
    view: ComparisonView, collation: Collation, key_of: KeyOf
) -> Callable[[int], Line]:
    """How many rows of each kind there are, by their signs where words have no room, and what of
    that is shown."""
    summary = collation.summary
    counts = {
        "changed": summary.changed,
        "added": summary.added,
        "removed": summary.removed,
        "moved": summary.moved,
        "equal": summary.equal,
    }
    words = _(
        "{changed} reworded · {added} added · {removed} removed · {moved} moved · {equal} the same"
    ).format(**counts)
    signs = "~{changed} +{added} −{removed} ⇄{moved} ={equal}".format(**counts)
    filtering, marking = key_of("compare.filter"), key_of("compare.wording")
    told = _("Shown: {what} ({key})") if filtering else _("Shown: {what}")
    shown = told.format(what=_(SHOWN[view.show]), key=filtering)
    if view.wording is not Wording.WORDS:
        marked = _(MARKED[view.wording]) + (f" ({marking})" if marking else "")
        shown = f"{marked} · {shown}"

    def line(width: int) -> Line:
        fits = cell_len(words) + cell_len(shown) + 2 <= width
        return between(words if fits else signs, shown)(width)

    return line


def moved_hint(collation: Collation, row: int) -> str:
    """Where a row stood in the base, if it has moved."""
    if origin(collation, row) is None:
        return ""
    path = " › ".join(origin_path(collation, row))
    return _("⇄ moved here; sentence {number} of the base, under {section}").format(
        number=collation.rows[row].base[0] + 1, section=path or collation.base.title
    )


def rows_holding(collation: Collation, wanted: str) -> list[int]:
    """The rows in which one of the two texts holds what is looked for."""
    base, revised = collation.base.sentences, collation.revised.sentences
    return [
        at
        for at, row in enumerate(collation.rows)
        if any(
            occurrences("".join(sentences[each].text for each in side), wanted)
            for sentences, side in ((base, row.base), (revised, row.revised))
        )
    ]


def holding_words(nth: int, total: int, key_of: KeyOf) -> tuple[str, str]:
    """Which of the rows that hold what is looked for one has come to, and the keys to the next."""
    told = _("row {nth} of {total} that hold it") if nth else _("{total} rows hold it")
    return told.format(nth=f"{nth:,}", total=f"{total:,}"), hint(
        _("{next} {back}: next and back"),
        next=key_of("compare.next_match"),
        back=key_of("compare.previous_match"),
    )


def figures_title(figures: FigureList) -> tuple[str, str]:
    """Which of the added figures one has come to, and what stands in a line of their list."""
    nth = 0 if figures.cursor is None else figures.cursor + 1
    told = _("Added figures {nth}/{total}").format(
        nth=f"{nth:,}", total=f"{len(figures.figures):,}"
    )
    return f" {told}", _(figures.column_names)


def nothing_sought(key_of: KeyOf) -> str:
    """What is said where nothing is looked for that there could be more of."""
    told = _("Nothing is looked for in the texts: {key} finds")
    return hint(told, key=key_of("compare.find")) or _("Nothing is looked for in the texts")


def no_move(key_of: KeyOf) -> str:
    """What is said where a sentence has not moved."""
    told = _("Come to a moved sentence (⇄) first: {key} goes to the next change")
    return hint(told, key=key_of("compare.next_change")) or _("Come to a moved sentence (⇄) first")
