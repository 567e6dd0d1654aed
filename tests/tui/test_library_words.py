from __future__ import annotations

from pathlib import Path

from corpus import DocumentError
from tui.bar import warning
from tui.library import Item, Library, Shelf
from tui.library_words import problem_hint, progress_hint, title_line
from typesetting.pieces import width_of

ITEMS = tuple(Item(Path(f"{nth}.txt"), f"{nth}", characters=1000) for nth in range(3504))


def test_large_numbers_are_told_in_groups_of_three_digits() -> None:
    assert "3,504 documents · 3,504,000 characters" in title_line(Library([]), Shelf(ITEMS))
    reason = DocumentError("{path} is empty", path="a.txt")
    shelf = Shelf(ITEMS, (("a.txt", reason),) * 1200)
    assert problem_hint(shelf, {"library.problems": "!"}.__getitem__).startswith("1,200 files")


def test_how_far_the_index_is_stands_beside_what_went_wrong() -> None:
    def told(width: int) -> str:
        line = warning("2 files could not be read", progress_hint(Shelf(ITEMS, indexed=0.345)))
        assert width_of(line(width)) == width
        return "".join(piece.text for piece in line(width))

    assert told(80).startswith("2 files could not be read ")
    assert told(80).endswith("  Indexing: 34 %")
    assert told(20) == "…s could not be read"
    assert progress_hint(Shelf(ITEMS)) == ""
