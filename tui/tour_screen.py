"""What a new user should know becomes five pages, shown once and whenever they are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.containers import Vertical

from messages import N_
from messages import gettext as _
from tui import settings
from tui.bar import Bar
from tui.commands import command, declared, hint, hints, key_of
from tui.line_view import LineView
from tui.screen import ExplorerScreen
from typesetting.pieces import Line, Piece, Role, fitted, flow
from typesetting.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import Binding, BindingType

    from tui.app import Explorer


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the tour: its title, what it says, and commands with what they are good for."""

    title: str
    text: str
    commands: tuple[tuple[tuple[str, ...], str], ...]


PAGES = (
    Page(
        N_("Your documents"),
        N_("The documents with their sections stand on the left, the text on the right; the list "
           "follows the reading. The foot says what is most useful now."),
        (
            (("library.switch",), N_("from the list to the text and back")),
            (("outline.open",), N_("read from here on")),
            (("library.find",), N_("filter the list, or find in the text")),
            (("library.bookmark", "library.places"), N_("set a bookmark, go to one")),
        ),
    ),
    Page(
        N_("Search all of them"),
        N_("Hits come while you type, with the text beside them. Words must stand in one "
           "paragraph, \"quoted\" text exactly so; figure:>10亿元 goes by value."),
        (
            (("library.search",), N_("search")),
            (("search.next", "search.previous"), N_("next hit, whatever document, and back")),
            (("search.facets",), N_("only one document, year or kind of figure")),
            (("search.history",), N_("earlier and saved searches")),
        ),
    ),
    Page(
        N_("Compare two versions"),
        N_("Sentence stands beside sentence, whatever moved, merged or was reworded. A sign tells "
           "each change; # is a figure that only the revised text has."),
        (
            (("library.compare",), N_("choose two versions")),
            (("compare.next_figure", "compare.previous_figure"), N_("next added figure, and back")),
            (("compare.next_change", "compare.previous_change"), N_("next change, and back")),
            (("compare.filter", "compare.export"), N_("show less; write it to a file")),
        ),
    ),
    Page(
        N_("Figures with their values"),
        N_("All amounts, shares and quantities of a document or of the library in one table: "
           "their value, their unit, what they count, the sentence they stand in."),
        (
            (("library.figures",), N_("open the table")),
            (("figures.scope",), N_("of all documents, or of this one")),
            (("figures.sort", "figures.filter"), N_("sort by another column; filter")),
            (("figures.chart",), N_("one subject through the documents, as a chart")),
        ),
    ),
    Page(
        N_("Nothing to learn by heart"),
        N_("Keys, colours and the theme can be your own, in {file}"),
        (
            (("app.keys",), N_("what the keys do, and this tour again")),
            (("app.palette",), N_("find a command by its name")),
            (("library.back",), N_("back, from anywhere")),
            (("app.quit",), N_("leave; you come back to the same place")),
        ),
    ),
)  # fmt: skip

_SEEN, _TO_COME = "●", "○"


class TourPage(LineView):
    """One page at a time, wrapped to the width."""

    def __init__(self) -> None:
        super().__init__(id="tour-page")
        self._page = PAGES[0]
        self._commands: Mapping[str, Binding] = {}
        self._own: Mapping[str, str] = {}
        self._lines: list[Line] = []

    def show(self, page: Page, commands: Mapping[str, Binding], own: Mapping[str, str]) -> None:
        """Show a page with the keys of its commands, those that the user has chosen first."""
        self._page, self._commands, self._own = page, commands, own
        self._lay_out()
        self.scroll_to(y=0)

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap anew for another width."""
        self._lay_out()

    def line(self, y: int) -> Line:
        """The pieces of line `y`."""
        return self._lines[y]

    def _lay_out(self) -> None:
        text = printable(_(self._page.text).format(file=settings.from_home(settings.file())))
        words = flow([Piece(text, Role.PLAIN)], max(10, self.text_width - 4))
        told = [(Piece("  ", Role.PLAIN), *line) for line in words]
        commands = list(self._commands_told())
        apart = [line for each in commands for line in ((), each)]
        tight = [*told, *([()] if len(told) + len(commands) < self.size.height else []), *commands]
        roomy = [(), *told, *apart]
        self._lines = roomy if len(roomy) <= self.size.height else tight
        self.set_line_count(len(self._lines))

    def _commands_told(self) -> Iterator[Line]:
        keys = [" ".join(map(self._keys, identities)) for identities, _told in self._page.commands]
        width = max(map(cell_len, keys)) + 2
        for key, (_identities, told) in zip(keys, self._page.commands, strict=True):
            room = max(4, self.text_width - width - 5)
            yield (
                Piece("   " + fitted(key, width), Role.SIGN_FIGURE),
                Piece(fitted(_(told), room), Role.PLAIN),
            )

    def _keys(self, identity: str) -> str:
        """The key of a command, once its screen is known."""
        return key_of(identity, self._own) if identity in self._commands else ""


class TourScreen(ExplorerScreen[None]):
    """The pages in turn; a key that is none of its own leads out and does its work."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("tour.next", "enter,right,space,n", "page(1)", N_("Next"), N_("The next page")),
        command("tour.previous", "left,backspace,N", "page(-1)", N_("Previous"),
                N_("The page before")),
        command("tour.skip", "escape,q", "dismiss", N_("Skip"), N_("Skip the tour")),
    ]  # fmt: skip

    app: Explorer

    def __init__(self) -> None:
        super().__init__()
        self._at = 0
        self._commands: Mapping[str, Binding] = {}

    def compose(self) -> ComposeResult:
        """A title over the page, the keys below."""
        with Vertical(id="tour"):
            yield Bar(id="tour-title")
            yield TourPage()
            yield Bar(id="tour-foot", classes="foot")

    def on_mount(self) -> None:
        """Open the first page; the keys of screens that were never open are looked up."""
        self.query_one(TourPage).focus()
        self._show()
        self.ask("commands", declared, self._know)

    def _know(self, commands: Mapping[str, Binding]) -> None:
        self._commands = commands
        self._show()

    def _show(self) -> None:
        page, count = PAGES[self._at], len(PAGES)
        dots = " ".join(_SEEN if at <= self._at else _TO_COME for at in range(count))
        self.query_one("#tour-title", Bar).tell(
            _("Tour {nth}/{count}: {title}").format(
                nth=self._at + 1, count=count, title=_(page.title)
            ),
            dots,
            Role.HEADING,
        )
        last, key = self._at == count - 1, self.app.key
        skip, back = key("tour.skip"), key("tour.previous")
        self.query_one("#tour-foot", Bar).tell(
            hint(_("{key}: begin") if last else _("{key}: next page"), key=key("tour.next")),
            hints(hint(_("{previous}: back"), previous=back), hint(_("{key}: close"), key=skip))
            if last
            else hints(
                hint(_("{key}: skip"), key=skip),
                hint(_("{key} brings it back"), key=key("app.keys")),
            ),
        )
        self.query_one(TourPage).show(page, self._commands, dict(self.app.settings.keys))

    def on_key(self, event: events.Key) -> None:
        """Leave for a key that is not the tour's, and let it do its work below."""
        active = self.active_bindings.get(event.key)
        if active is None or active.node is self.app:
            event.stop()
            self.dismiss()
            self.app.call_later(self.app.simulate_key, event.key)

    def on_click(self) -> None:
        """The next page."""
        self.action_page(1)

    def action_page(self, step: int) -> None:
        """The next page or the one before; after the last one the tour is over."""
        if self._at + step >= len(PAGES):
            self.dismiss()
        else:
            self._at = max(0, self._at + step)
            self._show()
