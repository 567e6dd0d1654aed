"""What is typed becomes hits as one types, with the document beside them at the match."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical

from messages import N_, ngettext
from messages import gettext as _
from tui import searches
from tui.bar import Bar
from tui.commands import command, hint
from tui.field import Field
from tui.hit_list import AllMatches, HitList, hit_of
from tui.key_bar import KeyBar
from tui.library_words import problem_hint
from tui.pick_list import PickList
from tui.query_words import told as understanding
from tui.reader import Reader
from tui.screen import told
from tui.search_preview import SearchPreview

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from search_index import Answer
    from tui.app import Explorer
    from tui.facets import Facet
    from tui.state import Search

TYPING_PAUSE = 0.1
"""Seconds without a key after which a query is put."""

MOST_HITS = 200


class SearchScreen(SearchPreview):
    """A query, its hits, and the document of the hit at hand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("search.back", "escape", "back", N_("Back"), N_("Back to where you were")),
        command("search.query", "slash", "query", N_("Query"), N_("Change the query")),
        command("search.next", "n", "hit(1)", N_("Next hit"), N_("Go to the next hit")),
        command("search.previous", "N", "hit(-1)", N_("Previous hit"),
                N_("Go to the previous hit")),
        command("search.next_typing", "down", "hit(1)", N_("Next hit"),
                N_("Go to the next hit while typing"), show=False),
        command("search.previous_typing", "up", "hit(-1)", N_("Previous hit"),
                N_("Go to the previous hit while typing"), show=False),
        command("search.facets", "f2", "facets", N_("Narrow"),
                N_("Narrow the hits by document, year, section or kind of figure")),
        command("search.history", "f3", "history", N_("History"),
                N_("List the saved searches and the latest ones")),
        command("search.save", "asterisk", "save", N_("Save"),
                N_("Save this search, or forget it"), show=False),
        command("search.switch", "tab", "switch", N_("Other pane"),
                N_("Go from the hits to the document or back"), show=False),
    ]  # fmt: skip

    app: Explorer

    def __init__(self) -> None:
        super().__init__()
        self._of: tuple[str, tuple[Facet, ...]] = ("", ())
        """The query and the facets that the hits are of."""
        self._pause: Timer | None = None
        self._facets: tuple[Facet, ...] = ()

    def compose(self) -> ComposeResult:
        """The query, the hits beside the document, how the query was understood, the keys."""
        with Horizontal(id="query-line"):
            yield Field(id="query")
            yield Bar(id="found")
        with Horizontal(id="results"):
            yield HitList(id="hits")
            with Vertical(id="preview"):
                yield Bar(id="crumb")
                yield Reader(id="reader")
        yield Bar(id="understood", classes="foot")
        yield KeyBar()

    def on_mount(self) -> None:
        """Let the typing begin."""
        self.query_one("#query", Field).placeholder = _("Search all documents")
        self.watch(self.query_one(Reader), "moved", self._tell_crumb, init=False)
        self.action_query()

    def index_told(self) -> None:
        """Put a query that was typed while the index was being built, or tell how far that is."""
        if self.is_mounted:
            self._put()

    @on(Field.Changed, "#query")
    def _typed(self) -> None:
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(TYPING_PAUSE, self._put)

    def _put(self) -> None:
        query = self.query_one("#query", Field).value
        index = self.app.shelf.index
        self.forget("search")
        if not query.strip():
            self._show(None)
            return
        if index is None:
            shelf = self.app.shelf
            if shelf.failure:
                self.warn(told(shelf.failure))
            elif not shelf.items and shelf.problems:
                self.warn(problem_hint(shelf, self.app.key))
            else:
                percent = int((shelf.indexed or 0) * 100)
                self.query_one("#understood", Bar).tell(
                    _("Indexing: {percent} %. The search follows by itself").format(percent=percent)
                )
            return

        facets, dates = self._facets, self._dates

        def search() -> tuple[Answer, float]:
            from search_index import search

            began = perf_counter()
            try:
                if not facets:
                    return search(index, query, limit=MOST_HITS), perf_counter() - began
                from tui.facets import MOST_WEIGHED, narrowed

                found = search(index, query, limit=MOST_WEIGHED)
                return narrowed(found, facets, dates, MOST_HITS), perf_counter() - began
            finally:
                index.rest()

        def show(told: tuple[Answer, float]) -> None:
            answer, self._took = told
            self._all = None if facets else AllMatches(index, answer)
            self._show(answer)

        self.ask("search", search, show)

    @property
    def _asked_now(self) -> str:
        """The query in the field."""
        return self.query_one("#query", Field).value

    @property
    def _dates(self) -> dict[str, str]:
        """The dates of the documents by name."""
        return {str(item.path): item.date for item in self.app.shelf.items}

    def _show(self, answer: Answer | None) -> None:
        asked = (answer.query if answer else "", self._facets)
        stay, self._of, self._answer = asked == self._of, asked, answer
        shelf = self.app.shelf
        titles = {str(item.path): shelf.name(item.path) for item in shelf.items}
        self.query_one(HitList).show(answer, titles, stay=stay)
        found = self.query_one("#found", Bar)
        understood = self.query_one("#understood", Bar)
        if answer is None:
            found.tell("")
            understood.tell("")
            self._show_document(None)
            return
        paragraphs = ngettext("{count} paragraph", "{count} paragraphs", answer.total)
        documents = ngettext("{count} document", "{count} documents", answer.documents)
        told = paragraphs.format(count=f"{answer.total:,}")
        found.tell("", f"{told} · {documents.format(count=f'{answer.documents:,}')}")
        only = [self._facet_name(each) for each in self._facets]
        understood.tell(understanding(answer, self.app.key, only))
        if not answer.hits:
            self._show_document(None)

    def _facet_name(self, facet: Facet) -> str:
        from tui.facets import facet_name

        return facet_name(facet, self.app.shelf)

    def _offer(self, counts: list[tuple[Facet, int]], of_some: bool) -> None:  # noqa: FBT001
        """Let the user choose a facet to narrow by, or take one away.

        `of_some` says that not all hits were counted.
        """
        from tui.facets import ASPECT_NAMES, MOST_WEIGHED
        from tui.menu_screen import Entry, MenuScreen

        used = list(self._facets)
        left = [(facet, count) for facet, count in counts if facet not in used]
        entries = [
            Entry(self._facet_name(facet), _("no longer only this"), "×") for facet in used
        ] + [
            Entry(self._facet_name(facet), f"{_(ASPECT_NAMES[facet.aspect])}  {count:>5,}")
            for facet, count in left
        ]

        def chosen(number: int | None) -> None:
            if number is None:
                return
            if number < len(used):
                self._facets = tuple(facet for facet in used if facet != used[number])
            else:
                self._facets = (*used, left[number - len(used)][0])
            self._put()

        title = _("Only the hits with…")
        if of_some:
            title = _("Only the hits with… (of the best {count})").format(count=f"{MOST_WEIGHED:,}")
        self.app.push_screen(MenuScreen(title, entries), chosen)

    @property
    def _search(self) -> Search:
        """The query in the field with what its hits are narrowed to."""
        return searches.search_of(self._asked_now, self._facets)

    def _used(self) -> None:
        """Remember a search that was of use, as the latest."""
        search, state = self._search, self.app.state
        if search.query and state.queries[:1] != (search,):
            self.app.remember(searches.used(state, search))

    # Commands

    def action_facets(self) -> None:
        """Count what the hits have in common, and let one choose."""
        index, query, dates = self.app.shelf.index, self._answer, self._dates
        facets = self._facets
        if index is None or query is None:
            self.app.bell()
            return

        def count() -> tuple[list[tuple[Facet, int]], bool]:
            from search_index import search
            from tui.facets import MOST_WEIGHED, counted_facets, narrowed

            found = search(index, query.query, limit=MOST_WEIGHED)
            index.rest()
            hits = narrowed(found, facets, dates, MOST_WEIGHED).hits
            return counted_facets(hits, dates), len(found.hits) < found.total

        self.ask("facets", count, lambda told: self._offer(*told))

    def action_history(self) -> None:
        """Choose among the saved searches and the latest ones."""
        from tui.menu_screen import Entry, MenuScreen

        state = self.app.state
        known = searches.listed(state)
        if not known:
            self.app.notify(_("Nothing has been searched for yet"))
            return

        def chosen(number: int | None) -> None:
            if number is not None:
                self._facets = searches.facets_of_search(known[number])
                self.query_one("#query", Field).value = known[number].query
                self._put()
                self.query_one(HitList).focus()

        def forget(number: int) -> None:
            self.app.remember(searches.forgotten(self.app.state, known[number]))

        entries = [
            Entry(
                each.query,
                " · ".join(map(self._facet_name, searches.facets_of_search(each))),
                "★" if each in state.saved else "·",
            )
            for each in known
        ]
        self.app.push_screen(MenuScreen(_("Saved and latest searches"), entries, forget), chosen)

    def action_save(self) -> None:
        """Save the search, or forget it where it was saved."""
        search = self._search
        if not search.query:
            self.app.bell()
            return
        state = searches.saved_or_not(self.app.state, search)
        if self.app.remember(state):
            self.app.notify(
                hint(_("Search saved: {key} lists it"), key=self.app.key("search.history"))
                or _("Search saved")
                if search in state.saved
                else _("The search is no longer saved")
            )

    def action_query(self) -> None:
        """Let the keys go to the query."""
        field = self.query_one("#query", Field)
        field.focus()
        field.action_select_all()

    def action_hit(self, step: int) -> None:
        """The next or previous hit, whichever document it is in."""
        if not self.query_one(HitList).step(step):
            self.app.bell()
            if step > 0 and self._answer and len(self._answer.hits) < self._answer.total:
                told = _("Only the best {count} are listed: another word narrows")
                if key := self.app.key("search.facets"):
                    told = _("Only the best {count} are listed: {key} or another word narrows")
                self.app.notify(told.format(count=len(self._answer.hits), key=key))

    def action_switch(self) -> None:
        """From the query to the hits, to the document, and round."""
        order = [self.query_one("#query"), self.query_one(HitList), self.query_one(Reader)]
        at = next((at for at, each in enumerate(order) if each.has_focus), 0)
        order[(at + 1) % len(order)].focus()

    def action_back(self) -> None:
        """Back to where one was."""
        self.dismiss()

    @on(Field.Submitted, "#query")
    def _to_hits(self) -> None:
        """To the hits; where there are none, put what was suggested instead."""
        answer = self._answer
        if answer is None or answer.query != self._asked_now:
            self._put()
        elif not answer.total and answer.suggestions and not self._facets:
            self.query_one("#query", Field).value = answer.suggestions[0].query
            return
        self._used()
        self.query_one(HitList).focus()

    @on(PickList.Picked)
    def _open(self, message: PickList.Picked) -> None:
        message.stop()
        hit = hit_of(message)
        if hit is None:
            return
        if self._answer is None or self._asked_now != self._answer.query:
            self.app.bell()  # the hits in sight are not of the query in the field
            return
        self._used()
        reader = self.query_one(Reader)
        known = reader.document is not None and reader.document.name == hit.document
        matches = reader.matches if known else {hit.paragraph: hit.matches}
        self.app.open_document(Path(hit.document), matches, hit.paragraph)
