"""Documents become an index; a query becomes the paragraphs that match, best first."""

from search_index.index import Index, check_index, open_index
from search_index.model import (
    Answer,
    CheckReport,
    Entry,
    Explained,
    GenerationInfo,
    Hit,
    Problem,
    Progress,
    Suggestion,
)
from search_index.searching import Order, matches_in, search
from search_index.temporary import open_anywhere

__all__ = [
    "Answer",
    "CheckReport",
    "Entry",
    "Explained",
    "GenerationInfo",
    "Hit",
    "Index",
    "Order",
    "Problem",
    "Progress",
    "Suggestion",
    "check_index",
    "matches_in",
    "open_anywhere",
    "open_index",
    "search",
]
