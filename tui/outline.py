"""The folders of a library, its documents and their sections become a tree to browse."""

from __future__ import annotations

from bisect import bisect_right
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual.widgets import Tree

from corpus.naming import begins_with_year
from messages import N_
from tui.commands import command
from tui.folders import in_folders
from tui.library import marks_of
from typesetting.pieces import fitted
from typesetting.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.text import TextType
    from textual.binding import BindingType
    from textual.widgets.tree import TreeNode

    from corpus.model import Document, Paragraph
    from tui.folders import Folder
    from tui.library import Item


class Place(NamedTuple):
    """A document, one section of it, or a paragraph of that with a head of its own; or a folder."""

    path: Path
    section: int = 0
    paragraph: int | None = None
    is_folder: bool = False


MOST_HEADS = 3000
"""Paragraphs with heads that the outline lists; it is the sections that lead through more."""

FEW = 200
"""A library of so many documents is shown with all its folders unfolded."""

_SHORT_HEAD, _WORDS = 8, 24

_TOGGLES = Style.from_meta({"toggle": True})
"""By this Textual knows a click on the sign of a node, which folds it, from one on its label."""

_UNWRITTEN = Text()
"""The label of documents in the tree: thousands are listed, of which a screenful is drawn."""


class Outline(Tree[Place]):
    """Documents in their folders, each with its sections once it has been read."""

    _filling = False
    """Whether many nodes are being taken in; Textual asks while it makes the tree."""

    ICON_NODE = "▸ "
    ICON_NODE_EXPANDED = "▾ "
    BINDINGS: ClassVar[list[BindingType]] = [
        command("outline.down", "j,down", "cursor_down", N_("Down"), N_("One line down"),
                show=False),
        command("outline.up", "k,up", "cursor_up", N_("Up"), N_("One line up"), show=False),
        command("outline.page_down", "d,pagedown", "page_down", N_("Page down"),
                N_("A page down"), show=False),
        command("outline.page_up", "u,pageup", "page_up", N_("Page up"), N_("A page up"),
                show=False),
        command("outline.top", "g,home", "scroll_home", N_("Top"), N_("To the first line"),
                show=False),
        command("outline.bottom", "G,end", "scroll_end", N_("Bottom"), N_("To the last line"),
                show=False),
        command("outline.open", "enter", "select_cursor", N_("Open"),
                N_("Read from here on")),
        command("outline.toggle", "space", "toggle_node", N_("Fold"),
                N_("Fold or unfold a folder or the sections of a document"), show=False),
        command("outline.unfold", "l,right", "unfold", N_("Unfold"),
                N_("Show what is in a folder, or the sections of a document"), show=False),
        command("outline.fold", "h,left", "fold", N_("Fold up"),
                N_("Hide what is inside, or go to the folder or heading above"), show=False),
    ]  # fmt: skip

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(Text(), id=id)
        self.show_root = False
        self.show_guides = False
        self.guide_depth = 2
        self.auto_expand = False
        self._listed: list[Path] = []
        self._marks: dict[Path, str] = {}
        """What tells each document from others of its folder that have its title."""
        self._first: Path | None = None
        self._folders: dict[Path, TreeNode[Place]] = {}
        self._folded: dict[Path, bool] = {}
        """Whether each folder that was ever shown is folded up, but for while one filters."""
        self._filtered = False
        self._documents: dict[Path, TreeNode[Place]] = {}
        self._items: dict[Path, Item] = {}
        """What was known of the documents when they were labelled."""
        self._sections: dict[Place, TreeNode[Place]] = {}
        self._unfolded: set[Place] = set()
        """What was unfolded when the documents were last listed."""
        self._heads: tuple[Document | None, list[int]] = (None, [])

    def on_focus(self) -> None:
        """Have the cursor in sight, wherever the reading or another size has left it."""
        self.scroll_to_line(self.cursor_line)

    def show_items(self, items: Sequence[Item], *, filtered: bool = False) -> None:
        """List these documents in their folders, without their sections.

        Where they are what a filter leaves, all folders are unfolded until they no longer are.
        """
        self._unfolded = self._unfolded_now() | {
            place for place in self._unfolded if place.path not in self._documents
        }
        if not self._filtered:
            self._folded |= {path: not node.is_expanded for path, node in self._folders.items()}
        self._filtered = filtered
        self.clear()
        self._folders, self._documents, self._sections = {}, {}, {}
        self._items.clear()
        top = in_folders(items)
        self._listed = [item.path for item in items]
        self._marks = _marks(items)
        self._first = top.first.path if top.first else None
        with self._filled():
            self._put_folder(self.root, top, closed=len(items) > FEW)

    def _put_folder(self, node: TreeNode[Place], folder: Folder, *, closed: bool) -> None:
        for each in folder.folders:
            place = Place(Path(each.way), is_folder=True)
            shown = self._filtered or not self._folded.get(place.path, closed)
            below = self._folders[place.path] = node.add(_name(each), place, expand=shown)
            self._put_folder(below, each, closed=closed)
        for item in folder.items:
            self._items[item.path] = item
            self._documents[item.path] = node.add(_UNWRITTEN, Place(item.path))

    @property
    def paths(self) -> list[Path]:
        """The documents that are listed, in the order they were given in."""
        return self._listed

    @property
    def first(self) -> Path | None:
        """The document that is shown first."""
        return self._first

    @property
    def unfolded(self) -> set[Path]:
        """The listed documents whose sections were in sight and have not been put there again."""
        return {place.path for place in self._unfolded} & self._documents.keys()

    @property
    def place(self) -> Place | None:
        """Where the cursor is."""
        return None if self.cursor_node is None else self.cursor_node.data

    def _unfolded_now(self) -> set[Place]:
        nodes = [*self._documents.values(), *self._sections.values()]
        return {node.data for node in nodes if node.data is not None and node.is_expanded}

    @contextmanager
    def _filled(self) -> Iterator[None]:
        """Take in many nodes at once."""
        self._filling = True
        try:
            yield
        finally:
            self._filling = False
            self._invalidate()

    def _invalidate(self) -> None:
        """Textual looks at all nodes after each that comes: with thousands, a second and more."""
        if not self._filling:
            super()._invalidate()

    def relabel(self, items: Sequence[Item]) -> None:
        """Show what has become known of documents that are listed already."""
        before, self._marks = self._marks, _marks(items)
        for item in items:
            path, mark = item.path, self._marks[item.path]
            node = self._documents.get(path)
            known = (self._items.get(path), before.get(path))
            if node is not None and known != (item, mark):
                self._items[path] = item
                node.refresh()

    def show_sections(self, path: Path, document: Document, *, anew: bool = False) -> None:
        """Put the sections and headed paragraphs under a document, in their order of nesting.

        What is there already stays unless they are to be put there `anew`.
        """
        top = self._documents.get(path)
        if top is None or (top.children and not anew):
            return
        if anew:
            self._unfolded |= self._unfolded_now()
        with self._filled():
            self._put_sections(top, path, document)

    def _put_sections(self, top: TreeNode[Place], path: Path, document: Document) -> None:
        top.remove_children()
        nodes = {0: top}
        # A head that is its section's own heading stands in the outline as the section.
        begun = {section.first_paragraph for section in document.sections[1:]}
        heads = [each for each in document.paragraphs if each.head and each.index not in begun]
        for paragraph, section in sorted(
            [(each.first_paragraph, each.index) for each in document.sections[1:]]
            + [(each.index, 0) for each in heads[:MOST_HEADS]]
        ):
            if section:
                parent = nodes.get(document.sections[section].parent or 0, top)
                heading = Text(printable(document.sections[section].heading), no_wrap=True)
                place = Place(path, section)
                nodes[section] = self._sections[place] = parent.add(heading, place)
            else:
                head = document.paragraphs[paragraph]
                place = Place(path, head.section, paragraph)
                parent = nodes.get(head.section, top)
                self._sections[place] = parent.add_leaf(_head(head), place)
        for node in nodes.values():
            node.allow_expand = bool(node.children)
            if node.children and node.data in self._unfolded:
                node.expand()
        self._unfolded = {place for place in self._unfolded if place.path != path}

    def unfold(self, path: Path) -> None:
        """Show the sections of a document."""
        if node := self._documents.get(path):
            node.expand()

    def follow(self, path: Path, document: Document, paragraph: int) -> None:
        """Let the cursor follow the reading, unless it is on the same section already."""
        section = document.paragraphs[paragraph].section
        node = self.cursor_node
        here = node.data if node is not None else None
        if (
            self.has_focus
            and here is not None
            and here.path == path
            and here.section in {0, section}
        ):
            return
        self.reveal(Place(path, section, self.head_above(document, paragraph)))

    def head_above(self, document: Document, paragraph: int) -> int | None:
        """The last paragraph of the same section up to this one that has a head, if any."""
        if self._heads[0] is not document:
            self._heads = (document, [each.index for each in document.paragraphs if each.head])
        heads = self._heads[1]
        before = bisect_right(heads, paragraph) - 1
        if before < 0:
            return None
        near, here = (document.paragraphs[at] for at in (heads[before], paragraph))
        return near.index if near.section == here.section else None

    def reveal(self, place: Place) -> None:
        """Put the cursor on a place, with what it lies in unfolded."""
        section = Place(place.path, place.section)
        node = (
            self._sections.get(place)
            or self._sections.get(section)
            or self._documents.get(place.path)
            or self._folders.get(place.path)
        )
        if node is None or node is self.cursor_node:
            return
        above = node.parent
        while above is not None and above is not self.root:
            if not above.is_expanded:  # Textual lays the tree out anew even for one that is
                above.expand()
            above = above.parent
        if node.line >= 0:
            self._move_to(node)
        else:
            self.call_after_refresh(self._move_to, node)

    def _move_to(self, node: TreeNode[Place]) -> None:
        if node.line >= 0:
            self.move_cursor(node)
            self.scroll_to_node(node, animate=False)

    def process_label(self, label: TextType) -> Text:
        """The label as it is: ours are of one line, which Textual would make anew, and twice."""
        return label if isinstance(label, Text) else super().process_label(label)

    def label_of(self, node: TreeNode[Place]) -> Text:
        """What a node is called; a document by what is known of it now."""
        place = node.data
        if node.label is not _UNWRITTEN or place is None:
            return self.process_label(node.label)
        return _label(self._items[place.path], self._marks[place.path])

    def get_label_width(self, node: TreeNode[Place]) -> int:  # noqa: ARG002  Textual's own name
        """No more than there is: labels are cut, so none needs to be measured."""
        return 1

    def render_label(self, node: TreeNode[Place], base_style: Style, style: Style) -> Text:
        """The label, cut to the width of the tree."""
        sign = ""
        if node.allow_expand:
            sign = self.ICON_NODE_EXPANDED if node.is_expanded else self.ICON_NODE
        label = self.label_of(node).copy()
        label.stylize(style)
        label = Text.assemble((sign, base_style + _TOGGLES), label)
        depth = 0
        above = node.parent
        while above is not None and above is not self.root:
            depth += 1
            above = above.parent
        room = self.scrollable_content_region.width - depth * self.guide_depth
        if room > 1 and cell_len(label.plain) > room:
            shown = fitted(label.plain, room).rstrip()
            label = label[: len(shown) - 1]
            label.append("…", style)
        return label

    def action_unfold(self) -> None:
        """Unfold, or go to the first thing inside."""
        node = self.cursor_node
        if node is None:
            return
        if node.is_expanded and node.children:
            self.action_cursor_down()
        else:
            node.expand()

    def action_fold(self) -> None:
        """Fold up, or go to what this lies in."""
        node = self.cursor_node
        if node is None:
            return
        if node.is_expanded and node.children:
            node.collapse()
        elif node.parent is not None and node.parent is not self.root:
            self.move_cursor(node.parent)


