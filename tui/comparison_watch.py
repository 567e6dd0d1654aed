"""Two documents are compared, and compared again when their files change on disk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from messages import gettext as _
from tui.library_watch import WATCH_PAUSE
from tui.screen import ExplorerScreen, told

if TYPE_CHECKING:
    from pathlib import Path

    from collation.model import Collation
    from corpus.model import Document
    from tui.app import Explorer
    from typesetting.sheet import Sheet


class ComparisonWatch(ExplorerScreen[None]):
    """The base of the screen that shows a comparison: makes it, looks again at the files."""

    app: Explorer

    def __init__(self, base: Path, revised: Path) -> None:
        super().__init__()
        self._paths = (base, revised)
        self._shown = (base, revised)
        """The files of what is shown, the base first."""
        self._missed = ""
        """Why the files could not be read when they were last looked at."""

    def begin(self) -> None:
        """Compare in the background, and look at the files again from time to time."""
        self._compare()
        self.set_interval(WATCH_PAUSE, self.look_again)

    def swap(self) -> None:
        """Take the base for the revised text and the other way round."""
        self._paths = self._paths[::-1]
        self._compare()

    def _compare(self) -> None:
        self.forget("watch")
        base, revised = self._paths
        self.ask(
            "compare", lambda: _sheet(self._document(base), self._document(revised)), self._compared
        )

    def _document(self, path: Path) -> Document:
        """The document, under the title that the library knows it by."""
        document = self.app.library.read(path)
        title = self.app.shelf.item(path).title
        return document if title == path.stem else replace(document, title=title)

    def _compared(self, sheet: Sheet) -> None:
        swapped = self._shown != self._paths
        self._shown, self._missed = self._paths, ""
        if self.collation is None:
            self.show(sheet)
        else:
            self.show_again(sheet, swapped=swapped)

    def look_again(self) -> None:
        """Compare again if a file has changed, unless that is being done."""
        collation = self.collation
        if collation is None or self.asking("watch") or self.asking("compare"):
            return
        paths = self._shown
        known = (collation.base.identity, collation.revised.identity)

        def look() -> Sheet | None:
            base, revised = self._document(paths[0]), self._document(paths[1])
            return None if (base.identity, revised.identity) == known else _sheet(base, revised)

        self.ask("watch", look, self._looked)

    def _looked(self, sheet: Sheet | None) -> None:
        if self._missed:
            self._missed = ""
            self.tell()
        if sheet is not None:
            self.show_again(sheet)
            news = _("A file has changed on disk; both were compared again")
            self.call_after_refresh(self.app.notify, news)

    def failed(self, topic: str, error: Exception) -> None:
        """Nothing to compare: tell why and go back. Files that are gone are told of once."""
        if topic == "watch":
            if told(error) != self._missed:
                self._missed = told(error)
                self.warn(self._missed)
            return
        super().failed(topic, error)
        if topic != "compare":
            return
        if self.collation is not None:
            self._paths = self._shown
        elif self in self.app.screen_stack:
            while self.app.screen is not self:  # help, or what else was opened over it meanwhile
                self.app.pop_screen()
            self.dismiss()
            self.app.warn(told(error))

    # What the screen does about it

    @property
    def collation(self) -> Collation | None:
        """What is shown, once there is something."""
        raise NotImplementedError

    def show(self, sheet: Sheet) -> None:
        """Show a comparison."""
        raise NotImplementedError

    def show_again(self, sheet: Sheet, *, swapped: bool = False) -> None:
        """Show what the comparison has become, or the same one with the texts `swapped`."""
        raise NotImplementedError

    def tell(self) -> None:
        """Tell what is known of the place that one has come to."""
        raise NotImplementedError


def _sheet(base: Document, revised: Document) -> Sheet:
    from collation import collate
    from collation.wording import differing_words
    from typesetting.sheet import sheet_of

    collation = collate(base, revised)
    differing_words("一", "二")  # loads the dictionary, which drawing would wait for
    return sheet_of(collation)
