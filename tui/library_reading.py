"""The place in the document at hand, and the jumps that lead there, kept with its outline."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on

from messages import gettext as _
from tui.commands import hint, hints
from tui.library_watch import LibraryWatch
from tui.outline import Outline, Place
from tui.page import Page
from tui.places_again import (
    matches_again,
    place_again,
    renamed,
    sight_at,
    spot_at,
    with_names,
    with_places,
)
from tui.reader import Reader
from tui.sight import Sight
from tui.state import Spot
from tui.visits import Trail, with_bookmark, with_visit

if TYPE_CHECKING:
    from textual.widgets.tree import TreeNode

    from corpus.model import Document
    from tui.places_again import Names
    from tui.reader import Matches

RESTING_PAUSE = 0.15
"""Seconds after which the reader goes where the cursor of the outline rests."""


class LibraryReading(LibraryWatch):
    """The base of the screen that shows the library: opens documents and remembers the way."""

    def __init__(self) -> None:
        super().__init__()
        self._opening: tuple[Path, Matches, Spot] | None = None
        self._path: Path | None = None
        self._trail = Trail()
        self._retracing = False
        self._last_missed: Spot | None = None
        """Where one read last, while no document has that name."""
        self._reader: Reader | None = None
        """What the document at hand is read in; it knows the place after it has left the screen."""
        self._gone: Exception | None = None
        """Why the document at hand cannot be read again, though it still stands there."""

    @property
    def spot(self) -> Spot | None:
        """Where one reads, or read last."""
        reader = self._reader
        if reader is None or reader.document is None:
            return None
        return spot_at(reader.document, reader.sight)

    def read_on(self) -> None:
        """Let the keys go to the document."""
        self.add_class("-reading")
        self.query_one(Reader).focus()

    @on(Reader.Edited)
    def reread(self) -> None:
        """Read the document at hand again if its file has changed."""
        path = self._path
        if path is not None:
            self.ask("reread", lambda: self.app.library.read(path), self._read_again)

    def _read_again(self, document: Document) -> None:
        reader = self.query_one(Reader)
        if self._gone is not None:
            self._gone = None
            self.tell_library()
        before = reader.document
        if self._path is None or before is None or document is before:
            return
        place = place_again(before, document, reader.place)
        self.app.state = with_places(self.app.state, document)
        self.query_one(Outline).show_sections(self._path, document, anew=True)
        reader.show_again(document, matches_again(before, document, reader.matches), place)
        self.query_one(Page).find_again()
        self._follow()
        self.app.notify(_("The file has changed on disk and was read again"))

    def open(self, path: Path, matches: Matches | None = None, paragraph: int = 0) -> None:
        """Read a document from a paragraph on, with these matches marked."""
        self._begin(path, matches or {}, Spot(str(path), paragraph))

    def open_spot(self, spot: Spot) -> None:
        """Read a document from where the words of a spot stand now."""
        self._begin(Path(spot.document), {}, spot)

    def _begin(self, path: Path, matches: Matches, spot: Spot) -> None:
        self._opening = (path, matches, spot)
        self.ask("read", lambda: (path, self.app.library.read(path)), self._read)

    def _read(self, answer: tuple[Path, Document]) -> None:
        path, document = answer
        left = self.spot if self._gone is None else None
        wanted, first = self._opening, self._path is None
        self._opening = self._gone = None
        _path, matches, spot = wanted if wanted and wanted[0] == path else (path, {}, Spot(""))
        sight = sight_at(document, spot)
        self._path = path
        self.app.state = with_places(self.app.state, document)
        outline = self.query_one(Outline)
        outline.show_sections(path, document)
        if first:
            outline.unfold(path)
        self._reader = reader = self.query_one(Reader)
        reader.show(document, matches, sight)
        if sight.paragraph in matches:
            reader.go_to_place(sight.paragraph, 0)
        self._arrived(left)
        self._follow()
        self.tell_library()

    def follow_names(self, names: Names) -> None:
        """Go along with documents that have another name now, the one at hand among them."""
        self.app.state = with_names(self.app.state, names)
        spots = tuple(renamed(each, names) for each in self._trail.spots)
        self._trail = replace(self._trail, spots=spots)
        untouched = not spots and self.query_one(Reader).place == 0
        spot, self._last_missed = (untouched and self._last_missed) or self.spot, None
        if spot is not None and (now := renamed(spot, names)) != spot:
            self.open_spot(now)

    def _follow(self) -> None:
        """Let the outline and the path of headings follow the reading."""
        reader = self.query_one(Reader)
        document = reader.document
        if document is None or self._path is None or not document.paragraphs:
            return
        self.query_one(Outline).follow(self._path, document, reader.place)
        self.query_one(Page).tell()

    def _arrived(self, left: Spot | None) -> None:
        """Remember a jump to where one is now, unless it goes along the trail itself."""
        state, reached = self.app.state, self.spot
        if reached is None:
            return
        if left is not None:
            state = with_visit(state, left)
            if not self._retracing:
                self._trail = self._trail.jump(left, reached)
        self._retracing = False
        self.app.state = with_visit(state, reached)

    def _jump(self, paragraph: int) -> None:
        """Go to another paragraph of the document at hand."""
        self._show(Sight(paragraph))

    def _show(self, sight: Sight) -> None:
        left = self.spot
        self.query_one(Reader).show_sight(sight)
        self._arrived(left)

    def _left(self, sight: Sight) -> None:
        """Remember what was left for another place in the document at hand."""
        document, here = self.query_one(Reader).document, self.spot
        if document is not None and here is not None:
            self._trail = self._trail.jump(spot_at(document, sight), here)

    @on(Outline.NodeHighlighted)
    def _highlighted(self, event: Outline.NodeHighlighted[Place]) -> None:
        place = event.node.data
        if self.query_one(Outline).has_focus and place is not None and not place.is_folder:
            self.set_timer(RESTING_PAUSE, lambda: self._preview(event.node, place))

    def _preview(self, node: TreeNode[Place], place: Place) -> None:
        """Go where the cursor of the outline has rested."""
        outline = self.query_one(Outline)
        if outline.has_focus and outline.cursor_node is node:
            self._go(place)

    def _go(self, place: Place) -> None:
        reader = self.query_one(Reader)
        document = reader.document
        if place.path != self._path or document is None:
            self.open(place.path, {}, _paragraph_of(place, self.app.library.kept(place.path)))
        elif place.paragraph is not None:
            # Who reads on under a head stays on the line, as who does in a section.
            if self.query_one(Outline).head_above(document, reader.place) != place.paragraph:
                self._jump(place.paragraph)
        elif document.paragraphs[reader.place].section != place.section:
            self._jump(document.sections[place.section].first_paragraph)

    @on(Outline.NodeSelected)
    def _selected(self, event: Outline.NodeSelected[Place]) -> None:
        place = event.node.data
        if place is not None and place.is_folder:
            event.node.toggle()
        elif place is not None:
            self._go(place)
            event.node.expand()
            self.read_on()

    @on(Outline.NodeExpanded)
    def _expanded(self, event: Outline.NodeExpanded[Place]) -> None:
        place = event.node.data
        closed = place is not None and not place.section and not event.node.children
        if place is not None and closed and place.path != self._path:
            self.open(place.path)

    def action_trail(self, step: int) -> None:
        """Back to where one was before a jump, or forward again."""
        here = self.spot
        trail = self._trail.step(step, here) if here is not None else None
        if trail is None:
            self.app.bell()
            self.app.notify(_("None follows") if step > 0 else _("None comes before"))
            return
        self._trail, self._retracing = trail, True
        spot = trail.spots[trail.at]
        document = self.query_one(Reader).document
        if document is not None and spot.document == str(self._path):
            self._show(sight_at(document, spot))
        else:
            self.open_spot(spot)

    def action_bookmark(self) -> None:
        """Set a bookmark at the paragraph at hand, or take it away."""
        reader = self.query_one(Reader)
        if reader.document is None:
            return
        state, is_set = with_bookmark(self.app.state, reader.document, reader.place_at_hand)
        if self.app.remember(state):
            listed = hint(_("{key} lists them"), key=self.app.key("library.places"))
            self.app.notify(
                hints(_("Bookmark set"), listed) if is_set else _("The bookmark is taken away")
            )

    def action_places(self) -> None:
        """Choose among the bookmarks and the documents read lately."""
        from tui.places import choose_place

        choose_place(self.app, self.open_at)

    def open_at(self, spot: Spot) -> None:
        """Read on at a spot."""
        self.open_spot(spot)
        self.read_on()


def _paragraph_of(place: Place, document: Document | None) -> int:
    """The paragraph that a place of the outline leads to; the first while that is not known."""
    if place.paragraph is not None:
        return place.paragraph
    if document is None or place.section >= len(document.sections):
        return 0
    return document.sections[place.section].first_paragraph