def _name(folder: Folder) -> Text:
    """The name of a folder, and how many documents it holds."""
    label = Text(printable(folder.name) + "/ ", no_wrap=True)
    return label.append(f"{folder.count:,}", Style(dim=True))


def _head(paragraph: Paragraph) -> Text:
    """The head of a paragraph; one that only numbers it (第十四条) with the words that follow."""
    head = paragraph.text[: paragraph.head].strip("。：: \u3000")
    label = Text(printable(head), no_wrap=True)
    if len(head) < _SHORT_HEAD:
        words = paragraph.text[paragraph.head : paragraph.head + _WORDS].strip()
        label.append(" " + printable(words), Style(dim=True))
    return label


def _marks(items: Sequence[Item]) -> dict[Path, str]:
    """What tells documents from others of their folder that have the same title, by path."""
    by_folder: dict[str, list[Item]] = {}
    for item in items:
        by_folder.setdefault(item.folder, []).append(item)
    return {
        item.path: mark
        for together in by_folder.values()
        for item, mark in zip(together, marks_of(together), strict=True)
    }


def _label(item: Item, mark: str) -> Text:
    label = Text(no_wrap=True)
    if item.unread:
        label.append("! ", Style(bold=True))
    if not begins_with_year(item.title, item.date):
        label.append(printable(item.date) + " ", Style(dim=True))
    label.append(printable(item.title))
    if mark and mark != item.date:
        label.append(" · " + printable(mark), Style(dim=True))
    return label
